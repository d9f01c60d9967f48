"""The plan of an import: which cells are headings, what each column means, and what its words stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.exchange.workbook.reading import ReadBook

LEAVE_OUT: Final = "leave-out"
"""What stands in a plan where something is not to be imported."""
READ: Final = "read"


@dataclass(slots=True)
class PlannedTable:
    """One table of a sheet."""

    sheet: str
    holds: str
    """The table of the spec language that its rows become: `requirements`."""
    headings: tuple[int, ...]
    """The rows of its headings; () = it has none."""
    first: int
    """Its first row of data."""
    last: int
    columns: dict[int, tuple[str, ...]]
    """Column of the sheet -> the fields that it gives; () = left out."""
    fixed: dict[str, str] = field(default_factory=dict)
    """Fields that are the same in every row, and that no column gives."""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Field -> what stands in a cell -> what it is in the spec language, or `leave-out`."""
    about: dict[int, str] = field(default_factory=dict)
    """Column -> its heading, how sure the field is, and samples, for a person."""
    doubts: dict[tuple[str, str], str] = field(default_factory=dict)
    """(Field, what stands in a cell) -> why it was read so, for a person."""


@dataclass(slots=True)
class Plan:
    """How a workbook becomes specs."""

    workbook: str
    fingerprint: str
    ladder: str
    """The ladder that new levels go into."""
    hidden: str
    """Whether hidden rows, columns and sheets are read."""
    tables: list[PlannedTable]
    remarks: list[str] = field(default_factory=list)
    """What a person should know of the workbook."""


def fingerprint_of(book: ReadBook) -> str:
    """Return what tells whether a workbook is still the one that was planned."""
    return sha256(book.content).hexdigest()[:12]
