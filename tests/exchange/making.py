"""How messy workbooks are made by code, and what each of them must give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("Job Level", "Skill / Competency", "Requirement", "How is it checked?", "# required", "Who signs")


@dataclass(frozen=True)
class Expected:
    """What an import must give."""

    asks: dict[str, list[str]]
    """Level -> the ids of its requirements."""
    named: dict[str, str] = field(default_factory=dict)
    """`sheet!cell` -> words that the report has about it."""
    holds: tuple[str, ...] = ()
    """Values that stand in the specs."""


Case = tuple[Callable[[], Workbook], Expected]
CASES: dict[str, Case] = {}


def case(
    asks: dict[str, list[str]], named: dict[str, str] | None = None, holds: tuple[str, ...] = ()
) -> Callable[..., Callable[[], Workbook]]:
    """Enter a function that makes a workbook."""

    def enter(make: Callable[[], Workbook]) -> Callable[[], Workbook]:
        CASES[make.__name__] = make, Expected(asks, named or {}, holds)
        return make

    return enter


def book(*rows: tuple[object, ...], title: str = "Ladder", headings: tuple[str, ...] = HEADINGS) -> Workbook:
    """A workbook with one sheet: headings in its first row, then rows."""
    made = openpyxl.Workbook()
    fill(first(made), (headings, *rows), title)
    return made


def first(made: Workbook) -> Worksheet:
    """The first sheet."""
    sheet = made.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def fill(sheet: Worksheet, rows: tuple[tuple[object, ...], ...], title: str = "") -> Worksheet:
    """Write rows, as text what is text: also what begins with an equals sign."""
    sheet.title = title or sheet.title
    for number, row in enumerate(rows, sheet.max_row + 1 if sheet.max_row > 1 else 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, None)
                cell.value = value  # type: ignore[assignment]  # the table holds what a cell can hold
                if isinstance(value, str):
                    cell.data_type = "s"
    return sheet
