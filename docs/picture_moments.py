"""Moments that last too short to be met in a real talk: the chat's own script, and news that nobody sent.

The same page that tests use for them: no kernel and no server, so that each can be held still.
"""

from __future__ import annotations

from typing import Any, Final

from page_with_chat import TALK, PageWithChat, message, state
from picture_album import ALL, WIDE, Album
from servers import OpenPage

from widgets.words import words

ANSWER: Final = "Everyone else is coping, and you lie there at night with all of it. That sounds lonely."
STOPPED: Final = "yeah. at night it's like the whole list is just"
WRITTEN: Final = "yeah. it's mostly at night that it gets loud"
TIME: Final = "2026-11-21T14:05:00Z"
MINE: Final = [*TALK, message(2, "you", ANSWER)]


def _sentence(text: str) -> dict[str, Any]:
    return {"type": "sentence", "turn": 2, "text": text, "bubble": True, "time": TIME}


MOMENTS: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "loading": (),
    "empty": (state(messages=[]),),
    "typing": (state(messages=MINE, busy=True), {"type": "typing", "on": True}, _sentence("yeah.")),
    "stopped": (state(messages=[*MINE, message(2, "person", STOPPED, how="interrupted")]),),
    "model-away": (
        state(messages=[*MINE, message(2, "person", WRITTEN)]),
        {"type": "model", "text": words("room")["model_away"].format(name="Maya")},
    ),
    "suggestions-coming": (state(suggestions_coming=True, suggestions_ready=False),),
    "error": (state(), {"type": "notice", "text": words("room")["trouble"], "way_on": "continue"}),
}
"""What the room would have said, by the name of the state."""


def take_moments(album: Album, open_page: OpenPage) -> None:
    """Take each of them, in a chat of its own."""
    for name, news in MOMENTS.items():
        chat = PageWithChat(open_page(width=860, height=720))
        chat.hear(*news)
        album.take(name, chat.page, chat.page.locator(".hs-chat"), ALL if name in {"typing", "model-away"} else WIDE)
        chat.page.close()
