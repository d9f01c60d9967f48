"""Nothing for axe to find in the self-check in use: half filled, with changes, a link looked at, two views; and no page too wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import LevelPage, PlanPage, Site
from tests.browser.test_axe_levels import RULES

FILL = """() => {
  const items = {};
  rungbookCatalog.ids.forEach((id, at) => {
    const [meaning] = rungbookCatalog.now[id];
    if (at % 2) items[id] = { s: at % 4 + 1, m: at % 3, on: "2026-07", h: at % 7 ? meaning : "11111111", n: at % 5 ? "" : "Seen twice" };
  });
  items["ma-2.send-faxes"] = { s: 3, m: 0, on: "2026-02", h: "11111111" };
  const record = { v: 1, handbook: rungbookCatalog.handbook, edition: "2026.2", saved: "", goal: "ma-2", items };
  localStorage.setItem("rungbook:" + rungbookCatalog.handbook, JSON.stringify(record));
}"""
OPEN = """() => {
  for (const fold of document.querySelectorAll("article details")) fold.open = true;
  window.scrollTo(0, 0);  // a button that is halfway under the header counts as too small
}"""
SCREENS = [(320, "light"), (390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture(params=[*SCREENS, (390, "forced")], ids=str)
def screen(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A screen."""
    width, scheme = request.param
    colors = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    context = browser.new_context(viewport={"width": width, "height": 844}, **colors)
    yield context.new_page()
    context.close()


def faults(page: Page) -> str:
    """What axe finds, and by how much the page is too wide."""
    page.evaluate(OPEN)
    result = Axe().run(page, context=".md-content", options=RULES)
    wide = HandbookPage(page).overflow()
    return (result.generate_report() if result.violations_count else "") + (f"{wide} px too wide" if wide else "")


def test_axe_finds_nothing(screen: Page, base_url: str) -> None:
    """On the page of a level half filled, on My plan, and on the talk sheet."""
    site = Site(base_url)
    level = LevelPage(screen, site).open().begin()
    screen.evaluate(FILL)
    level.open()
    found = {"level": faults(screen)}
    PlanPage(screen, site).open()
    found["plan"] = faults(screen)
    screen.goto(site.address("talk-sheet/"))
    found["talk"] = faults(screen)
    assert {name: fault for name, fault in found.items() if fault} == {}


@pytest.mark.parametrize("screen", [(320, "light"), (1280, "dark")], indirect=True, ids=str)
def test_axe_finds_nothing_while_looking(screen: Page, base_url: str) -> None:
    """On the page of a level before the check begins, and with a link that is compared and marked by a manager."""
    site = Site(base_url)
    level = LevelPage(screen, site).open()
    found = {"before": faults(screen)}
    level.begin()
    screen.evaluate(FILL)
    plan = PlanPage(screen, site).open()
    link = plan.link()
    screen.goto("about:blank")
    plan.open(fragment=link)
    plan.button("Compare").click()
    found["compare"] = faults(screen)
    plan.button("I am the manager: add my marks").click()
    found["manager"] = faults(screen)
    assert {name: fault for name, fault in found.items() if fault} == {}
