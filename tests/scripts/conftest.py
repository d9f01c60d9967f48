"""Node, which runs our browser scripts without a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def needed(tool: str) -> str:
    """Find a program, or say that it is missing: that fails in CI, and skips elsewhere."""
    found = shutil.which(tool)
    if found is None:
        words = f"The tests of browser scripts need `{tool}`. Install Node.js 20 or newer with npm (Debian: apt-get install nodejs npm)."
        if os.environ.get("CI"):
            pytest.fail(words, pytrace=False)
        pytest.skip(words)
    return found


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node."""
    return needed("node")
