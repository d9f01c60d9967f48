"""Everything by keyboard, on each kind of page: a short way to the article, a focus that is seen at every stop, and a way back."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import LOOKS, Screen
from tests.browser.conftest import Start
from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import LevelPage, Site
from tests.built import longest_of_each_kind

pytestmark = pytest.mark.reads

STOPS = (Path(__file__).parent / "stops.js").read_text("utf-8")
"""Gives the page functions that say where Tab stops, and what is wrong with a stop."""
SCREENS = (Screen(1280, "light"), Screen(390, "dark"), Screen(320, "light"))
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  for (const one of document.querySelectorAll("*")) one.scrollTo(0, 0);
}"""
"""The page is as it was when it was opened: no part of it is scrolled, and the next Tab begins at its top."""
PHONE = 390
WALKED = ("", "find-my-level/", "ladders/medical-assistant/", "levels/apprentice/", "compare/ma-1--ma-2/", "glossary/")
"""Pages on which the real key is pressed from end to end."""


def three_stops(page: Page) -> None:
    """The first stop skips to the article, and the stop after that lies in it."""
    page.evaluate(FROM_THE_TOP)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))"), page.url


def test_a_short_way_and_a_focus_that_is_seen(start: Start, reference_site: Path) -> None:
    """On each kind of page, at three widths, light and dark.

    Three stops lead to the article. At every stop of the page: a ring of 2 px or more with a contrast of 3 : 1 or more, and no stop off the
    screen or under the header.
    """
    page, found, seen = start(reduced_motion="reduce"), {}, Counter[Screen]()
    for address in longest_of_each_kind(reference_site).values():
        HandbookPage(page).open(address)
        page.evaluate(STOPS)
        page.evaluate(LOOKS)
        for screen in SCREENS:
            screen.show(page)
            page.evaluate("rungbookLooks.settled()")
            three_stops(page)
            seen[screen] += page.evaluate("rungbookStops.all().length")
            found[address, str(screen)] = page.evaluate("rungbookStops.faults()")
    assert min(seen.values()) > 1000
    assert len(seen) == len(SCREENS)
    assert {place: faults for place, faults in found.items() if faults} == {}


@pytest.mark.parametrize("address", WALKED)
def test_tab_stops_where_it_is_said_to_stop(start: Start, address: str) -> None:
    """The real key, from the first stop to the last, visits exactly the stops that the test before looks at, in their order."""
    page = start(viewport={"width": PHONE, "height": 844})  # of its own: in the end the focus leaves it
    HandbookPage(page).open(address)
    page.evaluate(STOPS)
    expected = page.evaluate("rungbookStops.all().map(rungbookStops.name)")
    walked = []
    for _ in expected:
        page.keyboard.press("Tab")
        walked.append(page.evaluate("rungbookStops.current()"))
    assert walked == expected
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === document.body")


def test_a_panel_without_links_works_by_key(page: Page) -> None:
    """The menu of a page that stands alone in its section: the focus is in it, and Enter opens the contents of the page."""
    page.set_viewport_size({"width": PHONE, "height": 844})
    reader = HandbookPage(page).open("pathways/stay-well/")
    menu = reader.open_menu()
    for _ in range(2):
        page.keyboard.press("Enter" if page.evaluate("document.activeElement.htmlFor === '__toc'") else "Tab")
    expect(menu.get_by_role("link", name="What to do")).to_be_visible()
    reader.close_menu()


@pytest.mark.parametrize("address", ["find-my-level/", "levels/ma-2/"])
def test_slash_leads_to_the_search_from_a_choice(start: Start, base_url: str, address: str) -> None:
    """`/` is no letter for a box to tick or a mark to choose: it opens the search, and Escape leads back."""
    page = start()
    if address.startswith("levels"):
        LevelPage(page, Site(base_url)).open(address).begin()
    else:
        HandbookPage(page).open(address)
    choice = page.locator("article input:is([type=checkbox], [type=radio])").first
    choice.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(choice).to_be_focused()


@pytest.mark.parametrize("address", ["scope/", "matrix/medical-assistant/", "ladders/medical-assistant/"])
def test_wide_parts_scroll_by_key(page: Page, address: str) -> None:
    """On a phone, a table or a diagram that is wider than the screen takes the focus, says its name, and arrow keys scroll it."""
    page.set_viewport_size({"width": 320, "height": 844})
    HandbookPage(page).open(address)
    regions = page.get_by_role("region").filter(has=page.locator("table, svg"))
    wide = [region for region in regions.all() if region.evaluate("one => one.scrollWidth > one.clientWidth")]
    assert wide
    for region in wide:
        region.focus()
        expect(region).to_be_focused()
        expect(region).to_have_accessible_name(re.compile(r"\w"))
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")


MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
}).length"""


def test_nothing_moves_for_those_who_ask(page: Page) -> None:
    """With reduced motion no part of a page slides or fades; without it some do, so the test would see one."""
    for address in ("", "levels/ma-2/", "find-my-level/", "my-plan/", "ladders/medical-assistant/"):
        HandbookPage(page).open(address)
        assert page.evaluate(MOVING) > 0
        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOVING) == 0
        page.emulate_media(reduced_motion="no-preference")


FAULTY = {
    "no ring of 2 px": "outline: none !important",
    "a ring of 1.": "outline: 3px solid #eee !important",
    "under ": "position: fixed; top: 0; z-index: -1",
    "off the screen": "position: fixed; left: -999px",
    "nothing to see": "display: inline-block; width: 1px; height: 1px; overflow: hidden",
}


@pytest.mark.parametrize("fault", FAULTY)
def test_bad_stops_are_found(page: Page, fault: str) -> None:
    """Each kind of fault that is given to a link is named, at that link."""
    HandbookPage(page).open("glossary/")
    page.evaluate(STOPS)
    assert page.evaluate("rungbookStops.faults()") == []
    planted = "css => { const link = document.querySelector('article p a'); link.textContent = 'Planted'; link.style.cssText = css; }"
    page.evaluate(planted, FAULTY[fault])
    (found,) = page.evaluate("rungbookStops.faults()")
    assert found.startswith(f"a Planted: {fault}")
