"""Node, which runs our browser scripts without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.programs import needed

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node."""
    return needed("node")
