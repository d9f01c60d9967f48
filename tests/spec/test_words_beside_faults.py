"""A fault of shape or a wrong id silences no rule of words in the same file: HR mends both in one round."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder_spec import Report
from tests.spec import cases

LEVEL = "ladders/medical-assistant/levels/ma-2.yml"
VAGUE = {"file": LEVEL, "replace": "skills by yourself.", "with": "skills as needed."}
LONG = " ".join(["word"] * 100)


def told(folder: Path, old: str, new: str) -> Report:
    """Check the small handbook with a vague word in the summary of a level, and one more mistake in that file."""
    return cases.run({"of": "small", "edits": [VAGUE, {"file": LEVEL, "replace": old, "with": new}]}, folder)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("    competency: venipuncture\nrequirements", "    competency: venipunture\nrequirements", "LS201", id="a skill"),
        pytest.param("tier: full-skills", "tier: full-skill", "LS201", id="what the file cannot be without"),
        pytest.param("  from: 2026-07-01", "  from: 2026-13-01", "LS104", id="a day that there is not"),
        pytest.param("who_helps: Your lead and a nurse.\n", "", "LS101", id="a missing key"),
        pytest.param("track: core", "track: core\ncolor: red", "LS102", id="an unknown key"),
    ],
)
def test_both_are_told_at_once(tmp_path: Path, old: str, new: str, code: str) -> None:
    """The vague word in the first line of the level is told beside the other mistake, whether the level can stand without that or not."""
    found = [problem.code for problem in told(tmp_path, old, new).problems]
    assert "LS303" in found
    assert code in found


def test_a_faulty_text_is_told_once(tmp_path: Path) -> None:
    """A text that is too long for a line is not read by the rules of words: its sentence would be too long as well."""
    found = [problem.code for problem in told(tmp_path, "who_helps: ", f"who_helps: Adequately. {LONG} ").problems]
    assert sorted(found) == ["LS108", "LS303"]
