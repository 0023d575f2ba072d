"""Somebody small to talk to, built in Python, so that a test of the rules does not hang on an author's wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from hypothesis import strategies as st

from holdspace.client import person
from holdspace.client.state import Beat, ClientState, at_start
from holdspace.codes import CONDUCTS, HELPER_CODES, Conduct, HelperCode
from holdspace.persona import REACTION_KINDS, Line, Persona, ResistanceForm
from holdspace.reading.helper import RuleHelperReader
from holdspace.reading.readings import CodeSpan, Empathy, HelperReading, TurnQuality
from holdspace.simulate import Played, play

Part = HelperCode | tuple[HelperCode, str]


def pool(name: str, lines: int = 4, **more: object) -> dict[str, Any]:
    return {"lines": [f"{name} line {n}" for n in range(lines)], **more}


DISCLOSURES: list[dict[str, Any]] = [
    {
        "id": "nights", "topics": ["work", "job", "shift"], "depth": 0,
        "lines": ["i clean offices from ten till six", "i get in when the schools go", "the hoover knows me by now"],
        "feeling": ["worn out", "drained"], "meaning": "cleaning empty rooms while everyone sleeps",
        "ask": "What are the hours like for you?", "beside": "Plenty of people keep those hours and nobody sees it.",
        "mood": {"valence": -0.4, "arousal": -0.2},
        "more": pool("nights more", feeling=["lonely"], meaning="hearing nobody for a whole shift"),
    },
    {
        "id": "daft", "topics": ["bothering", "mind"], "depth": 0,
        "lines": [{"text": "it's daft, there's people with cancer", "cue": "it's daft"},
                  {"text": "i feel a right fool writing this", "cue": "a right fool"}],
        "feeling": ["ashamed", "foolish"], "meaning": "thinking it isn't bad enough to bother anyone with",
        "ask": "What would be bad enough?", "mood": {"valence": -0.5, "arousal": 0.3},
        "cue": {"kind": "shame", "lasts": 2, "hears": ["daft"],
                "again": ["anyway, others have it worse", "i don't know why i'm moaning"]},
    },
    {
        "id": "letter", "topics": ["letter", "post"], "depth": 1, "needs": ["nights"],
        "lines": ["there's a brown letter behind the clock", "it came tuesday, window in the front"],
        "feeling": ["anxious"], "meaning": "leaving an envelope shut for days", "ask": "What do you think is in it?",
    },
    {
        "id": "brother", "topics": ["brother", "quarrel"], "depth": 2,
        "lines": [{"text": "me and our kid don't speak. i'm no brother to him", "cue": "i'm no brother to him"}],
        "feeling": ["ashamed", "sad"], "meaning": "losing a brother over money", "ask": "What was he like?",
        "cue": {"kind": "shame", "lasts": 3, "again": ["he'd cross the road"]},
    },
    {
        "id": "debt", "topics": ["money", "owe", "debt"], "depth": 3, "needs": ["letter"],
        "lines": ["four thousand. i borrowed it off him"], "feeling": ["trapped"],
        "meaning": "owing more than a year earns", "ask": "What's it like to carry that?",
        "more": pool("debt more"),
    },
    {
        "id": "ring", "topics": ["ring", "pawned", "wedding"], "depth": 4, "needs": ["debt"],
        "lines": ["i pawned mam's ring. she thinks it's at the jeweller's"], "feeling": ["ashamed"],
        "meaning": "hiding from your mother what became of her ring", "ask": "What would she say?",
    },
]  # fmt: skip


def sam(**changes: Any) -> Persona:
    """Return Sam, who owes his brother money; ``changes`` replace fields."""
    written: dict[str, Any] = {
        "id": "sam", "version": 1, "name": "Sam", "pronouns": "he/him", "age": 41, "difficulty": 2,
        "about": "Sam cleans offices at night.", "touches": ["money"], "wants": "to be heard",
        "wants_kind": "to_be_heard", "guardedness": 0.5, "mood": {"valence": -0.4, "arousal": 0.1},
        "opening": pool("opening", feeling=["unsure"], ask="What made you write?"),
        "disclosures": DISCLOSURES,
        "facts": [{"id": "lives", "topics": ["live", "flat"], **pool("lives", 2, ask="How is it there?")},
                  {"id": "dog", "topics": ["dog", "pet"], **pool("dog", 2)}],
        "reactions": {kind: {"low_trust": pool(f"{kind} low"), "high_trust": pool(f"{kind} high")}
                      for kind in REACTION_KINDS},
        "elaborations": [pool(f"small thing {n}", 3) for n in range(12)],
        "resistance": [{"form": form, **pool(form)} for form in get_args(ResistanceForm)],
        "jokes": pool("jokes"), "closing": {how: pool(how) for how in ("held", "unheard", "cut_off")},
    }  # fmt: skip
    for name in ("minimises", "sidesteps", "boundaries", "pulls_back", "asks_about_you", "asks_for_advice"):
        written[name] = pool(name)
    return Persona.model_validate(written | changes)


def read_as(text: str, *parts: Part, conduct: tuple[Conduct, ...] = ()) -> HelperReading:
    """Return a reading in which the parts of ``text`` carry the codes; a bare code carries the whole text."""
    spans = []
    for part in parts or ("other",):
        code, words = (part, text) if isinstance(part, str) else part
        start = text.index(words)
        spans.append(CodeSpan(code=code, start=start, end=start + len(words), score=0.9))
    return HelperReading(
        main=spans[0].code, codes=tuple(spans), scores={}, empathy=Empathy(),
        coach=TurnQuality(appropriate=0.5, improve={}, praise={}), conduct=conduct,
    )  # fmt: skip


def at(persona: Persona, **values: Any) -> ClientState:
    """Return a state in which these values stand."""
    return at_start(persona).model_copy(update=values)


def beat(persona: Persona, id_: str, **changes: Any) -> Beat:
    """Return the beat in which a disclosure is made."""
    i, d = next((i, d) for i, d in enumerate(persona.disclosures) if d.id == id_)
    made = Beat(
        kind="disclose", pool=f"disclosures[{i}]", index=0, line=d.lines[0], feeling=d.feeling, meaning=d.meaning,
        ask=d.ask, beside=d.beside, mood=d.mood, disclosure=d.id, depth=d.depth, why="told",
    )  # fmt: skip
    return made.model_copy(update=changes)


def said(words: str, feeling: tuple[str, ...] = (), meaning: str | None = None) -> Beat:
    """Return a beat with these words."""
    return Beat(
        kind="disclose",
        pool="x",
        index=0,
        line=Line(text=words),
        feeling=feeling,
        meaning=meaning,
        why="said in a test",
    )


def reply(
    persona: Persona, state: ClientState, text: str, *parts: Part, recent: tuple[Beat, ...] = (), seed: int = 1,
    conduct: tuple[Conduct, ...] = (),
) -> person.Turn:  # fmt: skip
    """Return the turn that answers ``text``, read as ``parts``."""
    return person.answer(persona, state, read_as(text, *parts, conduct=conduct), text, recent, seed)


@st.composite
def readings(draw: st.DrawFn, text: str) -> HelperReading:
    """Draw any reading of the text, sense or none."""
    spans = []
    for code in draw(st.lists(st.sampled_from(HELPER_CODES), min_size=1, max_size=5)):
        start = draw(st.integers(0, len(text)))
        spans.append(CodeSpan(code=code, start=start, end=draw(st.integers(start, len(text))), score=0.9))
    conduct = draw(st.lists(st.sampled_from(CONDUCTS), max_size=2, unique=True))
    return HelperReading(
        main=spans[0].code, codes=tuple(spans), scores={}, empathy=Empathy(),
        coach=TurnQuality(appropriate=0.5, improve={}, praise={}), conduct=tuple(conduct),
    )  # fmt: skip


MESSAGES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", " ", "x" * 20_000, "word " * 4_000, "\U0001f600" * 50,
         "\u05e9\u05dc\u05d5\u05dd", "\u202eabc\u202c", "a\x00b", "asdf ghjk qwer",
         "You're worn out.", "What happened with the ring?", "no pressure", "I'm here.", "come on just tell me",
         "You sound ashamed, and it's daft?", "do you live alone? do you have a dog?"]
    ),
)  # fmt: skip
"""What somebody could send: anything, and what is hard."""


@st.composite
def states(draw: st.DrawFn, persona: Persona) -> ClientState:
    """Draw any state that a talk could have come to, and some that none would."""
    unit, both = st.floats(0, 1), st.floats(-1, 1)
    ids = [d.id for d in persona.disclosures]
    small = st.integers(0, 5)
    turn = draw(st.integers(0, 40))
    return at(
        persona, turn=turn, trust=draw(unit), valence=draw(both), arousal=draw(both), energy=draw(unit),
        strain=draw(unit), made=tuple(draw(st.lists(st.sampled_from(ids), unique=True))),
        topic=draw(st.sampled_from([None, *ids])), refusal=draw(st.one_of(st.none(), st.integers(0, turn))),
        refused_topic=draw(st.sampled_from([None, *ids])), pressed=draw(small), praised=draw(small),
        backchannels=draw(small), silences=draw(small), questions=draw(small), hurts=draw(small), retreat=draw(small),
        wants_advice=draw(st.booleans()), permission=draw(st.booleans()),
    )  # fmt: skip


Helper = Callable[[Beat, int], str]
"""What a helper says to a beat, on their n-th turn."""

READER = RuleHelperReader()


def talk(persona: Persona, helper: Helper, seed: int, turns: int = 30) -> list[Played]:
    """Hold a conversation in which the helper answers what was said; the first entry is the opening."""
    played: list[Played] = []

    def messages() -> Iterator[str]:
        for n in range(turns):
            yield helper(played[-1].beat, n)

    for turn in play(persona, READER, messages(), seed):
        played.append(turn)  # noqa: PERF402  # the helper reads what was played so far
    return played


def one_of(*words: str) -> Helper:
    """Return a helper who says these in turn, whatever is said."""
    return lambda _beat, n: words[n % len(words)]


_NAMING = (
    "I imagine you feel {}.", "You look {} from here.", "Part of you is {}.", "You're {}, I think.",
    "No wonder you're {}.",
)  # fmt: skip


def skilled(beat: Beat, n: int) -> str:
    """Give back feeling and meaning, ask after it, make room."""
    feeling = beat.feeling[n % len(beat.feeling)] if beat.feeling else "unsure"
    if beat.meaning is None or n % 4 == 3:
        return beat.ask or "What's that like for you?"
    if n % 4 == 2:
        return f"It makes sense that you feel {feeling}."
    return f"{beat.meaning.capitalize()}. {_NAMING[n % len(_NAMING)].format(feeling)}"


def parrot(beat: Beat, n: int) -> str:
    """Give back the very words."""
    del n
    swap = {"i": "you", "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "my": "your", "me": "you"}
    return re.sub(r"[a-z']+", lambda word: swap.get(word[0], word[0]), beat.line.text)


STYLES: dict[str, Helper] = {
    "skilled": skilled,
    "adviser": one_of(
        "You should try going to bed earlier.", "Have you tried making a list?", "You need to talk to your tutor.",
        "Why don't you go for a run?", "You could ask someone for help.", "You should put your phone away.",
    ),
    "interrogator": one_of(
        "How long has this been going on?", "Do you live alone?", "What do you study?", "Are you sleeping?",
        "When did it start?", "Have you told anyone?", "Do you eat?", "Who do you live with?", "Do you work?",
    ),
    "reassurer": one_of(
        "I'm sure it'll be fine.", "Don't worry, you'll do great.", "It's not that bad.", "Everything will work out.",
    ),
    "minimal": one_of("ok"),
    "parrot": parrot,
    "flatterer": one_of("You're so strong.", "You're amazing.", "Well done.", "I'm so proud of you."),
    "gibberish": one_of("asdf ghjk", "zxcvb nmlkj qwrt", "xkcdq blrgh"),
    "silent": one_of(""),
}  # fmt: skip
