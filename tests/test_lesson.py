"""Every part of a lesson: what it shows to everyone, and what it keeps and shows of one trainee."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from holdspace.content import SHIPPED, find_content
from holdspace.curriculum import Lesson as FrontMatter
from holdspace.identity import current_identity
from holdspace.learning import CueDisputed, DebriefRead, FirstVisit, GoalTaken, JournalWritten, PartDone, read
from holdspace.settings import read_settings
from holdspace.store import Profile, StoreError, prepare
from widgets.lesson import Lesson
from widgets.parts_protocol import read_ask
from widgets.parts_views import Part

CLUMSY = (
    "Hi, I'm a peer supporter, and what you say stays here. What's been on your mind?",
    "You should try to sleep more.",
    "How old are you? Do you live alone?",
    "Have you tried a timetable?",
)


class Someone:
    """A trainee at a lesson: the lesson's parts, and what each was told last."""

    def __init__(self, lesson: str, folder: Path) -> None:
        self.here = Lesson(lesson)
        self.folder = folder
        self.news: dict[str, list[Any]] = {}
        self.parts: dict[str, Part] = {}
        self._sent = 0
        practice = self.here.practice()
        own, debrief, _, views = self.here.debrief().children
        for part in (
            self.here.opening(),
            practice.children[0],
            own,
            debrief,
            views,
            self.here.journal(),
            self.here.card(),
            self.here.next(),
        ):
            assert isinstance(part, Part), part.value
            self.parts[part.part] = part
            self.news[part.part] = []
            part.tell = self.news[part.part].append  # type: ignore[method-assign]
        assert self.here._desk._room is not None
        self.room: Any = self.here._desk._room
        self.room.chat.tell = lambda _news: None

    def asks(self, part: str, type_: str, **more: str) -> list[Any]:
        """Do something in a part; return what the part is told of it."""
        before = len(self.news[part])
        self._sent += 1
        ask = {"type": type_, "id": f"id-{self._sent}", **more}
        self.parts[part]._arrived(self.parts[part], ask, [])
        self.settle()
        return self.news[part][before:]

    def state(self, part: str) -> dict[str, Any]:
        """Load the part anew."""
        return next(n["state"] for n in self.asks(part, "hello") if n["type"] == "state")

    def does(self, type_: str, **more: Any) -> None:
        """Do something in the practice room."""
        self.room.chat._listener({"type": type_, **more})
        assert self.room._worker.wait(30)
        self.settle()

    def talks(self, *said: str) -> None:
        """Have a whole talk."""
        self.does("hello", pace="none")
        self.does("begin")
        for i, text in enumerate(said):
            self.does("send", id=f"{self._sent}-{i}", text=text)
        self.does("end")

    def looks_back(self) -> None:
        """Go on to the look back without looking for oneself first."""
        session = self.state("selfview")["session"]
        self.asks("selfview", "look", step="rating", how="without", text=json.dumps({"session": session, "head": 0}))

    def settle(self) -> None:
        assert self.here._desk.wait(30)
        assert self.room._worker.wait(30)

    def kept(self, kind: type[Any]) -> list[Any]:
        record = self.here._desk._record
        entries = read(record.store.entries(record.who, record.lesson))
        return [one.payload for one in entries if isinstance(one.payload, kind)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDSPACE_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def someone(folder: Path) -> Someone:
    return Someone("being-there", folder)


def again(someone: Someone) -> Someone:
    """The same trainee at a page that was loaded anew: another kernel."""
    return Someone(someone.here._id, someone.folder)


def text_of(widget: ipywidgets.Widget) -> str:
    assert isinstance(widget, ipywidgets.HTML)
    return str(widget.value)


# --- to everyone ---------------------------------------------------------------------------------------------------


def test_the_opening_says_minutes_objectives_and_what_it_touches() -> None:
    opening = Lesson("reflections").opening().content
    assert opening["title"] == "Reflections"
    assert opening["minutes"] == 60
    assert "exams" in opening["touches"]
    assert opening["questions"]
    assert opening["objectives"]


@pytest.mark.parametrize("lesson", find_content(SHIPPED).curriculum().lessons, ids=lambda lesson: lesson.id)
def test_the_journal_asks_the_lessons_question(lesson: FrontMatter) -> None:
    assert lesson.journal is not None
    assert lesson.journal.endswith("?")
    assert Lesson(lesson.id).journal().content == {"question": lesson.journal}


@pytest.mark.parametrize("lesson", [one.id for one in find_content(SHIPPED).curriculum().lessons])
def test_every_example_of_a_lesson_is_drawn_with_its_notes(lesson: str) -> None:
    for example in find_content(SHIPPED).examples(lesson):
        shown = Lesson(lesson).example(example.id).content
        assert [line["text"] for line in shown["said"]] == [line.text for line in example.said]
        assert any(line["note"] for line in shown["said"])
        assert shown["folds"] is (len(example.said) > 8)


def test_an_exercise_for_repetition_says_that_nothing_waits_for_it() -> None:
    view = Lesson("being-there").exercise("eight-times-straight")
    assert "hs-optional" in view._dom_classes
    assert "The lesson does not wait for it" in view.children[0].value
    assert "hs-optional" not in Lesson("being-there").exercise("one-no")._dom_classes


def test_nothing_of_a_trainee_is_touched_before_the_page_says_hello(someone: Someone) -> None:
    someone.settle()
    assert list(someone.folder.iterdir()) == []


def test_no_trait_of_a_part_can_be_set_by_a_browser(someone: Someone) -> None:
    card = someone.parts["card"]
    card.set_state({"content": {"points": ["forged"]}})
    assert card.content["points"][0].startswith("You are a peer")


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "hello",
        {"type": "seen"},
        {"type": "check_in", "id": "a", "word": ["calm"], "text": ""},
        {"type": "look_at_goal", "id": "a", "how": "brilliantly", "text": ""},
        {"type": "write", "id": "a b", "text": ""},
        {"type": "write", "id": "a", "text": "x" * 20_001},
        {"type": "draft", "id": "a", "field": "../x", "text": ""},
        {"type": "erase", "id": "a"},
    ],
)
def test_an_odd_ask_is_passed_over(odd: object) -> None:
    assert read_ask(odd) is None


