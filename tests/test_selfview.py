"""Self, coach and expert: one's own view first, then three side by side in words that invite, then trends from four."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from looks import SAM, exchange, laid_out, planted
from talks import SAID, Kept, begin, keep_in, maya

from holdspace import learning
from holdspace.debrief_talk import Talk
from holdspace.learning import Learned, Mark, MomentsMarked, Payload, SelfRated, SelfRatingRevised, SelfViewSkipped
from holdspace.rubric import RUBRIC
from holdspace.rubric_model import CoachView
from holdspace.selfview import NO_EXPERT, calibration, gap, three_views
from holdspace.selfview_hunt import MAY_HAVE_SEEN, NO_CUE, NO_CUE_NO_MARK, mark_hunt
from holdspace.selfview_record import FeedbackNotYetError, OwnLook, own_look
from holdspace.selfview_sessions import SessionLook, session_looks
from holdspace.selfview_trends import Share, TalkFigures, told, trends
from holdspace.selfview_words import HARDER
from holdspace.store import Entry

SESSION = UUID(int=7)
FIRST = SelfRated(session=SESSION, head=3, ratings={"following": 3})
LATER = SelfRated(session=SESSION, head=3, ratings={"following": 1})
REVISED = SelfRatingRevised(session=SESSION, head=3, ratings={"following": 2})
HUNT = MomentsMarked(session=SESSION, head=3, marks=(Mark(turn=1),))
READ = learning.DebriefRead(session=SESSION)
SHAMING = re.compile(
    r"!|\b(?:wrong(?:ly)?|fail\w*|should|bad|overrat\w+|mistake\w*|incorrect|overconfiden\w+)\b", re.IGNORECASE
)


def skip(step: str) -> SelfViewSkipped:
    return SelfViewSkipped.model_validate({"session": SESSION, "step": step})


def look(*payloads: Payload) -> OwnLook:
    return own_look(SESSION, [_learned(n, payload) for n, payload in enumerate(payloads)])


def _learned(number: int, payload: Payload) -> Learned:
    new = payload.entry("reflections", "practice")
    entry = Entry(number=number, id=uuid4(), time=datetime.now(UTC), **new.model_dump())
    return Learned(entry, payload)


# --- one's own view first ---------------------------------------------------------------------------------------------


def test_no_feedback_before_the_first_rating_or_an_explicit_skip() -> None:
    assert look().step == "rating"
    with pytest.raises(FeedbackNotYetError, match="Your own view comes first"):
        look().require_feedback()
    for opened in (look(FIRST), look(skip("rating"))):
        opened.require_feedback()
    assert look(skip("rating")).first is None
    assert "rating" in look(skip("rating")).skipped


def test_the_order_is_rating_hunt_revision_feedback() -> None:
    kept: list[Payload] = []
    for payload, step in ((FIRST, "hunt"), (HUNT, "revision"), (REVISED, "feedback")):
        kept.append(payload)
        assert look(*kept).step == step
    assert look(FIRST, skip("hunt")).step == "revision"
    assert look(FIRST, HUNT, skip("revision")).step == "feedback"
    assert look(skip("rating"), HUNT).step == "feedback"


def test_the_first_rating_stands_and_a_later_one_is_kept_beside_it() -> None:
    one = look(FIRST, HUNT, LATER)
    assert one.first == FIRST
    assert one.revised == LATER.ratings
    again = look(FIRST, HUNT, REVISED)
    assert (again.first, again.revised) == (FIRST, REVISED.ratings)


def test_what_was_rated_after_feedback_is_never_taken_for_the_first() -> None:
    late = look(READ, FIRST)
    assert late.first is None
    assert late.revised == FIRST.ratings
    assert late.step == "feedback"


def test_a_hunt_counts_once_and_only_before_its_answers() -> None:
    again = MomentsMarked(session=SESSION, head=3, marks=(Mark(turn=2),))
    assert look(FIRST, HUNT, again).hunt == HUNT
    assert look(HUNT).hunt is None
    assert look(FIRST, READ, HUNT).hunt is None


def test_another_talks_entries_say_nothing_of_this_one() -> None:
    other = SelfRated(session=UUID(int=8), head=3, ratings={"following": 4})
    assert look(other).first is None


@given(st.lists(st.sampled_from([FIRST, LATER, HUNT, REVISED, READ, *map(skip, ("rating", "hunt", "revision"))])))
def test_whatever_comes_in_whatever_order_the_first_view_is_never_lost_or_replaced(kept: list[Payload]) -> None:
    for n in range(len(kept)):
        before, after = look(*kept[:n]), look(*kept[: n + 1])
        assert before.first in (None, after.first)
        assert before.hunt in (None, after.hunt)
        assert after.feedback_open >= before.feedback_open
        if after.first is not None and before.first is None:
            assert not before.feedback_open


# --- the cue hunt -----------------------------------------------------------------------------------------------------


def with_a_cue(**more: object) -> Talk:
    return laid_out(*(exchange(n, "near_reflection") for n in (1, 2, 3)), cues=(planted(1, "missed"),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mark", "found"),
    [(Mark(turn=1), True), (Mark(turn=1, start=2, end=5), True), (Mark(turn=1, start=14, end=30), True),
     (Mark(turn=1, start=20, end=24), False), (Mark(turn=2), False), (Mark(turn=1, start=0, end=2), False)],
)  # fmt: skip
def test_a_mark_finds_a_cue_when_it_touches_its_words_or_covers_the_message(mark: Mark, *, found: bool) -> None:
    hunt = mark_hunt(with_a_cue(), [mark])
    assert (hunt.planted, hunt.found, hunt.marked) == (1, int(found), 1)
    assert hunt.recall == float(found)
    assert hunt.precision == float(found)
    assert (hunt.cues[0].start, hunt.cues[0].end) == (2, 15)


def test_a_mark_elsewhere_is_never_called_wrong() -> None:
    hunt = mark_hunt(with_a_cue(), [Mark(turn=1), Mark(turn=3, start=2, end=15)])
    assert (hunt.marked, hunt.on_a_cue) == (2, 1)
    assert hunt.unplanted[0].words == "clean offices"
    assert hunt.says.count(MAY_HAVE_SEEN) == 1
    assert not SHAMING.search(hunt.says)


def test_what_went_by_in_the_talk_and_was_seen_on_reading_is_said() -> None:
    assert "reading again, you saw it" in mark_hunt(with_a_cue(), [Mark(turn=1)]).cues[0].says


def test_where_nothing_was_planted_there_is_nothing_to_hold_marks_against() -> None:
    talk = laid_out(exchange(1), exchange(2))
    marked = mark_hunt(talk, [Mark(turn=1)])
    assert (marked.says, marked.recall, marked.precision) == (NO_CUE, None, 0.0)
    assert mark_hunt(talk, []).says == NO_CUE_NO_MARK
    assert mark_hunt(talk, []).precision is None


def test_a_cue_said_again_in_other_words_is_found_there_too() -> None:
    talk = laid_out(*(exchange(n) for n in (1, 2, 3)), cues=(planted(1, "missed", again_at=3, tried_again=True),))
    assert mark_hunt(talk, [Mark(turn=3)]).found == 1
    both = mark_hunt(talk, [Mark(turn=1), Mark(turn=3)])
    assert (both.marked, both.on_a_cue, both.precision) == (1, 1, 1.0)


def test_a_mark_that_ends_before_it_starts_or_has_one_end_is_refused() -> None:
    for broken in ({"turn": 1, "start": 4, "end": 4}, {"turn": 1, "start": 4}, {"turn": 1, "end": 4}, {"turn": -1}):
        with pytest.raises(ValueError, match=r"turn|mark"):
            Mark.model_validate(broken)


_MARKS = st.builds(
    lambda turn, ends: Mark(turn=turn, start=ends[0], end=ends[0] + ends[1]) if ends else Mark(turn=turn),
    st.integers(0, 6),
    st.none() | st.tuples(st.integers(0, 40), st.integers(1, 20)),
)


@given(st.lists(_MARKS, max_size=12), st.lists(st.sampled_from(["met", "missed", "open", "late"]), max_size=4))
@settings(deadline=None)
def test_counts_of_any_hunt_add_up_and_more_marks_never_find_less(marks: list[Mark], outcomes: list[str]) -> None:
    cues = tuple(planted(n, o) for n, o in enumerate(outcomes))
    talk = laid_out(*(exchange(n) for n in range(1, 5)), cues=cues)
    hunt = mark_hunt(talk, marks)
    assert hunt.planted == len(outcomes)
    assert hunt.found == sum(c.found for c in hunt.cues) <= hunt.planted
    assert hunt.on_a_cue + len(hunt.unplanted) == hunt.marked <= len(marks)
    assert hunt.on_a_cue <= hunt.marked
    assert bool(hunt.found) == bool(hunt.on_a_cue)
    assert mark_hunt(talk, [*marks, *marks]) == hunt
    every = mark_hunt(talk, [*marks, *(Mark(turn=n) for n in range(5))])
    assert every.found == every.planted
    assert not SHAMING.search(hunt.says)


# --- three views ------------------------------------------------------------------------------------------------------


def coach(low: int | None, high: int | None, *, numbered: bool = True) -> CoachView:
    return CoachView.model_validate(
        {
            "skill": "following",
            "name": "x",
            "low": low,
            "high": high,
            "numbered": numbered,
            "says": "",
            "cannot_see": "",
        }
    )


@pytest.mark.parametrize(
    ("rating", "low", "high", "expected"),
    [(3, 2, 3, 0), (4, 2, 3, 1), (1, 2, 3, -1), (4, 1, 1, 3), (1, 3, 4, -2), (None, 2, 3, None),
     ("no_chance", 2, 3, None), (3, None, None, None)],
)  # fmt: skip
def test_a_gap_is_the_distance_to_the_nearest_edge_of_the_range(
    rating: int | None, low: int | None, high: int | None, expected: int | None
) -> None:
    assert gap(rating, coach(low, high)) == expected  # type: ignore[arg-type]


def test_where_a_program_may_give_no_number_there_is_no_gap() -> None:
    assert gap(4, coach(1, 2, numbered=False)) is None


def test_calibration_has_both_means_and_how_many_they_are_of() -> None:
    both = calibration([2, -1, None, 0])
    assert both is not None
    assert (both.skills, both.signed, both.absolute) == (3, pytest.approx(1 / 3), 1.0)
    assert calibration([None]) is None


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


def held(kept: Kept, messages: tuple[str, ...] = SAID, seed: int = 7) -> UUID:
    session = begin(kept, maya(), seed)
    for n, text in enumerate(messages):
        if session.conversation.ended is None:
            list(session.say(text, f"m{n}"))
    list(session.end())
    return session.id


def looked(kept: Kept) -> SessionLook:
    return list(session_looks(kept.store, kept.who))[-1]


def rate(kept: Kept, session: UUID, level: int | None, head: int = 6, kind: type[Payload] = SelfRated) -> None:
    ratings = {} if level is None else dict.fromkeys(RUBRIC, level)
    payload = kind.model_validate({"session": session, "head": head, "ratings": ratings})
    kept.store.add_entry(kept.who, payload.entry("reflections", "practice"))


def test_the_three_views_are_refused_before_ones_own(kept: Kept) -> None:
    held(kept)
    with pytest.raises(FeedbackNotYetError):
        _ = looked(kept).views


def test_three_views_stand_side_by_side_and_the_experts_place_is_empty(kept: Kept) -> None:
    session = held(kept)
    rate(kept, session, 4)
    rate(kept, session, 3, kind=SelfRatingRevised)
    views = looked(kept).views
    assert [one.skill for one in views.skills] == list(RUBRIC)
    assert all((one.self_first, one.self_revised, one.experts) == (4, 3, ()) for one in views.skills)
    assert (views.expert, views.expert_says) == ("empty", NO_EXPERT)
    assert all("expert: not yet" in one.says for one in views.skills)
    assert views.first is not None
    assert views.revised is not None
    assert views.revised.signed <= views.first.signed


def test_an_experts_view_stands_under_the_name_they_sign_with(kept: Kept) -> None:
    session = held(kept)
    rate(kept, session, 3)
    expert = learning.ExpertRated(session=session, head=6, author="A. Person", ratings={"following": 2})
    kept.store.add_entry(kept.who, expert.entry("reflections", "practice"))
    views = looked(kept).views
    following = next(one for one in views.skills if one.skill == "following")
    assert [(e.author, e.rating) for e in following.experts] == [("A. Person", 2)]
    assert "A. Person: 2" in following.says
    assert views.expert == "there"


def test_the_engine_makes_no_experts_rating() -> None:
    root = Path(learning.__file__).parent
    makers = [p.name for p in root.rglob("*.py") if re.search(r"ExpertRated\((?!Rated\))", p.read_text("utf-8"))]
    assert set(makers) <= {"learning.py", "selfview_record.py"}
    assert "ExpertRated(" not in (root / "selfview_sessions.py").read_text("utf-8")


def test_seeing_more_than_the_talk_showed_gets_words_that_ask_and_a_moment(kept: Kept) -> None:
    session = held(kept)
    rate(kept, session, 4)
    views = looked(kept).views
    assert views.over is not None
    assert views.under is None
    assert views.over.says.startswith("You felt ")
    assert views.over.says.endswith("?")
    assert not SHAMING.search(views.over.says)
    assert views.over.gap == max(one.gap for one in views.skills if one.gap is not None)


def test_cues_that_went_by_are_told_with_their_kind_and_the_first_of_them() -> None:
    cues = tuple(planted(n, "missed", "grief") for n in (0, 2, 4))
    talk = laid_out(*(exchange(n, "near_reflection") for n in range(1, 8)), cues=cues)
    says, turn = _over(talk, "cues_and_safety")
    assert says == (
        "You felt you had listened for what showed in passing. Three times grief showed in passing, and the talk moved "
        "on. Here is the first: what did you make of it?"
    )
    assert turn == 1


def _over(talk: Talk, skill: str) -> tuple[str, int | None]:
    from holdspace.rubric_coach import coach_view  # noqa: PLC0415
    from holdspace.selfview_words import largest  # noqa: PLC0415

    found = largest([(2, c) for c in coach_view(talk) if c.skill == skill], talk, way=1)
    assert found is not None
    return found.says, found.moment.message if found.moment else None


def test_seeing_less_than_the_talk_showed_is_said_kindly(kept: Kept) -> None:
    session = held(kept)
    rate(kept, session, 1)
    views = looked(kept).views
    assert views.under is not None
    assert views.under.says.startswith(HARDER)
    assert views.over is None


def test_agreement_is_said_and_so_is_a_rating_that_was_not_given(kept: Kept) -> None:
    session = held(kept)
    alike = {one.skill: one.low for one in looked(kept).coach if one.low is not None}
    payload = SelfRated.model_validate({"session": session, "head": 6, "ratings": alike})
    kept.store.add_entry(kept.who, payload.entry("reflections", "practice"))
    views = looked(kept).views
    assert (views.over, views.under) == (None, None)
    assert "alike" in views.agreement
    skipped = SelfViewSkipped(session=session, step="rating")
    unrated = three_views(SAM, looked(kept).conversation, own_look(session, [_learned(1, skipped)]))
    assert "went on without" in unrated.agreement
    assert unrated.first is None


def test_what_was_rated_is_the_path_as_it_was_then(kept: Kept) -> None:
    session = held(kept)
    conversation = looked(kept).conversation
    rate(kept, session, 3, head=2)
    assert len(looked(kept).talk.mine) == 2
    assert len(conversation.path(2)) == 3


# --- trends -----------------------------------------------------------------------------------------------------------


def figures(n: int, heard: int, absolute: float) -> TalkFigures:
    return TalkFigures(
        session=UUID(int=n), opened=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=n), lesson="reflections",
        person="Maya", messages=10, given_back=Share(number=n, of=10), open_questions=Share(number=2, of=4),
        advice_unasked=Share(number=4 - n % 4, of=10), cues_heard=Share(number=heard, of=3), cues_found=None,
        suggestions_used=Share(number=0, of=0), calibration=calibration([absolute] * 3),
    )  # fmt: skip


@pytest.mark.parametrize("number", range(4))
def test_below_four_talks_there_is_no_trend(number: int) -> None:
    few = told([figures(n, 1, 1) for n in range(number)])
    assert few.talks == ()
    assert len(few.says) == 1
    assert "something to see" in few.says[0]


def test_from_four_talks_on_counts_of_ones_own_stand_side_by_side() -> None:
    told_ = told([figures(0, 0, 2), figures(1, 1, 2), figures(2, 2, 1), figures(3, 3, 1)])
    assert len(told_.talks) == 4
    assert told_.says[0] == "In your first two talks, you heard 1 of 6 cues; in your latest two, 5 of 6."
    assert "2.0 of a level apart" in told_.says[-1]
    assert not any("suggestions" in line for line in told_.says)
    assert not SHAMING.search(" ".join((*told_.says, told_.about)))
    assert "nobody else's" in told_.about


def test_a_talk_counts_in_a_trend_only_once_its_feedback_is_open(kept: Kept) -> None:
    sessions = [held(kept, seed=n) for n in range(5)]
    for session in sessions[:3]:
        rate(kept, session, 3)
    assert trends(session_looks(kept.store, kept.who)).talks == ()
    rate(kept, sessions[3], None)
    four = trends(session_looks(kept.store, kept.who))
    assert [one.session for one in four.talks] == sessions[:4]
    assert four.talks[3].calibration is None
    assert four.talks[0].messages == 6
    assert four.talks[0].suggestions_used.of > 0


def test_what_the_program_only_cannot_tell_is_not_held_against_a_high_rating() -> None:
    talk = laid_out(*(exchange(n, "near_reflection") for n in range(1, 7)))
    says, message = _over(talk, "giving_back")
    assert says.endswith("Which moment do you think of?")
    assert message is None
