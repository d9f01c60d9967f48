"""The page "Downloads": every data file with what it holds and its size, and what stands in the large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.here import Here
from generator.views.news import CALENDAR, FEED
from generator.views.page import Frame, SectionView
from generator.views.sheet_links import SHEET_COLUMNS, clinic_sheets, other_sheets, sheet_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.output import OutputFile, PlannedFile
    from generator.views.sheet_links import SheetLink, SheetTableRow
    from ladder_spec.handbook import Handbook

HANDBOOK_JSON: Final = "data/handbook.json"
LEVELS_CSV: Final = "data/levels.csv"
REQUIREMENTS_CSV: Final = "data/requirements.csv"
COMPETENCIES_CSV: Final = "data/competencies.csv"
PROGRAMS_CSV: Final = "data/programs.csv"

WORKBOOK: Final = "data/handbook.xlsx"
DATA_SCHEMA: Final = "data/handbook.schema.json"

HOLDS: Final = {
    WORKBOOK: "Levels, requirements, skills and programs, and which step of each skill each level asks. Each heading explains itself.",
    LEVELS_CSV: "One row for each level: track, tier, pay, and how many requirements it has.",
    REQUIREMENTS_CSV: "One row for each thing that a level asks for, in full: new, raised, or kept, with its proof and who signs.",
    COMPETENCIES_CSV: "One row for each skill: what it looks like at every step, and which levels ask for it.",
    PROGRAMS_CSV: "One row for each program: what it teaches, hours, days, price, and what you pay today.",
    HANDBOOK_JSON: "Everything in this handbook.",
    DATA_SCHEMA: "What may stand in handbook.json: its JSON Schema.",
}
"""What each file holds, by its path, in the order of the page."""

FOLLOWED: Final = {
    CALENDAR: "From when changes hold, when you may apply, and when rules are looked at again. Open it with your calendar.",
    FEED: "Each change by itself, for a feed reader or a team channel.",
}
"""What each file holds that is there only where it has something to say."""

PARTS: Final = {
    "about": "What this file is, and what each part holds.",
    "changes": "Notes about changes, newest first.",
    "competencies": "Skills, in the order of their domains: behavior and proof at every step, who asks for them, who teaches them.",
    "counts": "How many there are of each.",
    "credentials": "Cards and licenses, with prices, who pays, source, and date.",
    "domains": "Groups of skills.",
    "entries": "Ways into the ladder from outside.",
    "funding": "Money for school and exams.",
    "glossary": "Words, from A to Z.",
    "handbook": "Title, organization, edition, and contact.",
    "ladders": "Tracks, tiers, the order of the levels, and pay rules.",
    "levels": "Levels: what each writes itself with its proofs (own), and all that it asks with its status and path (full).",
    "pathways": "Routes to a goal.",
    "policies": "How to move up, mentors and career talks, recognition.",
    "programs": "Training programs, with prices, who pays, and what you pay today.",
    "roles": "Who signs, decides, or helps.",
    "scales": "Steps of skill, from lowest to highest.",
    "sites": "Clinics: the levels they have, and where they differ.",
    "states": "What each state says of each task, with source and date.",
    "transitions": "Ways from one level to another.",
}
"""What each part of the large file holds, by its key."""

_OPENS_IN: Final = {
    "xlsx": "For a spreadsheet",
    "csv": "For a spreadsheet",
    "ics": "For a calendar",
    "xml": "For a feed reader",
    "json": "For other software",
}
"""By the ending of the file."""
_LEAD: Final = "The facts of this handbook as files: for a spreadsheet, or for other software."
_LEAD_WITH_SHEETS: Final = "Sheets to print, sign, or fill in, and the facts of this handbook as files for other software."


class FileLine(Struct, frozen=True):
    """One file."""

    name: str
    """levels.csv"""
    href: str
    holds: str
    opens_in: str
    """For a spreadsheet, or for other software."""
    size: str
    """12 KB"""


class PartLine(Struct, frozen=True):
    """One part of the large file."""

    key: str
    holds: str


class ClinicSheets(Struct, frozen=True):
    """The sheets of a clinic that differs."""

    clinic: str
    sheets: tuple[SheetLink, ...]


class DownloadsView(Struct, frozen=True):
    """Everything on the page "Downloads"."""

    frame: Frame
    lead: str
    files: tuple[FileLine, ...]
    sheet_columns: tuple[str, ...]
    sheets: tuple[SheetTableRow, ...]
    """The printed sheets of each level; () = none were printed."""
    other_sheets: tuple[SheetLink, ...]
    """Sheets that belong to no level."""
    clinics: tuple[ClinicSheets, ...]
    large: str
    """The name of the file that has parts."""
    parts: tuple[PartLine, ...]


def pages(handbook: Handbook, files: Iterable[OutputFile | PlannedFile], *, directory_urls: bool) -> Iterator[DownloadsView]:
    """Yield the page "Downloads".

    Args:
        handbook: The handbook.
        files: The data files as they are published; the page tells their size.
        directory_urls: Whether pages are published as folders.
    """
    yield downloads_view(Here(handbook, links.DOWNLOADS, directory_urls), {file.path: len(file.content) for file in files})


def downloads_view(here: Here, sizes: dict[str, int]) -> DownloadsView:
    """Return the view of the page "Downloads".

    Args:
        here: The page.
        sizes: The size of each file in bytes, by its path.
    """
    rows = sheet_rows(here)
    lead = _LEAD_WITH_SHEETS if rows else _LEAD
    sections = (SectionView("sheets", "Sheets to print and sign"),) if rows else ()
    return DownloadsView(
        frame=Frame(
            path=here.page,
            view="downloads",
            title="Downloads",
            description=lead,
            source="",
            trail=(here.home(),),
            sections=(*sections, SectionView("files", "Files"), SectionView("handbook-json", "What is in handbook.json")),
            search=(
                SearchSection("", "Downloads", f"{lead} Data, CSV, Excel, spreadsheet, JSON, export. PDF, print, paper, sign, booklet."),
            ),
        ),
        lead=lead,
        sheet_columns=SHEET_COLUMNS,
        sheets=rows,
        other_sheets=other_sheets(here),
        clinics=tuple(ClinicSheets(site.title, found) for site in here.handbook.sites.values() if (found := clinic_sheets(here, site.id))),
        files=tuple(_line(here, path, holds, sizes[path]) for path, holds in (HOLDS | FOLLOWED).items() if path in sizes),
        large=_name(HANDBOOK_JSON),
        parts=tuple(PartLine(key, holds) for key, holds in PARTS.items()),
    )


def _line(here: Here, path: str, holds: str, size: int) -> FileLine:
    href = links.file_href(here.page, path, directory_urls=here.directory_urls)
    return FileLine(_name(path), href, holds, _OPENS_IN[path.rpartition(".")[2]], words.kilobytes(size))


def _name(path: str) -> str:
    return path.rpartition("/")[2]
