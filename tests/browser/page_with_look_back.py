"""A page that holds only the look back's script, with a talk that was simulated and no server behind it.

What the desk of a lesson would tell is told as it stands; what the page asks is written down.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Locator, Page, Route

from holdspace.coach import coach
from holdspace.debrief import debrief
from holdspace.persona import Persona
from holdspace.simulate import Played
from widgets.parts_views import DebriefPart

ADDRESS = "http://localhost/look-back"

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The look back</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; background: var(--hs-paper); } main { max-width: 780px; margin: 0 auto; padding: 12px; }
h1 { position: absolute; clip-path: inset(50%%); margin: 0; }</style><style>%(css)s</style></head>
<body data-voila="voila"><main><h1>A lesson</h1><div id="here"></div></main>
<script type="module">
import part from "/look-back.js";
const traits = %(traits)s;
const listeners = [];
window.sent = [];
const model = {
  get: (name) => traits[name],
  on: (name, call) => name === "msg:custom" && listeners.push(call),
  off: () => {},
  send: (ask) => {
    window.sent.push(ask);
    if (ask.type === "hello") window.tell({ type: "state", state: traits.state, place: "here" });
    else window.tell({ type: "kept", id: ask.id });
  },
};
window.tell = (news) => setTimeout(() => listeners.forEach((call) => call(news, [])));
part.render({ model, el: document.getElementById("here") });
</script></body></html>"""


def told(persona: Persona, turns: Sequence[Played], **more: Any) -> dict[str, Any]:
    """Return what a desk would tell of this talk."""
    made = debrief(persona, turns, "Stay with what hurts")
    return {
        "debrief": made.model_dump(mode="json"),
        "notes": [note.model_dump(mode="json") for note in coach(persona, turns)],
        "session": "1",
        "closing": [made.closing] if made.closing else [],
        "how": None,
        "note": "",
        "word": "",
        "text": "",
        "services": [],
        "country": "",
        **more,
    }


class PageWithLookBack:
    """The look back at one talk."""

    def __init__(self, page: Page, state: dict[str, Any]) -> None:
        self.page, self._state = page, state
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.route("**/*", self._answer)
        page.goto(ADDRESS)
        page.wait_for_selector(".hsp-debrief .hsp-part")

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix("http://localhost")
        part = DebriefPart()
        if path == "/look-back":
            traits = json.dumps({"words": part.words, "content": {}, "state": self._state})
            html = _PAGE % {"css": DebriefPart.style(), "traits": traits.replace("<", "\\u003c")}
            route.fulfill(content_type="text/html; charset=utf-8", body=html)
        elif path == "/look-back.js":
            route.fulfill(content_type="text/javascript; charset=utf-8", body=DebriefPart.code())
        else:
            route.fulfill(status=404, body="")

    @property
    def part(self) -> Locator:
        return self.page.locator(".hsp-debrief.hs-parts")

    def of(self, key: str) -> Locator:
        """Return one section by its name."""
        return self.part.locator(f".hsp-of-{key}")
