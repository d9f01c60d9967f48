"""Which sheets a handbook has: where each lies, what it is for, and how its view is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views.sheet import SheetView, sheet_view, short_view
from generator.views.sheet_booklet import BookletView, booklet_view
from generator.views.sheet_check import CheckView, check_view
from generator.views.sheet_notice import NoticeView
from generator.views.sheet_site import site_view
from generator.views.sheet_talk import TalkSheetView, talk_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.handbook import Handbook

FOLDER: Final = "sheets"

AnyView = SheetView | CheckView | TalkSheetView | BookletView | NoticeView


class SheetPlan(Struct, frozen=True):
    """A sheet that is to be printed."""

    path: str
    """Relative to the site: `sheets/levels/ma-2.pdf`."""
    kind: str
    """level, new, site, self-check, talk, booklet or notice"""
    fillable: bool
    """A form for the screen, with fields to fill in."""
    about: str
    """The level; for a booklet the ladder; "" for a sheet that fits every level."""
    site: str
    """The clinic; "" = every clinic."""
    view: AnyView
    subject: AnyView
    """What its mark is made from: all sheets about one thing carry the same mark."""


def sheet_plans(handbook: Handbook, levels: frozenset[str] | None = None, notice: NoticeView | None = None) -> Iterator[SheetPlan]:
    """Yield every sheet of a handbook.

    Args:
        handbook: The handbook.
        levels: Only the sheets of these levels; None = all sheets.
        notice: What changed; None = there is nothing to tell.
    """
    full = {level.id: sheet_view(handbook, level) for level in handbook.levels.values() if levels is None or level.id in levels}
    for level, view in full.items():
        yield from _of_level(handbook, level, view)
    if levels is not None:
        return
    talk = talk_view(handbook)
    yield SheetPlan(f"{FOLDER}/talk/talk-sheet.pdf", "talk", False, "", "", talk, talk)  # noqa: FBT003 - the fields of a value
    yield SheetPlan(f"{FOLDER}/talk/talk-sheet-form.pdf", "talk", True, "", "", talk, talk)  # noqa: FBT003 - the fields of a value
    if notice is not None:
        yield SheetPlan(f"{FOLDER}/notice/what-changed.pdf", "notice", False, "", "", notice, notice)  # noqa: FBT003 - the same
    for ladder in handbook.ladders.values():
        booklet = booklet_view(handbook, ladder, tuple(full[level] for level in ladder.levels))
        yield SheetPlan(f"{FOLDER}/booklets/{ladder.id}.pdf", "booklet", False, ladder.id, "", booklet, booklet)  # noqa: FBT003 - the same


def _of_level(handbook: Handbook, level: str, view: SheetView) -> Iterator[SheetPlan]:
    def plan(path: str, kind: str, shown: AnyView, *, fillable: bool = False, site: str = "") -> SheetPlan:
        return SheetPlan(f"{FOLDER}/{path}.pdf", kind, fillable, level, site, shown, shown if site else view)

    yield plan(f"levels/{level}", "level", view)
    yield plan(f"forms/{level}-form", "level", view, fillable=True)
    if view.kept:
        yield plan(f"new/{level}-new", "new", short_view(view))
    yield plan(f"self-check/{level}-self-check", "self-check", check_view(view))
    for site in handbook.sites_with(level):
        differing = site_view(handbook, view, level, handbook.sites[site])
        if differing is not None:
            yield plan(f"sites/{site}/{level}-{site}", "site", differing, site=site)
