"""`check` against an earlier version: every change that hurts was announced in time, rightly, and no id is lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ladder_spec import check
from tests.spec.cases import HANDBOOKS
from tests.spec.changes.editing import apply
from tests.spec.handbook_copy import written

SMALL = HANDBOOKS / "small"
LEVEL = "ladders/medical-assistant/levels/ma-2.yml"
LADDER = "ladders/medical-assistant/ladder.yml"
MONTHS: dict[str, Any] = {"at": ["requirements", "months", "months"], "set": "18"}
WORDS: dict[str, Any] = {
    "at": ["requirements", "months", "text"],
    "set": "18 months as MA I. Half of past MA work elsewhere counts, up to 6 months.",
}
NOTE = {
    "schema": "rungbook/change/v1",
    "id": "2026-12-test",
    "announced": "2026-12-01",
    "effective": "2027-04-01",
    "edition": "2027.1",
    "touches": ["ma-2.months"],
    "direction": "harder",
    "what": "More months.",
    "why": "A test.",
    "in_progress": "You may finish under the old rule.",
}


def against(folder: Path, *edits: dict[str, Any], note: dict[str, Any] | None = None, file: str = LEVEL) -> list[tuple[str, str, str]]:
    """What the check against the small handbook says of edits that the check alone does not: code, file, message."""
    copy = Path(shutil.copytree(SMALL, folder / "new"))
    data = yaml.load((copy / file).read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - only text
    for edit in edits:
        apply(data, edit)
    (copy / file).write_text(written(data), encoding="utf-8")
    if note is not None:
        (copy / "changes" / f"{note['id']}.yml").write_text(written(note), encoding="utf-8")
    alone = set(check(copy).problems)
    return [(one.code, one.file, one.message) for one in check(copy, against=SMALL).problems if one not in alone]


def test_nothing_changed(tmp_path: Path) -> None:
    """A handbook held against itself has no problems more."""
    assert against(tmp_path) == []


def test_harder_without_a_note(tmp_path: Path) -> None:
    """A harder requirement that no note names is an error at that requirement."""
    [(code, file, message)] = against(tmp_path, MONTHS, WORDS)
    assert (code, file) == ("LS604", LEVEL)
    assert message.startswith("this is harder now, and no change note says so")


@pytest.mark.parametrize("touched", ["ma-2.months", "level:ma-2", "ladder:medical-assistant"])
def test_a_note_names_it(tmp_path: Path, touched: str) -> None:
    """A note that touches the requirement, its level, or its ladder, and says that it is harder, is enough."""
    assert against(tmp_path, MONTHS, WORDS, note=NOTE | {"touches": [touched]}) == []


def test_a_note_of_another_thing(tmp_path: Path) -> None:
    """A note that touches another requirement does not speak of this one."""
    assert [code for code, *_ in against(tmp_path, MONTHS, WORDS, note=NOTE | {"touches": ["ma-2.review"]})] == ["LS604"]


def test_a_wrong_label(tmp_path: Path) -> None:
    """A note that calls a harder requirement easier is an error at its direction."""
    [(code, file, message)] = against(tmp_path, MONTHS, WORDS, note=NOTE | {"direction": "easier"})
    assert (code, file) == ("LS604", "changes/2026-12-test.yml")
    assert "says `easier`, and what it touches is `harder`" in message


def test_a_wrong_label_of_what_needs_no_note(tmp_path: Path) -> None:
    """A note that calls easier what is easier is right; one that calls it harder is wrong, though no note was needed."""
    easier = {"at": ["requirements", "conduct", "clear_months"], "set": "6"}
    text = {"at": ["requirements", "conduct", "text"], "set": "No open written warning in the last 6 months."}
    right = NOTE | {"touches": ["ma-2.conduct"], "direction": "easier"}
    assert against(tmp_path / "a", easier, text, note=right) == []
    assert [code for code, *_ in against(tmp_path / "b", easier, text, note=right | {"direction": "harder"})] == ["LS604"]


def test_pay_away(tmp_path: Path) -> None:
    """Less pay needs a note that says `pay`, with the notice that people were promised."""
    less = {"at": ["pay", "min"], "set": "21.00"}
    note = NOTE | {"touches": ["level:ma-2"], "direction": "pay"}
    assert [code for code, *_ in against(tmp_path / "a", less)] == ["LS604"]
    assert against(tmp_path / "b", less, note=note) == []
    [(code, file, message)] = against(tmp_path / "c", less, note=note | {"effective": "2026-12-31"})
    assert (code, file) == ("LS604", "changes/2026-12-test.yml")
    assert message == "this change gives 30 days of notice; people were promised 90"


def test_the_promise_that_people_had(tmp_path: Path) -> None:
    """Whoever shortens the notice announces that too, with the notice that was promised until now."""
    shorter = {"at": ["notice_days"], "set": "30"}
    note = NOTE | {"touches": ["promotion:promotion"], "effective": "2027-01-15"}
    [(_, _, message)] = against(tmp_path, shorter, note=note, file="policies/promotion.yml")
    assert message == "this change gives 45 days of notice; people were promised 90"


def test_a_requirement_that_ends(tmp_path: Path) -> None:
    """A requirement that is gone needs a note and a grave; with both, all is well."""
    gone = {"at": ["requirements", "conduct"], "drop": True}
    grave = {"at": ["retired"], "set": [{"id": "conduct", "edition": "2027.1", "reason": "Reviews say it."}]}
    assert sorted(code for code, *_ in against(tmp_path / "a", gone)) == ["LS604", "LS903"]
    assert [code for code, *_ in against(tmp_path / "b", gone, grave)] == ["LS604"]
    assert against(tmp_path / "c", gone, grave, note=NOTE | {"touches": ["ma-2.conduct"], "direction": "easier"}) == []


def test_an_id_that_changed_without_a_word(tmp_path: Path) -> None:
    """A new id for the same requirement is LS903, unless `renamed_from` says so."""
    other = {"at": ["requirements", "conduct", "id"], "set": "no-warning"}
    said = {"at": ["requirements", "no-warning", "renamed_from"], "set": ["conduct"]}
    [(code, _, message)] = against(tmp_path / "a", other)
    assert code == "LS903"
    assert message == "ma-2.conduct is gone without a word, and ma-2.no-warning is much like it"
    assert against(tmp_path / "b", other, said) == []


def test_a_duty_without_pay(tmp_path: Path) -> None:
    """A new duty with the old pay is LS405; with more pay it is not."""
    more = {"at": ["duties"], "add": {"id": "stock", "text": "You stock the rooms."}}
    assert [code for code, *_ in against(tmp_path / "a", more)] == ["LS405"]
    assert against(tmp_path / "b", more, {"at": ["pay", "max"], "set": "27.50"}) == []


def test_an_earlier_version_with_faults(tmp_path: Path) -> None:
    """Nothing is told of a file that the earlier version does not have whole."""
    old = Path(shutil.copytree(SMALL, tmp_path / "old"))
    (old / LEVEL).write_text("schema: [", encoding="utf-8")
    assert [one.code for one in check(SMALL, against=old).problems] == [one.code for one in check(SMALL).problems]


@pytest.mark.parametrize(
    ("touched", "code"),
    [
        pytest.param("program:first-weeks", "", id="there"),
        pytest.param("program:evening-class", "LS201", id="never there"),
        pytest.param("program:first-week", "LS201", id="a slip"),
        pytest.param("program:venipuncture", "LS201", id="another kind"),
    ],
)
def test_a_note_touches_something(tmp_path: Path, touched: str, code: str) -> None:
    """A new note names what one of the two versions has, and is told once if it does not."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "new"))
    (copy / "changes/2026-12-test.yml").write_text(written(NOTE | {"touches": [touched], "direction": "wording"}), encoding="utf-8")
    found = [one for one in check(copy, against=SMALL).problems if one.file == "changes/2026-12-test.yml"]
    assert [one.code for one in found] == ([code] if code else [])


def test_a_note_outlives_what_it_is_about(tmp_path: Path) -> None:
    """A program that was taken out can be named in the note that says so, and in notes of the past; so can a level with a grave."""
    note = NOTE | {"touches": ["program:first-weeks"]}
    old, new = (Path(shutil.copytree(SMALL, tmp_path / name)) for name in ("old", "new"))
    (new / "programs/first-weeks.yml").unlink()
    for folder, name in ((new, "2026-12-test"), (new, "2025-12-past"), (old, "2025-12-past")):
        (folder / f"changes/{name}.yml").write_text(written(note | {"id": name}), encoding="utf-8")
    found = [one for one in check(new, against=old).problems if one.file.startswith("changes/") or one.code == "LS604"]
    assert found == []
