"""A note that is missing is begun so that nothing is left to a person but the words."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.exchange.begun_notes import BegunNote, missing_notes
from ladder_spec import check, format_spec
from ladder_spec.changes.notes import held_against
from ladder_spec.changes.version import difference, read_version
from ladder_spec.loading import load
from tests.spec.cases import HANDBOOKS
from tests.spec.changes import editing

SMALL = HANDBOOKS / "small"
TODAY = date(2026, 11, 23)
EDITS = [edit for edit in editing.edits() if "level-removed" not in edit["kinds"]]
"""A level that is gone needs a grave before a note can name it; it has a test of its own."""


def begun(folder: Path) -> tuple[BegunNote, ...]:
    """The notes that are missing in a handbook after the small one."""
    old = read_version(SMALL)
    new = read_version(folder, old.specs)
    return missing_notes(old, new, difference(old, new).changes, TODAY)


def complaints(folder: Path) -> list[str]:
    """What is said of change notes when a handbook is held against the small one."""
    return [one.message for one in held_against(load(folder), read_version(SMALL), TODAY) if one.code == "LS604"]


@pytest.mark.parametrize("edit", EDITS, ids=map(editing.named, EDITS))
def test_with_the_note_the_check_is_content(edit: editing.Edit, tmp_path: Path) -> None:
    """As often as the check misses a note, one is begun; with it, in canonical form, the check has nothing to say of notes."""
    editing.after(edit, tmp_path)
    notes = begun(tmp_path)
    assert bool(notes) == any("no change note says so" in told for told in complaints(tmp_path))
    for note in notes:
        assert format_spec(note.text) == note.text
        (tmp_path / note.path).parent.mkdir(exist_ok=True)
        (tmp_path / note.path).write_text(note.text, encoding="utf-8")
    assert complaints(tmp_path) == []
    assert begun(tmp_path) == ()


def test_a_level_that_is_gone(tmp_path: Path) -> None:
    """Once it is entered as retired, the note that was begun for it is right."""
    editing.after(next(edit for edit in editing.edits() if edit["kinds"] == ["level-removed"]), tmp_path)
    ladder = tmp_path / "ladders/medical-assistant/ladder.yml"
    with ladder.open("a", encoding="utf-8") as file:
        file.write("retired:\n  - id: ma-2\n    edition: '2026.2'\n    reason: It is one with MA I now.\n")
    (note,) = begun(tmp_path)
    assert "  - level:ma-2\n" in note.text
    (tmp_path / note.path).write_text(note.text, encoding="utf-8")
    assert complaints(tmp_path) == []


def test_it_is_a_draft(tmp_path: Path) -> None:
    """It gives the notice that is promised; what takes away is apart from what is harder; nobody can publish it as it is."""
    editing.after(next(edit for edit in EDITS if edit["kinds"] == ["pay-lowered"]), tmp_path)
    level = tmp_path / "ladders/medical-assistant/levels/ma-2.yml"
    level.write_text(re.sub(r"(?<=proficiency: )on-my-own", "hard-cases", level.read_text("utf-8"), count=1), encoding="utf-8")
    notes = begun(tmp_path)
    said = [tuple(re.findall(r"^(?:  - |direction: |effective: )(.*)", note.text, re.MULTILINE)) for note in notes]
    assert set(said) == {("2027-02-21", "level:ma-2", "pay"), ("2027-02-21", "ma-2.venipuncture", "harder")}
    for note in notes:
        (tmp_path / note.path).write_text(note.text, encoding="utf-8")
    assert {one.file for one in check(tmp_path).problems if one.code == "LS906"} == {note.path for note in notes}


def test_a_name_is_not_used_twice(tmp_path: Path) -> None:
    """A note of the same name that speaks of something else stays what it is."""
    editing.after(next(edit for edit in EDITS if edit["kinds"] == ["pay-lowered"]), tmp_path)
    (note,) = begun(tmp_path)
    other = note.text.replace("level:ma-2", "level:ma-1")
    (tmp_path / note.path).write_text(other, encoding="utf-8")
    (second,) = begun(tmp_path)
    assert second.path == note.path.replace(".yml", "-2.yml")
    assert f"id: {Path(second.path).stem}\n" in second.text
