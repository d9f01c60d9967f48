"""`rungbook release`: an edition is frozen once, is the handbook of its day, and can be compared."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.edited import edit

SMALL = Path(__file__).resolve().parent.parent / "handbooks" / "small"
LEVEL = "ladders/medical-assistant/levels/ma-2.yml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the small handbook."""
    return Path(shutil.copytree(SMALL, tmp_path / "book"))


def test_an_edition_is_the_handbook(run: Run, book: Path) -> None:
    """Held against the edition that was just frozen, nothing has changed."""
    assert run("release", str(book)).status == 0
    assert run("diff", str(book / "editions" / "2026.2.json"), str(book)).out == "Nothing changed for people.\n"


def test_an_edition_never_changes(run: Run, book: Path) -> None:
    """The second time nothing is written; where the handbook has changed, it is refused."""
    run("release", str(book))
    file = book / "editions" / "2026.2.json"
    first = file.read_bytes()
    assert "frozen already" in run("release", str(book)).out
    edit(book / LEVEL, ("You draw blood and label it", "You draw blood, and you label it"))
    done = run("release", str(book))
    assert done.status == 1
    assert "Name a new `edition`" in done.err
    assert file.read_bytes() == first


def test_the_next_edition_tells_what_changed(run: Run, book: Path) -> None:
    """Each change since the edition before is in the file, with the levels that it reaches; 2026.10 comes after 2026.2."""
    run("release", str(book))
    edit(book / "handbook.yml", ('"2026.2"', '"2026.10"'))
    edit(book / LEVEL, ("proficiency: on-my-own", "proficiency: hard-cases"))
    assert run("release", str(book)).status == 0
    data = json.loads((book / "editions" / "2026.10.json").read_bytes())
    assert data["previous"] == "2026.2"
    assert [(one["kind"], one["at"], one["levels"]) for one in data["changes"]] == [("step-raised", "ma-2.venipuncture", ["ma-2"])]
    assert {one["id"] for one in data["self_check"]["requirements"]} >= {"ma-2.venipuncture", "ma-1.school"}


def test_errors_freeze_nothing(run: Run, book: Path) -> None:
    """A handbook with errors is no edition."""
    edit(book / LEVEL, ("kind: review", "kind: revue"))
    assert run("release", str(book)).status == 1
    assert not (book / "editions").exists()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "rungbook/edition/v1", "specs": {"x.yml": {}}}', "[" * 5000])
def test_a_file_that_is_no_edition(run: Run, tmp_path: Path, text: str) -> None:
    """Any other file is refused in words."""
    file = tmp_path / "2026.1.json"
    file.write_text(text, encoding="utf-8")
    done = run("diff", str(file), str(SMALL))
    assert done.status == 2
    assert "2026.1.json" in done.err
    assert "mistake" not in done.err
