"""Handbooks that the tests of rendering read."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def small_folder(root: Path) -> Path:
    """A small handbook without problems."""
    return root / "tests" / "handbooks" / "small"
