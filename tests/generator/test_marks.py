"""The mark of a planned page tells every difference between two versions of the page, or of what the search index holds of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.build import compile_handbook
from generator.output import PlannedPage
from ladder_spec import load_handbook

if TYPE_CHECKING:
    from pathlib import Path

EDITS = {
    "another word for a program": {"programs/first-weeks.yml": ("\nprovider:", "\naka:\n  - Zebra words\nprovider:")},
    "names that make a rank": {
        "ladders/medical-assistant/levels/ma-1.yml": ("\naka:\n", "\naka:\n  - Zebra 1\n"),
        "ladders/medical-assistant/levels/ma-2.yml": ("\naka:\n", "\naka:\n  - Zebra 2\n"),
    },
    "pay": {"ladders/medical-assistant/levels/ma-1.yml": ('max: "24.00"', 'max: "24.50"')},
}


def marks(folder: Path) -> dict[str, tuple[str, object]]:
    """The mark of each page, and what it stands for."""
    pages = compile_handbook(load_handbook(folder)).pages
    return {page.path: (page.mark, (page.made, page.row)) for page in pages if isinstance(page, PlannedPage)}


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """The small handbook, where one page speaks of something that may be the name of levels, further down than results show."""
    folder = tmp_path / "book"
    shutil.copytree(root / "tests/handbooks/small", folder)
    program = folder / "programs/blood-draw-class.yml"
    said = "schedule: " + "Many words come first. " * 9 + "Zebra 2 and zebra 7. "
    program.write_text(program.read_text("utf-8").replace("schedule: ", said), encoding="utf-8")
    return folder


@pytest.mark.parametrize("edit", EDITS)
def test_a_mark_tells_pages_apart(book: Path, edit: str) -> None:
    """A page has another mark exactly if its view or its way into the index is another one: where anything differs, so does the mark."""
    before = marks(book)
    for file, (old, new) in EDITS[edit].items():
        text = (book / file).read_text("utf-8")
        assert old in text
        (book / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    after = marks(book)
    different = {path for path in before if before[path][1] != after[path][1]}
    assert different
    assert different <= {path for path in before if before[path][0] != after[path][0]}
    if edit == "names that make a rank":
        assert "programs/blood-draw-class.md" in different


def test_the_same_handbook_has_the_same_marks(book: Path) -> None:
    """Nothing in a view depends on the process, such as the address of an object."""
    first, second = marks(book), marks(book)
    assert {path: mark for path, (mark, _) in first.items()} == {path: mark for path, (mark, _) in second.items()}
    assert len({mark for mark, _ in first.values()}) == len(first)
