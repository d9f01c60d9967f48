"""`rungbook new`: a whole handbook or nothing, and nothing is ever overwritten."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator.starter import SHARED, starter_files, write_starter
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_is_clean_from_the_start(run: Run, here: Path) -> None:
    """The strict check finds nothing, warnings included, and each file is in canonical form; what to do next is printed."""
    done = run("new", "our book")
    assert (done.status, done.err) == (0, "")
    assert "cd 'our book'" in done.out
    assert run("check", "--strict", "our book/handbook").status == 0
    assert run("fmt", "--check", "our book/handbook").status == 0
    assert [path.name for path in here.iterdir()] == ["our book"]


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2031, 12, 31), date(2026, 1, 1)], ids=str)
def test_it_is_clean_on_any_day(day: date, run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The days in it are those of the day on which it is made, so that nothing is out of date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())))
    assert run("new", "book").status == 0
    assert run("check", "--strict", "book/handbook").status == 0
    assert f"edition_date: {day}\n" in (here / "book/handbook/handbook.yml").read_text("utf-8")


def test_no_sample_passes_for_real(run: Run, here: Path) -> None:
    """Once `example: true` is taken out, the check names every sample; with the last of their notes, every problem is gone."""
    run("new", "book")
    specs = sorted((here / "book/handbook").rglob("*.yml"))
    marked = [spec for spec in specs if "note: SAMPLE" in spec.read_text("utf-8")]
    said = here / "book/handbook/handbook.yml"
    said.write_text(said.read_text("utf-8").replace("example: true\n", ""), encoding="utf-8")
    told = json.loads(run("check", "--format", "json", "book/handbook").out)["problems"]
    assert {problem["code"] for problem in told} == {"LS907"}
    assert [problem["file"] for problem in told] == [spec.relative_to(here / "book/handbook").as_posix() for spec in marked]
    assert len(told) > len(specs) / 2
    for spec in marked:
        spec.write_text(re.sub(r"^ *note: SAMPLE.*\n", "", spec.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")
    assert run("check", "--strict", "book/handbook").status == 0


def test_no_gap_is_left_open() -> None:
    """Each word to fill in is filled in, and what looks like one in other files is left alone."""
    files = starter_files(date(2026, 11, 23), "1.2.3")
    specs = b"".join(content for path, content in files.items() if path.endswith(".yml") and path.startswith("handbook/"))
    assert b"$" not in specs
    assert b"rungbook==1.2.3\n" in files["requirements.txt"]
    assert b"${{ github.token }}" in files[".github/workflows/handbook.yml"]


def test_what_our_repository_uses_too_is_the_same(root: Path) -> None:
    """The workflows and the guide are those of this repository."""
    files = starter_files(date(2026, 11, 23), "1")
    ours = [path for name in SHARED for path in (root / name, *(root / name).rglob("*")) if path.is_file()]
    assert len(ours) > 10
    assert [path for path in ours if files[path.relative_to(root).as_posix()] != path.read_bytes()] == []


@pytest.mark.parametrize("name", ["book", "."])
def test_an_empty_folder_is_filled(name: str, run: Run, here: Path) -> None:
    """An empty folder will do, also the one that one stands in, and so will a clone of an empty repository."""
    (here / name / ".git").mkdir(parents=True)
    before = (here / name).stat().st_ino
    done = run("new", name)
    assert done.status == 0
    assert ("cd " in done.out) == (name != ".")
    assert (here / name).stat().st_ino == before
    tops = {path.split("/")[0] for path in starter_files(date(2026, 11, 23), "1")}
    assert {path.name for path in (here / name).iterdir()} == {".git", *tops}


def test_nothing_is_overwritten(run: Run, here: Path) -> None:
    """A folder with anything in it, a file, or a link that leads nowhere is refused by name, and stays as it is."""
    (here / "full").mkdir()
    (here / "full/README.md").write_text("Mine.", encoding="utf-8")
    (here / "full/zebra").touch()
    (here / "link").symlink_to("nowhere")
    done = run("new", "full")
    assert (done.status, done.out) == (2, "")
    assert (
        done.err
        == "rungbook: `full` is not empty: it holds `README.md` and 1 more. Nothing was written. Name a new folder, or an empty one.\n"
    )
    for name in ("full/README.md", "link"):
        done = run("new", name)
        assert (done.status, done.err) == (2, f"rungbook: `{name}` is a file, so no handbook was written there. Name a new folder.\n")
    assert (here / "full/README.md").read_text("utf-8") == "Mine."
    assert sorted(path.name for path in here.iterdir()) == ["full", "link"]


@pytest.mark.parametrize("there", [False, True], ids=["new folder", "empty folder"])
@pytest.mark.parametrize("step", ["write_bytes", "rename"])
def test_all_or_nothing(step: str, there: bool, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001 - a parameter of the test
    """If the disk is full on the way, nothing is left behind."""
    book = here / "book"
    if there:
        book.mkdir()
    real, calls = getattr(Path, step), list[Path]()

    def full(path: Path, *given: object) -> object:
        calls.append(path)
        if len(calls) == (1 if step == "rename" and not there else 3):
            raise OSError(28, "No space left on device")
        return real(path, *given)

    monkeypatch.setattr(Path, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_starter(book, starter_files(date(2026, 11, 23), "1"))
    assert [path.name for path in here.rglob("*")] == (["book"] if there else [])


def test_a_folder_that_may_not_be_written(run: Run, here: Path) -> None:
    """A parent that is a file is told in a line."""
    (here / "file").touch()
    done = run("new", "file/book")
    assert done.status == 2
    assert done.err.startswith("rungbook: ")
    assert done.err.count("\n") == 1
