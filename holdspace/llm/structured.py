"""JSON that a model writes: asked for so that strict servers take it, found in whatever stands around it."""

from __future__ import annotations

import json
import re
from typing import Any

from pydantic import ValidationError

from holdspace.llm.faults import ModelError
from holdspace.llm.model import Answer

_LEFT_OUT = {"title": str, "default": object, "examples": list}
"""What strict servers refuse, by the kind of its value: a property may have such a name too."""
_THOUGHT = "<think>", "</think>"
_SHOWN = 2000
"""Characters of an answer that is shown to its model once more."""


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema as strict servers want it: every property required, and no others."""
    made = _strict(schema)
    return made if isinstance(made, dict) else schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    out = {key: _strict(value) for key, value in node.items() if not isinstance(value, _LEFT_OUT.get(key, ()))}
    if isinstance(node.get("properties"), dict):
        out["properties"] = {name: _strict(value) for name, value in node["properties"].items()}
        out["required"] = [*node["properties"]]
        out["additionalProperties"] = False
    return out


def described(schema: dict[str, Any]) -> str:
    """Return the schema in words, for a server that takes none."""
    form = json.dumps(strict(schema), ensure_ascii=False, separators=(",", ":"))
    return f"Answer with one JSON object and nothing around it. It follows this JSON Schema:\n{form}"


class OnlyJson:
    """Lets one JSON object through as it comes, and drops thoughts, fences and words around it."""

    def __init__(self) -> None:
        self._depth = 0
        self._quoted = self._escaped = False
        self.ended = False
        """Whether the object is whole; nothing more comes through."""

    def feed(self, piece: str) -> str:
        """Return what of the piece belongs to the object."""
        out: list[str] = []
        for letter in piece:
            if self.ended or (self._depth == 0 and letter != "{"):
                continue
            out.append(letter)
            if self._escaped:
                self._escaped = False
            elif self._quoted:
                self._escaped = letter == "\\"
                self._quoted = letter != '"'
            elif letter == '"':
                self._quoted = True
            elif letter in "{[":
                self._depth += 1
            elif letter in "}]":
                self._depth -= 1
                self.ended = self._depth == 0
        return "".join(out)


class Thoughtless:
    """Drops what a model thinks aloud before it answers, where its server does not keep that apart."""

    def __init__(self) -> None:
        self._held = ""
        self._state = "unsure"
        self.thought = False
        """Whether there was a thought."""

    def feed(self, piece: str) -> str:
        """Return what of the piece is the answer."""
        if self._state == "answer":
            return piece
        self._held += piece
        begin, end = _THOUGHT
        start = self._held.lstrip()
        if self._state == "unsure":
            if begin.startswith(start[: len(begin)]) and len(start) < len(begin):
                return ""
            self.thought = start.startswith(begin)
            self._state = "thought" if self.thought else "answer"
        if self._state == "thought":
            thought, found, after = self._held.partition(end)
            if not found:
                self._held = thought[-len(end) :] if len(thought) > len(end) else thought
                return ""
            self._state, self._held = "answer", after.lstrip()
        held, self._held = self._held, ""
        return held

    def rest(self) -> str:
        """Return what was held back at the end of the answer."""
        held, self._held = self._held, ""
        return held if self._state == "unsure" else ""


def read(text: str, answer: type[Answer]) -> Answer:
    """Return the answer in the text. Raises ModelError (``bad_json``, ``wrong_schema``); ``detail`` quotes nothing."""
    found = OnlyJson().feed(text)
    try:
        value = json.loads(found, strict=False)
    except ValueError:
        raise ModelError("bad_json") from None
    try:
        return answer.model_validate(value)
    except ValidationError as error:
        wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = re.sub(r"[^\w.]", "", ".".join(map(str, wrong["loc"])))[:80]
        raise ModelError("wrong_schema", f"{where}: {wrong['type']}.") from None


def again(text: str, error: ModelError) -> tuple[str, str]:
    """Return the model's answer and what to say to it, to have it mended."""
    what = "That was not one JSON object." if error.fault == "bad_json" else f"That was not of the form: {error.detail}"
    return text[:_SHOWN] or "(nothing)", f"{what} Answer again, with the JSON object alone, following the schema."
