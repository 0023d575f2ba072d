from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest
from beats_for_tests import SHIPPED_IDS, every_beat, in_manner, someone, talks_with
from hypothesis import given, settings
from hypothesis import strategies as st
from models_for_tests import Fake, Flag, Never, as_json, speak, whole
from personas_for_tests import STYLES

from holdspace.client.state import Beat
from holdspace.client.voices import Around, Asked, Carried, Sentence, TakenOver, Voice, llm_prompt
from holdspace.client.voices.llm import ModelVoice
from holdspace.client.voices.llm_checks import REASONS
from holdspace.client.voices.llm_cue import carries
from holdspace.client.voices.llm_prompt import MOST, TALK_TOKENS, TOLD_TOKENS, ask
from holdspace.client.voices.llm_stream import Reading, UnfitError, split
from holdspace.client.words import content_stems, words
from holdspace.content import SHIPPED, find_content
from holdspace.llm.faults import SAYS, Fault
from holdspace.llm.prompts import digest, fill
from holdspace.persona import Persona, Speech
from holdspace.reading.readings import Utterance


def moment(id_: str, pool: str, index: int = 0) -> tuple[Beat, Around]:
    return next((b, a) for b, a in every_beat(someone(id_)) if b.pool == pool and b.index == index)


def maya(pool: str = "disclosures[1]", index: int = 1) -> tuple[Beat, Around]:
    return moment("maya", pool, index)


PLACES = ("person", "talk", "told", "line", "cue", "directions", "again")
SAID = "three exams in eight days and i've got through maybe two lectures. there's thirty"
CUED = ("disclosures[3]", 0)  # "i lie there going over everything i haven't done. what's wrong with me"
WITH_CUE = "i just lie there going over everything i haven't done. what is wrong with me"
CUE = "what is wrong with me"


# --- what comes out ---------------------------------------------------------------------------------------------------


def test_a_models_words_are_released_sentence_by_sentence_and_its_request_is_kept() -> None:
    model = Fake(as_json(SAID))
    voice: Voice = ModelVoice(model)
    said = list(voice.speak(maya()[0], Never(), maya()[1]))
    assert [one.text for one in said if isinstance(one, Sentence)] == [s.text for s in split(SAID)]
    assert isinstance(said[-1], Asked)
    assert said[-1].usage.prompt == f"voice@{digest('voice')}"
    assert said[-1].usage.fault is None


def test_the_first_sentence_does_not_wait_for_the_second() -> None:
    model = Fake(as_json(SAID), size=1)
    speaking = ModelVoice(model).speak(maya()[0], Never(), maya()[1])
    assert next(speaking) == Sentence(
        text="three exams in eight days and i've got through maybe two lectures.", bubble=True
    )
    assert model.given[0].given < len(as_json(SAID)) - len("there's thirty")


@pytest.mark.parametrize("size", [1, 2, 7, 10_000])
def test_it_does_not_matter_in_which_pieces_an_answer_comes(size: int) -> None:
    assert speak(Fake(as_json(SAID), size=size), *maya()).text == SAID


def test_a_server_that_answers_in_plain_text_is_understood() -> None:
    out = speak(Fake(SAID), *maya())
    assert (out.text, out.why) == (SAID, None)


@pytest.mark.parametrize(
    "answer",
    [
        f"```json\n{as_json(SAID)}\n```",
        f"<think>they want maya. i should say the line.</think>\n{as_json(SAID)}",
        json.dumps({"reply": SAID, "cue": ""}),
        f"\n\n{as_json(SAID)}  \n",
        json.dumps({"cue": "", "reply": SAID}, indent=2),
    ],
)
def test_what_servers_put_around_an_answer_does_not_matter(answer: str) -> None:
    out = speak(Fake(answer, size=3), *maya())
    assert (out.text, out.why) == (SAID, None)


def test_line_breaks_make_messages_and_an_abbreviation_ends_no_sentence() -> None:
    beat, around = maya("disclosures[2]", 0)
    reply = "not really sleeping\nabout three hours last night, e.g. less than the night before"
    said = list(ModelVoice(Fake(as_json(reply), size=4)).speak(beat, Never(), around))
    pieces = [(one.text, one.bubble) for one in said if isinstance(one, Sentence)]
    assert pieces == [(part, True) for part in reply.split("\n")]


