"""The self-check on paper: every skill of a level with the four answers, and every other requirement with met or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from generator.views.here import Line
    from generator.views.sheet import Imprint, SheetView
    from generator.views.sheet_rows import SheetGroup


class CheckView(Struct, frozen=True):
    """A self-check on paper."""

    kind: str
    """self-check"""
    imprint: Imprint
    ladder: str
    track: str
    title: str
    """The level."""
    summary: Line
    groups: tuple[SheetGroup, ...]


def check_view(view: SheetView) -> CheckView:
    """Return the self-check of a level: the rows of its requirement sheet, to be answered by yourself."""
    return CheckView("self-check", view.imprint, view.ladder, view.track, view.title, view.summary, view.groups)
