from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import snowballstemmer

from holdspace.client.words import stem

WORDS = [f"{start}{end}" for start in ("carry", "worri", "exhaust", "embarrass", "sleepless") for end in (
    "ing", "ed", "ness", "fully", "ational", "es", "ement", "iveness", "ously", "ication", "able", "ers"
)]  # fmt: skip


def test_threads_that_stem_at_once_do_not_stem_each_others_words() -> None:
    alone = [snowballstemmer.stemmer("english").stemWord(word) for word in WORDS]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for found in threads.map(lambda _: [stem.__wrapped__(word) for word in WORDS], range(24)):
                assert found == alone
    finally:
        sys.setswitchinterval(switching)