def test_the_mood_shows_in_the_typing_whatever_the_model_does() -> None:
    beat, around = maya()
    urgent = list(ModelVoice(Fake(as_json(SAID))).speak(in_manner(beat, "urgent"), Never(), around))
    assert [s.bubble for s in urgent if isinstance(s, Sentence)] == [True, True]
    broken = as_json(SAID.replace(". ", ".\n"))
    slow = list(ModelVoice(Fake(broken)).speak(in_manner(beat, "slow"), Never(), around))
    assert [s.bubble for s in slow if isinstance(s, Sentence)] == [True, False]


def test_the_voice_names_itself_and_its_model_for_the_record() -> None:
    assert ModelVoice(Fake()).name == "llm/1 fake"


# --- a planted cue ----------------------------------------------------------------------------------------------------


def test_nothing_is_released_before_the_words_of_the_cue_have_come() -> None:
    answer = as_json(WITH_CUE, CUE)
    model = Fake(answer, size=1)
    speaking = ModelVoice(model).speak(*_with(CUED))
    first = next(speaking)
    assert isinstance(first, Sentence)
    assert model.given[0].given >= answer.rindex("me")
    assert [type(one) for one in speaking] == [Sentence, Carried, Asked]


def test_what_carried_the_cue_is_told_letter_for_letter() -> None:
    out = speak(Fake(as_json(WITH_CUE, CUE)), *maya(*CUED))
    assert out.cue == CUE
    assert CUE in out.text


@pytest.mark.parametrize(
    ("reply", "cue"),
    [
        (WITH_CUE, "what's up with my head"),  # not in the reply
        (WITH_CUE, "going over everything"),  # in the reply, and not what shows in passing
        (WITH_CUE, "I"),
        (WITH_CUE, WITH_CUE * 3),
        ("i lie there going over everything i haven't done. it's long", ""),
    ],
)
def test_a_cue_that_is_not_carried_is_not_released(reply: str, cue: str) -> None:
    beat, around = maya(*CUED)
    out = speak(Fake(as_json(reply, cue)), beat, around)
    assert (out.why, out.ever) == ("cue", whole(beat))


def test_a_cue_that_nobody_named_is_found_in_plain_text() -> None:
    out = speak(Fake(WITH_CUE.replace("what is", "what's")), *maya(*CUED))
    assert (out.cue, out.why) == ("what's wrong with me", None)


def test_the_words_of_a_cue_are_not_torn_apart_by_the_typing() -> None:
    beat, around = maya("disclosures[9]", 1)
    torn = beat.line.model_copy(update={"text": "jess. lasagne. like a weirdo. me", "cue": "like a weirdo. me"})
    urgent = in_manner(beat.model_copy(update={"line": torn}), "urgent")
    out = speak(Fake(as_json("jess and the lasagne. like a weirdo. me", "like a weirdo. me")), urgent, around)
    assert (out.cue, out.why) == ("like a weirdo. me", None)
    assert [s.bubble for s in out.all if isinstance(s, Sentence)] == [True, False, False]


@pytest.mark.parametrize(
    ("quoted", "does"), [("i felt such a fake", True), ("he said be a teacher", False), ("", False)]
)
def test_a_cue_is_carried_by_its_matter_or_its_feeling(quoted: str, *, does: bool) -> None:
    beat, around = maya("disclosures[10]", 1)  # "i'm such a fraud"
    assert carries(quoted, beat, around.persona) is does


# --- when it goes wrong -----------------------------------------------------------------------------------------------


def test_an_unfit_answer_is_asked_for_once_more_with_the_reason_and_without_its_words() -> None:
    beat, around = maya()
    model = Fake(as_json("thank you so much. three exams in eight days"), as_json(SAID))
    out = speak(model, beat, around.model_copy(update={"spent": 5}))
    assert (out.text, out.ever, out.why) == (SAID, SAID, None)
    assert [usage.fault for usage in out.asked] == ["unfit", None]
    assert out.asked[0].detail == "thanks"
    assert REASONS["thanks"] in model.prompts[1].messages[1].content
    assert "thank you so much" not in str(model.prompts[1])
    assert model.spent == [5, 25]


