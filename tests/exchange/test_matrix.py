"""A matrix of skills: each cell counts, the plan says what each mark stands for, and what a person writes there holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.exchange.importing import _language, apply, make_plan, plan_path, report_path
from generator.exchange.workbook.applying import Imported, apply_plan
from generator.exchange.workbook.plan import Plan
from generator.exchange.workbook.plan_file import PlanError
from generator.exchange.workbook.planning import Planner
from generator.exchange.workbook.reading import ReadBook, read_workbook
from generator.exchange.workbook.report import report_text
from tests.edited import edit
from tests.exchange.messy import CASES
from tests.exchange.test_document import docx, table
from tests.exchange.test_messy import cells_named, load

NAMES = ("crosses", "letters_with_a_legend", "domains_as_heading_rows", "wrong_values")
Edit = Callable[..., list[Path]]


@pytest.fixture
def edited(tmp_path: Path, target: Path) -> Edit:
    """Plan the matrix of a case, replace texts in the plan, and apply it."""

    def call(name: str, *pairs: tuple[str, str]) -> list[Path]:
        file = tmp_path / f"{name}.xlsx"
        CASES[name][0]().save(file)
        make_plan(file, target)
        edit(plan_path(file), *pairs)
        return list(apply(file, target).files)

    return call


@pytest.mark.parametrize("name", NAMES[1:3])
def test_plan_and_report(name: str, edited: Edit, tmp_path: Path, root: Path, target: Path) -> None:
    """They are word for word the ones in `expected`, which a person has read beside the workbook."""
    edited(name)
    for made in (plan_path(tmp_path / f"{name}.xlsx"), report_path(tmp_path / f"{name}.xlsx")):
        text = made.read_text(encoding="utf-8").replace(target.as_posix(), "handbook")
        text = re.sub("fingerprint: [0-9a-f]+", "fingerprint: 0", text)
        assert text == (root / "tests/exchange/expected" / made.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_cell_counts(name: str, tmp_path: Path, target: Path) -> None:
    """With another word in one cell of data, each in turn, the specs are others, unless the report named the cell before."""
    file = tmp_path / f"{name}.xlsx"
    CASES[name][0]().save(file)
    book, (tables, meanings) = read_workbook(file), _language(target)

    def imported(changed: ReadBook) -> tuple[Plan, Imported]:
        plan = Planner(changed, tables, meanings).plan()
        return plan, apply_plan(changed, plan, tables, meanings)

    plan, done = imported(book)
    before, named = [one.text for one in done.files], dict(cells_named(report_text(book, done, "handbook")))
    (sheet,) = book.sheets
    data = {place: cell for place, cell in sheet.cells.items() if cell.row >= plan.tables[0].first}
    used = {place: cell for place, cell in data.items() if f"{sheet.title}!{cell.at}" not in named}
    assert len(used) >= 8
    for place, cell in used.items():
        other = replace(sheet, cells=sheet.cells | {place: replace(cell, text="Zebra", form="text")})
        assert [one.text for one in imported(replace(book, sheets=(other,)))[1].files] != before, cell.at


def test_what_a_person_writes_holds(edited: Edit) -> None:
    """Another step for a mark, a step for a mark that nobody could tell, an id for a column, and a domain for a sheet."""
    files = edited(
        "domains_as_heading_rows",
        ("        x: on-my-own", "        x: with-help"),
        ("Float pool: leave-out", "Float pool: float"),
        ("Greeting: greeting", "Greeting: say-hello"),
        ("Front desk: front-desk", "Front desk: welcome"),
    )
    levels = {path.stem: load(path) for path in files if path.parent.name == "levels"}
    assert levels["float"]["title"] == "Float pool"
    assert [(one["id"], one["proficiency"]) for one in levels["float"]["requirements"]] == [("say-hello", "with-help")]
    welcome = load(next(path for path in files if path.stem == "welcome"))
    assert (welcome["domain"]["title"], [one["id"] for one in welcome["competencies"]]) == ("Front desk", ["say-hello", "rooming"])


def test_a_heading_that_is_a_skill(edited: Edit) -> None:
    """Where the plan takes a heading row for a skill, it is one that no level asks for."""
    files = edited(
        "domains_as_heading_rows",
        ("        Procedures: procedures", "        Not there: procedures"),
        ("      competency:\n", "      competency:\n        Procedures: procedures\n"),
    )
    desk = load(next(path for path in files if path.stem == "front-desk"))
    assert [one["id"] for one in desk["competencies"]] == ["greeting", "rooming", "procedures"]


def test_a_matrix_in_a_document(tmp_path: Path, target: Path) -> None:
    """A table of a Word file may be one; all that comes from it is a draft."""
    rows = ("Skill", "MA I", "MA II"), ("Rooming", "x", ""), ("Draw blood", "", "on my own")
    file = docx(tmp_path / "x.docx", table(*rows))
    make_plan(file, target)
    files = apply(file, target).files
    assert [path.stem for path in files] == ["table-1", "ma-1", "ma-2"]
    assert all(path.read_text(encoding="utf-8").count('note: "DRAFT: read from a job description.') == 1 for path in files)


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("        x: on-my-own", "        x: on-my-won", "`on-my-won` is nothing that `proficiency` takes", "did you mean `on-my-own`"),
        ("      domain: skills", "      domian: skills", "matrix have no field `domian`", "did you mean `domain`"),
        ("      domain: skills", "      domain: ../skills", "`../skills` is no id", "small letters, digits and hyphens"),
        ("Rooming: rooming", "Rooming: Rooming 1", "`Rooming 1` is no id", "small letters, digits and hyphens"),
        ("F: leave-out", "F: competency", "another column gives `competency` already", "write leave-out for one of them"),
    ],
)
def test_a_slip_in_its_plan(edited: Edit, old: str, new: str, message: str, hint: str) -> None:
    """It is named with help, and nothing is written."""
    with pytest.raises(PlanError) as caught:
        edited("crosses", (old, new))
    assert message in str(caught.value)
    assert hint in str(caught.value)
