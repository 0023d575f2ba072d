"""Content that nobody would write on purpose: never a traceback, always lines of one shape, and bounded work."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from content_examples import CURRICULUM, EXERCISES, PERSONA, write_content
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from holdspace.checking import check
from holdspace.content import Content
from holdspace.contentfile import parse
from holdspace.curriculum import Curriculum
from holdspace.exercise import Exercises
from holdspace.persona import Persona
from holdspace.problem import MOST_PER_FILE
from holdspace.yamlfile import MOST_VALUES, plain, read_yaml

LINE = re.compile(r"[^\n\r]+\.yaml:[1-9]\d*  [^\s:][^\n\r]*: [^\n\r]+\Z")
FILES: dict[str, tuple[str, type[BaseModel]]] = {
    "personas/sam.yaml": (PERSONA, Persona),
    "lessons/curriculum.yaml": (CURRICULUM, Curriculum),
    "exercises/listening.yaml": (EXERCISES, Exercises),
}
FOLDERS = 100
FILES_A_FOLDER = 5

BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 20))
VALUES = [
    "", "~", "yes", "no", "on", "7", "-1", "0x10", "0o7", "1e999", ".nan", ".inf", "-.inf", "9" * 400, "1" + "0" * 19,
    "1.5", "2020-01-01", "12:30:45", "true", "[]", "{}", "[[]]", "{a: {b: c}}", "!!python/object/apply:os.system [ls]",
    "!!binary aGk=", "!!set {a, b}", "!foo bar", "&a [*a]", "*unknown", "<<", "'", '"', '"\\0"', '"\\ud800"',
    '"\\UFFFFFFFF"', '"\\q"', "|", ">-", "@", "`", "%", "- - - -", "? x", ": x", "a: b: c", "#", "x" * 5000, "=",
    "\u202e\u200b", "\u00e9" * 300, "\U0001f600" * 50, "[" * 60 + "]" * 60, "{a: " * 60 + "}" * 60, "[" * 3000,
    "'it''s'", "sam, sam", "[sam, sam, sam]", "{kind: drill}", "null: null",
]  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


def _lines(change: Callable[[random.Random, list[str]], None]) -> Mutation:
    def mutate(rng: random.Random, raw: bytes) -> bytes:
        lines = raw.decode("utf-8", "replace").split("\n")
        change(rng, lines)
        return "\n".join(lines).encode("utf-8", "replace")

    return mutate


def _at(rng: random.Random, lines: list[str]) -> int:
    return rng.randrange(len(lines))


def _value(rng: random.Random, lines: list[str]) -> None:
    fields = [i for i, line in enumerate(lines) if ":" in line]
    if fields:
        i = rng.choice(fields)
        lines[i] = f"{lines[i].split(':')[0]}: {rng.choice(VALUES)}"


def _name(rng: random.Random, lines: list[str]) -> None:
    i = _at(rng, lines)
    lines[i] = re.sub(
        r"[a-z_]+:", f"{rng.choice(['nmae', 'id', '<<', '7', 'x y', 'é', 'kind', '~', '!!str k'])}:", lines[i], count=1
    )


def _duplicate(rng: random.Random, lines: list[str]) -> None:
    i = _at(rng, lines)
    lines[i:i] = lines[i : i + rng.randint(1, 6)]


def _delete(rng: random.Random, lines: list[str]) -> None:
    i = _at(rng, lines)
    del lines[i : min(i + rng.randint(1, 4), len(lines) - 1)]


def _indent(rng: random.Random, lines: list[str]) -> None:
    i = _at(rng, lines)
    lines[i] = rng.choice([" ", "  ", "\t", " \t", ""]) + (lines[i] if rng.random() < 0.5 else lines[i].lstrip())


def _swap(rng: random.Random, lines: list[str]) -> None:
    i, j = _at(rng, lines), _at(rng, lines)
    lines[i], lines[j] = lines[j], lines[i]


def _insert(rng: random.Random, lines: list[str]) -> None:
    rows = ["---", "...", "%YAML 1.1", "%TAG ! x:", BOMB, "? [a, b]", "  - x", "]", "}", *VALUES]
    lines.insert(_at(rng, lines), rng.choice(rows))


def _anchors(rng: random.Random, lines: list[str]) -> None:
    _value(rng, lines)
    i = _at(rng, lines)
    lines[i] = lines[i].replace(": ", ": &x ", 1)
    lines.append(rng.choice(["more: *x", "<<: *x", "more: [*x, *x, *x]", "*x : 1", "more: &x *x"]))


def _bytes(rng: random.Random, raw: bytes) -> bytes:
    odd = [b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[31m", b"\x85", b"\xe2\x80\xa8", b"\r"]
    i = rng.randrange(len(raw) + 1)
    return raw[:i] + rng.choice(odd) + raw[i:]


def _encoding(rng: random.Random, raw: bytes) -> bytes:
    encodings = ["utf-16", "utf-32", "utf-16-le", "utf-8-sig", "utf-7", "cp037"]
    return raw.decode("utf-8", "replace").encode(rng.choice(encodings), "replace")


def _truncate(rng: random.Random, raw: bytes) -> bytes:
    return raw[: rng.randrange(len(raw) + 1)]


def _grow(rng: random.Random, raw: bytes) -> bytes:
    more = [
        b"- x\n" * 9_000,
        b"x: [1" + b", 1" * 20_000 + b"]\n",
        b"#" * 300_000,
        b"\n" * 100_000,
        b"[" * 200_000,
        b"x" * 1_000_001,
        b"".join(b"k%d: 1\n" % i for i in range(8_000)),
        b"k: {" * 5_000,
        b"a: " + b"y " * 60_000,
    ]
    return raw + rng.choice(more)


MUTATIONS: dict[Mutation, int] = {
    _lines(_value): 12,
    _lines(_name): 6,
    _lines(_duplicate): 4,
    _lines(_delete): 4,
    _lines(_indent): 4,
    _lines(_swap): 3,
    _lines(_insert): 4,
    _lines(_anchors): 3,
    _bytes: 3,
    _encoding: 1,
    _truncate: 2,
    _grow: 1,
}
"""Each with its weight."""


def mutated(rng: random.Random, text: str) -> bytes:
    raw = text.encode()
    for mutate in rng.choices([*MUTATIONS], [*MUTATIONS.values()], k=rng.randint(1, 3)):
        raw = mutate(rng, raw)
    return raw


@pytest.mark.parametrize("seed", range(FOLDERS))
def test_mutated_files_are_answered_in_lines_of_one_shape(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    root = write_content(tmp_path)
    changed: dict[str, tuple[bytes, type[BaseModel]]] = {}
    for i, name in enumerate([*FILES, *rng.choices(list(FILES), k=FILES_A_FOLDER - len(FILES))]):
        text, model = FILES[name]
        file = name if name not in changed else name.replace(".yaml", f"-{i}.yaml")
        changed[file] = mutated(rng, text), model
        (root / file).write_bytes(changed[file][0])
    assert len(changed) == FILES_A_FOLDER

    problems = check(Content((root,)))

    for problem in problems:
        assert LINE.match(str(problem)), str(problem)
        assert len(str(problem)) < 1500
    told = [problem.file for problem in problems]
    assert all(told.count(file) <= MOST_PER_FILE + 1 for file in set(told))
    # a folder with lessons of its own reads no second curriculum: those files are only parsed
    for file, (raw, model) in changed.items():
        parsed = parse(raw, file, model)
        assert (parsed.model is None) == bool(parsed.problems)
        if parsed.problems and not file.startswith("lessons/curriculum-"):
            assert file in told, file


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(raw: bytes) -> None:
    assert all(LINE.match(str(problem)) for problem in parse(raw, "x.yaml", Persona).problems)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab01:-?[]{}&*!|>'\"%@`#,.~<\\ \n\t"), max_size=60))
def test_any_row_of_the_signs_of_yaml_is_answered(text: str) -> None:
    for _, place, message in read_yaml(text.encode()).faults:
        assert message
        assert isinstance(place, tuple)


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)
SCALARS = st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(-1e15, 1e15) | WORDS
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(WORDS.filter(lambda key: key != "<<"), JSON, min_size=1, max_size=4))
def test_what_is_written_is_what_is_read(values: dict[str, object]) -> None:
    document = read_yaml(json.dumps(values, ensure_ascii=False).encode())
    assert document.root is not None, document.faults
    assert json.loads(json.dumps(plain(document.root))) == values


@pytest.mark.parametrize(
    "raw",
    [
        BOMB.encode(),
        b"[" * 900_000,
        b"k: {" * 200_000,
        b"- " * 400_000,
        b"- x\n" * 240_000,
        b"".join(b" " * i + b"a:\n" for i in range(1_000)),
        b"x: " + b"&a " * 10_000,
        b"".join(b"k%d: 1\n" % i for i in range(90_000)),
    ],
    ids=["bomb", "brackets", "braces", "dashes", "list", "steps", "anchors", "fields"],
)
def test_a_file_made_to_be_expensive_is_left_at_the_limits(raw: bytes) -> None:
    document = read_yaml(raw)
    assert document.root is None
    assert len(document.faults) == 1


def test_thousands_of_wrong_values_cost_no_more_than_a_few() -> None:
    text = PERSONA + "".join(f"unknown{i}: 1\n" for i in range(MOST_VALUES // 2 - 200))
    problems = parse(text.encode(), "x.yaml", Persona).problems
    assert len(problems) == MOST_VALUES // 2 - 200
    assert "is not a field here" in problems[0].message
    assert "is not a field here" not in problems[-1].message  # only those that can be shown are put into words
