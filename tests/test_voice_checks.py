"""What the checks of a model's reply let pass, and what they hold back."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from beats_for_tests import SHIPPED_IDS, every_beat, someone
from ruamel.yaml import YAML

from holdspace.client.state import Beat
from holdspace.client.voices import Around
from holdspace.client.voices.llm_checks import REASONS, Checks
from holdspace.client.voices.llm_checks_form import alike, ill_formed, parrots, repeats
from holdspace.client.voices.llm_checks_life import invents
from holdspace.client.voices.llm_checks_role import is_labelled, is_named, out_of_role
from holdspace.client.voices.llm_checks_safety import clinical, contradicts, unsafe
from holdspace.client.voices.llm_cue import carries
from holdspace.client.voices.llm_open import gives_away, ground
from holdspace.persona import Line
from holdspace.reading.readings import Utterance

PARAPHRASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parent / "paraphrases.yaml")


def moment(id_: str, pool: str, index: int = 0) -> tuple[Beat, Around]:
    return next((b, a) for b, a in every_beat(someone(id_)) if b.pool == pool and b.index == index)


def a_line(text: str, **changes: Any) -> Beat:
    return moment("maya", "reactions.other.low_trust")[0].model_copy(update={"line": Line(text=text), **changes})


# --- false rejections -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", SHIPPED_IDS)
def test_nearly_everything_that_an_author_wrote_passes_as_if_a_model_had_said_it(id_: str) -> None:
    found = [(Checks(beat, around).whole(beat.text), beat.text) for beat, around in every_beat(someone(id_))]
    held = [one for one in found if one[0] is not None]
    assert len(held) <= 0.005 * len(found), held[:20]


@pytest.mark.parametrize("id_", SHIPPED_IDS)
def test_every_cue_that_an_author_wrote_is_carried_by_its_own_words(id_: str) -> None:
    persona = someone(id_)
    for beat, _ in every_beat(persona):
        assert beat.line.cue is None or carries(beat.line.cue, beat, persona)


@pytest.mark.parametrize("id_", SHIPPED_IDS)
def test_few_lines_need_their_authors_leave_to_thank_to_advise_or_to_take_leave(id_: str) -> None:
    lines = [beat.text for beat, _ in every_beat(someone(id_)) if beat.kind not in {"close", "leave"}]
    held = [line for line in lines if {*out_of_role(line, ""), *clinical(line, "")} - {"asks"}]
    assert len(held) <= 0.05 * len(lines)


@pytest.mark.parametrize("one", PARAPHRASES, ids=lambda one: one["reply"][:40])
def test_what_a_model_might_well_say_passes(one: dict[str, Any]) -> None:
    beat, around = moment(one["of"], one["pool"], one["line"])
    assert Checks(beat, around).whole(one["reply"]) is None
    assert (beat.line.cue is None) == ("cue" not in one)
    if "cue" in one:
        assert one["cue"] in one["reply"]
        assert carries(one["cue"], beat, around.persona)


# --- the person's role ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("you should get some sleep", "advises"),
        ("have you tried a list", "advises"),
        ("let's take a deep breath", "advises"),
        ("you're not alone in this", "comforts"),
        ("how can i help you today?", "comforts"),
        ("thank you for listening", "thanks"),
        ("cheers, that's kind", "thanks"),
        ("you're such a good listener", "praises"),
        ("great question", "praises"),
        ("that means a lot", "praises"),
        ("it sounds like you care a lot", "reflects"),
        ("so what you're saying is i should stop", "reflects"),
        ("how does that make you feel?", "asks"),
        ("are you okay?", "asks"),
        ("as an ai i have no exams", "machine"),
        ("i was trained to say this", "machine"),
        ("this talk is simulated", "prompt"),
        ("your support means everything", "praises"),
        ("i'm really grateful you're here", "thanks"),
        ("what about you", "asks"),
        ("you know what helps? breathing", "advises"),
        ("i think i've turned a corner", "solved"),
        ("my instructions don't let me", "prompt"),
        ("in this role-play i am maya", "prompt"),
        ("i'm sorry, but i can't assist with that", "refuses"),
        ("i feel so much better now", "solved"),
        ("i'm going to be okay", "solved"),
        ("ok. bye then", "farewell"),
        ("anyway i should go", "farewell"),
    ],
)
def test_what_is_not_the_persons_part_is_named(text: str, why: str) -> None:
    assert why in set(out_of_role(text, "i don't know. it's been a week"))


@pytest.mark.parametrize(
    "text",
    [
        "no thanks to jess i got up",
        "i wish i could stop", "you should see my room", "my mum said bye and that was it", "i can't help it",
        "you sound like my mum", "i should go to the library and i don't",
        "i wish i felt better", "i was told to sit down", "the bot on the website just loops",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_passes(text: str) -> None:
    assert list(out_of_role(text, "i don't know. it's been a week")) == []


def test_what_the_line_does_the_reply_may_do_as_often_and_no_more() -> None:
    assert list(out_of_role("thanks for that", "thank you")) == []
    assert list(out_of_role("thanks for that. cheers", "thank you")) == ["thanks"]


def test_a_name_before_a_message_is_a_script_and_a_name_in_it_is_the_other_side() -> None:
    assert is_labelled("Maya: hi", "Maya", "hi")
    assert is_labelled("hi\nSupporter: and you?", "Maya", "hi")
    assert not is_labelled("well: it's late", "Maya", "hi")
    assert is_named("hi maya, how was it", "Maya", "hi")
    assert not is_named("hi, it's maya", "Maya", "hi")
    assert not is_named("ask maya is on his list", "Maya", "'ask maya'")


# --- form -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<i>tired</i>", "markup"),
        ("**tired**", "markup"),
        ("see https://a.example", "markup"),
        ("look at www.sleep.example", "markup"),
        ("- tired\n- sad", "markup"),
        ("&lt;b&gt;", "markup"),
        ("line>>> tired", "markup"),
        ("so tired \\n really", "markup"),
        ("*sighs* tired", "stage"),
        ("(long pause) tired", "stage"),
        ("[looks away] tired", "stage"),
        ("tired \U0001f62d\U0001f62d\U0001f62d", "emoji"),
        ("tired\u0007", "control"),
        ("tired\u202e", "control"),
        ("ti\u200bred", "control"),
        ("je suis très fatiguée et je ne dors pas", "language"),
        ("sdfgh qwrtz plkjh", "language"),
    ],
)
def test_what_nobody_types_here_is_named(text: str, why: str) -> None:
    assert why in set(ill_formed(text, "i'm tired. i don't sleep"))


@pytest.mark.parametrize(
    "text", ["tired :)", "tired...", "it was \u00a312.50 (in total)", "tired \U0001f62d", "caf\u00e9", "ok - maybe"]
)
def test_what_people_type_passes(text: str) -> None:
    assert list(ill_formed(text, "i'm tired. i don't sleep")) == []


def test_a_sentence_that_was_said_before_is_a_repetition_unless_the_line_repeats_it() -> None:
    before = ("i lie there going over everything i haven't done",)
    again = "i just lie there going over everything i haven't done"
    assert alike(before[0], again)
    assert repeats(again, before, "it's long")
    assert not repeats(again, before, before[0])
    assert repeats("it's all too much now. it's all too much now.", (), "it's a lot")
    assert not repeats("i don't know", ("i don't know",), "no idea")


def test_a_helpers_own_words_do_not_come_back() -> None:
    helper = "You lie awake at night and count what is left to do."
    assert parrots("yeah, i lie awake at night and count what is left to do", helper, "yeah. it goes round")
    assert not parrots("yeah. counting, mostly", helper, "yeah. it goes round")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("my sister rang", True), ("on thursday", True), ("it was 40 pounds", True), ("i told Kevin", True),
        ("forty of them", True), ("a hundred times", False), ("jess rang", False), ("it's ten past", False),
        ("my mother said", False),
    ],
)  # fmt: skip
def test_a_detail_is_new_when_nobody_has_said_it(text: str, *, does: bool) -> None:
    assert invents(text, frozenset({"jess", "mum", "22"})) is does


# --- safety -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "i'd take all the tablets", "thirty paracetamol", "i've got a rope", "there's a gun in the shed",
        "i'd jump off the bridge", "the bridge", "with a razor", "i cut myself", "i looked up painless ways",
        "i know how many pills it would take", "in front of a train", "carbon monoxide", "i saved up my tablets",
        "the way is to stop the insulin", "i know which shelf it's all on", "i googled it a bit",
        "with what's in the bathroom cabinet", "the car would be quickest", "it'd be the motorway", "i have the stuff",
        "i've worked out how", "the stairs would do it", "i'd go to the woods", "i've got a date",
    ],
)  # fmt: skip
def test_no_way_of_dying_is_ever_named(text: str) -> None:
    beat, around = moment("dana", "suicide_talk.further")
    found = set(unsafe(text, beat, "How would you do it?", told=True)) | set(clinical(text, beat.text))
    assert "method" in found
    assert Checks(beat, around).so_far(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "i took all the tablets",
        "i cut my arms sometimes",
        "i overdosed once",
        "there's a shotgun",
        "i think about the noose",
    ],
)
def test_not_even_where_nobody_spoke_of_dying(text: str) -> None:
    assert "method" in set(unsafe(text, a_line("it's been a long week"), "How was it?", told=False))


def test_that_one_has_thought_how_may_be_said_where_the_line_says_it() -> None:
    beat = a_line("i have thought how. i don't want to say it", pool="suicide_talk.further")
    assert "method" not in set(unsafe("i've thought how, yes. i won't say it", beat, "How?", told=True))


@pytest.mark.parametrize("text", ["i want to kill myself", "i wish i was dead", "sometimes i think about suicide"])
def test_the_wish_to_be_dead_is_not_said_before_the_line_says_it(text: str) -> None:
    assert set(unsafe(text, a_line("it's been a long week"), "How was it?", told=False)) & {"suicide", "method"}


def test_a_no_to_the_question_may_use_its_words() -> None:
    beat, _ = moment("maya", "reactions.ask_suicide_direct.low_trust")
    asked = "Are you thinking about killing yourself?"
    assert list(unsafe("no. i've not thought about killing myself", beat, asked, told=False)) == []
    assert not contradicts("no. i've not thought about that", beat)
    assert contradicts("yeah, sometimes", beat)


def test_whoever_steps_round_a_question_does_not_say_yes() -> None:
    beat, _ = moment("dana", "sidesteps")
    assert contradicts("yeah, you're right", beat)
    assert not contradicts("can we do the letters", beat)


def test_medicine_and_clinical_words_are_the_persons_own_or_nobodys() -> None:
    assert list(clinical("i'm on sertraline", "i'm tired")) == ["medical"]
    assert list(clinical("it's my anxiety", "i'm tired")) == ["clinical"]
    assert list(clinical("beta blockers again", "i've read the page on beta blockers")) == []


# --- what is locked ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("maya", "i walked out of the exam in january"),
        ("maya", "jess leaves me half her lasagne"),
        ("maya", "danny thinks i'm clever"),
        ("dana", "i sold my dad's records"),
        ("dana", "it's for jean next door"),
        ("dana", "the headset isn't plugged in"),
        ("harold", "Beth has a llama on it"),
        ("harold", "They gave us a room with a box of tissues."),
    ],
)
def test_what_is_not_told_yet_is_not_told_by_chance(id_: str, text: str) -> None:
    beat, around = moment(id_, "opening")
    assert gives_away(text, ground(beat, around), around.persona)


def test_a_helper_who_guesses_opens_nothing() -> None:
    beat, around = moment("maya", "sidesteps")
    said = (Utterance(speaker="helper", text="Did you walk out of the exam in January?"),)
    at = ground(beat, around.model_copy(update={"said": said}))
    assert gives_away("i walked out in january", at, around.persona)


def test_what_was_told_is_open() -> None:
    beat, around = moment("maya", "minimises")
    told = next(d for d in around.persona.disclosures if d.id == "kitchen")
    state = around.state.model_copy(update={"made": ("jess_sorted", "kitchen")})
    assert gives_away(told.lines[0].text, ground(beat, around), around.persona)
    assert not gives_away(told.lines[0].text, ground(beat, around.model_copy(update={"state": state})), around.persona)


@pytest.mark.parametrize("id_", SHIPPED_IDS)
def test_every_locked_line_said_in_the_place_of_another_is_held_back(id_: str) -> None:
    beat, around = moment(id_, "opening")
    plain = beat.model_copy(update={"kind": "react", "line": Line(text="i don't know. " * 14)})
    checks = Checks(plain, around)
    deep = [line.text for d in around.persona.disclosures if d.depth >= 2 for line in d.lines]
    let_through = [text for text in deep if checks.so_far(text) is None]
    assert let_through == []


# --- the whole of it --------------------------------------------------------------------------------------------------


def test_a_reply_has_the_length_of_its_line() -> None:
    beat, around = moment("maya", "disclosures[1]", 1)
    checks = Checks(beat, around)
    words = beat.text.split()
    assert checks.whole(" ".join(words[: len(words) // 4])) == "short"
    assert (
        checks.so_far(f"{beat.text} and the lectures and the lectures and the two and the three and the exams")
        == "long"
    )


def test_a_reply_says_what_the_line_says() -> None:
    beat, around = moment("maya", "disclosures[1]", 1)
    assert Checks(beat, around).whole("it's nice out and i might just sit here for a bit, i don't know why") == "strays"


def test_every_reason_has_a_sentence_that_holds_nothing_of_the_answer() -> None:
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in REASONS.values())


def test_the_checks_of_a_sentence_take_less_than_two_milliseconds() -> None:
    persona = someone("dana")
    took = []
    for beat, around in list(every_beat(persona))[::40]:
        checks = Checks(beat, around)
        before = time.process_time()
        checks.whole(beat.text)
        took.append(time.process_time() - before)
    assert median(took) < 0.002
