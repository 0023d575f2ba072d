"""What is said beside an exercise where an answer reads as the trainee's own danger: a note, and no marking.

An exercise has no story to step out of, so nothing covers the page. The answer stays in its box; sent once more as it
is, it is taken for an answer.
"""

from __future__ import annotations

from holdspace import care
from holdspace.services import Service, Services
from widgets.views import service
from widgets.words import words

__all__ = ["CareNote"]

_SHOWN = 2
"""Services that fit into a note, beside the emergency number; the lesson's page has all of them."""


class CareNote:
    """One exercise's memory of what it asked about, as long as the page is open; nothing of it is kept."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._asked: set[str] = set()

    def asks(self, text: str) -> bool:
        """Whether to ask about this answer in place of reading it; the same words are asked about once."""
        said = care.same_words(text, self._place)
        wanted = care.steps_out(care.hear(text), same=said in self._asked, since=None)
        if wanted:
            self._asked.add(said)
        return wanted

    @staticmethod
    def text(services: Services, country: str) -> str:
        """Return the note, with someone to speak to in that country (ISO 3166, empty for anywhere)."""
        near = [one for one in services.for_country(country) if not one.emergency][:_SHOWN]
        emergency = services.emergency_for(country)
        known = [*near, emergency] if emergency else near
        return words("care")["exercise"].format(services="; ".join(_reach(one) for one in known))


def _reach(known: Service) -> str:
    shown = service(known)
    return f"{known.name} ({shown['reach'] or shown['web']})"
