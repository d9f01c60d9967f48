"""Every case in tests/spec/checks: one change in a handbook, and exactly what the check says about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder_spec.problems import CATALOGUE
from tests.spec import cases

FILES = cases.case_files()


def name_of(path: Path) -> str:
    """The code and the name of a case."""
    return "/".join(path.parts[-3:-1])


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_case(path: Path, tmp_path: Path) -> None:
    """The report holds exactly the problems of the case: code, file, line, column, message and hint, and no other."""
    case = cases.read(path)
    found = cases.told(cases.run(case, tmp_path))
    assert [{key: one[key] for key in wanted} for one, wanted in zip(found, case["expect"], strict=False)] == case["expect"]
    assert len(found) == len(case["expect"]), found


@pytest.mark.parametrize("path", FILES, ids=map(name_of, FILES))
def test_a_case_is_what_its_folder_says(path: Path) -> None:
    """A bad case expects its code, a good case does not, and each says in a sentence what it is about."""
    case, (code, name) = cases.read(path), path.parts[-3:-1]
    codes = {wanted["code"] for wanted in case["expect"]}
    assert case["about"].endswith(".")
    assert name.startswith(("bad_", "good_"))
    assert (code in codes) == name.startswith("bad_")


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code.startswith("LS")])
@pytest.mark.parametrize("sort", ["bad", "good"])
def test_every_code_has_its_cases(code: str, sort: str) -> None:
    """Each code of the language has at least one case where it is said, and one where it nearly is.

    Codes of reading (YS) have theirs in tests/spec/reader.
    """
    assert any(path.parts[-3] == code and path.parts[-2].startswith(f"{sort}_") for path in FILES)


def test_there_are_many() -> None:
    """The goal of the design: at least 150 faults, each in a case of its own."""
    assert sum(path.parts[-2].startswith("bad_") for path in FILES) >= 150


def test_a_wrong_expectation_fails(tmp_path: Path) -> None:
    """A case that expects another line, or misses a problem, does not pass."""
    case = cases.read(cases.CHECKS / "LS201" / "bad_role" / "case.yml")
    found = cases.told(cases.run(case, tmp_path))
    assert found == case["expect"]
    assert found != [{**case["expect"][0], "line": 1}]
    assert found
