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
    "unknown_host": "The model's address names an unknown computer. Look at the network, or mend HOLDSPACE_MODEL_URL.",
    "tls": "No https connection to the model's address comes about. Mend HOLDSPACE_MODEL_URL, or look at the server.",
    "proxy": "The proxy on the way to the model does not let this through. Mend HOLDSPACE_MODEL_PROXY, or look at it.",
    "key": "The model's server does not accept the key. Mend HOLDSPACE_MODEL_KEY, or OPENAI_API_KEY.",
    "no_model": "The server does not have this model. Mend HOLDSPACE_MODEL, or load the model there.",
    "bad_request": "The server does not take the request. Look whether it speaks OpenAI's chat completions.",
    "rate_limited": "The server takes no more requests for now. Wait, or raise the limit of its account.",
    "server_error": "The server has an error of its own. Wait, or look at its log.",
    "stalled_before": "The server took the request and did not begin to answer. Wait, or choose a smaller model.",
    "stalled_midway": "The answer stood still in the middle. Wait, or choose a smaller model.",
    "cut": "The answer broke off. Look at the network, or at the server's log.",
    "empty": "The answer was empty. Look at the server's log; if it happens often, choose another model.",
    "too_long": "The answer did not come to its end. Choose a model that does not think aloud, or turn that off.",
    "bad_json": "The answer was not JSON. Choose a model or a server that keeps to a form.",
    "wrong_schema": "The answer was not of the form that was asked for. Choose a model or a server that keeps to one.",
    "filtered": (
        "The server's content filter held the answer back. Have it loosened in the server's account, or choose another "
        "model: talks are about hard things."
    ),
    "refused": "The model declined to answer. Choose another: one that declines leaves talks to the authors' words.",
    "limit": "This talk's or day's tokens are used up. Raise HOLDSPACE_TOKENS_PER_SESSION or ..._PER_DAY.",
    "busy": "All places for requests are taken. Wait, or raise HOLDSPACE_MODEL_REQUESTS.",
    "unfit": "The answer did not fit the person or the moment. If it happens often, choose a larger model.",
    "cancelled": "The answer is not wanted any more.",
    "other": "The model failed in a way that is not known here. Try once more; if it stays so, report it.",
}
"""For whoever runs the program: ``holdspace doctor`` and the log. A trainee reads one calm line instead."""


CASES: dict[tuple[Fault, str], str] = {
    ("key", "unset"): "The model's server wants a key, and none is set. Set HOLDSPACE_MODEL_KEY, or OPENAI_API_KEY.",
    ("tls", "plain"): (
        "The model's address does not answer in https. If the server speaks plain http, begin HOLDSPACE_MODEL_URL with "
        "http://; if not, look at its log."
    ),
    ("tls", "untrusted"): (
        "Nobody whom this computer trusts has signed the certificate of the model's server. Mend HOLDSPACE_MODEL_URL, "
        "or have the certificate made known here (SSL_CERT_FILE)."
    ),
    (
        "tls",
        "expired",
    ): "The certificate of the model's server has run out. Have it renewed, or mend HOLDSPACE_MODEL_URL.",
    ("tls", "other_name"): (
        "The certificate of the model's server is made out to another name. Write that name in HOLDSPACE_MODEL_URL."
    ),
    ("proxy", "gone"): (
        "Nothing answers at the proxy on the way to the model. Mend HOLDSPACE_MODEL_PROXY, or start the proxy."
    ),
    ("proxy", "unknown"): (
        "The proxy on the way to the model is an unknown computer. Mend HOLDSPACE_MODEL_PROXY, or look at the network."
    ),
    ("proxy", "password"): (
        "The proxy on the way to the model does not let this through. It wants a name and a password that it knows. "
        "Mend HOLDSPACE_MODEL_PROXY: http://name:password@..."
    ),
    ("bad_request", "no_model_server"): (
        "What answers at that address is no model server. Mend HOLDSPACE_MODEL_URL: with most servers it ends in /v1."
    ),
    ("bad_request", "wants_https"): "The model's server wants https. Begin HOLDSPACE_MODEL_URL with https://.",
    ("cut", "before"): "The server closed the line before it answered. Look at its log, or at the network.",
    ("cut", "before_http"): (
        "The server closed the line before it answered. If it speaks https, begin HOLDSPACE_MODEL_URL with "
        "https://; if not, look at its log."
    ),
    ("cut", "too_much"): "The server sends more than an answer can have, or packs it unasked. Look at its settings.",
    ("cut", "no_json"): "The answer broke off, or is no JSON. Look at the server's log.",
}
"""Sentences in place of those, where more is known; the second name is the error's ``detail``, and is logged."""


class ModelError(Exception):
    """A request to a language model failed. The text holds no key, no prompt and no answer."""

    def __init__(self, fault: Fault, detail: str = "", usage: Usage | None = None) -> None:
        super().__init__(_sentence(fault, detail))
        self.fault: Fault = fault
        self.detail = detail
        """What more can be said without a secret: a status code, the name of a case or of an exception."""
        self.usage = usage
        """What the request cost until then."""


def _sentence(fault: Fault, detail: str) -> str:
    if (fault, detail) in CASES:
        return CASES[fault, detail]
    if detail.isidentifier():  # a name of the program's own: of use to whoever mends the program
        return f"{SAYS[fault]} In the program's words: {detail}."
    return f"{SAYS[fault]} {detail}".strip()
