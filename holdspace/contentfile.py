"""From one content file to its model, with everything that is wrong in it. Loads the YAML parser, so imported late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from holdspace.explain import faults_of, locate
from holdspace.problem import Place, Problem, field_name
from holdspace.yamlfile import Document, Node, plain, read_yaml

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[M]):
    """What came of a file: its model, unless there are problems."""

    name: str
    """How the file is called in problems."""
    model: M | None
    problems: tuple[Problem, ...]
    plain: Any = None
    """The values as they were written, for keeping."""
    root: Node | None = None

    def problem(self, place: Place, message: str, *, note: bool = False) -> Problem:
        """Return a problem at a place of this file, with its line."""
        line, found = locate(self.root, place, absent=True) if self.root else (1, place)
        return Problem(self.name, line, field_name(found), message, note)


def parse(raw: bytes, name: str, model: type[M]) -> Parsed[M]:
    """Read a file's bytes as a model; never raises for what they hold.

    Validation is strict: nothing that was written is silently turned into something else.
    """
    document = read_yaml(raw)
    made: M | None = None
    values: Any = None
    if document.root is not None:
        values = plain(document.root)
        try:
            made = model.model_validate(values, strict=True)
        except ValidationError as error:
            document.faults += faults_of(error, model, document.root)
    problems = _problems(name, document)
    return Parsed(name, None if problems else made, problems, values, document.root)


def _problems(name: str, document: Document) -> tuple[Problem, ...]:
    return tuple(Problem(name, line, field_name(place), message) for line, place, message in document.faults)
