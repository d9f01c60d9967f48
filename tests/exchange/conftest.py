"""A small handbook without levels, to import into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def target(tmp_path: Path, root: Path) -> Path:
    """A handbook folder with scales, roles, skills, programs and credentials, and no level yet."""
    folder = tmp_path / "handbook"
    shutil.copytree(root / "tests/handbooks/small", folder)
    shutil.rmtree(folder / "ladders/medical-assistant/levels")
    return folder
