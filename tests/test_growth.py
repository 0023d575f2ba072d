"""Growth in counts, held against nobody but oneself; and a talk read again, closed until its own trainee has looked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from looks import exchange, laid_out, planted
from talks import SAID, Kept, begin, keep_in, maya

from holdspace.annotated import CUES, Annotated, annotated
from holdspace.annotated_words import ADVICE, EVERYDAY
from holdspace.codes import HELPER_CODES
from holdspace.conversation import TurnKept
from holdspace.growth import NOT_RATED, PAUSE, growth, how_far, minutes, waits
from holdspace.growth_counts import COUNTED
from holdspace.learning import CueDisputed, SelfRated, SelfViewSkipped
from holdspace.rubric import RUBRIC
from holdspace.selfview_record import FeedbackNotYetError
from holdspace.selfview_sessions import SessionLook, session_looks
from holdspace.selfview_trends import FROM_TALKS, Share

JUDGES = re.compile(r"!|\b(?:wrong|fail\w*|bad|poor|excellent|score|streak|mark|grade|better than)\b", re.IGNORECASE)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    opened = keep_in(tmp_path)
    yield opened
    opened.store.close()


def held(kept: Kept, seed: int = 7, messages: tuple[str, ...] = SAID) -> UUID:
    session = begin(kept, maya(), seed)
    for number, words in enumerate(messages):
        if session.conversation.ended is None:
            list(session.say(words, f"m{number}"))
    list(session.end())
    return session.id


def rate(kept: Kept, session: UUID, level: int = 3) -> None:
    rating = SelfRated.model_validate({"session": session, "head": 6, "ratings": dict.fromkeys(RUBRIC, level)})
    kept.store.add_entry(kept.who, rating.entry("reflections", "debrief"))


def looks(kept: Kept) -> list[SessionLook]:
    return list(session_looks(kept.store, kept.who))


def read_again(kept: Kept) -> Annotated:
    return annotated(looks(kept)[-1])


# --- growth -----------------------------------------------------------------------------------------------------------


def test_every_skill_is_counted_once_in_the_rubrics_order() -> None:
    assert [one.skill for one in COUNTED] == list(RUBRIC)


def share(skill: str, *messages: tuple[str, ...], **final: object) -> Share:
    talk = laid_out(*(exchange(n, *found) for n, found in enumerate(messages, 1)), **final)  # type: ignore[arg-type]
    return next(one for one in COUNTED if one.skill == skill).share(talk, frozenset())


def test_a_count_is_of_chances_and_no_chance_is_none_of_none() -> None:
    assert share("own_story", (), ("open_question",)) == Share(number=0, of=0)
    assert share("own_story", ("self_disclose_long",), ("self_disclose_long",)) == Share(number=0, of=2)
    assert share("role_and_limits", (), ("explain_role",)) == Share(number=1, of=1)
    assert share("meeting_the_feeling", ("validate",), (), ("validate", "confront")) == Share(number=1, of=3)


def test_a_story_counts_where_it_is_of_ones_own_life() -> None:
    own, role = ("Me too, that winter.", "I take that seriously.")
    told = [exchange(n, you=text, codes=("self_disclose",)) for n, text in enumerate((own, role), 1)]
    counted = next(one for one in COUNTED if one.skill == "own_story")
    assert counted.share(laid_out(*told), frozenset()) == Share(number=1, of=1)


def test_one_chance_is_said_without_a_count(kept: Kept) -> None:
    rate(kept, held(kept, messages=("You should sleep more.",)))
    says = {one.skill: one.says for one in growth(looks(kept)).skills}
    assert says["giving_back"] == "Your one message gave nothing back that this program could tell."
    assert says["choice_before_advice"].startswith("Your one message with an idea came before")
    assert not [one for one in says.values() if re.search(r"\b1 of 1\b|\b0 of (?:your )?1\b", one)]


def test_a_slip_that_was_owned_soon_counts_as_mended_and_a_small_one_is_none() -> None:
    assert share("repair_hope_ending", ("confront",), ("apologise_repair",)) == Share(number=1, of=1)
    assert share("repair_hope_ending", ("two_questions",), ("two_questions",)) == Share(number=0, of=0)


def test_a_cue_that_there_was_no_time_for_or_that_is_disputed_is_no_chance() -> None:
    cues = (planted(1, "met"), planted(2, "missed"), planted(3, "open"))
    talk = laid_out(*(exchange(n) for n in range(1, 5)), cues=cues)
    counted = next(one for one in COUNTED if one.skill == CUES)
    assert counted.share(talk, frozenset()) == Share(number=1, of=2)
    assert counted.share(talk, {"2:d2"}) == Share(number=1, of=1)


def test_without_a_talk_there_is_nothing_but_a_kind_word() -> None:
    none = growth(())
    assert (none.talks, none.skills, none.figures, none.calibration) == (0, (), (), "")
    assert "no hurry" in none.waits


def test_a_talk_counts_only_once_its_trainee_has_looked(kept: Kept) -> None:
    sessions = [held(kept, seed) for seed in range(2)]
    assert growth(looks(kept)).talks == 0
    rate(kept, sessions[0])
    one = growth(looks(kept))
    assert (one.talks, len(one.skills)) == (1, len(RUBRIC))


def test_nothing_is_said_of_a_direction_before_the_fourth_talk(kept: Kept) -> None:
    sessions = [held(kept, seed) for seed in range(FROM_TALKS)]
    for session in sessions[:-1]:
        rate(kept, session)
    three = growth(looks(kept))
    assert three.waits == waits(3)
    assert "three talks so far" in three.waits
    assert (three.figures, three.calibration) == ((), "")
    assert not any(one.beside for one in three.skills)
    assert "first" not in three.suggestions
    rate(kept, sessions[-1])
    four = growth(looks(kept))
    assert four.waits == ""
    assert len(four.figures) == FROM_TALKS
    assert any("In your first two talks: " in one.beside for one in four.skills)
    assert "in your latest two" in four.suggestions


@pytest.mark.parametrize(("level", "words"), [(4, "saw more"), (1, "hard on yourself")])
def test_calibration_says_both_halves_and_which_way_lately(kept: Kept, level: int, words: str) -> None:
    for seed in range(FROM_TALKS):
        rate(kept, held(kept, seed), level)
    said = growth(looks(kept)).calibration
    assert "In your first two talks your view and the program's lay" in said
    assert words in said
    assert "of a level" not in said


@pytest.mark.parametrize(("gap", "words"), [(0.2, "a little"), (-0.6, "clearly"), (2.5, "far")])
def test_how_far_two_views_lie_apart_is_said_in_words(gap: float, words: str) -> None:
    assert how_far(gap) == words


def test_going_on_without_rating_is_said_kindly(kept: Kept) -> None:
    for seed in range(FROM_TALKS):
        skipped = SelfViewSkipped(session=held(kept, seed), step="rating")
        kept.store.add_entry(kept.who, skipped.entry("reflections", "debrief"))
    assert growth(looks(kept)).calibration == NOT_RATED


def test_nothing_on_the_page_judges(kept: Kept) -> None:
    for seed in range(FROM_TALKS):
        rate(kept, held(kept, seed))
    grown = growth(looks(kept))
    every = [grown.waits, grown.suggestions, grown.calibration, grown.about, NOT_RATED, waits(0)]
    every += [text for one in grown.skills for text in (one.says, one.beside)] + [
        text for one in COUNTED for text in (one.none, *one.once)
    ]
    assert not JUDGES.search(" ".join(every))


def test_minutes_leave_out_that_somebody_was_elsewhere() -> None:
    start = datetime(2026, 1, 1, 20, tzinfo=UTC)
    path = [
        TurnKept(0, None, replied=start),
        TurnKept(1, 0, sent=start + timedelta(minutes=4), text="a", replied=start + timedelta(minutes=5)),
        TurnKept(
            2, 1, sent=start + timedelta(minutes=6) + PAUSE, text="b", replied=start + timedelta(minutes=8) + PAUSE
        ),
    ]
    assert minutes(path) == 7
    assert minutes([]) == 1


# --- a talk read again ------------------------------------------------------------------------------------------------


def test_every_code_but_other_has_everyday_words_and_none_is_a_code_itself() -> None:
    assert set(EVERYDAY) == set(HELPER_CODES) - {"other"}
    assert set(EVERYDAY) >= ADVICE
    assert len({one.says for one in EVERYDAY.values()}) == len(EVERYDAY)
    assert not [one.says for one in EVERYDAY.values() if "_" in one.says or JUDGES.search(one.says)]


def test_a_talk_is_closed_until_its_trainee_has_looked(kept: Kept) -> None:
    session = held(kept)
    with pytest.raises(FeedbackNotYetError):
        read_again(kept)
    rate(kept, session)
    assert read_again(kept).said


def test_every_message_stands_in_its_order_with_what_was_read_in_it(kept: Kept) -> None:
    rate(kept, held(kept))
    found = read_again(kept)
    mine = [one for one in found.said if one.who == "you"]
    assert [one.text for one in mine] == list(SAID)
    assert [one.number for one in mine] == list(range(1, len(SAID) + 1))
    assert found.said[0].who == "person"
    assert all(one.feeling for one in found.said if one.who == "person" and one.text)
    for one in found.said:
        assert all(0 <= span.start < span.end <= len(one.text) for span in one.spans)
    advised = next(one for one in mine if one.text.startswith("Have you tried"))
    assert [span.label.says for span in advised.spans if span.label] == ["advice, not asked for"]


def test_what_a_reflection_states_is_not_called_a_fact(kept: Kept) -> None:
    rate(kept, held(kept))
    for one in read_again(kept).said:
        labels = {span.label.says for span in one.spans if span.label}
        assert not ("gave a fact" in labels and labels & {"gave back", "gave back what it means", "gathered it up"})


def test_a_cue_is_where_it_was_said_with_what_became_of_it(kept: Kept) -> None:
    rate(kept, held(kept))
    one = next(said for said in read_again(kept).said if said.cues)
    (span,) = (span for span in one.spans if span.cue == one.cues[0].id)
    final = looks(kept)[-1].talk.final
    assert final is not None
    assert one.text[span.start : span.end] in {cue.words for cue in final.cues}
    assert one.cues[0].says.startswith(("You met it.", "You turned towards it", "It went by"))
    assert CUES in one.skills


def test_a_disputed_cue_is_shown_as_disputed(kept: Kept) -> None:
    session = held(kept, messages=("Hello Maya.", "Right.", "Do you have a timetable?", "And the weather?", "Ok."))
    rate(kept, session)
    missed = next(said for said in read_again(kept).said if any(cue.outcome == "missed" for cue in said.cues))
    words = next(missed.text[span.start : span.end] for span in missed.spans if span.cue)
    dispute = CueDisputed(session=session, turn=missed.turn, words=words)
    kept.store.add_entry(kept.who, dispute.entry("reflections", "debrief"))
    again = next(said for said in read_again(kept).said if said.turn == missed.turn and said.who == "person")
    assert [cue.outcome for cue in again.cues] == ["disputed"]
    assert "You think you heard this" in again.cues[0].says


def test_the_skills_that_a_filter_offers_count_their_messages(kept: Kept) -> None:
    rate(kept, held(kept))
    found = read_again(kept)
    assert [one.skill for one in found.skills] == [one for one in RUBRIC if one in {s.skill for s in found.skills}]
    for one in found.skills:
        assert one.messages == sum(one.skill in said.skills for said in found.said) > 0


def test_a_talk_of_two_messages_gets_no_notes_and_a_kind_word(kept: Kept) -> None:
    rate(kept, held(kept, messages=SAID[:2]))
    found = read_again(kept)
    assert not [said for said in found.said if said.note]
    assert "too short" in found.about_notes
