"""What every test may use."""

import signal
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from servers import browser, lab, open_page, page, voila

from holdspace.store import Store

__all__ = ["browser", "lab", "open_page", "page", "voila"]

signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started hears Ctrl-C, also from the background
settings.register_profile("unhurried", deadline=None)  # how fast something is, benchmarks/ says; a busy machine is slow
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _stores_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A lesson's store is open as long as its kernel lives; here a thousand lessons live in one process."""
    made: list[Store] = []
    begin = Store.__init__

    def begun(self: Store, *given: Any, **named: Any) -> None:
        begin(self, *given, **named)
        made.append(self)

    monkeypatch.setattr(Store, "__init__", begun)
    yield
    for store in made:
        store.close()
