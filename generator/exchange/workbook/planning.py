"""Propose a plan for a workbook of any shape: find its tables, their headings, what the columns mean, and what the words stand for."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from generator.exchange.workbook.book import ABOUT, LISTS, MATRIX, README
from generator.exchange.workbook.headings import best_table, folded, is_total
from generator.exchange.workbook.matrix import SKILL_MATRIX
from generator.exchange.workbook.matrix_planning import IN_HANDBOOK, explain_matrix, find_matrix, matrix_remarks
from generator.exchange.workbook.plan import LEAVE_OUT, Plan, PlannedTable, fingerprint_of
from generator.exchange.workbook.reading import letters
from generator.exchange.workbook.values import id_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.exchange.workbook.columns import Column, Table
    from generator.exchange.workbook.meaning import Meanings
    from generator.exchange.workbook.reading import Cell, ReadBook, Sheet

OURS: Final = frozenset({README, MATRIX, LISTS, ABOUT})
"""Sheets of our own workbooks that hold no data."""
_LOOKED_AT: Final = 40
"""Headings stand in the first rows of a sheet, or behind an empty row."""
_SURE: Final = 1.5
"""A single row of headings is at least so fit; see `fitness`."""
_SAMPLES: Final = 3
_SAMPLE: Final = 40
"""Letters of a sample."""
_ASKS: Final = re.compile(
    r"requir|qualif|skill|responsib|dut(?:y|ies)|essential|experience|educat|certif|licen|competenc|abilit|knowledge|must|task",
    re.IGNORECASE,
)
"""Headings of a job description below which stands what a job asks for."""
TEXT_SHEET: Final = "Text"
"""The sheet of a document's paragraphs; its row is the number of the paragraph, empty ones not counted."""
_ASKED: Final = r"(?:requirements?|criteria|check ?lists?|skills?|competenc(?:y|ies)|expectations?|standards?)"
_OF_LEVEL: Final = re.compile(rf"^{_ASKED}(?: (?:for|of))?(?: an?| the)?\b|\b{_ASKED}$", re.IGNORECASE)
"""What a title says of a level beside its name: “MA II requirements”, “Checklist for MA II”."""
_MANY: Final = 20
"""More words than this are not listed if none of them is known."""
_LONGEST_WORD: Final = 80
"""A longer text is no word of a list."""


