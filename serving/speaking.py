"""What will speak in the lessons, told to whoever starts them. Nothing is asked of a model for it."""

from __future__ import annotations

import os
from collections.abc import Iterator

from holdspace.doctor_limits import day_used_up, used_today
from holdspace.llm.endpoint import NO_KEY, endpoint_for
from holdspace.llm.model import Role
from holdspace.settings import Settings
from holdspace.settings_names import misspelt
from holdspace.store import Store

_USES: tuple[tuple[Role, str], ...] = (("voice", "people"), ("suggestions", "suggestions"), ("coach", "notes"))
"""What is heard or read in a lesson, and what it is called here."""


def speaking(settings: Settings, store: Store, *, beside: bool = False) -> Iterator[str]:
    """Yield a line that says whose words the lessons have, and what keeps a model from them today.

    ``beside``: a model is served beside the lessons, which tells of itself. Raises StoreError.
    """
    yield from (f"Note: {note}" for note in misspelt(os.environ))
    endpoints = {name: endpoint_for(settings, use) for use, name in _USES}
    asked = [endpoint for endpoint in endpoints.values() if endpoint is not None]
    if asked:
        by = {name: f"by {endpoint.model if endpoint else 'the authors'}" for name, endpoint in endpoints.items()}
        one = len(set(by.values())) == 1
        whose = by["people"] if one else ", ".join(f"of {name} {model}" for name, model in by.items()) + ";"
        yield f"Words {whose} at {asked[0].host} (asked at the first turn; `holdspace doctor` tries it)."
        if asked[0].keyless:
            yield f"Note: {NO_KEY}"
    elif not beside:
        yield "Words by the authors alone; no language model is set (docs/models.md)."
        return
    if used_up := day_used_up(settings, used_today(settings, store)):
        yield f"Note: {used_up}"
