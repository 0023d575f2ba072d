import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from content_examples import CURRICULUM, PERSONA, as_yaml, whole_person, write_content
from pydantic import BaseModel

from holdspace.content import SHIPPED, Content, find_content
from holdspace.contentfile import parse
from holdspace.curriculum import Curriculum
from holdspace.persona import Persona
from holdspace.problem import ContentError, Problem
from holdspace.yamlfile import MOST_VALUES, plain, read_yaml


def lines_of(text: str | bytes, model: type[BaseModel] = Persona) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    return [str(problem) for problem in parse(raw, "personas/sam.yaml", model).problems]


def line_number(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def broken(old: str, new: str) -> str:
    assert PERSONA.count(old) == 1
    return PERSONA.replace(old, new)


def test_the_example_is_whole() -> None:
    assert parse(PERSONA.encode(), "personas/sam.yaml", Persona).model.disclosure("father").needs == ("shop",)


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("depth: 3", "depth: 7", "depth: 7", "disclosures[1].depth: expected 0 to 4, got 7"),
        ("age: 30", "age: thirty", "age: t", "age: expected a whole number, 18 to 110, got 'thirty'"),
        ("age: 30", "age: 30.0", "age: 30.0", "age: expected a whole number, 18 to 110, got 30.0"),
        ("version: 1", "version: true", "version:", "version: expected a whole number, 1 or more, got true"),
        ("name: Sam", "name: 12", "name: 12", "name: expected text, got 12, in quotes if it is meant as text"),
        ("name: Sam", "name: S\nage2: 3", "age2", "age2: is not a field here, did you mean age?"),
        (
            "suicide: none",
            "suicide: thougts",
            "suicide:",
            "suicide: 'thougts' is not known here, did you mean thoughts?",
        ),
        ("guardedness: 0.5", "guardedness: .nan", "guardedness", "guardedness: expected 0 to 1, got nan"),
        ("guardedness: 0.5", "guardedness: .inf", "guardedness", "guardedness: expected 0 to 1, got inf"),
        ("  - hey", "  - 7", "  - 7", "opening[0]: expected text, got 7, in quotes if it is meant as text"),
        ("cue: long day", "cue: day 2", "cue: day 2", "opening[1].cue: 'day 2' does not occur in the line's text, "),
        (
            "[shop]",
            "[shoop]",
            "shoop",
            "disclosures[1].needs[0]: 'shoop' is no disclosure of this person, did you mean shop?",
        ),
        ("id: father", "id: shop", "topics: [father]", None),
        ("facts:\n  - id: town", "facts:\n  - id: shop", "facts:", None),
        (
            "  reflected:",
            "  reflectd:",
            "reflectd",
            "reactions.reflectd: 'reflectd' is not known here, did you mean reflected?",
        ),
        ("held: [thanks], ", "", "closing:", "closing.held: is missing, expected a list of lines"),
        ("    depth: 1\n", "", "id: shop", "disclosures[0].depth: is missing, expected a whole number, 0 to 4"),
        ("opening:", "opening: hello\nx:", "opening:", "opening: expected a list of lines, got 'hello'"),
        (
            "[validate]",
            "[validte]",
            "met_by",
            "disclosures[0].cue.met_by[0]: 'validte' is not known here, did you mean val",
        ),
    ],
)
def test_an_error_names_line_and_field_and_what_is_expected(old: str, new: str, at: str, expected: str | None) -> None:
    text = broken(old, new)
    found = lines_of(text)
    if expected is None:
        assert any("'shop' stands twice" in line and ".id:" in line for line in found)
    else:
        start = f"personas/sam.yaml:{line_number(text, at)}  {expected}"
        assert any(line.startswith(start) for line in found), found


def test_every_error_of_a_file_is_told_at_once() -> None:
    text = broken("depth: 3", "depth: 7").replace("age: 30", "age: 3").replace("name: Sam", "nmae: Sam")
    found = [line.split("  ")[1].split(":")[0] for line in lines_of(text)]
    assert found == ["name", "nmae", "age", "disclosures[1].depth"]


