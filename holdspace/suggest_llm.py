"""Three suggestions worded by a language model: asked for in one request, each read before it is shown.

The author's three (:mod:`holdspace.suggest`) are made first and always: they tell the model what each is to do, and
stand in the place of each of its own that does not pass. Sent are the talk and those three, nothing that the person
has not told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from pydantic import BaseModel

from holdspace.client.fit import fit
from holdspace.client.safety import explains_limits, names_a_step
from holdspace.client.state import Beat
from holdspace.codes import SUICIDE_QUESTIONS
from holdspace.llm.faults import ModelError
from holdspace.llm.fenced import as_json, clipped, inside, within
from holdspace.llm.model import Model, Prompt, Usage, Wanted
from holdspace.llm.prompts import fill
from holdspace.persona import Persona
from holdspace.pronouns import FORMS
from holdspace.reading.readings import HelperReader, HelperReading
from holdspace.suggest import BLANK, FITS, NEVER, Suggestion, SuggestionKind, suggest
from holdspace.suggest_llm_checks import mishears, said_already, takes_up, tidy, wrong_form, wrong_why, wrong_words
from holdspace.suggesting import Asking, Suggested
from holdspace.suggestsafety import HINTS, Moment, moment

TALK_TOKENS: Final = 1500
"""Tokens of the talk that are sent, the latest messages."""
MOST: Final = 500
"""Tokens of the answer."""
_BEFORE: Final = 3
"""The person's earlier beats that a suggestion may take up."""
_SHOWN: Final = 6
"""Suggestions that the model is told not to say again."""

Does = Callable[[HelperReading, str], bool]


def _asks_directly(reading: HelperReading, _text: str) -> bool:
    return reading.has("ask_suicide_direct")


def _goes_on(reading: HelperReading, text: str) -> bool:
    return names_a_step(reading, text) or reading.has("ask_suicide_direct")


def _stays(reading: HelperReading, _text: str) -> bool:
    return reading.has("support", "safety_act")


def _nothing(_reading: HelperReading, _text: str) -> bool:
    return False


FIRST: Final[dict[tuple[Moment, SuggestionKind], Does]] = {
    ("hint", "MI"): _asks_directly,
    ("hint", "PS"): explains_limits,
    ("limits", "MI"): _nothing,
    ("limits", "ER"): _nothing,
    ("limits", "PS"): explains_limits,
    ("told", "MI"): _goes_on,
    ("told", "PS"): names_a_step,
    ("agreed", "PS"): _stays,
}
"""What comes first where the wish to be dead is in the room; where nothing else would do, people's words stay."""

_WHY: Final[dict[SuggestionKind, str]] = {
    "MI": "Leaves it to {them} what to tell.",
    "ER": "Meets what is in {their} words.",
    "PS": "Stays beside {them}, and asks for little.",
}
"""Said where the model's own line is none."""


class Worded(BaseModel):
    """One suggestion as a model words it."""

    text: str
    why: str


class Three(BaseModel):
    """A model's answer."""

    MI: Worded
    ER: Worded
    PS: Worded

    def of(self, kind: SuggestionKind) -> Worded:
        """Return the one of that kind."""
        return {"MI": self.MI, "ER": self.ER, "PS": self.PS}[kind]


class ModelSuggester:
    """A :class:`holdspace.suggesting.Suggester`; safe to share between threads."""

    def __init__(self, model: Model, helper_reader: HelperReader) -> None:
        self._model, self._reader = model, helper_reader

    def suggest(self, moment: Asking, cancel: Wanted) -> Suggested | None:
        """Return one of each kind, those of people in place of any that fail; never raises ModelError.

        Returns None once it is not wanted any more. What was turned away, and why, stands in the usage's detail.
        """
        written = offline(moment, self._reader)
        if cancel.is_set():
            return None
        try:
            answer, usage = self._model.ask(prompt_for(moment, written), Three, cancel, most=MOST, spent=moment.spent)
        except ModelError as error:
            gone = error.fault == "cancelled" or cancel.is_set()
            return None if gone else Suggested(written, (error.usage,) if error.usage else ())
        if cancel.is_set():
            return None
        return self._checked(moment, written, answer, usage)

    def _checked(self, moment: Asking, written: tuple[Suggestion, ...], answer: Three, usage: Usage) -> Suggested:
        chosen: list[Suggestion] = []
        turned_away: list[str] = []
        for own in written:
            worded = answer.of(own.kind)
            text = tidy(worded.text)
            if text == own.text:
                chosen.append(own)  # people's words, whoever sent them
                continue
            wrong = unfit(text, own.kind, moment, [s.text for s in chosen], self._reader)
            if wrong:
                turned_away.append(f"{own.kind} {wrong}")
                chosen.append(own)
                continue
            why = tidy(worded.why)
            said = _default_why(own.kind, moment) if wrong_why(why) else why
            chosen.append(Suggestion(id=own.id, kind=own.kind, text=text, why=said, source="model"))
        if turned_away:
            note = "turned away: " + ", ".join(turned_away)
            usage = usage.model_copy(update={"detail": f"{usage.detail} {note}".strip()})
        return Suggested(tuple(chosen), (usage,))


