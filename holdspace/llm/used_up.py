"""A limit that is used up, and the setting that allows more."""

from __future__ import annotations

from typing import Final, Literal

from holdspace.llm.faults import ModelError
from holdspace.llm.model import Usage

Which = Literal["session", "day"]
USED_UP: Final[dict[Which, str]] = {
    "session": "This talk's tokens are used up. Raise HOLDSPACE_TOKENS_PER_SESSION.",
    "day": "Today's tokens are used up, or too few are left for one more request. Wait until midnight UTC, or raise "
    "HOLDSPACE_TOKENS_PER_DAY.",
}


class LimitError(ModelError):
    """Tokens are used up; says which setting allows more."""

    def __init__(self, which: Which, usage: Usage | None = None) -> None:
        super().__init__("limit", which, usage)
        self.which: Which = which
        self.args = (USED_UP[which],)
