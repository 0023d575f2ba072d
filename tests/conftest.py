"""What every test may use."""

import signal

from hypothesis import settings
from servers import browser, lab, open_page, page, voila

__all__ = ["browser", "lab", "open_page", "page", "voila"]

signal.signal(signal.SIGINT, signal.default_int_handler)  # what is started hears Ctrl-C, also from the background
settings.register_profile("unhurried", deadline=None)  # how fast something is, benchmarks/ says; a busy machine is slow
settings.load_profile("unhurried")
