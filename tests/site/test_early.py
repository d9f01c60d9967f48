"""A check that `rungbook build` began before the settings said which folder the handbook is in."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator.site.source import Early, HandbookError, Publishing, load
from ladder_spec.report import begin_check
from tests.edited import edit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("is_ours", [True, False])
def test_what_was_begun_early_counts_for_its_own_folder_alone(root: Path, tmp_path: Path, *, is_ours: bool) -> None:
    """No file of the handbook is read twice; what was read of another folder, by a wrong guess, is not taken for it."""
    folder, other = tmp_path / "ours", tmp_path / "other"
    for copy in (folder, other):
        shutil.copytree(root / "tests/handbooks/small", copy)
    guess = tmp_path / "other/../ours" if is_ours else other
    early = Early(guess, begin_check(guess))
    before = load(folder, Publishing(directory_urls=True, sheets=False), print).tree.facts.title
    edit(folder / "handbook.yml", (before, "Changed meanwhile"))
    loaded = load(folder, Publishing(directory_urls=True, sheets=False), print, early=early)
    assert loaded.tree.facts.title == (before if is_ours else "Changed meanwhile")


def test_what_was_begun_early_is_as_strict_as_the_settings_say(root: Path, tmp_path: Path) -> None:
    """How strict a build is stands in the settings, too: what it makes an error is one, although the check had begun without."""
    shutil.copytree(root / "tests/handbooks/small", tmp_path / "book")
    folder = tmp_path / "book"
    edit(folder / "handbook.yml", ("profile: strict", "profile: draft"))
    edit(folder / "ladders/medical-assistant/levels/ma-2.yml", ("    text: ", "    text: As appropriate, "))
    early = Early(folder, begin_check(folder))
    assert load(folder, Publishing(directory_urls=True, sheets=False), print, early=early).report().ok
    with pytest.raises(HandbookError) as stopped:
        load(folder, Publishing(directory_urls=True, sheets=False, strict=True), print, early=early)
    assert not stopped.value.report.ok
