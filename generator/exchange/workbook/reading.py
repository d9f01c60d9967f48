"""Read a workbook as it is: every cell that is not empty with its address, merged areas, what is hidden, formulas with their last value."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from generator.exchange.packages import UnreadableOfficeFileError, clean, damaged, open_package
from generator.exchange.workbook.book import ABOUT, FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.cell.cell import Cell as FileCell
    from openpyxl.worksheet.worksheet import Worksheet

    from generator.exchange.packages import Package

CellForm = Literal["text", "number", "day", "yes-no", "error", "no-value"]
"""What a cell holds; `no-value` is a formula that was never worked out."""

_MOST_CELLS: Final = 300_000
_MOST_MERGED: Final = 200_000
_MERGE: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)[\"']")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s>/]")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is not empty."""

    row: int
    """From 1."""
    column: int
    """From 1."""
    text: str
    """Its value on one line: `10`, `21.6`, `80%`, `2026-07-01`."""
    form: CellForm = "text"
    lines: tuple[str, ...] = ()
    """The lines of a text that has several, or that ends with a line break."""
    remark: str = ""
    """What to know of it: it is a formula."""
    comment: str = ""
    """The note that somebody has put on it."""

    @property
    def at(self) -> str:
        """Its address: `B7`."""
        return address(self.row, self.column)


@dataclass(slots=True)
class Sheet:
    """One sheet."""

    title: str
    hidden: bool
    cells: dict[tuple[int, int], Cell]
    """By row and column."""
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Row and column of each cell of a merged area -> those of its first."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    headings: dict[int, int] = field(default_factory=dict)
    """Of a sheet of paragraphs: the rows that are headings of a document, with their rank from 1."""

    def heading(self, row: int, column: int) -> Cell | None:
        """Return what stands above a column; a merged heading stands above all the columns that it spans."""
        return self.cells.get(self.merged.get((row, column), (row, column)))

    def value(self, row: int, column: int) -> Cell | None:
        """Return what stands in a row for a column; a merged cell counts for every row that it spans, in its first column."""
        start = self.merged.get((row, column), (row, column))
        return self.cells.get(start) if start[1] == column else None

    def rows(self) -> dict[int, list[Cell]]:
        """Return the cells of each row that has any, left to right."""
        found: dict[int, list[Cell]] = {}
        for place in sorted(self.cells):
            found.setdefault(place[0], []).append(self.cells[place])
        return found

    def is_hidden(self, cell: Cell) -> bool:
        """Whether the spreadsheet does not show a cell."""
        return self.hidden or cell.row in self.hidden_rows or cell.column in self.hidden_columns


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook."""

    name: str
    """The name of the file."""
    content: bytes
    sheets: tuple[Sheet, ...]
    ours: bool
    """Rungbook wrote it: values are ids, and its own sheets are no data."""
    draft: str = ""
    """Why everything from it is a draft; "" = only what was uncertain is one."""


def address(row: int, column: int) -> str:
    """7, 2 -> `B7`."""
    return f"{letters(column)}{row}"


def letters(column: int) -> str:
    """1 -> `A`, 27 -> `AA`."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_number(name: str) -> int:
    """`AA` -> 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def read_workbook(path: Path) -> ReadBook:
    """Read a workbook. Nothing in it is run.

    Raises:
        UnreadableOfficeFileError: It is no workbook, is too large, has a password or macros, or is damaged.
    """
    package = open_package(path, "xl/workbook.xml", ".xlsx")
    _refuse_many_cells(package)
    written = _load(package, values=False)
    computed = _load(package, values=True) if any(_has_formula(sheet) for sheet in written.worksheets) else written
    sheets = tuple(_sheet(sheet, computed[sheet.title]) for sheet in written.worksheets)
    about = next((sheet for sheet in sheets if sheet.title == ABOUT), None)
    ours = about is not None and (cell := about.cells.get((1, 2))) is not None and cell.text == FORMAT
    return ReadBook(package.name, package.content, sheets, ours)


def _refuse_many_cells(package: Package) -> None:
    """A merged area of a whole sheet is a few letters in the file, and would be 17 billion cells."""
    for part in sorted(package.parts):
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            raw = package.part(part)
            merged = 0
            for left, top, right, bottom in _MERGE.findall(raw):
                width = abs(column_number(right.decode()) - column_number(left.decode())) + 1
                merged += width * (abs(int(bottom) - int(top)) + 1)
            cells = sum(1 for _ in _CELL.finditer(raw))
            if cells > _MOST_CELLS or merged > _MOST_MERGED:
                raise UnreadableOfficeFileError(
                    f"{package.name} has a sheet with {cells:,} cells and merged areas of {merged:,}; at most {_MOST_CELLS:,} and "
                    f"{_MOST_MERGED:,} are read. Copy the part that you need into a new workbook."
                )


def _load(package: Package, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl's workbook
    import openpyxl  # noqa: PLC0415 - only an import pays for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (pictures, rules of color) holds no cell
            return openpyxl.load_workbook(io.BytesIO(package.content), data_only=values)
    except Exception as error:  # openpyxl raises whatever a damaged part leads to
        raise damaged(package.name) from error


def _has_formula(sheet: Worksheet) -> bool:
    return any(cell.data_type == "f" for cell in _cells(sheet))


def _cells(sheet: Worksheet) -> Iterator[FileCell]:
    """The cells that the file has, not the square around them, which a stray cell can make very large."""
    yield from (cell for cell in sheet._cells.values() if cell.value is not None)  # noqa: SLF001 - no public way


def _sheet(sheet: Worksheet, computed: Worksheet) -> Sheet:
    cells = {}
    for cell in _cells(sheet):
        found = _cell(cell, computed.cell(cell.row, cell.column).value if cell.data_type == "f" else cell.value)
        if found is not None:
            cells[found.row, found.column] = found
    merged = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    hidden_columns = {
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for number in range(dimension.min or 0, min(dimension.max or 0, 16_384) + 1)
    }
    hidden_rows = frozenset(number for number, dimension in sheet.row_dimensions.items() if dimension.hidden)
    return Sheet(sheet.title, sheet.sheet_state != "visible", cells, merged, hidden_rows, frozenset(hidden_columns))


def _cell(cell: FileCell, value: object) -> Cell | None:
    """A cell with its value, or None where only blanks stand."""
    comment = clean(cell.comment.text) if cell.comment else ""
    if cell.data_type == "f" and value is None:
        return Cell(cell.row, cell.column, "a formula", "no-value", comment=comment)
    remark = "it is a formula; its last value was read" if cell.data_type == "f" else ""
    if isinstance(value, str) and (cell.data_type == "e" or (remark and value.startswith("#"))):
        return Cell(cell.row, cell.column, value, "error", remark=remark, comment=comment)
    form, text = _text(value, str(cell.number_format))
    raw = str(value) if isinstance(value, str) else ""
    lines = tuple(line for one in raw.splitlines() if (line := clean(one))) if "\n" in raw.strip(" ") else ()
    return Cell(cell.row, cell.column, text, form, lines, remark, comment) if text else None


def _text(value: object, number_format: str) -> tuple[CellForm, str]:
    if isinstance(value, bool):
        return "yes-no", "true" if value else "false"
    if isinstance(value, int | float):
        percent = "%" in number_format
        text = f"{value * 100:.10g}" if percent else f"{value:.15g}"
        return "number", f"{text}%" if percent else text
    if isinstance(value, dt.datetime):
        return "day", value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return "day", value.isoformat()
    return "text", clean(str(value))
