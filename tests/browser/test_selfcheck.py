"""The self-check as readers use it, on a server and from a disk: marks last as long as the reader wants, and mean what the reader meant.

The behaviors that a self-check must have are numbered, here and in test_selfcheck_links.py. 21 (the Spanish page shows the same marks)
waits for a translation of a handbook.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Start
from tests.browser.pages.base import HandbookPage, printed
from tests.browser.pages.selfcheck import LevelPage, PlanPage, Site

DRAW = "Draw blood"
HEARD = """() => {
  window.heard = [];
  new MutationObserver((changes) => changes.forEach(({ target }) => { if (target.textContent) heard.push(target.textContent); }))
    .observe(document.querySelector(".rb-hidden[role=status]"), { childList: true });
}"""
DRAW_ID = "ma-2.venipuncture"
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'"
FULL = """Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError"); };"""
SCRIPT = "<script>window.injected = true</script><img src=x onerror='window.injected = true'>"


def record(*, version: int = 1, saved: str = "", **items: dict[str, Any]) -> dict[str, Any]:
    """A record as an earlier visit left it; `_` in the names of items stands for the dot."""
    found = {name.replace("__", ".").replace("_", "-"): item for name, item in items.items()}
    return {"v": version, "edition": "2026.2", "saved": saved or date.today().isoformat(), "goal": "ma-2", "items": found}  # noqa: DTZ011 - the browser's day


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


