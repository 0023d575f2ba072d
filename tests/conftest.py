"""What every test may use."""

from hypothesis import settings
from servers import browser, lab, open_page, page, voila

__all__ = ["browser", "lab", "open_page", "page", "voila"]

settings.register_profile("unhurried", deadline=None)  # how fast something is, benchmarks/ says; a busy machine is slow
settings.load_profile("unhurried")
