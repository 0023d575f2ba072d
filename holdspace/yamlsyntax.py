"""Two tables of YAML: what a bare word means in version 1.2, and what a fault of syntax is in an author's words."""

from __future__ import annotations

import re
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from holdspace.problem import shown

Scalar = str | int | float | bool | None

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
NUMBER = re.compile(f"{_INTEGER.pattern}|{_BASED.pattern}|{_FLOAT.pattern}")
_CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
    **{sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")},
}


def resolved(text: str) -> Scalar:
    """Return a plain scalar by the core schema of YAML 1.2 (section 10.3.2): no dates, and yes and no are words."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text, 0)
    return float(text) if _FLOAT.match(text) else text


_EXPLAINED = (
    (r"character '\\t'", False, "has a tab where spaces are expected"),
    (
        r"mapping values are not allowed",
        False,
        "has a second ': ' or a wrong indent, expected quotes around such a text",
    ),
    (r"found unexpected end of stream", True, "opens a quote that is never closed, expected the closing quote"),
    (r"unexpected document separator", True, "opens a quote that is never closed, expected the closing quote"),
    (
        r"expected ',' or '[\]}]'",
        True,
        "opens a bracket that is not closed well, expected commas and the closing bracket",
    ),
    (r"expected the node content", False, "has a bracket or comma with nothing before it, expected a value"),
    (r"could not find expected ':'", True, "has a field's name without a colon, expected 'name: value'"),
    (r"simple key", False, "has a field's name without a colon, expected 'name: value'"),
    (
        r"expected <block end>",
        False,
        "does not line up with the lines above, expected the same indent, or quotes closed",
    ),
    (r"sequence entries are not allowed", False, "begins a list where none can stand, expected it on a new line"),
    (r"expected '<document start>'", False, "goes on after its end, expected one document"),
    (r"cannot start any token", False, "begins a text with a special character, expected quotes around it"),
    (
        r"escape|hexdecimal",
        False,
        "has a backslash that means nothing here, expected single quotes, or two backslashes",
    ),
    (r"undefined tag handle|parsing a tag", False, "has a tag (!), expected a plain value without a tag"),
    (
        r"undefined alias|scanning an alias",
        False,
        "has an alias (*) without an anchor, expected quotes around such a text",
    ),
)


def explained(error: MarkedYAMLError) -> tuple[int, str]:
    """Return line and sentence for a fault of syntax; True in the table takes the line where the thing began."""
    said = f"{error.context or ''} {error.problem or ''}"
    line = _mark_line(error.problem_mark) or _mark_line(error.context_mark) or 1
    for pattern, at_begin, message in _EXPLAINED:
        if re.search(pattern, said):
            return (at_begin and _mark_line(error.context_mark)) or line, message
    return line, f"cannot be read as YAML ({shown(said.strip())}), expected plain YAML 1.2"


def _mark_line(mark: Any) -> int:
    return 0 if mark is None else int(mark.line) + 1
