"""The worksheet class of our workbooks: xlsxwriter's own, with a shorter way for the two things that it does for every cell.

Our sheets hold texts and numbers and nothing else: no formulas, no formats of rows or columns. So a cell needs none of the questions that
xlsxwriter asks of each. What is written is the same to the byte.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellNumberTuple, CellStringTuple, Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_BLOCK: Final = 16
"""So many rows share a hint on which columns they use."""


class PlainSheet(Worksheet):  # type: ignore[misc]  # it has no types
    """A worksheet of texts and numbers, whose notes stand at cells with something in them."""

    text, number = Worksheet._write_string, Worksheet._write_number  # noqa: SLF001 - the public ones ask of each cell what they are given
    """What write_string and write_number do, where no cell is given as "A1"."""

    def _write_rows(self) -> None:
        letters = [xl_col_to_name(column) for column in range((self.dim_colmax or 0) + 1)]
        styles: dict[Format | None, str] = {None: ""}
        for _, block in groupby(sorted(self.table.items()), lambda entry: entry[0] // _BLOCK):
            rows = [(number, cells) for number, cells in block if cells]
            if rows:
                spans = f"{min(min(cells) for _, cells in rows) + 1}:{max(max(cells) for _, cells in rows) + 1}"
                for number, cells in rows:
                    self.fh.write(f'<row r="{number + 1}" spans="{spans}">{_cells(number + 1, cells, letters, styles)}</row>')


def _cells(row: int, cells: dict[int, Any], letters: list[str], styles: dict[Format | None, str]) -> str:
    """The cells of a row as XML.

    Args:
        row: The number of the row, from 1.
        cells: By the number of the column, from 0.
        letters: What each column is called.
        styles: The mark of each format, as far as they were asked for.
    """
    found = []
    for column in sorted(cells):
        cell = cells[column]
        value, form = cell
        style = styles.get(form)
        if style is None:
            style = styles[form] = f' s="{form._get_xf_index()}"'  # noqa: SLF001 - its own lines of a cell ask the same
        if type(cell) is CellStringTuple:
            found.append(f'<c r="{letters[column]}{row}"{style} t="s"><v>{value}</v></c>')
        elif type(cell) is CellNumberTuple:
            found.append(f'<c r="{letters[column]}{row}"{style}><v>{value:.16G}</v></c>')
        else:
            raise TypeError(type(cell).__name__)
    return "".join(found)
