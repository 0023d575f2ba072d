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


_SECOND = re.compile(r"\byou(?:r|'re|'ve|'d)?\b", re.IGNORECASE)
_IRREGULAR = {"has": "have", "is": "are", "was": "were", "does": "do", "isn't": "aren't", "hasn't": "haven't",
              "doesn't": "don't", "wasn't": "weren't", "goes": "go"}  # fmt: skip
_VERB = re.compile(r"\b(she|he)(\s+(?:never|always|only|still|just|really|often)\b)?\s+([a-z']+)", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"\b(?:her|his)\b(?=\s+(?!to\b|for\b|at\b|in\b|on\b|about\b|when\b|that\b|and\b|or\b|if\b|with\b|from\b|most\b"
    r"|because\b|than\b|as\b|by\b)[a-z])",
    re.IGNORECASE,
)


def to_you(text: str) -> str:
    """Turn "lying awake going over everything she has not done" into what one says to her.

    Authors write ``meaning`` and ``ask`` best in the second person; text that has a "you" in it is left alone.
    """
    if _SECOND.search(text) or not re.search(r"\b(?:she|he|her|him|his)\b", text, re.IGNORECASE):
        return text
    text = _VERB.sub(_second_person, text)
    text = re.sub(r"\b(?:herself|himself)\b", "yourself", text, flags=re.IGNORECASE)
    text = _POSSESSIVE.sub("your", text)
    text = re.sub(r"\b(?:hers)\b", "yours", text, flags=re.IGNORECASE)
    return re.sub(r"\b(?:she|he|her|him|his)\b", "you", text, flags=re.IGNORECASE)


def _second_person(match: re.Match[str]) -> str:
    adverb, verb = match[2] or "", match[3]
    if verb.lower() in _IRREGULAR:
        verb = _IRREGULAR[verb.lower()]
    elif verb.endswith("ies") and len(verb) > 4:
        verb = verb[:-3] + "y"
    elif verb.endswith(("sses", "shes", "ches", "xes", "zes")):
        verb = verb[:-2]
    elif verb.endswith("s") and not verb.endswith(("ss", "us", "'s")):
        verb = verb[:-1]
    return f"you{adverb} {verb}"
