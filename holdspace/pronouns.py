"""Pronouns, and a sentence about someone turned into one to them."""

from __future__ import annotations

import re
from typing import NamedTuple


class Pronouns(NamedTuple):
    """The forms a page needs: she, her, her, herself; he, him, his, himself; they, them, their, themselves."""

    subject: str
    object: str
    possessive: str
    reflexive: str


FORMS: dict[str, Pronouns] = {
    "she/her": Pronouns("she", "her", "her", "herself"),
    "he/him": Pronouns("he", "him", "his", "himself"),
    "they/them": Pronouns("they", "them", "their", "themselves"),
}


def suited(label: str, pronouns: str) -> str:
    """Return a reader's words for someone it does not know ("hard on themselves") in the person's own form."""
    return label.replace("themselves", FORMS[pronouns].reflexive)


_SECOND = re.compile(r"\byou(?:r|'re|'ve|'d|'ll)?\b", re.IGNORECASE)
_IRREGULAR = {"has": "have", "is": "are", "was": "were", "does": "do", "isn't": "aren't", "hasn't": "haven't",
              "doesn't": "don't", "wasn't": "weren't", "goes": "go"}  # fmt: skip
_ADVERB = r"(\s+(?:never|always|only|still|just|really|often|also|hardly|nearly|once)\b)?"
_DONE = re.compile(
    r"\s+(?:(?:never|not|always|just|only)\s+)?(?:been|had|got|gone|done|lost|left|made|told|said|kept|put|heard|seen"
    r"|known|written|taken|given|felt|thought|found|failed|stopped|started|tried|asked|missed|promised)\b",
    re.IGNORECASE,
)
_NO_NOUN = (
    "to for at in on about when that and or if with from most because than as by what how why where who whether a an"
    " the not so too again every all more is was it anything nothing everything something until while after before"
)
"""What follows "her" where it is no possessive."""


def to_you(text: str, pronouns: Pronouns | None = None) -> str:
    """Turn "lying awake going over everything she has not done" into what one says to her.

    With ``pronouns`` only that person is turned, and whoever else is in it stays ("what her dad says when he rings").
    Authors write ``meaning`` and ``ask`` best in the second person; text that has a "you" in it is left alone.
    """
    if _SECOND.search(text):
        return text
    for one in (FORMS["she/her"], FORMS["he/him"]) if pronouns is None else (pronouns,):
        text = _turned(text, one)
    return text


def _turned(text: str, one: Pronouns) -> str:
    subject, plural = one.subject, one.subject == "they"
    text = re.sub(rf"\b{subject}(?:'s|'re|'ve|'d|'ll)", lambda m: _contracted(m, text), text, flags=re.IGNORECASE)
    if not plural:
        text = re.sub(rf"\b{subject}{_ADVERB}\s+([a-z']+)", _second_person, text, flags=re.IGNORECASE)
    text = re.sub(rf"\b{one.reflexive}\b", "yourself", text, flags=re.IGNORECASE)
    no_noun = "|".join(_NO_NOUN.split())
    text = re.sub(rf"\b{one.possessive}\b(?=\s+(?!(?:{no_noun})\b)\w)", "your", text, flags=re.IGNORECASE)
    text = re.sub(rf"\b{one.possessive if one.possessive.endswith('s') else one.possessive + 's'}\b", "yours", text)
    return re.sub(rf"\b(?:{subject}|{one.object})\b", "you", text, flags=re.IGNORECASE)


def _contracted(match: re.Match[str], text: str) -> str:
    ending = match[0][match[0].index("'") :].lower()
    if ending == "'s":
        ending = "'ve" if _DONE.match(text, match.end()) else "'re"
    return f"you{ending}"


def _second_person(match: re.Match[str]) -> str:
    adverb, verb = match[1] or "", match[2]
    if verb.lower() in _IRREGULAR:
        verb = _IRREGULAR[verb.lower()]
    elif verb.endswith("ies") and len(verb) > 4:
        verb = verb[:-3] + "y"
    elif verb.endswith(("sses", "shes", "ches", "xes", "zes")):
        verb = verb[:-2]
    elif verb.endswith("s") and not verb.endswith(("ss", "us", "'s")):
        verb = verb[:-1]
    return f"you{adverb} {verb}"
