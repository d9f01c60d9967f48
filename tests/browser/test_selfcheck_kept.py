"""Where marks are kept: as long as the reader wants, on a device of their own or that others use, and where the browser keeps nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Start
from tests.browser.pages.selfcheck import DRAW, DRAW_ID, LevelPage, PlanPage, Site, record

REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };"""


def test_a_mark_lasts(page: Page, site: Site) -> None:
    """Behavior 1: Until the reader answers it lasts in this tab; on the reader's own device also in the next."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    assert level.kept() == [0, 1]
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    level.only_mine()
    assert level.kept() == [1, 0]
    other = LevelPage(page.context.new_page(), site).open()
    expect(other.choice(DRAW, "On my own")).to_be_checked()


def test_two_tabs_agree(page: Page, site: Site) -> None:
    """Behavior 3: A mark in one tab is there in the other, and neither writes over the other."""
    one = LevelPage(page, site).open().begin()
    one.mark(DRAW, "On my own")
    one.only_mine()
    two = LevelPage(page.context.new_page(), site).open()
    two.mark("Give vaccines", "With help")
    expect(one.choice("Give vaccines", "With help")).to_be_checked(timeout=1000)
    one.mark("Run simple lab tests", "Not yet")
    assert set(two.stored()["items"]) == {DRAW_ID, "ma-2.vaccines", "ma-2.waived-tests"}


@pytest.mark.parametrize("trouble", [REFUSED, FULL], ids=["refused", "full"])
def test_storage_that_keeps_nothing(start: Start, site: Site, trouble: str) -> None:
    """Behavior 12: Everything works until the page is closed, and the page says so."""
    level = LevelPage(start(trouble), site).open().begin()
    level.mark(DRAW, "On my own")
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    expect(level.page.get_by_text("This browser does not keep your marks")).to_have_count(1)
    level.mark("Give vaccines", "On my own")
    assert level.progress.startswith("2 of")


def test_a_browser_that_keeps_only_this_tab(start: Start, base_url: str) -> None:
    """Where "only mine" cannot be kept, the marks stay in the tab, and the page says so and does not ask again."""
    full = "const set = Storage.prototype.setItem; Storage.prototype.setItem = function (...pair) {"
    page = start(full + " if (this === localStorage) throw new DOMException(); set.apply(this, pair); };")
    level = LevelPage(page, Site(base_url)).open().begin()
    level.mark(DRAW, "On my own")
    level.button("Yes, only mine").click()
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    expect(level.page.get_by_text("gone when you close this tab")).to_be_visible()
    expect(level.button("Yes, only mine")).to_have_count(0)


def test_damaged_marks(page: Page, base_url: str) -> None:
    """Marks that this browser cannot read any more are left alone until the reader clears them; then the check begins again."""
    level = LevelPage(page, Site(base_url)).open().begin()
    for text in ("not JSON", "[]", '{"v": 1}', "{}" * 600_000):
        page.evaluate("text => localStorage.setItem('rungbook:' + rungbookCatalog.handbook, text)", text)
        level.open()
        expect(page.get_by_text("The marks in this browser cannot be read.")).to_be_visible()
        expect(page.locator(".rb-check-mark")).to_have_count(0)
        assert level.kept() == [1, 0]
    level.button("Clear my marks").click()
    level.begin().mark(DRAW, "On my own")
    assert set(level.stored()["items"]) == {DRAW_ID}


def test_a_newer_record_is_left_alone(page: Page, site: Site) -> None:
    """Behavior 25: A page that cannot read a record says so and never writes over it."""
    level = LevelPage(page, site).open().begin()
    newer = record(version=9)
    level.put(newer)
    level.open()
    expect(page.get_by_text("made by a newer handbook")).to_be_visible()
    expect(level.button("Start my check")).to_be_hidden()
    assert level.stored()["v"] == 9


def test_clear_from_any_page(page: Page, site: Site) -> None:
    """Behavior 13: One tap on a level's page, and on a page without a self-check, leaves no key."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.only_mine()
    page.goto(site.address("pay/"))
    level.button("Clear my marks").click()
    assert level.kept() == [0, 0]
    level.open().begin()
    level.mark(DRAW, "On my own")
    level.button("Clear my marks").click()
    assert level.kept() == [0, 0]
    expect(level.choice(DRAW, "On my own")).not_to_be_checked()


def test_old_marks_are_asked_about(page: Page, site: Site) -> None:
    """Behavior 14: 180 days after the last visit marks are shown; a day later only once the reader says that they are theirs."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.only_mine()
    page.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=180))
    expect(level.open().choice(DRAW, "On my own")).to_be_checked()
    page.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=181))
    level.open()
    expect(page.get_by_text("Are they yours?")).to_be_visible()
    expect(level.choices(DRAW)).to_have_count(0)
    level.button("Yes, show them").click()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()


def test_shared_device(page: Page, site: Site) -> None:
    """Behavior 15: asked before the first mark; marks stay in the tab, the question is not asked again, and a new tab knows nothing."""
    level = LevelPage(page, site).open().begin()
    level.button("No, others use it").click()
    level.mark(DRAW, "On my own")
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    expect(level.button("Yes, only mine")).to_have_count(0)
    assert level.kept()[0] == 0
    page.goto(site.address("pay/"))
    expect(page.get_by_text("Your self-check is open in this tab.")).to_be_visible()
    other = LevelPage(page.context.new_page(), site).open()
    assert other.kept() == [0, 0]


def test_back_in_the_history(page: Page, site: Site) -> None:
    """Behavior 23: Going back shows what was marked since."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.only_mine()
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    plan.mark("Give vaccines", "On my own")
    page.go_back()
    expect(level.choice("Give vaccines", "On my own")).to_be_checked()
