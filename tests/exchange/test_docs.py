"""docs/spreadsheets.md says what is so: its commands run, its plan is a plan, and each row of its table comes true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from generator.cli.export import export
from generator.cli.importing import importing
from generator.exchange.workbook.columns import tables
from generator.exchange.workbook.matrix import SKILL_MATRIX
from generator.exchange.workbook.plan_file import PlanBlock, TableBlock
from generator.exchange.workbook.reading import Cell
from generator.exchange.workbook.values import read_value

COMMANDS = {"import": importing, "export": export}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page."""
    return (root / "docs/spreadsheets.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_there(page: str) -> None:
    """And each option of the two commands stands on the page."""
    said = {(name, option) for name, option in re.findall(r"rungbook (import|export).*? (--[a-z]+)", page)}
    there = {(name, option) for name, command in COMMANDS.items() for option in options(command)}
    assert said == there


def options(command: click.Command) -> set[str]:
    """The long options of a command."""
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


def test_the_plan_on_the_page_is_one(page: str) -> None:
    """It has the keys of a plan, and each field in it exists; the list of keys below it names all that people edit."""
    lines = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert lines
    (table,) = yaml.load(lines[1], Loader=yaml.BaseLoader)["tables"]  # noqa: S506 - makes nothing but text
    TableBlock.model_validate(table)
    requirements = next(one for one in tables(("on-my-own",)) if one.name == "requirements")
    given = {name for said in table["columns"].values() for name in said.split(" + ")} - {"leave-out"}
    assert given <= {column.name for column in requirements.columns}
    for key in ("holds", "columns", "fixed", "values"):
        assert key in TableBlock.model_fields
        assert f"- `{key}`: " in page
    assert {"ladder", "hidden"} <= set(PlanBlock.model_fields)


def test_the_matrix_on_the_page_is_one(page: str) -> None:
    """It has the keys of a plan, its columns are those of a matrix, and so is each list that the page explains below it."""
    lines = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[1]
    (table,) = yaml.load(lines, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text
    assert TableBlock.model_validate(table).holds == SKILL_MATRIX.name
    names = {column.name for column in SKILL_MATRIX.columns}
    assert {*table["columns"].values(), *table["fixed"], *table["values"]} <= names
    assert all(f"- `{name}`: " in page for name in names & set(table["values"]))


@pytest.mark.parametrize(
    ("form", "said", "meant"),
    [
        ("whole", "20 sticks", "20"),
        ("whole", "2-3", None),
        ("whole", "5 or 6", None),
        ("money", "$18.50", "18.50"),
        ("money", "1,200", "1200.00"),
        ("day", "July 1, 2026", "2026-07-01"),
        ("day", "7/15/2026", "2026-07-15"),
        ("day", "3/2/26", None),
    ],
)
def test_a_row_of_the_table(page: str, form: Any, said: str, meant: str | None) -> None:  # noqa: ANN401 - one of the forms
    """What the page says of a cell is what becomes of it."""
    row = next(line for line in page.splitlines() if line.startswith("|") and f"`{said}`" in line)
    assert read_value(Cell(1, 1, said), form).value == meant
    assert (meant or "refused") in row
