"""Folders as they come: files that cannot be opened, folders and pipes among them, odd names, and no handbook at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ladder_spec import InvalidHandbook, SpecNotFound, check, load_handbook
from ladder_spec.problems import Problem


def only(problems: tuple[Problem, ...]) -> tuple[str, str, str]:
    """Code, file and message of the one problem."""
    (found,) = problems
    return found.code, found.file, found.message


def test_the_small_handbook_is_whole(small: Path) -> None:
    """The handbook of all these tests has no problems, and everything in it is counted."""
    report = check(small)
    assert report.problems == ()
    assert report.ok
    assert report.counts == {
        "files": 22,
        "errors": 0,
        "warnings": 0,
        "ladders": 1,
        "transitions": 1,
        "levels": 2,
        "competencies": 4,
        "programs": 2,
        "credentials": 2,
        "sites": 2,
        "states": 1,
        "pathways": 3,
        "funds": 3,
    }


def test_the_folder_may_be_named_in_any_way(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As text, as a path, relative, as `.`, or through a link."""
    (small.parent / "link").symlink_to(small)
    monkeypatch.chdir(small)
    for folder in (str(small), small, ".", f"../{small.name}", small.parent / "link"):
        assert check(folder).ok


@pytest.mark.parametrize("name", ["nowhere", "handbook.yml", "glossary.yml/x"])
def test_no_folder(small: Path, name: str) -> None:
    """A folder that is not there, and a file in its place."""
    with pytest.raises(SpecNotFound, match=r"there is no such folder|it is not a folder"):
        check(small / name)


def test_no_handbook(small: Path) -> None:
    """A folder without handbook.yml; with handbook.yaml, the message says what to do."""
    (small / "handbook.yml").rename(small / "handbook.yaml")
    with pytest.raises(SpecNotFound, match=r"rename `handbook.yaml` to handbook.yml"):
        check(small)
    (small / "handbook.yaml").unlink()
    with pytest.raises(SpecNotFound, match=r"has no file handbook.yml$"):
        check(small)


def test_handbook_yml_is_no_file(small: Path) -> None:
    """A folder, or a link to nowhere, with the name of handbook.yml is said; nothing else is blamed for it."""
    (small / "handbook.yml").unlink()
    (small / "handbook.yml").mkdir()
    assert only(check(small).problems) == ("YS005", "handbook.yml", "a folder has the name of a spec file")
    (small / "handbook.yml").rmdir()
    (small / "handbook.yml").symlink_to("nowhere.yml")
    assert only(check(small).problems) == ("YS005", "handbook.yml", "this is a link to a file that is not there")


def test_a_pipe_is_not_waited_for(small: Path) -> None:
    """A named pipe would keep a reader waiting for ever."""
    os.mkfifo(small / "programs" / "pipe.yml")
    assert only(check(small).problems) == ("YS005", "programs/pipe.yml", "this is not a plain file, but a pipe or a device")


def test_a_file_that_may_not_be_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to read a file, that is said, and what points to it is not called unknown.

    Root may read everything, so the system's refusal is played.
    """
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "first-weeks.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert only(check(small).problems) == ("YS005", "programs/first-weeks.yml", "you do not have the right to open this")


def test_a_disk_that_fails(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any other refusal is passed on in the system's words."""

    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    problems = check(small).problems
    assert {found.code for found in problems} == {"YS005"}
    assert {found.message for found in problems} == {"this cannot be opened: input/output error"}


def test_a_folder_that_may_not_be_opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a closed folder is neither called missing nor unknown."""
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("policies"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert only(check(small).problems) == ("YS005", "policies", "you do not have the right to open this")


def test_the_handbook_folder_itself_may_not_be_opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to check, and the reason is said."""

    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SpecNotFound, match="you do not have the right to open it"):
        check(small)


def test_a_name_that_is_not_utf_8(small: Path) -> None:
    """A file name from an old system can be printed, and the file is read."""
    target = os.fsencode(small / "glossary.yml").replace(b"glossary", b"glossar\xe9")
    os.rename(small / "glossary.yml", target)  # noqa: PTH104 - pathlib takes no bytes
    code, file, _ = only(check(small).problems)
    assert (code, file) == ("LS210", "glossar\ufffd.yml")
    file.encode()


def test_many_folders_deep_and_links_in_a_circle(small: Path) -> None:
    """Links to folders are not followed, so a circle does no harm."""
    (small / "programs" / "again").symlink_to(small)
    assert check(small).ok


def test_a_faulty_folder_gives_no_handbook(small: Path) -> None:
    """Only a report without errors makes a handbook; the error carries all problems."""
    (small / "glossary.yml").write_text("schema: rungbook/glossary/v1\nterm: []\n", encoding="utf-8")
    report = check(small)
    with pytest.raises(InvalidHandbook) as caught:
        report.handbook()
    assert caught.value.problems == report.problems
    with pytest.raises(InvalidHandbook):
        load_handbook(small)


def test_a_circle_of_promotions(small: Path) -> None:
    """Promotions that lead back are said, and nothing runs in circles."""
    ladder = small / "ladders" / "medical-assistant" / "ladder.yml"
    back = "  - from: ma-2\n    to: ma-1\n    kind: promotion\n    opening: false\n"
    ladder.write_text(ladder.read_text(encoding="utf-8") + back, encoding="utf-8")
    assert "LS402" in {found.code for found in check(small).problems}
