"""What is inside a simulated person, and what they are about to say: values only, no rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from holdspace.client.manner import Manner, typed
from holdspace.persona import Bipolar, CueKind, Line, Mood, Persona, ResistanceForm, Unit
from holdspace.reading.readings import Frozen

Phase = Literal["opening", "exploring", "deepening", "closing"]
Ending = Literal["held", "unheard", "cut_off", "safe", "told", "left"]
CueOutcome = Literal["open", "noticed", "met", "late", "missed"]
"""Whether a cue was heard: noticed but not met, met at once, met or noticed late, or never."""

BeatKind = Literal[
    "open",
    "disclose",
    "elaborate",
    "fact",
    "react",
    "correct",
    "minimise",
    "joke",
    "sidestep",
    "boundary",
    "ask_about_you",
    "ask_for_advice",
    "ask_limits",
    "push_back",
    "pull_back",
    "return_to_cue",
    "close",
    "leave",
]
"""What the person does in a reply."""


class Planted(Frozen):
    """A cue that is in the conversation: a fact. Whether it was heard is ``outcome``."""

    disclosure: str
    kind: CueKind
    words: str
    """The words that carry it, as they were said."""
    at: int
    """The turn whose reply carried it."""
    left: int
    """Helper turns for which it stays open."""
    outcome: CueOutcome = "open"
    heard_at: int | None = None
    """The turn of the helper message that noticed or met it."""
    tried_again: bool = False
    """The person said it once more, in other words."""
    again_at: int | None = None
    """The turn of that reply."""


class GivenBack(Frozen):
    """One thing that was given back, and how close it came."""

    turn: int
    fit: Unit
    matter: tuple[str, ...] = ()
    """Stems of what was given back, so that the same said again is known for it."""


class ClientState(Frozen):
    """Everything that decides what the person does next. Recorded after each turn, never recomputed."""

    turn: Annotated[int, Field(ge=0)] = 0
    """Helper messages on this path so far."""
    trust: Unit
    valence: Bipolar
    """Felt, not shown: -1 unpleasant to 1 pleasant."""
    arousal: Bipolar
    """Felt, not shown: -1 slow to 1 tense."""
    energy: Unit = 1.0
    """What is left for this talk."""
    phase: Phase = "opening"
    made: tuple[str, ...] = ()
    """Disclosures made, in order; ``id+`` once its second step was told too."""
    told: tuple[str, ...] = ()
    """Facts told."""
    said: tuple[str, ...] = ()
    """Addresses of the lines used, ``pool#line``."""
    topic: str | None = None
    """The disclosure or fact in focus."""
    beat: str = "open"
    """The kind of the last reply."""
    cues: tuple[Planted, ...] = ()
    served: Unit = 0.0
    """How far what they want from this talk was served."""
    given_back: tuple[GivenBack, ...] = ()
    refusal: int | None = None
    """The turn at which they said no and nobody has answered it yet."""
    refused_topic: str | None = None
    respected: int = 0
    pressed: int = 0
    pried: tuple[int, ...] = ()
    """The latest turns at which the helper dug for what was not offered."""
    wants_advice: bool = False
    """They asked for advice, and none has come."""
    permission: bool = False
    """The helper asked whether to suggest something, and they agreed."""
    advised: int = 0
    praised: int = 0
    reassured: int = 0
    backchannels: int = 0
    """In a row."""
    silences: int = 0
    """In a row."""
    questions: int = 0
    """Questions in a row without anything given back."""
    asking: int = 0
    """Messages with a question in a row, whatever else was in them."""
    stems: tuple[str, ...] = ()
    """Stems of the latest reflections ("it sounds like"), empty for one without, for wear."""
    lately: tuple[tuple[str, ...], ...] = ()
    """Codes of the helper's latest messages, for wear."""
    hurts: int = 0
    """Insults and crossed lines."""
    strain: Unit = 0.0
    """What stands between them and has not been repaired."""
    retreat: int = 0
    """Turns for which they keep back after having told something deep."""
    limits_known: bool = False
    """The helper explained the limits of confidentiality."""
    asked_directly: int | None = None
    """The turn of the last direct question about suicide."""
    agreed: bool = False
    """After the wish to be dead was told, a step was named together."""
    parting: Literal["kindly", "shortly"] | None = None
    """How the helper said that they must go; None while they have not."""
    ended: Ending | None = None


class Beat(Frozen):
    """What the person does now, in which words, and what a good listener could hear in it."""

    kind: BeatKind
    pool: str
    """Address of the line's pool in the persona file."""
    index: int
    line: Line
    feeling: tuple[str, ...] = ()
    meaning: str | None = None
    hears: tuple[str, ...] = ()
    ask: str | None = None
    meet: str | None = None
    beside: str | None = None
    mood: Mood | None = None
    disclosure: str | None = None
    depth: int | None = None
    form: ResistanceForm | None = None
    manner: Manner = "even"
    """How the mood shows in the typing."""
    why: str
    """Why this beat was chosen, for authors."""

    @property
    def text(self) -> str:
        """The line as it is typed in this mood; a line break starts a new bubble."""
        return typed(self.line, self.manner)

    def spoken(self, text: str, cue: str | None) -> Beat:
        """Return the beat as it was said: in these words, of which ``cue`` carried what shows in passing."""
        return self.model_copy(update={"line": Line(text=text, cue=cue)}) if text.strip() else self

    @property
    def address(self) -> str:
        """The line's address, ``pool#line``."""
        return f"{self.pool}#{self.index}"


def at_start(persona: Persona) -> ClientState:
    """Return the state before anything was said.

    Trust starts from the persona's guardedness (PatientAct): 0.6 for someone wholly open, 0 for someone wholly closed.
    """
    return ClientState(
        trust=round(0.6 * (1 - persona.guardedness), 4), valence=persona.mood.valence, arousal=persona.mood.arousal
    )


def has_told(persona: Persona, state: ClientState) -> bool:
    """Whether the wish to be dead was told in this talk."""
    return persona.suicide_talk is not None and persona.suicide_talk.told_by in state.made
