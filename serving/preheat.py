"""Which pages wait ready.

A kernel kept ready costs about 100 MB and, when the server starts, two or three seconds of one core; it saves the
reader most of the wait. So two are kept ready, the home page and the lesson to go on with, and none of the others. A
kernel kept ready whose page never comes waits in its pool; one whose page was asked for and never connected is culled
like any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from serving.lessons import Lesson

REFILL_AFTER = 10.0
"""Seconds from taking a kernel to heating the next: the page being opened has the processor to itself."""


def pools(following: Lesson | None, home: str | None = None) -> dict[str, dict[str, Any]]:
    """Return Voila's ``kernel_pools_config``: a kernel each for home and the next lesson, none for other notebooks."""
    config: dict[str, dict[str, Any]] = {"default": {"pool_size": 0}}
    for notebook in (home, following.notebook if following is not None else None):
        if notebook is not None:
            config[notebook] = {"pool_size": 1}
    return config


async def keep_ready(kernels: Any, following: Lesson | None, home: str | None) -> None:
    """Have Voila's kernel manager wait ready with these pages, and let go of those that it kept ready before."""
    wanted = pools(following, home)
    if not hasattr(kernels, "fill_if_needed") or wanted == kernels.kernel_pools_config:
        return
    kernels.kernel_pools_config = wanted
    for notebook, pool in tuple(kernels._pools.items()):  # noqa: SLF001 - Voila has no other way to them
        if notebook not in wanted:
            kernels._pools[notebook] = []  # noqa: SLF001
            for heated in pool:
                await _let_go(kernels, heated)
    for notebook in wanted.keys() - {"default"}:
        kernels.fill_if_needed(delay=REFILL_AFTER, notebook_name=notebook)


async def _let_go(kernels: Any, heated: asyncio.Task[dict[str, Any]]) -> None:
    """End a kernel that waited; one that has not begun never does."""
    if not heated.done():
        heated.cancel()
    elif not heated.cancelled() and heated.exception() is None:
        kernel = heated.result()["kernel_id"]
        if kernel in kernels:
            await kernels.shutdown_kernel(kernel, now=True)


@asynccontextmanager
async def only_the_heated(kernels: Any, notebook: str) -> AsyncIterator[None]:
    """Hide from Voila the kernels of a pool that are of no use to a page that opens now.

    One that ended while it waited would give a page that never answers; one that is yet to be started would be waited
    for, up to ``REFILL_AFTER`` seconds. The latter are put back.
    """
    pool: list[asyncio.Task[dict[str, Any]]] = getattr(kernels, "_pools", {}).get(notebook, [])
    later = [heated for heated in pool if not heated.done()]
    for heated in tuple(pool):
        kernel = None
        if heated.done() and not heated.cancelled() and heated.exception() is None:
            kernel = heated.result()["kernel_id"]
        if kernel is None or kernel not in kernels or not await kernels.get_kernel(kernel).is_alive():
            pool.remove(heated)
    try:
        yield
    finally:
        pool += [heated for heated in later if heated not in pool]
