from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest
from personas_for_tests import READER, STYLES, beat, said, sam, talk

from holdspace.client.state import Beat
from holdspace.client.words import content_stems
from holdspace.content import SHIPPED, find_content
from holdspace.pronouns import FORMS
from holdspace.reading.readings import CodeSpan, HelperReader, HelperReading, Utterance
from holdspace.suggest import BLANK, FITS, KINDS, NEVER, NOT_WITHIN, Suggestion, edited, suggest

SAM = sam()


class Moment(NamedTuple):
    """What was suggested, and what to."""

    beat: Beat
    context: tuple[Utterance, ...]
    items: tuple[Suggestion, ...]


def suggested(to: Beat, **more: Any) -> tuple[Suggestion, ...]:
    moment: dict[str, Any] = {"earlier": (), "context": (), "shown": (), "reader": READER}
    moment |= {"pronouns": FORMS["he/him"], "seed": 1, "turn": 3} | more
    return suggest(to, **moment)


@pytest.fixture(scope="module")
def moments() -> list[list[Moment]]:
    maya = find_content(SHIPPED).persona("maya")
    every = []
    for style in ("skilled", "adviser", "interrogator", "minimal", "parrot", "silent", "gibberish"):
        for seed in (1, 2, 3):
            shown: list[list[str]] = []
            context: list[Utterance] = []
            beats: list[Beat] = []
            along: list[Moment] = []
            for t in talk(maya, STYLES[style], seed):
                if t.helper:
                    context.append(Utterance(speaker="helper", text=t.helper))
                context.append(Utterance(speaker="client", text=t.beat.line.text))
                before = tuple(context[-12:])
                items = suggest(
                    t.beat, earlier=beats[::-1], context=before, reader=READER, pronouns=FORMS["she/her"], seed=seed,
                    turn=t.state.turn, shown=[text for texts in shown[-NOT_WITHIN:] for text in texts],
                )  # fmt: skip
                shown.append([item.text for item in items])
                beats.append(t.beat)
                along.append(Moment(t.beat, before, items))
            every.append(along)
    return every


def each(moments: list[list[Moment]]) -> list[tuple[Moment, Suggestion]]:
    return [(moment, item) for along in moments for moment in along for item in moment.items]


def read(moment: Moment, item: Suggestion) -> HelperReading:
    return READER.read(item.text.replace(BLANK, "something like this"), moment.context)


def test_there_is_one_of_each_kind_in_order(moments: list[list[Moment]]) -> None:
    for along in moments:
        for moment in along:
            assert tuple(item.kind for item in moment.items) == KINDS
            assert len({item.text for item in moment.items}) == 3
            assert len({item.id for item in moment.items}) == 3


def test_none_comes_twice_in_ten_turns(moments: list[list[Moment]]) -> None:
    for along in moments:
        for n, moment in enumerate(along):
            lately = {item.text for earlier in along[max(0, n - NOT_WITHIN) : n] for item in earlier.items}
            assert not lately & {item.text for item in moment.items}


def test_none_does_what_a_suggestion_never_does(moments: list[list[Moment]]) -> None:
    wrong = [item.text for moment, item in each(moments) if read(moment, item).has(*NEVER)]
    assert wrong == []


def test_almost_every_one_does_what_its_kind_is_for(moments: list[list[Moment]]) -> None:
    fits = [read(moment, item).has(*FITS[item.kind]) for moment, item in each(moments)]
    assert sum(fits) > 0.97 * len(fits)


def test_most_speak_of_what_was_just_said(moments: list[list[Moment]]) -> None:
    def specific(moment: Moment, item: Suggestion) -> bool:
        b = moment.beat
        heard = " ".join((b.ask or "", b.meet or "", *b.feeling, b.meaning or "", b.beside or ""))
        return bool(content_stems(item.text) & content_stems(heard))

    about = [specific(moment, item) for moment, item in each(moments)]
    assert sum(about) >= 0.75 * len(about)  # somebody under strain gives little to speak of


def test_none_tells_of_a_life_that_nobody_lived(moments: list[list[Moment]]) -> None:
    lived = re.compile(
        r"(?<!if )\bI (?:was|had|went|used to|felt|failed|remember|once|know what)\b|\bI've (?:been|had)\b|\bmy own\b"
    )
    for _, item in each(moments):
        assert BLANK in item.text or not lived.search(item.text), item.text
        assert BLANK not in item.text or item.kind == "PS"


def test_a_blank_says_that_it_is_theirs_to_leave(moments: list[list[Moment]]) -> None:
    blank = [item for _, item in each(moments) if BLANK in item.text]
    assert blank
    for item in blank:
        assert "if it is true for you" in item.why
        assert item.text.endswith("?")


def test_none_promises_scolds_or_shouts(moments: list[list[Moment]]) -> None:
    written = _written()
    wrong = re.compile(
        r"!|\b(?:should|must|ought|at least|calm down|don't worry|be fine)\b|it sounds like", re.IGNORECASE
    )
    found = {item.text for _, item in each(moments) if wrong.search(_not_of(written, item.text))}
    assert found == set()


def _not_of(written: set[str], text: str) -> str:
    """Return a suggestion without what the author wrote in it."""
    for one in sorted(written, key=len, reverse=True):
        text = text.replace(one, "")
    return text


def _written() -> set[str]:
    """Return what the author wrote, which is the author's to answer for."""
    maya = find_content(SHIPPED).persona("maya")
    return {text for _, speech in maya.speeches() for text in (speech.ask, speech.meet, speech.beside) if text}


