"""The levels follow what the words bear out: several questions at once, comfort, a diagnosis, a tip that was given."""

from __future__ import annotations

from looks import exchange, laid_out, planted
from test_rubric import of, rules

from holdspace.debrief_layout import borne_out
from holdspace.rubric import RUBRIC

THREE = "How did she die? Was it sudden? Were you there with her?"


def asking(*texts: str) -> list[str]:
    """Return the rules shown of following in a talk of these messages, which ask."""
    every = [
        exchange(n, "open_question", *(["two_questions"] if t.count("?") > 1 else []), you=t, codes=("open_question",))
        for n, t in enumerate(texts, 1)
    ]
    return [e.says for e in of(laid_out(*every), "following").evidence]


def test_one_thing_at_a_time_is_never_said_where_a_message_had_three_questions() -> None:
    said = asking("What is it like?", "How are the evenings?", THREE, "What do you miss?")
    assert "You asked one thing at a time." not in said
    assert "Once more than one question came at once." in said


def test_the_level_follows_three_questions_at_once() -> None:
    three = exchange(3, "closed_question", "two_questions", you=THREE, codes=("closed_question",))
    opened = [exchange(n, "open_question", you="What is it like?", codes=("open_question",)) for n in (1, 2, 4)]
    assert of(laid_out(*opened[:2], three, opened[2]), "following").level == 2


def test_two_at_once_by_accident_is_no_fault_and_no_praise() -> None:
    said = asking("What is it like?", "How are the evenings? Are they long?", "What do you miss?", "What helps?")
    assert not any("one thing at a time" in s or "more than one question" in s for s in said)


def test_one_thing_at_a_time_is_said_where_it_was_so() -> None:
    assert "You asked one thing at a time." in asking(
        "What is it like?", "How are the evenings?", "What helps?", "And?"
    )


def test_comfort_is_no_hearing_of_what_showed_in_passing() -> None:
    comfort = exchange(2, "reassure", you="Oh don't worry, you'll be absolutely fine!", codes=("reassure",))
    talk = laid_out(
        exchange(1, "open_question", you="What is it like?", codes=("open_question",)), comfort,
        exchange(3, you="Right.", codes=("other",)), cues=(planted(1, "noticed"),),
    )  # fmt: skip
    view = of(borne_out(talk), "cues_and_safety")
    assert "cues.heard" in rules(view, "missing")
    assert view.level == 2


def test_a_diagnosis_and_a_promise_of_secrecy_are_shown_under_role_and_limits() -> None:
    talk = laid_out(
        exchange(1, you="Sounds like you have PTSD to me.", codes=("other",)),
        exchange(2, you="I promise I'll keep everything secret.", codes=("other",)),
        exchange(3, you="Right.", codes=("other",)),
    )
    view = of(borne_out(talk), "role_and_limits")
    assert {"role.diagnosed", "role.secret"} <= rules(view, "harm")
    assert view.low == 1
    assert "told them what is wrong with them" in RUBRIC["role_and_limits"].anchor(1)


def test_no_advice_is_not_said_where_an_order_came() -> None:
    order = exchange(1, "direct", you="You need to think of your kids.", codes=("direct",))
    rest = [exchange(n, "open_question", you="What is it like?", codes=("open_question",)) for n in (2, 3)]
    assert "choice.kept" not in rules(of(laid_out(order, *rest), "choice_before_advice"), "shown")


def test_taking_a_question_back_is_not_saying_that_something_came_between() -> None:
    tip = exchange(1, "advise_unasked", you="You should join a group.", codes=("advise_without_permission",))
    leave = exchange(2, "emphasize_autonomy", you="You don't have to answer that.", codes=("emphasize_autonomy",))
    talk = laid_out(tip, leave, exchange(3, you="Right.", codes=("other",)))
    assert "ending.owned" not in rules(of(talk, "repair_hope_ending"), "shown")


def test_the_question_about_suicide_is_no_place_where_an_apology_was_missing() -> None:
    hurt = exchange(1, "confront", you="That's no excuse, is it.", codes=("confront",))
    asks = exchange(2, "ask_suicide_direct", you="Are you thinking about suicide?", codes=("ask_suicide_direct",))
    talk = laid_out(hurt, asks, exchange(3, you="Right.", codes=("other",)), strain=0.6)
    every = of(talk, "repair_hope_ending").evidence
    assert all("suicide" not in e.words for e in every)


def test_giving_back_is_counted_and_not_called_again_and_again() -> None:
    gave = [exchange(n, "near_reflection", you="You clean rooms while they sleep.", codes=("simple_reflection",))
            for n in (1, 2)]  # fmt: skip
    rest = [exchange(n, you="Right.", codes=("other",)) for n in range(3, 8)]
    said = [e.says for e in of(laid_out(*gave, *rest), "giving_back").evidence]
    assert "You gave something back in two messages." in said


def test_a_question_for_one_fact_left_no_room_to_choose() -> None:
    assert "You left him room to choose what to tell." not in asking(
        "What's your postcode?", "How old are you?", "When was that?"
    )


def test_that_no_advice_came_is_not_said_where_a_tip_was_taken_back() -> None:
    talk = laid_out(
        exchange(1, "open_question", you="What is it like?", codes=("open_question",)),
        exchange(2, "advise_unasked", you="Maybe you could ring your mum?", codes=("advise_without_permission",)),
        exchange(3, "apologise_repair", you="Fair point, I jumped ahead. I'm sorry.", codes=("apologise",)),
        exchange(4, you="Right.", codes=("other",)),
    )
    view = of(talk, "choice_before_advice")
    assert "No advice came" not in view.says
    assert "You gave no advice" not in view.says
    assert "choice.kept" in rules(view, "untold")


def test_one_word_in_a_stock_form_is_no_meaning_under_the_words() -> None:
    texts = ("That must be exhausting.", "You must be lonely.", "It sounds like you're tired.")
    stock = [exchange(n, "close_reflection", you=t, codes=("complex_reflection",)) for n, t in enumerate(texts, 1)]
    assert "giving_back.meaning" not in rules(of(laid_out(*stock), "giving_back"))