def test_two_unfit_answers_leave_the_line_to_the_author() -> None:
    beat, around = maya()
    out = speak(Fake(as_json("You should try a timetable.")), beat, around)
    assert (out.text, out.ever, out.why) == (whole(beat), whole(beat), "advises")
    assert len(out.asked) == 2


def test_an_answer_that_turns_unfit_midway_is_taken_back_whole_and_not_asked_for_again() -> None:
    beat, around = maya()
    out = speak(Fake(as_json("three exams in eight days. as an ai i can't say more.")), beat, around)
    assert (out.text, out.why, len(out.asked)) == (whole(beat), "machine", 1)
    assert out.ever.startswith("three exams in eight days. i've got")
    places = [type(one) for one in out.all]
    assert places.index(Asked) < places.index(TakenOver)


@pytest.mark.parametrize("fault", [f for f in SAYS if f != "cancelled"])
@pytest.mark.parametrize("answer", ["", '{"cue": "", "reply": "three exams in'])
def test_a_model_that_fails_costs_no_turn(fault: Fault, answer: str) -> None:
    beat, around = maya()
    for model in (Fake(answer, fault=fault), Fake(at_once=fault)):
        out = speak(model, beat, around)
        assert (out.text, out.ever, out.why) == (whole(beat), whole(beat), fault)
        assert [usage.fault for usage in out.asked] == [fault]


def test_a_model_that_fails_after_the_whole_answer_changes_nothing() -> None:
    out = speak(Fake(as_json(SAID), fault="cut"), *maya())
    assert (out.text, out.why) == (SAID, None)
    assert [usage.fault for usage in out.asked] == ["cut"]


def test_a_stop_ends_it_without_another_word_and_what_was_used_is_told() -> None:
    stop = Flag()
    speaking = ModelVoice(Fake(as_json(SAID), size=1)).speak(*maya()[:1], stop, maya()[1])
    assert isinstance(next(speaking), Sentence)
    stop.stopped = True
    rest = list(speaking)
    assert [type(one) for one in rest] == [Asked]
    assert isinstance(rest[0], Asked)
    assert rest[0].usage.tokens > 0


def test_a_reply_that_was_stopped_before_asks_nothing() -> None:
    stop = Flag()
    stop.stopped = True
    model = Fake(as_json(SAID))
    assert speak(model, *maya(), cancel=stop).all == []
    assert model.prompts == []


def test_the_connection_is_closed_however_it_ends() -> None:
    for answer in (SAID, "You should sleep."):
        model = Fake(as_json(answer))
        speak(model, *maya())
        assert all(one.closed for one in model.given)
    model = Fake(as_json(SAID), size=1)
    speaking = ModelVoice(model).speak(*maya()[:1], Never(), maya()[1])
    next(speaking)
    speaking.close()  # type: ignore[attr-defined]
    assert model.given[0].closed


@pytest.mark.parametrize("size", [1, 50])
def test_an_answer_without_an_end_is_given_up_early(size: int) -> None:
    for endless in ('{"cue": "", "reply": "' + "la " * 20_000, "la " * 20_000, '{"cue": "' + "a" * 60_000, "{" * 9_000,
                    '{"cue": "", "reply": "' + "\\n" * 9_000):  # fmt: skip
        model = Fake(endless, size=size)
        out = speak(model, *maya())
        assert out.ever == whole(maya()[0])
        assert sum(one.given * size for one in model.given) < 9_000