def test_a_pool_written_as_a_bare_list_is_named_as_it_stands_in_the_file() -> None:
    text = broken('  advise_without_permission:\n    low_trust: [ok]\n    high_trust: ["hm, not yet"]\n',
                  "  silence: [hm, 5]\n")  # fmt: skip
    assert [line.split("  ")[1] for line in lines_of(text)] == [
        "reactions.silence[1]: expected text, got 5, in quotes if it is meant as text"
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ":1  file: is empty, expected fields"),
        (b"# only this\n", ":1  file: holds nothing but comments, expected fields"),
        (b"- a\n", ":1  file: expected fields (id, version, language, name, pronouns, age), got a list"),
        ("name: é".encode("latin-1"), ":1  file: holds the byte 0xE9, which is not UTF-8, expected UTF-8"),
        (PERSONA.encode("utf-16"), "is saved as UTF-16, expected UTF-8"),
        (b"a: 1\nb: \0\n", ":2  file: holds the invisible character U+0000"),
        (b'a: "\\ud800"\n', ":1  a: holds the invisible character U+D800"),
        (b"a: 1\n\tb: 2\n", ":2  file: has a tab where spaces are expected"),
        (b"a: 1\nb: 2\na: 3\n", ":3  a: stands twice, expected once (first in line 1)"),
        (b"a: 1\n---\nb: 2\n", ":2  file: begins a second document (---)"),
        (b"a: !!python/object/apply:os.system [ls]\n", ":1  a: has the tag 'tag:yaml.org,2002:python/object/apply"),
        (b"a: &x {b: 1}\nc:\n  <<: *x\n", ":3  c.'<<': merge keys (<<) are not used here"),
        (b"a: *nowhere\n", ":1  file: refers to '*nowhere', expected the name of an anchor (&) further up"),
        (b"a: &x [*x]\n", ":1  file: refers to '*x' inside itself"),
        (b"? [a, b]\n: 1\n", "has a list, fields or an alias as a field's name"),
        (b"a: 'open\nb: 1\n", ":1  file: opens a quote that is never closed"),
        (b"a: [1, 2\nb: 1\n", ":1  file: opens a bracket that is not closed well"),
        (b"a: b: c\n", ":1  file: has a second ': '"),
        (b"%YAML 1.1\n---\na: 1\n", ":2  file: asks for another version of YAML"),
        (b"a: " + b"9" * 5000, ":1  a: has a number of 5000 characters, expected at most 30"),
        (b'a: "\\UFFFFFFFF"\n', ":1  file: cannot be read as YAML"),
        (b"x" * 1_000_001, ":1  file: is too long, expected at most 1,000,000 bytes"),
        (b"[" * 900_000, ":1  file: goes deeper than 24 levels"),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused_in_a_sentence(raw: bytes, expected: str) -> None:
    assert any(expected in line for line in lines_of(raw)), lines_of(raw)


def test_a_bomb_of_aliases_is_refused_before_it_expands() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    (fault,) = read_yaml(bomb.encode()).faults
    assert fault[2] == f"holds more than {MOST_VALUES:,} values (aliases counted), expected fewer"


def test_words_mean_what_yaml_1_2_says() -> None:
    text = "{a: yes, b: 2020-01-01, c: 007, d: 1e3, e: ~, f: 'null', g: 12:30, h: 0o10, i: 1_000, j: True, k: off}"
    assert plain(read_yaml(text.encode()).root) == {
        "a": "yes", "b": "2020-01-01", "c": 7, "d": 1000.0, "e": None, "f": "null", "g": "12:30", "h": 8, "i": "1_000",
        "j": True, "k": "off",
    }  # fmt: skip


def test_a_byte_order_mark_and_windows_line_ends_are_welcome() -> None:
    text = broken("depth: 3", "depth: 7")
    raw = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    at = line_number(text, "depth: 7")
    assert lines_of(raw) == [f"personas/sam.yaml:{at}  disclosures[1].depth: expected 0 to 4, got 7"]


