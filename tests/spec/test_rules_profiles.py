"""How bad each problem is under each profile, and what an accepted exception sets aside."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

from ladder_spec import Report, check
from ladder_spec.catalogue import CATALOGUE
from tests.spec import cases

ERRORS = """
LS101 LS102 LS103 LS104 LS105 LS106 LS107 LS108 LS109 LS201 LS202 LS203 LS210 LS211
LS301 LS309 LS311 LS401 LS402 LS403 LS406 LS408 LS412 LS413 LS414 LS501 LS502 LS503 LS504 LS506
LS601 LS602 LS604 LS651 LS701 LS801 LS802 LS803 LS804 LS807 LS808 LS901 LS903 LS905 LS906 LS907
"""
STRICT_ERRORS = "LS302 LS303 LS305 LS405 LS411 LS505 LS603 LS653 LS702 LS806 LS809 LS811 LS904"
WARNINGS = "LS304 LS306 LS307 LS308 LS310 LS312 LS404 LS407 LS409 LS410 LS511 LS605 LS652 LS703 LS704 LS805 LS902"
ONLY_WARN_IN_A_DRAFT = ("LS3", "LS4", "LS6")
M2 = "ladders/medical-assistant/levels/ma-2.yml"
WIDE_PAY = {"file": M2, "replace": '  max: "27.00"', "with": '  max: "34.00"'}
NO_DAYS = {"file": "policies/promotion.yml", "replace": "    within_days: 15\n", "with": ""}


def accepting(rule: str, at: str, until: str = "2027-03-01") -> dict[str, Any]:
    """An exception in handbook.yml."""
    lines = [f"    - rule: {rule}", f"      at: {at}", "      owner: hr", f"      until: {until}", "      reason: Not ready yet."]
    return {"file": "handbook.yml", "replace": "  profile: strict\n", "with": "\n".join(["  profile: strict", "  accept:", *lines, ""])}


def checked(folder: Path, *edits: dict[str, Any]) -> Report:
    """Check the small handbook with some edits."""
    return cases.run({"of": "small", "edits": list(edits)}, folder)


def codes(report: Report) -> list[str]:
    """The codes of the problems that are left."""
    return [problem.code for problem in report.problems]


def test_the_tables_are_whole() -> None:
    """Each code stands in one table here, as the design has it; all of reading is an error."""
    named = f"{ERRORS} {STRICT_ERRORS} {WARNINGS}".split()
    assert len(named) == len(set(named))
    assert set(named) == {code for code in CATALOGUE if not code.startswith("YS")}


@pytest.mark.parametrize("code", CATALOGUE)
def test_severity_under_each_profile(code: str, tmp_path: Path) -> None:
    """A bad case of each code gives an error or a warning, as the profile says."""
    path = next(p for p in cases.case_files() if p.parts[-3] == code and p.parts[-2].startswith("bad_"))
    cases.run(cases.read(path), tmp_path)
    warns = code in WARNINGS or code in STRICT_ERRORS
    in_draft = "warning" if warns or code.startswith(ONLY_WARN_IN_A_DRAFT) else "error"
    assert _severity(tmp_path, code, "draft") == in_draft
    assert _severity(tmp_path, code, "standard") == ("warning" if warns else "error")
    assert _severity(tmp_path, code, "strict") == ("warning" if code in WARNINGS else "error")


def _severity(folder: Path, code: str, profile: Literal["draft", "standard", "strict"]) -> str:
    (severity,) = {problem.severity.value for problem in check(folder, profile=profile).problems if problem.code == code}
    return severity


@pytest.mark.parametrize(("profile", "ok"), [("draft", True), ("standard", True), ("strict", False)])
def test_handbook_yml_names_the_profile(tmp_path: Path, profile: str, ok: bool) -> None:  # noqa: FBT001 - a column of the table
    """A vague word stops only a strict handbook."""
    vague = {"file": M2, "replace": "You draw blood and label it at the chair.", "with": "You draw blood as needed."}
    report = checked(tmp_path, vague, {"file": "handbook.yml", "replace": "profile: strict", "with": f"profile: {profile}"})
    assert codes(report) == ["LS303"]
    assert report.ok is ok


def test_the_caller_may_choose_the_profile(tmp_path: Path) -> None:
    """What the caller asks for counts, whatever handbook.yml says."""
    checked(tmp_path, {"file": "handbook.yml", "replace": "profile: strict", "with": "profile: draft"}, NO_DAYS)
    assert check(tmp_path).ok
    assert not check(tmp_path, profile="standard").ok


def edit(file: str, old: str, new: str) -> dict[str, Any]:
    """Replace a text in a file."""
    return {"file": file, "replace": old, "with": new}


RENEWS = "    renews:\n      months: 60\n      ends: day\n"
PAYBACK = "    payback:\n      rule: pro-rata\n      interest: false\n      hardship: true\n"
ACCEPTED = [
    ("LS511", "level:ma-2", WIDE_PAY),
    ("LS601", "promotion:promotion", NO_DAYS),
    ("LS303", "requirement:ma-2.months", edit(M2, "Half of past", "A sufficient part of past")),
    ("LS303", "level:ma-2", edit(M2, "Half of past", "A sufficient part of past")),
    ("LS303", "duty:draw-blood", edit(M2, "You draw blood and label it", "You draw good blood and label it")),
    ("LS303", "competency:venipuncture", edit("competencies/patient-care.yml", "Draws blood and labels", "Adequately labels")),
    ("LS805", "credential:cma", edit("credentials.yml", RENEWS, "")),
    ("LS506", "funding:school-pledge", edit("funding.yml", PAYBACK, "")),
    ("LS809", "scope:CA", edit("scope/ca.yml", "review_by: 2027-05-22", "review_by: 2026-05-22")),
    ("LS603", "mentorship:mentorship", edit("policies/mentorship.yml", "who: guide", "who: hr")),
    ("LS412", "site:harbor-street", edit("handbook.yml", "  adds: 2", "  adds: 0")),
    ("LS651", "handbook:handbook", {"delete": "pathways/stay.yml"}),
    ("LS904", "competency:venipuncture", edit("competencies/patient-care.yml", "title: Draw blood\n", "title: Draw blood yourself\n")),
    ("LS904", "domain:patient-care", edit("competencies/patient-care.yml", "title: Draw blood\n", "title: Draw blood yourself\n")),
    ("LS703", "program:first-weeks", edit("programs/first-weeks.yml", "  own: 0", "  own: 3")),
]


@pytest.mark.parametrize(("rule", "at", "mistake"), ACCEPTED, ids=[f"{rule}-{at}" for rule, at, _ in ACCEPTED])
def test_an_exception_sets_its_problem_aside(tmp_path: Path, rule: str, at: str, mistake: dict[str, Any]) -> None:
    """In its place an exception holds: nothing is left to mend, and the report still tells what was accepted, by whom, until when."""
    without, with_it = tmp_path / "without", tmp_path / "with"
    assert codes(checked(without, mistake)) == [rule]
    report = checked(with_it, mistake, accepting(rule, at))
    assert codes(report) == []
    assert report.ok
    assert [(problem.code, exception.owner, str(exception.until)) for exception, problem in report.accepted] == [(rule, "hr", "2027-03-01")]


@pytest.mark.parametrize(("rule", "at", "mistake"), ACCEPTED, ids=[f"{rule}-{at}" for rule, at, _ in ACCEPTED])
def test_an_exception_holds_only_for_its_place_and_rule(tmp_path: Path, rule: str, at: str, mistake: dict[str, Any]) -> None:
    """Somewhere else, or for another rule, it sets nothing aside."""
    elsewhere = "level:ma-1" if at != "level:ma-1" else "level:ma-2"
    assert codes(checked(tmp_path / "place", mistake, accepting(rule, elsewhere))) == [rule]
    assert codes(checked(tmp_path / "rule", mistake, accepting("LS312", at))) == [rule]


@pytest.mark.parametrize(("until", "left"), [("2026-11-22", ["LS905", "LS511"]), ("2026-11-23", []), ("2026-11-24", [])])
def test_an_exception_ends(tmp_path: Path, until: str, left: list[str]) -> None:
    """On its last day it holds; a day later the problem is back, and the exception is one more."""
    assert codes(checked(tmp_path, WIDE_PAY, accepting("LS511", "level:ma-2", until))) == left


def test_one_exception_for_all_of_a_kind_in_one_place(tmp_path: Path) -> None:
    """An exception for a level counts for each of its problems of that rule."""
    two = [
        {"file": M2, "replace": "You draw blood and label it at the chair.", "with": "You draw good blood as needed."},
        {"file": M2, "replace": "Half of past", "with": "A sufficient part of past"},
    ]
    report = checked(tmp_path, *two, accepting("LS303", "level:ma-2"))
    assert codes(report) == []
    assert len(report.accepted) == 3


def test_accepted_problems_are_no_pages_lost(tmp_path: Path) -> None:
    """A handbook with only accepted errors can be built."""
    report = checked(tmp_path, NO_DAYS, accepting("LS601", "promotion:promotion"))
    assert report.handbook().promotions


def test_the_reference_handbook_is_clean(handbook_folder: Path) -> None:
    """The reference handbook has nothing to mend under the hardest profile, not even a warning, and lives without exceptions."""
    report = check(handbook_folder, profile="strict")
    assert codes(report) == []
    assert report.accepted == ()
