"""Someone's own view of a talk on the page: what is kept of it, in which order, and what stays closed until then."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_lesson import CLUMSY, Someone, folder  # noqa: F401  # the fixture

from holdspace.client.voices.sentences import Sentence
from holdspace.conversation import Conversation, TurnKept
from holdspace.curriculum import Skill
from holdspace.learning import DebriefRead, MomentsMarked, SelfRated, SelfRatingRevised, SelfViewSkipped
from holdspace.rubric import RUBRIC, Rating
from holdspace.rubric_model import CoachView
from holdspace.selfview import ExpertView, SkillViews
from holdspace.selfview_hunt import MAY_HAVE_SEEN
from widgets import parts_selfview_chart as chart
from widgets.charts import MIME
from widgets.parts_protocol import read_ask
from widgets.parts_selfview import for_everyone
from widgets.parts_selfview_sent import MarksSent, RatingSent, as_kept, as_sent, read_sent
from widgets.parts_selfview_views import spoken, spoken_range
from widgets.parts_selfview_words import WORDS
from widgets.parts_views import SelfViewPart, ViewsPart
from widgets.units import points_of, units_of
from widgets.words import words

SHAMING = re.compile(r"!|\b(?:fail|wrong|bad|client|resist)", re.IGNORECASE)
SESSION = "7f1f1a0e-9d7c-4a55-8c43-0c7a2a1f3b11"
WIDGETS = Path(chart.__file__).parent


class Looker(Someone):
    """A trainee who has ended a talk and looks at it for themselves."""

    def sent(self, **given: Any) -> str:
        state = self.state("selfview")
        return json.dumps({"session": state["session"], "head": state["head"], **given})

    def draft(self, field: str, **given: Any) -> None:
        self.asks("selfview", "draft", field=field, text=self.sent(**given))

    def look(self, step: str, how: str = "kept", **given: Any) -> None:
        self.asks("selfview", "look", step=step, how=how, text=self.sent(**given))

    def step(self) -> str | None:
        return self.state("selfview")["step"]  # type: ignore[no-any-return]

    def talks_again(self) -> None:
        """Hold another talk, and end it."""
        self.does("again")
        self.does("begin")
        self.does("send", id="another", text=CLUMSY[0])
        self.does("end")

    def theirs(self) -> list[dict[str, Any]]:
        """What the person said, at the hunt."""
        return [one for one in self.state("selfview")["said"] if not one["mine"]]


@pytest.fixture
def looker(folder: Path) -> Looker:  # noqa: F811
    someone = Looker("being-there", folder)
    someone.state("debrief")
    someone.talks(*CLUMSY)
    return someone


def anew(looker: Looker) -> Looker:
    """The same trainee at a page that was loaded anew."""
    return Looker(looker.here._id, looker.folder)


ALL_FOUR: dict[str, Any] = dict.fromkeys(RUBRIC, 4)


# --- what stays closed ------------------------------------------------------------------------------------------------


def test_before_a_talk_has_ended_there_is_nothing_to_look_at(folder: Path) -> None:  # noqa: F811
    someone = Looker("being-there", folder)
    assert someone.state("selfview")["step"] is None
    assert someone.state("views") == {"views": None}
    assert someone.state("debrief") == {"debrief": None}


def test_after_a_talk_nothing_of_the_look_back_leaves_before_ones_own_view(looker: Looker) -> None:
    assert looker.step() == "rating"
    assert looker.state("debrief") == {"debrief": None, "closed": True}
    assert looker.state("views") == {"views": None}
    assert looker.parts["views"].plot.layout.display == "none"  # type: ignore[attr-defined]
    told = json.dumps([looker.news["selfview"], looker.news["debrief"], looker.news["views"]])
    for trace in ("outcome", "planted", "evidence", "strengths"):
        assert trace not in told


def test_the_hunt_shows_the_talk_and_no_cue_of_it(looker: Looker) -> None:
    looker.look("rating", ratings={"following": 3})
    state = looker.state("selfview")
    assert state["step"] == "hunt"
    assert [one["text"] for one in state["said"] if one["mine"]] == list(CLUMSY)
    assert set(state["said"][0]) == {"key", "turn", "mine", "who", "text", "answers"}
    assert [one["answers"] for one in looker.theirs()] == [True] * (len(CLUMSY) + 1) + [False]
    assert looker.state("debrief")["debrief"] is None
    assert looker.state("views")["views"] is None


def test_whoever_goes_on_without_gets_the_look_back_at_once_and_both_steps_are_kept_as_passed_over(
    looker: Looker,
) -> None:
    looker.look("rating", how="without")
    assert looker.step() is None
    assert [one.step for one in looker.kept(SelfViewSkipped)] == ["rating", "hunt"]
    assert looker.state("debrief")["debrief"]["messages"] == len(CLUMSY)
    views = looker.state("views")
    assert "went on without" in views["views"]["agreement"]
    assert views["hunt"] is None
    assert {one["self"] for one in views["views"]["skills"]} == {"left open"}


def test_a_talk_whose_look_back_was_read_before_asks_nothing_now(looker: Looker) -> None:
    record = looker.here._desk._record
    session = looker.state("selfview")["session"]
    record.keep(DebriefRead(session=session), "debrief", "read-long-ago")
    assert anew(looker).step() is None
    assert anew(looker).state("debrief")["debrief"] is not None


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_each_choice_is_kept_as_it_is_made_and_is_there_after_a_reload(looker: Looker) -> None:
    looker.draft("rating", ratings={"following": 2})
    looker.draft("rating", ratings={"following": 2, "own_story": "no_chance"})
    state = anew(looker).state("selfview")
    assert (state["step"], state["ratings"]) == ("rating", {"following": 2, "own_story": "no_chance"})
    assert looker.kept(SelfRated) == []


def test_rating_hunt_and_revision_are_all_kept_and_then_the_look_back_opens(looker: Looker) -> None:
    looker.look("rating", ratings=ALL_FOUR)
    turn = looker.theirs()[0]["turn"]
    looker.draft("hunt", marks=[{"turn": turn}])
    assert anew(looker).state("selfview")["marks"] == [{"turn": turn, "start": None, "end": None}]
    looker.look("hunt", marks=[{"turn": turn}, {"turn": looker.theirs()[1]["turn"], "start": 0, "end": 4}])
    state = looker.state("selfview")
    assert (state["step"], state["ratings"], state["first"]) == ("revision", ALL_FOUR, ALL_FOUR)
    assert looker.state("debrief")["debrief"] is None
    looker.draft("revision", ratings={**ALL_FOUR, "following": 2})
    assert anew(looker).state("selfview")["ratings"]["following"] == 2
    looker.look("revision", ratings={**ALL_FOUR, "following": 2})
    assert looker.step() is None
    assert looker.state("debrief")["debrief"] is not None
    ((first,), (hunt,), (second,)) = (looker.kept(kind) for kind in (SelfRated, MomentsMarked, SelfRatingRevised))
    assert (first.ratings["following"], second.ratings["following"]) == (4, 2)
    assert [(m.start, m.end) for m in hunt.marks] == [(None, None), (0, 4)]
    assert first.head == hunt.head == second.head > 0


def test_a_rating_that_stays_as_it_is_keeps_no_second_one(looker: Looker) -> None:
    looker.look("rating", ratings=ALL_FOUR)
    looker.look("hunt", marks=[])
    looker.look("revision", how="without")
    assert looker.step() is None
    assert looker.kept(SelfRatingRevised) == []
    assert looker.kept(MomentsMarked)[0].marks == ()


def test_all_left_open_is_no_rating_and_the_hunt_comes_all_the_same(looker: Looker) -> None:
    looker.look("rating", ratings={})
    assert looker.kept(SelfRated) == []
    assert looker.step() == "hunt"
    looker.look("hunt", marks=[])
    assert looker.step() is None


def test_sending_a_step_again_under_its_id_keeps_it_once(looker: Looker) -> None:
    sent = looker.sent(ratings={"following": 3})
    for _ in range(3):
        looker._sent = 900
        looker.asks("selfview", "look", step="rating", how="kept", text=sent)
    assert len(looker.kept(SelfRated)) == 1
    assert looker.step() == "hunt"


def test_a_draft_of_another_talk_is_not_taken_for_this_one(looker: Looker) -> None:
    looker.draft("rating", ratings={"following": 1})
    looker.talks_again()
    assert looker.state("selfview")["ratings"] == {}


def test_what_names_a_talk_of_nobody_here_or_says_nothing_is_let_go(looker: Looker) -> None:
    other = json.dumps({"session": "00000000-0000-0000-0000-000000000009", "head": 1, "ratings": {"following": 4}})
    for text in (other, "{", "null", "[]", looker.sent(ratings={"following": 9})):
        told = looker.asks("selfview", "look", step="rating", how="kept", text=text)
        assert told[0]["type"] == "kept"
    assert looker.kept(SelfRated) == []
    assert looker.step() == "rating"


def test_an_odd_step_is_no_ask() -> None:
    for odd in ({"step": "feedback", "how": "kept"}, {"step": "rating", "how": "forced"}):
        assert read_ask({"type": "look", "id": "a", "text": "", **odd}) is None


# --- places -----------------------------------------------------------------------------------------------------------


@given(st.text(), st.integers(0, 40))
def test_places_go_to_a_browsers_units_and_back(text: str, points: int) -> None:
    points = min(points, len(text))
    units = units_of(text, points)
    assert points_of(text, units) == points
    assert units == len(text[:points].encode("utf-16-le", "surrogatepass")) // 2


def test_a_place_inside_a_character_is_the_one_after_it() -> None:
    assert [points_of("a😀b", units) for units in range(6)] == [0, 1, 2, 2, 3, 3]


def conversation(said: str) -> Conversation:
    turn = TurnKept(1, None, text="hello")
    turn.sentences = [Sentence(text=said, bubble=0)]
    return Conversation(turns={1: turn}, head=1)


def test_a_mark_after_an_emoji_is_kept_where_the_record_counts_it() -> None:
    talk = conversation("😀 i clean offices")
    sent = read_sent(
        MarksSent, json.dumps({"session": SESSION, "head": 1, "marks": [{"turn": 1, "start": 3, "end": 10}]})
    )
    assert sent is not None
    (mark,) = as_kept(sent.marks, talk)
    assert talk.turns[1].said[mark.start : mark.end] == "i clean"
    back = as_sent(1, talk.turns[1].said, mark.start, mark.end)
    assert (back.start, back.end) == (3, 10)


def test_marks_where_nothing_was_said_or_of_no_length_are_left_out() -> None:
    marks = [
        {"turn": 7},
        {"turn": 1, "start": 4, "end": 4},
        {"turn": 1, "start": 90, "end": 99},
        {"turn": 1, "start": 2},
    ]
    sent = read_sent(MarksSent, json.dumps({"session": SESSION, "head": 1, "marks": marks}))
    assert sent is not None
    assert [(m.turn, m.start, m.end) for m in as_kept(sent.marks, conversation("hello"))] == [(1, None, None)]


@pytest.mark.parametrize("text", ["", "{", '{"session": "x", "head": 0}', '{"session": 3}', "[]", '{"head": -1}'])
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert read_sent(RatingSent, text) is None


# --- what came of the hunt --------------------------------------------------------------------------------------------


def test_what_was_found_and_missed_comes_in_words_with_both_counts(looker: Looker) -> None:
    looker.look("rating", ratings={"following": 3})
    every = [{"turn": one["turn"]} for one in looker.theirs()]
    looker.look("hunt", marks=every)
    hunt = looker.state("selfview")["hunt"]
    assert hunt["cues"]
    assert all(cue["found"] and cue["tag"] == "you marked it" for cue in hunt["cues"])
    number = len(hunt["cues"])
    recall, precision = (one["number"] for one in hunt["counts"])
    assert recall == f"{number} of {number}"
    assert precision.endswith(f" of {int(precision.split()[-1])}")
    assert hunt["unplanted"]
    assert hunt["says"].count(MAY_HAVE_SEEN) == 1
    spans = [span for span in hunt["spans"] if span["kind"] == "cue"]
    texts = {one["turn"]: one["text"] for one in looker.state("selfview")["said"] if not one["mine"]}
    for span in spans:
        assert 0 < span["end"] - span["start"] < len(texts[span["turn"]]) + 1
        assert span["label"].startswith("written in, and marked by you")


def test_nothing_marked_shows_what_was_not_marked_and_no_precision(looker: Looker) -> None:
    looker.look("rating", ratings={"following": 3})
    looker.look("hunt", marks=[])
    hunt = looker.state("selfview")["hunt"]
    assert {cue["tag"] for cue in hunt["cues"]} == {"not marked"}
    assert [one["number"].split()[0] for one in hunt["counts"]] == ["0"]
    assert not SHAMING.search(json.dumps([hunt["says"], hunt["cues"]]))


# --- three views ------------------------------------------------------------------------------------------------------


def seen(looker: Looker) -> dict[str, Any]:
    looker.look("rating", ratings=ALL_FOUR)
    looker.look("hunt", marks=[])
    looker.look("revision", ratings={**ALL_FOUR, "following": 2})
    return looker.state("views")


def test_the_three_views_stand_in_a_table_with_an_empty_place_for_a_person(looker: Looker) -> None:
    state = seen(looker)
    rows = {one["skill"]: one for one in state["views"]["skills"]}
    assert list(rows) == list(RUBRIC)
    assert rows["following"]["self"] == "all of it, and more"
    assert [one["revised"] for one in rows.values() if one["revised"]] == ["some of it"]
    assert all(one["experts"] == [] for one in rows.values())
    assert "Nobody has read this talk yet" in state["views"]["expert_says"]
    assert any(one["evidence"] for one in rows.values())
    assert all(one["cannot_see"] for one in rows.values())
    assert state["hunt"]["says"]


def test_the_largest_gap_invites_and_names_its_moment(looker: Looker) -> None:
    gaps = seen(looker)["views"]["gaps"]
    assert gaps
    assert gaps[0]["says"].startswith("You felt ")
    assert not SHAMING.search(" ".join(one["says"] for one in gaps))
    assert any(one["moment"] for one in gaps)


def test_the_plot_is_drawn_once_the_views_are_open_and_hidden_when_a_new_talk_has_ended(looker: Looker) -> None:
    part = looker.parts["views"]
    assert isinstance(part, ViewsPart)
    assert part.plot._plot.outputs == ()
    assert seen(looker)["drawn"]
    (output,) = part.plot._plot.outputs
    assert len(output["data"][MIME]["datasets"]["own"]) == len(RUBRIC)
    assert "image/png" in output["data"]
    assert part.plot.layout.display is None
    looker.talks_again()
    assert part.plot._plot.outputs == ()
    assert part.plot.layout.display == "none"


def test_a_cue_that_is_disputed_is_weighed_anew_in_the_views(looker: Looker) -> None:
    seen(looker)
    cue = next(one for one in looker.state("debrief")["debrief"]["cues"]["seen"] if one["may_dispute"])
    before = len(looker.news["views"])
    looker.asks("debrief", "dispute", cue=cue["id"])
    assert len(looker.news["views"]) > before


def test_levels_and_ranges_are_words_and_no_number() -> None:
    assert [spoken(one) for one in (None, "no_chance", 1)] == ["left open", "no chance", "could do harm"]
    assert spoken_range(coach(None, None)) == "no chance"
    assert spoken_range(coach(3, 3)) == "all of it"
    assert spoken_range(coach(2, 3)) == "from “some of it” to “all of it”"


# --- the plot ---------------------------------------------------------------------------------------------------------


def coach(low: int | None, high: int | None, skill: Skill = "following", *, numbered: bool = True) -> CoachView:
    return CoachView.model_validate(
        {"skill": skill, "name": RUBRIC[skill].name, "low": low, "high": high, "numbered": numbered, "says": "",
         "cannot_see": ""}
    )  # fmt: skip


def views(mine: Rating | None, second: Rating | None, view: CoachView, *experts: Rating) -> SkillViews:
    theirs = tuple(ExpertView(author=f"E{n}", rating=rating) for n, rating in enumerate(experts))
    return SkillViews(skill=view.skill, name=view.name, self_first=mine, self_revised=second, coach=view,
                      experts=theirs, says="")  # fmt: skip


def drawn(*skills: SkillViews) -> dict[str, list[dict[str, Any]]]:
    return chart.views_chart(skills, "d")["datasets"]  # type: ignore[no-any-return]


def test_a_dumbbell_reaches_from_the_trainee_to_the_nearest_edge_of_the_program() -> None:
    data = drawn(views(4, None, coach(1, 2)))
    assert [(one["level"], one["to"]) for one in data["gaps"]] == [(4, 2)]
    assert drawn(views(1, None, coach(2, 3)))["gaps"][0]["to"] == 2
    assert drawn(views(2, None, coach(2, 3)))["gaps"] == []


def test_where_a_program_gives_no_number_there_is_a_range_and_no_line_to_it() -> None:
    data = drawn(views(4, None, coach(1, 2, "own_story", numbered=False)))
    assert data["gaps"] == []
    assert len(data["program"]) == 1


def test_both_ratings_and_a_persons_are_drawn_apart() -> None:
    data = drawn(views(4, 2, coach(2, 3), 3))
    assert [one["level"] for one in data["own"]] == [4]
    assert [one["level"] for one in data["second"]] == [2]
    assert (data["moved"][0]["level"], data["moved"][0]["to"]) == (4, 2)
    assert [one["level"] for one in data["experts"]] == [3]
    same = drawn(views(3, 3, coach(2, 3)))
    assert same["second"] == same["moved"] == []


def test_no_chance_is_a_word_in_the_plot_and_no_mark() -> None:
    data = drawn(views("no_chance", None, coach(None, None)))
    assert data["none"][0]["text"] == "no chance to show this"
    assert data["own"] == data["program"] == []


def test_the_spec_that_is_kept_is_what_altair_builds() -> None:
    assert chart.built() == json.loads(json.dumps(chart.build())), "run python -m widgets.parts_selfview_chart"


def test_the_plot_is_valid_names_only_values_that_it_has_and_colours_of_both_themes() -> None:
    import altair as alt  # noqa: PLC0415  heavy

    spec = chart.views_chart([views(4, 2, coach(2, 3), 3)], "d")
    alt.Chart.from_dict(spec)
    text = json.dumps(spec)
    assert set(re.findall(r'"data": \{"name": "([^"]+)"', text)) == set(spec["datasets"])
    fixed = re.findall(r'"(?:fill|stroke|color|labelColor|gridColor|background)": "([^"]+)"', text)
    assert all(color.startswith("var(--hs-") for color in fixed)
    assert min(float(size) for size in re.findall(r'"(?:fontS|labelFontS)ize": ([\d.]+)', text)) >= 12
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v5")


def test_the_page_keeps_the_plot_the_place_it_is_drawn_for() -> None:
    sheet = (WIDGETS / "parts_selfview_views.css").read_text("utf-8")
    width, height = re.findall(r"aspect-ratio: (\d+) / (\d+);", sheet)[0]
    assert (int(width), int(height)) == (chart.WIDTH + 2 * chart.BESIDE, chart.HEIGHT)


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [SelfViewPart, ViewsPart])
def test_every_word_that_a_script_asks_for_is_in_the_catalogue(part: Any) -> None:
    known = {"selfview": SelfViewPart, "views": ViewsPart}
    name = next(key for key, kind in known.items() if kind is part)
    asked = set(re.findall(r'say\("([a-z_]+)"', part.code()))
    assert asked <= set(WORDS["en"][name]) | set(words("part")) | {"services_none", "service_hours"}


def test_every_word_of_the_catalogue_is_used_and_shames_nobody() -> None:
    files = [file.read_text("utf-8") for file in WIDGETS.glob("parts_*.*") if file.name != "parts_selfview_words.py"]
    code = "\n".join(files)
    for part in WORDS["en"].values():
        for key, text in part.items():
            assert f'"{key}"' in code or f'"{key}' in code or key.startswith("legend_"), key
            assert not SHAMING.search(text.replace("could do harm", "")), text


def test_the_rubric_is_given_to_everyone_with_four_anchors_a_skill() -> None:
    content = for_everyone()
    assert [len(one["anchors"]) for one in content["skills"]] == [4] * 8
    assert len(content["levels"]) == 4
