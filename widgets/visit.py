"""One person's visit to a practice room: who they are, which talk is theirs, what they had begun to write.

Opened with the first hello, never before: a kernel that was started ahead knows nobody.
"""

from __future__ import annotations

import os
from uuid import uuid4

from holdspace import learning
from holdspace.content import Content
from holdspace.curriculum import Lesson
from holdspace.events import UnreadableEventError
from holdspace.identity import current_identity
from holdspace.persona import Persona
from holdspace.progress_people import PracticeWith, practise_with
from holdspace.session import Parts, Session
from holdspace.settings import Settings
from holdspace.store import Person, Store, prepare
from widgets.whereabouts import country_of, keep_country, served

PLACE = "practice"
GOAL = "goal"
"""The field above the room in which someone may say what they will try."""


class Visit:
    """Raises what the store, the identity and the content raise; nothing is lost by trying again."""

    def __init__(self, lesson: Lesson, content: Content, settings: Settings, parts: Parts) -> None:
        self._lesson = lesson
        self._content = content
        self._settings = settings
        self._parts = parts
        self._holder = uuid4().hex
        self._chosen: str | None = None
        self._place = f"{lesson.id}/{PLACE}"
        self._store = prepare(settings)
        self._who = self._store.person(current_identity(settings, os.environ))
        self.unreadable = ""
        """Why the talk before this one could not be taken up, in a sentence."""
        self.talk, self.resumed = self._take_up()

    def _take_up(self) -> tuple[Session, bool]:
        """Return the person's latest talk here, or a new one, and whether it is one that had begun."""
        row = self._store.latest_session(self._who, self._lesson.id, PLACE)
        if row is not None:
            try:
                talk = Session.resume(self._store, row, self._parts, holder=self._holder)
            except UnreadableEventError as error:
                self.unreadable = str(error)
            else:
                if talk is not None and (talk.conversation.entered or self._still_meets(talk.persona.id)):
                    return talk, talk.conversation.entered
        return self._start(), False

    def _still_meets(self, person: str) -> bool:
        """Whether this person is still whom the lesson practises with, after topics may have been ruled out."""
        with_ = practice_of(self._store, self._who, self._content, self._lesson.id)
        return with_.person in {person, None}

    def _person(self) -> Persona:
        """Return whom to practise with: who was chosen, else the lesson's person or an equal other."""
        with_ = practice_of(self._store, self._who, self._content, self._lesson.id)
        open_ = {one.person for one in with_.people if one.standing != "too_early"}
        chosen = self._chosen if self._chosen in open_ else with_.person
        return self._content.persona(chosen) if chosen else self._content.practice_person(self._lesson.id)

    def _start(self) -> Session:
        practice = self._lesson.practice
        return Session.start(
            self._store,
            self._who,
            self._person(),
            self._parts,
            lesson=self._lesson.id,
            holder=self._holder,
            suggestions=practice.suggestions,
            feeling=practice.feeling,
        )

    def start_again(self) -> None:
        """Begin a new talk; the one before stays kept."""
        self.talk, self.resumed = self._start(), False

    def choose(self, person: str) -> None:
        """Practise with this person of the lesson, whatever was ruled out; a talk that has begun goes on."""
        self._chosen = person
        if not self.talk.conversation.entered and self.talk.persona.id != person:
            self.start_again()

    @property
    def goal(self) -> str:
        """What to try: as the person writes it just now, else as they last took it, else the lesson's."""
        if writing := self._store.draft(self._who, f"{self._lesson.id}/{GOAL}").strip():
            return writing
        entries = learning.read(self._store.entries(self._who, self._lesson.id))
        taken = [one.payload.goal for one in entries if isinstance(one.payload, learning.GoalTaken)]
        return taken[-1] if taken else self._lesson.practice.goal

    def take_goal(self) -> str:
        """Keep what this talk is begun with, once a talk, and return it; whoever begins has done writing it."""
        taken = learning.GoalTaken(goal=self.goal, session=self.talk.id)
        self._store.add_entry(self._who, taken.entry(self._lesson.id, PLACE, f"goal:{self.talk.id}"))
        self._store.keep_draft(self._who, f"{self._lesson.id}/{GOAL}", "")
        return taken.goal

    @property
    def record(self) -> Store:
        """Where all that is kept is kept."""
        return self._store

    @property
    def draft(self) -> str:
        """What the person had begun to write."""
        return self._store.draft(self._who, self._place)

    def keep_draft(self, text: str) -> None:
        """Keep what the person has begun to write; empty text forgets it."""
        self._store.keep_draft(self._who, self._place, text)

    @property
    def country(self) -> str:
        """Whose services are shown (ISO 3166, two letters); empty for the international ones alone."""
        return served(self._content.services(), country_of(self._store, self._who, self._settings))

    def keep_country(self, code: str) -> None:
        """Keep where the person is; a country whose services are not known is anywhere."""
        keep_country(self._store, self._who, code if code in self._content.services().countries() else "")


def practice_of(store: Store, who: Person, content: Content, lesson: str) -> PracticeWith:
    """Return whom someone practises with in a lesson, by what they told about topics; the latest counts."""
    course = content.curriculum()
    practice = course.lesson(lesson).practice
    known = content.persona_ids()
    named = [id_ for id_ in (practice.persona, *practice.others) if id_ in known]
    return practise_with(course, lesson, {id_: content.persona(id_) for id_ in named}, unwanted_by(store, who))


def unwanted_by(store: Store, who: Person) -> tuple[str, ...]:
    """Return the topics that someone does not want to meet; what they told last counts."""
    visits = [one.payload for one in learning.read(store.entries(who)) if isinstance(one.payload, learning.FirstVisit)]
    return visits[-1].unwanted if visits else store.profile(who).unwanted
