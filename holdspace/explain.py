"""Pydantic's findings in an educator's words, each with the line of the very field.

Loaded only when something is wrong.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, Lt
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from holdspace.problem import MOST_PER_FILE, FaultsFoundError, Place, nearest, shown
from holdspace.yamlfile import Node

SHORT_FORMS = {"Line": "text", "Speech": "a list of lines", "ByTrust": "a list of lines"}
"""Models that may be written shorter than with their fields, by name."""

_Fault = tuple[int, Place, str]

_SPOKEN_OF = 5 * MOST_PER_FILE
"""Findings of a file that are put into words; those beyond are only ever counted."""


def faults_of(error: ValidationError, model: type[BaseModel], root: Node) -> list[_Fault]:
    """Return line, place and sentence of every finding, in the order of the file, each once."""
    found: dict[tuple[Place, str], _Fault] = {}
    details = [(locate(root, detail["loc"])[0], detail) for detail in error.errors(include_url=False)]
    for rank, (_, detail) in enumerate(sorted(details, key=lambda item: item[0])):
        spoken = rank < _SPOKEN_OF
        for loc, message in _messages(detail, model) if spoken else [(detail["loc"], detail["msg"])]:
            absent = detail["type"] in ("missing", "union_tag_not_found")
            line, place = locate(root, loc, absent=absent)
            found.setdefault((place, message), (line, place, message))
    return sorted(found.values(), key=lambda fault: fault[0])


def locate(root: Node, loc: Place, *, absent: bool = False) -> tuple[int, Place]:
    """Return the line of a place and the place as it stands in the file.

    Steps that only the models know (the ``lines`` of a pool written as a bare list, the kind of an exercise) are left
    out. With ``absent`` the last step names a field that is missing: the line is that of what lacks it.
    """
    node, line = root, root.line
    place: list[str | int] = []
    for i, step in enumerate(loc):
        held = node.value
        if isinstance(held, tuple) and isinstance(step, int) and step < len(held):
            node = held[step]
            line = node.line
        elif isinstance(held, dict) and isinstance(step, str) and step in held:
            line, node = node.key_lines[step], held[step]
        elif not (absent and i == len(loc) - 1 and isinstance(held, dict)):
            continue
        place.append(step)
    return line, tuple(place)


def _messages(detail: ErrorDetails, model: type[BaseModel]) -> Iterator[tuple[Place, str]]:
    kind, loc, cause = detail["type"], tuple(detail["loc"]), detail.get("ctx", {}).get("error")
    if isinstance(cause, FaultsFoundError):
        yield from (((*loc, *below), message) for below, message in cause.faults)
    elif kind == "value_error":
        yield loc, str(cause)
    elif kind == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
        return  # pydantic counts only what is valid: the real fault stands beside this one
    elif kind in ("union_tag_invalid", "union_tag_not_found") and isinstance(detail["input"], dict):
        kinds = _expected_at(model, loc).choices
        got = detail["input"].get("kind")
        yield (*loc, "kind"), (_not_known(got, kinds) if got is not None else f"is missing, {_one_of(kinds)}")
    else:
        name = str(loc[-1]) if loc else ""
        yield loc, _sentence(kind, name, detail, _expected_at(model, loc))


def _sentence(kind: str, name: str, detail: ErrorDetails, expected: _Expected) -> str:
    got = detail["input"]
    if kind == "missing":
        return f"is missing, expected {expected.in_words()}"
    if kind == "extra_forbidden":
        return f"is not a field here{nearest(name, expected.names)}"
    if name == "[key]" or kind == "literal_error":
        return _not_known(got, expected.choices)
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than", "finite_number"):
        return f"expected {expected.bounds() or 'a number'}, got {shown(got)}"
    return _of_length(kind, got, detail.get("ctx", {})) or _of_type(got, expected.in_words())


def _of_length(kind: str, got: Any, ctx: dict[str, Any]) -> str | None:
    sentences = {
        "string_pattern_mismatch": "expected small letters, digits, - and _, a letter first, got {got}",
        "string_too_short": "is empty, expected some text",
        "string_too_long": "expected at most {max_length} characters, got {length}",
        "too_short": "expected at least {min_length} in the list, got {length}",
        "too_long": "expected at most {max_length} in the list, got {length}",
    }
    sentence = sentences.get(kind)
    return sentence and sentence.format(**{**ctx, "got": shown(got), "length": len(got)})


def _of_type(got: Any, expected: str) -> str:
    number = isinstance(got, int | float) and not isinstance(got, bool)
    hint = ", in quotes if it is meant as text" if expected == "text" and number else ""
    return f"expected {expected}, got {shown(got)}{hint}"


def _not_known(got: Any, known: Sequence[str]) -> str:
    hint = nearest(got, known) if isinstance(got, str) else ""
    return f"{shown(got)} is not known here" + (hint if "did you mean" in hint else f", {_one_of(known)}")


def _one_of(known: Sequence[str]) -> str:
    if len(known) > 12:
        return f"expected one of {', '.join(known[:8])} and {len(known) - 8} more (the schema lists them)"
    return f"expected {'one of ' if len(known) > 1 else ''}{', '.join(known)}"


@dataclass(frozen=True, slots=True)
class _Expected:
    """What the models want at a place."""

    type: Any = Any
    limits: tuple[Any, ...] = ()
    names: tuple[str, ...] = ()
    """Where a field is unknown: the known ones."""

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(str(choice) for choice in _choices(self.type))

    def bounds(self) -> str:
        low: Any = next((limit.ge for limit in self.limits if isinstance(limit, Ge)), None)
        high: Any = next((limit.le for limit in self.limits if isinstance(limit, Le)), None)
        above: Any = next((limit.lt for limit in self.limits if isinstance(limit, Lt)), None)
        high = above - 1 if above is not None else high  # only whole numbers are bounded by lt
        if low is not None and high is not None:
            return f"{low} to {high}"
        if low is not None:
            return f"{low} or more"
        return f"at most {high}" if high is not None else ""

    def in_words(self) -> str:
        if self.choices:
            return _one_of(self.choices).removeprefix("expected ")
        if isinstance(self.type, type) and issubclass(self.type, BaseModel):
            return SHORT_FORMS.get(self.type.__name__) or f"fields ({', '.join(_field_names(self.type)[:6])})"
        whole = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}.get(self.type, "")
        if whole:
            return f"{whole}, {bounds}" if (bounds := self.bounds()) else whole
        return {tuple: "a list", dict: "fields"}.get(get_origin(self.type) or self.type, "fields")


def _expected_at(model: type[BaseModel], loc: Place) -> _Expected:
    expected = _Expected(model)
    for step in loc:
        here = expected.type
        if step == "[key]":
            return expected
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {info.alias or name: info for name, info in here.model_fields.items()}
            if step not in fields:
                return _Expected(names=tuple(fields))
            expected = _stripped(fields[str(step)].annotation, tuple(fields[str(step)].metadata))
        elif get_origin(here) is tuple:
            expected = _stripped(get_args(here)[0])
        elif get_origin(here) is dict:
            key, value = get_args(here)
            expected = _stripped(key if loc[-1] == "[key]" and loc[-2] == step else value)
        elif get_origin(here) in (Union, types.UnionType):
            expected = next((_Expected(member) for member in get_args(here) if _is_tagged(member, step)), _Expected())
        else:
            return _Expected()
    return expected


def _stripped(annotation: Any, limits: tuple[Any, ...] = ()) -> _Expected:
    """Return a type without Annotated and without "or None", its limits gathered."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            limits += tuple(limit for info in more for limit in (*getattr(info, "metadata", ()), info))
        elif get_origin(annotation) in (Union, types.UnionType):
            members = [member for member in get_args(annotation) if member is not type(None)]
            if len(members) > 1:
                return _Expected(annotation, limits)
            annotation = members[0]
        else:
            return _Expected(annotation, limits)


def _is_tagged(member: Any, tag: str | int) -> bool:
    return _has_kind(member) and tag in _choices(member.model_fields["kind"].annotation)


def _has_kind(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, BaseModel) and "kind" in member.model_fields


def _choices(annotation: Any) -> tuple[Any, ...]:
    """Return the values of a Literal, or the kinds of a union told apart by them."""
    if get_origin(annotation) in (Union, types.UnionType):
        members = [member for member in get_args(annotation) if _has_kind(member)]
        return tuple(tag for member in members for tag in _choices(member.model_fields["kind"].annotation))
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _field_names(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]
