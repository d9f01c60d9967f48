"""`rungbook fmt`: which files it changes, what it says, and how it ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.cli import fmt

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GLOSSARY = "handbook/glossary.yml"


@pytest.fixture
def glossary(project: Path) -> Path:
    """The glossary, no longer in canonical form: one line of it moved, and a comment with it."""
    file = project / GLOSSARY
    file.write_text(
        "# Words we use\n" + file.read_text("utf-8").replace("  - id: bls\n    term: BLS\n", "  - term: BLS\n    id: 'bls'\n"),
        encoding="utf-8",
    )
    assert "'bls'" in file.read_text("utf-8")
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_canonical_handbook_is_left_alone(run: Run, project: Path) -> None:
    """Nothing is written, not even the same bytes again, and the command says so."""
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    finished = run("fmt")
    assert (finished.status, finished.err) == (0, "")
    assert finished.out.endswith(" files are in canonical form.\n")
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_a_file_is_formatted_and_the_rest_stays(run: Run, project: Path, glossary: Path, root: Path) -> None:
    """Only the one file changes; it is what it was before, with its comment; its rights stay, and no other file appears."""
    glossary.chmod(0o640)
    before = contents(project)
    finished = run("fmt")
    after = contents(project)
    original = (root / "tests/handbooks/small/glossary.yml").read_bytes()
    assert finished.status == 0
    assert finished.out.startswith(f"Formatted {GLOSSARY}\n1 file formatted; ")
    assert after == {**before, GLOSSARY: b"# Words we use\n" + original}
    assert stat.S_IMODE(glossary.stat().st_mode) == 0o640
    assert run("check", "handbook").status == 0


def test_check_changes_nothing_and_shows_the_difference(run: Run, project: Path, glossary: Path) -> None:
    """`--check` ends with 1, names the file, shows what would change and what to do, and writes nothing."""
    before = contents(project)
    finished = run("fmt", "--check", "handbook")
    assert finished.status == 1
    assert finished.out.startswith(f"{GLOSSARY} is not in canonical form:\n")
    assert "  -  - term: BLS\n  -    id: 'bls'\n  +  - id: bls\n  +    term: BLS\n" in finished.out
    assert " not in canonical form. Run `rungbook fmt handbook`.\n" in finished.out
    assert contents(project) == before
    assert run("fmt", str(glossary)).status == 0
    assert run("fmt", "--check", "handbook").status == 0


def test_a_long_difference_is_cut(run: Run, project: Path) -> None:
    """A file of which everything changes shows its first lines and how many there are more."""
    file = project / "handbook/search.yml"
    text = "schema: rungbook/search/v1\nquestions:\n" + "- {q: who signs, lang: en}\n" * 30
    file.write_text(text, encoding="utf-8")
    shown = run("fmt", "--check").out.splitlines()
    assert [line for line in shown if line.startswith("  ... and ")] == [f"  ... and {92 - fmt.DIFF_LINES} more lines"]


def test_line_ends_alone_are_a_change(run: Run, project: Path) -> None:
    """Windows line ends and a byte order mark go away."""
    file = project / GLOSSARY
    original = file.read_bytes()
    file.write_bytes(b"\xef\xbb\xbf" + original.replace(b"\n", b"\r\n"))
    assert "only its line ends change" in run("fmt", "--check").out
    assert run("fmt").status == 0
    assert file.read_bytes() == original


@pytest.mark.usefixtures("glossary")
def test_faults_leave_a_file_as_it_is(run: Run, project: Path) -> None:
    """A file that cannot be read is named with place and reason; the others are formatted all the same, and the command ends with 1."""
    faulty = project / "handbook/search.yml"
    faulty.write_text("schema: rungbook/search/v1\nbar: {first: 90}\nbar: {}\n", encoding="utf-8")
    before = faulty.read_bytes()
    finished = run("fmt")
    assert finished.status == 1
    assert finished.err == "handbook/search.yml:3:1: YS014: the key `bar` stands twice in this block. It was left as it is.\n"
    assert f"Formatted {GLOSSARY}\n" in finished.out
    assert faulty.read_bytes() == before


def test_what_is_no_spec_is_left_as_it_is(run: Run, project: Path) -> None:
    """Pages and editions are not looked at; a stray file is named; neither is changed."""
    (project / "handbook/editions").mkdir()
    texts = ["pages/menu.yml", "editions/old.yml", ".hidden.yml"]
    for name in (*texts, "sites/notes/x.yml"):
        (project / "handbook" / name).parent.mkdir(exist_ok=True)
        (project / "handbook" / name).write_text("{a: 'x'}\n", encoding="utf-8")
    before = contents(project)
    finished = run("fmt")
    assert finished.status == 1
    assert finished.err == "handbook/sites/notes/x.yml: no spec file belongs in this place. It was left as it is.\n"
    assert contents(project) == before


def test_nothing_outside_the_handbook_is_touched(run: Run, project: Path) -> None:
    """A link that leads out of the handbook is not followed, and files elsewhere are refused."""
    outside = project / "outside.yml"
    outside.write_text("schema: 'rungbook/search/v1'\n", encoding="utf-8")
    (project / "handbook/search.yml").unlink()
    (project / "handbook/search.yml").symlink_to(outside)
    finished = run("fmt")
    assert finished.status == 1
    assert "handbook/search.yml is a link to a file outside the handbook. It was left as it is." in finished.err
    refused = run("fmt", "outside.yml")
    assert refused.status == 2
    assert "`outside.yml` is in no handbook: no folder above it has a handbook.yml" in refused.err
    assert outside.read_text("utf-8") == "schema: 'rungbook/search/v1'\n"


def test_a_link_inside_the_handbook_stays_a_link(run: Run, project: Path) -> None:
    """What the link points to is formatted."""
    link, target = project / "handbook/search.yml", project / "handbook/pages/search.txt"
    link.rename(target)
    target.write_text("bar: {}\nschema: rungbook/search/v1\n", encoding="utf-8")
    link.symlink_to(target)
    assert run("fmt").status == 0
    assert link.is_symlink()
    assert target.read_text("utf-8") == "schema: rungbook/search/v1\nbar: {}\n"


@pytest.mark.parametrize("paths", [["handbook/sites"], ["handbook/sites/hill-school.yml", "handbook/sites"]])
def test_folders_and_files_can_be_named(run: Run, project: Path, glossary: Path, paths: list[str]) -> None:
    """Only what is named is formatted, and each file once."""
    site = project / "handbook/sites/hill-school.yml"
    site.write_text(site.read_text("utf-8").replace("id: hill-school", "id: 'hill-school'"), encoding="utf-8")
    before = glossary.read_bytes()
    finished = run("fmt", *paths)
    assert finished.out.count("Formatted handbook/sites/hill-school.yml") == 1
    assert finished.out.count("Formatted") == 1
    assert glossary.read_bytes() == before


def test_a_failed_write_leaves_the_old_file(run: Run, project: Path, glossary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up while the new text is written: the old file is whole, and nothing else lies beside it."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = contents(project)
    finished = run("fmt")
    assert (finished.status, finished.err) == (2, "rungbook: No space left on device\n")
    assert contents(project) == before
    assert glossary.exists()


@pytest.mark.parametrize("path", ["nowhere", "handbook/nowhere.yml"])
def test_a_path_that_is_not_there(run: Run, project: Path, path: str) -> None:  # noqa: ARG001 - it is the current folder
    """One clear line, and status 2."""
    finished = run("fmt", path)
    assert (finished.status, finished.err) == (2, f"rungbook: there is no `{path}`\n")


def test_check_does_not_wait_for_the_others(root: Path) -> None:
    """`rungbook check` imports nothing of the formatter or the schemas."""
    script = (
        "import sys, ladder_spec; print(*[name for name in sys.modules if name.startswith(('ladder_spec.canon', 'ladder_spec.schema'))])"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert finished.stdout == "\n"
