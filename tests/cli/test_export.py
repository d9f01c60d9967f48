"""`rungbook export`: a workbook that comes back as it was, an empty one to fill in, and the tables of the site."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from generator.render.data import data_files
from tests.cli.conftest import Run, spoil
from tests.generator.views.specs import read


def test_a_workbook_and_its_way_back(project: Path, run: Run) -> None:
    """Exported, the levels, skills and programs taken away, imported: `check` is content."""
    finished = run("export", "--xlsx", "out/handbook.xlsx", "--template", "empty.xlsx")
    assert (finished.status, finished.err) == (0, "")
    assert finished.out == "Wrote 2 files: out/handbook.xlsx, empty.xlsx.\n"
    for folder in ("competencies", "programs", "ladders/medical-assistant/levels"):
        shutil.rmtree(project / "handbook" / folder)
    assert run("import", "out/handbook.xlsx", "--plan").status == 0
    assert run("import", "out/handbook.xlsx", "--apply").status == 0
    assert run("check").status == 0


def test_the_commit_is_told(project: Path, run: Run) -> None:
    """In a repository, the workbook says which version it was made from, and whether something had changed since."""
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=project, check=True)
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True, text=True).stdout.strip()
    assert told(project, run) == commit
    (project / "handbook/pages/about.md").write_text("# Other\n", encoding="utf-8")
    assert told(project, run) == f"{commit}+"


def told(project: Path, run: Run) -> str:
    """The commit that a workbook names."""
    run("export", "--xlsx", "x.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO((project / "x.xlsx").read_bytes()))["_rungbook"]
    return str({row[0].value: row[1].value for row in sheet.iter_rows()}["commit"])


def test_the_tables_are_those_of_the_site(project: Path, run: Run) -> None:
    """Byte for byte."""
    assert run("export", "--csv", "tables").status == 0
    published = {file.path.partition("/")[2]: file.content for file in data_files(read(project / "handbook")) if file.path.endswith(".csv")}
    assert {path.name: path.read_bytes() for path in (project / "tables").iterdir()} == published


def test_faulty_handbooks_are_not_exported(project: Path, run: Run) -> None:
    """The report is shown, and the exit status is 1."""
    spoil(project)
    finished = run("export", "--xlsx", "x.xlsx")
    assert finished.status == 1
    assert "LS102" in finished.err
    assert not (project / "x.xlsx").exists()


@pytest.mark.usefixtures("project")
def test_nothing_to_write(run: Run) -> None:
    """The message names what there is to choose."""
    finished = run("export")
    assert finished.status == 2
    assert "--xlsx FILE, --template FILE, or --csv DIR" in finished.err
