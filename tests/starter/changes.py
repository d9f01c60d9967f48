"""Changes of a new handbook that tests make."""

from __future__ import annotations

from pathlib import Path

LEVEL = "handbook/ladders/medical-assistant/levels/ma-2.yml"
SKILLS = "handbook/competencies/patient-care.yml"
HARDER = (SKILLS, "count: 10", "count: 12")
"""The change that the guide tells of: more watched blood draws."""


def replaced(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file, once."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