# --- keeping -------------------------------------------------------------------------------------------------------


def test_a_check_in_is_one_word_or_own_words_and_is_there_after_a_reload(someone: Someone) -> None:
    assert someone.state("opening")["word"] == ""
    assert someone.asks("opening", "check_in", word="tired", text="and a bit cold")[0] == {"type": "kept", "id": "id-2"}
    state = again(someone).state("opening")
    assert (state["word"], state["text"]) == ("tired", "and a bit cold")
    assert state["services"]


def test_the_parts_show_services_for_what_was_told_whatever_is_set_for_this_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "GB")
    store = prepare(read_settings())
    store.keep_profile(store.person(current_identity(read_settings())), Profile(country="ZZ"))
    someone = Someone("being-there", folder)
    known = find_content(SHIPPED).services()
    state = someone.state("opening")
    assert state["country"] == ""
    assert [one["name"] for one in state["services"]] == [one.name for one in known.international()]
    someone.does("hello", pace="none")
    someone.does("country", code="IE")
    assert someone.news["opening"][-1]["state"]["country"] == "IE"
    assert someone.state("practice")["room"]


def test_what_is_being_written_is_kept_as_it_is_typed(someone: Someone) -> None:
    for part, field in (("opening", "check"), ("practice", "goal"), ("debrief", "check"), ("debrief", "note")):
        assert someone.asks(part, "draft", field=field, text=f"half a {field} in {part}")[0]["type"] == "kept"
    someone.asks("journal", "draft", field="journal", text="half a li")
    later = again(someone)
    assert later.state("opening")["text"] == "half a check in opening"
    assert later.state("practice")["draft"] == "half a goal in practice"
    assert later.state("journal")["text"] == "half a li"


