"""What a requirement asks, as a hash: words may change, the demand may not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_spec import check
from ladder_spec.handbook import Handbook
from ladder_spec.meaning import meaning_of

SMALL = Path(__file__).resolve().parent.parent / "handbooks/small"
LEVEL = "ladders/medical-assistant/levels/ma-2.yml"
SKILLS = "competencies/patient-care.yml"
TEACH_BACK = "        competency: teach-back\n        proficiency: "
Edit = Callable[[str, str, str], dict[str, str]]


def meanings(folder: Path) -> dict[str, str]:
    """The hash of each requirement that MA II writes, whether or not other rules find fault with it."""
    book = Handbook.from_specs(check(folder).specs)
    return {one.id: meaning_of(book, one) for one in book.levels["ma-2"].requirements}


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Gives the hashes after one edit of a file."""

    def edit(path: str, before: str, after: str) -> dict[str, str]:
        folder = shutil.copytree(SMALL, tmp_path / "handbook")
        text = (folder / path).read_text("utf-8")
        assert before in text
        (folder / path).write_text(text.replace(before, after, 1), "utf-8")
        return meanings(folder)

    return edit


def test_form() -> None:
    """8 hex digits, different for each demand."""
    found = meanings(SMALL)
    assert all(re.fullmatch("[0-9a-f]{8}", one) for one in found.values())
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (LEVEL, "text: 10 watched blood draws.", "text: 10 blood draws that a nurse watched."),
        (LEVEL, "why: Patients and coworkers count on you.", "why: We count on you in 2 ways."),
        (LEVEL, "what: time in role", "what: your time in the role"),
        (LEVEL, "id: blood-draw-count\n", "id: watched-draws\n"),
        (LEVEL, "    kind: conduct\n", "    kind: conduct\n    note: Ask HR first.\n"),
    ],
)
def test_wording_keeps_it(edited: Edit, path: str, before: str, after: str) -> None:
    """Other words, another reason, another id and a remark for editors change nothing."""
    assert sorted(edited(path, before, after).values()) == sorted(meanings(SMALL).values())


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("text: 10 watched blood draws.", "text: 12 watched blood draws.", "blood-draw-count"),
        ("        days: 2\n", "        days: 3\n", "blood-draw-count"),
        ("        days: 2\n", "", "blood-draw-count"),
        ("          - nurse\n", "          - lead\n", "blood-draw-count"),
        ("    months: 12\n", "    months: 18\n", "months"),
        ("clear_months: 12", "clear_months: 6", "conduct"),
        ("standing: meets", "standing: exceeds", "review"),
        ("      counts: half", "      counts: month-for-month", "months"),
        ("      cap: 6\n", "      cap: 9\n", "months"),
        ("          - cma\n", "          - bls\n", "knowledge"),
        ("            items: 5\n", "            items: 6\n", "knowledge"),
        (f"{TEACH_BACK}on-my-own", f"{TEACH_BACK}hard-cases", "one-more-skill"),
        ("    kind: conduct\n", "    kind: conduct\n    meaning: 2\n", "conduct"),
    ],
)
def test_another_demand_changes_it(tmp_path: Path, before: str, after: str, changed: str) -> None:
    """A number, a step, a set, a proof, a signer, or a raised `meaning` changes the hash of just that requirement."""
    folder = shutil.copytree(SMALL, tmp_path / "handbook")
    text = (folder / LEVEL).read_text("utf-8")
    assert before in text
    (folder / LEVEL).write_text(text.replace(before, after, 1), "utf-8")
    old, new = meanings(SMALL), meanings(folder)
    assert [name for name in old if old[name] != new[name]] == [changed]


def test_the_competency_has_a_say(edited: Edit) -> None:
    """What a competency asks at a step belongs to each requirement that names it."""
    raised, old = edited(SKILLS, "    title: Draw blood", "    title: Take blood\n    meaning: 2"), meanings(SMALL)
    assert [name for name in old if raised[name] != old[name]] == ["venipuncture", "one-more-skill"]
