"""My plan and the talk sheet: what is left, on the screen and on paper, beside what the manager sees, with the scripts that this needs."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import Start, Watch
from tests.browser.pages.base import HandbookPage, printed
from tests.browser.pages.selfcheck import DRAW, DRAW_ID, LevelPage, PlanPage, Site, record


def test_what_is_left(page: Page, site: Site) -> None:
    """Each gap says what shows it, who signs, the program with hours, what you pay today and when; the level after counts what is met."""
    LevelPage(page, site).open().begin().mark("Give vaccines", "On my own")
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    expect(page.get_by_role("heading", name="What is left for Medical Assistant II")).to_be_visible()
    assert len(plan.gaps()) == 49
    gap = plan.gap(DRAW)
    expected = ("10 blood draws, watched, on at least 2 days", "Signed by Preceptor or Nurse", "(10 paid hours)", "You pay today", "$0.00")
    for words in expected:
        expect(gap).to_contain_text(words)
    plan.mark(DRAW, "On my own")
    assert DRAW not in plan.gaps()
    expect(plan.choice(DRAW, "On my own")).to_be_focused()
    plan.said(re.compile("2 of 50 met"))
    expect(page.get_by_text(re.compile("Medical Assistant III: 1 of 54 met"))).to_be_visible()


def test_a_managers_view(page: Page, site: Site, start: Start) -> None:
    """Behavior 20: The manager marks beside the MA; the link comes back; differences stand first and the MA's own marks are unchanged."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.mark("Give vaccines", "With help")
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    manager = PlanPage(start(), site).open(fragment=plan.link())
    manager.button("I am the manager: add my marks").click()
    manager.page.get_by_label(f"Manager's mark: {DRAW}").select_option(label="With help")
    manager.page.get_by_label("Manager's mark: Give vaccines").select_option(label="With help")
    expect(manager.page.get_by_text("2 of 50 marked by you.")).to_be_visible()
    manager.button("Compare").click()
    manager.button("I am the manager: add my marks").click()
    back = manager.link("Make a link to send back")
    assert manager.kept() == [0, 0]
    page.goto("about:blank")
    LevelPage(page, site).open().mark("Give injections", "On my own")
    plan.open(fragment=back)
    plan.button("Add my manager's marks").click()
    rows = page.get_by_role("table").first.get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_have_text(re.compile("Draw blood.*On my own.*With help.*Preceptor"))
    items = plan.stored()["items"]
    marks = {name: (item["s"], item["m"]) for name, item in items.items()}
    assert marks == {DRAW_ID: (3, 2), "ma-2.vaccines": (2, 2), "ma-2.injections": (3, 0)}
    plan.button("Undo").click()
    assert {item["m"] for item in plan.stored()["items"].values()} == {0}


def test_on_paper(page: Page, site: Site) -> None:
    """Behavior 18: marks, what is left with signers, address and edition print; the plan of one who has 12 things left is one sheet."""
    plan = PlanPage(page, site).open()
    (asks,) = (level[3] for level in plan.catalog["levels"] if level[0] == "ma-2")
    ids = [plan.catalog["ids"][at] for at in asks]
    items = {name: {"s": 3, "m": 0, "on": "2026-07", "h": plan.catalog["now"][name][0]} for name in ids}
    for name in ids[:12]:
        items[name]["s"] = 1
    plan.put({**record(), "goal": "ma-2", "items": items})
    plan.open()
    left = plan.gaps()
    assert len(left) == 12
    (sheet,) = printed(page)
    for words in (*left, "38 of 50 met", "Signed by", "You pay today", "Not yet", "My next level Medical Assistant II", "Edition 2026.2"):
        assert words in " ".join(sheet.split())
    assert site.on_disk or site.address("my-plan/") in sheet
    LevelPage(page, site).open()
    assert "On my own" in " ".join(printed(page))


