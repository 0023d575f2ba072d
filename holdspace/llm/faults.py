"""What can go wrong with a language model, under names that are logged, each with a sentence and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from holdspace.llm.model import Usage

Fault = Literal[
    "no_package",
    "unreachable",
    "unknown_host",
    "tls",
    "proxy",
    "key",
    "no_model",
    "bad_request",
    "rate_limited",
    "server_error",
    "stalled_before",
    "stalled_midway",
    "cut",
    "empty",
    "too_long",
    "bad_json",
    "wrong_schema",
    "filtered",
    "refused",
    "limit",
    "busy",
    "unfit",
    "cancelled",
    "other",
]
"""``unfit``: an answer came, and did not pass the checks of who had asked. ``limit``: tokens of this session or day.
``busy``: all places for requests are taken. ``cancelled``: nobody waits for it any more."""

SAYS: dict[Fault, str] = {
    "no_package": "The package for language models is missing. Install it: pip install 'holdspace[model]'.",
    "unreachable": "Nothing answers at the model's address. Start the server, or mend HOLDSPACE_MODEL_URL.",
    "unknown_host": "The model's address names an unknown computer. Mend HOLDSPACE_MODEL_URL, or look at the network.",
    "tls": "The model's address has no certificate that is trusted here. Mend HOLDSPACE_MODEL_URL, or it.",
    "proxy": "The proxy on the way to the model does not let this through. Mend HOLDSPACE_MODEL_PROXY, or look at it.",
    "key": "The model's server does not accept the key. Mend HOLDSPACE_MODEL_KEY, or OPENAI_API_KEY.",
    "no_model": "The server does not have this model. Mend HOLDSPACE_MODEL, or load the model there.",
    "bad_request": "The server does not take the request. Look whether it speaks OpenAI's chat completions.",
    "rate_limited": "The server takes no more requests for now. Wait, or raise the limit of its account.",
    "server_error": "The server has an error of its own. Wait, or look at its log.",
    "stalled_before": "The server took the request and did not begin to answer. Wait, or choose a smaller model.",
    "stalled_midway": "The answer stood still in the middle. Wait, or choose a smaller model.",
    "cut": "The answer broke off. Look at the network, or at the server's log.",
    "empty": "The answer was empty.",
    "too_long": "The answer did not come to its end.",
    "bad_json": "The answer was not JSON.",
    "wrong_schema": "The answer was not of the form that was asked for.",
    "filtered": "The server's content filter held the answer back.",
    "refused": "The model declined to answer.",
    "limit": "This talk's or day's tokens are used up. Raise HOLDSPACE_TOKENS_PER_SESSION or ..._PER_DAY.",
    "busy": "All places for requests are taken. Wait, or raise HOLDSPACE_MODEL_REQUESTS.",
    "unfit": "The answer did not fit the person or the moment.",
    "cancelled": "The answer is not wanted any more.",
    "other": "The model failed in a way that is not known here.",
}
"""For whoever runs the program: ``holdspace doctor`` and the log. A trainee reads one calm line instead."""


class ModelError(Exception):
    """A request to a language model failed. The text holds no key, no prompt and no answer."""

    def __init__(self, fault: Fault, detail: str = "", usage: Usage | None = None) -> None:
        super().__init__(f"{SAYS[fault]} {detail}".strip())
        self.fault: Fault = fault
        self.detail = detail
        """What more can be said without a secret: a status code, the name of an exception."""
        self.usage = usage
        """What the request cost until then."""
