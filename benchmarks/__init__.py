"""Measurements of the project's promises: ``python -m benchmarks [names...]``.

Nothing here decides whether a build is good: figures depend on the machine and on what else it does. Servers, the
browser and conversations are those of the tests, so ``tests/`` is made importable, as pytest does for itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
OUT = PROJECT / "benchmarks" / "out"

if (_tests := str(PROJECT / "tests")) not in sys.path:
    sys.path.append(_tests)
