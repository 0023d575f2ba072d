"""Marking of a scene: how often each aim was met, of how often it was to be, and in which messages it was not."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdspace import marking_words as say
from holdspace.codes import HelperCode
from holdspace.exercise import Said, Scene
from holdspace.exercise_written import Aim
from holdspace.marking_answers import ItemMarked, Marked, SceneAnswer
from holdspace.marking_choices import nothing
from holdspace.marking_scene_close import stays
from holdspace.marking_scene_whole import Beside, all_quoted, tells_the_same
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


@dataclass
class _Count:
    """How one aim fared, message by message."""

    aim: Aim
    met: int = 0
    aside: int = 0
    """Messages that say nothing about it: silence, and a bare "ok"."""
    against: list[str] = field(default_factory=list)
    """For an aim that leaves something out: the messages in which it is there."""
    without: list[str] = field(default_factory=list)
    """For an aim that asks for something: the messages in which it is not."""

    @property
    def positive(self) -> bool:
        """Whether it asks for something to be there."""
        return self.aim.criterion.asks_for_something

    def take(self, text: str, *, met: bool, bare: bool) -> None:
        """Count one message."""
        if self.positive:
            self.met += met
            if not met:
                self.without.append(text)
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

    def feedback(self) -> str:
        """Return what is said of it, with the message that it rests on."""
        criterion = self.aim.criterion
        if self.against:
            return f"{criterion.feedback} {say.LOOK_AT.format(text=all_quoted(self.against))}"
        if not self.positive:
            return say.TOO_FEW.format(says=criterion.says)
        if self.aim.times > 1 and self.without:
            return f"{criterion.feedback} {say.LOOK_AT.format(text=all_quoted(self.without))}"
        return criterion.feedback


def scene(exercise: Scene, answer: SceneAnswer, reader: HelperReader) -> Marked:
    """Mark what the helper said in a scene.

    Silence counts for no aim and against none, though it may have been right; a bare "ok" neither.
    """
    said = [*exercise.conversation]
    counts = [_Count(aim) for aim in exercise.aims]
    spoken = 0
    beside = Beside()
    for turn in answer.talk:
        if turn.by == "helper" and has_words(turn.text):
            spoken += 1
            if spoken > exercise.turns:
                break
            text = as_one_word(turn.text[:LONGEST])
            reading = reader.read(text, heard(said))
            codes = codes_of(reading, text, last_said(said))
            lately = [one.text for one in said if one.by == "person"]
            met = [
                count.aim.criterion.met(text, codes, last_said(said))
                and stays(count.aim.criterion, text, codes, lately)
                for count in counts
            ]
            both = list(zip(counts, met, strict=True))
            bare = _BARE.issuperset(codes) and not any(there for count, there in both if count.positive)
            beside.take(turn.text, codes, hurts=bool(reading.conduct), bare=bare)
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
    whole = beside.whole(short=bool(short))
    telling = most_telling([count.aim.criterion for count in short])
    feedback = [count.feedback() for one in telling for count in short if count.aim.criterion is one
                and not (beside.secrets and "explain_role" in one.wanted)]  # fmt: skip
    feedback += [
        say.NOT_HERE.format(says=count.aim.criterion.says, text=all_quoted(count.against))
        for count in counts
        if count.right and count.against and count.aim.times > exercise.turns / 2
    ]
    feedback = [one for one in feedback if not tells_the_same(one, whole.feedback)]
    return Marked(
        outcome="right" if whole.right else "not_yet",
        said=whole.said,
        items=tuple(count.item(i) for i, count in enumerate(counts)),
        feedback=(*whole.feedback, *feedback)[:MOST_AT_ONCE],
        met=tuple(count.aim.criterion.says for count in counts if count.right),
        unmet=tuple(count.aim.criterion.says for count in short),
    )
