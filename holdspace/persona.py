"""A simulated person, as an educator writes one: the typed form of ``personas/*.yaml``.

The words that a person may say stand in :class:`Speech` pools. Each pool also says what a good listener could have
heard in it (``feeling``, ``meaning``, ``ask``), which is what the offline suggestions and the debrief speak from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from holdspace.codes import CONDUCTS, HELPER_CODES, HelperCode
from holdspace.problem import Place, nearest, refuse, shown

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=240)]
Unit = Annotated[float, Field(ge=0, le=1)]
Bipolar = Annotated[float, Field(ge=-1, le=1)]

CueKind = Literal[
    "shame",
    "loneliness",
    "fear",
    "grief",
    "anger",
    "hopelessness",
    "burden",
    "exhaustion",
    "guilt",
    "longing",
    "wish_dead",
    "thoughts",
]
"""What a cue carries under its words."""

ResistanceForm = Literal[
    "minimal", "irrelevance", "superficiality", "intellectualising", "hostility", "defensiveness", "compliance"
]
"""The seven forms in which people push back (PatientAct)."""

Hearing = Literal["reflected", "misheard", "parroted", "formula"]
"""How well something was given back: close to it, wide of it, word for word, or the same stem once more."""

ReactionKind = Literal[HelperCode, "insult", "gibberish", "other_language", "meta", "injection", "empty", Hearing,
                       "silence", "two_questions", "refusal_respected", "sexual", "flattered", "small_thing",
                       "came_back", "promise_secrecy"]  # fmt: skip
"""What a reaction answers: a helper code, a conduct, a finding of the dynamics, or a moment of its own.

``small_thing``: a question about some concrete thing that no fact answers; ``came_back``: the helper owned a slip and
came back to what was being said; ``promise_secrecy``: everything was promised to stay secret.
"""

Occasion = Literal["asked_first", "they_asked", "yes_no", "habit", "how_much", "gave_back", "named", "just_told",
                   "said_no", "in_general"]  # fmt: skip
"""What a line may take for granted of the message that it answers.

``asked_first``: the helper asked whether they might suggest something; ``they_asked``: the person had asked what to do;
``yes_no``: the question can be answered yes or no; ``habit``: it asks how things go, not about one time; ``how_much``:
it asks for a number or a share; ``gave_back``: they gave something back, in this message or one of the three before;
``named``: this message gave back a feeling in a word of its own; ``just_told``: the person had just told something;
``said_no``: the person had said no, or was pressed before; ``in_general``: nothing in particular is asked, only how
they are, or nothing.
"""

REACTION_KINDS: tuple[str, ...] = (
    *HELPER_CODES,
    *CONDUCTS,
    *get_args(Hearing),
    "silence",
    "two_questions",
    "refusal_respected",
    "sexual",
    "flattered",
    "small_thing",
    "came_back",
    "promise_secrecy",
)


class Written(BaseModel):
    """Base of all that an educator writes: unknown fields are errors, values do not change."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Mood(Written):
    """A point on the circumplex of affect (Russell 1980)."""

    valence: Bipolar
    """-1 unpleasant to 1 pleasant."""
    arousal: Bipolar
    """-1 slow, drained to 1 tense, alert."""


class Line(Written):
    """One wording. A line break starts a new message bubble."""

    text: Text
    cue: Short | None = None
    """The words in ``text`` that carry the cue, exactly as they stand there."""
    when: tuple[Occasion, ...] = ()
    """What has to be so before this can be said: nobody thanks for leave that was not asked."""
    about: tuple[Short, ...] = ()
    """Words of the helper's of which one has to be in the message, for a line that takes them up."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _cue_occurs(self) -> Self:
        if self.cue is not None and self.cue not in self.text:
            refuse([(("cue",), f"{shown(self.cue)} does not occur in the line's text, expected it letter for letter")])
        return self


class Speech(Written):
    """Several wordings of one thing to say, and what could be heard in it."""

    lines: Annotated[tuple[Line, ...], Field(min_length=1)]
    feeling: tuple[Short, ...] = ()
    """Words that an accurate reflection of the feeling finds, the closest first: adjectives ("worn out")."""
    meaning: Short | None = None
    """What is behind the words, as a helper could say it: "lying awake going over everything you haven't done"."""
    hears: tuple[Short, ...] = ()
    """Further words of the matter that a good listener might reach for: "fib", "left out", "a door that shut"."""
    ask: Short | None = None
    """An open question that fits here, as a helper could ask it: "What goes through your mind at three?"."""
    meet: Short | None = None
    """What was felt or meant, given back as a good listener might type it: "Four goes at one message, and still no word
    of how it is." Without it one is put together of ``feeling`` and ``meaning``."""
    beside: Short | None = None
    """What makes it less strange without making it small: "Lots of people lie awake and think nobody else does"."""
    mood: Mood | None = None
    """How it feels to say this; without it the mood of the moment stays."""

    @model_validator(mode="before")
    @classmethod
    def _from_lines(cls, value: Any) -> Any:
        return {"lines": value} if isinstance(value, list | tuple) else value


