"""A practice room without a browser: a page that sends intents and keeps the news."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from holdspace.content import SHIPPED, find_content
from holdspace.settings import Settings
from widgets import protocol
from widgets.room import Room

HELLO: protocol.Hello = {"type": "hello", "pace": "none"}


class Page:
    """What stands in for a browser: it sends intents and keeps the news."""

    def __init__(self, folder: Path, **practice: str) -> None:
        content = find_content(SHIPPED)
        lesson = content.curriculum().lesson("reflections")
        lesson = lesson.model_copy(update={"practice": lesson.practice.model_copy(update=practice)})
        self.news: list[Any] = []
        self.room = Room(lesson, content.persona("maya"), content, Settings(data_dir=folder))
        self.room.chat.tell = self.news.append  # type: ignore[method-assign]

    def does(self, intent: dict[str, Any]) -> list[Any]:
        """Send an intent and return the news that came of it."""
        before = len(self.news)
        self.room.chat._listener(intent)  # type: ignore[misc, arg-type]
        assert self.room._worker.wait(30)
        return self.news[before:]

    def stops_at(self, moment: Callable[[Any], bool], intent: dict[str, Any]) -> list[Any]:
        """Do it, and press Stop as soon as news comes of which ``moment`` is true."""
        before = len(self.news)

        def tell(news: Any) -> None:
            self.news.append(news)
            if moment(news):
                self.room.chat._listener({"type": "stop"})  # type: ignore[misc]

        self.room.chat.tell = tell  # type: ignore[method-assign]
        self.does(intent)
        self.room.chat.tell = self.news.append  # type: ignore[method-assign]
        return self.news[before:]

    def says(self, text: str, id_: str, **more: str) -> list[Any]:
        return self.does({"type": "send", "id": id_, "text": text, **more})

    def state(self) -> protocol.StateNews:
        found: protocol.StateNews = self.does(dict(HELLO))[0]
        return found


def texts(state: protocol.StateNews) -> list[tuple[str, str]]:
    return [(m["who"], "\n".join(m["bubbles"])) for m in state["messages"]]
