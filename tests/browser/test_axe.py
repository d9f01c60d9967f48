"""Nothing for axe to find on any page of the reference handbook, in use, and no page wider than the screen.

What is sampled are pairs of page and screen, never pages: all pages on all nine screens (320, 390 and 1280 px, each light, dark, and in
forced colors) would take ten minutes. Every page is seen on one screen, which changes from page to page; the longest page of each kind on
three, at every width and in every scheme. Colors and widths come from style sheets that all pages of a kind share, so a fault shows on its
longest page. On every page all folds are open, half of all marks of the self-check are filled in, half of all tasks are ticked. Menu and
search are the same on all pages but for the section that is open: the longest page of each kind has each of them opened once, and the home
page on all its screens. Contrast is measured in the light and in the dark; that of the marks of a self-check, which are all alike, on the
longest page of a level.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import OPEN, SCREENS, Screen, Visit, faults, visits
from tests.browser.conftest import Start
from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import FILL, LevelPage, PlanPage, Site
from tests.built import longest_of_each_kind, pages

PARTS = 3
"""Tests for each screen, so that two processes share the work evenly and none of them takes long."""
MARKS = {"exclude": [".rb-check-mark"]}
"""The rows of marks of a self-check, some 50 of the same on the page of a level."""
BESIDES = ("compare/#specialist--ma-1", "compare/ma-1--ma-2/#differences")
"""Two levels that a reader has chosen; only the differences of two levels."""


@pytest.fixture(scope="session")
def half_filled(browser: Browser, base_url: str) -> Any:  # noqa: ANN401 - what the browser kept, in its own form
    """What a browser keeps when half of all requirements are marked: some with notes, some changed since, one that is no more."""
    context = browser.new_context()
    level = LevelPage(context.new_page(), Site(base_url)).open().begin()
    level.page.evaluate(FILL)
    kept = context.storage_state()
    context.close()
    return kept


def used(page: Page) -> list[str]:
    """What is wrong with a page as it is now, all folds open."""
    page.evaluate(OPEN)
    return faults(page)


def seen(page: Page, visit: Visit) -> dict[str, list[str]]:
    """What is wrong with a page in use, with its menu, and with its search; by what was looked at."""
    reader = HandbookPage(page)
    if "#" in visit.address:
        page.goto("about:blank")
    reader.open(visit.address)
    if "#" in visit.address:
        expect(page.get_by_role("table", name="What each level asks")).to_be_visible()
    page.evaluate(OPEN)
    found = {visit.address: faults(page, MARKS if visit.contrast and not visit.is_longest else "", contrast=visit.contrast)}
    if "menu" in visit.opens:
        reader.open_menu()
        found[f"{visit.address} menu"] = faults(page, ".md-sidebar--primary", contrast=visit.contrast)
        reader.close_menu()
    if "search" in visit.opens:
        reader.search_box.fill("draw blood")
        expect(page.get_by_role("option").first).to_be_visible()
        found[f"{visit.address} search"] = faults(page, ".md-header", contrast=visit.contrast)
    return found


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_axe_finds_nothing(start: Start, half_filled: Any, reference_site: Path, screen: Screen, part: int) -> None:  # noqa: ANN401 - see there
    """On every page in use, and where its menu and its search are open."""
    page = start(storage_state=half_filled, **screen.context)
    found: dict[str, list[str]] = {}
    mine = [visit for visit in visits(reference_site, *BESIDES) if visit.screen == screen][part::PARTS]
    for visit in mine:
        found |= seen(page, visit)
    print(f"{len(mine)} pages, {len(found)} runs of axe")  # noqa: T201 - pytest -s shows it
    assert {place: lines for place, lines in found.items() if lines} == {}


@pytest.mark.parametrize("screen", [Screen(320, "light"), Screen(1280, "dark")], ids=str)
def test_axe_finds_nothing_while_looking(start: Start, base_url: str, screen: Screen) -> None:
    """On the page of a level before the check begins and while it asks; with a link that is compared, and marked by a manager."""
    site, page = Site(base_url), start(**screen.context)
    level = LevelPage(page, site).open()
    found = {"before": used(page)}
    level.begin()
    found["begun"] = used(page)
    page.evaluate(FILL)
    plan = PlanPage(page, site).open()
    link = plan.link()
    page.goto("about:blank")
    plan.open(fragment=link)
    plan.button("Compare").click()
    found["compared"] = used(page)
    plan.button("I am the manager: add my marks").click()
    found["manager"] = used(page)
    assert {state: lines for state, lines in found.items() if lines} == {}


PLANTED = {
    "image-alt": "<img src='data:,'>",
    "color-contrast": "<p>Words</p>",
    "target-size": "<button>a</button><button>b</button>",
    "heading-order": "<h6>Deep</h6>",
    "region": "<p>Outside</p>",
    "px too wide": "<div>Wide</div>",
}
PLANT = """([fault, html]) => {
  const part = document.createElement("div");
  part.innerHTML = html;
  if (fault === "color-contrast") Object.assign(part.firstChild.style, { color: "#888", background: "#777" });
  if (fault === "px too wide") part.style.width = "2000px";
  for (const button of part.querySelectorAll("button")) Object.assign(button.style, { width: "9px", height: "9px", padding: 0, border: 0 });
  (fault === "region" ? document.body : document.querySelector("article")).append(part);
}"""


def test_faults_are_found(page: Page) -> None:
    """Each kind of fault that is planted in a page is named, and nothing else."""
    found = {}
    for fault, html in PLANTED.items():
        HandbookPage(page).open("glossary/")
        page.evaluate(PLANT, [fault, html])
        found[fault] = faults(page)
    assert [[fault in line for line in lines] for fault, lines in found.items()] == [[True]] * len(PLANTED)


def test_no_page_is_left_out(reference_site: Path, root: Path) -> None:
    """Every page at every width and in every scheme; every kind on all screens; every page with its menu and its search open."""
    seen: dict[str, list[Any]] = {}
    for visit in visits(reference_site):
        seen.setdefault(visit.address, []).append(visit)
    assert seen.keys() == pages(reference_site).keys()
    assert len(seen) >= 190
    for found in seen.values():
        assert {visit.screen.width for visit in found} == {320, 390, 1280}
        assert {visit.screen.scheme for visit in found} == {"light", "dark", "forced"}
        assert {"search", "menu"} == {opened for visit in found for opened in visit.opens}
    kinds = longest_of_each_kind(reference_site)
    templates = {path.name.removesuffix(".html.jinja") for path in (root / "templates/pages").glob("*.jinja")}
    assert templates <= kinds.keys()
    assert {"written", "404"} <= kinds.keys()
    assert all(len(seen[address]) == len(SCREENS) for address in kinds.values())