class Cue(Written):
    """Distress that shows in passing, and what it asks of a listener."""

    kind: CueKind
    noticed_by: tuple[HelperCode, ...] = ("simple_reflection", "complex_reflection", "open_question")
    """Behaviours that show it was noticed, when they speak to it."""
    met_by: tuple[HelperCode, ...] = ("complex_reflection", "validate")
    """Behaviours that meet it, when they speak to it."""
    lasts: Annotated[int, Field(ge=1, le=6)] = 3
    """For how many helper turns it stays open."""
    hears: tuple[Short, ...] = ()
    """Further words by which a helper speaks to this cue, beside the feeling and the cue's own words."""
    again: tuple[Line, ...] = ()
    """How the person tries once more, in other words, when it went unheard."""


class Disclosure(Speech):
    """Something the person may come to tell."""

    id: Slug
    topics: Annotated[tuple[Short, ...], Field(min_length=1)]
    """Words of a helper that bring it up."""
    depth: Annotated[int, Field(ge=0, le=4)]
    """0 is said unasked, 4 only to someone trusted."""
    needs: tuple[Slug, ...] = ()
    """Disclosures that come first."""
    cue: Cue | None = None
    more: Speech | None = None
    """What the person adds when this is met well: one step further, same matter."""

    @model_validator(mode="after")
    def _cue_is_carried(self) -> Self:
        if self.cue is not None and not any(line.cue for line in self.lines):
            refuse([(("cue",), "no line carries it, expected cue: with the words that do in at least one line")])
        if self.cue is None:
            refuse([(("lines", i, "cue"), "the disclosure declares no cue, expected cue: and its kind beside lines:")
                    for i, line in enumerate(self.lines) if line.cue])  # fmt: skip
        return self


class Fact(Speech):
    """Something plain that the person says when asked: where they live, what they study."""

    id: Slug
    topics: Annotated[tuple[Short, ...], Field(min_length=1)]


class ByTrust(Written):
    """What is said depends on trust; half is the divide."""

    low_trust: Speech
    high_trust: Speech

    @model_validator(mode="before")
    @classmethod
    def _same_for_both(cls, value: Any) -> Any:
        both = isinstance(value, list | tuple) or (isinstance(value, dict) and "lines" in value)
        return {"low_trust": value, "high_trust": value} if both else value

    def at(self, trust: float) -> Speech:
        """Return what is said at a trust of 0..1."""
        return self.high_trust if trust >= 0.5 else self.low_trust


class Resistance(Speech):
    """One form of pushing back."""

    form: ResistanceForm


class Closing(Written):
    """How the talk ends, by what happened in it."""

    held: Speech
    unheard: Speech
    cut_off: Speech
    kindly: Speech | None = None
    """The helper had to go in the middle of something and said so kindly; without it, as when little was heard."""
    crossed: Speech | None = None
    """Leaving after a line was crossed again and again; without it a boundary is the last word."""
    safe: Speech | None = None
    """After the wish to be dead was told and a step agreed; nothing is solved, and nobody is alone with it."""
    told: Speech | None = None
    """After it was told and nothing agreed: what is there tonight, plainly, so that no emergency is left open."""


class SuicideTalk(Written):
    """How someone who has had the wish to be dead speaks of it: to whom it is told, and how.

    A vague or leading question is answered no (``reactions.ask_suicide_vague``, ``ask_suicide_leading``). Asked
    directly, the person wants to know first who would be told; once that was explained, they tell. People say no for
    good reasons, fear of what follows among them (Richards 2019), so one no does not end attention.
    """

    told_by: Slug
    """The disclosure that says it; only a direct question opens it, at the trust of its depth."""
    limits_first: Speech
    """Asked directly before the limits of confidentiality are known: neither yes nor no."""
    further: Speech
    """Asked on about it, once told. Never which way: nobody gives a method."""
    accepts: Speech
    """A step is named with them, once told: they take a small one."""
    frightened: Speech
    """Met by alarm, orders or pleading, once told: they close."""
    takes_back: Speech
    """Retreat after telling, whatever the helper did."""


class Style(Written):
    """How the person types."""

    sentences: Literal["short", "medium", "long"] = "medium"
    manner: Literal["casual", "plain", "formal"] = Field(default="casual", alias="register")
    # a field called register would shadow a method of BaseModel's metaclass
    habits: tuple[Short, ...] = ()


class EffectOverride(Written):
    """Where this person differs from the common table of the dynamics; each value replaces one delta."""

    trust: Annotated[float, Field(ge=-0.35, le=0.35)] | None = None
    valence: Annotated[float, Field(ge=-0.35, le=0.35)] | None = None
    arousal: Annotated[float, Field(ge=-0.35, le=0.35)] | None = None


