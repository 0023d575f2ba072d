"""A scene: some turns from the middle of a conversation, with a simulated person.

A turn is kept as one entry before it is shown: what was said, what the person said to it, and what was inside them
then. Taking a scene up again reruns no rule; it reads on from the last turn kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Final
from uuid import UUID, uuid4

from pydantic import Field, ValidationError

from holdspace.client import person
from holdspace.client.state import Beat, ClientState, at_start
from holdspace.exercise import Said, Scene
from holdspace.learning import Payload, SceneFinished, Words, typed
from holdspace.marking import SceneAnswer, Turn
from holdspace.persona import Disclosure, Line, Persona, Slug
from holdspace.reading.readings import HelperReader, Utterance
from holdspace.store import Entry

__all__ = ["Play", "ScenePlay", "SceneTurn", "play_of"]

_CONTEXT: Final = 12
"""Messages that a reader is given as context."""
_ALIKE: Final = 2
"""Longer words that a message must share with a disclosure's lines for the message to come from it."""


class SceneTurn(Payload):
    """One turn of a scene, as it was played."""

    kind = "scene_turn"
    exercise: Slug
    play: UUID
    """Which time it was played; its bits are the seed."""
    number: Annotated[int, Field(ge=1)]
    text: Words
    """The helper's; empty is silence."""
    said: Words
    """The person's; a line break starts a new bubble."""
    state: ClientState
    beat: Beat
    content: str
    """Hash of the exercise as it was then."""


class Play:
    """One time that a scene was played, so far: the turns that were kept."""

    def __init__(self, id_: UUID | None = None, turns: Sequence[tuple[str | None, SceneTurn]] = ()) -> None:
        self.id = id_ or uuid4()
        self.turns = list(turns)
        """Each with the id that the page gave it."""
        self.finished = False

    def knows(self, client_id: str) -> bool:
        """Whether what the page sent under this id was kept."""
        return any(id_ == client_id for id_, _ in self.turns)

    @property
    def left(self) -> bool:
        """Whether the person ended the talk."""
        return bool(self.turns) and self.turns[-1][1].state.ended is not None

    def over(self, turns: int, *, asked: bool) -> bool:
        """Whether it ends here: the person left, or its turns are said.

        One that was ``asked`` about suicide at the last is answered once more: nobody is left with that answer.
        """
        return self.left or len(self.turns) > turns or (len(self.turns) == turns and not asked)

    def answer(self) -> SceneAnswer:
        """Return what was said, as an answer to mark."""
        talk: list[Turn] = []
        for _, turn in self.turns:
            talk += [Turn(by="helper", text=turn.text), Turn(by="person", text=turn.said)]
        return SceneAnswer(talk=tuple(talk))


def play_of(exercise: Scene, entries: Iterable[Entry], begun: UUID | None = None) -> Play:
    """Return the latest play from a person's entries, or a new one; ``begun`` is one that has no turns yet.

    A turn that this version cannot read ends a play: a new one begins. Of two turns with the same number, written by
    two windows at once, the first counts.
    """
    latest = Play(begun)
    plays = {latest.id: latest}
    for entry in entries:
        if entry.kind == SceneTurn.kind:
            if (turn := _read(entry)) is None or turn.exercise != exercise.id:
                continue
            play = plays.setdefault(turn.play, Play(turn.play))
            if turn.number == len(play.turns) + 1:
                play.turns.append((entry.client_id, turn))
                latest = play if begun is None else latest
        elif entry.kind == SceneFinished.kind and (learned := typed(entry)) is not None:
            ended = learned.payload
            if isinstance(ended, SceneFinished) and ended.session in plays:
                plays[ended.session].finished = True
    return latest


def _read(entry: Entry) -> SceneTurn | None:
    if entry.schema_version > SceneTurn.schema_version:
        return None
    try:
        return SceneTurn.model_validate(entry.payload)
    except ValidationError:
        return None


class ScenePlay:
    """Plays a scene with its person: a message in, the turn to be kept out. Pure: nothing is kept here."""

    def __init__(self, exercise: Scene, persona: Persona, reader: HelperReader, content: str) -> None:
        self._exercise, self._persona, self._reader, self._content = exercise, persona, reader, content
        self._before = tuple(_beat(persona, exercise, said) for said in exercise.conversation if said.by == "person")

    def answer(self, play: Play, text: str) -> SceneTurn:
        """Return the next turn of the play."""
        turns = [turn for _, turn in play.turns]
        state = turns[-1].state if turns else _middle(self._exercise, self._persona, self._before)
        beats = [*self._before, *(turn.beat for turn in turns)]
        seed = play.id.int >> 80
        reading = self._reader.read(text, self._heard(turns)[-_CONTEXT:])
        came = person.answer(self._persona, state, reading, text, tuple(reversed(beats[-person.TALK :])), seed)
        return SceneTurn(
            exercise=self._exercise.id,
            play=play.id,
            number=len(turns) + 1,
            text=text,
            said=came.beat.text,
            state=came.state,
            beat=came.beat,
            content=self._content,
        )

    def _heard(self, turns: Sequence[SceneTurn]) -> tuple[Utterance, ...]:
        said = [
            Utterance(speaker="client" if one.by == "person" else "helper", text=one.text)
            for one in self._exercise.conversation
        ]
        for turn in turns:
            said += [Utterance(speaker="helper", text=turn.text), Utterance(speaker="client", text=turn.said)]
        return tuple(said)


def _middle(exercise: Scene, persona: Persona, before: Sequence[Beat]) -> ClientState:
    """Return what is inside the person where the scene begins."""
    own = {disclosure.id: disclosure for disclosure in persona.disclosures}
    told = [own[id_] for id_ in exercise.told if id_ in own]
    mood = next((one.mood for one in reversed(told) if one.mood), persona.mood)
    return at_start(persona).model_copy(
        update={
            "turn": sum(said.by == "helper" for said in exercise.conversation),
            "trust": exercise.trust,
            "valence": (persona.mood.valence + mood.valence) / 2,
            "arousal": (persona.mood.arousal + mood.arousal) / 2,
            "phase": "exploring",
            "made": tuple(one.id for one in told),
            "said": tuple(beat.address for beat in before if beat.disclosure),
            "topic": told[-1].id if told else None,
            "beat": "disclose" if told else "react",
        }
    )


def _beat(persona: Persona, exercise: Scene, said: Said) -> Beat:
    """Return a message from before the scene as a beat, with what the disclosure that it comes from lets one hear."""
    line = Line(text=said.text)
    found = [(i, one) for i, one in enumerate(persona.disclosures) if one.id in exercise.told]
    i, nearest = max(found, key=lambda one: _shared(said.text, one[1]), default=(0, None))
    if nearest is None or _shared(said.text, nearest) < _ALIKE:
        return Beat(kind="react", pool="scene", index=0, line=line, why="before the scene")
    return Beat(
        kind="disclose",
        pool=f"disclosures[{i}]",
        index=next((at for at, one in enumerate(nearest.lines) if one.text == said.text), 0),
        line=line,
        feeling=nearest.feeling,
        meaning=nearest.meaning,
        hears=nearest.hears,
        ask=nearest.ask,
        beside=nearest.beside,
        mood=nearest.mood,
        disclosure=nearest.id,
        depth=nearest.depth,
        why="before the scene",
    )


def _shared(text: str, disclosure: Disclosure) -> int:
    """Return how many of the text's longer words stand in the disclosure's lines."""
    ours = {word for word in _plain(text).split() if len(word) > 3}
    return len(ours & set(_plain(" ".join(line.text for line in disclosure.lines)).split()))


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold())