def test_of_many_errors_twenty_are_shown_and_the_rest_is_counted() -> None:
    error = ContentError(
        [Problem("a.yaml", n, "x", "is wrong") for n in range(1, 31)] + [Problem("b.yaml", 1, "y", "z")]
    )
    told = str(error).splitlines()
    assert told[19:] == ["a.yaml:20  x: is wrong", "a.yaml:20  file: and 10 more", "b.yaml:1  y: z"]


def test_lessons_build_only_on_earlier_ones() -> None:
    lesson = CURRICULUM[CURRICULUM.index("  - id") :]
    text = CURRICULUM.replace("needs: []", "needs: [later, nowhere]") + lesson.replace("id: listening", "id: later")
    assert [line.split("  ")[1] for line in lines_of(text, Curriculum)] == [
        "lessons[0].needs[0]: 'later' does not come earlier, expected an earlier lesson",
        "lessons[0].needs[1]: there is no lesson 'nowhere', expected the id of an earlier lesson",
    ]


def test_content_is_found_by_path_then_by_environment_then_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, given = write_content(tmp_path / "named"), write_content(tmp_path / "given")
    monkeypatch.setenv("HOLDSPACE_CONTENT", str(named))
    assert find_content(given, tmp_path / "c").roots == (given,)
    assert find_content(cache=tmp_path / "c").roots == (named,)
    monkeypatch.delenv("HOLDSPACE_CONTENT")
    assert find_content(cache=tmp_path / "c").roots == (SHIPPED,)


def test_a_folder_without_lessons_of_its_own_adds_to_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "personas").mkdir()
    (tmp_path / "personas/sam.yaml").write_text(PERSONA)
    content = find_content(tmp_path, tmp_path / "cache")
    assert set(content.persona_ids()) >= {"maya", "sam"}
    assert content.persona("sam").name == "Sam"
    assert content.curriculum().lesson("reflections").practice.persona == "maya"


@pytest.mark.parametrize("folder", ["missing", "empty"])
def test_a_folder_that_is_missing_or_holds_no_content_is_said_to_be_so(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ContentError, match="expected one"):
        find_content(tmp_path / folder)


def test_the_same_person_in_two_folders_is_an_error_that_names_both(tmp_path: Path) -> None:
    first, second = write_content(tmp_path / "a"), write_content(tmp_path / "b", curriculum=None)
    with pytest.raises(ContentError, match=r"b/personas/sam.yaml:1  file: has the same id as personas/sam.yaml"):
        Content((first, second)).persona("sam")


@pytest.mark.parametrize("id_", ["nobody", "../lessons/x", "", "sam\n", "x" * 5000])
def test_a_person_who_is_not_there_is_said_to_be_so(tmp_path: Path, id_: str) -> None:
    with pytest.raises(ContentError, match="there is no person"):
        Content((write_content(tmp_path),)).persona(id_)


def test_an_id_that_is_not_the_file_name_is_an_error(tmp_path: Path) -> None:
    root = write_content(tmp_path, persona=broken("id: sam", "id: samantha"))
    with pytest.raises(ContentError, match="'samantha' is not the file's name, expected sam"):
        Content((root,)).persona("sam")


