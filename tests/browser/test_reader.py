"""What a reader does with the built reference handbook, in a real browser: follow it, search it, read it on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages.base import HandbookPage

pytestmark = pytest.mark.reads

PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 640}


def test_from_home_to_a_program(page: Page) -> None:
    """From home, three taps lead to a level, to a skill that it asks for, and to the program that teaches it."""
    reader = HandbookPage(page).open()
    assert reader.heading == "MA career handbook"
    reader.follow("Medical Assistant II")
    assert reader.heading == "Medical Assistant II"
    reader.follow("Draw blood")
    assert reader.heading == "Draw blood"
    reader.follow("Blood draw")
    assert reader.heading == "Blood draw"


def test_breadcrumbs_lead_home(page: Page) -> None:
    """Every page says where it stands, and its first crumb leads home."""
    reader = HandbookPage(page).open("competencies/venipuncture/")
    crumbs = reader.content.get_by_role("navigation", name="Breadcrumb")
    crumbs.get_by_role("link", name="Home").click()
    page.wait_for_load_state()
    assert reader.heading == "MA career handbook"


@pytest.mark.parametrize(
    ("words", "title"),
    [("venipuncture", "Draw blood"), ("Larkspur", "Larkspur"), ("appeal", "appeal"), ("preceptor course", "Preceptor course")],
)
def test_search(page: Page, words: str, title: str) -> None:
    """A search finds skills by other words, clinics, rules and programs, and the first result opens."""
    reader = HandbookPage(page).open()
    results = reader.search(words)
    expect(results.filter(has_text=title).first).to_be_visible()
    results.filter(has_text=title).first.click()
    expect(reader.content.get_by_role("heading", level=1)).to_be_visible()


def test_a_requirement_has_a_permalink(page: Page) -> None:
    """A link to one requirement opens the level with that requirement in view."""
    HandbookPage(page).open("levels/ma-2/#ma-2.months")
    requirement = page.locator("[id='ma-2.months']")
    expect(requirement).to_be_in_viewport()
    expect(requirement).to_contain_text("12 months as MA I")


def test_every_page_says_that_it_is_an_example(page: Page, reference_site: Path) -> None:
    """Rivermark Health is made up, and no page leaves that out; each names its edition and the day from which it holds."""
    reader = HandbookPage(page)
    for found in sorted(reference_site.glob("*/*/index.html"))[::20]:
        reader.open(found.parent.relative_to(reference_site).as_posix() + "/")
        expect(page.get_by_text("Example handbook. Rivermark Health is made up.").first).to_be_visible()
        expect(page.get_by_text("Edition 2026.2").first).to_be_visible()
        expect(page.get_by_text("July 1, 2026").first).to_be_visible()


@pytest.mark.parametrize(
    "address", ["", "levels/ma-2/", "competencies/venipuncture/", "sites/", "pay/", "scope/", "programs/", "competencies/"]
)
def test_fits_small_screens(page: Page, address: str) -> None:
    """No page scrolls sideways on the smallest phones; wide tables scroll by themselves."""
    page.set_viewport_size({"width": SMALLEST["width"], "height": SMALLEST["height"]})
    assert HandbookPage(page).open(address).overflow() == 0


def test_scan_a_level_on_a_phone(page: Page) -> None:
    """On a phone, pay, opening, time and who decides stand in the first screen of a level page."""
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    HandbookPage(page).open("levels/ma-2/")
    glance = page.get_by_role("region", name="At a glance")
    for fact in ("Pay", "Opening", "Time", "Who decides"):
        expect(glance.get_by_text(fact, exact=True)).to_be_in_viewport()


def test_reads_without_scripts(browser: Browser, base_url: str) -> None:
    """With JavaScript off, a level page still says everything, its folds open, and its links still lead on."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    reader = HandbookPage(page).open("levels/ma-2/")
    page.locator("[id='ma-2.venipuncture']").locator("summary").first.click()
    assert "10 blood draws" in reader.content.inner_text()
    reader.follow("Draw blood")
    assert reader.heading == "Draw blood"
    context.close()


def test_edit_link_opens_the_spec(page: Page) -> None:
    """Edit this page leads to the YAML file that the page is made from."""
    HandbookPage(page).open("levels/ma-2/")
    address = page.get_by_role("link", name="Edit this page").get_attribute("href") or ""
    assert address.endswith("handbook/ladders/medical-assistant/levels/ma-2.yml")
