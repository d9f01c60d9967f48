"""The plan of an import as a file that a person can read and edit, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003 - pydantic reads the annotations
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import Field

from generator.exchange.workbook.matrix import SKILL_MATRIX
from generator.exchange.workbook.plan import LEAVE_OUT, Plan, PlannedTable, fingerprint_of
from generator.exchange.workbook.reading import column_number, letters
from ladder_spec.canonical_text import key_text, value_text
from ladder_spec.errors import LadderError
from ladder_spec.models import FileKind
from ladder_spec.models.base import ID_PATTERN, Block, Count, Id, Sealed, Word
from ladder_spec.nearest import did_you_mean
from ladder_spec.shape import read_shape
from ladder_spec.source import excerpt
from ladder_spec.yaml_reader import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.exchange.workbook.columns import Table
    from generator.exchange.workbook.meaning import Meanings
    from generator.exchange.workbook.reading import ReadBook
    from ladder_spec.source import SourceFile, Span
    from ladder_spec.tree import SpecTree

SCHEMA: Final = "rungbook/import/v1"
_PLUS: Final = " + "
_MOST_PROBLEMS: Final = 20
_HOW_IDS_LOOK: Final = "write small letters, digits and hyphens, such as `ma-2`"
_HEAD: Final = """\
# How Rungbook would read {workbook}. Nothing has been written yet.
# Mend what is wrong, save this file, and run: rungbook import {workbook} --apply
# "{leave_out}" = not imported; the report will name it.
"""


class TableBlock(Block):
    """One table of a sheet."""

    sheet: Word
    """The name of the sheet."""
    holds: Literal["levels", "requirements", "competencies", "domains", "programs", "matrix"]
    """What its rows are."""
    headings: tuple[Count, ...] = ()
    """The rows of its headings."""
    first: Count
    """The first row of data."""
    last: Count
    """The last row of data."""
    columns: Annotated[Mapping[str, Word], Sealed]
    """Column -> the field that it gives, several with a plus between them, or leave-out."""
    fixed: Annotated[Mapping[str, Word], Sealed] = Field(default_factory=dict)
    """Fields that are the same in every row."""
    values: Annotated[Mapping[str, Annotated[Mapping[str, Word], Sealed]], Sealed] = Field(default_factory=dict)
    """Field -> what stands in a cell -> what it is here, or leave-out."""


class PlanBlock(Block):
    """The plan of an import."""

    schema_: Literal["rungbook/import/v1"] = Field(alias="schema")
    """rungbook/import/v1"""
    workbook: Word
    """The file that it is the plan of."""
    fingerprint: Word
    """Tells whether that file is still the same."""
    ladder: Id
    """The ladder that new levels go into."""
    hidden: Literal["leave-out", "read"]
    """What is done with hidden rows, columns and sheets."""
    tables: tuple[TableBlock, ...]
    """The tables of the workbook."""


class PlanError(LadderError):
    """A plan has mistakes; the message names each by line and column."""

    exit_code = 2


def plan_text(plan: Plan) -> str:
    """Return a plan as a file."""
    lines = [_HEAD.format(workbook=plan.workbook, leave_out=LEAVE_OUT).rstrip("\n")]
    lines += [f"# {remark}" for remark in plan.remarks]
    lines += [
        f"schema: {SCHEMA}",
        f"workbook: {_text(plan.workbook)}",
        f"fingerprint: {_text(plan.fingerprint)}  # of the workbook as it was planned",
        f"ladder: {_text(plan.ladder)}  # new levels go into this ladder",
        f"hidden: {plan.hidden}  # rows, columns and sheets that are hidden: {LEAVE_OUT} or read",
        "tables:" if plan.tables else "tables: []",
    ]
    for table in plan.tables:
        lines += _table_lines(table)
    return "\n".join(lines) + "\n"


def _table_lines(table: PlannedTable) -> Iterator[str]:
    yield f"  - sheet: {_text(table.sheet)}"
    yield f"    holds: {table.holds}"
    yield f"    headings: [{', '.join(map(str, table.headings))}]  # the rows of the headings"
    yield f"    first: {table.first}  # row of data"
    yield f"    last: {table.last}"
    yield "    columns:  # column: field  # heading, how sure (1.00 = certain), samples"
    for column, fields in table.columns.items():
        yield f"      {letters(column)}: {_PLUS.join(fields) or LEAVE_OUT}  # {table.about.get(column, '')}"
    yield (
        "    fixed:  # the same in every row"
        if table.fixed
        else "    fixed: {}  # fields that are the same in every row, such as level: ma-1"
    )
    for name, value in table.fixed.items():
        yield f"      {name}: {_text(value)}"
    yield "    values:  # field: what stands in a cell: what it is here" if table.values else "    values: {}"
    for name, meanings in table.values.items():
        yield f"      {name}:"
        for said, value in meanings.items():
            doubt = table.doubts.get((name, said), "")
            yield f"        {key_text(said, known=False)}: {_text(value)}" + (f"  # {doubt}" if doubt else "")


def _text(value: str) -> str:
    return value_text(value)[0]


def read_plan(path: Path, book: ReadBook, tables: Iterable[Table], meanings: Meanings) -> Plan:
    """Read a plan that a person may have edited.

    Raises:
        PlanError: It has mistakes, or is the plan of another workbook.
    """
    document = read_document(path.read_bytes(), path.name)
    shaped = read_shape(document, FileKind("import", PlanBlock, path.name))
    problems = [_shown(path, document.source, one.span, one.message, one.hint) for one in (*document.problems, *shaped.problems)]
    model = shaped.model
    if isinstance(model, PlanBlock) and not problems:
        if model.fingerprint != fingerprint_of(book):
            span = shaped.tree.span(("fingerprint",))
            hint = f"delete {path.name}, and run `rungbook import {book.name} --plan` again"
            problems = [_shown(path, document.source, span, f"{book.name} has changed since this plan was made", hint)]
        else:
            checker = _Checker(book, {table.name: table for table in (*tables, SKILL_MATRIX)}, meanings, shaped.tree)
            plan = checker.plan(model)
            problems = [_shown(path, document.source, span, message, hint) for span, message, hint in checker.found]
            if not problems:
                return plan
    more = [f"... and {len(problems) - _MOST_PROBLEMS} more"] if len(problems) > _MOST_PROBLEMS else []
    raise PlanError("\n\n".join(["the plan has mistakes; nothing was written", *problems[:_MOST_PROBLEMS], *more]))


def _shown(path: Path, source: SourceFile, span: Span, message: str, hint: str) -> str:
    lines = [f"{path}:{span.start.line}:{span.start.column}: {message}", excerpt(source, span), f" = help: {hint}" if hint else ""]
    return "\n".join(filter(None, lines))


class _Checker:
    """Holds a plan against its workbook and the spec language.

    Attributes:
        found: What is wrong: place, message, help.
    """

    def __init__(self, book: ReadBook, tables: Mapping[str, Table], meanings: Meanings, tree: SpecTree) -> None:
        self.found: list[tuple[Span, str, str]] = []
        self._book, self._tables, self._meanings, self._tree = book, tables, meanings, tree
        self._sheets = {sheet.title: sheet for sheet in book.sheets}

    def plan(self, model: PlanBlock) -> Plan:
        tables = [self._table(number, table) for number, table in enumerate(model.tables)]
        self._overlaps(tables)
        return Plan(model.workbook, model.fingerprint, model.ladder, model.hidden, tables)

    def _table(self, number: int, block: TableBlock) -> PlannedTable:
        at, table = ("tables", number), self._tables[block.holds]
        if block.sheet not in self._sheets:
            self._add((*at, "sheet"), f"{self._book.name} has no sheet `{block.sheet}`", did_you_mean(block.sheet, self._sheets))
        if block.last < block.first or any(row >= block.first for row in block.headings):
            self._add((*at, "first"), "headings come first, then the first row of data, then the last", "mend the rows")
        names = [column.name for column in table.columns]
        columns: dict[int, tuple[str, ...]] = {}
        given: set[str] = set()
        for letter, said in block.columns.items():
            fields = () if said == LEAVE_OUT else tuple(part.strip() for part in said.split("+"))
            if not (letter.isascii() and letter.isalpha() and letter.isupper() and len(letter) <= 3):  # noqa: PLR2004 - XFD is the last one
                self._add((*at, "columns", letter), f"`{letter}` is no column", "write the letters that stand above it, such as B")
                continue
            for name in fields:
                if name not in names:
                    self._add((*at, "columns", letter), f"{block.holds} have no field `{name}`", did_you_mean(name, [*names, LEAVE_OUT]))
                elif name in given and (block.holds, name) != (SKILL_MATRIX.name, "level"):
                    self._add((*at, "columns", letter), f"another column gives `{name}` already", f"write {LEAVE_OUT} for one of them")
                given.add(name)
            columns[column_number(letter)] = fields
        self._fixed(at, block, table, given)
        self._values(at, block, table)
        values = {name: dict(meanings) for name, meanings in block.values.items()}
        return PlannedTable(block.sheet, block.holds, block.headings, block.first, block.last, columns, dict(block.fixed), values)

    def _fixed(self, at: tuple[str | int, ...], block: TableBlock, table: Table, given: set[str]) -> None:
        names = ["domain"] if table is SKILL_MATRIX else [column.name for column in table.columns]
        for name, value in block.fixed.items():
            if name in ("level", "domain") and not re.fullmatch(ID_PATTERN, value):
                self._add((*at, "fixed", name), f"`{value}` is no id", _HOW_IDS_LOOK)
            elif name not in names:
                self._add((*at, "fixed", name), f"{block.holds} have no field `{name}`", did_you_mean(name, names))
            elif name in given:
                self._add((*at, "fixed", name), f"a column gives `{name}` already", "take it out here, or leave the column out")

    def _values(self, at: tuple[str | int, ...], block: TableBlock, table: Table) -> None:
        """What a word stands for must be something that the field takes; new levels, domains, and skills of a matrix may be made here."""
        names = {column.name: column for column in table.columns}
        new = {("requirements", "level"), ("competencies", "domain")}
        new |= {(SKILL_MATRIX.name, name) for name in ("level", "domain", "competency")}
        for name, meanings in block.values.items():
            if name not in names:
                self._add((*at, "values", name), f"{block.holds} have no field `{name}`", did_you_mean(name, names))
                continue
            choices = self._meanings.choices(names[name])
            for said, value in meanings.items():
                if value == LEAVE_OUT or value in choices or self._book.ours:
                    continue
                if (block.holds, name) in new:
                    wrong = "" if re.fullmatch(ID_PATTERN, value) else f"`{value}` is no id"
                    hint = _HOW_IDS_LOOK
                else:
                    wrong = f"`{value}` is nothing that `{name}` takes" if choices or names[name].ref is None else ""
                    hint = did_you_mean(value, [*choices, LEAVE_OUT])
                if wrong:
                    self._add((*at, "values", name, said), wrong, hint)

    def _overlaps(self, tables: list[PlannedTable]) -> None:
        for number, table in enumerate(tables):
            for other in tables[:number]:
                rows = table.first <= other.last and other.first <= table.last
                if table.sheet == other.sheet and rows and set(table.columns) & set(other.columns):
                    message = f"rows {table.first} to {table.last} of the sheet `{table.sheet}` belong to two tables"
                    self._add(("tables", number, "first"), message, "mend the rows of one of them")

    def _add(self, path: tuple[str | int, ...], message: str, hint: str) -> None:
        self.found.append((self._tree.span(path), message, hint))
