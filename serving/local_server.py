"""Run ``transformers serve`` for as long as whoever started this holds the other end of its standard input.

However the lessons' server ends, killed outright too, its end of the pipe closes, and the model goes with it: nothing
that took gigabytes stays behind. Started by :mod:`serving.local_model`, with the options of ``transformers serve``.
"""

from __future__ import annotations

import os
import sys
import threading


def end_with_starter() -> None:
    """End this process once nobody holds the other end of standard input."""
    while os.read(0, 1024):
        pass
    os._exit(0)  # from a thread nothing gentler ends a server; it has nothing to save


def main() -> None:
    """Serve a folder. Not by the library's own ``main``, which asks the package index for a newer version first."""
    threading.Thread(target=end_with_starter, daemon=True).start()
    from transformers.cli.transformers import app  # noqa: PLC0415 - takes seconds, in which the starter may go

    sys.argv[0] = "transformers"
    app()


if __name__ == "__main__":
    main()
