"""What cannot both be meant by the same words: one table, applied from top to bottom."""

from __future__ import annotations

from typing import NamedTuple

from holdspace.codes import REFLECTIONS, HelperCode

Codes = dict[HelperCode, float]


class Rule(NamedTuple):
    """Where one of ``seen`` was found, none of ``drop`` is meant."""

    seen: frozenset[HelperCode]
    drop: frozenset[HelperCode]
    surely: float = 0.0
    """Holds only where what was seen has at least this score."""
    unless: float = 1.0
    """Keeps what has a score above this."""


def _rule(seen: str, drop: str, surely: float = 0.0, unless: float = 1.0) -> Rule:
    return Rule(_codes(seen), _codes(drop), surely, unless)


def _codes(names: str) -> frozenset[HelperCode]:
    found: set[HelperCode] = set()
    for name in names.split():
        if name == "reflections":
            found |= REFLECTIONS
        else:
            found.add(name)  # type: ignore[arg-type]
    return frozenset(found)


RULES: tuple[Rule, ...] = (
    # "I am still here", "I am so sorry", "I have to go" begin with "I" and tell no story.
    _rule("support backchannel close apologise", "self_disclose", unless=0.5),
    # "I'm sorry, I pushed" owns a slip, it neither comforts nor tells a story.
    _rule("apologise", "support self_disclose"),
    # "Then I'd tell you before I told anyone" says what the helper will do, it advises nothing.
    _rule("explain_role", "advise_without_permission self_disclose"),
    # "Would it be ok if" promises nothing.
    _rule("seek_permission", "reassure"),
    # "You should be proud" is praise; "we can call together" is company.
    _rule("affirm", "advise_without_permission", surely=0.8),
    _rule("hand_over", "advise_without_permission"),
    _rule("close greet", "advise_without_permission direct"),
    # What argues or threatens does not also help.
    _rule("confront warn", "advise_without_permission support affirm inform"),
    _rule("direct", "advise_without_permission"),
    _rule("validate affirm offer_hope reassure emphasize_autonomy", "inform"),
    _rule("offer_hope emphasize_autonomy", "reassure"),
    _rule("emphasize_autonomy", "advise_without_permission direct"),
    # "You could see it as" gives nothing back.
    _rule("advise_without_permission direct", "inform reassure support reflections"),
    # "It sounds like you handled it well" names a strength.
    _rule("affirm", "reflections"),
    _rule("reflections", "support inform advise_without_permission"),
    _rule("reflections", "self_disclose", unless=0.6),
)
"""Later rules see what earlier ones left."""


def settle(codes: Codes) -> None:
    """Take out of ``codes`` what the rest of it rules out."""
    if len(codes) < 2:
        return
    for rule in RULES:
        if any(codes[code] >= rule.surely for code in rule.seen & codes.keys()):
            for code in rule.drop & codes.keys():
                if codes[code] <= rule.unless:
                    del codes[code]
