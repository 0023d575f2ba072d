"""The scripts and style sheets of the widgets: small files, sent to a page once and joined there.

anywidget sends a widget's script and sheet as text with every instance, and a browser gives each instance a module of
its own. A lesson has two dozen widgets: so a widget sends a few lines that fetch the rest from :class:`Files`, which a
kernel has once. Whoever has a widget's model has that model too, in a view that is drawn anew and after a reload of the
page, since both live as long as the kernel.
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

__all__ = ["Files", "PageWidget", "files_of_kernel", "joined"]

_HERE: Final = Path(__file__).parent
_COMMON_SCRIPT: Final = "page_common.js"
_COMMON_SHEETS: Final = ("tokens.css", "page_common.css")
_made: Final[list[Files]] = []


@cache
def joined(*names: str) -> str:
    """Return these files of this folder, one after the other."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


class Files(ipywidgets.Widget):  # type: ignore[misc]
    """All scripts and sheets that widgets may ask for. It has no view."""

    name = traitlets.Unicode(help="Made of what the files say: two of one name are the same.").tag(sync=True)
    texts: traitlets.Dict[str, str] = traitlets.Dict(help="What stands in each file, by its name.").tag(sync=True)

    def __init__(self) -> None:
        names = sorted(file.name for file in _HERE.iterdir() if file.suffix in {".js", ".css"})
        said = sha256(joined(*names).encode()).hexdigest()[:16]
        super().__init__(name=f"hs-{said}", texts={name: joined(name) for name in names})

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: every page of this kernel runs what stands here."""


def files_of_kernel() -> Files:
    """Return the files of this kernel; anew where they were closed with all widgets."""
    if not _made or _made[-1].comm is None:
        _made[:] = [Files()]
    return _made[-1]


class PageWidget(anywidget.AnyWidget):
    """A widget that shows what it is told. ``scripts`` and ``sheets`` name its files, after those that all have."""

    _esm = joined("page_load.js")
    scripts: ClassVar[tuple[str, ...]] = ()
    sheets: ClassVar[tuple[str, ...]] = ()

    words = traitlets.Dict(help="The interface words, static.").tag(sync=True)
    heartbeat = traitlets.Float(5.0, min=0.05, help="Seconds between two pings of the page.").tag(sync=True)
    _files = anywidget.WidgetTrait().tag(sync=True)
    _scripts: traitlets.List[str] = traitlets.List().tag(sync=True)
    _sheets: traitlets.List[str] = traitlets.List().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(
            _files=files_of_kernel(),
            _scripts=[_COMMON_SCRIPT, *self.scripts],
            _sheets=[*_COMMON_SHEETS, *self.sheets],
            **traits,
        )

    @classmethod
    def code(cls) -> str:
        """Return the whole script, as the page joins it."""
        return joined(_COMMON_SCRIPT, *cls.scripts)

    @classmethod
    def style(cls) -> str:
        """Return all its sheets as one."""
        return joined(*_COMMON_SHEETS, *cls.sheets)

    def set_state(self, sync_data: Mapping[str, Any]) -> None:
        """Refuse what a browser would set: the page is told what to show, it decides nothing here."""