def test_talk_sheet(page: Page, site: Site) -> None:
    """Filled in from the marks, strengths are skills, a gap brings its next step along, and what is written prints, all on one page."""
    level = LevelPage(page, site).open().begin()
    level.choices("12 months as MA I").get_by_label("Met", exact=True).check(force=True)
    level.mark("Give vaccines", "With help")
    level.mark("Run simple lab tests", "On my own")
    level.mark(DRAW, "Could teach it")
    PlanPage(page, site).open().aim("Medical Assistant II")
    page.goto(site.address("talk-sheet/"))
    expect(page.get_by_label("Strength 1")).to_have_value(DRAW_ID)
    expect(page.get_by_label("Strength 2")).to_have_value("ma-2.waived-tests")
    expect(page.get_by_label("Gap 1", exact=True)).to_have_value("ma-2.vaccines")
    expect(page.locator("[data-rb-talk-gap]").first).to_contain_text("Preceptor or Nurse")
    page.get_by_label("Gap 1", exact=True).select_option(label="Give injections")
    expect(page.locator("[data-rb-talk-gap]").first).to_contain_text("Injections (10 paid hours)")
    page.get_by_label("I ask for, 1").fill("Two mornings in the lab")
    page.get_by_label("By when, gap 1").fill("March 1")
    for paper in ("Letter", "A4"):
        (sheet,) = printed(page, paper)
        for words in ("Draw blood", "Give injections", "March 1", "Two mornings in the lab", "3 of 50 met", "Mine, and the date"):
            assert words in sheet


@pytest.mark.parametrize("width", [390, 1280])
def test_a_talk_sheet_without_marks(start: Start, base_url: str, width: int) -> None:
    """Nobody has to mark anything first: every line can be written on, on a phone too, and a new visit finds none of it."""
    page = start(viewport={"width": width, "height": 844})
    page.goto(base_url + "talk-sheet/")
    for label in ("Name", "My next level", "Strength 1", "Gap 3", "Next step, Gap 3", "By when, gap 3", "We agree, 3", "We talk again on"):
        page.get_by_label(label, exact=True).fill(f"My {label}")
    assert HandbookPage(page).overflow() == 0
    cells = page.get_by_role("row").nth(3).get_by_role("cell")
    expect(cells).to_have_count(3)
    assert "My Next step, Gap 3" in " ".join(printed(page))
    page.reload()
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_what_my_plan_loads(page: Page, base_url: str) -> None:
    """Before the reader does anything it is 15 KB of scripts, with a goal and marks; what shares them comes when it is asked for."""
    site, asked = Site(base_url), dict[str, int]()

    def note(answer: Response) -> None:
        if "/selfcheck" in answer.url and answer.url not in asked:
            asked[answer.url] = len(gzip.compress(answer.body()))

    LevelPage(page, site).open().begin().mark(DRAW, "On my own")
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    page.on("response", note)
    plan.open()
    page.wait_for_load_state("networkidle")
    assert len(asked) > 5
    assert sum(asked.values()) <= 15_000
    before = len(asked)
    plan.link()
    assert len(asked) > before


def test_what_cannot_be_loaded(page: Page, base_url: str, watch: Watch) -> None:
    """A phone that has lost its connection: a message, the marks as they were, and the next tap works once it is back."""
    LevelPage(page, Site(base_url)).open().begin().mark(DRAW, "On my own")
    plan = PlanPage(page, Site(base_url)).open()
    page.route("**/share.js", lambda route: route.abort())
    plan.button("Make a link").click()
    expect(plan.problem).to_contain_text("could not be loaded")
    page.unroute("**/share.js")
    assert plan.link()
    expect(plan.problem).to_have_count(0)
    assert {complaint.split(" (")[0] for complaint in watch.complaints} == {"console error: Failed to load resource: net::ERR_FAILED"}
    watch.complaints.clear()


def test_by_keyboard_where_something_is_loaded_first(page: Page, site: Site) -> None:
    """A note and a link take the focus when they are there, as a tap would give it."""
    LevelPage(page, site).open().begin()
    row = page.locator(f"[data-rb-mark='{DRAW_ID}']")
    row.get_by_role("button", name="Note").focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("10 at Eastside")
    page.keyboard.press("Shift+Tab")
    plan = PlanPage(page, site).open()
    assert plan.stored()["items"][DRAW_ID]["n"] == "10 at Eastside"
    plan.button("Make a link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Link to your marks")).to_be_focused()
