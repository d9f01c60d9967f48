"""Our templates and theme files are found in a wheel and in a checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import resources

if TYPE_CHECKING:
    from pathlib import Path


def test_a_checkout_has_the_folder_at_its_root(root: Path) -> None:
    """Without a bundled folder the checkout's own is used."""
    assert resources.resource_dir("site_overrides") == root / "site_overrides"


def test_the_bundled_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed wheel uses what it carries, whatever lies beside the package."""
    package = tmp_path / "generator"
    (package / "_bundled/templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.resource_dir("templates") == package / "_bundled/templates"


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing folder is named, with what to do."""
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "generator")
    with pytest.raises(FileNotFoundError, match="Install Rungbook again"):
        resources.resource_dir("templates")