class Planner:
    """Plans one workbook."""

    def __init__(self, book: ReadBook, tables: tuple[Table, ...], meanings: Meanings) -> None:
        """Take a workbook.

        Args:
            book: The workbook.
            tables: The tables of the spec language.
            meanings: What words stand for in the handbook that it is imported into.
        """
        self._book = book
        self._tables = {table.name: table for table in tables}
        self._meanings = meanings

    def plan(self) -> Plan:
        """Return the plan."""
        ladders = list(self._meanings.ids.get("ladder", {}))
        plan = Plan(self._book.name, fingerprint_of(self._book), ladders[0] if ladders else "ladder", LEAVE_OUT, [])
        for sheet in self._book.sheets:
            if self._book.ours and sheet.title in OURS:
                continue
            found = list(self._sections(sheet) if self._book.draft and sheet.title == TEXT_SHEET else self._tables_of(sheet))
            plan.tables += found
            plan.remarks += [*_remarks(sheet, found), *_without_step(found), *matrix_remarks(found)]
        if self._book.draft:
            plan.remarks.append(f"The rows of “{TEXT_SHEET}” are the paragraphs of the document; empty ones are not counted.")
        return plan

    def _sections(self, sheet: Sheet) -> Iterator[PlannedTable]:
        """The sections of a document: what stands below each heading."""
        if not sheet.cells:
            return
        last, title = max(sheet.cells)[0], _title(sheet)
        heads = [0, *sheet.headings, last + 1]
        for head, after in pairwise(heads):
            if head + 1 < after:
                name = sheet.cells[head, 1].text if head else ""
                asks = bool(_ASKS.search(name))
                table = PlannedTable(
                    sheet.title, "requirements", (head,) if head else (), head + 1, after - 1, {1: ("text",) if asks else ()}
                )
                table.about[1] = (
                    f"“{name}”: {', '.join(sheet.cells[row, 1].text[:_SAMPLE] for row in range(head + 1, min(after, head + 4)))}"
                )
                self._fix_level(table, title)
                yield table

    def _tables_of(self, sheet: Sheet) -> Iterator[PlannedTable]:
        """The tables of a sheet, from top to bottom, those beside one another from left to right."""
        rows = sheet.rows()
        numbers = list(rows)
        starts: list[tuple[str, tuple[int, ...], list[PlannedTable]]] = []
        previous, headings = 0, ""
        taken = 0
        for position, number in enumerate(numbers):
            title = _title_above(rows, number)
            near = bool(title) or number > previous + 1 or (not starts and position < _LOOKED_AT)
            looked_at = number == numbers[0] if self._book.ours else near and (bool(title) or _same(rows[number]) != headings)
            if number > taken and looked_at and len(rows[number]) > 1 and all(_may_be_heading(cell) for cell in rows[number]):
                heads, found = self._heads(sheet, number, numbers[position + 1 : position + 2])
                if found:
                    starts.append((title, heads, found))
                    taken, headings = heads[-1], _same(rows[heads[-1]])
            previous = number
        several = sum(bool(title) for title, _, _ in starts) > 1
        for position, (title, heads, found) in enumerate(starts):
            below = starts[position + 1] if position + 1 < len(starts) else None
            end = below[1][0] - 1 - bool(below[0]) if below else numbers[-1]
            for table in found:
                table.first, table.last = heads[-1] + 1, end
                if table.first <= table.last:
                    self._explain(sheet, table, self._subject(sheet, title, several=several))
                    yield table

    def _heads(self, sheet: Sheet, row: int, after: list[int]) -> tuple[tuple[int, ...], list[PlannedTable]]:
        """The tables whose headings stand in a row, alone or with the row below it."""
        alone = self._side_by_side(sheet, (row,))
        both = self._side_by_side(sheet, (row, row + 1)) if after == [row + 1] else (0.0, [])
        below = self._side_by_side(sheet, (row + 1,)) if both[0] else (0.0, [])
        if both[0] >= max(alone[0], below[0]) + 0.5:
            return (row, row + 1), both[1]
        if below[0] > alone[0]:
            return (row,), []  # it stands above the headings, and is one of them at most
        return (row,), alone[1]

    def _side_by_side(self, sheet: Sheet, heads: tuple[int, ...]) -> tuple[float, list[PlannedTable]]:
        """The tables whose headings stand in these rows, and how fit they are: one, or several with empty columns between them."""
        columns = sorted({column for row, column in sheet.cells if row in heads})
        if len(heads) > 1:  # a merged heading stands above columns that have no cell of their own
            columns = sorted({*columns, *(column for row, column in sheet.merged if row in heads)})
        texts = {column: text for column in columns if (text := _heading(sheet, heads, column))}
        if not texts:
            return 0.0, []
        runs: list[list[int]] = []
        for column in texts:
            if runs and column == runs[-1][-1] + 1:
                runs[-1].append(column)
            else:
                runs.append([column])
        apart = [self._table(sheet, heads, {column: texts[column] for column in run}) for run in runs]
        good = [(score, table) for score, table in apart if table is not None]
        if len(good) > 1:
            return sum(score for score, _ in good), [table for _, table in good]
        score, table = self._table(sheet, heads, texts)
        return score, [table] if table is not None else []

    def _table(self, sheet: Sheet, heads: tuple[int, ...], texts: dict[int, str]) -> tuple[float, PlannedTable | None]:
        grid = None if self._book.ours else find_matrix(sheet, heads, texts, self._tables.values(), self._meanings)
        if grid is not None:
            return grid
        score, table, found = best_table(texts, self._tables.values(), sheet.title)
        if table is None or score < _SURE:
            return 0.0, None
        columns: dict[int, tuple[str, ...]] = {column: (found[column][0],) if column in found else () for column in texts}
        about = {column: f"“{texts[column]}”" + (f", {found[column][1]:.2f}" if column in found else "") for column in texts}
        return score, PlannedTable(sheet.title, table.name, heads, 0, 0, columns, about=about)

    def _subject(self, sheet: Sheet, title: str, *, several: bool) -> str:
        """What a table is about: its own title if that is a level, or if several tables have one, else the name of its sheet."""
        if self._book.draft:
            return _title(self._book.sheets[0])
        name = _OF_LEVEL.sub("", " ".join(title.split())).strip(" :-\u2013\u2014")
        known = self._meanings.one(self._tables["requirements"].column("level"), name)[0] if name else None
        return name if name and (known or several) else sheet.title

    def _explain(self, sheet: Sheet, table: PlannedTable, subject: str) -> None:
        """Add samples, further fields of a column, what is the same in every row, and what the words stand for."""
        if table.holds == SKILL_MATRIX.name:
            explain_matrix(sheet, table, self._meanings)
        for column in table.columns:
            samples = [cell.text[:_SAMPLE] for row in range(table.first, table.last + 1) if (cell := sheet.cells.get((row, column)))]
            table.about[column] += f": {', '.join(samples[:_SAMPLES])}" if samples else ": all empty"
        if table.holds == SKILL_MATRIX.name:
            return
        model = self._tables[table.holds]
        if not self._book.ours:
            _more_fields(table)
            given = {name for fields in table.columns.values() for name in fields}
            if table.holds == "requirements" and "level" not in given:
                self._fix_level(table, subject)
        for column, fields in table.columns.items():
            for name in fields:
                self._words(sheet, table, column, model.column(name))
        _without_strangers(table)

    def _fix_level(self, table: PlannedTable, title: str) -> None:
        """All rows belong to the level that a title names."""
        known = self._meanings.one(self._tables["requirements"].column("level"), title)[0]
        level = known or id_of(title) or "level"
        table.fixed["level"] = level
        table.values["level"] = {title: level}
        table.doubts["level", title] = IN_HANDBOOK if known else "new"

    def _words(self, sheet: Sheet, table: PlannedTable, column: int, field: Column) -> None:
        """What the words of a column stand for, where they are not ids already."""
        if not (field.ref or field.words) or field.form not in ("id", "word"):
            return
        for text in self._distinct(sheet, table, column, field):
            if len(text) > _LONGEST_WORD or self._meanings.is_known(field, text, ours=self._book.ours):
                continue
            value, doubt = self._meanings.one(field, text)
            if (field.name, table.holds) in {("level", "requirements"), ("domain", "competencies")} and id_of(text):
                value, doubt = value or id_of(text), IN_HANDBOOK if value else "new"
            table.values.setdefault(field.name, {})[text] = value or LEAVE_OUT
            table.doubts[field.name, text] = doubt

    def _distinct(self, sheet: Sheet, table: PlannedTable, column: int, field: Column) -> list[str]:
        cells = [cell for row in range(table.first, table.last + 1) if (cell := sheet.cells.get((row, column)))]
        readable = [cell for cell in cells if cell.form not in ("error", "no-value") and not is_total(cell.text)]
        return list(dict.fromkeys(part for cell in readable for part in (parts_of(cell) if field.many else (cell.text,))))


