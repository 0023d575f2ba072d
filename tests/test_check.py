import json
import re
from pathlib import Path
from typing import Any

import pytest
from content_examples import CURRICULUM, EXERCISES, PERSONA, as_yaml, whole_person, write_content
from jsonschema import Draft202012Validator

from holdspace.checking import RULES, check
from holdspace.content import SHIPPED, Content
from holdspace.persona import Persona
from holdspace.personachecks import FEWEST_POOLS, METHOD_WORDS, PERSON_RULES, REQUIRED_REACTIONS
from holdspace.problem import ContentError
from holdspace.schemas import MODELS, schemas, write_schemas
from holdspace.yamlfile import plain, read_yaml

CONTENT_FILES = [
    ("persona", "personas/maya.yaml"),
    ("exercises", "exercises/reflections.yaml"),
    ("curriculum", "lessons/curriculum.yaml"),
    ("services", "services/services.yaml"),
]


def checked(root: Path, **changed: Any) -> list[str]:
    """Return the problems of a whole content folder with changed files."""
    told = {"persona": as_yaml(whole_person(disclosures=[*shop(), *whole_person()["disclosures"]])), **changed}
    return [str(problem) for problem in check(Content((write_content(root, **told),)))]


def shop() -> list[dict[str, Any]]:
    return [{"id": "shop", "topics": ["shop"], "depth": 1, "lines": ["aa bb cc dd", "ee ff gg hh", "ii jj kk ll"]}]


def of_person(**changed: Any) -> list[str]:
    person = Persona.model_validate(whole_person(**changed))
    found = [(place, message) for rule in PERSON_RULES for place, message in rule.finds(person)]
    return [f"{'.'.join(map(str, place))}: {message}" for place, message in found]


def test_what_is_shipped_has_no_errors() -> None:
    assert [str(problem) for problem in check(Content((SHIPPED,))) if not problem.note] == []


def test_whole_content_has_no_problems(tmp_path: Path) -> None:
    assert checked(tmp_path) == []


def test_each_rule_gives_its_reason() -> None:
    assert all(rule.reason.endswith(".") for rule in (*RULES, *PERSON_RULES))


def test_a_person_without_enough_to_say_is_named_with_the_number() -> None:
    (problem,) = of_person(disclosures=[{"id": "one", "topics": ["work"], "depth": 0, "lines": ["a", "b", "c"]}])
    assert re.search(rf"has 33 different things to say, expected at least {FEWEST_POOLS}", problem)


def test_a_pool_needs_three_wordings() -> None:
    assert of_person(minimises=["it is nothing", "forget I said so"]) == [
        "minimises.lines: has 2 wordings, expected at least 3"
    ]


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("it's nothing, really, I was only tired", "is the same line as minimises[0], expected each once"),
        ("It's nothing really... I was only TIRED!", "is the same line as minimises[0], expected each once"),
        ("well it's nothing really, I was only tired", "is nearly minimises[0], expected wordings that differ"),
        ("something else has been on my mind all day", None),
    ],
)
def test_no_line_comes_twice_or_nearly_so(line: str, is_found: str | None) -> None:
    pools = {"minimises": ["it's nothing, really, I was only tired", "x1 x2", "x3 x4"], "sidesteps": [line, "y1", "y2"]}
    assert of_person(**pools) == ([f"sidesteps.lines.0: {is_found}"] if is_found else [])


def test_short_lines_may_resemble_each_other() -> None:
    assert of_person(minimises=["i guess", "i guess so", "yeah i guess"]) == []


@pytest.mark.parametrize("kind", REQUIRED_REACTIONS)
def test_every_person_has_an_answer_to_every_kind_of_message(kind: str) -> None:
    reactions = whole_person()["reactions"]
    del reactions[kind]
    assert f"reactions.{kind}: is missing, expected lines for it" in of_person(reactions=reactions)


def test_someone_with_no_thought_of_suicide_carries_no_such_cue() -> None:
    carried = [{**shop()[0], "lines": [{"text": "no point to any of it", "cue": "no point"}, "b", "c"]}]
    carried[0]["cue"] = {"kind": "wish_dead"}
    disclosures = [*carried, *whole_person()["disclosures"]]
    assert of_person(disclosures=disclosures) == [
        "disclosures.0.cue.kind: is wish_dead, expected none where the person has suicide: none"
    ]
    names = ("limits_first", "further", "accepts", "frightened", "takes_back")
    ways = {name: [f"{name} {n}" for n in "abc"] for name in names}
    closing = whole_person()["closing"] | {name: [f"{name} {n}" for n in "abc"] for name in ("safe", "told")}
    told = {"disclosures": disclosures, "suicide": "wish_dead", "closing": closing}
    speaks = {"told_by": disclosures[1]["id"], **ways}
    assert of_person(**told, suicide_talk=speaks) == []
    assert of_person(**told) == ["suicide_talk: is missing, expected it where the person has suicide: wish_dead"]
    assert of_person(**told, suicide_talk=speaks | {"told_by": "shop"}) == [
        "disclosures.0.cue: is planted where it is said outright, expected the cue in something earlier"
    ]
    assert of_person(**told | {"closing": whole_person()["closing"]}, suicide_talk=speaks) == [
        f"closing.{name}: is missing, expected an ending that leaves no emergency open" for name in ("safe", "told")
    ]


