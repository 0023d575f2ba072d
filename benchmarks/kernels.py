"""The processes behind a page: what they hold, and whether they still work."""

from __future__ import annotations

import time
from collections.abc import Sequence

import psutil

MEGABYTE = 1_000_000
QUIET = 0.03
"""Processor seconds in a second below which a process only waits."""


def resident(kernel: psutil.Process) -> float:
    """Return the megabytes that a process holds in memory."""
    return float(kernel.memory_info().rss) / MEGABYTE


def own(kernel: psutil.Process) -> float:
    """Return the megabytes that would be free if this process ended: without what it shares with others."""
    return float(kernel.memory_full_info().uss) / MEGABYTE


def spent(kernel: psutil.Process) -> float:
    """Return the processor seconds that a process used so far."""
    times = kernel.cpu_times()
    return float(times.user + times.system)


def wait_until_quiet(kernel: psutil.Process, at_most: float = 120.0) -> None:
    """Wait until a process has done nothing for two seconds. Raises TimeoutError."""
    until = time.monotonic() + at_most
    quiet = 0
    while quiet < 2:
        if time.monotonic() > until:
            raise TimeoutError(f"kernel {kernel.pid} was never quiet for {at_most:.0f} s")
        before = spent(kernel)
        time.sleep(1.0)
        quiet = quiet + 1 if spent(kernel) - before < QUIET else 0


def end(kernels: Sequence[psutil.Process]) -> None:
    """End kernels whose pages are gone, so that they do not disturb what is measured next."""
    for kernel in kernels:
        try:
            kernel.kill()
        except psutil.NoSuchProcess:
            continue
    psutil.wait_procs(list(kernels), timeout=10)