def _more_fields(table: PlannedTable) -> None:
    """A column about proof also says who signs; the name of a skill also makes the id."""
    given = {name for fields in table.columns.values() for name in fields}
    for column, fields in table.columns.items():
        if fields == ("evidence.type",) and "evidence.signed_by" not in given:
            table.columns[column] = ("evidence.type", "evidence.signed_by")
        if fields == ("competency",) and "id" not in given and table.holds == "requirements":
            table.columns[column] = ("competency", "id")


def _without_strangers(table: PlannedTable) -> None:
    """Skills of which the handbook has none are names only; a list of them would help nobody."""
    found = table.values.get("competency", {})
    if len(found) > _MANY and all(value == LEAVE_OUT for value in found.values()):
        del table.values["competency"]
        for column, fields in table.columns.items():
            table.columns[column] = tuple(name for name in fields if name != "competency" or len(fields) == 1)


def _heading(sheet: Sheet, heads: tuple[int, ...], column: int) -> str:
    """The words above a column, those of both rows where there are two."""
    found: list[Cell | None] = [sheet.heading(row, column) for row in heads]
    return " ".join(dict.fromkeys(cell.text for cell in found if cell is not None))


def _may_be_heading(cell: Cell) -> bool:
    return cell.form == "text" and len(cell.text) <= _LONGEST_WORD


def _title_above(rows: Mapping[int, list[Cell]], number: int) -> str:
    """The text that stands by itself just above a row, with nothing above it; "" where there is none."""
    return rows[number - 1][0].text if len(rows.get(number - 1, ())) == 1 and number - 2 not in rows else ""


def _same(cells: list[Cell]) -> str:
    return "|".join(folded(cell.text) for cell in cells)


def _title(sheet: Sheet) -> str:
    """What a document is about: its first main heading, or else its first paragraph."""
    first = next((cell.text for _, cell in sorted(sheet.cells.items())), "")
    return next((sheet.cells[row, 1].text for row, rank in sheet.headings.items() if rank == 1), first)


def _without_step(found: list[PlannedTable]) -> Iterator[str]:
    """A skill is asked at a step; people seldom write which."""
    for table in found:
        given = {name for fields in table.columns.values() for name in fields}
        skills = any(value != LEAVE_OUT for value in table.values.get("competency", {}).values())
        if table.holds == "requirements" and skills and "proficiency" not in given:
            yield (
                f"The sheet “{table.sheet}” asks for skills of the handbook and does not say at which step. If it is the same for all, "
                "write `proficiency: on-my-own` under `fixed`; else mend it in the specs."
            )


def _remarks(sheet: Sheet, found: list[PlannedTable]) -> Iterator[str]:
    """What a person should know of a sheet."""
    if sheet.cells and not found:
        yield (
            f"No table was found on the sheet “{sheet.title}”; all its cells would be left out. A table has a heading over each column, "
            "such as Level, Skill and Requirement, or Skill and each level: `rungbook export --template empty.xlsx` writes an empty one."
        )
    if sheet.hidden and sheet.cells:
        yield f"The sheet “{sheet.title}” is hidden."
    rows = sorted({cell.row for cell in sheet.cells.values() if cell.row in sheet.hidden_rows})
    columns = sorted({cell.column for cell in sheet.cells.values() if cell.column in sheet.hidden_columns})
    if rows:
        yield f"Hidden on the sheet “{sheet.title}”: row {', '.join(map(str, rows))}."
    if columns:
        yield f"Hidden on the sheet “{sheet.title}”: column {', '.join(map(letters, columns))}."
