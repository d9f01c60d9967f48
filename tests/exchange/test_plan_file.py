"""The plan is a file for people: its mistakes are named by line and column, with help; what is left as it is gives the same plan."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.exchange.importing import apply, make_plan, plan_path
from generator.exchange.workbook.plan_file import PlanError
from tests.edited import edit
from tests.exchange.messy import CASES

SLIPS = [
    ("sheet: Ladder", "sheet: Lader", "x.xlsx has no sheet `Lader`", "did you mean `Ladder`"),
    ("C: text", "C: txt", "requirements have no field `txt`", "did you mean `text`"),
    ("F: leave-out", "F: text", "another column gives `text` already", "write leave-out for one of them"),
    ("holds: requirements", "holds: requirement", "`requirement` is not one of the allowed values", "did you mean `requirements`"),
    ("first: 4", "first: 3", "headings come first", "mend the rows"),
    ("first: 4", "first: four", "`four`", "whole number"),
    ("    fixed: {}", "    fixed:\n      levle: ma-1", "requirements have no field `levle`", "did you mean `level`"),
    ("    fixed: {}", "    fixed:\n      level: ma-1", "a column gives `level` already", "take it out here"),
    ("Nurse observes: watched", "Nurse observes: wathced", "`wathced` is nothing that `evidence.type` takes", "did you mean `watched`"),
    ("Nurse observes: nurse", "Nurse observes: nrse", "`nrse` is nothing that `evidence.signed_by` takes", "did you mean `nurse`"),
    ("MA III: ma-3", "MA III: ../MA 3", "`../MA 3` is no id", "small letters, digits and hyphens"),
    ("hidden: leave-out", "hiden: leave-out", "`hiden`", "did you mean `hidden`"),
    ("      A: level", "      1: level", "`1` is no column", "such as B"),
]


@pytest.fixture
def planned(tmp_path: Path, target: Path) -> Path:
    """A workbook with its plan."""
    file = tmp_path / "x.xlsx"
    CASES["prototype"][0]().save(file)
    make_plan(file, target)
    return file


@pytest.mark.parametrize("slip", SLIPS, ids=[slip[1].strip() for slip in SLIPS])
def test_a_slip(planned: Path, target: Path, slip: tuple[str, str, str, str]) -> None:
    """Its line and column, the line itself, what is wrong, and how to mend it. Nothing is written."""
    old, new, message, hint = slip
    edit(plan_path(planned), (old, new))
    spoiled = plan_path(planned).read_text(encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        apply(planned, target)
    said = str(caught.value)

    line = next(number for number, one in enumerate(spoiled.splitlines(), 1) if new.splitlines()[-1] in one)
    assert f"{plan_path(planned)}:{line}:" in said, said
    assert message in said
    assert hint in said
    assert not list(target.glob("ladders/*/levels"))
    assert caught.value.exit_code == 2


def test_all_slips_in_one_run(planned: Path, target: Path) -> None:
    """Two mistakes, two messages."""
    text = plan_path(planned).read_text(encoding="utf-8")
    plan_path(planned).write_text(text.replace("C: text", "C: txt").replace("sheet: Ladder", "sheet: Lader"), encoding="utf-8")
    with pytest.raises(PlanError) as caught:
        apply(planned, target)
    assert "`txt`" in str(caught.value)
    assert "`Lader`" in str(caught.value)


def test_what_a_person_changes_holds(planned: Path, target: Path) -> None:
    """Another id of a level, a column taken in, a value given: the specs say so."""
    changes = ("MA III: ma-3", "MA III: senior"), ("Manager sign off: leave-out", "Manager sign off: lead"), ("F: leave-out", "F: why")
    edit(plan_path(planned), *changes)
    apply(planned, target)
    senior = (target / "ladders/medical-assistant/levels/senior.yml").read_text(encoding="utf-8")
    assert "title: MA III" in senior
    assert "- lead" in senior
    assert "why: JD" in (target / "ladders/medical-assistant/levels/ma-2.yml").read_text(encoding="utf-8")


def test_what_is_the_same_in_every_row(planned: Path, target: Path) -> None:
    """It goes only where it can stand: a step to skills, a signer to proofs that have none."""
    text = plan_path(planned).read_text(encoding="utf-8")
    plan_path(planned).write_text(text.replace("    fixed: {}", "    fixed:\n      proficiency: on-my-own"), encoding="utf-8")
    apply(planned, target)
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(target.glob("ladders/*/levels/*.yml"))]
    kinds = [(one["kind"], one.get("proficiency")) for level in found for one in level["requirements"]]
    assert kinds == [("evidence", None), ("competency", "on-my-own"), ("competency", "on-my-own"), ("evidence", None), ("evidence", None)]


def test_no_plan(tmp_path: Path, target: Path) -> None:
    """The message names the command that makes one."""
    file = tmp_path / "x.xlsx"
    CASES["prototype"][0]().save(file)
    with pytest.raises(PlanError, match=r"there is no plan `.*x\.xlsx\.plan\.yml`\. Make it with `rungbook import .* --plan`"):
        apply(file, target)