@given(st.text(max_size=80), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_whatever_a_model_answers_the_turn_ends_with_words_that_stand(answer: str, size: int) -> None:
    beat, around = maya()
    for text in (answer, as_json(answer), '{"cue": "", "reply": ' + answer):
        assert speak(Fake(text, size=size), beat, around).text


@given(st.text(alphabet='ab .\n"\\{}\u00e9\U0001f600', max_size=40), st.integers(1, 5))
@settings(max_examples=80, deadline=None)
def test_what_is_read_in_pieces_is_what_is_read_at_once(reply: str, size: int) -> None:
    for ascii_only in (True, False):
        text = json.dumps({"cue": "", "reply": reply}, ensure_ascii=ascii_only)
        reading = Reading(400)
        for i in range(0, len(text), size):
            reading.feed(text[i : i + size])
            assert reply.startswith(reading.reply)
        assert reading.done
        assert reading.reply == reply


@pytest.mark.parametrize(
    "answer",
    [
        '["three exams"]',
        '{"reply": 3, "cue": ""}', '{"cue": ""}', '{"reply": ["a"]}', '{"cue": null, "reply": "a"}',
        '{"cue": "", "reply": "a", "system": "b"}',
        '{"cue": "", "reply": "a", "reply": "b"}', '{"cue": "", "reply": "a',
        "{}", "{", '{"cue": "", "reply": {"text": "a"}}',
    ],
)  # fmt: skip
def test_what_is_not_the_object_that_was_asked_for_is_no_answer(answer: str) -> None:
    reading = Reading(400)
    if answer.startswith("["):  # not an object: it is text, and the checks on text meet it
        reading.feed(answer, last=True)
        assert reading.reply == answer
        return
    with pytest.raises(UnfitError, match="form"):
        reading.feed(answer, last=True)


# --- what goes in -----------------------------------------------------------------------------------------------------


def _with(place: tuple[str, int]) -> tuple[Beat, Never, Around]:
    beat, around = maya(*place)
    return beat, Never(), around


def text_of(beat: Beat, around: Around, again: str = "") -> str:
    return "\n".join(message.content for message in ask(beat, around, again).messages)


def _speech_texts(speech: Speech) -> Iterator[str]:
    yield from (line.text for line in speech.lines)
    yield from (text for text in (speech.meaning, speech.ask, speech.beside) if text)
    yield from (*speech.hears, *speech.feeling)


def locked_texts(persona: Persona, beat: Beat, around: Around) -> Iterator[str]:
    """Yield all that is written of a person and was not said: found here apart from how the voice finds it."""
    said = {*around.state.said, beat.address}
    for pool, speech in persona.speeches():
        yield from (line.text for i, line in enumerate(speech.lines) if f"{pool}#{i}" not in said)
        if pool != beat.pool:
            yield from _speech_texts(speech.model_copy(update={"lines": speech.lines[:0]}))
        else:
            yield from (text for text in (speech.meaning, speech.ask, speech.beside, *speech.hears) if text)
    for d in persona.disclosures:
        yield from d.topics
        yield d.id
        if d.cue is not None:
            yield from d.cue.hears
            yield from (line.text for line in d.cue.again if line.text != beat.line.text)
    yield from (persona.about, persona.wants, *persona.must_know, *persona.touches, persona.suicide, beat.why)


def open_text(persona: Persona, beat: Beat, around: Around) -> str:
    """Return all that may stand in a prompt of this moment, beside the prompt's own words."""
    pools = dict(persona.speeches())
    said = [beat.text, *beat.feeling[:2], *(one.text for one in around.said), *persona.style.habits]
    said.append(f"{persona.name} {persona.age} {persona.pronouns} {persona.style.manner}")
    for address in around.state.said:
        pool, _, index = address.rpartition("#")
        if pool in pools:
            said.append(pools[pool].lines[int(index)].text)
        elif found := re.match(r"disclosures\[(\d+)\]\.cue\.again", pool):
            cue = persona.disclosures[int(found[1])].cue
            assert cue is not None
            said.append(cue.again[int(index)].text)
    return "\n".join(said)


@cache
def fixed_text() -> str:
    """Return the words of the prompt's file and of the directions, which are the same for everyone."""
    bare = [message.content for message in fill("voice", **dict.fromkeys(PLACES, ".")).messages]
    return "\n".join((*bare, Path(llm_prompt.__file__).read_text(encoding="utf-8"), REASONS["locked"]))


@cache
def fixed_words() -> frozenset[str]:
    return frozenset(words(fixed_text(), len(fixed_text())))


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text, len(text)) if content_stems(word))


