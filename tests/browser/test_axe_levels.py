"""Nothing for axe to find on levels, Find my level, pathways and home, in use: phones and desks, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages.base import HandbookPage

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
ADDRESSES = ("", "levels/lead/", "find-my-level/", "pathways/", "pathways/career-lead/")
USE = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  const boxes = [...document.querySelectorAll("form.rb-find input")];
  boxes.forEach((box, place) => { box.checked = place % 2 === 0; });
  if (boxes.length) boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture(params=[(320, "dark"), (320, "light"), (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")], ids=str)
def screen(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A screen."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=base_url)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(screen: Page) -> None:
    """With every fold open and half of all tasks ticked, so that all there is to see is seen; and no page is wider than the screen."""
    found = {}
    for address in ADDRESSES:
        reader = HandbookPage(screen).open(address)
        screen.evaluate(USE)
        result = Axe().run(screen, context=".md-content", options=RULES)
        if result.violations_count or reader.overflow():
            found[address] = (reader.overflow(), result.generate_report())
    assert found == {}
