"""Text of twice the size, as a reader sets it in the browser: no page scrolls sideways, and no word is cut off.

Four times the size is what 320 px are to a screen of 1280 px: `test_axe.py` opens every page there, and none is wider than the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType

from tests.browser.pages.base import HandbookPage
from tests.built import longest_of_each_kind

CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one), isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  if (!one.textContent.trim() || !isSeen || one.closest(".rb-hidden, svg")) return false;
  const hides = (side) => ["hidden", "clip"].includes(style["overflow" + side]);
  const line = parseFloat(style.fontSize);  // a letter may reach a little above and below its line
  return hides("X") && one.scrollWidth > one.clientWidth + 1 || hides("Y") && one.scrollHeight > one.clientHeight + line / 2;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def large_text(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser whose owner has set its text to twice the size."""
    larger = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], "--blink-settings=defaultFontSize=32"]}
    browser = browser_type.launch(**larger)
    yield browser
    browser.close()


def test_nothing_is_lost_in_large_text(large_text: Browser, base_url: str, reference_site: Path) -> None:
    """On each kind of page, on a desk and on a tablet."""
    found = {}
    for width in (1280, 820):
        page = large_text.new_page(base_url=base_url, viewport={"width": width, "height": 844})
        for address in longest_of_each_kind(reference_site).values():
            reader = HandbookPage(page).open(address)
            found[address, width] = (reader.overflow(), page.evaluate(CUT))
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)") >= 32
        page.close()
    assert {place: lost for place, lost in found.items() if lost != (0, [])} == {}


def test_cut_words_are_found(large_text: Browser, base_url: str) -> None:
    """A line that is planted in a box too small for it is named."""
    page = large_text.new_page(base_url=base_url)
    HandbookPage(page).open("glossary/")
    page.evaluate("Object.assign(document.querySelector('article p').style, { overflow: 'hidden', height: '4px' })")
    assert len(page.evaluate(CUT)) == 1
    page.close()