def offline(moment_: Asking, reader: HelperReader) -> tuple[Suggestion, ...]:
    """Return the three that people wrote for this moment."""
    return suggest(
        moment_.beat,
        earlier=moment_.earlier,
        context=moment_.said[-2:],
        shown=moment_.shown,
        reader=reader,
        pronouns=FORMS[moment_.persona.pronouns],
        seed=moment_.seed,
        turn=moment_.turn,
        at=moment(moment_.persona, moment_.state, moment_.beat),
    )


def prompt_for(moment_: Asking, written: Sequence[Suggestion]) -> Prompt:
    """Return the request: the talk, and what the three of people are to do. Of the person only the name is added."""
    return fill(
        "suggestions",
        person=inside(moment_.persona.name),
        pronouns=moment_.persona.pronouns,
        talk=within(moment_.said, TALK_TOKENS),
        last=as_json(clipped(moment_.said[-1].text)) if moment_.said else '""',
        shown=as_json(list(moment_.shown[-_SHOWN:])),
        offline=as_json({one.kind: {"text": one.text, "why": one.why} for one in written}),
    )


def unfit(text: str, kind: SuggestionKind, moment_: Asking, beside: Sequence[str], reader: HelperReader) -> str:
    """Say in a word or two why a model's suggestion is not shown; empty where it may be.

    ``beside`` are those of this moment that stand already.
    """
    at = moment(moment_.persona, moment_.state, moment_.beat)
    theirs = " ".join(u.text for u in moment_.said[-6:] if u.speaker == "client")
    needed = FIRST.get((at, kind)) if at is not None else None
    permitted = may_advise(moment_)
    wrong = wrong_form(text) or wrong_words(
        text, theirs, at_risk=at is not None, permitted=permitted or needed is not None
    )
    if wrong or (BLANK in text and kind != "PS"):
        return wrong or "blank"
    if said_already(text, (*moment_.shown, *beside, *(u.text for u in moment_.said if u.speaker == "helper"))):
        return "said before"
    reading = reader.read(text.replace(BLANK, "something like this"), moment_.said[-2:])
    if wrong := _misread(reading, kind, permitted=permitted, blank=BLANK in text):
        return wrong
    if needed is not None:
        return "" if needed(reading, text) else "safety first"
    if reading.has(*SUICIDE_QUESTIONS) and not any(cue.kind in HINTS for cue in moment_.state.cues):
        return "suicide out of nothing"
    return unspecific(text, reading, (moment_.beat, *moment_.earlier[:_BEFORE]), moment_.persona)


def may_advise(moment_: Asking) -> bool:
    """Whether an idea is wanted: the person asked for one, or said yes to hearing it."""
    return moment_.beat.kind == "ask_for_advice" or moment_.state.wants_advice or moment_.state.permission


def _misread(reading: HelperReading, kind: SuggestionKind, *, permitted: bool, blank: bool) -> str:
    found = {span.code for span in reading.codes}
    if reading.conduct:
        return reading.conduct[0].replace("_", " ")
    if harm := sorted(found & NEVER):
        return harm[0]
    if "advise_with_permission" in found and not permitted:
        return "advice"
    if "self_disclose" in found and not blank:
        return "own story"
    return "" if found & FITS[kind] else "another kind"


def unspecific(text: str, reading: HelperReading, beats: tuple[Beat, ...], persona: Persona) -> str:
    """Say whether it echoes, mishears, or could be said anywhere; ``beats`` are the person's latest, the last first."""
    close = fit(text, reading, beats)
    if close.verdict in {"parroted", "misheard"}:
        return close.verdict
    if mishears(text, beats):
        return "misheard"
    return "" if takes_up(text, beats, persona) else "could be said anywhere"


def _default_why(kind: SuggestionKind, moment_: Asking) -> str:
    they = FORMS[moment_.persona.pronouns]
    return _WHY[kind].format(them=they.object, their=they.possessive)
