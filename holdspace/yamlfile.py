"""Reading a content file: YAML 1.2, every value with its line, and nothing that a hostile or broken file can do.

The parser's events are composed here, and not by ruamel's own constructors: so the limits hold before anything expands,
every fault that does not end the reading is kept beside the others, and no tag can ever make an object.
Only this module needs ruamel, and only when a file must really be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from holdspace.problem import Place, shown
from holdspace.yamlsyntax import NUMBER, Scalar, explained, resolved

MOST_BYTES = 1_000_000
"""Of one file. The longest persona that a person would write by hand has a tenth of it."""
MOST_VALUES = 30_000
"""Of one file, each alias counted as all that it stands for."""
DEEPEST = 24
"""Lists and fields inside one another; content needs eight."""
LONGEST_NUMBER = 30
"""Characters of a number."""


@dataclass(slots=True)
class Node:
    """One value of the file and where it stands."""

    line: int
    """From 1."""
    value: Scalar | tuple[Node, ...] | dict[str, Node]
    key_lines: dict[str, int] = field(default_factory=dict)
    """Of a mapping: the line of each key."""
    size: int = 1
    """Values in it, itself included, aliases counted as what they stand for."""
    height: int = 0
    """Levels below it."""


@dataclass(slots=True)
class Document:
    """What a file holds; ``root`` is None where it could not be read to its end."""

    root: Node | None = None
    faults: list[tuple[int, Place, str]] = field(default_factory=list)
    """Line, place, sentence."""


class _UnreadableError(Exception):
    """Reading cannot go on."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(message)


def read_yaml(raw: bytes) -> Document:
    """Read one file's bytes. Never raises: whatever is wrong stands in ``faults``."""
    document = Document()
    composer = _Composer(document)
    try:
        document.root = composer.compose(YAML(typ="safe", pure=True).parse(_decoded(raw)))
    except _UnreadableError as refused:
        document.faults.append((refused.line, (), refused.message))
    except MarkedYAMLError as error:
        line, message = explained(error)
        document.faults.append((line, (), message))
    except Exception as error:  # noqa: BLE001 - a parser's own slip on odd input is still the file's fault to an author
        line = composer.line
        document.faults.append((line, (), f"cannot be read as YAML ({shown(str(error))}), expected plain YAML 1.2"))
    return document


