"""Sheets of the reference handbook, printed once for the whole run into a folder of their own, so that no older print is tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.render.sheets.printing import print_sheets
from generator.render.sheets.values import PrintedSheet, PrintSettings
from generator.views.news import news_of
from generator.views.sheet import SheetView, sheet_view
from generator.views.sheet_notice import notice_view
from generator.views.sheet_plan import SheetPlan, sheet_plans
from ladder_spec import Handbook
from tests.generator.views.specs import read

ADDRESS = "https://careers.example.org/handbook/"


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep printed sheets in a folder meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield


@pytest.fixture(scope="session")
def handbook(handbook_folder: Path) -> Handbook:
    """The reference handbook."""
    return read(handbook_folder)


@pytest.fixture(scope="session")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return read(root / "tests/handbooks/small")


@pytest.fixture(scope="session")
def view(handbook: Handbook) -> SheetView:
    """The sheet of a level."""
    return sheet_view(handbook, handbook.levels["ma-2"])


def every_plan(handbook: Handbook) -> Iterator[SheetPlan]:
    """Every sheet of a handbook, the notice of what changed among them."""
    return sheet_plans(handbook, notice=notice_view(handbook, news_of(handbook)))


@pytest.fixture(scope="session")
def letter(handbook: Handbook, run_shared_folder: Path) -> dict[str, PrintedSheet]:
    """All sheets of the reference handbook on US Letter, by path."""
    with kept_in(run_shared_folder / "sheets"):
        return {one.path: one for one in print_sheets(every_plan(handbook), PrintSettings("letter", ADDRESS))}


@pytest.fixture(scope="session")
def a4(handbook: Handbook, run_shared_folder: Path) -> dict[str, PrintedSheet]:
    """All sheets of the reference handbook on A4, by path."""
    with kept_in(run_shared_folder / "sheets"):
        return {one.path: one for one in print_sheets(every_plan(handbook), PrintSettings("a4", ADDRESS))}


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Path]:
    """An empty folder in which printed sheets are kept."""
    folder = tmp_path / "kept"
    with kept_in(folder):
        yield folder
