"""What a reader says of a message: frozen models that cross module borders and go into the event log."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, Protocol

from pydantic import BaseModel, ConfigDict, Field

from holdspace.codes import Conduct, HelperCode

Probability = Annotated[float, Field(ge=0, le=1)]
Bipolar = Annotated[float, Field(ge=-1, le=1)]
Level = Literal[0, 1, 2]
Emotion = Literal["anger", "disgust", "fear", "happiness", "sadness", "surprise", "neutral"]
FeedbackArea = Literal[
    "reflections",
    "questions",
    "suggestions",
    "validation",
    "self_disclosure",
    "empathy",
    "professionalism",
    "structure",
]
SuicideStatement = Literal["wish_dead", "thoughts", "method", "intent_or_plan", "acting"]
Speaker = Literal["helper", "client"]


class Frozen(BaseModel):
    """A value: compared by content, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Utterance(Frozen):
    """One message of a conversation, as context for reading the next."""

    speaker: Speaker
    text: str


class CodeSpan(Frozen):
    """One behaviour and where it stands."""

    code: HelperCode
    start: Annotated[int, Field(ge=0)]
    """Index of the first character."""
    end: Annotated[int, Field(ge=0)]
    """Index after the last character."""
    score: Probability


class Empathy(Frozen):
    """EPITOME's three communication mechanisms (Sharma et al. 2020): 0 none, 1 weak, 2 strong."""

    emotional_reactions: Level = 0
    interpretations: Level = 0
    explorations: Level = 0


class TurnQuality(Frozen):
    """Was the turn appropriate, what could be better, what was good; areas after CARE."""

    appropriate: Probability
    improve: dict[FeedbackArea, Probability]
    praise: dict[FeedbackArea, Probability]


class HelperReading(Frozen):
    """What one helper message does."""

    main: HelperCode
    codes: tuple[CodeSpan, ...]
    """In order of start; never empty."""
    scores: dict[HelperCode, Probability]
    empathy: Empathy
    coach: TurnQuality
    conduct: tuple[Conduct, ...] = ()

    def has(self, *codes: HelperCode) -> bool:
        """Whether any of the codes was found in the message."""
        return any(span.code in codes for span in self.codes)

    def count(self, *codes: HelperCode) -> int:
        """How many spans carry one of the codes."""
        return sum(span.code in codes for span in self.codes)


class ClientTalk(Frozen):
    """Change, neutral or sustain talk, as probabilities that sum to one."""

    change: Probability
    neutral: Probability
    sustain: Probability


class Evidence(Frozen):
    """The words in which something about suicide was said."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    what: SuicideStatement


class ClientReading(Frozen):
    """How one client message sounds, and what it says."""

    valence: Bipolar
    """-1 unpleasant to 1 pleasant."""
    arousal: Bipolar
    """-1 slow, drained to 1 tense, alert."""
    emotions: dict[Emotion, Probability]
    """Seven categories; they sum to one."""
    label: str
    """The feeling in words with its strength: "sad, tense"."""
    talk: ClientTalk
    said: dict[SuicideStatement, Probability]
    evidence: tuple[Evidence, ...] = ()


class Felt(NamedTuple):
    """A point on the circumplex of affect (Russell 1980)."""

    valence: float
    """-1 unpleasant to 1 pleasant."""
    arousal: float
    """-1 slow, drained to 1 tense, alert."""


class HelperReader(Protocol):
    """Reads a helper's message. Implementations are stateless and safe to share between threads."""

    @property
    def version(self) -> str:
        """Which reader, and of which version, for the record."""
        ...

    def read(self, text: str, context: tuple[Utterance, ...] = ()) -> HelperReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too."""
        ...

    def codes(self, text: str, context: tuple[Utterance, ...] = ()) -> tuple[CodeSpan, ...]:
        """Return only what ``text`` does, in less time: the codes that :meth:`read` finds."""
        ...


class ClientReader(Protocol):
    """Reads a client's message. Implementations are stateless and safe to share between threads."""

    @property
    def version(self) -> str:
        """Which reader, and of which version, for the record."""
        ...

    def read(self, text: str, context: tuple[Utterance, ...] = (), felt: Felt | None = None) -> ClientReading:
        """Read ``text``; ``context`` is oldest first. Any text is answered, the empty one too.

        ``felt`` is where the words start from, if that is known, as it is of a simulated person.
        """
        ...