def plain(node: Node) -> Any:
    """Return the values without their lines: dict, tuple, str, int, float, bool, None."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return tuple(plain(child) for child in node.value)
    return node.value


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Line separators beyond \n and \r\n would also shift every line number that is reported


def _decoded(raw: bytes) -> str:
    if len(raw) > MOST_BYTES:
        raise _UnreadableError(1, f"is too long, expected at most {MOST_BYTES:,} bytes")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError(1, "is saved as UTF-16, expected UTF-8 (an editor offers it under 'save with encoding')")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        raise _UnreadableError(line, f"holds the byte 0x{byte:02X}, which is not UTF-8, expected UTF-8") from None
    if odd := _CONTROL.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise _UnreadableError(line, f"holds the invisible character U+{ord(odd[0]):04X}, expected readable text")
    if not text.strip():
        raise _UnreadableError(1, "is empty, expected fields")
    return text


class _Composer:
    """Builds nodes from events; recursion is safe because depth is bounded before it happens."""

    def __init__(self, document: Document) -> None:
        self.line = 1
        """Where reading has got to."""
        self._document = document
        self._events: Iterator[Event] = iter(())
        self._anchors: dict[str, Node | None] = {}
        self._place: list[str | int] = []
        self._values = 0

    def compose(self, events: Iterator[Event]) -> Node:
        """Return the one document among the events; raises where reading cannot go on."""
        self._events = events
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                self._begin(event, root)
                root = self._node(next(self._events))
            elif isinstance(event, StreamEndEvent):
                break
        if root is None or (root.value is None and root.size == 1):
            raise _UnreadableError(1, "holds nothing but comments, expected fields")
        return root

    def _begin(self, event: DocumentStartEvent, before: Node | None) -> None:
        line = _line(event)
        if before is not None:
            raise _UnreadableError(line, "begins a second document (---), expected one document in a file")
        if event.version is not None and tuple(event.version) != (1, 2):
            self._fault(line, "asks for another version of YAML (%YAML), expected 1.2")

    def _node(self, event: Any) -> Node:  # one of four kinds of event, which share no base in ruamel
        line = self.line = _line(event)
        if isinstance(event, AliasEvent):
            return self._alias(event.anchor, line)
        if len(self._place) > DEEPEST:
            raise _UnreadableError(
                line, f"goes deeper than {DEEPEST} levels, expected lists and fields as in the guide"
            )
        self._count(1, line)
        anchor = event.anchor
        if anchor is not None:
            self._anchors[anchor] = None
        if event.tag is not None:
            self._fault(line, f"has the tag {shown(event.tag)}, expected a plain value without a tag")
        if isinstance(event, MappingStartEvent):
            node = self._mapping(line)
        elif isinstance(event, SequenceStartEvent):
            node = self._sequence(line)
        else:
            node = Node(line, self._scalar(event, line))
        if anchor is not None:
            self._anchors[anchor] = node
        return node

    def _alias(self, anchor: str, line: int) -> Node:
        if anchor not in self._anchors:
            raise _UnreadableError(
                line, f"refers to {shown('*' + anchor)}, expected the name of an anchor (&) further up"
            )
        node = self._anchors[anchor]
        if node is None:
            raise _UnreadableError(line, f"refers to {shown('*' + anchor)} inside itself, expected an end to it")
        self._count(node.size, line)
        if len(self._place) + node.height > DEEPEST:
            raise _UnreadableError(line, f"goes deeper than {DEEPEST} levels by its aliases, expected fewer")
        return node

    def _sequence(self, line: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            self._place.append(len(items))
            items.append(self._node(event))
            self._place.pop()
        return _parent(Node(line, tuple(items)), items)

    def _mapping(self, line: int) -> Node:
        fields: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key_line = _line(event)
            if not isinstance(event, ScalarEvent):
                raise _UnreadableError(key_line, "has a list, fields or an alias as a field's name, expected a word")
            key = event.value
            self._count(1, key_line)
            self._place.append(key)
            if event.tag is not None:
                self._fault(key_line, "has a tag at the field's name, expected a plain name")
            child = self._node(next(self._events))
            if key == "<<" and event.style is None:
                self._fault(key_line, "merge keys (<<) are not used here, expected the fields written out")
            elif key in fields:
                self._fault(key_line, f"stands twice, expected once (first in line {lines[key]})")
            else:
                fields[key], lines[key] = child, key_line
            self._place.pop()
        return _parent(Node(line, fields, lines), list(fields.values()))

    def _scalar(self, event: ScalarEvent, line: int) -> Scalar:
        text: str = event.value
        if odd := _CONTROL.search(text):
            self._fault(line, f"holds the invisible character U+{ord(odd[0]):04X}, expected readable text")
            return _CONTROL.sub("\ufffd", text)
        if event.style is not None or event.tag is not None:
            return text
        if len(text) > LONGEST_NUMBER and NUMBER.match(text):
            self._fault(line, f"has a number of {len(text)} characters, expected at most {LONGEST_NUMBER}")
            return text
        return resolved(text)

    def _count(self, values: int, line: int) -> None:
        self._values += values
        if self._values > MOST_VALUES:
            raise _UnreadableError(line, f"holds more than {MOST_VALUES:,} values (aliases counted), expected fewer")

    def _fault(self, line: int, message: str) -> None:
        self._document.faults.append((line, tuple(self._place), message))


def _parent(node: Node, children: list[Node]) -> Node:
    node.size += sum(child.size for child in children)
    node.height = 1 + max((child.height for child in children), default=0)
    return node


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
