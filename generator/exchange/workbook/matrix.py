"""A matrix of skills: a row for each skill, a column for each level, and in each cell at which step the level asks for the skill.

| Skill      | MA I | MA II |        `ma-1` asks for `blood-draw` at the step that the plan names for `I`,
| Blood draw | I    | M     |   ->   `ma-2` at that for `M`; the skill is a new competency, if the handbook has it not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.exchange.workbook.columns import Column, Table
from generator.exchange.workbook.plan import LEAVE_OUT
from generator.exchange.workbook.records import Record
from generator.exchange.workbook.rows import Above, TableReader, Thing
from ladder_spec.models.base import Ref

if TYPE_CHECKING:
    from generator.exchange.workbook.plan import PlannedTable
    from generator.exchange.workbook.reading import Cell, Sheet
    from generator.exchange.workbook.rows import Account, Source

SKILL_MATRIX: Final = Table(
    "matrix",
    "One skill a row, one level a column.",
    ("competency",),
    (
        Column("competency", "Skill", "The competency that the row is about.", "id", ref=Ref(("competency",))),
        Column("domain", "Domain", "The domain of a new competency.", "id", ref=Ref(("domain",))),
        Column("definition", "Definition", "What a new competency is, in one line."),
        Column("level", "Level", "The level that asks for what is marked in the column.", "id", ref=Ref(("level",))),
        Column("proficiency", "Proficiency", "The step at which a level asks for a skill.", "id", ref=Ref(("step",))),
    ),
)
"""What a matrix holds. Its rows become competencies and requirements."""


def level_columns(table: PlannedTable) -> list[int]:
    """Return the columns that are a level each."""
    return [column for column, fields in table.columns.items() if fields == ("level",)]


def level_heading(sheet: Sheet, heads: tuple[int, ...], column: int) -> Cell | None:
    """Return the cell that names the level of a column: what stands lowest above it."""
    return next((cell for row in reversed(heads) if (cell := sheet.heading(row, column)) is not None), None)


def marks_of(sheet: Sheet, row: int, columns: list[int]) -> dict[int, Cell]:
    """Return what is marked in a row, by column; a merged mark counts for every level that it spans."""
    cells = {column: sheet.heading(row, column) for column in columns}
    return {column: cell for column, cell in cells.items() if cell is not None and cell.column in columns}


class MatrixReader(TableReader):
    """Reads the rows of one matrix."""

    def __init__(self, source: Source, table: PlannedTable, account: Account) -> None:
        """Take a matrix.

        Args:
            source: The workbook.
            table: Its plan.
            account: Where it is noted what became of each cell.
        """
        super().__init__(source, table, SKILL_MATRIX, account)
        self._levels = {column: self._level(column) for column in level_columns(table)}
        self._skills: dict[str, Thing | None] = {}
        """Skill -> what becomes of it, None where the handbook has it."""
        self._rows: dict[str, int] = {}
        """Skill -> its first row."""
        self._asked: dict[tuple[str, str], Thing] = {}
        """By level and skill."""
        self._domains: list[Cell] = []

    def by_table(self) -> dict[str, list[Thing]]:
        """Return the things of the matrix, by the table that they belong to."""
        self.things()
        for cell in self._domains:
            self._unless_used(cell, "no new skill stands below it")
        for column, level in self._levels.items():
            heading = level_heading(self._sheet, self._table.headings, column)
            if heading is not None and not any(asking == level for asking, _ in self._asked):
                self._leave([heading], "a level that is left out" if level is None else "no level was made, for nothing is asked below it")
        return {"competencies": [one for one in self._skills.values() if one is not None], "requirements": list(self._asked.values())}

    def _level(self, column: int) -> str | None:
        """The level of a column, None where the plan leaves it out or names none."""
        heading = level_heading(self._sheet, self._table.headings, column)
        said = heading.text if heading is not None else ""
        planned = self._table.values.get("level", {}).get(said, LEAVE_OUT)
        return said if self._meanings.is_known(self._columns["level"], said, ours=False) else None if planned == LEAVE_OUT else planned

    def _row(self, row: int, own: list[Cell]) -> None:
        """Read a row: a heading of the skills below it, or a skill."""
        marks = {column: cell for column, cell in marks_of(self._sheet, row, list(self._levels)).items() if self._is_read(column)}
        skill, domain, definition = (self._cell(row, name) for name in ("competency", "domain", "definition"))
        if skill is not None and domain is None and not marks and skill.text in self._table.values.get("domain", {}):
            domain, skill = skill, None
        doubts = list(self._draft)
        if domain is not None:
            self._domains.append(domain)
            self._above = Above(str(self._value(self._columns["domain"], domain, doubts) or ""), row, domain.at)
        if skill is None:
            self._leave([cell for cell in own if cell != domain], "no skill stands in its row")
            return
        one = self._value(self._columns["competency"], skill, doubts)
        if one is None:
            self._leave([cell for cell in own if cell != domain], "its skill is left out")
            return
        before = self._rows.setdefault(str(one), row)
        if before == row:
            self._enter_skill(str(one), row, skill, definition, doubts)
        placed = [self._ask(str(one), skill, row, (column, cell), doubts) for column, cell in marks.items()]
        if any(placed):
            self._account.used.add((self._sheet.title, skill.at))
        again = f"the same as row {before}" if before != row else ""
        self._unless_used(skill, again or "the handbook has this skill, and no level asks for it here")
        if definition is not None:
            self._unless_used(definition, again or "the handbook has this skill already")

    def _enter_skill(self, one: str, row: int, skill: Cell, definition: Cell | None, doubts: list[str]) -> None:
        """Enter a skill on its first row: a new competency, unless the handbook has it."""
        if one in self._meanings.ids.get("competency", {}):
            self._skills[one] = None
            return
        once: dict[str, str | list[str]] = {"id": one, "title": skill.text}
        taken = [skill.at]
        if self._above.value:
            once["domain"] = self._above.value
            taken.append(self._above.at)
            self._say_whose(row, skill)
        elif "domain" in self._table.fixed:
            once["domain"] = self._table.fixed["domain"]
        said = self._value(self._columns["definition"], definition, doubts) if definition is not None else None
        if definition is not None and said is not None:
            once["definition"] = said
            taken.append(definition.at)
        if not marks_of(self._sheet, row, list(self._levels)):
            self._account.said.append((self._sheet.title, skill.at, "no level asks for it"))
        self._skills[one] = Thing(Record(once), self._sheet.title, [row], taken, doubts)
        self._account.used |= {(self._sheet.title, at) for at in taken}

    def _say_whose(self, row: int, skill: Cell) -> None:
        """A domain written once, in a column of its own, is taken for the rows below it, and that is said."""
        if self._above.row != row and any("domain" in fields for fields in self._table.columns.values()):
            remark = f"row {row} names no domain; that of row {self._above.row} was taken"
            self._account.said.append((self._sheet.title, skill.at, remark))

    def _ask(self, one: str, skill: Cell, row: int, mark: tuple[int, Cell], doubts: list[str]) -> bool:
        """Enter what the mark in a column asks of a skill; return whether it is new."""
        column, cell = mark
        level, own = self._levels[column], list(doubts)
        if level is None:
            self._leave([cell], "its level is left out")
            return False
        step = self._value(self._columns["proficiency"], cell, own)
        if step is None:
            return False
        before = self._asked.get((level, one))
        if before is not None:
            asked = before.record.once["proficiency"]
            at = f"row {before.rows[0]}"
            self._leave([cell], f"the same as {at}" if asked == step else f"{at} has this skill for the same level already, at `{asked}`")
            return False
        once: dict[str, str | list[str]] = {"level": level, "id": one, "kind": "competency", "competency": one, "proficiency": step}
        self._asked[level, one] = Thing(Record(once), self._sheet.title, [row], [cell.at, skill.at], own)
        self._account.used.add((self._sheet.title, cell.at))
        return True

    def _cell(self, row: int, name: str) -> Cell | None:
        """What stands in a row in the column of a field."""
        columns = (column for column, fields in self._table.columns.items() if name in fields and self._is_read(column))
        return next((cell for column in columns if (cell := self._sheet.value(row, column)) is not None), None)

    def _is_read(self, column: int) -> bool:
        return self._hidden or column not in self._sheet.hidden_columns

    def _unless_used(self, cell: Cell, reason: str) -> None:
        if (self._sheet.title, cell.at) not in self._account.used:
            self._leave([cell], reason)
