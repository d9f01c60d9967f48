"""Each published framework, checked once for all tests that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from ladder_spec import Report, check
from tests.frameworks.frame import write
from tests.frameworks.published import FRAMEWORKS


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Report]:
    """Give the report of a framework by its name."""

    @cache
    def report(name: str) -> Report:
        return check(write(tmp_path_factory.mktemp("framework"), FRAMEWORKS[name]()))

    return report
