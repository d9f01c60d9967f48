"""Pages that lean on dated rules warn once the reader's own day is past the day to check again; a site built once stays honest."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.base import HandbookPage

WARNING = "The rules on this page may be out of date"


@pytest.mark.parametrize(
    ("moment", "warned"),
    [("2026-11-22T08:00:00", False), ("2027-05-22T23:59:00", False), ("2027-05-23T00:01:00", True), ("2031-01-01T12:00:00", True)],
)
def test_the_warning_waits_for_the_readers_day(page: Page, moment: str, *, warned: bool) -> None:
    """Hidden up to and on the day, shown from the day after, by the reader's own clock."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    HandbookPage(page).open("scope/ca/")
    warning = page.get_by_text(WARNING)
    if warned:
        expect(warning).to_be_visible()
        expect(page.get_by_text("They were to be checked again by May 22, 2027.")).to_be_visible()
    else:
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(warning).to_be_hidden()


def test_each_warning_has_its_own_day(page: Page) -> None:
    """On a clinic's page the state's rules run out before the clinic's approval."""
    page.clock.set_fixed_time(datetime.fromisoformat("2027-06-01T12:00:00"))
    HandbookPage(page).open("sites/heart-summit/")
    expect(page.get_by_text("The rules for Utah may be out of date")).to_be_visible()
    expect(page.get_by_text("The differences on this page may be out of date")).to_be_hidden()


def test_the_script_stores_nothing(page: Page) -> None:
    """Nothing is left behind for anyone who uses the same computer."""
    page.clock.set_fixed_time(datetime.fromisoformat("2030-01-01T12:00:00"))
    HandbookPage(page).open("scope/wa/")
    expect(page.get_by_text(WARNING)).to_be_visible()
    assert not [key for key in page.evaluate("Object.keys(localStorage)") if "review" in key]


def test_it_works_from_a_disk(page: Page, reference_site: Path, tmp_path: Path) -> None:
    """The page and its script, opened from a folder without a server."""
    script = (reference_site / "assets/rungbook/js/review.js").read_text(encoding="utf-8")
    (tmp_path / "review.js").write_text(script, encoding="utf-8")
    body = '<div hidden data-rb-review-by="2027-05-22">Out of date</div><div hidden data-rb-review-by="2099-01-01">Later</div>'
    (tmp_path / "page.html").write_text(f"<!doctype html><title>x</title>{body}<script src='review.js'></script>", encoding="utf-8")
    page.clock.set_fixed_time(datetime.fromisoformat("2027-05-23T00:00:00"))
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.get_by_text("Out of date")).to_be_visible()
    expect(page.get_by_text("Later")).to_be_hidden()


def test_without_javascript_the_dates_stand_in_words(page: Page, base_url: str) -> None:
    """Who has no JavaScript still reads until when the page holds."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    bare = HandbookPage(context.new_page()).open("scope/ca/").page
    expect(bare.get_by_text("Check again by May 22, 2027.").first).to_be_visible()
    expect(bare.get_by_text(WARNING)).to_be_hidden()
    context.close()
