"""The page "What changed" as readers use it: from their level in one tap, by search, and back to what holds."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.pages.base import HandbookPage


def test_from_a_level_to_what_changed_for_it(page: Page) -> None:
    """One tap leads to the part of the page that is about the level, and from there each change is one more tap away."""
    HandbookPage(page).open("levels/ma-2/").follow("What changed here in edition 2026.2")
    heading = page.get_by_role("heading", level=3, name="Medical Assistant II", exact=True)
    expect(heading).to_be_in_viewport()
    page.locator("h3#level-ma-2 + ul").get_by_role("link", name="Edition 2026.2").first.click()
    expect(page.locator("#change-2026-07-blood-draw")).to_be_in_viewport()


def test_choose_a_level(page: Page) -> None:
    """Each level has a chip at the top of the page; one without a change of its own says so."""
    reader = HandbookPage(page).open("what-changed/").follow("Lead MA")
    expect(page.get_by_role("heading", level=3, name="Lead MA", exact=True)).to_be_in_viewport()
    expect(page.locator("h3#level-lead + p")).to_have_text("Nothing but what changed for every level.")
    assert reader.heading == "What changed"


def test_search_finds_it(page: Page) -> None:
    """The page is the first answer to what people type."""
    results = HandbookPage(page).open().search("what changed")
    expect(results.first).to_contain_text("What changed")


def test_paper_shows_what_exactly_changed(page: Page) -> None:
    """Folded details are open on paper."""
    HandbookPage(page).open("what-changed/")
    detail = page.get_by_text("On my own, watched blood draws, how many: from 5 to 10")
    expect(detail).to_be_hidden()
    page.emulate_media(media="print")
    expect(detail).to_be_visible()
