"""What every test may use."""

from servers import browser, lab, open_page, page, voila

__all__ = ["browser", "lab", "open_page", "page", "voila"]
