"""Every printed sheet can be read aloud (PDF/UA-1) and kept (PDF/A-2a), as veraPDF judges it; and veraPDF does find mistakes."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from generator.render.sheets.values import PrintedSheet
from tests.sheets.verapdf import A_2A, UA_1, verdicts

pytestmark = pytest.mark.timeout(900)
"""A minute for all sheets of one size on a quiet machine, and many of them on a busy one."""

UA_1_RULES = 106
A_2A_RULES = 153


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_sheet_passes_all_rules_of_both_standards(request: pytest.FixtureRequest, tmp_path: Path, paper: str) -> None:
    """PDF/UA-1 and PDF/A-2a, all rules, all sheets but the forms. On A4, the sheets of one clinic speak for those of the others."""
    clinics = {"", next(iter(request.getfixturevalue("handbook").sites))}
    every = request.getfixturevalue(paper).values()
    sheets = [one for one in every if not one.fillable and (paper == "letter" or one.site in clinics)]
    found = verdicts(written(sheets, tmp_path), [UA_1, A_2A])
    assert found.rules == {"ua1": UA_1_RULES, "2a": A_2A_RULES}
    assert len(found.each) == 2 * len(sheets)
    assert [one for one in found.each if not one.passed] == []


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_every_form_passes_all_rules_of_reading_aloud(request: pytest.FixtureRequest, tmp_path: Path, paper: str) -> None:
    """PDF/UA-1, all rules, all forms. They are no PDF/A: what people type has no font inside the file."""
    sheets = [one for one in request.getfixturevalue(paper).values() if one.fillable]
    found = verdicts(written(sheets, tmp_path), [UA_1])
    assert found.rules == {"ua1": UA_1_RULES}
    assert len(found.each) == len(sheets)
    assert [one for one in found.each if not one.passed] == []


def test_spoiled_sheets_fail(letter: dict[str, PrintedSheet], tmp_path: Path) -> None:
    """A checker that never fails proves nothing: without tags, without a title, or with a field that has no name, a sheet fails."""
    sheet, form = letter["sheets/levels/ma-1.pdf"].content, letter["sheets/forms/ma-1-form.pdf"].content
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "untagged.pdf")
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        del pdf.Root.ViewerPreferences
        pdf.save(tmp_path / "untitled.pdf")
    with pikepdf.open(io.BytesIO(form)) as pdf:
        del pdf.Root.AcroForm.Fields[0].TU
        pdf.save(tmp_path / "nameless.pdf")
    (tmp_path / "sheet.pdf").write_bytes(sheet)
    names = ["untagged.pdf", "untitled.pdf", "nameless.pdf", "sheet.pdf"]
    found = verdicts([tmp_path / name for name in names], [UA_1])
    assert [one.passed for one in found.each] == [False, False, False, True]
    assert all(one.failed for one in found.each[:3])


def written(sheets: list[PrintedSheet], folder: Path) -> list[Path]:
    """Sheets as files."""
    paths = [folder / one.path.replace("/", "_") for one in sheets]
    for path, one in zip(paths, sheets, strict=True):
        path.write_bytes(one.content)
    return paths
