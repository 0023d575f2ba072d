"""Marking of a scene: how often each aim was met, of how often it was to be, and in which messages it was not."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdspace import marking_words as say
from holdspace.codes import HelperCode
from holdspace.exercise import Said, Scene
from holdspace.exercise_written import Aim
from holdspace.marking_answers import ItemMarked, Marked, SceneAnswer
from holdspace.marking_choices import nothing
from holdspace.marking_statements import codes_of
from holdspace.marking_written import (
    LONGEST,
    MOST_AT_ONCE,
    as_one_word,
    has_words,
    heard,
    last_said,
    most_telling,
)
from holdspace.reading.readings import HelperReader

_BARE: frozenset[HelperCode] = frozenset({"backchannel", "greet", "close", "other"})
"""A message that does nothing but these leaves nothing out: "ok" is no achievement, and no fault."""
_QUOTED = 90
"""Characters of a message that are quoted; of a longer one, its beginning."""


@dataclass
class _Count:
    """How one aim fared, message by message."""

    aim: Aim
    met: int = 0
    aside: int = 0
    """Messages that say nothing about it: silence, and a bare "ok"."""
    against: list[str] = field(default_factory=list)
    """For an aim that leaves something out: the messages in which it is there."""

    @property
    def positive(self) -> bool:
        """Whether it asks for something to be there."""
        return self.aim.criterion.asks_for_something

    def take(self, text: str, *, met: bool, bare: bool) -> None:
        """Count one message."""
        if self.positive:
            self.met += met
        elif not met:
            self.against.append(text)
        elif bare:
            self.aside += 1
        else:
            self.met += 1

    @property
    def of(self) -> int:
        """How often it was to be met; nothing has to be left out of silence."""
        return self.aim.times if self.positive else max(1, self.aim.times - self.aside)

    @property
    def right(self) -> bool:
        """Whether that was reached."""
        return self.met >= self.of

    def item(self, place: int) -> ItemMarked:
        feedback = None if self.right else self.feedback()
        return ItemMarked(id=f"aim-{place}", right=self.right, feedback=feedback, count=self.met, of=self.of)

    @property
    def quoted(self) -> str:
        """The first messages in which it is there, in quotation marks."""
        return ", ".join(f"“{_quoted(text)}”" for text in self.against[:MOST_AT_ONCE])

    def feedback(self) -> str:
        """Return what is said of it, with the message that it rests on."""
        criterion = self.aim.criterion
        if self.against:
            return f"{criterion.feedback} {say.LOOK_AT.format(text=self.quoted)}"
        return criterion.feedback if self.positive else say.TOO_FEW.format(says=criterion.says)


def scene(exercise: Scene, answer: SceneAnswer, reader: HelperReader) -> Marked:
    """Mark what the helper said in a scene.

    Silence counts for no aim and against none, though it may have been right; a bare "ok" neither.
    """
    said = [*exercise.conversation]
    counts = [_Count(aim) for aim in exercise.aims]
    spoken = 0
    for turn in answer.talk:
        if turn.by == "helper" and has_words(turn.text):
            spoken += 1
            if spoken > exercise.turns:
                break
            text = as_one_word(turn.text[:LONGEST])
            codes = codes_of(reader.read(text, heard(said)), text, last_said(said))
            met = [count.aim.criterion.met(text, codes, last_said(said)) for count in counts]
            both = list(zip(counts, met, strict=True))
            bare = _BARE.issuperset(codes) and not any(there for count, there in both if count.positive)
            for count, there in both:
                count.take(turn.text, met=there, bare=bare)
        elif turn.by == "helper":
            for count in counts:
                count.aside += 1
        if turn.text.strip():
            said.append(Said.model_construct(by=turn.by, text=turn.text[:LONGEST]))
    if not spoken:
        return nothing(exercise.kind)
    short = [count for count in counts if not count.right]
    telling = most_telling([count.aim.criterion for count in short])
    feedback = [count.feedback() for one in telling for count in short if count.aim.criterion is one]
    feedback += [
        say.NOT_HERE.format(says=count.aim.criterion.says, text=count.quoted)
        for count in counts
        if count.right and count.against and count.aim.times > exercise.turns / 2
    ]
    return Marked(
        outcome="not_yet" if short else "right",
        said=say.SCENE_SHORT if short else say.RIGHT[exercise.kind],
        items=tuple(count.item(i) for i, count in enumerate(counts)),
        feedback=tuple(feedback[:MOST_AT_ONCE]),
        met=tuple(count.aim.criterion.says for count in counts if count.right),
        unmet=tuple(count.aim.criterion.says for count in short),
    )


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} ..."