class Persona(Written):
    """One simulated person."""

    id: Slug
    version: Annotated[int, Field(ge=1)]
    language: Literal["en"] = "en"
    name: Short
    pronouns: Literal["she/her", "he/him", "they/them"]
    age: Annotated[int, Field(ge=18, le=110)]
    difficulty: Annotated[int, Field(ge=1, le=3)]
    about: Text
    """A paragraph for authors and coaches: the life outside the problem, the contradictions."""
    touches: Annotated[tuple[Short, ...], Field(min_length=1)]
    """Told to the trainee beforehand, who may rule topics out."""
    suicide: Literal["none", "wish_dead", "thoughts", "method", "intent_or_plan"] = "none"
    """What is true of this person."""
    reviewed_by: Short | None = None
    """A named person with that experience; until then the page says "not yet reviewed"."""
    wants: Short
    wants_kind: Literal["to_be_heard", "to_sort_it_out", "to_hear_it_is_not_mad", "practical_help"]
    guardedness: Unit
    """1 minus the trust at the start."""
    mood: Mood
    style: Style = Style()
    must_know: tuple[Text, ...] = ()
    """What a helper of this person must never do, for the coach."""
    opening: Speech
    disclosures: Annotated[tuple[Disclosure, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    reactions: dict[ReactionKind, ByTrust]
    elaborations: tuple[Speech, ...] = ()
    """Small true things that fit anywhere, said when nothing else presses."""
    resistance: tuple[Resistance, ...] = ()
    minimises: Speech
    """Taking it back after having told something deep."""
    jokes: Speech | None = None
    sidesteps: Speech
    boundaries: Speech
    pulls_back: Speech
    """When a cue went unheard."""
    asks_about_you: Speech
    asks_for_advice: Speech
    closing: Closing
    suicide_talk: SuicideTalk | None = None
    """How they speak of it, where ``suicide`` is not ``none``."""
    dynamics: dict[ReactionKind, EffectOverride] = {}

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        faults: list[tuple[Place, str]] = []
        known: set[str] = set()
        ids = [(("disclosures", i, "id"), d.id) for i, d in enumerate(self.disclosures)]
        for place, id_ in ids + [(("facts", i, "id"), f.id) for i, f in enumerate(self.facts)]:
            if id_ in known:
                faults.append((place, f"'{id_}' stands twice among disclosures and facts, expected each once"))
            known.add(id_)
        told = {d.id for d in self.disclosures}
        faults += [(("disclosures", i, "needs", j), f"'{need}' is no disclosure of this person{nearest(need, told)}")
                   for i, d in enumerate(self.disclosures) for j, need in enumerate(d.needs)
                   if need not in told]  # fmt: skip
        if self.suicide_talk is not None and self.suicide_talk.told_by not in told:
            named = self.suicide_talk.told_by
            faults.append(
                (("suicide_talk", "told_by"), f"'{named}' is no disclosure of this person{nearest(named, told)}")
            )
        refuse(faults or _circles({d.id: d.needs for d in self.disclosures}))
        return self

    def disclosure(self, id_: str) -> Disclosure:
        """Return the disclosure with that id; raises KeyError."""
        for d in self.disclosures:
            if d.id == id_:
                return d
        raise KeyError(id_)

    def speeches(self) -> Iterator[tuple[str, Speech]]:
        """Yield every pool of lines with its address in the file, each once."""
        yield "opening", self.opening
        for i, d in enumerate(self.disclosures):
            yield f"disclosures[{i}]", d
            if d.more is not None:
                yield f"disclosures[{i}].more", d.more
        for kind, by in self.reactions.items():
            yield f"reactions.{kind}.low_trust", by.low_trust
            if by.high_trust != by.low_trust:
                yield f"reactions.{kind}.high_trust", by.high_trust
        lists: dict[str, tuple[Speech, ...]] = {
            "facts": self.facts,
            "elaborations": self.elaborations,
            "resistance": self.resistance,
        }
        for name, pools in lists.items():
            yield from ((f"{name}[{i}]", pool) for i, pool in enumerate(pools))
        named: list[tuple[str, Speech | None]] = [(name, getattr(self, name)) for name in _POOLS]
        named += [(f"closing.{name}", getattr(self.closing, name)) for name in _ENDINGS]
        named += [(f"suicide_talk.{name}", getattr(self.suicide_talk, name, None)) for name in _OF_SUICIDE]
        yield from ((address, pool) for address, pool in named if pool is not None)


_POOLS = ("minimises", "jokes", "sidesteps", "boundaries", "pulls_back", "asks_about_you", "asks_for_advice")
_ENDINGS = ("held", "unheard", "cut_off", "kindly", "crossed", "safe", "told")
_OF_SUICIDE = ("limits_first", "further", "accepts", "frightened", "takes_back")


def _circles(needs: dict[str, tuple[str, ...]]) -> list[tuple[Place, str]]:
    open_: dict[str, tuple[str, ...]] = dict(needs)
    while free := [id_ for id_, before in open_.items() if not any(b in open_ for b in before)]:
        for id_ in free:
            del open_[id_]
    circle = ", ".join(sorted(open_))
    return [(("disclosures",), f"{circle} need one another in a circle, expected a first one")] if open_ else []
