"""Texts of a file replaced, as a person would edit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts in a file, each once; each must be there."""
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
