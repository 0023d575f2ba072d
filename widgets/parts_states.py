"""What each part of a lesson shows of its trainee: from what is kept to plain values for the page."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from holdspace.content import Content
from holdspace.curriculum import Lesson
from holdspace.learning import CheckedIn, GoalTaken, JournalWritten
from holdspace.progress import WHY, fold
from holdspace.progress_people import ruled_out
from holdspace.pronouns import FORMS
from widgets import views
from widgets.home_topics import in_a_row, told_once
from widgets.parts_record import EndedTalk, Record
from widgets.visit import practice_of, unwanted_by
from widgets.whereabouts import served
from widgets.words import words

State = dict[str, Any]

_STILL_OPEN: Final = ("practice", "debrief")
_WHOLE_TALKS: Final = "progress.ipynb"
"""The notebook of the page on which a whole talk is read again."""
OWN_NUMBER: Final = "card/number"
"""Where the trainee's own number is kept: it belongs to no lesson."""


def opening(record: Record, content: Content) -> State:
    """Return how the trainee said they are, where real help is, and what of the lesson they would rather not meet."""
    lesson = content.curriculum().lesson(record.lesson)
    check = _check(record.check_in("before"), record.draft("check"))
    return {**check, **_care(record, content), **_unwanted(record, content, lesson)}


def _unwanted(record: Record, content: Content, lesson: Lesson) -> State:
    """Return which of its topics the trainee named, and what to do about it, in sentences; nothing where none is."""
    named = unwanted_by(record.store, record.who)
    touched = ruled_out(lesson.touches, named)
    if not touched:
        return {"touched": [], "unwanted": ""}
    say = words("part_opening")
    found = practice_of(record.store, record.who, content, lesson.id)
    if found.person is None:
        talk = say["unwanted_nobody"] if any(one.standing == "ruled_out" for one in found.people) else ""
    elif found.instead_of is None:
        talk = say["unwanted_open"]
    else:
        known = found.instead_of in content.persona_ids()
        first = content.persona(found.instead_of).name if known else found.instead_of
        talk = say["unwanted_other"].format(name=content.persona(found.person).name, first=first)
    lead = say["unwanted"].format(topics=in_a_row(told_once(lesson.touches, named)))
    return {"touched": list(touched), "unwanted": " ".join(filter(None, (lead, talk)))}


def practice(
    record: Record, content: Content, lesson: Lesson, chosen: str | None, passed: Collection[UUID] = ()
) -> State:
    """Return with whom the talk is, what to try in it, and whether to leave it for another day.

    ``passed`` are heavy talks after which the trainee has said that they go on.
    """
    found = practice_of(record.store, record.who, content, lesson.id)
    say = words("part_practice")
    begun = record.latest_begun()
    under_way = begun is not None and not begun.ended
    open_ = [one.person for one in found.people if one.standing != "too_early"]
    heavy = record.heavy_lately() if record.about_to_begin() else None
    rest = heavy is not None and heavy.session not in passed
    choices = [] if found.person or chosen or under_way or rest else [_named(content, id_) for id_ in open_]
    return {
        "why": found.why if found.instead_of or not found.person else "",
        "choices": choices,
        "room": not choices and not rest,
        "goal": _taken(record, lesson),
        "draft": record.draft("goal"),
        "under_way": under_way,
        "sitting": say["sitting"].format(name=heavy.name) if heavy is not None and rest else "",
    }


def debrief(record: Record, content: Content, lesson: Lesson) -> State:
    """Return the look back at the latest talk that has ended; nothing of it where none has.

    It is closed until the trainee has looked for themselves, or chosen not to.
    """
    ended = record.latest_ended()
    if ended is None:
        return {"debrief": None}
    if record.own_look(ended.session).step != "feedback":
        return {"debrief": None, "closed": True}
    looked = record.looked_at(ended.session)
    made = look_back(record, ended, lesson)
    return {
        "debrief": made,
        "notes": notes(ended, made),
        "session": str(ended.session),
        "whole": (content.roots[0] / "lessons" / _WHOLE_TALKS).is_file(),
        "closing": _closing(ended),
        "how": looked.how if looked else None,
        "note": record.draft("note") or (looked.note if looked else ""),
        **_check(record.check_in("after", ended.session), record.draft("check-after")),
        **_care(record, content),
    }


