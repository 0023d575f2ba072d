"""JSON Schemas of the content files, for editors that complete and explain while an educator types.

A content file names its schema in its first line: ``# yaml-language-server: $schema=../schemas/persona.schema.json``.
"""

from __future__ import annotations

import ast
import inspect
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from holdspace import (
    criteria,
    curriculum,
    exercise,
    exercise_choices,
    exercise_parts,
    exercise_written,
    persona,
    services,
)

MODELS: dict[str, type[BaseModel]] = {
    "persona": persona.Persona,
    "exercises": exercise.Exercises,
    "curriculum": curriculum.Curriculum,
    "services": services.Services,
}
"""The model of each kind of file."""

_LINES: dict[str, Any] = {"type": "array", "items": {"$ref": "#/$defs/Line"}, "minItems": 1}
_SHORTER: dict[str, list[dict[str, Any]]] = {
    "Line": [{"type": "string", "minLength": 1, "maxLength": 1200}],
    "Speech": [_LINES],
    "ByTrust": [_LINES, {"$ref": "#/$defs/Speech"}],
}
"""How models may be written shorter than with their fields: their validators take these too."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas(folder: Path) -> list[Path]:
    """Write a schema for each kind of content file into the folder and return the files. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    definitions = schema.get("$defs", {})
    for name, definition in [(model.__name__, schema), *definitions.items()]:
        _describe(definition, _field_docs().get(name, {}))
    for name in definitions.keys() & _SHORTER.keys():
        full = definitions[name]
        definitions[name] = {"description": full.pop("description", ""), "anyOf": [*_SHORTER[name], full]}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _describe(definition: dict[str, Any], docs: dict[str, str]) -> None:
    for name, part in definition.get("properties", {}).items():
        part.pop("title", None)  # pydantic's titles only repeat the names
        if name in docs:
            part["description"] = docs[name]


@cache
def _field_docs() -> dict[str, dict[str, str]]:
    """Return the docstring under each field of each model, by the model's name; inherited ones too."""
    own: dict[str, dict[str, str]] = {}
    bases: dict[str, list[str]] = {}
    modules = (persona, criteria, curriculum, exercise_parts, exercise_choices, exercise_written, exercise, services)
    for class_ in (node for module in modules for node in _classes(module)):
        bases[class_.name] = [base.id for base in class_.bases if isinstance(base, ast.Name)]
        own[class_.name] = _docs_in(class_)

    def gathered(name: str) -> dict[str, str]:
        inherited = [gathered(base) for base in bases.get(name, [])]
        return {field: doc for docs in [*inherited, own.get(name, {})] for field, doc in docs.items()}

    return {name: gathered(name) for name in own}


def _classes(module: ModuleType) -> list[ast.ClassDef]:
    tree = ast.parse(inspect.getsource(module))
    return [node for node in tree.body if isinstance(node, ast.ClassDef)]


def _docs_in(class_: ast.ClassDef) -> dict[str, str]:
    docs: dict[str, str] = {}
    for field, after in zip(class_.body, class_.body[1:], strict=False):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            docs[field.target.id] = inspect.cleandoc(after.value.value)
    return docs
