"""The workbook as a file: what a spreadsheet sees of it, nothing in it runs, and the same handbook gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from xlsxwriter.workbook import Workbook as WrittenWorkbook

from generator.exchange.importing import apply, make_plan, report_path
from generator.exchange.published import files_beside
from generator.exchange.workbook.book import workbook_bytes
from ladder_spec import Handbook, load_handbook
from tests.exchange.messy import HEADINGS
from tests.figures import SKILLS
from tests.generator.views.specs import Raw, changed, raw_levels

HOSTILE = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", '=HYPERLINK("https://example.org")')


@pytest.fixture(scope="module")
def handbook(handbook_folder: Path) -> Handbook:
    """The reference handbook."""
    return load_handbook(handbook_folder)


@pytest.fixture(scope="module")
def content(handbook: Handbook) -> bytes:
    """Its workbook."""
    return workbook_bytes(handbook, "abc123")


def opened(content: bytes) -> Any:  # noqa: ANN401 - openpyxl's workbook
    """A workbook, read by another library than the one that wrote it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def test_its_sheets(content: bytes) -> None:
    """What people see, what serves the drop-downs, and what says where it came from."""
    book = opened(content)
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert visible == ["Read me", "Matrix", "Levels", "Requirements", "Competencies", "Domains", "Programs"]
    assert book["_lists"].sheet_state == "hidden"
    about = book["_rungbook"]
    assert about.sheet_state == "veryHidden"
    facts = {row[0].value: row[1].value for row in about.iter_rows()}
    assert facts["commit"] == "abc123"
    assert facts["edition"] == "2026.2"
    assert str(facts["made by"]).startswith("rungbook ")


def test_the_matrix_says_what_each_level_asks(content: bytes, handbook_folder: Path) -> None:
    """In the column of a level stand as many skills as it asks in full, and as many of them new and raised as were counted by hand."""
    rows = [[cell.value for cell in row] for row in opened(content)["Matrix"].iter_rows()]
    levels = raw_levels(handbook_folder)
    assert rows[0][2:] == [level["title"] for level in levels.values()]
    for number, level in enumerate(levels, 2):
        texts = [row[number] for row in rows[1:] if row[number]]
        _, full, new, raised, kept = SKILLS[level]
        assert len(texts) == full
        assert [sum(text.endswith(f"({word})") for text in texts) for word in ("new", "raised")] == [new, raised]
        assert sum(not text.endswith(")") for text in texts) == kept


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_it_runs(root: Path, tmp_path: Path, hostile: str) -> None:
    """Texts that begin like formulas are texts, marked so that they stay texts when they are edited; no macro, no link, no formula."""

    def spoil(level: Raw) -> None:
        level.update(title=hostile, summary=hostile, aka=[hostile])

    book = changed(root / "tests/handbooks/small", tmp_path / "book", {"ladders/*/levels/ma-1.yml": spoil})
    made = workbook_bytes(book)
    found = [cell for sheet in opened(made).worksheets for row in sheet.iter_rows() for cell in row if str(cell.value).startswith(hostile)]
    assert len(found) == 4, "title in two sheets, summary, and another name"
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not [name for name in parts if "vba" in name.lower() or "external" in name.lower()]
    assert not any(re.search(rb"<f[ >]|<hyperlink", part) for name, part in parts.items() if "worksheets/sheet" in name)


def test_drop_downs_offer_the_ids_of_the_handbook(content: bytes, handbook: Handbook) -> None:
    """A short list stands in the cell's rule; one of more than 255 letters lies on the hidden sheet, under a name."""
    book = opened(content)
    sheet = book["Requirements"]
    offered: dict[str, list[str]] = {}
    for rule in sheet.data_validations.dataValidation:
        column = sheet.cell(1, next(iter(rule.sqref.ranges)).min_col).value
        if rule.formula1.startswith('"'):
            assert len(rule.formula1) <= 257
            offered[column] = rule.formula1.strip('"').split(",")
        else:
            place = book.defined_names[rule.formula1].attr_text.partition("!")[2].replace("$", "")
            offered[column] = [row[0].value for row in book["_lists"][place]]
    assert offered["Competency"] == list(handbook.competencies)
    assert offered["Level"] == list(handbook.levels)
    assert offered["Kind"][0] == "competency"
    assert set(offered["Proof: signed by"]) == {role.id for role in handbook.file.roles}
    assert len(",".join(offered["Competency"])) > 255
    assert "_lists" in book.defined_names["rungbook_list_1"].attr_text


def test_help_stands_on_the_headings(content: bytes) -> None:
    """Every heading of every table has a note with the field's meaning and its name."""
    book = opened(content)
    for name in ("Levels", "Requirements", "Competencies", "Domains", "Programs"):
        for cell in book[name][1]:
            assert cell.comment is not None, cell.coordinate
            assert "Field: " in cell.comment.text


def test_a_template_is_empty_and_can_be_filled_in(handbook: Handbook, tmp_path: Path, target: Path) -> None:
    """It has headings and drop-downs only. What is typed into it is imported without a question."""
    book = opened(workbook_bytes(handbook, filled=False))
    assert all(sheet.max_row == 1 for sheet in book.worksheets if sheet.title in ("Levels", "Requirements", "Programs"))
    sheet = book["Requirements"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    typed = {
        "Level": "ma-7",
        "Id": "rooming",
        "Kind": "evidence",
        "Text": "Rooms patients.",
        "Proof: type": "card",
        "Proof: signed by": "nurse",
    }
    for heading, value in typed.items():
        sheet.cell(2, columns[heading]).value = value
    book.save(tmp_path / "filled.xlsx")
    make_plan(tmp_path / "filled.xlsx", target)
    (path,) = apply(tmp_path / "filled.xlsx", target).files
    assert "Rooms patients." in path.read_text(encoding="utf-8")


def test_the_same_handbook_gives_the_same_bytes(handbook: Handbook, content: bytes) -> None:
    """No clock is read; another commit gives another workbook."""
    assert workbook_bytes(handbook, "abc123") == content
    assert workbook_bytes(handbook) != content


def test_a_damaged_kept_workbook_is_made_again(handbook: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build takes the kept workbook where there is a good one, and never a damaged one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made, _ = files_beside(handbook, b"facts")
    (kept,) = tmp_path.rglob("*.json")
    assert files_beside(handbook, b"facts")[0] == made
    kept.write_text('"no base64!"', encoding="utf-8")
    assert files_beside(handbook, b"facts")[0] == made
    kept.write_text('"UEs="', encoding="utf-8")
    assert files_beside(handbook, b"facts")[0].content == b"PK"


def test_the_last_value_of_a_formula_is_read_and_said(tmp_path: Path, target: Path) -> None:
    """A spreadsheet keeps what a formula gave; that is read, and a person is asked to look."""
    file = tmp_path / "x.xlsx"
    made = WrittenWorkbook(file)
    sheet = made.add_worksheet("Ladder")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ("MA I", "Rooming", "Rooms patients", "Nurse observes"))
    sheet.write_formula(1, 4, "=2+3", None, 5)
    sheet.write(1, 5, "Nurse")
    made.close()
    make_plan(file, target)
    (path,) = apply(file, target).files
    assert "count: 5" in path.read_text(encoding="utf-8")
    assert "`Ladder!E2`: it is a formula; its last value was read" in report_path(file).read_text(encoding="utf-8")
