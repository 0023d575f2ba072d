"""Print the talks in docs/transcripts anew, as the people answer today: ``python docs/print_transcripts.py``.

Each page names its seed, and beside it lie the helper's messages. Only the talk is printed; what a page says before
and after it is left as it is. With ``--check`` nothing is written, and the pages that differ are named.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from holdspace.content import SHIPPED, find_content  # noqa: E402
from holdspace.persona import Persona  # noqa: E402
from holdspace.reading.helper import RuleHelperReader  # noqa: E402
from holdspace.simulate import Played, Talk, helper_lines  # noqa: E402

PAGES = PROJECT / "docs" / "transcripts"
WIDTH = 118
COMMAND = re.compile(r"^holdspace simulate --persona (\S+) --helper (\S+) --seed (\d+) --story$", re.MULTILINE)
PRINTED = re.compile(r"^## The talk\n.*?(?=^## What rang false)", re.MULTILINE | re.DOTALL)
QUIET = "*(an empty message)*"


class PageError(ValueError):
    """A page that can't be printed; the message says why."""


def pages() -> Iterator[Path]:
    """Yield every page that has a helper's messages beside it, in the order of their names."""
    yield from sorted(page for page in PAGES.glob("*.md") if page.with_suffix(".jsonl").exists())


def held(page: Path, persona: Persona, seed: int) -> list[Played]:
    """Play the page's messages to the person; raises PageError when the talk ends before the messages do."""
    messages = list(helper_lines(page.with_suffix(".jsonl").read_text("utf-8").splitlines()))
    talk = Talk(persona, RuleHelperReader(), seed)
    for message in messages:
        if talk.state.ended is not None:
            raise PageError(
                f"{page.name}: the talk ends at turn {talk.state.turn}, and there are {len(messages)} messages."
            )
        talk.say(message)
    return talk.turns


def quoted(text: str) -> str:
    """Return what was said as a blockquote; a line break within it starts a new paragraph."""
    bubbles = [line for line in text.splitlines() if line.strip()] or [QUIET]
    wrapped = (textwrap.wrap(b, WIDTH, break_long_words=False, break_on_hyphens=False) for b in bubbles)
    return "\n>\n".join("\n".join(f"> {line}" for line in lines) for lines in wrapped)


def printed(persona: Persona, turns: list[Played]) -> str:
    """Return the part of a page that holds the talk, with its heading and how it ended."""
    parts = ["## The talk"]
    for turn in turns:
        if turn.state.turn:
            parts += [f"**You, turn {turn.state.turn}**", quoted(turn.helper)]
        parts += [f"**{persona.name}**", quoted(turn.beat.text)]
    ended = turns[-1].state.ended
    parts.append(f"The talk ended: {ended}." if ended else "The talk had not ended.")
    return "\n\n".join(parts) + "\n\n"


def as_printed(page: Path) -> str:
    """Return the whole page with its talk as the person answers today; raises PageError."""
    text = page.read_text("utf-8")
    command, part = COMMAND.search(text), PRINTED.search(text)
    if command is None or part is None:
        raise PageError(f"{page.name}: the page names no command with a seed, or has no talk.")
    persona = find_content(SHIPPED).persona(command[1])
    talk = printed(persona, held(page, persona, int(command[3])))
    return text[: part.start()] + talk + text[part.end() :]


def main(arguments: list[str]) -> int:
    """Print every page anew, or say which differ; returns the exit code."""
    differ = [page for page in pages() if as_printed(page) != page.read_text("utf-8")]
    for page in differ:
        print(page.relative_to(PROJECT))
        if "--check" not in arguments:
            page.write_text(as_printed(page), "utf-8")
    return int("--check" in arguments and bool(differ))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
