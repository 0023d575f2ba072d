"""``python -m holdspace`` is the command ``holdspace``."""

from holdspace.cli import app

app()
