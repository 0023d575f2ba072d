"""What the home page shows, put together: from content, settings and what is kept to one message."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from holdspace.content import Content
from holdspace.llm.endpoint import ROLES, endpoint_for
from holdspace.persona import Persona
from holdspace.problem import ContentError
from holdspace.settings import Settings
from widgets import home_path, views
from widgets.home_path import Course
from widgets.home_protocol import State
from widgets.home_topics import in_groups, unknown
from widgets.home_visit import Known
from widgets.home_words import words
from widgets.whereabouts import served_country

if TYPE_CHECKING:
    from holdspace.exercise import AnyExercise
    from holdspace.services import Services

PROGRESS = "progress.ipynb"
"""The notebook of the page that shows how one's talks went."""

_log = logging.getLogger("holdspace")


def read_course(content: Content) -> Course:
    """Return what there is to learn. Raises ContentError for the curriculum only: the rest may lack a part."""
    curriculum = content.curriculum()
    exercises: dict[str, tuple[AnyExercise, ...]] = {}
    people: list[Persona] = []
    for lesson in curriculum.lessons:
        try:
            exercises[lesson.id] = content.exercises(lesson.id)
        except ContentError:
            _log.info("No exercises for %s could be read.", lesson.id)
    for id_ in content.persona_ids():
        try:
            people.append(content.persona(id_))
        except ContentError:
            _log.warning("The person %s cannot be read.", id_)
    folder = content.roots[0] / "lessons"
    ready = frozenset(one.id for one in curriculum.lessons if (folder / f"{one.id}.ipynb").is_file())
    return Course(curriculum, exercises, ready, home_path.topics_of(curriculum, people))


def whole(settings: Settings, content: Content, course: Course, known: Known | None, trouble: str) -> State:
    """Return the page; where nothing is known of its visitor, the path as it begins."""
    state = bare(trouble)
    services = _services(content)
    state["countries"] = list(services.countries()) if services else []
    state["topics"] = in_groups(course.topics)
    unwanted: tuple[str, ...] = ()
    country = served_country("", settings)
    progress = course.progress((), ())
    if known is not None:
        unwanted, progress = known.profile.unwanted, known.progress
        about = home_path.as_told(known.profile, known.visit, course.topics)
        country = served_country(about["country"], settings)
        state |= {"knows": True, "first": known.visit is None, "about": about}
        if known.visit is None and not about["country"]:
            about["country"] = country if country in state["countries"] else ""
        if known.draft is not None:
            state["draft"] = {
                "called": known.draft.called,
                "country": known.draft.country,
                "topics": known.draft.topics,
                "own": known.draft.own,
            }
    state["kept"] = kept(_elsewhere(settings), model_host(settings))
    state["onward"] = home_path.onward(course, progress)
    state["unknown"] = unknown(course.topics, unwanted)
    state["path"] = home_path.path(course, progress, unwanted)
    state["progress"] = (content.roots[0] / "lessons" / PROGRESS).is_file()
    state["services"] = [views.service(one) for one in services.for_country(country)] if services else []
    return state


def _services(content: Content) -> Services | None:
    try:
        return content.services()
    except ContentError:
        _log.warning("The support services cannot be read.", exc_info=True)
        return None


def model_host(settings: Settings) -> str:
    """Return the host of the language model that reads practice talks; empty where none does.

    Without a model in the settings nothing leaves this machine, but for a database that is elsewhere.
    """
    used = (endpoint_for(settings, role) for role in ROLES if role != "code")  # bulk reading is a command of its own
    return next((endpoint.host or words("kernel")["kept_model_unnamed"] for endpoint in used if endpoint), "")


def kept(place: str, host: str) -> str:
    """Return what is kept and who can read it, in sentences; ``place`` is empty for this machine."""
    say = words("kernel")
    where = say["kept_elsewhere"].format(place=place) if place else say["kept_here_model" if host else "kept_here"]
    return " ".join((say["kept"], where, *((say["kept_model"].format(host=host),) if host else ())))


def _elsewhere(settings: Settings) -> str:
    """Return where the record is kept, if it is not a file of this machine."""
    if settings.database_url is None or settings.database_url.get_secret_value().startswith("sqlite:"):
        return ""
    from holdspace.store.dialect import place_of, read_address  # noqa: PLC0415 - only where there is a server

    return place_of(read_address(settings.store_address()))


def bare(trouble: str) -> State:
    """Return the page of someone unknown, without a path."""
    return {
        "type": "state",
        "trouble": trouble,
        "knows": False,
        "first": False,
        "about": {"called": "", "country": "", "topics": [], "own": ""},
        "draft": None,
        "countries": [],
        "topics": [],
        "kept": "",
        "unknown": [],
        "onward": None,
        "path": [],
        "progress": False,
        "services": [],
    }