def test_someone_with_such_thoughts_lets_them_show_somewhere() -> None:
    assert of_person(suicide="thoughts") == [
        "suicide: is thoughts, but no cue carries it, expected one of kind wish_dead or thoughts",
        "suicide_talk: is missing, expected it where the person has suicide: thoughts",
    ]


@pytest.mark.parametrize(
    "text",
    ["I could overdose", "thought I'd hang myself", "all my pills", "jump off the bridge", "cutting myself again",
     "step out in front of a train", "slit my wrists"],
)  # fmt: skip
def test_no_line_names_a_method(text: str) -> None:
    assert any("names a method" in problem for problem in of_person(jokes=[text, "b b", "c c"]))


@pytest.mark.parametrize(
    "text",
    ["typing hurts my wrists", "cut myself some slack", "thrown under the bus", "I feel suffocated", "hang out",
     "food poisoning", "parked in front of the car park", "took my pills and went to bed", "jump off the deep end"],
)  # fmt: skip
def test_everyday_words_are_no_methods(text: str) -> None:
    assert METHOD_WORDS.search(text) is None


def test_a_person_whom_nobody_reviewed_is_a_note_and_no_error(tmp_path: Path) -> None:
    person = whole_person(disclosures=[*shop(), *whole_person()["disclosures"]], reviewed_by=None)
    (problem,) = check(Content((write_content(tmp_path, persona=as_yaml(person)),)))
    assert problem.note
    assert re.fullmatch(r"personas/sam.yaml:\d+  reviewed_by: note: nobody .*", str(problem))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"curriculum": CURRICULUM.replace("persona: sam", "persona: sma")},
         "lessons/curriculum.yaml:12  lessons[0].practice.persona: there is no person 'sma', did you mean sam?"),
        ({"curriculum": CURRICULUM.replace("touches: [work]", "touches: [exams]")},
         "lessons/curriculum.yaml:8  lessons[0].touches: lacks 'work', which sam touches, expected it in t"),
        ({"curriculum": CURRICULUM.replace("id: listening", "id: listen")},
         "lessons/curriculum.yaml:3  lessons[0].id: has no notebook, expected lessons/listen.ipynb"),
        ({"curriculum": CURRICULUM.replace("id: listening", "id: listen")},
         "exercises/listening.yaml:1  lesson: there is no lesson 'listening', did you mean listen?"),
        ({"exercises": None}, "lessons/curriculum.yaml:3  lessons[0].id: has no exercises, expected"),
        ({"exercises": EXERCISES.replace("lesson: listening", "lesson: listen")},
         "exercises/listening.yaml:1  lesson: 'listen' is not the file's name, expected listening"),
        ({"exercises": EXERCISES.replace("persona: sam", "persona: sa")},
         "exercises/listening.yaml:60  exercises[5].persona: there is no person 'sa', did you mean sam?"),
        ({"exercises": EXERCISES.replace("told: [shop]", "told: [shed]")},
         "exercises/listening.yaml:63  exercises[5].told[0]: Sam has no disclosure 'shed'"),
        ({"curriculum": None}, "lessons/curriculum.yaml:1  file: there is no such file, expected one"),
    ],
)  # fmt: skip
def test_what_one_file_says_of_another_holds(tmp_path: Path, changed: dict[str, str | None], expected: str) -> None:
    found = checked(tmp_path, **changed)
    assert any(problem.startswith(expected) for problem in found), found


def test_the_same_id_twice_is_an_error_across_folders(tmp_path: Path) -> None:
    person = as_yaml(whole_person(disclosures=[*shop(), *whole_person()["disclosures"]]))
    first = write_content(tmp_path / "a", persona=person)
    second = write_content(tmp_path / "b", persona=person, curriculum=None)
    found = [str(problem) for problem in check(Content((first, second)))]
    assert f"{second}/personas/sam.yaml:1  file: has the same id as personas/sam.yaml, expected each id once" in found
    start = f"{second}/exercises/listening.yaml:4  exercises[0].id: 'pick' stands in exercises/listening.yaml too"
    assert any(problem.startswith(start) for problem in found)


def test_a_file_with_another_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    root = write_content(tmp_path)
    (root / "personas/new.yml").write_text(PERSONA)
    assert Content((root,)).persona_ids() == ("sam",)
    assert "personas/new.yml:1  file: is not read, expected the ending .yaml" in map(str, check(Content((root,))))


