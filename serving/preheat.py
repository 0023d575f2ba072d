"""Which lesson waits ready.

A kernel kept ready costs about 100 MB and, when the server starts, two or three seconds of one core; it saves the
reader most of the wait. So one lesson is kept ready, the next one, and none of the others. The home page needs no
kernel. A kernel kept ready whose page never comes waits in its pool; one whose page was asked for and never connected
is culled like any other.
"""

from __future__ import annotations

from typing import Any

from serving.lessons import Lesson

REFILL_AFTER = 10.0
"""Seconds from taking a kernel to heating the next: the page being opened has the processor to itself."""


def pools(following: Lesson | None) -> dict[str, dict[str, Any]]:
    """Return Voila's ``kernel_pools_config``: one kernel for the next lesson, none for any other notebook."""
    config: dict[str, dict[str, Any]] = {"default": {"pool_size": 0}}
    if following is not None:
        config[following.notebook] = {"pool_size": 1}
    return config
