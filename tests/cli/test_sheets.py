"""The command `rungbook sheets`: what it writes, what it leaves alone, and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pikepdf
import pytest

from generator.cli import console
from tests.cli.conftest import Run
from tests.conftest import rungbook

LEVEL = "handbook/ladders/medical-assistant/levels/ma-1.yml"


@pytest.fixture(autouse=True)
def _kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No sheet of an earlier run is taken."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))


def test_all_sheets_of_a_handbook_are_written_once(project: Path, run: Run) -> None:
    """A second run finds them all, and touches none."""
    first = run("sheets", "-o", "out")
    files = {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.pdf")}
    assert first.status == 0
    assert f"Printed {len(files)} sheets" in first.out
    assert f"New or changed: {len(files)}." in first.out
    assert {path.parent.name for path in files} >= {"levels", "forms", "self-check", "talk", "booklets"}
    assert "New or changed: 0." in run("sheets", "-o", "out").out
    assert {path: path.stat().st_mtime_ns for path in (project / "out").rglob("*.pdf")} == files


def test_an_edit_of_one_character_changes_only_what_shows_it(project: Path, run: Run) -> None:
    """The sheets of the level and the booklet are new; all others are left as they are."""
    run("sheets", "-o", "out")
    before = {path: path.read_bytes() for path in (project / "out").rglob("*.pdf")}
    file = project / LEVEL
    file.write_text(file.read_text("utf-8").replace("vital signs.", "vital sign.", 1), encoding="utf-8")
    run("sheets", "-o", "out")
    changed = {path.stem for path, content in before.items() if path.read_bytes() != content}
    assert changed == {path.stem for path in before if path.stem.startswith("ma-1") or path.parent.name == "booklets"}


def test_one_level_and_another_paper(project: Path, run: Run) -> None:
    """Only the sheets of that level, on that paper."""
    assert run("sheets", "--level", "ma-1", "--paper", "letter", "-o", "out").status == 0
    files = list((project / "out").rglob("*.pdf"))
    assert files
    assert all(path.stem.startswith("ma-1") for path in files)
    with pikepdf.open(project / "out/levels/ma-1.pdf") as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_an_unknown_level_is_named_with_a_guess(project: Path, run: Run) -> None:
    """The command cannot run, and says what was meant."""
    finished = run("sheets", "--level", "ma1")
    assert finished.status == 2
    assert "Did you mean ma-1?" in finished.err
    assert not (project / "sheets").exists()


def test_a_faulty_handbook_is_not_printed(project: Path, run: Run) -> None:
    """The problems are shown as the check shows them."""
    file = project / LEVEL
    file.write_text(file.read_text("utf-8").replace("summary:", "sumary:", 1), encoding="utf-8")
    finished = run("sheets", "-o", "out")
    assert finished.status == 1
    assert "sumary" in finished.err
    assert not (project / "out").exists()


def test_what_was_filled_in_comes_back_as_json(project: Path, run: Run) -> None:
    """By requirement, with the sheet that it stands in."""
    run("sheets", "--level", "ma-1", "-o", "out")
    form = project / "out/forms/ma-1-form.pdf"
    with pikepdf.open(form, allow_overwriting_input=True) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) == "name":
                field.V = pikepdf.String("José Núñez")
            elif str(field.T).endswith("/met"):
                field.V = field.AS = pikepdf.Name.Yes
        pdf.save()
    finished = run("sheets", "--read", str(form))
    found = json.loads(finished.out)
    assert finished.status == 0
    assert found["sheet"]["about"] == "ma-1"
    assert found["fields"]["name"] == "José Núñez"
    assert found["requirements"]
    assert all(row == {"met": True, "initials": "", "date": ""} for row in found["requirements"].values())


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_form_is_refused_in_words(project: Path, run: Run, content: bytes) -> None:
    """No traceback, whatever the file holds; the file is named once."""
    (project / "x.pdf").write_bytes(content)
    finished = run("sheets", "--read", "x.pdf")
    assert finished.status == 2
    assert finished.err.startswith("rungbook: x.pdf")
    assert finished.err.count("x.pdf") == 1


def test_a_sheet_without_fields_is_refused_with_a_hint(project: Path, run: Run) -> None:
    """The reader is told which sheets have fields."""
    run("sheets", "--level", "ma-1", "-o", "out")
    assert "-form.pdf" in run("sheets", "--read", str(project / "out/levels/ma-1.pdf")).err


def test_the_same_bytes_in_any_process(project: Path) -> None:
    """Two processes with other hash seeds, time zones and languages print the same, one of them after many other sheets."""
    found = []
    for number, (zone, seed, *only) in enumerate((("UTC", "1", "--level", "ma-1"), ("Asia/Manila", "2"))):
        variables = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "XDG_CACHE_HOME": str(project / f"kept-{number}")}
        finished = rungbook("sheets", *only, "-o", f"out-{number}", cwd=project, environment={**os.environ, **variables})
        assert finished.returncode == 0, finished.stderr
        folder = project / f"out-{number}"
        found.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")})
    assert found[0]
    assert len(found[0]) < len(found[1])
    assert {path: found[1][path] for path in found[0]} == found[0]


def test_a_terminal_shows_a_bar_and_a_pipe_shows_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """As much of it is filled as is done."""

    def shown(*, terminal: bool) -> str:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        with console.progress() as show:
            show("Checking")
            show("Printing sheets: 3 of 4")
        return capsys.readouterr().err

    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    words = shown(terminal=True)
    assert "Printing sheets: 3 of 4" in words
    bar = re.findall(r"\x1b\[([0-9;]+)m([━╸╺]+)", words.rpartition("3 of 4")[2])
    lengths = {style: len("".join(part for one, part in bar if one == style)) for style, _ in bar}
    assert len(lengths) == 2
    assert sum(lengths.values()) * 0.7 < max(lengths.values()) < sum(lengths.values()) * 0.8
    assert shown(terminal=False) == ""


def test_the_command_names_file_line_column_and_character(project: Path, run: Run) -> None:
    """Whatever way the character is written; nothing is printed then."""
    file = project / LEVEL
    lines = file.read_text("utf-8").splitlines()
    (place,) = (number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[place] = "summary: You learn \u6f22 words."
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    finished = run("sheets", "-o", "out")
    assert finished.status == 1
    path = file.relative_to(project / "handbook").as_posix()
    assert f"{path}:{place + 1}:20: “\u6f22” (U+6F22" in finished.err
    assert not (project / "out").exists()
    lines[place] = 'summary: "You learn \\u6F22 words."'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    finished = run("sheets", "-o", "out")
    assert finished.status == 1
    assert f"{path}:{place + 1}:10: “\u6f22” (U+6F22" in finished.err
    built = run("build")
    assert built.status == 1
    assert f"{path}:{place + 1}:10:" in built.err
    assert not (project / "site").exists()
