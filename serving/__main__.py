"""Start Holding Space: ``python -m serving voila`` or ``python -m serving lab``."""

from __future__ import annotations

import sys

from holdspace.content import find_content
from holdspace.problem import ContentError
from holdspace.settings import SettingsError, read_settings
from holdspace.store import StoreError
from serving.address import NoPortError
from serving.environment import prepare_store, share_settings, shed_secrets
from serving.lessons import Lessons
from serving.options import Options, read_options


def serve(options: Options) -> None:
    """Prepare, then serve until interrupted. Raises what keeps it from starting."""
    settings = read_settings(content=options.content)
    shed_secrets()
    share_settings(settings)
    lessons = Lessons(find_content(settings.content))
    prepare_store(settings)
    # Each application takes a second to import: only the chosen one is.
    if options.app == "lab":
        from serving.lab import serve_lab  # noqa: PLC0415

        serve_lab(options, lessons)
    else:
        from serving.voila_app import HoldingSpace  # noqa: PLC0415

        HoldingSpace.create(options, lessons, settings).start()


def main() -> None:
    """Serve; what is wrong is said in a sentence."""
    try:
        serve(read_options())
    except (ContentError, NoPortError, SettingsError, StoreError) as wrong:
        sys.exit(f"Holding Space cannot start.\n{wrong}")


if __name__ == "__main__":
    main()
