"""Nothing for axe to find where levels are compared, and no page wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages.compare import ComparePage
from tests.browser.test_axe_levels import RULES

SCREENS = [(320, "dark"), (320, "light"), (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
ADDRESSES = ("compare/", "compare/#specialist--ma-1", "compare/ma-1--ma-2/#differences", "matrix/medical-assistant/")


@pytest.fixture(params=SCREENS, ids=str)
def screen(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A screen."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, base_url=base_url)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(screen: Page) -> None:
    """With nothing chosen, with a choice, with only the differences, and on the table of all skills."""
    found = {}
    for address in ADDRESSES:
        screen.goto("about:blank")
        reader = ComparePage(screen).open(address)
        if "--" in address:
            expect(reader.table).to_be_visible()
        result = Axe().run(screen, options=RULES)
        if result.violations_count or reader.overflow():
            found[address] = f"{result.generate_report()} {reader.overflow()} px too wide"
    assert found == {}
