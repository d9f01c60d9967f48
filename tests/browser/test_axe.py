"""Nothing for axe to find on any page of the reference handbook, in use, and no page wider than the screen.

Every page is seen at 320, 390 and 1280 px, and light, dark, and in forced colors; which goes with which changes from page to page. The
longest page of each kind is also seen with its menu and its search open. All folds are open, half of all marks of the self-check are filled
in, half of all tasks are ticked. It takes minutes and not an hour because axe judges again only what a screen has changed; `Judge` says
how, and `test_faults_of_some_screens_are_found` that nothing is missed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import OPEN, SCREENS, TOURS, Judge, Screen, faults
from tests.browser.conftest import Start
from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import FILL, LevelPage, PlanPage, Site
from tests.built import longest_of_each_kind, pages

PARTS = 20
"""Tests that share the pages, so that two processes have the same to do and none of them takes long."""
BESIDES = ("compare/#specialist--ma-1", "compare/ma-1--ma-2/#differences")
"""Two levels that a reader has chosen; only the differences of two levels."""
PHONE = tuple(screen for screen in SCREENS if screen.width == 390)


@pytest.fixture(scope="session")
def judge() -> Judge:
    """One that remembers the looks of all pages that this process has seen."""
    return Judge()


@pytest.fixture(scope="session")
def half_filled(browser: Browser, base_url: str) -> Any:  # noqa: ANN401 - what the browser kept, in its own form
    """What a browser keeps when half of all requirements are marked: some with notes, some changed since, one that is no more."""
    context = browser.new_context()
    level = LevelPage(context.new_page(), Site(base_url)).open().begin()
    level.page.evaluate(FILL)
    kept = context.storage_state()
    context.close()
    return kept


def visits(site: Path) -> dict[str, tuple[Screen, ...]]:
    """The screens on which each page is seen."""
    return {address: TOURS[number % len(TOURS)] for number, address in enumerate([*pages(site), *BESIDES])}


def opened(page: Page, address: str) -> HandbookPage:
    """A page, as it is when all that it can show is shown."""
    reader = HandbookPage(page)
    if "#" in address:
        page.goto("about:blank")
    reader.open(address)
    if "#" in address:
        expect(page.get_by_role("table", name="What each level asks")).to_be_visible()
    page.evaluate(OPEN)
    return reader


def seen(page: Page, judge: Judge, address: str, screens: tuple[Screen, ...], *, unfold: bool) -> dict[str, list[str]]:
    """What is wrong with a page in use: by the screen, and, if menu and search are to be unfolded, by what is open there."""
    reader = opened(page, address)
    judge.prepare(page)
    found = judge.on(screens, page)
    if unfold:
        PHONE[0].show(page)
        reader.open_menu()
        found |= {f"{screen} menu": lines for screen, lines in judge.on(PHONE, page, ".md-sidebar--primary").items()}
        reader.close_menu()
        reader.search_box.fill("draw blood")
        expect(page.get_by_role("option").first).to_be_visible()
        found |= {f"{screen} search": lines for screen, lines in judge.on(PHONE, page, ".md-header").items()}
    return {place: lines for place, lines in found.items() if lines}


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(start: Start, half_filled: Any, judge: Judge, reference_site: Path, part: int) -> None:  # noqa: ANN401 - see there
    """On every page in use."""
    page = start(storage_state=half_filled, reduced_motion="reduce")
    longest = {*longest_of_each_kind(reference_site).values()}
    share = [*visits(reference_site).items()][part::PARTS]
    found = {address: seen(page, judge, address, screens, unfold=address in longest) for address, screens in share}
    assert {address: lines for address, lines in found.items() if lines} == {}


def test_axe_finds_nothing_while_looking(start: Start, judge: Judge, base_url: str) -> None:
    """On the page of a level before the check begins and while it asks; with a link that is compared, and marked by a manager."""
    site, page = Site(base_url), start(reduced_motion="reduce")

    tours = iter(TOURS)

    def used() -> list[str]:
        page.evaluate(OPEN)
        judge.prepare(page)
        return [f"{screen}: {line}" for screen, lines in judge.on(next(tours), page).items() for line in lines]

    level = LevelPage(page, site).open()
    found = {"before": used()}
    level.begin()
    found["begun"] = used()
    page.evaluate(FILL)
    plan = PlanPage(page, site).open()
    link = plan.link()
    page.goto("about:blank")
    plan.open(fragment=link)
    plan.button("Compare").click()
    found["compared"] = used()
    plan.button("I am the manager: add my marks").click()
    found["manager"] = used()
    assert {state: lines for state, lines in found.items() if lines} == {}


PLANTED = {
    "image-alt": ("<img src='data:,'>", "", "", "390"),
    "color-contrast": (
        "<p class=fault>Words</p>",
        "color: #888; background: #777",
        "color: #000; background: #fff",
        "dark",
    ),
    "link-in-text-block": (
        "<p>Words and <a class=fault href='/'>a link</a></p>",
        "color: #333; text-decoration: none; border: 0; font: inherit",
        "",
        "320",
    ),
    "target-size": (
        "<button class=fault>a</button><button class=fault>b</button>",
        "width: 9px; height: 9px; padding: 0; border: 0",
        "width: 50px; height: 50px",
        "320",
    ),
    "heading-order": ("<h6>Deep</h6>", "", "", "forced"),
    "region": ("<p>Outside</p>", "", "", "320"),
    "px too wide": ("<div class=fault>Wide</div>", "width: 2000px", "width: 20px", "390"),
}
"""A rule -> what breaks it, its style, its style where it breaks nothing (if none, it is not there), and where it breaks the rule."""
FEW = (Screen(1280, "light"), Screen(390, "dark"), Screen(320, "light"), Screen(320, "forced"))
WHERE = {
    "dark": "(prefers-color-scheme: dark)",
    "forced": "(forced-colors: active)",
    "320": "(width: 320px)",
    "390": "(width: 390px)",
}
PLANT = """([fault, html, style, harmless, where]) => {
  const part = document.createElement("div"), sheet = new CSSStyleSheet();
  part.id = "planted";
  part.innerHTML = html;
  const elsewhere = harmless ? `#planted .fault { ${harmless} }` : "#planted { display: none }";
  sheet.replaceSync(`#planted .fault { ${style} } @media not ${where} { ${elsewhere} }`);
  document.adoptedStyleSheets.push(sheet);
  (fault === "region" ? document.body : document.querySelector("article")).append(part);
}"""


def test_faults_are_found(page: Page) -> None:
    """Each kind of fault that is planted in a page is named, and nothing else."""
    found = {}
    for fault, (html, style, *_) in PLANTED.items():
        HandbookPage(page).open("glossary/")
        page.evaluate(PLANT, [fault, html, style, "", "all"])
        found[fault] = faults(page)
    assert [[fault in line for line in lines] for fault, lines in found.items()] == [[True]] * len(PLANTED)


def test_faults_of_some_screens_are_found(page: Page) -> None:
    """Each is named on a screen where it is and on no other, by one who judges only what a screen has changed."""
    judge, found = Judge(), {}
    HandbookPage(page).open("glossary/")
    judge.prepare(page)
    assert not any(judge.on(SCREENS, page).values())
    for fault, (*planted, where) in PLANTED.items():
        HandbookPage(page).open("glossary/")
        judge.prepare(page)
        page.evaluate(PLANT, [fault, *planted, WHERE[where]])
        found[fault] = {(where in screen, fault in line) for screen, lines in judge.on(FEW, page).items() for line in lines}
    assert found == {fault: {(True, True)} for fault in PLANTED}


def test_no_page_is_left_out(reference_site: Path, root: Path) -> None:
    """Every page at every width and in every scheme, and each pair of them on many pages; every kind with menu and search open."""
    seen = visits(reference_site)
    assert seen.keys() == {*pages(reference_site), *BESIDES}
    assert len(seen) >= 190
    for screens in seen.values():
        assert {screen.width for screen in screens} == {320, 390, 1280}
        assert {screen.scheme for screen in screens} == {"light", "dark", "forced"}
    often = Counter(screen for screens in seen.values() for screen in screens)
    assert often.keys() == {*SCREENS}
    assert min(often.values()) > 40
    assert len(SCREENS) == 9
    kinds = longest_of_each_kind(reference_site)
    templates = {path.name.removesuffix(".html.jinja") for path in (root / "templates/pages").glob("*.jinja")}
    assert templates <= kinds.keys()
    assert {"written", "404"} <= kinds.keys()
    assert {*kinds.values()} <= seen.keys()
