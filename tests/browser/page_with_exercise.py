"""A page that holds only an exercise's script, with the real exercise of the kernel behind it and no server between.

What the page sends goes to the exercise as a comm would hand it over, and what the exercise tells goes back. `kill`
ends the kernel; loading the page again begins another.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Route

from widgets.exercise import Exercise, ExerciseCard
from widgets.exercise_words import exercise_words

ADDRESS = "http://localhost/exercise"

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Exercises</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body { margin: 0; background: var(--hs-paper); } main { max-width: 780px; margin: 0 auto; padding: 12px 0; }
h1, h2 { position: absolute; clip-path: inset(50%%); margin: 0; }</style><style>%(css)s</style></head>
<body data-voila="voila"><main><h1>A lesson</h1><h2>Exercises</h2><div id="here"></div></main>
<script type="module">
import exercise from "/exercise.js";
const traits = %(traits)s;
const listeners = { "msg:custom": [], "comm:close": [] };
window.sent = [];
window.broken = false;
const model = {
  get: (name) => traits[name],
  on: (name, call) => listeners[name]?.push(call),
  off: (name, call) => { if (listeners[name]) listeners[name] = listeners[name].filter((each) => each !== call); },
  send: (intent) => {
    if (window.broken === "throws") throw new Error("Kernel is dead");
    window.sent.push(intent);
    if (window.broken) return;
    window.kernel(intent).then((all) => all.forEach(window.hear));
  },
};
window.hear = (news) => [...listeners["msg:custom"]].forEach((call) => call(news, []));
window.leave = exercise.render({ model, el: document.getElementById("here") });
</script></body></html>"""


class PageWithExercise:
    """`make` gives the exercise anew for each kernel."""

    def __init__(self, page: Page, make: Callable[[], Exercise], *, heartbeat: float = 5.0) -> None:
        self.page, self._make, self._heartbeat = page, make, heartbeat
        self.faults: list[str] = []
        self.told: list[dict[str, Any]] = []
        self._exercise = make()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.expose_function("kernel", self._kernel)
        page.route("**/*", self._answer)
        self.again()

    def begin(self) -> None:
        """Load the page, with a kernel of its own."""
        self._exercise = self._make()
        self._exercise.card.send = self.told.append
        self.page.goto(ADDRESS)

    def ready(self) -> None:
        """Wait until the exercise is there."""
        self.page.wait_for_selector(".hse-inside:not([hidden])")

    def again(self) -> None:
        """Load the page again, as its reader would, and wait until the exercise is there."""
        self.begin()
        self.ready()

    def _kernel(self, intent: dict[str, Any]) -> list[dict[str, Any]]:
        self.told.clear()
        self._exercise.card._handle_custom_msg(intent, [])
        assert self._exercise._desk.worker.wait(60)
        return json.loads(json.dumps(self.told))  # type: ignore[no-any-return]

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix("http://localhost")
        traits = json.dumps({"words": exercise_words(), "heartbeat": self._heartbeat})
        if path == "/exercise":
            html = _PAGE % {"css": ExerciseCard.style(), "traits": traits}
            route.fulfill(content_type="text/html; charset=utf-8", body=html)
        elif path == "/exercise.js":
            route.fulfill(content_type="text/javascript; charset=utf-8", body=ExerciseCard.code())
        else:
            route.fulfill(status=404, body="")

    def kill(self, *, throws: bool = True) -> None:
        """End the kernel: sending throws, or what is sent is never answered."""
        self.page.evaluate("how => { window.broken = how; }", "throws" if throws else True)

    def sent(self, kind: str) -> list[dict[str, Any]]:
        intents: list[dict[str, Any]] = self.page.evaluate("() => window.sent")
        return [intent for intent in intents if intent["type"] == kind]

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    @property
    def card(self) -> Locator:
        return self.page.locator(".hs-exercise")

    @property
    def outcome(self) -> str:
        return self.card.locator(".hse-outcome").inner_text().split("\n")[-1].strip()

    @property
    def result(self) -> Locator:
        return self.card.locator(".hse-result")

    def said_aloud(self) -> str:
        self.page.wait_for_timeout(100)  # the region waits 60 ms so that a repeated sentence is a change
        return str(self.card.locator("[aria-live=polite]").inner_text())
