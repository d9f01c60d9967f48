"""What the tests of the spec language share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.spec.cases import HANDBOOKS


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small handbook, to change."""
    return Path(shutil.copytree(HANDBOOKS / "small", tmp_path / "small"))