def test_a_line_of_the_journal_that_never_left_its_field_counts_as_written(someone: Someone) -> None:
    someone.asks("journal", "draft", field="journal", text="I wanted to mend it")
    later = again(someone)
    later.state("journal")
    assert [one.text for one in later.kept(JournalWritten)] == ["I wanted to mend it"]


def test_sending_again_under_the_same_id_keeps_it_once(someone: Someone) -> None:
    for _ in range(3):
        someone._sent = 0
        someone.asks("journal", "write", text="once")
    assert len(someone.here._desk._record.store.entries(someone.here._desk._record.who)) == 1


def test_a_store_that_fails_is_a_sentence_and_nothing_is_acknowledged(
    someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    someone.state("journal")

    def full(*_: object) -> None:
        raise StoreError("The record cannot grow: no space is left.")

    monkeypatch.setattr(someone.here._desk._record.store, "add_entry", full)
    said = someone.asks("journal", "write", text="gone?")
    assert [n["type"] for n in said] == ["trouble"]
    assert said[0]["text"] == "The record cannot grow: no space is left."
    monkeypatch.undo()
    assert someone.asks("journal", "write", text="gone?")[0]["type"] == "kept"


def test_opening_and_card_are_done_when_they_were_seen(someone: Someone) -> None:
    someone.asks("opening", "seen")
    someone.asks("card", "seen")
    someone.asks("card", "seen")
    assert len(someone.kept(PartDone)) == 2


# --- practice ------------------------------------------------------------------------------------------------------


def test_a_goal_in_own_words_is_shown_in_the_room_and_taken_into_the_talk(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.asks("practice", "take_goal", text="Say early what stays here.")
    assert someone.room._goal == "Say early what stays here."
    someone.does("begin")
    taken = [one for one in someone.kept(GoalTaken) if one.session]
    assert [(one.goal, one.session) for one in taken] == [("Say early what stays here.", someone.room._talk.id)]


def test_whoever_begins_without_a_word_takes_the_lessons_goal(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.does("begin")
    assert [one.goal for one in someone.kept(GoalTaken)] == [someone.here._front.practice.goal]


def test_what_was_written_and_not_taken_yet_is_what_the_talk_begins_with(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.asks("practice", "draft", field="goal", text=" Stay with the photograph. ")
    someone.does("begin")
    assert [one.goal for one in someone.kept(GoalTaken)] == ["Stay with the photograph."]
    state = someone.state("practice")
    assert (state["goal"], state["draft"]) == ("Stay with the photograph.", "")
    assert "Stay with the photograph." in panel_of(someone)


def panel_of(someone: Someone) -> str:
    return someone.room._seats._panel.children[1].value  # type: ignore[no-any-return]


def test_the_room_says_what_to_try_once_the_talk_has_begun_and_not_before(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.asks("practice", "take_goal", text="Stay with the photograph.")
    assert panel_of(someone) == ""
    assert someone.state("practice")["goal"] == "Stay with the photograph."
    someone.does("begin")
    assert "Stay with the photograph." in panel_of(someone)
    someone.does("end")
    someone.does("again")
    assert panel_of(someone) == ""


def unwanted(folder: Path, *topics: str) -> None:
    """Tell, as at the home page, what one does not want to meet."""
    store = prepare(read_settings())
    who = store.person(current_identity(read_settings()))
    store.add_entry(who, FirstVisit(unwanted=topics).entry(None, "home", f"visit-{len(topics)}"))
    assert (folder / "conversations.db").exists()


def test_who_ruled_out_a_topic_practises_with_the_equal_other_and_is_told_why(folder: Path) -> None:
    unwanted(folder, "exams")
    someone = Someone("being-there", folder)
    state = someone.state("practice")
    assert state["why"].startswith("Harold, in place of Maya.")
    someone.does("hello", pace="none")
    assert someone.room._seats._seated[0] == "harold"
    assert someone.room._seats._both.children[1] is someone.room._seats._panel


def test_a_lesson_that_touches_what_someone_named_says_so_and_where_the_way_round_is(folder: Path) -> None:
    assert Someone("being-there", folder).state("opening")["unwanted"] == ""
    unwanted(folder, "exams", "dogs")
    state = Someone("being-there", folder).state("opening")
    assert state["touched"] == ["exams"]
    assert state["unwanted"].startswith("This lesson touches exams, which you told us you would rather not meet.")
    assert "you meet Harold in place of Maya" in state["unwanted"]


@pytest.mark.parametrize(("country", "asks"), [("GB", False), ("ZZ", True), (None, True)])
def test_where_no_number_is_known_the_card_asks_for_ones_own_and_every_card_has_it(
    folder: Path, country: str | None, *, asks: bool
) -> None:
    store = prepare(read_settings())
    store.keep_profile(store.person(current_identity(read_settings())), Profile(country=country))
    someone = Someone("being-there", folder)
    state = someone.state("card")
    assert state["asks"] is asks
    assert bool(state["service"]["reach"]) is not asks
    assert state["emergency"] == ("Phone 999" if country == "GB" else "")
    someone.asks("card", "draft", field="number", text="555 0100, my service")
    other = Someone("reflections", folder).state("card")
    assert (other["own"], other["asks"]) == ("555 0100, my service", True)


@pytest.mark.parametrize("lesson", ["being-there", "reflections", "open-questions"])
def test_no_lesson_promises_everyone_a_number_that_is_known_for_some_countries_only(lesson: str) -> None:
    folder = find_content(SHIPPED).roots[0] / "lessons"
    notebook = (folder / f"{lesson}.ipynb").read_text("utf-8")
    card = " ".join(find_content(SHIPPED).curriculum().lesson(lesson).card)
    for text in (notebook, card):
        assert "answers day and night" not in text
        assert "services for your country are always" not in text


def test_a_topic_ruled_out_later_leaves_a_talk_that_has_begun(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.does("begin")
    unwanted(someone.folder, "exams")
    later = again(someone)
    later.does("hello", pace="none")
    assert later.room._seats._seated[0] == "maya"
    later.does("end")
    later.does("again")
    assert later.room._seats._seated[0] == "harold"


def test_where_everyone_touches_something_unwanted_nobody_sits_there_until_chosen(folder: Path) -> None:
    unwanted(folder, "exams", "bereavement")
    someone = Someone("being-there", folder)
    state = someone.state("practice")
    assert [one["name"] for one in state["choices"]] == ["Maya", "Harold"]
    assert someone.room.view.layout.display == "none"
    someone.does("hello", pace="none")
    state = someone.asks("practice", "choose", person="harold")[-1]["state"]
    assert state["choices"] == []
    assert someone.room.view.layout.display is None
    assert someone.room._seats._seated[0] == "harold"


def test_nobody_who_is_not_of_the_lesson_can_be_chosen(someone: Someone) -> None:
    someone.does("hello", pace="none")
    someone.asks("practice", "choose", person="dana")
    assert someone.room._seats._seated[0] == "maya"


def test_after_a_heavy_talk_another_start_suggests_to_rest_and_can_be_passed(folder: Path) -> None:
    unwanted(folder, "exams")  # so that Harold sits there, whose wife has died
    someone = Someone("being-there", folder)
    assert someone.state("practice")["sitting"] == ""
    someone.talks(*CLUMSY)
    state = someone.state("practice")
    assert (state["sitting"], state["room"]) == ("", True)
    someone.does("again")
    state = someone.state("practice")
    assert state["sitting"].startswith("You have just had a heavy talk, with Harold.")
    assert not state["room"]
    assert someone.room.view.layout.display == "none"
    assert Someone("reflections", folder).state("practice")["sitting"]
    assert someone.asks("practice", "go_on")[0]["type"] == "kept"
    state = someone.state("practice")
    assert (state["sitting"], state["room"]) == ("", True)
    assert someone.room.view.layout.display is None
    someone.talks("Hi Harold.")
    someone.does("again")
    assert someone.state("practice")["sitting"]


def test_after_a_gentle_talk_another_start_suggests_nothing(someone: Someone) -> None:
    someone.talks(*CLUMSY)
    someone.does("again")
    assert someone.state("practice")["sitting"] == ""
    assert someone.room.view.layout.display is None


# --- the look back -------------------------------------------------------------------------------------------------


@pytest.fixture
def talked(someone: Someone) -> Someone:
    someone.state("debrief")
    someone.talks(*CLUMSY)
    someone.looks_back()
    return someone


def test_before_a_talk_there_is_nothing_to_look_back_at(someone: Someone) -> None:
    assert someone.state("debrief") == {"debrief": None}
    someone.does("hello", pace="none")
    someone.does("begin")
    assert someone.state("debrief") == {"debrief": None}


def test_the_look_back_is_there_once_one_has_looked_for_oneself_or_not_and_again_after_a_reload(
    talked: Someone,
) -> None:
    told = talked.news["debrief"][-1]["state"]
    assert told["debrief"]["messages"] == len(CLUMSY)
    assert told["closing"][0].startswith("Nothing has happened to Maya")
    assert told["debrief"]["goal"]["goal"] == talked.here._front.practice.goal
    assert again(talked).state("debrief")["debrief"] == told["debrief"]


def test_it_stays_while_a_new_talk_is_begun_and_goes_where_the_talk_is_taken_up_again(talked: Someone) -> None:
    was = talked.state("debrief")["session"]
    talked.does("again")
    assert talked.state("debrief")["session"] == was
    other = again(talked)
    other.does("hello", pace="none")
    other.does("begin")
    other.does("send", id="first", text=CLUMSY[0])
    other.does("end")
    other.looks_back()
    assert other.state("debrief")["session"] != was
    other.does("branch", turn=1)
    assert other.state("debrief")["session"] == was


def test_a_cue_that_the_trainee_thinks_they_heard_is_kept_once_and_not_counted_as_missed(talked: Someone) -> None:
    seen = talked.state("debrief")["debrief"]["cues"]["seen"]
    cue = next(one for one in seen if one["may_dispute"])
    told = talked.asks("debrief", "dispute", cue=cue["id"])
    assert told[0]["type"] == "kept"
    shown = next(one for one in told[1]["state"]["debrief"]["cues"]["seen"] if one["id"] == cue["id"])
    assert shown["outcome"] == "disputed"
    talked.asks("debrief", "dispute", cue=cue["id"])
    assert [(one.turn, one.words) for one in talked.kept(CueDisputed)] == [(cue["turn"], cue["words"])]
    later = again(talked).state("debrief")["debrief"]["cues"]["seen"]
    assert next(one for one in later if one["id"] == cue["id"])["disputed"]


def test_each_message_has_the_coachs_note_once_the_look_back_is_open(someone: Someone) -> None:
    someone.talks(*CLUMSY)
    assert "notes" not in someone.state("debrief")
    someone.looks_back()
    told = someone.state("debrief")
    assert [note["message"] for note in told["notes"]] == [1, 2, 3, 4]
    tries = {note["message"]: note["another"] for note in told["notes"]}
    for point in told["debrief"]["points"]:
        assert tries[point["moment"]["message"]]["instead"] == point["instead"]


def test_the_notes_blame_for_no_cue_that_the_trainee_thinks_they_heard(someone: Someone) -> None:
    someone.state("debrief")
    someone.talks("Hi, I'm a peer supporter. What brings you?", "What are you studying?", "Right.", "And your tutor?")
    someone.looks_back()
    before = someone.state("debrief")
    for cue in before["debrief"]["cues"]["seen"]:
        if cue["may_dispute"]:
            someone.asks("debrief", "dispute", cue=cue["id"])
    after = someone.state("debrief")
    assert any(cue["disputed"] for cue in after["debrief"]["cues"]["seen"])
    blamed = [n["message"] for n in before["notes"] if n["another"] and n["another"]["skill"] == "cues_and_safety"]
    assert blamed
    assert [n for n in after["notes"] if n["another"] and n["another"]["skill"] == "cues_and_safety"] == []


def test_after_a_talk_too_short_to_be_fair_about_no_message_has_a_note(someone: Someone) -> None:
    someone.talks("Hello Maya.")
    someone.looks_back()
    told = someone.state("debrief")
    assert told["debrief"]["short"]
    assert told["notes"] == []


def test_it_says_whether_there_is_a_page_of_the_whole_talk(talked: Someone) -> None:
    assert talked.state("debrief")["whole"]


def test_a_cue_that_was_never_said_cannot_be_disputed(talked: Someone) -> None:
    talked.asks("debrief", "dispute", cue="99:nothing")
    assert talked.kept(CueDisputed) == []


def test_the_goal_is_looked_at_and_the_check_in_after_belongs_to_the_talk(talked: Someone) -> None:
    talked.asks("debrief", "look_at_goal", how="partly", text="I forgot at first")
    talked.asks("debrief", "check_in", word="calm", text="")
    later = again(talked).state("debrief")
    assert (later["how"], later["note"], later["word"]) == ("partly", "I forgot at first", "calm")
    assert again(talked).state("opening")["word"] == ""
    talked.asks("debrief", "look_at_goal", text="")
    assert again(talked).state("debrief")["how"] is None


def test_reading_it_to_the_end_finishes_the_lesson_and_the_next_one_is_named(talked: Someone) -> None:
    assert "the look back" in talked.state("next")["open"]
    talked.asks("debrief", "seen")
    assert len(talked.kept(DebriefRead)) == 1
    following = talked.state("next")
    assert {"practice", "debrief"} <= set(following["done"])
    assert "journal" not in following["done"]
    assert following["open"] == ""
    assert following["id"] == "reflections"
    assert following["why"] == "It builds on Being there, which you have finished."


def test_after_the_last_lesson_there_is_a_sentence(folder: Path) -> None:
    following = Someone("open-questions", folder).state("next")
    assert following["id"] == ""
    assert "last lesson" in following["why"]


# --- what goes wrong -----------------------------------------------------------------------------------------------


def test_a_lesson_that_is_not_there_is_a_sentence() -> None:
    here = Lesson("nothing")
    for part in (here.opening(), here.practice(), here.card(), here.next(), here.example("x"), here.debrief()):
        assert 'role="alert"' in text_of(part)
        assert "KeyError" not in text_of(part)


def test_an_example_that_is_not_there_is_a_sentence() -> None:
    assert 'role="alert"' in text_of(Lesson("reflections").example("nothing"))


def test_broken_content_is_a_sentence_and_shows_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "curriculum.yaml").write_text("lessons: {", encoding="utf-8")
    monkeypatch.setenv("HOLDSPACE_CONTENT", str(tmp_path))
    said = text_of(Lesson("reflections").practice())
    assert "holdspace check" in said
    assert str(tmp_path) not in said


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDSPACE_COUNTRY", "Britain <b>")
    said = text_of(Lesson("reflections").practice())
    assert "HOLDSPACE_COUNTRY" in said
    assert "<b>" not in said


def test_an_unexpected_fault_is_a_sentence_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Lesson) -> ipywidgets.Widget:
        raise RuntimeError("inner words")

    monkeypatch.setattr(Lesson, "_practice", broken)
    assert "inner words" not in text_of(Lesson("reflections").practice())


def test_an_exercise_that_is_not_built_yet_is_a_calm_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "widgets.exercise", None)
    assert "read on without it" in text_of(Lesson("being-there").exercise("whose-to-do"))
