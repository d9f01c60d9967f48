"""Write a workbook: a handbook to look at and edit in a spreadsheet, or an empty one to fill in. The same handbook gives the same bytes.

Nothing in it runs. Every text is written as text, also one that begins like a formula, and its cell is marked so that it stays text when
somebody edits it (OWASP, CSV injection).
"""

from __future__ import annotations

import io
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from generator.exchange.workbook.ids import choices_for, known_ids
from generator.exchange.workbook.records import Cells, Record, all_tables, records
from generator.render.data import FORMULA_SIGNS
from ladder_spec.adding_up import Status
from ladder_spec.models.requirement import CompetencyRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from generator.exchange.workbook.columns import Column, Table
    from generator.exchange.workbook.records import Value
    from generator.exchange.workbook.sheet import PlainSheet
    from ladder_spec.handbook import Handbook

FORMAT: Final = "rungbook/workbook/v1"
ABOUT: Final = "_rungbook"
"""The sheet that says what made the workbook; spreadsheets do not offer to show it."""
LISTS: Final = "_lists"
"""The sheet of what drop-downs offer."""
README: Final = "Read me"
MATRIX: Final = "Matrix"

_INLINE: Final = 255
"""Excel takes a drop-down's list in the cell's own rule up to so many characters; a longer one must lie on a sheet."""
_SPARE_ROWS: Final = 500
"""So many empty rows below the data have drop-downs too."""
_YES_NO: Final = {"true": "yes", "false": "no"}
_WIDTHS: Final = {"text": 40, "id": 22, "word": 16, "whole": 9, "money": 11, "day": 12, "yes-no": 9}


