"""The self-check as readers use it, on a server and from a disk: a mark means what the reader meant, in every edition and on every page.

The behaviors that a self-check must have are numbered, here and in the other test_selfcheck_*.py. 21 (the Spanish page shows the same
marks) waits for a translation of a handbook.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Start, Watch
from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import DRAW, DRAW_ID, LevelPage, PlanPage, Site, record

HEARD = """() => {
  window.heard = [];
  new MutationObserver((changes) => changes.forEach(({ target }) => { if (target.textContent) heard.push(target.textContent); }))
    .observe(document.querySelector(".rb-hidden[role=status]"), { childList: true });
}"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'"
SCRIPT = "<script>window.injected = true</script><img src=x onerror='window.injected = true'>"


def test_one_mark_counts_at_every_level(page: Page, site: Site) -> None:
    """Behavior 2: What is marked at MA II stands at MA III, which keeps the same demand."""
    level = LevelPage(page, site).open().begin()
    level.mark("Give vaccines", "On my own")
    kept = level.open("levels/lead/")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    expect(kept.choice("Give vaccines", "On my own")).to_be_checked()


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


def test_what_is_new_is_told(page: Page, base_url: str, handbook_folder: Path) -> None:
    """Marks of an earlier edition: those that changed are counted, the first is a tap away, and it says what is new and what holds."""
    edition = json.loads((handbook_folder / "editions/2026.1.json").read_text("utf-8"))["self_check"]
    site = Site(base_url)
    level = LevelPage(page, site).open().begin()
    items = {one["id"]: {"s": 3, "m": 0, "on": "2026-02", "h": one["meaning"]} for one in edition["requirements"]}
    level.put({**record(), "edition": "2026.1", "items": items})
    level.open()
    expect(page.get_by_text("2 changed since you marked: please look again.")).to_be_visible()
    level.button("Show me the first").click()
    asked = page.locator(".rb-check-mark", has=page.locator("input:focus"))
    expect(asked).to_be_in_viewport()
    expect(asked).to_contain_text("Your mark was: Met. Before: 5 watched blood draws.")
    way = "If you began before July 1, 2026, you may finish with 5 until July 1, 2027."
    news = f"What is new: Watched blood draws for MA II go from 5 to 10. {way}"
    expect(asked).to_contain_text(news)
    asked.get_by_role("button", name="My mark still holds").click()
    expect(page.get_by_text("1 changed since you marked")).to_be_visible()
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    assert plan.gaps()[0] == DRAW
    expect(plan.gap(DRAW)).to_contain_text(news)
    level.open()
    level.button("Show me the first").click()
    level.button("My mark still holds").click()
    expect(level.button("Show me the first")).to_be_hidden()


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


def test_a_check_that_cannot_be_loaded(page: Page, base_url: str, watch: Watch) -> None:
    """Where the connection is lost before the check begins, the page says what to do."""
    page.route("**/selfcheck/*.js", lambda route: route.abort())
    level = LevelPage(page, Site(base_url)).open()
    level.button("Start my check").click()
    expect(page.get_by_role("alert").get_by_text("The check could not be loaded.")).to_be_visible()
    assert {complaint.split(" (")[0] for complaint in watch.complaints} == {"console error: Failed to load resource: net::ERR_FAILED"}
    watch.complaints.clear()


def test_the_focus_is_never_lost(page: Page, base_url: str) -> None:
    """A button that goes when it is used hands the focus to what says so: an answer, clearing, old marks, what is no more, Undo."""

    def focused() -> str:
        found: str = page.evaluate("document.activeElement === document.body ? '' : document.activeElement.textContent")
        return found

    site = Site(base_url)
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.only_mine()
    assert "180 days" in focused()
    old = record(saved="2026-01-01", ma_2__send_faxes={"s": 3, "m": 0, "on": "2026-01", "h": "11111111"})
    level.put(old)
    plan = PlanPage(page, site).open()
    plan.button("Yes, show them").click()
    assert "180 days" in focused()
    plan.button("Take off").click()
    expect(page.get_by_role("heading", name="Kept from earlier editions")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('[data-rb-plan]') !== null")
    plan.aim("Medical Assistant II")
    link = plan.link()
    page.goto("about:blank")
    plan.open(fragment=link)
    plan.button("Use these").click()
    plan.button("Undo").click()
    assert "Undone" in focused()
    level.open()
    level.button("Clear my marks").click()
    assert "Nothing is kept" in focused()


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


def test_large_text_on_a_small_screen(start: Start, site: Site) -> None:
    """Behavior 22: at 320 px, with text twice as large, nothing is cut off or needs sideways scrolling; in forced colors a mark shows."""
    page = start(forced_colors="active")
    page.set_viewport_size({"width": 320, "height": 640})
    for opened in (LevelPage(page, site).open().begin(), PlanPage(page, site).open()):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert HandbookPage(page).overflow() == 0
        assert (
            page.locator(".rb-check-choice span").evaluate_all("all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length")
            == 0
        )
        expect(opened.page.get_by_role("heading", level=1)).to_be_visible()
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    grounds = level.choices(DRAW).locator("span").evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert len(grounds) == 4
    assert grounds.count(grounds[2]) == 1


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