def look_back(record: Record, ended: EndedTalk, lesson: Lesson) -> State:
    """Return the debrief as plain values."""
    from holdspace.debrief import debrief as make  # noqa: PLC0415  # heavy, and only after a talk

    goal = record.goal_of(ended.session) or lesson.practice.goal
    plain: State = make(ended.persona, ended.conversation, goal, disputed(record, ended)).model_dump(mode="json")
    return plain


def disputed(record: Record, ended: EndedTalk) -> list[str]:
    """Return the ids of the cues of which the trainee thinks that they heard them."""
    said = {(one.turn, one.words) for one in record.disputes(ended.session)}
    if not said:
        return []
    from holdspace.debrief import debrief as make  # noqa: PLC0415  # heavy, and only after a talk

    seen = make(ended.persona, ended.conversation, "").cues.seen
    return [cue.id for cue in seen if (cue.turn, cue.words) in said]


def notes(ended: EndedTalk, made: State) -> list[State]:
    """Return the coach's note on each message, as plain values; none where the talk was too short."""
    if made["short"]:
        return []
    from holdspace.coach import coach  # noqa: PLC0415  # heavy, and only after a talk

    disputes = [cue["id"] for cue in made["cues"]["seen"] if cue["disputed"]]
    return [note.model_dump(mode="json") for note in coach(ended.persona, ended.conversation, disputes)]


def journal(record: Record) -> State:
    """Return the line as it stands."""
    written = next((kept.text for _, kept in record.every(JournalWritten)), "")
    return {"text": record.draft("journal") or written}


def following(record: Record, content: Content, lesson: Lesson) -> State:
    """Return what comes next, and why, and what is done and still open here."""
    course, say = content.curriculum(), words("part_next")
    exercises = {lesson.id: content.exercises(lesson.id)}
    progress = fold(course, exercises, record.store.entries(record.who), record.talks())
    here = progress.lesson(lesson.id)
    still = [say[f"open_{part}"] for part in _STILL_OPEN if part not in here.parts_done]
    if here.done and progress.next.lesson != lesson.id:
        id_, why = progress.next.lesson, progress.next.why
    elif (after := course.after(lesson.id)) is not None:
        id_ = after.id
        why = say["builds_on"].format(before=lesson.title) if lesson.id in after.needs else WHY["in_order"]
    else:
        id_, why = "", say["last"]
    then = course.lesson(id_) if id_ else None
    return {
        "id": id_,
        "title": then.title if then else "",
        "minutes": then.minutes if then else 0,
        "why": why,
        "open": say["still"].format(parts=say["and"].join(still)) if still else "",
        "done": sorted(here.parts_done),
    }


def card(record: Record, content: Content) -> State:
    """Return the number to have at hand: the first service of their country, one that never closes if there is one.

    Beside it stands the country's emergency number. Where no number is known there, it is where to find one, and the
    trainee's own, which they may write down.
    """
    here = _care(record, content)
    known = content.services().for_country(here["country"])
    always = [views.service(one) for one in known if one.hours.startswith("day and night")]
    service = next(iter((*always, *here["services"])), None)
    emergency = content.services().emergency_for(here["country"])
    own = record.store.draft(record.who, OWN_NUMBER)
    return {
        "country": here["country"],
        "service": service,
        "emergency": views.service(emergency)["reach"] if emergency else "",
        "own": own,
        "asks": bool(own) or not (service and service["reach"]),
    }


def _taken(record: Record, lesson: Lesson) -> str:
    taken = next((kept.goal for _, kept in record.every(GoalTaken)), "")
    return taken if taken != lesson.practice.goal else ""


def _named(content: Content, id_: str) -> State:
    person = content.persona(id_)
    return {"id": id_, "name": person.name, "touches": list(person.touches)}


def _check(kept: CheckedIn | None, draft: str) -> State:
    return {"word": (kept.word or "") if kept else "", "text": draft or (kept.text if kept else "")}


def _care(record: Record, content: Content) -> State:
    services = content.services()
    country = served(services, record.country)
    return {"country": country, "services": [views.service(one) for one in services.for_country(country)]}


def _closing(ended: EndedTalk) -> list[str]:
    say = words("room")
    subject = FORMS[ended.persona.pronouns].subject.capitalize()
    fill = {"name": ended.persona.name, "Subject": subject}
    return [say[line].format(**fill) for line in ("closing_nothing_happened", "closing_yours")]
