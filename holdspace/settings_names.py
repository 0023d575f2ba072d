"""Which names in the environment look like a setting and are none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from holdspace.settings import PREFIX, Settings

OTHERS: Final = ("CHROMIUM", "HOSTS", "OPEN", "PORT", "SERVED", "TOKEN", "TRAINING_DATA")
"""What else is read by that beginning: by ``python -m serving`` and its kernels, by tests and training."""
_KINDS: Final = {"KEY": "MODEL_KEY", "URL": "MODEL_URL", "PROXY": "MODEL_PROXY"}
"""By a name's last word, which other programs use too."""
_LIKE: Final = 0.6
"""How alike two names are, 0 to 1, for one to be meant by the other."""


def misspelt(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each name that begins as a setting's does and is none. No value is in it."""
    names = [*(name.upper() for name in Settings.model_fields), *OTHERS]
    for whole in sorted(environ):
        name = whole.upper().removeprefix(PREFIX)
        if name == whole.upper() or name in names:
            continue
        likely = difflib.get_close_matches(name, names, n=1, cutoff=_LIKE)
        if not likely and (kind := name.rpartition("_")[2]) in _KINDS:
            likely = [_KINDS[kind]]
        meant = f"Is {PREFIX}{likely[0]} meant?" if likely else "docs/models.md has the names of those for a model."
        yield f"{re.sub(r'[^!-~]', '?', whole)[:80]} (in the environment) is no setting, and changes nothing. {meant}"
