"""Whoever follows the address on a printed sheet is told whether the sheet still says what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.base import HandbookPage

HOLDS = "Your printed sheet still holds"
CHANGED = "Your printed sheet is not the latest"


def mark(site: Path, page: str) -> str:
    """The first mark that a page compares with: `2026.2-1a2b3c4d`."""
    found = re.search(r'data-rb-sheets="([^" ]+)', (site / page / "index.html").read_text("utf-8"))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("place", ["levels/ma-2/", "sites/family-eastside/"])
def test_a_sheet_of_today_holds(page: Page, reference_site: Path, place: str) -> None:
    """The answer is seen at once, on a level's page and on a clinic's."""
    HandbookPage(page).open(f"{place}#sheet={mark(reference_site, place)}")
    expect(page.get_by_text(HOLDS)).to_be_in_viewport()
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_words_that_have_not_changed_hold_through_editions(page: Page, reference_site: Path) -> None:
    """A sheet of an older edition with the same mark says the same."""
    _, _, words = mark(reference_site, "levels/ma-2/").partition("-")
    HandbookPage(page).open(f"levels/ma-2/#sheet=2025.1-{words}")
    expect(page.get_by_text(HOLDS)).to_be_visible()


def test_a_sheet_of_other_words_is_out_of_date(page: Page) -> None:
    """The edition of the sheet is named."""
    HandbookPage(page).open("levels/ma-2/#sheet=2025.1-00000000")
    expect(page.get_by_text(CHANGED)).to_be_in_viewport()
    expect(page.get_by_text("It is from edition 2025.1.")).to_be_visible()
    expect(page.get_by_text(HOLDS)).to_be_hidden()


@pytest.mark.parametrize("fragment", ["", "#need", "#sheet=", "#sheet=<b>x</b>-00000000x", "#sheet=%-1", "#sheet=2026.2-1a2b3c4"])
def test_any_other_address_says_nothing(page: Page, fragment: str) -> None:
    """No answer to a question that nobody asked, and none to a damaged address."""
    HandbookPage(page).open(f"levels/ma-2/{fragment}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(HOLDS)).to_be_hidden()
    expect(page.get_by_text(CHANGED)).to_be_hidden()
