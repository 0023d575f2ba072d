"""A room without psychology, to try the chat in real servers: it answers with what was said, and remembers in a file.

Run in a notebook's kernel. Sentences come from a worker thread, as the real room's do.
"""

from __future__ import annotations

import json
import queue
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from page_with_chat import MAYA, OPENING, SUGGESTIONS, state

from widgets.chat import Chat
from widgets.protocol import Intent


class FakeRoom:
    """Echoes, slowly if asked to, until stopped. What was sent is in ``file`` before it is acknowledged."""

    def __init__(self, file: Path) -> None:
        self.chat = Chat(heartbeat=0.5)
        self._file = file
        self._intents: queue.SimpleQueue[Intent] = queue.SimpleQueue()
        self._stop = threading.Event()
        kept = json.loads(file.read_text()) if file.exists() else {"messages": [OPENING], "ids": {}, "draft": ""}
        self._messages: list[dict[str, Any]] = kept["messages"]
        self._ids: dict[str, int] = kept["ids"]
        self._draft: str = kept["draft"]
        self.chat.on_intent(self._enqueue)
        threading.Thread(target=self._work, daemon=True).start()

    def _enqueue(self, intent: Intent) -> None:
        if intent["type"] == "stop":
            self._stop.set()
        self._intents.put(intent)

    def _work(self) -> None:
        while True:
            intent = self._intents.get()
            if intent["type"] == "hello":
                self._tell_state()
            elif intent["type"] == "draft":
                self._draft = intent["text"]
                self._keep()
            elif intent["type"] == "send":
                self._answer(intent["id"], intent["text"])

    def _tell_state(self) -> None:
        self._tell(state(messages=self._messages, draft=self._draft))

    def _answer(self, id_: str, text: str) -> None:
        known = self._ids.get(id_)
        if known is not None:
            return self._tell({"type": "ack", "id": id_, "message": self._messages[known]})
        turn = 1 + len(self._messages) // 2
        mine = self._message(turn, "you", text)
        self._messages.append(mine)
        self._ids[id_] = len(self._messages) - 1
        self._draft = ""
        self._keep()
        self._tell({"type": "ack", "id": id_, "message": mine})
        self._reply(turn, text)
        return None

    def _reply(self, turn: int, text: str) -> None:
        self._stop.clear()
        self._tell({"type": "typing", "on": True})
        said: list[str] = []
        for sentence in ["you said:", text] + (["and so on."] * 400 if "at length" in text else []):
            if self._stop.is_set():
                break
            news = {"turn": turn, "text": sentence, "bubble": not said, "time": datetime.now(UTC).isoformat()}
            self._tell({"type": "sentence", **news})
            said.append(sentence)
            self._stop.wait(0.05 if "at length" in text else 0)
        how = "interrupted" if self._stop.is_set() else "finished"
        theirs = self._message(turn, "person", " ".join(said)) | {"label": "sad, tense", "how": how}
        self._messages.append(theirs)
        self._keep()
        self._tell({"type": "reply", "message": theirs})
        self._tell({"type": "typing", "on": False})
        self._tell({"type": "suggestions", "turn": turn, "items": SUGGESTIONS})

    def _message(self, turn: int, who: str, text: str) -> dict[str, Any]:
        time = datetime.now(UTC).isoformat()
        return {"turn": turn, "number": len(self._messages) + 1, "who": who, "bubbles": [text], "time": time}

    def _keep(self) -> None:
        whole = {"messages": self._messages, "ids": self._ids, "draft": self._draft}
        self._file.write_text(json.dumps(whole))

    def _tell(self, news: dict[str, Any]) -> None:
        self.chat.tell(news)  # type: ignore[arg-type]  # plain dicts, as tests write them


__all__ = ["MAYA", "FakeRoom"]
