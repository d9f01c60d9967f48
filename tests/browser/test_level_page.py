"""The page of a level on a phone: short enough to scan, and everything is one tap away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.conftest import Start
from tests.browser.pages.base import HandbookPage

pytestmark = pytest.mark.reads

LEVELS = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "handbook/ladders/medical-assistant/levels").glob("*.yml"))
TALLEST = 10_500
"""CSS pixels at 390 px. Before proofs folded, MA II had 19,000."""


@pytest.fixture
def phone(page: Page) -> HandbookPage:
    """A phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    return HandbookPage(page)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_can_be_scanned(phone: HandbookPage, level: str) -> None:
    """No level is longer than 10,500 px on a phone, with all of its requirements named in the open."""
    phone.open(f"levels/{level}/")
    assert phone.page.evaluate("document.documentElement.scrollHeight") <= TALLEST


def test_proof_and_signer_are_one_tap_away(phone: HandbookPage) -> None:
    """The name and the step stand in the open; what shows it and who signs opens under them."""
    phone.open("levels/ma-2/")
    row = phone.page.locator("[id='ma-2.venipuncture']")
    expect(row.get_by_text("was With help")).to_be_visible()
    expect(row.get_by_text("Signed by")).to_be_hidden()
    row.get_by_text("Proof", exact=False).first.click()
    expect(row.get_by_text("Signed by").first).to_be_visible()


def test_each_fold_has_a_name_of_its_own(phone: HandbookPage) -> None:
    """Read out alone, a fold says what it is about."""
    phone.open("levels/ma-2/")
    names = phone.page.locator(".rb-requirement > details > summary").evaluate_all("all => all.map(one => one.textContent)")
    assert len(names) == len(set(names)) == 50


def test_several_levels_before_stay_short(phone: HandbookPage) -> None:
    """Five ways lead to Lead MA: five lines, each of which opens to what is new for people from there."""
    phone.open("levels/lead/")
    folds = phone.content.locator("details.rb-from")
    expect(folds).to_have_count(5)
    assert sum(box["height"] for fold in folds.all() if (box := fold.bounding_box())) < 500
    folds.first.locator("summary").first.click()
    folds.first.get_by_text("Asked at a lower step").click()
    expect(folds.first.get_by_text("was Hard cases").locator("visible=true").first).to_be_visible()
    folds.first.get_by_text("Duties side by side").click()
    left, right = (side.bounding_box() for side in folds.first.locator("dl.rb-sides").last.locator("> div").all())
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_a_link_to_a_folded_requirement_opens_it(phone: HandbookPage) -> None:
    """What is kept from before is folded; a link from the level before still leads to it."""
    phone.open("levels/ma-2/")
    phone.page.get_by_text("What you already have: 20").click()
    phone.content.locator("ul.rb-changes").get_by_role("link", name="Room patients").click()
    expect(phone.page.locator("[id='ma-1.room-patients']")).to_be_in_viewport()


def test_folds_open_without_scripts_and_on_paper(browser: Browser, base_url: str) -> None:
    """A fold is the browser's own; paper shows what is folded, but no second list of what is new."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False, viewport={"width": 390, "height": 844})
    bare = HandbookPage(context.new_page()).open("levels/ma-2/")
    row = bare.page.locator("[id='ma-2.months']")
    row.locator("summary").first.click()
    expect(row.get_by_text("Skills need time in real visits.")).to_be_visible()
    bare.page.emulate_media(media="print")
    expect(bare.page.locator("[id='ma-2.venipuncture']").get_by_text("Signed by").first).to_be_visible()
    expect(bare.content.locator(".rb-changes").locator("visible=true")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_into_a_closed_fold_opens_it(start: Start, base_url: str, reference_site: Path, *, scripts: bool) -> None:
    """Whoever is sent a link to something in a fold sees it at once, with scripts or without."""
    source = LexborHTMLParser((reference_site / "levels/ma-2/index.html").read_text(encoding="utf-8"))
    folded = [node.attributes["id"] for node in source.css("article details:not([open]) [id]")]
    assert len(folded) > 20
    page = start(java_script_enabled=scripts)
    for anchor in folded[::4]:
        page.goto("about:blank")
        page.goto(f"{base_url}levels/ma-2/#{anchor}")
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
