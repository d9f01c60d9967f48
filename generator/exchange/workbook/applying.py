"""Apply a plan to its workbook: the spec files that it gives, and an account in which every cell is used or named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.exchange.workbook.matrix import SKILL_MATRIX, MatrixReader
from generator.exchange.workbook.plan import LEAVE_OUT, READ
from generator.exchange.workbook.planning import OURS
from generator.exchange.workbook.rows import Account, Source, TableReader
from generator.exchange.workbook.specs import SpecBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exchange.workbook.columns import Table
    from generator.exchange.workbook.meaning import Meanings
    from generator.exchange.workbook.plan import Plan
    from generator.exchange.workbook.reading import ReadBook, Sheet
    from generator.exchange.workbook.rows import Thing
    from generator.exchange.workbook.specs import NewFile


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import gives; nothing is written yet."""

    files: tuple[NewFile, ...]
    """Sorted by path."""
    clashes: tuple[str, ...]
    """What the handbook has already. With any, nothing may be written."""
    account: Account
    """What became of every cell."""
    comments: tuple[tuple[str, str, str], ...]
    """(Sheet, cell, the note that somebody put on it)"""


def apply_plan(book: ReadBook, plan: Plan, tables: Iterable[Table], meanings: Meanings) -> Imported:
    """Apply a plan."""
    models = {table.name: table for table in tables}
    account, source = Account(), Source(book, plan, meanings)
    things: dict[str, list[Thing]] = {}
    titles: dict[tuple[str, str], str] = {}
    for table in plan.tables:
        if table.holds == SKILL_MATRIX.name:
            found = MatrixReader(source, table, account).by_table()
        else:
            found = {table.holds: TableReader(source, table, models[table.holds], account).things()}
        for holds, several in found.items():
            things.setdefault(holds, []).extend(several)
        for name in ("level", "domain"):
            titles |= {(name, one): said for said, one in reversed(table.values.get(name, {}).items()) if one != LEAVE_OUT}
    builder = SpecBuilder(models.values(), book.name, plan.ladder, meanings.ids, account)
    files = builder.build(things, titles)
    for sheet in book.sheets:
        _account_for_rest(book, plan, sheet, account)
    comments = tuple(_comments(book))
    return Imported(tuple(files[path] for path in sorted(files)), tuple(builder.clashes), account, comments)


def _account_for_rest(book: ReadBook, plan: Plan, sheet: Sheet, account: Account) -> None:
    """Name every cell that no row has used or named."""
    tables = [table for table in plan.tables if table.sheet == sheet.title]
    used = {at for title, at in account.used if title == sheet.title}
    for cell in sheet.cells.values():
        if cell.at in used:
            account.left.pop((sheet.title, cell.at), None)
            continue
        headed = next((table for table in tables if cell.row in table.headings), None)
        titled = cell.row in sheet.headings and any(cell.text in table.values.get("level", {}) for table in tables)
        if sheet.is_hidden(cell) and plan.hidden != READ and tables:
            account.leave(sheet.title, cell.at, "hidden in the workbook")
        elif titled or (headed is not None and headed.columns.get(cell.column) and (sheet.title, cell.at) not in account.left):
            account.used.add((sheet.title, cell.at))
        elif headed is not None and not any(headed.columns.values()):
            account.leave(sheet.title, cell.at, "a part that the plan leaves out")
        elif book.ours and sheet.title in OURS:
            account.leave(sheet.title, cell.at, "a sheet that Rungbook makes")
        elif not tables:
            account.leave(sheet.title, cell.at, "no table on this sheet" + (", which is hidden" if sheet.hidden else ""))
        elif any(table.columns.get(cell.column) == () and table.first <= cell.row <= table.last for table in tables) or headed is not None:
            account.leave(sheet.title, cell.at, "a column that is left out")
        elif any(table.columns.get(cell.column) and table.first <= cell.row <= table.last for table in tables):
            said = {at: remark for title, at, remark in account.said if title == sheet.title}
            account.leave(sheet.title, cell.at, said.get(cell.at, "it says nothing that a field takes"))
        else:
            account.leave(sheet.title, cell.at, "outside of the tables")


def _comments(book: ReadBook) -> Iterator[tuple[str, str, str]]:
    for sheet in book.sheets:
        if not book.ours:
            yield from ((sheet.title, cell.at, cell.comment) for cell in sheet.cells.values() if cell.comment)
