"""Start Holding Space: ``python -m serving voila`` or ``python -m serving lab``."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext

from holdspace.content import find_content
from holdspace.problem import ContentError
from holdspace.settings import Settings, SettingsError, read_settings
from holdspace.store import StoreError, prepare
from serving.address import NoPortError
from serving.environment import keep_builtin_emotions, share_settings, shed_secrets
from serving.lessons import Lessons
from serving.local_model import LocalModel, LocalModelError, refuse_two
from serving.options import Options, read_options
from serving.speaking import speaking


def serve(options: Options) -> None:
    """Prepare, then serve until interrupted. Raises what keeps it from starting."""
    settings = read_settings(content=options.content)
    shed_secrets()
    share_settings(settings)
    lessons = Lessons(find_content(settings.content))
    if options.app == "voila":
        keep_builtin_emotions(settings)
    with prepare(settings) as store:  # which brings the database up to date before any kernel opens it
        for line in speaking(settings, store, beside=options.model is not None):
            print(line, flush=True)  # noqa: T201 - for whoever starts the program
    with local_model(options, settings):
        _serve_app(options, lessons, settings)


def local_model(options: Options, settings: Settings) -> AbstractContextManager[object]:
    """Return what serves a folder of weights while the lessons are served; nothing without one."""
    if options.model is None:
        return nullcontext()
    refuse_two(settings)
    model = LocalModel(options.model, settings.data_dir / "local-model.log")
    os.environ.update(model.settings(settings))
    return model


def _serve_app(options: Options, lessons: Lessons, settings: Settings) -> None:
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
    except (ContentError, LocalModelError, NoPortError, SettingsError, StoreError) as wrong:
        sys.exit(f"Holding Space cannot start.\n{wrong}")
    except KeyboardInterrupt:  # before anything was served
        sys.exit(130)


if __name__ == "__main__":
    main()
