"""An exercise on a page: one widget that draws all ten kinds, and what stands behind it in the kernel.

``exercise_view`` is what a lesson calls. A handler only enqueues; the desk's worker reads, marks and keeps. What was
done is kept before it is acknowledged, and under its id only once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Final

import ipywidgets

from holdspace.codes import HelperCode
from holdspace.content import find_content
from holdspace.exercise import AnyExercise, Scene
from holdspace.identity import IdentityError
from holdspace.learning import HintTaken, Payload, SceneFinished, SolutionSeen
from holdspace.marking import content_hash, entry_for, mark, next_hint
from holdspace.problem import ContentError
from holdspace.settings import read_settings
from holdspace.store import StoreError
from widgets.care_note import CareNote
from widgets.exercise_desk import Desk, desk_for
from widgets.exercise_intents import read_intent
from widgets.exercise_protocol import Check, Intent, News, Result
from widgets.exercise_scene import Play, ScenePlay, play_of
from widgets.exercise_scene_hints import hints_of
from widgets.exercise_views import About, state_of, untried
from widgets.exercise_words import exercise_words
from widgets.scripts import PageWidget

__all__ = ["Exercise", "ExerciseCard", "exercise_view", "exercises_of"]

_log = logging.getLogger("holdspace")
_ASKS_ABOUT_SUICIDE: Final[tuple[HelperCode, ...]] = ("ask_suicide_direct", "ask_suicide_vague", "ask_suicide_leading")


class ExerciseCard(PageWidget):
    """An exercise on screen: ``on_intent`` takes the one that is told what was done, ``tell`` shows."""

    scripts = (
        "page_unsent.js",
        "exercise_pieces.js",
        "exercise_choose.js",
        "exercise_spot.js",
        "exercise_feel.js",
        "exercise_written.js",
        "exercise_drill.js",
        "exercise_scene.js",
        "exercise_standing.js",
        "exercise_trouble.js",
        "exercise.js",
    )
    sheets = ("exercise.css", "exercise_kinds.css", "exercise_narrow.css")

    def __init__(self, **traits: Any) -> None:
        self._listener: Callable[[Intent], None] | None = None
        super().__init__(**{"words": exercise_words(), **traits})
        self.on_msg(self._arrived)

    def on_intent(self, callback: Callable[[Intent], None]) -> None:
        """Have ``callback`` told of every well-formed intent but the ping; it runs on any thread and must enqueue."""
        self._listener = callback

    def tell(self, news: News) -> None:
        """Show ``news`` in every view; safe from any thread."""
        self.send(news)

    def _arrived(self, _card: ExerciseCard, content: object, _buffers: object) -> None:
        intent = read_intent(content)
        if intent is None:
            return
        if intent["type"] == "ping":
            self.tell({"type": "pong", "n": intent["n"]})
        elif self._listener is not None:
            self._listener(intent)


class Exercise:
    """One exercise of one page."""

    def __init__(self, lesson: str, exercise: AnyExercise, desk: Desk) -> None:
        self.card = ExerciseCard()
        self._lesson, self._exercise, self._desk = lesson, exercise, desk
        self._place = f"{lesson}/{exercise.id}"
        self._care = CareNote(self._place)
        self._play: Play | None = None
        """A play of a scene that has begun here and has no turns yet."""
        self.card.on_intent(lambda intent: desk.worker.do(lambda: self._handle(intent)))

    def _handle(self, intent: Intent) -> None:
        try:
            self._do(intent)
        except Exception as error:  # noqa: BLE001  # the page is told in a sentence
            _log.warning("An exercise failed (%s).", type(error).__name__, exc_info=True)
            self.card.tell({"type": "notice", "text": _sentence(error), "way_on": "continue"})

    def _do(self, intent: Intent) -> None:
        if intent["type"] == "draft":
            self._desk.keep_draft(self._place, intent["answer"])
            return
        if self._care.asks(_written(intent)):
            desk = self._desk
            self.card.tell({"type": "notice", "text": self._care.text(desk.content.services(), desk.country)})
            return
        if intent["type"] == "check":
            self._check(intent)
            return
        if intent["type"] == "hint":
            self._hint(intent["taken"], intent["id"])
        elif isinstance(self._exercise, Scene):
            if intent["type"] == "say":
                self._say(self._exercise, intent["text"], intent["id"])
            elif intent["type"] == "finish":
                self._finish(self._exercise, self._playing(self._exercise))
            elif intent["type"] == "again":
                self._again(self._exercise)
        self._tell(about=_id(intent))

    # --- answers ----------------------------------------------------------------------------------------------------

    def _check(self, intent: Check) -> None:
        exercise = self._exercise
        if isinstance(exercise, Scene):
            return
        marked = mark(exercise, intent["answer"], self._desk.reader)
        if marked.outcome == "not_tried":
            self._tell(about=intent["id"], result=untried(intent["answer"], marked))
            return
        self._keep(entry_for(exercise, intent["answer"], marked), intent["id"])
        self._desk.keep_draft(self._place, None)
        self._tell(about=intent["id"])

    def _hint(self, taken: int, id_: str) -> None:
        past = 0
        if isinstance(self._exercise, Scene):
            past = hints_of(self._exercise, self._desk.entries(self._lesson)).past
        hint = next_hint(self._exercise, past + taken)
        if hint.last:
            self._keep(SolutionSeen(exercise=self._exercise.id), id_)
        else:
            self._keep(HintTaken(exercise=self._exercise.id, step=hint.step), id_)

    # --- a scene ----------------------------------------------------------------------------------------------------

    def _playing(self, exercise: Scene) -> Play:
        begun = None if self._play is None else self._play.id
        return play_of(exercise, self._desk.entries(self._lesson), begun)

    def _say(self, exercise: Scene, text: str, id_: str) -> None:
        play = self._playing(exercise)
        if play.knows(id_) or play.finished:
            return
        persona = self._desk.persona(exercise.persona)
        turn = ScenePlay(exercise, persona, self._desk.reader, content_hash(exercise)).answer(play, text)
        self._keep(turn, id_)
        self._desk.keep_draft(self._place, None)
        play.turns.append((id_, turn))
        if play.over(exercise.turns, asked=self._desk.reader.read(text, ()).has(*_ASKS_ABOUT_SUICIDE)):
            self._finish(exercise, play)

    def _finish(self, exercise: Scene, play: Play) -> None:
        if not play.turns or play.finished:
            return
        marked = mark(exercise, play.answer(), self._desk.reader)
        finished = entry_for(exercise, play.answer(), marked, session=play.id)
        assert isinstance(finished, SceneFinished)  # noqa: S101  # a scene with a session is one
        self._keep(finished, f"scene:{play.id}")
        self._desk.keep_draft(self._place, None)

    def _again(self, exercise: Scene) -> None:
        play = self._playing(exercise)
        if play.finished:
            self._play = Play()

    # --- telling ----------------------------------------------------------------------------------------------------

    def _keep(self, payload: Payload, id_: str) -> None:
        self._desk.keep(payload.entry(self._lesson, self._exercise.id, id_))

    def _tell(self, *, about: str | None = None, result: Result | None = None) -> None:
        desk, exercise = self._desk, self._exercise
        where = About(desk.name_of(self._place), desk.seed(), desk.draft(self._place), about, result)
        entries = desk.entries(self._lesson)
        if isinstance(exercise, Scene):
            play, name = self._playing(exercise), desk.persona(exercise.persona).name
            self.card.tell(state_of(exercise, entries, desk.reader, where, play=play, name=name))
        else:
            self.card.tell(state_of(exercise, entries, desk.reader, where))


def _id(intent: Intent) -> str | None:
    return None if intent["type"] in {"hello", "draft", "ping"} else str(intent.get("id"))


def _written(intent: Intent) -> str:
    """Return what someone wrote in their own words, if anything."""
    if intent["type"] == "say":
        return intent["text"]
    text = intent["answer"].get("text") if intent["type"] == "check" else ""
    return text if isinstance(text, str) else ""


def _sentence(error: Exception) -> str:
    """Say what went wrong, for whoever reads the page."""
    if isinstance(error, StoreError | IdentityError):
        return str(error)
    return exercise_words()["content_trouble" if isinstance(error, ContentError) else "trouble"]


def exercises_of(lesson: str) -> tuple[AnyExercise, ...]:
    """Return a lesson's exercises, in order. Raises ContentError, SettingsError."""
    return find_content(read_settings().content).exercises(lesson)


def exercise_view(lesson: str, id: str) -> ipywidgets.Widget:  # noqa: A002  # as a notebook's cell names it
    """Return one exercise of a lesson, to be shown. Raises ContentError, SettingsError, KeyError."""
    settings = read_settings()
    desk = desk_for(settings)
    found = {exercise.id: exercise for exercise in desk.content.exercises(lesson)}
    return Exercise(lesson, found[id], desk).card
