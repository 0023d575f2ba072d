"""A worked example as plain values for the page."""

from __future__ import annotations

from typing import Any

from holdspace.content import Content

LONG = 8
"""Messages from which an example is a whole talk, and folds."""


def example(content: Content, lesson: str, id_: str) -> dict[str, Any]:
    """Return the example; raises KeyError where there is none of that id, ContentError."""
    for one in content.examples(lesson):
        if one.id == id_:
            said = [{"by": line.by, "text": line.text, "note": line.note or ""} for line in one.said]
            return {
                "title": one.title,
                "lead": one.lead or "",
                "said": said,
                "after": one.after or "",
                "folds": len(said) > LONG,
            }
    raise KeyError(id_)
