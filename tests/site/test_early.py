"""Specs that `rungbook build` read before the settings said which folder the handbook is in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.site.source import Early, Publishing, load
from ladder_spec.folder import spec_files
from ladder_spec.reading import read_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_was_read_early_counts_for_its_own_folder_alone(root: Path, tmp_path: Path, *, is_ours: bool) -> None:
    """No file of the handbook is read twice; what was read of another folder, by a wrong guess, is not taken for it."""
    folder, other = tmp_path / "ours", tmp_path / "other"
    for copy in (folder, other):
        shutil.copytree(root / "tests/handbooks/small", copy)
    guess = tmp_path / "other/../ours" if is_ours else other
    documents = {document.source.path: document for document in read_files(folder, spec_files(folder).paths)}
    file = folder / "handbook.yml"
    before, text = load(folder, Publishing(directory_urls=True, sheets=False), print).tree.facts.title, file.read_text("utf-8")
    file.write_text(text.replace(before, "Changed meanwhile"), encoding="utf-8")
    loaded = load(folder, Publishing(directory_urls=True, sheets=False), print, early=Early(guess, documents))
    assert loaded.tree.facts.title == (before if is_ours else "Changed meanwhile")
