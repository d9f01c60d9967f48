"""Handbooks that the tests of views read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder_spec import Handbook
from tests.generator.views.specs import read


@pytest.fixture(scope="session")
def handbook(handbook_folder: Path) -> Handbook:
    """The reference handbook."""
    return read(handbook_folder)


@pytest.fixture(scope="session")
def small_folder(root: Path) -> Path:
    """A small handbook without problems."""
    return root / "tests" / "handbooks" / "small"


@pytest.fixture(scope="session")
def small(small_folder: Path) -> Handbook:
    """The small handbook."""
    return read(small_folder)
