"""`rungbook check` for machines and terminals: each format, strict checks, accepted exceptions, and where colors come from."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from generator.reporting.formats import FORMATS, format_named
from tests.cli.conftest import spoil
from tests.edited import edit

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LEVEL = "handbook/ladders/medical-assistant/levels/ma-2.yml"


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests: no test writes into a summary unless it says so."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def widen_pay(project: Path) -> None:
    """A range that is too wide: a warning under every profile."""
    edit(project / LEVEL, ('"27.00"', '"44.00"'))


def accept(project: Path, until: str = "2027-03-01") -> None:
    """Accept the wide range."""
    exception = f"{{rule: LS511, at: level:ma-2, owner: hr, until: {until}, reason: The pay study is not finished.}}"
    edit(project / "handbook/handbook.yml", ("  profile: strict\n", f"  profile: strict\n  accept:\n    - {exception}\n"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_fails_and_succeeds_alike(run: Run, project: Path, form: str) -> None:
    """The exit status does not depend on the format, and nothing but the format is on standard output."""
    assert (run("check", "--format", form).status, run("check", "--format", form).err) == (0, "")
    spoil(project)
    assert (run("check", "--format", form).status, run("check", "--format", form).err) == (1, "")


def test_an_unknown_format_has_no_writer() -> None:
    """The table is the only list of formats."""
    with pytest.raises(KeyError):
        format_named("xml")


def test_programs_get_paths_from_the_root_of_the_repository(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is the current folder, or what GitHub says; JSON stays relative to the handbook, and people see what they typed."""
    spoil(project)

    def paths() -> tuple[str, str, str]:
        told = json.loads(run("check", str(project / "handbook"), "--format", "sarif").out)["runs"][0]["results"][0]
        return (
            run("check", str(project / "handbook"), "--format", "github").out.split("file=")[1].split(",")[0],
            told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            str(ET.fromstring(run("check", str(project / "handbook"), "--format", "junit").out)[0].get("name")),  # noqa: S314 - we wrote it
        )

    assert paths() == ("handbook/handbook.yml", "handbook/handbook.yml", "handbook")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(project.parent))
    assert paths() == (f"{project.name}/handbook/handbook.yml", f"{project.name}/handbook/handbook.yml", f"{project.name}/handbook")
    assert json.loads(run("check", "--format", "json").out)["problems"][0]["file"] == "handbook.yml"
    assert f"--> {project}/handbook/handbook.yml:" in run("check", str(project / "handbook")).out


def test_github_gets_the_whole_list_as_a_summary(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is added to what is there, for this format only."""
    spoil(project)
    summary = project / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run("check")
    assert summary.read_text("utf-8") == "# Before\n"
    finished = run("check", "--format", "github")
    assert finished.out.startswith("::error file=handbook/handbook.yml,line=")
    text = summary.read_text("utf-8")
    assert text.startswith("# Before\n## 1 error in 1 file\n")
    assert "error LS102" in text
    run("check", "--format", "github")
    assert summary.read_text("utf-8").count("## 1 error") == 2


def test_a_summary_that_cannot_be_written_changes_nothing_else(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The annotations and the exit status are what counts; one line says that the summary is missing."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))
    finished = run("check", "--format", "github")
    assert finished.status == 0
    assert finished.out.startswith("No problems")
    assert finished.err == "The summary of this run could not be written: Is a directory.\n"


def test_strict_is_the_profile_strict_and_fails_on_warnings(run: Run, project: Path) -> None:
    """Whatever handbook.yml says, warnings of the table's `*` are errors, and any other warning ends with 1 too."""
    edit(project / "handbook/handbook.yml", ("profile: strict", "profile: draft"))
    edit(project / LEVEL, ("text: 10 watched blood draws.", "text: 10 good blood draws."))
    mild, strict = run("check"), run("check", "--strict")
    assert (mild.status, strict.status) == (0, 1)
    assert "warning[LS303]" in mild.out
    assert "error[LS303]" in strict.out
    assert "then run `rungbook check handbook --strict` again." in strict.out
    edit(project / LEVEL, ("text: 10 good blood draws.", "text: 10 watched blood draws."))
    widen_pay(project)
    mild, strict = run("check"), run("check", "--strict", "--format", "json")
    assert (mild.status, strict.status) == (0, 1)
    told = json.loads(strict.out)
    assert told["ok"] is False
    assert [(problem["code"], problem["severity"]) for problem in told["problems"]] == [("LS511", "warning")]


def test_accepted_exceptions_are_counted_and_listed(run: Run, project: Path) -> None:
    """They fail no check, not even a strict one; JSON tells all of them."""
    widen_pay(project)
    assert run("check", "--strict").status == 1
    accept(project)
    finished = run("check", "--strict")
    assert finished.status == 0
    assert "1 problem accepted for now, until 2027-03-01; `--format json` lists it.\n" in finished.out
    told = json.loads(run("check", "--format", "json").out)
    line = next(n for n, text in enumerate((project / LEVEL).read_text("utf-8").splitlines(), 1) if '"44.00"' in text)
    assert told["accepted"] == [
        {
            "code": "LS511",
            "at": "level:ma-2",
            "owner": "hr",
            "until": "2027-03-01",
            "reason": "The pay study is not finished.",
            "file": LEVEL.removeprefix("handbook/"),
            "line": line,
        }
    ]


def test_an_exception_that_has_run_out_hides_nothing(run: Run, project: Path) -> None:
    """The problem is back, and the exception is one too."""
    widen_pay(project)
    accept(project, until="2026-11-01")
    told = json.loads(run("check", "--format", "json").out)
    assert sorted(problem["code"] for problem in told["problems"]) == ["LS511", "LS905"]
    assert told["accepted"] == []


def on_terminal(project: Path, root: Path, **environment: str) -> str:
    """What `rungbook check` writes to a terminal."""
    script = "import sys; from generator.cli.main import main; main()"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", script, "check"],
        cwd=project,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(root), "TERM": "xterm", **environment},
    ) as process:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # Linux says so when the other side is closed
            pass
        process.wait(timeout=30)
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colors_unless_it_asks_for_none(project: Path, root: Path) -> None:
    """Code, caret and help are colored on a terminal; NO_COLOR, and a terminal without colors, get plain text."""
    spoil(project)
    colored = on_terminal(project, root)
    assert "\x1b[31m\x1b[1merror[LS102]\x1b[0m: " in colored
    assert "\x1b[36mhelp: did you mean `edition_date`?\x1b[0m" in colored
    assert " | ^^^^^^^^^^^\x1b[0m" in colored
    plain = on_terminal(project, root, NO_COLOR="1")
    assert "\x1b" not in plain
    assert on_terminal(project, root, TERM="dumb") == plain
    assert "error[LS102]: unknown key `edition_dat`\n" in plain