def workbook_bytes(handbook: Handbook, commit: str = "", *, filled: bool = True) -> bytes:
    """Return a handbook as a workbook (.xlsx).

    Args:
        handbook: The handbook.
        commit: The version in Git that it was made from; "" = not known.
        filled: False = only headings, help and drop-downs, to fill in.
    """
    import xlsxwriter  # noqa: PLC0415 - a build that finds the workbook kept does not pay for it

    from generator.exchange.workbook.sheet import PlainSheet  # noqa: PLC0415 - as xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.worksheet_class = PlainSheet
    day = handbook.file.edition_date
    book.set_properties({"title": handbook.file.title, "author": "Rungbook", "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - the format has no zones
    writer = _Writer(book, choices_for(known_ids(handbook)))
    writer.lines(README, _readme(handbook, filled=filled), 110)
    if filled:
        writer.grid(MATRIX, ("Domain", "Competency", *(level.title for level in handbook.levels.values())), _matrix(handbook))
    found = records(handbook) if filled else {}
    for table in all_tables(handbook):
        writer.table(table, found.get(table.name, ()))
    writer.lists()
    writer.about({"schema": FORMAT, "made by": f"rungbook {version('rungbook')}", "edition": handbook.file.edition, "commit": commit})
    book.close()
    return target.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, choices: Mapping[tuple[str, ...], tuple[str, ...]]) -> None:
        self._book = book
        self._choices = choices
        self._long: dict[tuple[str, ...], str] = {}
        base: dict[str, Any] = {"valign": "top", "text_wrap": True}
        self._plain = book.add_format(base)
        self._text = book.add_format({**base, "num_format": "@"})
        self._quoted = book.add_format({**base, "num_format": "@", "quote_prefix": True})
        self._money = book.add_format({**base, "num_format": "0.00"})
        self._head = book.add_format({**base, "bold": True, "bg_color": "#E4EFEC", "bottom": 1})
        self._title = book.add_format({"bold": True, "font_size": 14})

    def lines(self, name: str, lines: Iterable[str], width: int) -> None:
        """A sheet of text: a title, and lines below it."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, width)
        for number, line in enumerate(lines):
            self._put(sheet, number, 0, line, self._plain if number else self._title)

    def grid(self, name: str, headings: tuple[str, ...], rows: Iterable[Mapping[int, str]]) -> None:
        """A sheet to look at, with headings in the first row and the first two columns; each row by the numbers of its columns."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, 1, 26)
        sheet.set_column(2, max(2, len(headings) - 1), 18)
        for column, text in enumerate(headings):
            self._put(sheet, 0, column, text, self._head)
        for number, row in enumerate(rows, 1):
            for column, text in row.items():
                self._put(sheet, number, column, text, self._plain)

    def table(self, table: Table, things: Iterable[Record]) -> None:
        """A sheet of things."""
        sheet = self._book.add_worksheet(table.title)
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(table.columns):
            sheet.write_string(0, number, column.heading, self._head)
            sheet.write_comment(0, number, _help(column), {"author": "Rungbook", "x_scale": 2})
            sheet.set_column(number, number, _WIDTHS[column.form])
        places = {column.name: (number, *self._kind(column)) for number, column in enumerate(table.columns)}
        last = 0
        for last, row in enumerate((row for thing in things for row in thing.rows(table.keys)), 1):
            self._row(sheet, last, row, places)
        sheet.autofilter(0, 0, max(last, 1), len(table.columns) - 1)
        for number, column in enumerate(table.columns):
            self._drop_down(sheet, number, column, last + _SPARE_ROWS)

    def _kind(self, column: Column) -> tuple[bool, Mapping[str, str], Format]:
        """Whether the cells of a column are numbers; which words they show for others; and how they look."""
        if column.form in ("whole", "money") and not column.many:
            return True, {}, self._money if column.form == "money" else self._plain
        return False, _YES_NO if column.form == "yes-no" else {}, self._text

    def _row(self, sheet: PlainSheet, number: int, row: Cells, places: Mapping[str, tuple[int, bool, Mapping[str, str], Format]]) -> None:
        for name, value in row.items():
            column, is_number, words, form = places[name]
            text = value if type(value) is str else cell_text(value)
            if is_number:
                sheet.number(number, column, float(text), form)
            else:
                shown = words[text] if words else text
                sheet.text(number, column, shown, self._quoted if shown.startswith(FORMULA_SIGNS) else form)

    def _put(self, sheet: PlainSheet, row: int, column: int, text: str, form: Format) -> None:
        """Write a text as text."""
        sheet.text(row, column, text, self._quoted if text.startswith(FORMULA_SIGNS) else form)

    def _drop_down(self, sheet: PlainSheet, number: int, column: Column, last: int) -> None:
        offered = (
            ("yes", "no") if column.form == "yes-no" else column.words or (self._choices.get(column.ref.kinds, ()) if column.ref else ())
        )
        if not offered:
            return
        inline = len(",".join(offered)) <= _INLINE and not any("," in one for one in offered)
        source: Any = list(offered) if inline else f"={self._list_name(offered)}"
        # A cell with several lines is never one of the list, and an id may be that of a thing further down in this workbook.
        closed = column.form in ("word", "yes-no") and not column.many
        rule = {"validate": "list", "source": source, "error_title": "Not in the list", "error_message": "Pick one from the list."}
        sheet.data_validation(1, number, last, number, {**rule, "show_error": closed})

    def _list_name(self, offered: tuple[str, ...]) -> str:
        return self._long.setdefault(offered, f"rungbook_list_{len(self._long) + 1}")

    def lists(self) -> None:
        """The hidden sheet of long lists, each under a name."""
        if not self._long:
            return
        from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - as the rest of it

        sheet = self._book.add_worksheet(LISTS)
        sheet.hide()
        for number, (offered, name) in enumerate(self._long.items()):
            for row, one in enumerate(offered):
                sheet.text(row, number, one)
            letters = xl_col_to_name(number)
            self._book.define_name(name, f"='{LISTS}'!${letters}$1:${letters}${len(offered)}")

    def about(self, facts: Mapping[str, str]) -> None:
        """The very hidden sheet."""
        sheet = self._book.add_worksheet(ABOUT)
        sheet.very_hidden()
        for number, (key, value) in enumerate(facts.items()):
            sheet.write_string(number, 0, key)
            sheet.write_string(number, 1, value)


def cell_text(value: Value) -> str:
    """Return what stands in a cell: several values each on a line; a single one that could be taken for several ends with a line break."""
    if isinstance(value, str):
        return value
    return "\n".join(value) + ("\n" if len(value) == 1 and any(sign in value[0] for sign in ";,") else "")


def _help(column: Column) -> str:
    several = " Several: each on a line of its own (Alt+Enter)." if column.many else ""
    return f"{column.help}{several}\nField: {column.name}"


def _matrix(handbook: Handbook) -> Iterator[Mapping[int, str]]:
    """A row for each competency, a column for each level, and in each cell the step that the level asks in full."""
    steps = {step.id: step.title for scale in handbook.file.scales for step in scale.steps}
    remarks = {status: "" if status is Status.KEPT else f" ({status})" for status in Status}
    asked: dict[str, dict[int, str]] = {competency: {} for competency in handbook.competencies}
    for column, level in enumerate(handbook.levels, 2):
        for item in handbook.full(level).items:
            if isinstance(item.requirement, CompetencyRequirement):
                asked[item.requirement.competency][column] = f"{steps[item.requirement.proficiency]}{remarks[item.status]}"
    for file in handbook.domains.values():
        yield from ({0: file.domain.title, 1: one.title, **asked[one.id]} for one in file.competencies)


def _readme(handbook: Handbook, *, filled: bool) -> Iterator[str]:
    file = handbook.file
    yield f"{file.title}, {file.organization}, edition {file.edition}"
    if file.example:
        yield "This is an example handbook. The organization is made up; pay, dates and rules are samples."
    if filled:
        yield f"{MATRIX}: the step of each skill that each level asks in full. It is made from the other sheets; nobody reads it back."
    for table in all_tables(handbook):
        yield f"{table.title}: {table.help}"
    yield "Point to a heading to see what its field means. Drop-downs offer the ids of this handbook. An empty cell says nothing."
    yield "Not in this workbook: remarks for editors (note), ladders, pathways, clinics, states, credentials, funding, policies, and words."
    yield "To bring it back: rungbook import FILE --plan, read the plan, then rungbook import FILE --apply. Only new files are written."