def test_none_tells_her_that_she_sounds_pathetic(moments: list[list[Moment]]) -> None:
    belittling = re.compile(r"You sound (?:like|pathetic|useless|ashamed|guilty|\w+ing\b)|you're (?:like a|pathetic)")
    assert {item.text for _, item in each(moments) if belittling.search(item.text)} == set()


def test_each_reads_as_a_sentence(moments: list[list[Moment]]) -> None:
    written = _written()
    for _, item in each(moments):
        assert item.text[0].isupper(), item.text
        assert item.text[-1] in ".?", item.text
        assert not re.search(r"\.\.|\?\.|  |\byou you\b|\{", item.text), item.text
        assert not re.search(r"\b(?:She|Her|Herself|None)\b", _not_of(written, item.text)), item.text


def test_each_says_why_in_one_line(moments: list[list[Moment]]) -> None:
    for _, item in each(moments):
        assert 10 < len(item.why) < 120
        assert "\n" not in item.why
        assert "{" not in item.why


def test_the_same_moment_is_met_with_the_same_three() -> None:
    nights = beat(SAM, "nights")
    assert suggested(nights) == suggested(nights)


def test_the_question_of_the_author_comes_first_and_whole() -> None:
    assert suggested(beat(SAM, "nights"))[0].text == "What are the hours like for you?"


def test_feeling_and_meaning_are_named_together() -> None:
    assert suggested(beat(SAM, "nights"))[1].text == "You sound worn out, cleaning empty rooms while everyone sleeps."


def test_what_the_author_wrote_to_meet_it_comes_first() -> None:
    nights = beat(SAM, "nights").model_copy(update={"meet": "A whole building, and only you and the hoover."})
    met = suggested(nights)[1]
    assert met.text == "A whole building, and only you and the hoover."
    assert met.why == "Gives back what is behind the words."
    named = nights.model_copy(update={"meet": "You're worn out, and nobody sees it."})
    assert suggested(named)[1].why.startswith("Names what")


def test_what_belittles_is_felt_and_never_sounded() -> None:
    ashamed = said("x", ("pathetic", "ashamed"), "hiding from a kindness")
    assert suggested(ashamed)[1].text == "Maybe you're feeling pathetic, hiding from a kindness."


def test_a_feeling_written_as_a_doing_is_said_as_one() -> None:
    assert suggested(said("x", ("dreading it",), "counting days"))[1].text == "You're dreading it, counting days."


def test_nobody_is_called_out_for_keeping_back() -> None:
    no = said("it's fine", ("evasive", "tired"), "saying as little as you can").model_copy(update={"kind": "push_back"})
    texts = [item.text for item in suggested(no)]
    assert texts[1] == "It makes sense that you feel tired about this."
    assert not any("saying as little" in text for text in texts)


def test_no_feeling_is_felt_twice() -> None:
    text = suggested(said("x", ("embarrassed",), "feeling like the only one awake"))[1].text
    assert text == "Maybe you're feeling embarrassed, and like the only one awake."


def test_no_suggestion_asks_two_things(moments: list[list[Moment]]) -> None:
    assert [item.text for _, item in each(moments) if item.text.count("?") > 1] == []


def test_what_is_written_of_him_is_said_to_him() -> None:
    third = said("x", ("tired",), "lying awake over what he hasn't done").model_copy(
        update={"ask": "what goes through his mind at three in the morning"}
    )
    texts = [item.text for item in suggested(third)]
    assert texts[0] == "What goes through your mind at three in the morning?"
    assert texts[1] == "You sound tired, lying awake over what you haven't done."


def test_a_beat_with_little_in_it_speaks_of_what_came_before() -> None:
    items = suggested(said("yeah"), earlier=(beat(SAM, "nights"),))
    assert items[0].text == ("I'd like to go back to something, if that's all right. What are the hours like for you?")
    assert "cleaning empty rooms" in items[1].text


def test_with_nothing_written_there_are_still_three() -> None:
    items = suggested(said("yeah"))
    assert tuple(item.kind for item in items) == KINDS


def test_after_a_no_none_goes_on_at_it() -> None:
    no = said("i'd rather not talk about that").model_copy(update={"kind": "boundary"})
    context = (
        Utterance(speaker="helper", text="What happened with the money?"),
        Utterance(speaker="client", text="i'd rather not talk about that"),
    )
    for turn in range(6):
        for item in suggested(no, context=context, turn=turn):
            assert not READER.read(item.text, context).has("press")


class Strict:
    """A reader that finds advice in everything."""

    version = "strict"

    def read(self, text: str, context: tuple[Utterance, ...] = ()) -> HelperReading:
        del text
        return READER.read("You should rest.", context)

    def codes(self, text: str, context: tuple[Utterance, ...] = ()) -> tuple[CodeSpan, ...]:
        return self.read(text, context).codes


def test_what_the_reader_rejects_is_not_shown() -> None:
    reader: HelperReader = Strict()
    texts = [item.text for item in suggested(beat(SAM, "nights"), reader=reader)]
    assert "What are the hours like for you?" not in texts
    assert len(texts) == 3


def test_how_much_was_edited_is_measured_from_none_to_all() -> None:
    assert edited("You sound tired.", "You sound tired.") == 0
    assert edited("You sound tired.", "") == 1
    assert 0 < edited("You sound tired.", "You sound worn out.") < 1
    assert edited("", "") == 0
    assert edited("a" * 20_000, "b" * 20_000) == 1
