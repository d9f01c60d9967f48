"""Read the rows of one planned table: which things they are, what was uncertain, and what became of each cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.exchange.workbook.columns import fields_of_kind
from generator.exchange.workbook.headings import is_total
from generator.exchange.workbook.plan import LEAVE_OUT, READ
from generator.exchange.workbook.records import Record
from generator.exchange.workbook.values import id_of, parts_of, read_value, words_of

if TYPE_CHECKING:
    from generator.exchange.workbook.columns import Column, Table
    from generator.exchange.workbook.meaning import Meanings
    from generator.exchange.workbook.plan import Plan, PlannedTable
    from generator.exchange.workbook.reading import Cell, ReadBook, Sheet
    from generator.exchange.workbook.records import Cells

_FILLED_DOWN: Final = {"requirements": "level", "competencies": "domain"}
"""What people write once, above the rows that it holds for."""
_NAMED_BY: Final = {
    "requirements": ("competency", "text"),
    "levels": ("title",),
    "competencies": ("title",),
    "domains": ("title",),
    "programs": ("title",),
}
"""What an id is made from where no column gives one."""
_KINDS: Final = (
    ("months", "experience"),
    ("credentials", "credential"),
    ("programs", "program"),
    ("schooling", "education"),
    ("years", "age"),
    ("standing", "review"),
    ("last", "review"),
    ("clear_months", "conduct"),
    ("competency", "competency"),
)
"""Which kind of requirement a filled column shows, where none is written."""


@dataclass(slots=True)
class Thing:
    """A thing that rows told of."""

    record: Record
    sheet: str
    rows: list[int]
    cells: list[str]
    """The cells that it was read from."""
    doubts: list[str] = field(default_factory=list)
    """What a person must look at before it is published."""

    @property
    def source(self) -> str:
        """Where it came from: `Ladder!5, 6`."""
        return f"{self.sheet}!{', '.join(map(str, self.rows))}"


@dataclass(slots=True)
class Account:
    """What became of each cell of a workbook. Every cell that is not empty is used, or named with the reason."""

    used: set[tuple[str, str]] = field(default_factory=set)
    """(Sheet, cell)"""
    said: list[tuple[str, str, str]] = field(default_factory=list)
    """(Sheet, cell, what to look at): also cells that were used."""
    left: dict[tuple[str, str], str] = field(default_factory=dict)
    """(Sheet, cell) -> why it was not used."""
    partly: dict[tuple[str, str], str] = field(default_factory=dict)
    """(Sheet, cell) -> what was not taken from it; of the cells that were used for something else."""

    def leave(self, sheet: str, at: str, reason: str) -> None:
        """Name a cell that is not used; the first reason holds."""
        self.left.setdefault((sheet, at), reason)


class Above(NamedTuple):
    """What stands above rows that do not say whose they are."""

    value: str = ""
    row: int = 0
    at: str = ""


class Source(NamedTuple):
    """What all tables of an import share."""

    book: ReadBook
    plan: Plan
    meanings: Meanings
    """What words stand for."""


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, source: Source, table: PlannedTable, model: Table, account: Account) -> None:
        """Take a table.

        Args:
            source: The workbook.
            table: Its plan.
            model: What its rows become.
            account: Where it is noted what became of each cell.
        """
        book, plan, meanings = source
        self._sheet: Sheet = next(sheet for sheet in book.sheets if sheet.title == table.sheet)
        self._ours, self._hidden = book.ours, plan.hidden == READ
        self._draft = [book.draft] if book.draft else []
        self._table, self._model, self._meanings, self._account = table, model, meanings, account
        self._columns = {column.name: column for column in model.columns}
        self._things: dict[tuple[str, ...], Thing] = {}
        self._latest: Thing | None = None
        self._above = Above()

    def things(self) -> list[Thing]:
        """Return the things of the table, in the order of its rows."""
        headings = [self._heading(row) for row in self._table.headings]
        for row in range(self._table.first, self._table.last + 1):
            cells = [cell for column in self._table.columns if (cell := self._sheet.cells.get((row, column)))]
            if not cells:
                continue
            if self._sheet.is_hidden(cells[0]) and not self._hidden:
                self._leave(cells, "hidden in the workbook")
            elif not any(self._table.columns.values()):
                self._leave(cells, "a part that the plan leaves out")
            elif is_total(cells[0].text):
                self._leave(cells, "a row that adds up")
            elif self._heading(row) in headings:
                self._leave(cells, "headings again")
            else:
                self._row(row, cells)
        return list(self._things.values())

    def _heading(self, row: int) -> list[str]:
        return [cell.text.lower() for column in self._table.columns if (cell := self._sheet.cells.get((row, column)))]

    def _leave(self, cells: list[Cell], reason: str) -> None:
        for cell in cells:
            self._account.leave(self._sheet.title, cell.at, reason)

    def _row(self, row: int, own: list[Cell]) -> None:
        """Read a row into a thing, its own or the one above it."""
        once: Cells = {}
        lists: dict[str, Cells] = {}
        doubts = list(self._draft)
        taken: list[str] = []
        for column, fields in self._table.columns.items():
            cell = self._sheet.value(row, column)
            if cell is None or (not self._hidden and column in self._sheet.hidden_columns):
                continue
            for name in fields:
                value = self._value(self._columns[name], cell, doubts)
                if value is not None:
                    place = lists.setdefault(self._columns[name].rows, {}) if self._columns[name].rows else once
                    place[name] = value
                    taken.append(cell.at)
        self._fill_fixed(once, lists)
        reason = self._place(row, once, lists, doubts, taken)
        if reason:
            self._leave(own, reason)
        else:
            self._account.used |= {(self._sheet.title, at) for at in taken}

    def _fill_fixed(self, once: Cells, lists: dict[str, Cells]) -> None:
        """Add what is the same in every row: to proofs where there is one, and to a requirement only what its kind takes."""
        takes = fields_of_kind(_kind(once)) if self._table.holds == "requirements" else None
        for name, fixed in self._table.fixed.items():
            column = self._columns[name]
            place = lists.get(column.rows) if column.rows else once
            if place is not None and (takes is None or name.partition(".")[0] in takes or name in self._model.keys):
                place[name] = [fixed] if column.many else fixed

    def _value(self, column: Column, cell: Cell, doubts: list[str]) -> str | list[str] | None:
        """Read a cell for a field; what is uncertain or refused is said."""
        read = read_value(cell, "text" if column.many or column.form in ("id", "word") else column.form)
        if read.remark:
            self._say(cell, read.remark, doubts)
        if read.value is None or column.form not in ("id", "word"):
            return list(words_of(cell)) if column.many and read.value is not None else read.value
        parts = parts_of(cell) if column.many else (cell.text,)
        found = [value for part in parts if (value := self._word(column, part, cell))]
        return (found if column.many else found[0]) if found else None

    def _word(self, column: Column, text: str, cell: Cell) -> str | None:
        """What a word stands for; None where the plan leaves it out."""
        planned = self._table.values.get(column.name, {}).get(text)
        if planned == LEAVE_OUT:
            reason = f"no `{column.name}` was taken from “{text}”"
            self._account.leave(self._sheet.title, cell.at, reason)
            self._account.partly[self._sheet.title, cell.at] = reason
            return None
        if planned is not None:
            return planned
        if not column.ref and not column.words:
            return text if self._ours else id_of(text) or None
        if self._meanings.is_known(column, text, ours=self._ours):
            return text
        self._account.leave(self._sheet.title, cell.at, f"“{text}” is nothing that `{column.name}` takes")
        return None

    def _say(self, cell: Cell, remark: str, doubts: list[str]) -> None:
        entry = (self._sheet.title, cell.at, remark)
        if entry not in self._account.said:
            self._account.said.append(entry)
        doubts.append(f"{cell.at}: {remark}")

    def _place(self, row: int, once: Cells, lists: dict[str, Cells], doubts: list[str], taken: list[str]) -> str:
        """Put what a row tells where it belongs; return why it belongs nowhere, "" if it does."""
        holds, latest = self._table.holds, self._latest
        down = _FILLED_DOWN.get(holds)
        named = any(name in once for name in ("id", *_NAMED_BY[holds], "kind"))
        if not named:
            if down and down in once and taken and not lists:  # a row that says of the rows below it whose they are
                self._above = Above(str(once[down]), row, taken[0])
                return "no words here say what it is"
            if latest is None or not lists or (down and once.get(down, latest.record.once.get(down)) != latest.record.once.get(down)):
                return "no words here say what it is"
            self._add(latest, row, lists, doubts, taken)
            return ""
        if down and down not in once:
            if not self._above.value or self._is_left_out(row, down):
                return f"its {down} is left out" if self._is_left_out(row, down) else f"no {down} stands here or above"
            once[down] = self._above.value
            self._account.said.append((self._sheet.title, taken[0], f"row {row} names no {down}; that of row {self._above.row} was taken"))
            taken.append(self._above.at)
        elif down and taken:
            self._above = Above(str(once[down]), row, taken[0])
        if "id" not in once:
            once["id"] = id_of(" ".join(str(next((once[name] for name in _NAMED_BY[holds] if name in once), "")).split()[:5]))
        if not once["id"]:
            return "no letters from which an id could be made"
        return self._enter(row, once, lists, doubts, taken)

    def _is_left_out(self, row: int, name: str) -> bool:
        """Whether something stands in the column of a field, so that nothing from above may take its place."""
        column = next((number for number, fields in self._table.columns.items() if name in fields), None)
        return column is not None and self._sheet.value(row, column) is not None

    def _enter(self, row: int, once: Cells, lists: dict[str, Cells], doubts: list[str], taken: list[str]) -> str:
        """Enter a thing under its keys, or add to the one that has them already."""
        key = tuple(str(once.get(name, "")) for name in self._model.keys)
        before = self._things.get(key)
        if before is not None:
            same = all(before.record.once.get(name) == value for name, value in once.items())
            if same and (lists or self._ours):
                fresh = {name: entry for name, entry in lists.items() if self._ours or entry not in before.record.lists.get(name, [])}
                if fresh:
                    self._add(before, row, fresh, doubts, taken)
                    return ""
            if same:
                return f"the same as row {before.rows[0]}"
            once["id"] = self._free_id(key)
            doubts.append(f"row {before.rows[0]} has the id {key[-1]} already, so this one is {once['id']}")
            self._account.said.append((self._sheet.title, taken[0], doubts[-1]))
            key = (*key[:-1], str(once["id"]))
        if self._table.holds == "requirements":
            once["kind"] = _kind(once)
        record = Record(once, {name: [entry] for name, entry in lists.items()})
        self._latest = self._things[key] = Thing(record, self._sheet.title, [row], list(taken), doubts)
        return ""

    def _free_id(self, key: tuple[str, ...]) -> str:
        number = 2
        while (*key[:-1], f"{key[-1][:36]}-{number}") in self._things:
            number += 1
        return f"{key[-1][:36]}-{number}"

    @staticmethod
    def _add(thing: Thing, row: int, lists: dict[str, Cells], doubts: list[str], taken: list[str]) -> None:
        for name, entry in lists.items():
            thing.record.lists.setdefault(name, []).append(entry)
        thing.rows.append(row)
        thing.cells += taken
        thing.doubts += doubts


def _kind(once: Cells) -> str:
    """The kind of a requirement: as written, or as its filled columns show."""
    return str(once.get("kind", next((kind for name, kind in _KINDS if name in once), "evidence")))
