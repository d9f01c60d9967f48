"""`rungbook build`: what it publishes, what it says, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import spoil

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_build_publishes_and_says_where(run: Run, project: Path) -> None:
    """The site lies where mkdocs.yml says, and one line tells so."""
    finished = run("build")
    assert finished.status == 0
    assert finished.out.startswith("Built site in ")
    assert (project / "site/index.html").is_file()
    assert "\x1b" not in finished.out + finished.err


def test_the_site_can_lie_elsewhere(run: Run, project: Path) -> None:
    """`-d` and `-f` name folder and settings."""
    (project / "mkdocs.yml").rename(project / "other.yml")
    finished = run("build", "-f", "other.yml", "-d", "public/handbook")
    assert finished.status == 0
    assert (project / "public/handbook/index.html").is_file()
    assert not (project / "site").exists()


def test_errors_publish_nothing_and_are_shown_as_check_shows_them(run: Run, project: Path) -> None:
    """The last good site stays byte for byte."""
    run("build")
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    spoil(project)
    finished = run("build")
    assert finished.status == 1
    assert finished.out == ""
    assert "did you mean `edition_date`?" in finished.err
    assert "--> handbook/handbook.yml:" in finished.err
    assert "then run `rungbook build` again. `rungbook explain LS" in finished.err
    assert finished.err.endswith("Nothing was published; the last good site is as it was.\n")
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == before


def test_warnings_are_shown_and_stop_only_a_strict_build(run: Run, project: Path) -> None:
    """A dead link in a page of HR's own is a warning."""
    (project / "handbook/pages/extra.md").write_text("# Extra\n\n[gone](gone.md)\n", encoding="utf-8")
    finished = run("build")
    assert finished.status == 0
    assert "warning: Doc file 'extra.md' contains a link 'gone.md'" in finished.err
    strict = run("build", "--strict")
    assert strict.status == 1
    assert "1 warning" in strict.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"27.00"', '"44.00"', id="a warning that strict makes an error"),
        pytest.param("summary: You", f"summary: {'You and I and they ' * 6}and you", id="a warning"),
    ],
)
def test_a_strict_build_judges_as_a_strict_check_does(run: Run, project: Path, old: str, new: str) -> None:
    """What `check --strict` finds stops `build --strict`, and is shown in the same words; a plain build publishes it."""
    level = "ladders/medical-assistant/levels/ma-2.yml"
    for path, before, after in (("handbook.yml", "profile: strict", "profile: draft"), (level, old, new)):
        spec = project / "handbook" / path
        spec.write_text(spec.read_text("utf-8").replace(before, after, 1), encoding="utf-8")
    check, build = run("check", "--strict"), run("build", "--strict")
    assert (check.status, build.status) == (1, 1)
    shown = check.out.replace("`rungbook check handbook --strict`", "`rungbook build --strict`")
    assert build.err == f"{shown}Nothing was published; the last good site is as it was.\n"
    assert run("build").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["-f", "none.yml"], "There is no none.yml here.", id="no settings"),
        pytest.param(["-d", "handbook/programs"], "did not make", id="a folder with other files"),
        pytest.param(["--pages-only", "handbook/programs"], "did not make", id="a folder with other files, for pages"),
        pytest.param(["--pages-only", "a", "-d", "b"], "does not go with --site-dir", id="two targets"),
        pytest.param(["--pages-only", "a", "--zip"], "does not go with --zip", id="pages as one file"),
        pytest.param(["--pages-only", "a", "--clean"], "does not go with --clean", id="pages made anew"),
    ],
)
def test_what_cannot_run_ends_with_2(run: Run, project: Path, arguments: list[str], words: str) -> None:
    """A clear line, and nothing is touched."""
    finished = run("build", *arguments)
    assert finished.status == 2
    assert words in finished.err
    assert (project / "handbook/programs").is_dir()
    assert not (project / "site").exists()


def test_pages_for_another_engine(run: Run, project: Path) -> None:
    """`--pages-only` writes Markdown pages, theme folder and settings, and builds no site."""
    finished = run("build", "--pages-only", "neutral")
    assert finished.status == 0
    assert finished.out.startswith("Built neutral in ")
    assert (project / "neutral/docs/index.md").is_file()
    assert not (project / "site").exists()


def test_pages_after_a_site_are_checked_anew(run: Run, project: Path) -> None:
    """What the specs warn of is said again by a process that has built a site before."""
    spec = project / "handbook/ladders/medical-assistant/levels/ma-2.yml"
    spec.write_text(spec.read_text("utf-8").replace('"27.00"', '"44.00"', 1), encoding="utf-8")
    for arguments in ([], ["--pages-only", "neutral"]):
        finished = run("build", *arguments)
        assert finished.status == 0
        assert "The specs have warnings (1)" in finished.out