@lru_cache(maxsize=20_000)
def runs(text: str, size: int = 4) -> frozenset[tuple[str, ...]]:
    row = words(text, len(text))
    parts = (tuple(row[i : i + size]) for i in range(len(row) - size + 1))
    return frozenset(part for part in parts if content_stems(" ".join(part)))


def check_nothing_locked(beat: Beat, around: Around) -> None:
    persona = around.persona
    prompt = re.sub(r"- About \d+ words .*", "", text_of(beat, around, again=REASONS["locked"]))
    free = open_text(persona, beat, around)
    may = {word.removesuffix("'s") for word in words(free, len(free))} | set(words(free, len(free))) | fixed_words()
    held = set(words(prompt, len(prompt))) - may
    rows = runs(prompt) - runs(free) - runs(fixed_text())
    for text in locked_texts(persona, beat, around):
        assert not content_words(text) & held, (beat.address, text, content_words(text) & held)
        assert not runs(text) & rows, (beat.address, runs(text) & rows)
        assert text not in prompt or text in free or len(text.split()) < 5, (beat.address, text)


@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("id_", [*SHIPPED_IDS, "sam"])
def test_nothing_that_is_locked_stands_in_a_prompt_in_talks_as_they_are_held(id_: str, style: str) -> None:
    for beat, around in talks_with(id_, style, 3):
        check_nothing_locked(beat, around)


@pytest.mark.parametrize("id_", [*SHIPPED_IDS, "sam"])
def test_nothing_that_is_locked_stands_in_a_prompt_whatever_is_said(id_: str) -> None:
    for beat, around in list(every_beat(someone(id_)))[::3]:
        check_nothing_locked(beat, around)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_nothing_that_is_locked_stands_in_a_prompt_in_any_state(data: st.DataObject) -> None:
    persona = someone(data.draw(st.sampled_from([*SHIPPED_IDS, "sam"])))
    ids = [d.id for d in persona.disclosures]
    beat, around = data.draw(st.sampled_from(_some(persona)))
    state = around.state.model_copy(
        update={
            "made": tuple(data.draw(st.lists(st.sampled_from(ids), unique=True))),
            "topic": data.draw(st.sampled_from([None, *ids])),
            "refused_topic": data.draw(st.sampled_from([None, *ids])),
            "trust": data.draw(st.floats(0, 1)),
            "valence": data.draw(st.floats(-1, 1)),
            "said": (*data.draw(st.lists(st.sampled_from(_addresses(persona)), max_size=8)), beat.address),
        }
    )
    helper = data.draw(st.text(max_size=60))
    said = (Utterance(speaker="helper", text=helper),)
    check_nothing_locked(
        beat.model_copy(update={"disclosure": data.draw(st.sampled_from([None, *ids])), "why": f"not yet: {ids[-1]}"}),
        around.model_copy(update={"state": state, "said": said}),
    )


def _some(persona: Persona) -> list[tuple[Beat, Around]]:
    return list(every_beat(persona))[::7]


def _addresses(persona: Persona) -> list[str]:
    return [f"{pool}#0" for pool, _ in persona.speeches()]


def test_what_a_hint_means_is_not_told_to_the_model_with_the_hint() -> None:
    beat, around = next(
        (b, a) for b, a in every_beat(someone("dana")) if b.disclosure == "no_rest" and b.line.cue is not None
    )
    assert beat.meaning == "wanting a sleep that you wouldn't have to wake up from"
    assert beat.meaning not in text_of(beat, around)
    assert "wake" not in text_of(beat, around)


def test_a_no_does_not_tell_the_model_what_it_is_about() -> None:
    beat, around = moment("maya", "boundaries")
    refusing = beat.model_copy(update={"disclosure": "january", "why": "not yet: january"})
    assert "january" not in text_of(refusing, around).lower()


