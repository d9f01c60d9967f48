"""Each code of the catalogue is whole: a check, a page, words and examples, cases; and switching a check off is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder_spec.catalogue import CATALOGUE
from ladder_spec.checks import CHECKS
from ladder_spec.checks.rules import RULES
from tests.spec import cases

READING = ("YS", "LS1", "LS210")
"""Codes that the reading of a file finds, before any check: a case stands for their function."""
FILES = cases.case_files()


def cases_of(code: str, sort: str) -> list[Path]:
    """The cases of a code, bad or good."""
    return [path for path in FILES if path.parts[-3] == code and path.parts[-2].startswith(f"{sort}_")]


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_its_function(code: str) -> None:
    """Something in the code finds it: one function, or for what reading finds, a case that expects it."""
    entered = [code in CHECKS, code in RULES]
    assert sum(entered) == 1 or (code.startswith(READING) and cases_of(code, "bad"))


def test_every_function_has_its_code() -> None:
    """No check stands outside the catalogue."""
    assert {*CHECKS, *RULES} <= set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_says_why_and_shows_bad_and_good(code: str) -> None:
    """The catalogue holds a reason and two examples that differ."""
    rule = CATALOGUE[code]
    assert rule.why
    assert rule.bad
    assert rule.good
    assert rule.bad != rule.good


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_its_page(code: str, root: Path) -> None:
    """The documents have a page for it, and their list names it."""
    page = root / "docs/checks" / f"{code}.md"
    assert CATALOGUE[code].title in page.read_text(encoding="utf-8")
    assert f"({code}.md)" in (root / "docs/checks/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_bad_and_good_cases(code: str) -> None:
    """At least one folder where it is found, and one where it nearly is."""
    assert cases_of(code, "bad")
    assert cases_of(code, "good")


@pytest.mark.parametrize("code", [*CHECKS, *RULES])
def test_switching_a_check_off_fails_a_case(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its function a bad case of the code no longer holds: the cases would notice."""
    for registry in (CHECKS, RULES):
        monkeypatch.delitem(registry, code, raising=False)
    assert any(not _still_holds(path, tmp_path / path.parts[-2]) for path in cases_of(code, "bad"))


def _still_holds(path: Path, folder: Path) -> bool:
    case = cases.read(path)
    return [found["code"] for found in cases.told(cases.run(case, folder))] == [wanted["code"] for wanted in case["expect"]]
