"""Run the benchmarks that are named, or all of them; print a table and write ``benchmarks/out/latest.json``."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from datetime import UTC, datetime
from typing import Any

from benchmarks import OUT
from benchmarks.figures import Figure

NAMES = ("turn", "first_characters", "page", "memory", "reading", "model")
BUSY = 1.5
"""One-minute load average above which times say more about the machine than about the project."""


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(NAMES)}; all by default")
    chosen = parser.parse_args().names or list(NAMES)
    if unknown := set(chosen) - set(NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    machine = _machine()
    print(f"{machine['processor']}, {machine['cores']} cores, Python {machine['python']}, load {machine['load']}")
    if machine["load"][0] > BUSY:
        print(f"This machine is busy (load above {BUSY}): times will be too long. Ratios suffer less.", file=sys.stderr)
    results = {}
    for name in chosen:
        benchmark = importlib.import_module(f"benchmarks.{name}")
        before = _load()
        print(f"\n{benchmark.TITLE}  (load {before[0]})", flush=True)
        figures = []
        for figure in benchmark.measure():
            print(_line(figure), flush=True)
            figures.append(figure)
        load = {"before": before, "after": _load()}
        results[name] = {"title": benchmark.TITLE, "load": load, "figures": [f.as_json() for f in figures]}
    OUT.mkdir(parents=True, exist_ok=True)
    record = {"measured": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "results": results}
    latest = OUT / "latest.json"
    latest.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nWritten to {latest}")


def _line(figure: Figure) -> str:
    goal = ""
    if figure.goal is not None:
        goal = f"goal: at most {figure.goal:g} {figure.unit}   {'kept' if figure.met else 'NOT KEPT'}"
    return f"  {figure.name:<58} {figure.value:>9.2f} {figure.unit:<3} {goal}".rstrip()


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": _load(),
    }


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            return next(line.partition(":")[2].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _load() -> list[float]:
    return [round(average, 2) for average in os.getloadavg()] if hasattr(os, "getloadavg") else [0.0, 0.0, 0.0]


if __name__ == "__main__":
    main()