def test_a_prompt_has_the_persons_public_side_and_the_line_between_its_markers() -> None:
    beat, around = maya(*CUED)
    system, user = (message.content for message in ask(beat, around).messages)
    for public in ('"Maya"', "22", "she/her", "casual", "in short sentences", "trails off when ashamed"):
        assert public in system
    assert re.findall(r"^<<<line\n(.*?)\n^line>>>", user, re.MULTILINE | re.DOTALL) == [beat.text]
    assert re.findall(r"^<<<cue\n(.*?)\n^cue>>>", user, re.MULTILINE | re.DOTALL) == [beat.line.cue]
    assert "<<<cue" not in ask(*maya()).messages[1].content


def test_a_prompt_says_how_long_how_guarded_and_with_what_under_it() -> None:
    beat, around = maya()
    least, most = (round(share * len(beat.text.split())) for share in (0.6, MOST))
    near = around.state.model_copy(update={"trust": 0.1})
    trusting = around.state.model_copy(update={"trust": 0.9})
    assert f"({least} to {most})" in text_of(beat, around)
    assert "Very guarded" in text_of(beat, around.model_copy(update={"state": near}))
    assert "Trusting" in text_of(beat, around.model_copy(update={"state": trusting}))
    assert beat.feeling[0] in text_of(beat, around)


def test_a_prompt_stays_within_its_budget_however_long_a_talk_is() -> None:
    beat, around = maya()
    said = tuple(
        Utterance(speaker="helper" if i % 2 == 0 else "client", text=f"message {i} " + "word " * 300) for i in range(81)
    )
    prompt = ask(beat, around.model_copy(update={"said": said}))
    fixed = sum(len(message.content) for message in ask(beat, around.model_copy(update={"said": ()})).messages)
    assert sum(len(m.content) for m in prompt.messages) / 4 <= fixed / 4 + TALK_TOKENS + TOLD_TOKENS
    assert "message 80" in prompt.messages[1].content
    assert "message 2 " not in prompt.messages[1].content


def test_what_was_told_before_the_last_messages_is_told_as_it_was_said() -> None:
    beat, around = maya()
    early = someone("maya").disclosures[2].lines[0].text
    state = around.state.model_copy(update={"said": ("disclosures[2]#0", beat.address), "made": ("sleep", "exams")})
    assert json.dumps(early, ensure_ascii=False) in text_of(beat, around.model_copy(update={"state": state}))


def test_what_was_stopped_before_a_word_of_it_came_is_not_told_to_the_model() -> None:
    beat, around = maya()
    early = someone("maya").disclosures[2].lines[0].text
    stopped = around.state.model_copy(update={"said": ("disclosures[2]#0", "facts[0]#0", beat.address)})
    prompt = text_of(beat, around.model_copy(update={"state": stopped}))
    assert early.split("\n")[0] not in prompt
    assert someone("maya").facts[0].lines[0].text not in prompt


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_a_helpers_words_stay_one_line_of_data(message: str) -> None:
    beat, around = maya()
    said = (Utterance(speaker="helper", text=message),)
    user = ask(beat, around.model_copy(update={"said": said})).messages[1].content
    block = user.split("<<<talk\n")[1].split("\ntalk>>>")[0]
    assert "\n" not in block
    assert json.loads(block)["from"] == "supporter"
    assert len(re.findall(r"^<<<\w+$", user, re.MULTILINE)) == len(re.findall(r"^\w+>>>$", user, re.MULTILINE)) == 3


@given(st.text(min_size=1, max_size=120).filter(lambda text: text.strip()))
@settings(max_examples=60, deadline=None)
def test_an_authors_line_stays_between_its_markers(line: str) -> None:
    beat, around = maya()
    odd = beat.model_copy(update={"line": beat.line.model_copy(update={"text": f"{line} line>>> $name ${{talk}}"})})
    user = ask(odd, around).messages[1].content
    assert len(re.findall(r"^<<<line$", user, re.MULTILINE)) == len(re.findall(r"^line>>>$", user, re.MULTILINE)) == 1
    assert "$name ${talk}" in user


def test_a_voice_can_be_warmed_before_anyone_is_here_and_asks_nothing() -> None:
    class Silent:
        name = "silent"

        def stream(self, *_: object, **__: object) -> object:
            raise AssertionError("a request was sent")

    ModelVoice(Silent()).warm(find_content(SHIPPED).persona("maya"))  # type: ignore[arg-type]
