"""Propose how a matrix of skills and levels is read: which columns are levels, which rows only head others, what its marks stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.exchange.workbook.headings import assign, best_table, folded, is_total
from generator.exchange.workbook.matrix import SKILL_MATRIX, level_columns, level_heading, marks_of
from generator.exchange.workbook.plan import LEAVE_OUT, PlannedTable
from generator.exchange.workbook.values import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.exchange.workbook.columns import Table
    from generator.exchange.workbook.meaning import Meanings
    from generator.exchange.workbook.reading import Cell, Sheet

IN_HANDBOOK: Final = "in the handbook already, which an import never changes: name a new id"
_LEVEL: Final = re.compile(
    r"[a-z].*?(?:\b[ivx]{1,4}|(?<!\d)\d{1,2})$|\b(?:lead|senior|junior|trainee|novice|entry|advanced|expert|apprentice|new hire)\b",
    re.IGNORECASE,
)
"""How the name of a level looks that the handbook does not have: `MA II`, `Level 3`, `Lead MA`."""
_FEWEST: Final = 2
"""So many columns of marks make a matrix."""
_MARKS: Final = frozenset({"x", "✓", "✔", "✗", "✘", "☑", "☒", "√", "●", "•", "*", "y", "yes", "true"})
"""What says that a skill is asked, and not at which step."""
_NOT_ASKED: Final = frozenset({"n", "no", "false", "-", "\u2013", "\u2014", "n/a", "na", "none", "0", "☐", "○"})
_LONGEST_MARK: Final = 20
"""A longer text is a description."""
_MOSTLY: Final = 0.8
"""This part of what stands below a level must be marks."""
_LOOKED_AT: Final = 60
"""So many rows below headings tell whether they are marks."""
_ALONE: Final = re.compile(r"\bindependen|\b(?:on|by) (?:my|your|their|one ?s) own\b|\bby (?:my|your)self\b|\balone\b|\bcompetent\b")
"""The step that a mark most likely stands for."""
_LEGEND: Final = re.compile(r"^\W*(\w{1,3})\s*(?:[=:]|\s[-\u2013\u2014]\s)\s*(.{2,60})$")
"""One entry of a legend: `I = With help`."""
_HEADS_LEGEND: Final = re.compile(r"^(?:legend|key)\b\s*(?::\s*|$)", re.IGNORECASE)
_NOBODY_ASKS: Final = "not asked"
_SHOWN: Final = 5
"""Of the marks that nobody can tell, so many are named in a remark."""


def find_matrix(
    sheet: Sheet, heads: tuple[int, ...], texts: Mapping[int, str], others: Iterable[Table], meanings: Meanings
) -> tuple[float, PlannedTable] | None:
    """Return the matrix whose headings stand in these rows, and how fit it is; None where they are those of something else."""
    rows = range(heads[-1] + 1, heads[-1] + _LOOKED_AT)
    below = {column: [cell for row in rows if (cell := sheet.cells.get((row, column))) is not None] for column in texts}
    levels = [column for column in texts if _is_level(sheet, heads, column, meanings) and _are_marks(below[column])]
    rest = {column: text for column, text in texts.items() if column not in levels}
    _, rival, taken = best_table(rest, others, sheet.title)
    if rival is not None and {name for name, _ in taken.values()} - {"title", "text", "id", "why", "competency", "domain", "definition"}:
        return None
    named = assign({column: text for column, text in rest.items() if not is_total(text)}, SKILL_MATRIX)
    named = {column: (name, score) for column, (name, score) in named.items() if name in ("competency", "domain", "definition")}
    has_skills = any(name == "competency" for name, _ in named.values())
    if len(levels) >= _FEWEST or (rival is None and has_skills):
        levels += [column for column, text in rest.items() if column not in named and not is_total(text) and _only_marks(below[column])]
    if len(levels) < _FEWEST or not any(below[column] for column in levels):
        return None
    if not has_skills:
        skills = _column_of_skills(sheet, heads, min(levels), {column for column in texts if column not in named})
        if skills is None:
            return None
        named[skills] = ("competency", 0.0)
    columns: dict[int, tuple[str, ...]] = {
        column: ("level",) if column in levels else (named[column][0],) if column in named else () for column in sorted({*texts, *named})
    }
    about = {column: f"“{texts[column]}”" if column in texts else "no heading" for column in columns}
    about |= {column: f"{about[column]}, {score:.2f}" for column, (_, score) in named.items() if score}
    return len(levels) + sum(score for _, score in named.values()), PlannedTable(sheet.title, "matrix", heads, 0, 0, columns, about=about)


def _is_level(sheet: Sheet, heads: tuple[int, ...], column: int, meanings: Meanings) -> bool:
    """Whether the heading of a column is a level of the handbook, or looks like one."""
    cell = level_heading(sheet, heads, column)
    if cell is None or is_total(cell.text):
        return False
    return bool(_LEVEL.search(cell.text)) or _known(meanings, "level", cell.text) is not None


def _known(meanings: Meanings, name: str, text: str) -> str | None:
    return meanings.one(SKILL_MATRIX.column(name), text)[0]


def _are_marks(cells: list[Cell]) -> bool:
    """Whether what stands below a heading is short, as marks are; also true of nothing."""
    return sum(len(cell.text) <= _LONGEST_MARK for cell in cells) >= _MOSTLY * len(cells)


def _only_marks(cells: list[Cell]) -> bool:
    return bool(cells) and all(_plain(cell.text) in _MARKS | _NOT_ASKED for cell in cells)


def _plain(text: str) -> str:
    """Return a mark in small letters."""
    return text.lower().strip(" .")


def _column_of_skills(sheet: Sheet, heads: tuple[int, ...], first: int, unknown: set[int]) -> int | None:
    """The column before the levels in which most texts stand, where no heading says which one it is; not beyond that of another table."""
    headed = {column for column in range(1, first) if level_heading(sheet, heads, column) is not None}
    start = max(headed - unknown, default=0)
    before = [cell for cell in sheet.cells.values() if cell.row > heads[-1] and start < cell.column < first and cell.form == "text"]
    filled = [cell.column for cell in before]
    return max(sorted(set(filled)), key=filled.count, default=None)


def explain_matrix(sheet: Sheet, table: PlannedTable, meanings: Meanings) -> None:
    """Add which level each column is, which rows are domains, and what skills and marks stand for."""
    column = next(column for column, fields in table.columns.items() if fields == ("competency",))
    table.last = _last(sheet, table, column)
    _explain_levels(sheet, table, meanings)
    rows = range(table.first, table.last + 1)
    skills = {row: cell for row in rows if (cell := sheet.value(row, column)) is not None and not is_total(cell.text)}
    headings = _headings_of_domains(sheet, table, skills, meanings)
    _explain_marks(sheet, table, meanings)
    _explain_domains(sheet, table, skills, headings, meanings)
    _explain_skills(table, [cell.text for row, cell in skills.items() if row not in headings], meanings)


def _last(sheet: Sheet, table: PlannedTable, column: int) -> int:
    """The last row of a matrix: the last one with a mark, and skills that follow it without an empty row; a legend is none of them."""
    levels = level_columns(table)
    last, said = table.first, set[str]()
    for row in range(table.first, table.last + 1):
        marks = marks_of(sheet, row, levels)
        cell = sheet.cells.get((row, column))
        if cell is not None and (_HEADS_LEGEND.match(cell.text) or cell.text.lower() in said or dict(_entries(cell, said))):
            break
        said |= {mark.text.lower() for mark in marks.values()}
        if marks or (cell is not None and last == row - 1):
            last = row
    return last


def _explain_levels(sheet: Sheet, table: PlannedTable, meanings: Meanings) -> None:
    cells = [level_heading(sheet, table.headings, column) for column in level_columns(table)]
    said = list(dict.fromkeys(cell.text for cell in cells if cell is not None))
    for text in said:
        known = _known(meanings, "level", text)
        looks = _LEVEL.search(text) or any(other.lower().startswith(f"{text.lower()} ") for other in said)
        sure = known or (id_of(text) if looks else "")
        table.values.setdefault("level", {})[text] = sure or LEAVE_OUT
        table.doubts["level", text] = IN_HANDBOOK if known else "new" if sure else "marks stand below it; if it is a level, write its id"


def _headings_of_domains(sheet: Sheet, table: PlannedTable, skills: Mapping[int, Cell], meanings: Meanings) -> set[int]:
    """The rows that only head those below them: merged, in capitals, with a colon; or else those without a mark above one with marks."""
    if any(fields == ("domain",) for fields in table.columns.values()):
        return set()
    marked = {row for row in skills if marks_of(sheet, row, level_columns(table))}
    other = [column for column, fields in table.columns.items() if fields != ("competency",)]
    bare = [row for row in skills if row not in marked and not any((row, column) in sheet.cells for column in other)]
    bare = [row for row in bare if _known(meanings, "competency", skills[row].text) is None]
    loud = {row for row in bare if skills[row].text.endswith(":") or skills[row].text.isupper() or _is_wide(sheet, row, skills[row])}
    after = dict(zip(skills, list(skills)[1:], strict=False))
    return loud or {row for row in bare if after.get(row) in marked}


def _is_wide(sheet: Sheet, row: int, cell: Cell) -> bool:
    return sheet.merged.get((row, cell.column + 1)) == (row, cell.column)


def _explain_domains(sheet: Sheet, table: PlannedTable, skills: Mapping[int, Cell], headings: set[int], meanings: Meanings) -> None:
    """What stands in the column of domains or heads rows; where nothing does, the sheet gives the domain its name."""
    own = next((column for column, fields in table.columns.items() if fields == ("domain",)), None)
    said = {skills[row].text: f"row {row} heads those below it" for row in sorted(headings)}
    if own is not None:
        cells = [sheet.value(row, own) for row in range(table.first, table.last + 1)]
        said = {cell.text: "" for cell in cells if cell is not None and not is_total(cell.text)}
    elif min(headings, default=table.last) > min(skills, default=0):
        table.fixed["domain"] = _known(meanings, "domain", sheet.title) or id_of(sheet.title) or "skills"
        said = {sheet.title: "of the skills that stand below no heading", **said}
    for text, why in said.items():
        known = _known(meanings, "domain", text)
        found = known or id_of(text) or (table.fixed.get("domain") if text == sheet.title else None)
        table.values.setdefault("domain", {})[text] = found or LEAVE_OUT
        state = "in the handbook already; if it has new skills here, name a new id" if known else "new" if found else "no letters for an id"
        table.doubts["domain", text] = f"{state}; {why}" if why else state


def _explain_skills(table: PlannedTable, said: list[str], meanings: Meanings) -> None:
    """Each skill is one of the handbook, or a new one with an id of its own."""
    taken: dict[str, str] = {}
    for text in dict.fromkeys(said):
        known, doubt = meanings.one(SKILL_MATRIX.column("competency"), text)
        begun = id_of(" ".join(text.split()[:5]))
        one, number = known or begun, 2
        while begun and not known and taken.setdefault(one, folded(text)) != folded(text):
            one, number = f"{begun[:36]}-{number}", number + 1
        table.values.setdefault("competency", {})[text] = one or LEAVE_OUT
        table.doubts["competency", text] = f"of the handbook, {doubt}" if known else "new" if one else "no letters for an id"


def _explain_marks(sheet: Sheet, table: PlannedTable, meanings: Meanings) -> None:
    """What each distinct mark stands for; what nobody can tell is left out, for a person to fill in."""
    levels = level_columns(table)
    rows = [row for row in range(table.first, table.last + 1) if not _adds_up(sheet, table, row)]
    cells = [cell for row in rows for cell in marks_of(sheet, row, levels).values() if cell.form not in ("error", "no-value")]
    said = list(dict.fromkeys(cell.text for cell in cells))
    legend = dict(_legend(sheet, table, {text.lower() for text in said}))
    steps = meanings.ids.get("step", {})
    numbers = {text for text in said if text.isdecimal()} - {"0"}
    counted = {str(number): step for number, step in enumerate(steps, 1)} if str(len(steps)) in numbers else {}
    for text in said:
        value, doubt = _step(text, legend.get(text.lower(), ""), counted if numbers <= set(counted) else {}, meanings)
        table.values.setdefault("proficiency", {})[text] = value or LEAVE_OUT
        table.doubts["proficiency", text] = doubt


def _adds_up(sheet: Sheet, table: PlannedTable, row: int) -> bool:
    first = next((cell for column in table.columns if (cell := sheet.cells.get((row, column))) is not None), None)
    return first is not None and is_total(first.text)


def _step(text: str, legend: str, counted: Mapping[str, str], meanings: Meanings) -> tuple[str | None, str]:
    """The step that a mark stands for, and how that was found out."""
    steps, mark = meanings.ids.get("step", {}), _plain(text)
    if legend:
        value, doubt = meanings.one(SKILL_MATRIX.column("proficiency"), legend)
        return value, f"the sheet says “{legend}”: {doubt}"
    if mark in _NOT_ASKED:
        return None, _NOBODY_ASKS
    if mark in _MARKS and steps:
        alone = (step for step, title in steps.items() if _ALONE.search(f"{folded(title)} {folded(step)}"))
        return next(alone, list(steps)[len(steps) // 2]), f"a mark names no step; it may stand for another of {', '.join(steps)}"
    if mark in counted:
        return counted[mark], f"step {mark} of {len(counted)}"
    return meanings.one(SKILL_MATRIX.column("proficiency"), text)


def _legend(sheet: Sheet, table: PlannedTable, said: set[str]) -> Iterator[tuple[str, str]]:
    """What the sheet itself says of its marks, outside of the rows of data: `I = With help`, or in two cells beside one another."""
    for (row, column), cell in sheet.cells.items():
        if table.first <= row <= table.last and column in table.columns:
            continue
        beside = sheet.cells.get((row, column + 1))
        if cell.text.lower() in said and beside is not None and len(beside.text) > len(cell.text):
            yield cell.text.lower(), beside.text
        yield from _entries(cell, said)


def _entries(cell: Cell, said: set[str]) -> Iterator[tuple[str, str]]:
    """The entries of a legend in one cell, of marks that the sheet has."""
    for part in [one for line in cell.lines or (cell.text,) for one in re.split(r"[,;|]", _HEADS_LEGEND.sub("", line))]:
        found = _LEGEND.match(part)
        if found is not None and found[1].lower() in said:
            yield found[1].lower(), found[2].strip()


def matrix_remarks(found: Iterable[PlannedTable]) -> Iterator[str]:
    """What a person should know of a matrix."""
    for table in found:
        if table.holds == SKILL_MATRIX.name:
            marks, headings = _unknown(table, "proficiency"), _unknown(table, "level")
            yield (
                f"The sheet “{table.sheet}” is a matrix of skills and levels. Look under `proficiency` at what its marks stand for."
                + (f" Name a step for each of these, or it is left out: {marks}." if marks else "")
                + (f" Write an id for each of these headings that is a level: {headings}." if headings else "")
            )


def _unknown(table: PlannedTable, name: str) -> str:
    """What stands in cells and should be something of a field, but nobody can tell what."""
    words = table.values.get(name, {}).items()
    found = [f"“{said}”" for said, value in words if value == LEAVE_OUT and table.doubts[name, said] != _NOBODY_ASKS]
    return ", ".join(found[:_SHOWN]) + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")
