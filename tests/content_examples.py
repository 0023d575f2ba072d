"""Small content that is whole, for tests to break."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from holdspace.personachecks import REQUIRED_REACTIONS

PERSONA = """\
# yaml-language-server: $schema=../schemas/persona.schema.json
id: sam
version: 1
language: en
name: Sam
pronouns: they/them
age: 30
difficulty: 1
about: Repairs bicycles and sings badly.
touches: [work]
suicide: none
reviewed_by: null
wants: to be heard
wants_kind: to_be_heard
guardedness: 0.5
mood: {valence: -0.2, arousal: 0.1}
style: {sentences: short, register: casual, habits: ["trails off"]}
opening:
  - hey
  - text: hello, long day
    cue: long day
disclosures:
  - id: shop
    topics: [shop, work]
    depth: 1
    lines:
      - {text: "the shop is closing, not that it matters", cue: not that it matters}
    feeling: [sad]
    meaning: losing more than a job
    mood: {valence: -0.5, arousal: 0.1}
    cue: {kind: grief, noticed_by: [simple_reflection], met_by: [validate]}
  - id: father
    topics: [father]
    depth: 3
    needs: [shop]
    lines: [it was my father's]
facts:
  - id: town
    topics: [live, town]
    lines: [by the canal]
reactions:
  reflected: [yeah, that's it]
  advise_without_permission:
    low_trust: [ok]
    high_trust: ["hm, not yet"]
minimises: [it's nothing]
sidesteps: [anyway]
boundaries: [not today]
pulls_back: [never mind]
asks_about_you: [have you been there?]
asks_for_advice: [what would you do?]
closing: {held: [thanks], unheard: [bye], cut_off: [oh]}
dynamics: {reassure: {trust: -0.1}}
"""

CURRICULUM = """\
language: en
lessons:
  - id: listening
    title: Listening
    minutes: 30
    questions: [What is it?]
    objectives: [Do it.]
    touches: [work]
    needs: []
    skill: following
    practice:
      persona: sam
      goal: Stay with it.
      suggestions: never
      feeling: at_end
    card: [Stay.]
"""

EXERCISES = """\
lesson: listening
language: en
exercises:
  - id: pick
    kind: choose
    title: Pick
    prompt: Pick one.
    hints: [Look.]
    solution: {answer: A, reason: It is.}
    options:
      - {text: A, right: true, feedback: "Yes."}
      - {text: B, feedback: "No."}
  - id: line-up
    kind: order
    title: Line up
    prompt: In order.
    hints: [Look.]
    solution: {answer: A B C, reason: It is.}
    steps:
      - {text: A, feedback: First.}
      - {text: B, feedback: Second.}
      - {text: C, feedback: Third.}
  - id: sort
    kind: classify
    title: Sort
    prompt: Sort.
    hints: [Look.]
    solution: {answer: A, reason: It is.}
    groups: [{id: one, name: One}, {id: two, name: Two}]
    items:
      - {text: A, group: one, feedback: {two: "No."}}
      - {text: B, group: two, feedback: {one: "No."}}
      - {text: C, group: two, feedback: {one: "No."}}
  - id: mark
    kind: spot
    title: Mark
    prompt: Mark.
    hints: [Look.]
    solution: {answer: anyway, reason: It is.}
    passage: I rang her. She was out, anyway.
    find: [{words: anyway, feedback: Left out.}]
    tempting: [{words: She was out, feedback: A fact.}]
    otherwise: Look again.
  - id: place
    kind: feel
    title: Place
    prompt: Place.
    conversation: [{by: person, text: I cried.}]
    hints: [Look.]
    solution: {answer: low, reason: It is.}
    mood: {valence: -0.5, arousal: -0.1}
    words: [sad, low]
    feedback: {too_pleasant: "No.", too_unpleasant: "No.", too_tense: "No.", too_drained: "No."}
  - id: scene
    kind: scene
    title: Scene
    prompt: Go on.
    hints: [Look.]
    solution: {answer: Stay., reason: It is.}
    persona: sam
    goal: Stay.
    conversation: [{by: helper, text: Hi.}, {by: person, text: Hey.}]
    told: [shop]
    aims: [{criterion: {says: Gives back, wanted: [simple_reflection], feedback: Give back.}, times: 2}]
    look_back: [What was it like?]
"""


def write_content(root: Path, **changed: str | None) -> Path:
    """Write a small content folder; ``changed`` replaces files by kind, None leaves one out."""
    files = {
        "persona": ("personas/sam.yaml", PERSONA),
        "curriculum": ("lessons/curriculum.yaml", CURRICULUM),
        "exercises": ("exercises/listening.yaml", EXERCISES),
        "notebook": ("lessons/listening.ipynb", "{}"),
    }
    for kind, (name, text) in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (content := changed.get(kind, text)) is not None:
            (root / name).write_text(content, encoding="utf-8")
    return root


def whole_person(**changed: Any) -> dict[str, Any]:
    """Return a person who passes every check, as written; ``changed`` replaces fields."""
    pools = iter(range(1000))

    def pool() -> list[str]:
        n = next(pools)
        return [f"p{n}w{i}a p{n}w{i}b p{n}w{i}c p{n}w{i}d" for i in range(3)]

    person = {
        "id": "sam",
        "version": 1,
        "name": "Sam",
        "pronouns": "they/them",
        "age": 30,
        "difficulty": 1,
        "about": "Repairs bicycles.",
        "touches": ["work"],
        "wants": "to be heard",
        "wants_kind": "to_be_heard",
        "guardedness": 0.5,
        "mood": {"valence": 0, "arousal": 0},
        "reviewed_by": "A. Person",
        "opening": pool(),
        "disclosures": [{"id": f"d{i}", "topics": ["work"], "depth": 1, "lines": pool()} for i in range(20)],
        "reactions": {kind: pool() for kind in REQUIRED_REACTIONS},
        "closing": {"held": pool(), "unheard": pool(), "cut_off": pool()},
    }
    for name in ("minimises", "sidesteps", "boundaries", "pulls_back", "asks_about_you", "asks_for_advice"):
        person[name] = pool()
    return {**person, **changed}


def as_yaml(values: Any) -> str:
    """Return the values as YAML: JSON over several lines is that too."""
    return json.dumps(values, indent=1)
