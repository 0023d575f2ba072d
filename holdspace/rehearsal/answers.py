"""What the rehearsal server says: what the prompt holds between its marker lines, in the form that was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from holdspace.rehearsal.faults import Use

HONEST = (
    "This is the rehearsal server of Holding Space. There is no language model here, so it can only say what the "
    "authors of a lesson wrote."
)
_MARKED = re.compile(r"^<<<(line|cue|offline|text|message)[ \t]*\n(.*?)\n?^\1>>>", re.MULTILINE | re.DOTALL)


class Answer(NamedTuple):
    """An answer before anything goes wrong with it."""

    use: Use
    value: Any
    """What is written as JSON; a text is said as it is."""

    @property
    def text(self) -> str:
        """As the model writes it."""
        return self.value if isinstance(self.value, str) else json.dumps(self.value, ensure_ascii=False)


def answer(messages: Sequence[dict[str, Any]], schema: dict[str, Any] | None = None) -> Answer:
    """Return the answer to a request's messages. ``schema``: the JSON Schema that was asked for, if any."""
    for message in reversed(messages):
        if message.get("role") == "user" and (marked := _marked(_words(message.get("content")))):
            if (found := _known(marked)) is not None:
                return found
            break
    return Answer("other", HONEST if schema is None else instance(schema))


def _marked(text: str) -> dict[str, str]:
    """Return what stands between each pair of marker lines; the last of a name counts."""
    return {match[1]: match[2].strip() for match in _MARKED.finditer(text)}


def _words(content: object) -> str:
    """Return a message's text, which may come in parts."""
    if isinstance(content, list):
        return "\n".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    return content if isinstance(content, str) else ""


def _known(marked: dict[str, str]) -> Answer | None:
    if "line" in marked:
        return Answer("voice", {"cue": marked.get("cue", ""), "reply": marked["line"]})
    if "offline" in marked:
        return _offline(marked["offline"])
    if "text" in marked:
        return Answer("code", _helper_coded(marked["text"]))
    if "message" in marked:
        return Answer("code", _client_coded(marked["message"]))
    return None


def _offline(written: str) -> Answer | None:
    """Say again what the program found without a model: three suggestions, or the coach's notes."""
    try:
        value = json.loads(written)
    except ValueError:
        return None
    items = value.get("suggestions", value.get("notes", value)) if isinstance(value, dict) else value
    if isinstance(items, list) and all(isinstance(item, dict) and "kind" in item for item in items) and items:
        items = {item["kind"]: item for item in items}
    if isinstance(items, dict):
        return Answer("suggestions", {kind: _only(item, "text", "why") for kind, item in items.items()})
    if isinstance(items, list):
        return Answer("coach", {"notes": [_only(item, "message", "instead", "why") for item in items]})
    return None


def _only(item: Any, *names: str) -> dict[str, Any]:
    return {name: item[name] for name in names if name in item} if isinstance(item, dict) else {}


def _helper_coded(text: str) -> dict[str, Any]:
    """Code a helper's message as the program's own reader does."""
    from holdspace.reading.weighed import WeighedHelperReader  # noqa: PLC0415  # loads weights

    reading = WeighedHelperReader().read(text)
    codes = [{"code": one.code, "words": text[one.start : one.end], "score": one.score} for one in reading.codes]
    return {**reading.model_dump(mode="json", include={"main", "empathy", "coach"}), "codes": codes}


def _client_coded(text: str) -> dict[str, Any]:
    """Code a client's message as the program's own reader does."""
    from holdspace.reading.weighed_client import WeighedClientReader  # noqa: PLC0415  # loads weights

    reading = WeighedClientReader().read(text)
    evidence = [{"what": one.what, "words": text[one.start : one.end]} for one in reading.evidence]
    return {**reading.model_dump(mode="json", exclude={"evidence"}), "evidence": evidence}


def instance(schema: dict[str, Any]) -> Any:
    """Return a small value of that schema; texts in it say what answered. Only what this program asks is covered."""
    return _instance(schema, schema.get("$defs", {}))


def _instance(schema: dict[str, Any], known: dict[str, Any]) -> Any:
    if "$ref" in schema:
        return _instance(known[schema["$ref"].rsplit("/", 1)[-1]], known)
    if choices := schema.get("anyOf") or schema.get("allOf"):
        return _instance(choices[0], known)
    if fixed := ([schema["const"]] if "const" in schema else schema.get("enum")):
        return fixed[0]
    least = schema.get("minimum", 0)
    match schema.get("type"):
        case "object":
            value: Any = {name: _instance(each, known) for name, each in schema.get("properties", {}).items()}
        case "array":
            value = [_instance(schema.get("items", {}), known) for _ in range(schema.get("minItems", 0))]
        case kind:
            value = {"integer": least, "number": least, "boolean": False, "null": None}.get(str(kind), HONEST)
    return value