def test_one_mark_counts_at_every_level(page: Page, site: Site) -> None:
    """Behavior 2: What is marked at MA II stands at MA III, which keeps the same demand."""
    level = LevelPage(page, site).open().begin()
    level.mark("Give vaccines", "On my own")
    kept = level.open("levels/lead/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    expect(kept.choice("Give vaccines", "On my own")).to_be_checked()


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


def test_a_changed_requirement_asks(page: Page, site: Site) -> None:
    """A mark for another meaning is shown and asked about, counts for nothing until answered, and other marks do not answer for it."""
    level = LevelPage(page, site).open().begin()
    level.put(record(ma_2__venipuncture={"s": 3, "m": 0, "on": "2026-02", "h": "11111111"}))
    level.open()
    changed = page.get_by_text("Changed since you marked it. Your mark was: On my own.")
    expect(changed).to_be_visible()
    assert level.progress.startswith("0 of")
    level.mark("Give vaccines", "On my own")
    level.open()
    expect(changed).to_be_visible()
    level.button("My mark still holds").click()
    expect(changed).to_be_hidden()
    assert level.progress.startswith("2 of")
    level.open()
    expect(changed).to_be_hidden()


def test_an_earlier_edition(page: Page, site: Site, handbook_folder: Path) -> None:
    """Behavior 10: of each released edition every mark is still there: as it was where the meaning is the same, else with a question."""
    for path in sorted((handbook_folder / "editions").glob("*.json")):
        edition = json.loads(path.read_text("utf-8"))["self_check"]
        asked = {one["id"]: one["meaning"] for one in edition["requirements"]}
        plan = PlanPage(page, site).open()
        items = {name: {"s": 3, "m": 0, "on": "2026-02", "h": meaning} for name, meaning in asked.items()}
        plan.put({**record(), "edition": edition["edition"], "items": items})
        view = plan.open().view()
        now = plan.catalog["now"]
        assert {name for name in asked if name in now} <= view["marks"].keys()
        assert {name for name in asked if name not in now} <= {
            *view["kept"],
            *(old for mark in view["marks"].values() for old in mark["from"]),
        }
        changed = {name for name, mark in view["marks"].items() if mark["changed"]}
        assert changed >= {name for name in asked if name in now and now[name][0] != asked[name]} != set()
        assert all(view["marks"][name]["s"] == 3 for name in asked if name in now)


def test_a_renamed_requirement(page: Page, site: Site) -> None:
    """Behavior 11: a mark under an earlier name stands at the new one; one that took another's place asks."""

    def renamed(route: Route) -> None:
        text = Path(unquote(urlsplit(route.request.url).path)).read_text("utf-8") if site.on_disk else route.fetch().text()
        old = '"from":{"ma-2.vaccines":[["ma-2.flu-shots",0]],"ma-2.waived-tests":[["ma-2.strep-test",1]],'
        route.fulfill(body=text.replace('"from":{', old), content_type="text/javascript")

    page.route("**/self-check-catalog.js", renamed)
    level = LevelPage(page, site).open().begin()
    meaning = level.catalog["now"]["ma-2.vaccines"][0]
    item = {"s": 3, "m": 0, "on": "2026-02", "h": meaning}
    level.put({**record(), "items": {"ma-2.flu-shots": item, "ma-2.strep-test": item}})
    level.open()
    expect(level.choice("Give vaccines", "On my own")).to_be_checked()
    expect(page.get_by_text("Changed since you marked it. Your mark was: On my own.")).to_have_count(1)
    assert level.progress.startswith("1 of")


def test_marks_of_what_is_no_more(page: Page, site: Site) -> None:
    """They stay, are shown as such, and leave only by the reader's own hand."""
    plan = PlanPage(page, site).open()
    plan.put(record(ma_2__send_faxes={"s": 3, "m": 0, "on": "2026-02", "h": "11111111"}))
    LevelPage(page, site).open().mark(DRAW, "On my own")
    plan.open()
    expect(page.get_by_role("heading", name="Kept from earlier editions")).to_be_visible()
    plan.button("Take off: ma-2.send-faxes").click()
    expect(page.get_by_role("heading", name="Kept from earlier editions")).to_be_hidden()
    assert set(plan.stored()["items"]) == {DRAW_ID}


@pytest.mark.parametrize("trouble", [REFUSED, FULL], ids=["refused", "full"])
def test_storage_that_keeps_nothing(start: Start, site: Site, trouble: str) -> None:
    """Behavior 12: Everything works until the page is closed, and the page says so."""
    level = LevelPage(start(trouble), site).open().begin()
    level.mark(DRAW, "On my own")
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    expect(level.page.get_by_text("This browser does not keep your marks")).to_have_count(1)
    level.mark("Give vaccines", "On my own")
    assert level.progress.startswith("2 of")


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
    """Behavior 14: After 180 days without a visit marks are hidden until the reader says that they are theirs."""
    level = LevelPage(page, site).open().begin()
    meaning = level.catalog["now"][DRAW_ID][0]
    item = {"s": 3, "m": 0, "on": "2026-01", "h": meaning}
    long_ago = (date.today() - timedelta(days=181)).isoformat()  # noqa: DTZ011 - the browser's day
    level.put(record(saved=long_ago, ma_2__venipuncture=item))
    level.open()
    expect(page.get_by_text("Are they yours?")).to_be_visible()
    expect(level.choices(DRAW)).to_have_count(0)
    level.button("Yes, show them").click()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()


def test_shared_device(page: Page, site: Site) -> None:
    """Behavior 15: Marks stay in the tab, the question is not asked again, and a new tab knows nothing."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.button("No, others use it").click()
    level.open()
    expect(level.choice(DRAW, "On my own")).to_be_checked()
    expect(level.button("Yes, only mine")).to_have_count(0)
    assert level.kept()[0] == 0
    other = LevelPage(page.context.new_page(), site).open()
    assert other.kept() == [0, 0]


def test_by_keyboard(page: Page, site: Site) -> None:
    """Behavior 16: Space and arrows mark, the focus stays, and each mark says once what it is and how far the reader is."""
    level = LevelPage(page, site).open()
    level.button("Start my check").focus()
    page.keyboard.press("Enter")
    first = page.locator(".rb-check-choice input").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    level.said(re.compile(r"Not met\. 0 of 50 met\.$"))
    page.keyboard.press("ArrowRight")
    level.said(re.compile(r": Met\. 1 of 50 met\.$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    level.said(re.compile("no mark"))
    expect(first).to_be_focused()


def test_progress_is_spoken_once(page: Page, site: Site) -> None:
    """Behavior 17: each mark says once what it is and how far the reader is."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.said(f"{DRAW}: On my own. 1 of 50 met.")
    page.evaluate(HEARD)
    level.mark("Give vaccines", "On my own")
    level.said("Give vaccines: On my own. 2 of 50 met.")
    level.mark(DRAW, "Not yet")
    level.said(f"{DRAW}: Not yet. 1 of 50 met.")
    assert page.evaluate("heard") == ["Give vaccines: On my own. 2 of 50 met.", f"{DRAW}: Not yet. 1 of 50 met."]


def test_on_paper(page: Page, site: Site) -> None:
    """Behavior 18: marks, what is left with signers, and the edition print; the plan of one who has 12 things left takes two sheets."""
    plan = PlanPage(page, site).open()
    (asks,) = (level[3] for level in plan.catalog["levels"] if level[0] == "ma-2")
    ids = [plan.catalog["ids"][at] for at in asks]
    met = {name: {"s": 3, "m": 0, "on": "2026-07", "h": plan.catalog["now"][name][0]} for name in ids[:-12]}
    plan.put({**record(), "goal": "ma-2", "items": met})
    plan.open()
    left = plan.gaps()
    assert len(left) == 12
    sheets = printed(page)
    assert len(sheets) <= 2
    for words in (*left, "38 of 50 met", "Signed by"):
        assert words in " ".join(sheets)
    assert all("Edition 2026.2" in sheet for sheet in sheets)
    LevelPage(page, site).open()
    assert "On my own" in " ".join(printed(page))


def test_large_text_on_a_small_screen(start: Start, site: Site) -> None:
    """Behavior 22: at 320 px, with text twice as large, nothing is cut off or needs sideways scrolling."""
    page = start()
    page.set_viewport_size({"width": 320, "height": 640})
    for opened in (LevelPage(page, site).open().begin(), PlanPage(page, site).open()):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert HandbookPage(page).overflow() == 0
        assert (
            page.locator(".rb-check-choice span").evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length")
            == 0
        )
        expect(opened.page.get_by_role("heading", level=1)).to_be_visible()


def test_without_scripts(start: Start, site: Site) -> None:
    """Behavior 19: No panel and no dead buttons; the talk sheet has its lines, and My plan tells how to do it on paper."""
    page = start(java_script_enabled=False)
    page.goto(site.address("levels/ma-2/"))
    expect(page.locator("[data-rb-check]")).to_be_hidden()
    page.goto(site.address("my-plan/"))
    expect(page.get_by_role("heading", name="On paper")).to_be_visible()
    expect(page.locator("article button")).to_have_count(0)
    page.goto(site.address("talk-sheet/"))
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(4)
    expect(page.get_by_text("Manager or guide, and the date")).to_be_visible()


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
    back = manager.link("Make a link to send back")
    assert manager.kept() == [0, 0]
    page.goto("about:blank")
    plan.open(fragment=back)
    plan.button("Use these").click()
    rows = page.get_by_role("table").first.get_by_role("row")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_have_text(re.compile("Draw blood.*On my own.*With help.*Preceptor"))
    items = plan.stored()["items"]
    assert {name: (item["s"], item["m"]) for name, item in items.items()} == {DRAW_ID: (3, 2), "ma-2.vaccines": (2, 2)}


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


def test_a_newer_record_is_left_alone(page: Page, site: Site) -> None:
    """Behavior 25: A page that cannot read a record says so and never writes over it."""
    level = LevelPage(page, site).open().begin()
    newer = record(version=9)
    level.put(newer)
    level.open()
    expect(page.get_by_text("made by a newer handbook")).to_be_visible()
    expect(level.button("Start my check")).to_be_hidden()
    assert level.stored()["v"] == 9


def test_nothing_is_loaded_before_the_reader_begins(page: Page, base_url: str) -> None:
    """A reader who only reads a level's page loads the starter alone."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    level = LevelPage(page, Site(base_url)).open()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/selfcheck/" in url or "self-check" in url]
    level.begin()
    assert [url for url in asked if "/selfcheck/level.js" in url]


def test_under_a_strict_policy(page: Page, base_url: str) -> None:
    """With scripts and styles from this site only, marks, plan and talk sheet work, and the browser reports nothing."""

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*", strict)
    site = Site(base_url)
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    assert plan.link()
    page.goto(site.address("talk-sheet/"))
    expect(page.get_by_label("Strength 1")).to_have_value(DRAW_ID)


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


def test_talk_sheet(page: Page, site: Site) -> None:
    """Filled in from the marks, it is one printed page, and a gap that the reader chooses brings its next step along."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "Could teach it")
    level.mark("Give vaccines", "With help")
    PlanPage(page, site).open().aim("Medical Assistant II")
    page.goto(site.address("talk-sheet/"))
    expect(page.get_by_label("Strength 1")).to_have_value(DRAW_ID)
    expect(page.get_by_label("Gap 1")).to_have_value("ma-2.vaccines")
    expect(page.locator("[data-rb-talk-gap]").first).to_contain_text("Preceptor or Nurse")
    page.get_by_label("Gap 1").select_option(label="Give injections")
    expect(page.locator("[data-rb-talk-gap]").first).to_contain_text("Injections (10 paid hours)")
    for paper in ("Letter", "A4"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1
