"""Our worksheet class writes what xlsxwriter's own class writes, to the byte."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from generator.exchange.workbook.book import workbook_bytes
from generator.exchange.workbook.sheet import PlainSheet
from ladder_spec import load_handbook

CELLS = st.dictionaries(
    st.tuples(st.integers(0, 70), st.integers(0, 40)),
    st.tuples(st.text(max_size=5) | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 2)),
)


class OwnSheet(Worksheet):  # type: ignore[misc]  # it has no types
    """Xlsxwriter's class, by the name of our method."""

    text, number = Worksheet.write_string, Worksheet.write_number


def written(cells: dict[tuple[int, int], tuple[str | float, int]], sheet_class: type[Worksheet]) -> bytes:
    """A workbook with a heading and its help, and these cells: each a value and the number of its format; 0 = none."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - the format has no zones
    forms = (None, book.add_format({"bold": True}), book.add_format({"num_format": "0.00"}))
    for name in ("One", "Two"):
        sheet = book.add_worksheet(name, sheet_class)
        sheet.text(0, 3, "Heading")
        sheet.write_comment(0, 3, "Help.")
        for (row, column), (value, form) in cells.items():
            if isinstance(value, str):
                sheet.text(row, column, value, forms[form])
            else:
                sheet.number(row, column, value, forms[form])
    book.close()
    return target.getvalue()


@given(cells=CELLS)
def test_any_cells_are_written_as_xlsxwriter_writes_them(cells: dict[tuple[int, int], tuple[str | float, int]]) -> None:
    """Texts and numbers, formats, gaps between rows, and cells in any order."""
    assert written(cells, PlainSheet) == written(cells, OwnSheet)


def test_the_workbook_is_as_xlsxwriter_writes_it(handbook_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole workbook of the reference handbook, with its notes and drop-downs."""
    handbook = load_handbook(handbook_folder)
    ours = workbook_bytes(handbook)
    monkeypatch.setattr("generator.exchange.workbook.sheet.PlainSheet", OwnSheet)
    assert workbook_bytes(handbook) == ours
