"""A debrief as plain text, for reading it without a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from holdspace.debrief_model import Debrief
from holdspace.debrief_parts import Cues, GivenBack, Moment

WIDTH = 100


def as_text(debrief: Debrief) -> str:
    """Return the debrief as text, every part with its heading."""
    return "\n".join(_lines(debrief)).rstrip() + "\n"


def _lines(d: Debrief) -> Iterator[str]:
    yield d.opening
    if d.short:
        yield from _wrapped(d.short)
    yield from _left(d)
    if not d.short:
        yield from _safety(d)
        yield from _strengths(d)
        yield from _cues(d.cues)
        yield from _felt(d)
        if d.given_back:
            yield from _given_back(d.given_back)
        yield from _figures(d)
        yield from _points(d)
        yield from _goal(d)
        yield from _unseen(d)
    if d.closing:
        yield ""
        yield from _wrapped(d.closing)


def _left(d: Debrief) -> Iterator[str]:
    if d.left:
        yield from _part(f"{d.person} left")
        yield from _wrapped(d.left.says)
        yield from _moment(d.left.moment)
        yield from _wrapped(f"To put it right, you could say: {d.left.mend}")
        yield from _wrapped(d.left.next)


def _strengths(d: Debrief) -> Iterator[str]:
    yield from _part("What helped" if d.strengths else "What was there")
    for s in d.strengths:
        yield from _wrapped(f"* {s.what}")
        yield from _moment(s.moment)
        yield from _wrapped(s.then, "  ")
    yield from _wrapped(d.plain)


def _safety(d: Debrief) -> Iterator[str]:
    if d.safety:
        yield from _part("Where it was about staying alive")
    none = [step.name for step in d.safety if step.done is None]
    for step in (s for s in d.safety if s.done is not None):
        mark = "done" if step.done else "not seen"
        at = f", your message {step.moment.message}" if step.moment and step.moment.message else ""
        yield from _wrapped(f"* {step.name} ({mark}{at}). {step.says}")
    if none:
        yield from _wrapped(f"* No chance in this talk: {'; '.join(none)}.")


def _felt(d: Debrief) -> Iterator[str]:
    if d.felt:
        yield from _part("What was felt, and what showed")
    for f in d.felt:
        yield from _wrapped(f'* {f.says} ("{_one_line(f.words)}")')


def _points(d: Debrief) -> Iterator[str]:
    yield from _part("To try another way")
    for p in d.points:
        yield from _wrapped(f"* {p.name}. {p.happened} {p.again}".rstrip())
        yield from _moment(p.moment)
        yield from _wrapped(p.effect, "  ")
        yield from _wrapped(f"For instance: {p.instead} ({p.why})", "  ")
    yield from _wrapped(d.no_points)
    if d.no_chance:
        yield from _part("No chance to show this")
        yield from _wrapped("; ".join(n.name for n in d.no_chance) + ".")


def _figures(d: Debrief) -> Iterator[str]:
    for habit in d.habits:
        yield from _wrapped(f"* {habit.says}")
    if d.miti:
        yield ""
        yield from _wrapped(" ".join(d.miti.says))
        yield from _wrapped(d.miti.about)


def _goal(d: Debrief) -> Iterator[str]:
    if d.goal is None:
        return
    yield from _part("What you had set out to try")
    yield from _wrapped(f"{d.goal.goal} {d.goal.says}")
    for g in d.goal.moments:
        yield from _wrapped(f"* {g.says}")
        yield from _moment(g.moment)


def _unseen(d: Debrief) -> Iterator[str]:
    yield from _part("What this program can't see")
    for text in d.unseen:
        yield from _wrapped(f"* {text}")
    if d.evidence:
        yield from _part("For a person to judge")
    for e in d.evidence:
        between = f" Between “{e.between[0]}” and “{e.between[1]}”." if e.between else ""
        yield from _wrapped(f"* {e.name}. {e.says}{between}")
    if d.question:
        yield from _wrapped(f"{d.question.text} {d.question.because}")
        yield from _moment(d.question.moment)


def _cues(cues: Cues) -> Iterator[str]:
    yield from _part("What showed in passing")
    yield from _wrapped(cues.says)
    for c in cues.seen:
        yield from _wrapped(f'* "{c.words}": {c.name}, {c.when}. {c.says}')
        if c.yours:
            yield from _wrapped(f"You: {c.yours.you or '(silence)'}", "    ")
        if c.could:
            yield from _wrapped(f"It could have been heard so: {c.could}", "    ")
        if c.may_dispute:
            yield f"    [I think I heard this: {c.id}]"


def _given_back(given: GivenBack) -> Iterator[str]:
    yield from _part("What you gave back")
    yield from _wrapped(given.says)
    for e in given.examples:
        yield from _wrapped(f"* {e.says}" + (f" (What was in it: {e.meant}.)" if e.meant else ""))
        yield from _moment(e.moment)
    yield ""
    yield from _wrapped("Counted by message: " + "; ".join(f"{c.name} {c.number}" for c in given.counts) + ".")
    yield from _wrapped(given.beside)
    yield from _wrapped(given.about_counts)


def _moment(moment: Moment) -> Iterator[str]:
    if moment.before:
        yield from _wrapped(f"They: {_one_line(moment.before)}", "    ")
    yield from _wrapped(f"You ({moment.message}): {_one_line(moment.you) or '(silence)'}", "    ")
    if moment.then:
        yield from _wrapped(f"They: {_one_line(moment.then)}", "    ")


def _part(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * len(title)


def _one_line(text: str) -> str:
    return " / ".join(line for line in text.splitlines() if line.strip())


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    hanging = indent + ("  " if text.startswith("* ") else "")
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=hanging)
