"""Messy workbooks: what can be read is imported, the rest is refused by its cell, and no cell is lost in silence."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from openpyxl.utils import column_index_from_string, get_column_letter

from generator.exchange.importing import apply, make_plan, plan_path, report_path
from generator.exchange.workbook.values import id_of
from ladder_spec import check
from tests.exchange.messy import CASES, Expected, book

LINE = re.compile(r"- `(?P<sheet>.+)!(?P<cells>[A-Z0-9:, ]+)`: (?P<words>.*)")


def test_there_are_enough() -> None:
    """The prototype's workbook, and at least 20 more."""
    assert len(CASES) >= 21


@pytest.mark.parametrize("name", CASES)
def test_a_messy_workbook(name: str, tmp_path: Path, target: Path) -> None:
    """It gives the requirements that it should, names what it should, and every other cell stands in the specs."""
    make, expected = CASES[name]
    file = tmp_path / f"{name}.xlsx"
    make().save(file)
    make_plan(file, target)
    done = apply(file, target)
    report = report_path(file).read_text(encoding="utf-8")
    named = dict(cells_named(report))
    specs = [load(path) for path in done.files]
    assert asked(done.files) == expected.asks
    missing = {at: words for at, words in expected.named.items() if words not in named.get(at, "")}
    assert not missing, report
    values = {value for spec in specs for value in scalars(spec)}
    assert set(expected.holds) <= values
    assert list(lost(file, named, values)) == []
    assert f"{done.counts['used'] + done.counts['left']} cells are not empty" in report


@pytest.mark.parametrize("name", CASES)
def test_no_text_stands_for_another(name: str, tmp_path: Path, target: Path) -> None:
    """With a mark of its own in each text, below the headings, each mark stands in the specs, or the report names its cell.

    Where the plan says what a text means, that meaning stands in the specs.
    """
    file = tmp_path / f"{name}.xlsx"
    made = CASES[name][0]()
    made.save(file)
    make_plan(file, target)
    headings = {(table["sheet"], row) for table in load(plan_path(file))["tables"] for row in table["headings"]}
    plan_path(file).unlink()
    marks: dict[str, str] = {}
    for sheet in made.worksheets:
        for cell in [cell for cell in sheet._cells.values() if cell.data_type == "s"]:  # noqa: SLF001 - as below
            if (sheet.title, str(cell.row)) not in headings and str(cell.value).strip():
                marks[f"{sheet.title}!{cell.coordinate}"] = mark = f"zq{len(marks)}zq"
                cell.value = f"{cell.value} {mark}"
    made.save(file)
    make_plan(file, target)
    done = apply(file, target)
    named = dict(cells_named(report_path(file).read_text(encoding="utf-8")))
    values = {value for path in done.files for value in scalars(load(path))}
    meanings = [meant for table in load(plan_path(file))["tables"] for told in table["values"].values() for meant in told.items()]
    held = " ".join([*values, *(said for said, meant in meanings if meant in values)])
    assert [at for at, mark in marks.items() if mark not in held and at not in named] == []


def test_what_was_uncertain_is_not_published(tmp_path: Path, root: Path) -> None:
    """`check` names each thing that an uncertain cell went into as a draft, and no other."""
    rows = (
        ("MA VII", "One", "Does one", "Nurse observes", "20 sticks", "Nurse"),
        ("MA VII", "Two", "Does two", "Nurse observes", 5, "Nurse"),
    )
    file, handbook = tmp_path / "x.xlsx", root / "tests/handbooks/small"
    book(*rows).save(file)
    target = tmp_path / "handbook"
    shutil.copytree(handbook, target)
    make_plan(file, target)
    (level,) = apply(file, target).files
    lines = level.read_text(encoding="utf-8").splitlines()
    drafts = [found for found in check(target).problems if found.code == "LS906"]
    assert [(found.file, lines[found.span.start.line - 1].strip()) for found in drafts] == [
        ("ladders/medical-assistant/levels/ma-7.yml", 'note: "DRAFT: E2: read 20 from “20 sticks”. From x.xlsx, Ladder!2."')
    ]


def cells_named(report: str) -> Iterator[tuple[str, str]]:
    """Each cell that a report names, as `sheet!cell`, with all that it says of it."""
    found: dict[str, str] = {}
    for match in filter(None, map(LINE.fullmatch, report.splitlines())):
        words = re.sub(r"\\(.)", r"\1", match["words"])
        for cell in expanded(match["cells"]):
            at = f"{match['sheet']}!{cell}"
            found[at] = f"{found.get(at, '')} {words}"
    yield from found.items()


def expanded(cells: str) -> Iterator[str]:
    """`A3:C3, E3` -> each of them."""
    for part in cells.split(", "):
        start, _, end = part.partition(":")
        row = start.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = [(one or start).rstrip("0123456789") for one in (start, end)]
        left, right = map(column_index_from_string, letters)
        yield from (f"{get_column_letter(column)}{row}" for column in range(left, right + 1))


def lost(file: Path, named: dict[str, str], values: set[str]) -> Iterator[str]:
    """Cells that the report does not name, that are no headings of the plan, and of which nothing stands in the specs."""
    plan = load(plan_path(file))
    for sheet in openpyxl.load_workbook(file).worksheets:
        tables = [table for table in plan["tables"] if table["sheet"] == sheet.title]
        headings = {row for table in tables for row in table["headings"]}
        meanings = {said: meant for table in tables for told in table["values"].values() for said, meant in told.items()}
        for cell in [cell for cell in sheet._cells.values() if cell.value is not None]:  # noqa: SLF001 - the whole sheet has 17 billion
            said = str(cell.value).lower() if isinstance(cell.value, bool) else str(cell.value)
            text = " ".join(re.sub("[\u200b\u202e\ufeff]", "", said).split())
            meant = {text, id_of(text), meanings.get(text, ""), text.removesuffix(".0"), text.lower(), f"{text}.00"}
            if text and f"{sheet.title}!{cell.coordinate}" not in named and str(cell.row) not in headings and not meant & values:
                yield f"{sheet.title}!{cell.coordinate}: {text}"


def asked(files: tuple[Path, ...]) -> dict[str, list[str]]:
    """Level -> the ids of its requirements."""
    levels = [load(path) for path in files if "/levels/" in path.as_posix()]
    return {level["id"]: [one["id"] for one in level["requirements"]] for level in levels}


def load(path: Path) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """A YAML file as text, read by PyYAML alone."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes nothing but text


def scalars(value: object) -> Iterator[str]:
    """Every text in a tree, without the remarks for editors."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from scalars(below) if key != "note" else ()
    elif isinstance(value, list):
        for below in value:
            yield from scalars(below)
    else:
        yield str(value)


def test_the_expectations_can_fail() -> None:
    """A report that names nothing does not pass for one that does."""
    assert dict(cells_named("- `A!B2:C2, E2`: hidden: “x”")) == {f"A!{at}": " hidden: “x”" for at in ("B2", "C2", "E2")}
    assert Expected({}, {"A!B2": "hidden"}).named.keys() - dict(cells_named("- nothing")).keys() == {"A!B2"}