def test_one_broken_person_does_not_keep_another_away_and_all_broken_ones_are_told(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    for name in ("ann", "bob"):
        (root / f"personas/{name}.yaml").write_text(f"id: {name}\n")
    content = Content((root,))
    assert content.persona("sam").name == "Sam"
    with pytest.raises(ContentError) as caught:
        content.personas()
    assert {problem.file for problem in caught.value.problems} == {"personas/ann.yaml", "personas/bob.yaml"}


def test_exercises_of_an_added_folder_come_after_the_shipped_ones(tmp_path: Path) -> None:
    first, second = write_content(tmp_path / "a"), write_content(tmp_path / "b", curriculum=None, persona=None)
    added = second / "exercises/listening.yaml"
    with pytest.raises(ContentError, match="'pick' stands in another file"):
        Content((first, second)).exercises("listening")
    added.write_text(added.read_text().replace("- id: ", "- id: my-"))
    assert [e.id for e in Content((first, second)).exercises("listening")][5:7] == ["scene", "my-pick"]


def test_services_of_an_added_folder_come_after_the_shipped_ones_and_none_twice(tmp_path: Path) -> None:
    added = tmp_path / "services/ours.yaml"
    added.parent.mkdir()
    shipped = (SHIPPED / "services/services.yaml").read_text(encoding="utf-8")
    added.write_text(shipped, encoding="utf-8")
    content = Content((SHIPPED, tmp_path))
    with pytest.raises(ContentError, match="stands in another file too, expected each id once"):
        content.services()
    added.write_text(shipped.replace("- id: ", "- id: our-"), encoding="utf-8")
    ids = [service.id for service in content.services().services]
    assert ids[len(ids) // 2 :] == [f"our-{id_}" for id_ in ids[: len(ids) // 2]]


def test_content_without_services_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"there are none, expected services\.yaml"):
        Content((write_content(tmp_path),)).services()


def test_a_pipe_or_a_folder_in_place_of_a_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    os.mkfifo(root / "personas/pipe.yaml")
    (root / "personas/folder.yaml").mkdir()
    for id_ in ("pipe", "folder"):
        with pytest.raises(ContentError, match="expected one that can be read"):
            Content((root,)).persona(id_)


def test_what_was_read_once_is_kept_and_read_back_the_same(tmp_path: Path) -> None:
    root, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    first = Content((root,), cache).persona("sam")
    assert (cache.stat().st_mode & 0o777, len(list(cache.iterdir()))) == (0o700, 1)
    assert Content((root,), cache).persona("sam") == first


def test_kept_content_needs_no_yaml_parser(tmp_path: Path) -> None:
    root, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    script = (
        "import sys; from pathlib import Path; from holdspace.content import Content\n"
        f"c = Content((Path({str(root)!r}),), Path({str(cache)!r}))\n"
        "c.persona('sam'); c.curriculum(); c.exercises('listening'); print('ruamel.yaml' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout for _ in "12"
    ]
    assert told == ["True\n", "False\n"]


def test_a_change_of_the_file_is_seen_at_once(tmp_path: Path) -> None:
    root = write_content(tmp_path / "content")
    content = Content((root,), tmp_path / "cache")
    assert content.persona("sam").age == 30
    (root / "personas/sam.yaml").write_text(broken("age: 30", "age: 31"))
    assert content.persona("sam").age == 31


@pytest.mark.parametrize("kept", [b"", b"{", b"null", b'{"id": "sam"}', b"\xff\xfe", b"[" * 100_000])
def test_a_kept_entry_that_is_broken_is_as_good_as_none(tmp_path: Path, kept: bytes) -> None:
    root, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    Content((root,), cache).persona("sam")
    (entry,) = cache.iterdir()
    entry.write_bytes(kept)
    assert Content((root,), cache).persona("sam").age == 30
    assert json.loads(entry.read_bytes())["id"] == "sam"


def test_a_folder_that_others_can_write_to_is_not_trusted(tmp_path: Path) -> None:
    root, cache = write_content(tmp_path / "content"), tmp_path / "cache"
    Content((root,), cache).persona("sam")
    (entry,) = cache.iterdir()
    entry.write_text(entry.read_text().replace('"age": 30', '"age": 99'))
    cache.chmod(0o777)
    assert Content((root,), cache).persona("sam").age == 30


def test_a_folder_that_cannot_be_made_only_makes_it_slower(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    content = Content((write_content(tmp_path / "content"),), tmp_path / "file" / "cache")
    assert content.persona("sam").age == 30


def test_a_broken_file_is_never_kept(tmp_path: Path) -> None:
    root, cache = write_content(tmp_path / "content", persona="id: sam\n"), tmp_path / "cache"
    for _ in "12":
        with pytest.raises(ContentError, match="version: is missing"):
            Content((root,), cache).persona("sam")
    assert not cache.exists()


def test_a_person_written_as_json_is_one_too(tmp_path: Path) -> None:
    root = write_content(tmp_path, persona=as_yaml(whole_person()))
    assert len(Content((root,)).persona("sam").disclosures) == 20
