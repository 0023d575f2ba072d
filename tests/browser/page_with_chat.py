"""A page that holds only the chat's script and a kernel made of a list: what it sends is read, what it hears is said.

No server and no kernel: `test_chat_in_voila.py` drives those. Here every moment of a talk can be set up at once.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, Route

from widgets.chat import Chat
from widgets.words import words

ADDRESS = "http://localhost/chat"

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A talk</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; background: var(--hs-paper); } main { max-width: 760px; margin: 0 auto; }
@media (min-width: 821px) { main { padding: 20px; } }</style><style>%(css)s</style></head>
<body data-voila="voila"><main class="hs-room"><h1 style="position:absolute;clip-path:inset(50%%)">A lesson</h1>
<div id="here"></div></main>
<script type="module">
import chat from "/chat.js";
const traits = %(traits)s;
const listeners = { "msg:custom": [], "comm:close": [] };
window.sent = [];
window.broken = false;
window.silent = false;
const model = {
  get: (name) => traits[name],
  on: (name, call) => listeners[name]?.push(call),
  off: (name, call) => { if (listeners[name]) listeners[name] = listeners[name].filter((each) => each !== call); },
  send: (intent) => {
    if (window.broken) throw new Error("Kernel is dead");
    window.sent.push(intent);
    if (intent.type === "ping" && !window.silent) window.hear({ type: "pong", n: intent.n });
  },
};
window.hear = (news) => [...listeners["msg:custom"]].forEach((call) => call(news, []));
window.closeComm = () => (window.broken = true) && [...listeners["comm:close"]].forEach((call) => call());
const close = chat.render({ model, el: document.getElementById("here") });
window.leave = close;
const another = () => document.querySelector("main").appendChild(document.createElement("div"));
window.second = () => void chat.render({ model, el: another() }); // what is returned, Playwright would call
</script></body></html>"""


class PageWithChat:
    """A chat in a page; `hear` gives it news, `sent` is what it asked for."""

    def __init__(self, page: Page, *, pace: str = "none", heartbeat: float = 5.0) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        traits = json.dumps({"words": words("chat"), "pace": pace, "heartbeat": heartbeat})
        html = _PAGE % {"css": Chat.style(), "traits": traits}

        def answer(route: Route) -> None:
            path = route.request.url.removeprefix("http://localhost")
            if path == "/chat":
                route.fulfill(content_type="text/html; charset=utf-8", body=html)
            elif path == "/chat.js":
                route.fulfill(content_type="text/javascript; charset=utf-8", body=Chat.code())
            else:
                route.fulfill(status=404, body="")

        page.route("**/*", answer)
        page.goto(ADDRESS)
        page.wait_for_function("window.sent && window.sent.length")

    def hear(self, *news: dict[str, Any]) -> None:
        for each in news:
            self.page.evaluate("news => window.hear(news)", each)

    def sent(self, kind: str | None = None) -> list[dict[str, Any]]:
        intents: list[dict[str, Any]] = self.page.evaluate("() => window.sent")
        return [intent for intent in intents if kind in (None, intent["type"])]

    def wait_for_sent(self, kind: str, count: int = 1) -> dict[str, Any]:
        """The latest intent of a kind, once there are as many."""
        self.page.wait_for_function(
            "([kind, count]) => window.sent.filter((each) => each.type === kind).length >= count",
            arg=[kind, count],
        )
        return self.sent(kind)[-1]

    @property
    def box(self) -> Any:
        return self.page.get_by_role("textbox", name="Your message to Maya")

    def said_aloud(self) -> str:
        self.page.wait_for_timeout(90)  # the region waits 60 ms so that a repeated sentence is a change
        return str(self.page.locator(".hs-chat > .hsc-card > [aria-live=polite]").inner_text())


MAYA = {
    "name": "Maya",
    "initials": "M",
    "age": 22,
    "subject": "she",
    "object": "her",
    "touches": ["exams", "sleep", "family"],
    "reviewed_by": None,
}

SERVICES = [
    {
        "name": "A helpline",
        "what": "People who listen, day and night.",
        "reach": "Call the number on your student card",
        "web": "https://helpline.example/talk",
        "web_label": "helpline.example (opens in a new tab)",
        "hours": "day and night",
        "checked": "Nobody has checked this yet.",
    },
    {
        "name": "Your university's counselling",
        "what": "Talks, and help with what comes next.",
        "reach": "Ask at the front desk",
        "hours": "Monday to Friday, 9 to 16",
        "checked": "Nobody has checked this yet.",
    },
]

SUGGESTIONS = [
    {
        "id": "s1",
        "kind": "MI",
        "title": "Open it up",
        "term": "Motivational Interviewing: open question",
        "text": "What goes through your mind when you're lying there?",
        "why": "An open question lets her choose what matters.",
    },
    {
        "id": "s2",
        "kind": "ER",
        "title": "Meet the feeling",
        "term": "Empathetic Response: naming a feeling",
        "text": "That sounds exhausting, and lonely too, thinking you're the only one.",
        "why": "Names what she half said: worn out, and alone with it.",
    },
    {
        "id": "s3",
        "kind": "PS",
        "title": "Stand beside",
        "term": "Peer Support: sharing a little of your own",
        "text": "Lots of people lie awake before exams. For me it was ____. I'm glad you said it here.",
        "why": "Makes it less strange without making it small.",
    },
]


def message(turn: int, who: str, *bubbles: str, number: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "turn": turn,
        "number": number or 2 * turn + (1 if who == "person" else 0),
        "who": who,
        "bubbles": list(bubbles),
        "time": f"2026-11-21T14:{2 + turn:02d}:00Z",
        **({"label": "sad, tense"} if who == "person" else {}),
        **more,
    }


OPENING = message(0, "person", "hey. um. not really sure how this works", label="uneasy, unsettled")
TALK = [
    OPENING,
    message(1, "you", "Hi Maya, I'm glad you wrote. There's no right way to do it. What's been on your mind?"),
    message(
        1,
        "person",
        "just tired I guess. exams in nine days and I lie there going over everything I haven't done",
        "it's stupid, everyone else is coping",
    ),
]


def state(**more: Any) -> dict[str, Any]:
    """A talk under way, as the room tells it; `more` says what is different."""
    return {
        "type": "state",
        "stage": "talking",
        "person": MAYA,
        "lesson": "reflections",
        "messages": TALK,
        "suggestions": [],
        "suggestions_mode": "at_once",
        "suggestions_ready": True,
        "suggestions_coming": False,
        "model_host": "",
        "feeling_mode": "shown",
        "draft": "",
        "busy": False,
        "services": SERVICES,
        "country": "Exampleland",
        "closing": ["Nothing has happened to Maya. She was written for practice.", "Take a moment before you go on."],
        "resumed": False,
        "talk": "a-talk",
        **more,
    }
