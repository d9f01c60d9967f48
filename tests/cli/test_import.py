"""`rungbook import`: a plan, then specs with a report; clear words and the right exit status whatever is handed over."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.edited import edit
from tests.exchange.messy import CASES


@pytest.fixture
def ladder(project: Path) -> Path:
    """A messy workbook beside a handbook that has no level yet."""
    shutil.rmtree(project / "handbook/ladders/medical-assistant/levels")
    CASES["prototype"][0]().save(project / "ladder.xlsx")
    return project / "ladder.xlsx"


def test_plan_then_apply(ladder: Path, run: Run) -> None:
    """Each step says what it did and what comes next; the second writes specs that `check` reads."""
    planned = run("import", "ladder.xlsx", "--plan")
    assert (planned.status, planned.err) == (0, "")
    assert planned.out.startswith("Planned: 1 table with 6 rows. Nothing is imported yet.\n")
    assert planned.out.endswith("Read and edit ladder.xlsx.plan.yml, then run `rungbook import ladder.xlsx --apply`.\n")
    assert not list(ladder.parent.glob("handbook/ladders/*/levels"))
    done = run("import", "ladder.xlsx", "--apply")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:2] == [
        "Imported: 3 new files in handbook.",
        "Of 32 cells, 26 were used and 6 left out; 2 need a look.",
    ]
    assert done.out.endswith("Read ladder.xlsx.report.md, then run `rungbook check`.\n")
    assert sorted(path.name for path in ladder.parent.glob("handbook/ladders/*/levels/*")) == ["ma-1.yml", "ma-2.yml", "ma-3.yml"]
    assert "levels/ma-1.yml" in run("check").out


def test_a_second_import_changes_nothing(ladder: Path, run: Run) -> None:
    """What is there already is named, with what to do; the exit status is 1."""
    run("import", "ladder.xlsx", "--plan")
    assert run("import", "ladder.xlsx", "--plan").status == 1
    run("import", "ladder.xlsx", "--apply")
    again = run("import", "ladder.xlsx", "--apply")
    assert again.status == 1
    assert "the handbook has the level `ma-1` already" in again.err
    assert "Name new ids in ladder.xlsx.plan.yml" in again.err
    assert ladder.with_name("ladder.xlsx.plan.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ladder.xlsx"], "Say --plan"),
        (["none.xlsx", "--plan"], "there is no file `none.xlsx`"),
        (["mkdocs.yml", "--plan"], "only .xlsx and .docx"),
        (["ladder.xlsx", "--apply"], "there is no plan"),
        (["ladder.xlsx", "elsewhere", "--plan"], "cannot read a handbook from `elsewhere`"),
    ],
)
@pytest.mark.usefixtures("ladder")
def test_what_cannot_run(run: Run, arguments: list[str], words: str) -> None:
    """Exit status 2, one clear message, and nothing written."""
    before = sorted(Path().rglob("*"))
    finished = run("import", *arguments)
    assert finished.status == 2
    assert words in finished.err
    assert finished.out == ""
    assert sorted(Path().rglob("*")) == before


def test_a_matrix_into_a_new_handbook(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """From `rungbook new` on: plan, name new levels, apply; `check` then asks for what a matrix does not say, and for nothing else."""
    monkeypatch.chdir(tmp_path)
    assert run("new", ".").status == 0
    assert run("check").status == 0
    CASES["crosses"][0]().save(tmp_path / "skills.xlsx")
    planned = run("import", "skills.xlsx", "--plan")
    assert "The sheet “Skills” is a matrix of skills and levels." in planned.out
    plan = tmp_path / "skills.xlsx.plan.yml"
    refused = run("import", "skills.xlsx", "--apply")
    assert (refused.status, "the handbook has the level `ma-1` already" in refused.err) == (1, True)
    edit(plan, ("MA I: ma-1", "MA I: assistant"), ("MA II: ma-2", "MA II: assistant-2"), ("        x: on-my-own", "        x: hard-cases"))
    assert run("import", "skills.xlsx", "--apply").status == 0
    level = (tmp_path / "handbook/ladders/medical-assistant/levels/assistant.yml").read_text(encoding="utf-8")
    assert "competency: rooming\n    proficiency: hard-cases" in level
    found = json.loads(run("check", "--format", "json").out)["problems"]
    assert {(one["code"], "is missing" in one["message"] or "is not listed" in one["message"]) for one in found} == {
        ("LS101", True),
        ("LS202", True),
    }