def test_every_broken_file_is_told_and_none_hides_another(tmp_path: Path) -> None:
    root = write_content(tmp_path, curriculum="lessons: [", exercises="\t")
    (root / "personas/ann.yaml").write_bytes(b"\xff\xfe\x00")
    (root / "personas/bob.yaml").write_text("id: bob")
    (root / "personas/cal.yaml").symlink_to("nowhere")
    problems = check(Content((root,)))
    broken = {problem.file for problem in problems if not problem.note}
    assert broken >= {f"personas/{name}.yaml" for name in ("ann", "bob", "cal")}
    assert broken >= {"exercises/listening.yaml", "lessons/curriculum.yaml"}
    assert [(p.file, p.line) for p in problems] == sorted((p.file, p.line) for p in problems)


def test_the_same_problems_come_in_the_same_order_by_file_and_line(tmp_path: Path) -> None:
    root = write_content(tmp_path, persona=PERSONA.replace("depth: 3", "depth: 9").replace("age: 30", "age: 3"))
    first, second = (check(Content((root,))) for _ in range(2))
    assert first == second
    assert [(p.file, p.line) for p in first] == sorted((p.file, p.line) for p in first)


@pytest.mark.parametrize("name", schemas())
def test_the_committed_schemas_are_those_of_the_models(name: str) -> None:
    committed = (SHIPPED / "schemas" / name).read_text(encoding="utf-8")
    assert committed == schemas()[name], "write them anew: holdspace schemas"


def test_schemas_are_written_where_one_asks(tmp_path: Path) -> None:
    assert [path.name for path in write_schemas(tmp_path / "new")] == list(schemas())
    assert len(list((tmp_path / "new").iterdir())) == len(MODELS)


@pytest.mark.parametrize(("kind", "file"), CONTENT_FILES)
def test_an_editor_that_uses_the_schema_accepts_what_is_shipped(kind: str, file: str) -> None:
    schema = json.loads(schemas()[f"{kind}.schema.json"])
    Draft202012Validator.check_schema(schema)
    root = read_yaml((SHIPPED / file).read_bytes()).root
    assert root is not None
    values = json.loads(json.dumps(plain(root)))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(values)] == []


def test_an_editor_that_uses_the_schema_sees_a_misspelt_field() -> None:
    schema = json.loads(schemas()["persona.schema.json"])
    errors = list(Draft202012Validator(schema).iter_errors(whole_person(nmae="Sam")))
    assert ["nmae" in error.message for error in errors] == [True]


def test_an_editor_can_show_what_a_field_means() -> None:
    properties = json.loads(schemas()["persona.schema.json"])["properties"]
    assert properties["guardedness"]["description"] == "1 minus the trust at the start."
    drill = json.loads(schemas()["exercises.schema.json"])["$defs"]["Drill"]["properties"]
    assert drill["hints"]["description"].startswith("From a nudge to nearly there")


def a_person_who_has_wished_to_be_dead() -> str:
    names = ("limits_first", "further", "accepts", "frightened", "takes_back")
    hints = {
        "id": "hint", "topics": ["alarm"], "depth": 0, "lines": [{"text": "no point", "cue": "no point"}, "g h", "i j"],
        "cue": {"kind": "wish_dead"},
    }  # fmt: skip
    person = whole_person()
    return as_yaml(
        whole_person(
            suicide="wish_dead",
            disclosures=[hints, *shop(), *person["disclosures"]],
            closing=person["closing"] | {name: [f"{name} {n}" for n in "abc"] for name in ("safe", "told")},
            suicide_talk={"told_by": "shop"} | {name: [f"{name} {n}" for n in "abc"] for name in names},
        )
    )


def test_nobody_who_has_wished_to_be_dead_is_met_before_the_lesson_that_prepares_for_it(tmp_path: Path) -> None:
    person = a_person_who_has_wished_to_be_dead()
    (problem,) = checked(tmp_path, persona=person)
    assert problem == (
        "lessons/curriculum.yaml:12  lessons[0].practice.persona: Sam has wished to be dead (suicide: wish_dead), "
        "expected a lesson with asks_about_suicide: true at or before this one"
    )
    with pytest.raises(ContentError, match="Sam has wished to be dead"):
        Content((tmp_path,)).practice_person("listening")


def test_the_lesson_that_prepares_for_it_may_practise_it(tmp_path: Path) -> None:
    prepares = CURRICULUM.replace("    practice:", "    asks_about_suicide: true\n    practice:")
    assert checked(tmp_path, persona=a_person_who_has_wished_to_be_dead(), curriculum=prepares) == []
    assert Content((tmp_path,)).practice_person("listening").name == "Sam"
