"""What people called a change is what the comparison calls it, forward and backward; each kind of change has an example in words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ladder_spec.changes import KINDS, Change, compare
from tests.spec.changes import editing

EDITS = editing.edits()
EXAMPLES = editing.HERE / "examples.txt"


def opposite(changes: tuple[Change, ...]) -> Counter[tuple[str, str, str]]:
    """What the changes are when they are taken back."""
    return Counter((change.kind.back, change.new, change.old) for change in changes)


@pytest.mark.parametrize("edit", EDITS, ids=map(editing.named, EDITS))
def test_an_edit_is_what_it_is_called(edit: editing.Edit, tmp_path: Path) -> None:
    """The directions are those of the label, no more and no fewer, and so are the kinds."""
    found = compare(editing.before(), editing.after(edit, tmp_path))
    assert sorted(change.code for change in found) == sorted(edit["kinds"]), [str(change) for change in found]
    assert {change.direction.value for change in found} == set(edit["class"])


@pytest.mark.parametrize("edit", EDITS, ids=map(editing.named, EDITS))
def test_taken_back_it_is_the_opposite(edit: editing.Edit, tmp_path: Path) -> None:
    """From new to old, each change is of the opposite kind with old and new turned round: harder exactly where it was easier."""
    old, new = editing.before(), editing.after(edit, tmp_path)
    back = compare(new, old)
    assert Counter((change.code, change.old, change.new) for change in back) == opposite(compare(old, new))


def test_the_same_handbook_has_no_changes() -> None:
    """A handbook read twice is the same handbook."""
    assert compare(editing.before(), editing.before()) == ()


def test_every_kind_has_an_opposite() -> None:
    """The opposite of the opposite is the kind; harder and easier are opposites, and each other direction stays what it is."""
    turned = {"harder": "easier", "easier": "harder"}
    for kind in KINDS.values():
        back = KINDS[kind.back]
        assert back.back == kind.code
        assert back.direction == turned.get(kind.direction, kind.direction)
    assert len(KINDS) >= 45


def test_every_kind_has_an_example(tmp_path: Path) -> None:
    """`examples.txt` holds a sentence for each kind, as the edits give them. To write it anew, delete it and run this test."""
    found: dict[str, str] = {}
    for number, edit in enumerate(EDITS):
        folder = tmp_path / str(number)
        folder.mkdir()
        new = editing.after(edit, folder)
        for change in (*compare(editing.before(), new), *compare(new, editing.before())):
            found.setdefault(change.code, str(change))
    told = "".join(f"{code} ({KINDS[code].direction}): {found[code]}\n" for code in KINDS if code in found)
    if not EXAMPLES.exists():
        EXAMPLES.write_text(told, encoding="utf-8")
        pytest.fail("the examples were written anew: read them, then run this test again")
    assert told == EXAMPLES.read_text(encoding="utf-8")
    assert set(found) == set(KINDS)
