"""The pathway diagrams in a real browser: at their own size, texts inside their boxes, every level by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.pages.base import HandbookPage

pytestmark = pytest.mark.reads

LADDER = "ladders/medical-assistant/"
WHERE = "levels/ma-3/"
TEXTS = """() => [...document.querySelectorAll('.md-content svg a.rb-box')].flatMap(box => {
  const frame = box.querySelector('rect').getBoundingClientRect();
  return [...box.querySelectorAll('text')].map(text => {
    const place = text.getBoundingClientRect();
    return {
      text: text.textContent,
      inside: place.left > frame.left && place.right < frame.right && place.top > frame.top && place.bottom < frame.bottom,
      size: parseFloat(getComputedStyle(text).fontSize) * frame.width / box.querySelector('rect').width.baseVal.value,
    };
  });
})"""


@pytest.mark.parametrize("address", [LADDER, WHERE])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_texts_stay_in_their_boxes_and_are_never_small(page: Page, address: str, width: int) -> None:
    """In the real typeface, on a desk and on phones: 12 pixels or more, and the page itself does not scroll sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    HandbookPage(page).open(address)
    page.evaluate("document.fonts.ready")
    texts = page.evaluate(TEXTS)
    assert len(texts) > 20
    assert [text for text in texts if not text["inside"] or text["size"] < 11.99] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_where_you_are_needs_no_scrolling(page: Page) -> None:
    """The small diagram fits the text column of the smallest phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    HandbookPage(page).open(WHERE)
    place = page.locator(".rb-where svg.rb-drawing").bounding_box()
    assert place is not None
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 320


def test_the_keyboard_meets_levels_in_their_order(page: Page) -> None:
    """From the diagram's region on, each Tab leads to the next level; its name says where it stands and what it pays."""
    HandbookPage(page).open(LADDER)
    region = page.get_by_role("region", name="All levels and moves: Medical assistant")
    region.focus()
    names = region.locator("a").evaluate_all("links => links.map(link => link.getAttribute('aria-label'))")
    assert len(names) == 11
    assert names[2] == "Medical Assistant II, Core clinical track, tier Full skills, $21.60 to $25.90"
    for name in names:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_keyboard_brings_each_level_into_view(page: Page, width: int, key: str) -> None:
    """On a phone, where a diagram is wider than the screen, the level that has the focus is seen whole, whichever way one comes."""
    page.set_viewport_size({"width": width, "height": 800})
    HandbookPage(page).open(LADDER)
    region = page.get_by_role("region", name="All levels and moves: Medical assistant")
    links = region.locator("a")
    if key == "Tab":
        region.focus()
    else:
        links.last.focus()
        page.keyboard.press("Tab")
    for _ in range(links.count()):
        page.keyboard.press(key)
        frame, room = page.evaluate(
            """() => {
              const box = document.activeElement, view = box.closest('.rb-diagram-scroll');
              return [box.querySelector('rect'), view].map((part) => part.getBoundingClientRect()).map(({ left, right }) => [left, right]);
            }"""
        )
        assert room[0] <= frame[0] < frame[1] <= room[1], page.evaluate("document.activeElement.getAttribute('aria-label')")
