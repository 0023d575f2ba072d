"""What a page may ask of an exercise, checked for shape before anyone acts on it.

Whatever arrives over a comm was written by a stranger's browser: only the declared fields pass, and texts lose what no
text may hold. What an answer may hold, :func:`holdspace.marking.read_answer` decides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, cast

from widgets.exercise_protocol import Intent

__all__ = ["LONGEST_ANSWER", "LONGEST_ID", "read_intent"]

LONGEST_ANSWER: Final = 100_000
"""Characters of an answer as JSON."""
LONGEST_TEXT: Final = 20_000
"""Characters of a message in a scene."""
LONGEST_ID: Final = 100
_MOST: Final = 2**31 - 1
_DEEPEST: Final = 6

_FIELDS: Final[Mapping[str, Mapping[str, type]]] = {
    "hello": {},
    "draft": {"answer": dict},
    "check": {"id": str, "answer": dict},
    "hint": {"id": str, "taken": int},
    "say": {"id": str, "text": str},
    "finish": {"id": str},
    "again": {"id": str},
    "ping": {"n": int},
}


def read_intent(content: object) -> Intent | None:
    """Return the intent that a comm message carries, with its declared fields only, or None if it is none."""
    if not isinstance(content, Mapping) or not isinstance(content.get("type"), str):
        return None
    fields = _FIELDS.get(content["type"])
    if fields is None or not all(_fits(name, content.get(name), shape) for name, shape in fields.items()):
        return None
    return cast("Intent", {"type": content["type"], **{name: _whole(content[name]) for name in fields}})


def _fits(name: str, value: object, shape: type) -> bool:
    if not isinstance(value, shape) or isinstance(value, bool):
        return False
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT if name == "text" else 0 < len(value) <= LONGEST_ID
    if isinstance(value, int):
        return 0 <= value <= _MOST
    return _is_answer(value)


def _is_answer(value: object) -> bool:
    try:
        return _shallow(value, _DEEPEST) and len(json.dumps(value, allow_nan=False)) <= LONGEST_ANSWER
    except (ValueError, TypeError, RecursionError):
        return False


def _shallow(value: object, levels: int) -> bool:
    if isinstance(value, Mapping):
        return levels > 0 and all(_shallow(each, levels - 1) for each in value.values())
    if isinstance(value, list | tuple):
        return levels > 0 and all(_shallow(each, levels - 1) for each in value)
    return True


def _whole(value: Any) -> Any:
    """Mend texts, also within an answer: half a surrogate pair or NUL becomes U+FFFD, since no store can keep it."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, Mapping):
        return {_whole(name): _whole(each) for name, each in value.items() if isinstance(name, str)}
    if isinstance(value, list | tuple):
        return [_whole(each) for each in value]
    return value
