"""Links to printed sheets, for the pages that offer them, each with what it is for, how many pages it has, and its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import links, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.here import Here


class SheetFile(Struct, frozen=True):
    """A sheet that was printed."""

    path: str
    """Relative to the site: `sheets/levels/ma-2.pdf`."""
    kind: str
    """level, new, self-check, site, talk, booklet or notice"""
    fillable: bool
    about: str
    """The level; for a booklet the ladder; "" for a sheet that fits every level."""
    site: str
    """The clinic; "" = every clinic."""
    mark: str
    """2026.2-1a2b3c4d: edition and mark, as they stand in the address on the sheet."""
    pages: int
    size: int
    """In bytes."""


class SheetLink(Struct, frozen=True):
    """A link to a sheet."""

    title: str
    href: str
    facts: str
    """PDF, 3 pages, 56 KB"""
    holds: str
    """What it is for."""


class LevelSheets(Struct, frozen=True):
    """The sheets of a level."""

    main: tuple[SheetLink, ...]
    clinics: tuple[SheetLink, ...]
    """Sheets of clinics that differ, by the name of the clinic."""
    mark: str
    """The mark of the words that hold today."""
    level: str


class SheetTableRow(Struct, frozen=True):
    """The sheets of a level on the page of all downloads."""

    level: str
    cells: tuple[SheetLink | None, ...]
    """One for each of SHEET_COLUMNS; None = the level has no such sheet."""


_MAIN: Final = {
    ("level", False): ("Requirement sheet", "All that the level asks, to tick, sign, and date."),
    ("new", False): ("What is new", "A short sheet with only what is new or raised."),
    ("level", True): ("To fill in on a screen", "The requirement sheet with fields to fill in and save."),
    ("self-check", False): ("Self-check on paper", "A private list to tick for yourself."),
}
"""Name and use of the sheets that a level has, in the order in which pages offer them, by kind and whether it is a form."""
_OTHERS: Final = {
    ("talk", False): ("Career talk sheet", "Blank, for a talk about your next step."),
    ("talk", True): ("Career talk sheet to fill in", "The same with fields to fill in and save."),
    ("notice", False): ("Notice for the staff room", "What changed, on one page."),
    ("booklet", False): ("Booklet", "All levels in one file, with contents and bookmarks."),
}
SHEET_COLUMNS: Final = tuple(name for name, _ in _MAIN.values())


def level_sheets(here: Here, level: str) -> LevelSheets | None:
    """Return the sheets of a level; None where none were printed."""
    found = [file for file in here.sheets if file.about == level and file.kind != "booklet"]
    clinics = sorted((file for file in found if file.site), key=lambda file: here.title("site", file.site))
    main = {(file.kind, file.fillable): file for file in found if not file.site}
    if not main:
        return None
    return LevelSheets(
        main=tuple(_link(here, main[kind], *said) for kind, said in _MAIN.items() if kind in main),
        clinics=tuple(_link(here, file, here.title("site", file.site), "") for file in clinics),
        mark=main["level", False].mark,
        level=level,
    )


def clinic_sheets(here: Here, site: str) -> tuple[SheetLink, ...]:
    """Return the sheets of a clinic, for the levels at which it differs, in the order of the levels."""
    return tuple(_link(here, file, here.title("level", file.about), "") for file in here.sheets if file.site == site)


def clinic_marks(here: Here, site: str) -> str:
    """Return the marks of the words that hold today at a clinic, with blanks between them."""
    return " ".join(file.mark for file in here.sheets if file.site == site)


def notice_sheet(here: Here) -> SheetLink | None:
    """Return the notice of what changed, for staff rooms; None where none was printed."""
    found = (_link(here, file, *_OTHERS["notice", False]) for file in here.sheets if file.kind == "notice")
    return next(found, None)


def sheet_rows(here: Here) -> tuple[SheetTableRow, ...]:
    """Return a row for each level that has sheets."""
    rows = ((level, level_sheets(here, level.id)) for level in here.handbook.levels.values())
    return tuple(
        SheetTableRow(level.title, tuple(_named(found.main, column) for column in SHEET_COLUMNS)) for level, found in rows if found
    )


def other_sheets(here: Here) -> tuple[SheetLink, ...]:
    """Return the sheets that belong to no level."""
    found = ((file, _OTHERS[file.kind, file.fillable]) for file in here.sheets if (file.kind, file.fillable) in _OTHERS)
    several = len(here.handbook.ladders) > 1
    return tuple(
        _link(here, file, f"{name}: {here.title('ladder', file.about)}" if file.kind == "booklet" and several else name, use)
        for file, (name, use) in found
    )


def _named(found: Iterable[SheetLink], name: str) -> SheetLink | None:
    return next((link for link in found if link.title == name), None)


def _link(here: Here, file: SheetFile, title: str, holds: str) -> SheetLink:
    return SheetLink(
        title=title,
        href=links.file_href(here.page, file.path, directory_urls=here.directory_urls),
        facts=f"PDF, {words.counted(file.pages, 'page')}, {words.kilobytes(file.size)}",
        holds=holds,
    )
