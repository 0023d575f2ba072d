"""The scripts and style sheets of the widgets: small files, joined, and sent to a page once.

anywidget sends a widget's script and sheet as text with every instance, and a browser gives each instance a module of
its own. A lesson has more than a dozen exercises: so a widget sends a few lines that fetch the rest from one
:class:`Script`, which a kernel has once for all widgets of a kind. Whoever has the widget's model has that model too,
in a view that is drawn anew and after a reload of the page, since both live as long as the kernel.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Final

import anywidget
import ipywidgets
import traitlets

__all__ = ["PageWidget", "Script", "joined", "script_of"]

_HERE: Final = Path(__file__).parent
_COMMON_SHEETS: Final = ("tokens.css", "page_common.css")
_kept: Final[dict[str, Script]] = {}


@cache
def joined(*names: str) -> str:
    """Return these files of this folder, one after the other."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


class Script(ipywidgets.Widget):  # type: ignore[misc]
    """The script and the sheets of one kind of widget, for all of that kind in this kernel. It has no view."""

    name = traitlets.Unicode(help="Made of what the script says: two of one name are the same.").tag(sync=True)
    code = traitlets.Unicode(help="One ES module.").tag(sync=True)
    sheets: traitlets.List[Any] = traitlets.List(help="Pairs of a name and a sheet, in their order.").tag(sync=True)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: every page of this kernel runs what stands here."""


def script_of(code: str, *sheets: str) -> Script:
    """Return the one script of this kernel that says this."""
    name = _named(code)
    script = _kept.get(name)
    if script is None or script.comm is None:  # closed with all widgets
        script = _kept[name] = Script(name=name, code=code, sheets=[(_named(sheet), sheet) for sheet in sheets])
    return script


def _named(text: str) -> str:
    return f"hs-{sha256(text.encode()).hexdigest()[:16]}"


class PageWidget(anywidget.AnyWidget):
    """A widget that shows what it is told. ``scripts`` and ``sheets`` name its files, after those that all have."""

    _esm = joined("page_load.js")
    scripts: ClassVar[tuple[str, ...]] = ()
    sheets: ClassVar[tuple[str, ...]] = ()

    words = traitlets.Dict(help="The interface words, static.").tag(sync=True)
    heartbeat = traitlets.Float(5.0, min=0.05, help="Seconds between two pings of the page.").tag(sync=True)
    _script = anywidget.WidgetTrait().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        script = script_of(self.code(), joined(*_COMMON_SHEETS), joined(*self.sheets))
        super().__init__(_script=script, **traits)

    @classmethod
    def code(cls) -> str:
        """Return the whole script."""
        return joined("page_common.js", *cls.scripts)

    @classmethod
    def style(cls) -> str:
        """Return all its sheets as one."""
        return joined(*_COMMON_SHEETS, *cls.sheets)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: the page is told what to show, it decides nothing here."""
