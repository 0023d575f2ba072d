"""What a browser may ask of a room, checked for shape before anyone acts on it.

Whatever arrives over a comm was written by a stranger's browser. Only the fields that ``protocol.py`` declares pass,
with the types it declares; everything else is dropped without a word, so that no odd message can end a conversation.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NotRequired, cast, get_args, get_origin, get_type_hints, is_typeddict

from widgets import protocol
from widgets.protocol import Intent

__all__ = ["LONGEST_ID", "LONGEST_TEXT", "read_intent"]

LONGEST_TEXT: Final = 100_000
"""Characters. The room answers what is too long to be said with a notice, so it must get to see it."""
LONGEST_ID: Final = 200
"""Characters of an id that a browser makes up."""
_LARGEST_TURN: Final = 2**31 - 1
_TEXTS: Final = frozenset({"text", "draft"})


def _tag(shape: type) -> str:
    return str(get_args(get_type_hints(shape)["type"])[0])


_SHAPES: Final[Mapping[str, type]] = MappingProxyType(
    {_tag(shape): shape for shape in get_args(Intent) if is_typeddict(shape)},
)


def read_intent(content: object) -> Intent | None:
    """Return the intent that a comm message carries, with its declared fields only, or None if it is none.

    Texts lose what no text may hold: half a surrogate pair becomes U+FFFD, since no store or file can keep it.
    """
    if not isinstance(content, Mapping) or not isinstance(content.get("type"), str):
        return None
    shape = _SHAPES.get(content["type"])
    if shape is None:
        return None
    kept: dict[str, Any] = {}
    for name, declared in get_type_hints(shape, vars(protocol), include_extras=True).items():
        optional = get_origin(declared) is NotRequired
        if optional and content.get(name) is None:
            continue
        if name not in content or not _fits(content[name], get_args(declared)[0] if optional else declared, name):
            return None
        kept[name] = _whole(content[name])
    return cast("Intent", kept)


def _fits(value: object, declared: object, name: str) -> bool:
    if get_origin(declared) is Literal:
        return isinstance(value, str) and value in get_args(declared)
    if declared is str:
        return isinstance(value, str) and len(value) <= (LONGEST_TEXT if name in _TEXTS else LONGEST_ID)
    if isinstance(value, bool):
        return False
    if declared is int:
        return isinstance(value, int) and 0 <= value <= _LARGEST_TURN
    if declared is float:  # a feeling's coordinate
        return isinstance(value, int | float) and math.isfinite(value) and -1 <= value <= 1
    return False


def _whole(value: object) -> object:
    """Mend a text that a browser cut in the middle of a character; leave everything else."""
    if not isinstance(value, str):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
