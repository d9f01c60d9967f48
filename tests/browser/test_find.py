"""Find my level in a real browser: by title, by tasks, by keyboard, from a disk, without scripts, under a strict policy, on paper."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages.find import FindPage

pytestmark = pytest.mark.reads

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
TASKS_OF_MA_2 = (
    "You give shots and vaccines as ordered.",
    "You draw blood and do finger sticks.",
    "You run heart tracings and simple lab tests.",
    "You prep the charts for the next day.",
    "You keep two or more rooms moving.",
    "You answer patient messages by protocol within one work day.",
)
TASKS_OF_MA_3 = ("You act first in an emergency until help comes.", "You call patients who are due for care and book it.")


@pytest.fixture
def found(page: Page) -> FindPage:
    """The page, opened."""
    return FindPage(page).open()


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Medical Assistant II", "Medical Assistant II"),
        ("ma2", "Medical Assistant II"),
        ("MA-2", "Medical Assistant II"),
        ("SENIOR", "Medical Assistant III"),
        ("charge", "Lead MA"),
        ("dermatología ma", ""),
        ("dermatologý", "Specialty MA"),
    ],
)
def test_a_title_leads_to_its_level(found: FindPage, words: str, level: str) -> None:
    """Every name counts, with or without spaces, hyphens, accents and capitals; a name that nobody has is said to be none."""
    levels = found.look_up(words)
    assert level in levels if level else levels == []
    expect(found.content.get_by_text("No level or clinic goes by that name.")).to_be_visible(visible=not level)


def test_a_clinic_shows_the_levels_that_it_has(found: FindPage) -> None:
    """Who types where they work finds the clinic, and can go on to its levels."""
    assert found.look_up("sycamore") == ["Rivermark Dermatology, Sycamore"]
    clinic = found.content.locator("[data-rb-clinic]").filter(has_text="Sycamore")
    assert "Specialty MA" in clinic.inner_text()
    assert "Health Coach MA" not in clinic.inner_text()
    clinic.get_by_role("link", name="Medical Assistant III").click()
    assert found.heading == "Medical Assistant III"


def test_titles_are_told_apart(found: FindPage) -> None:
    """A number leaves one level only, and an empty box all of them."""
    assert found.look_up("ma 3") == ["Medical Assistant III"]
    assert len(found.look_up("")) == 11


def test_tasks_lead_to_the_level_that_lists_them(found: FindPage) -> None:
    """6 of the 8 tasks of MA II and 2 of MA III make an MA II, who is told about the 2."""
    found.tick(*TASKS_OF_MA_2, *TASKS_OF_MA_3, "You write your notes the same day.")
    found.expect_status("9 tasks ticked. Best match: Medical Assistant II.")
    assert found.answer == ["Medical Assistant II"]
    assert found.reasons == [
        "You do 6 of the 8 tasks that are listed at this level.",
        "6 of your 9 tasks are listed here.",
        "1 of your tasks is listed below it, at Medical Assistant I. That is part of the work here.",
        "2 of your tasks belong to Medical Assistant III.",
    ]


def test_work_above_the_level_is_named_and_leads_to_help(found: FindPage) -> None:
    """The paper's complaint: duties grow, pay does not. Each such task stands there, with the way to what you can do."""
    found.tick(*TASKS_OF_MA_2, *TASKS_OF_MA_3)
    beyond = found.result.locator("[data-rb-beyond]")
    assert {line.partition(": ")[2] for line in beyond.locator("li").all_inner_texts()} == set(TASKS_OF_MA_3)
    beyond.get_by_role("link", name="What you can do").click()
    expect(found.content.get_by_role("heading", name="If you do more than your level")).to_be_in_viewport()


def test_what_a_clinic_adds_is_answered_apart(found: FindPage) -> None:
    """It counts for no level, and the page says what the clinic gives for it."""
    found.tick("You dress wounds after skin surgery.")
    found.expect_status("1 task ticked. None of them is listed at a level.")
    assert found.answer == []
    expect(found.result.get_by_role("link", name="Rivermark Dermatology, Sycamore")).to_be_visible()
    expect(found.result.get_by_role("link", name="Counts toward Specialty MA")).to_be_visible()


def test_the_rule_holds_for_any_ticks(found: FindPage, handbook_folder: Path) -> None:
    """300 random sets of ticks, few and many, from one level and from all, against the rule written again on the raw specs."""
    files = [yaml.load(p.read_text("utf-8"), yaml.CBaseLoader) for p in sorted(handbook_folder.glob("ladders/*/levels/*.yml"))]  # noqa: S506 - makes text only
    ladder = yaml.load((handbook_folder / "ladders/medical-assistant/ladder.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - makes text only
    duties = {level["id"]: {duty["text"] for duty in level["duties"]} for level in files}
    ups = {(way["from"], way["to"]) for way in ladder["transitions"] if way["kind"] == "promotion"}
    value = {
        label.inner_text(): box
        for label in found.content.locator("form label:has([value^=task-])").all()
        if (box := label.locator("input").get_attribute("value"))
    }
    chance = random.Random(20261123)  # noqa: S311 - the same sets every time
    for _ in range(300):
        pool = chance.choice([sorted(value), sorted(duties[chance.choice(sorted(duties))])])
        ticked = set(chance.sample(pool, chance.randint(0, len(pool))))
        levels, matches = found.answer_to([value[task] for task in ticked])
        assert (set(levels), matches) == by_hand(duties, ups, ticked), sorted(ticked)


def by_hand(duties: dict[str, set[str]], ups: set[tuple[str, str]], ticked: set[str]) -> tuple[set[str], bool]:
    """The rule: half of a level's own tasks; of those on one way up the highest; else the nearest by its share."""

    def leads(start: str, end: str) -> bool:
        return any(first == start and (second == end or leads(second, end)) for first, second in ups)

    matching = {level for level, tasks in duties.items() if 2 * len(tasks & ticked) >= len(tasks)}
    if matching:
        return {level for level in matching if not any(leads(level, other) for other in matching)}, True
    shares = {level: len(tasks & ticked) / len(tasks) for level, tasks in duties.items()}
    most = max(shares.values())
    return {level for level, share in shares.items() if share == most > 0}, False


def test_clear_takes_everything_back(found: FindPage) -> None:
    """One tap, and the page is as it was."""
    found.tick(*TASKS_OF_MA_2)
    found.content.get_by_role("button", name="Clear").click()
    found.expect_status("Tick what you do in most weeks.")
    expect(found.result).to_be_hidden()
    assert found.content.locator("form :checked").count() == 0
    assert found.page.locator(".rb-ticked").count() == 0


def test_nothing_is_kept(found: FindPage) -> None:
    """Not in the browser's store, not in the address, not in a request; a reload forgets all."""
    found.page.wait_for_load_state("networkidle")
    asked: list[str] = []
    found.page.on("request", lambda request: asked.append(request.url))
    kept = found.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, location.href]")
    found.tick(*TASKS_OF_MA_2)
    found.look_up("ma 2")
    assert found.page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, location.href]") == kept
    assert asked == []
    found.page.reload()
    assert found.content.locator("form :checked").count() == 0
    expect(found.result).to_be_hidden()


def test_by_keyboard(found: FindPage) -> None:
    """Space ticks the focused box and the focus stays; the result is one link away."""
    box = found.box(TASKS_OF_MA_2[0])
    box.focus()
    found.page.keyboard.press("Space")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    found.content.get_by_role("link", name="See why").focus()
    found.page.keyboard.press("Enter")
    expect(found.result).to_be_in_viewport()


def test_from_a_disk(page: Page, reference_site: Path) -> None:
    """Opened from a folder, without a server."""
    page.goto((reference_site / "find-my-level" / "index.html").as_uri())
    found = FindPage(page).tick(*TASKS_OF_MA_2)
    assert found.answer == ["Medical Assistant II"]


def test_under_a_strict_policy(page: Page) -> None:
    """No inline script or style, nothing from elsewhere: a policy that allows neither changes nothing."""

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route("**/*", strict)
    found = FindPage(page).open().tick(*TASKS_OF_MA_2)
    assert found.answer == ["Medical Assistant II"]
    assert found.look_up("lead") == ["Lead MA"]


def test_without_scripts_the_table_is_there(browser: Browser, base_url: str) -> None:
    """Titles to read, a table to count, and no box or button that does nothing."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    found = FindPage(context.new_page()).open()
    expect(found.content.get_by_role("table")).to_be_visible()
    expect(found.content.get_by_text("Count the ticks in each column.")).to_be_visible()
    for part in ("form", "#find-title", "#result"):
        expect(found.content.locator(part)).to_be_hidden()
    expect(found.content.locator(".rb-find-titles > li").locator("visible=true")).to_have_count(11)
    context.close()


def test_on_paper(found: FindPage) -> None:
    """The table is printed, folded or not, with the same ticks and the result; what only a screen can do is not."""
    found.tick(*TASKS_OF_MA_2)
    found.page.emulate_media(media="print")
    expect(found.content.locator("form")).to_be_hidden()
    expect(found.content.get_by_text("Count the ticks in each column.")).to_be_visible()
    expect(found.result.get_by_text("You do 6 of the 8 tasks")).to_be_visible()
    assert found.page.locator("tr.rb-ticked th").all_inner_texts() == [
        text for text in found.page.locator("tr[data-rb-row] th").all_inner_texts() if text in TASKS_OF_MA_2
    ]
    boxes = found.page.locator("tr.rb-ticked .rb-tick")
    assert boxes.count() == len(TASKS_OF_MA_2)
    drawn = boxes.first.evaluate("box => getComputedStyle(box, '::before').content")
    assert re.search("✓", drawn)


def test_the_count_stays_in_sight_while_ticking(found: FindPage) -> None:
    """On a phone, the line with the result so far is seen at the first task and at the last."""
    found.page.set_viewport_size({"width": 390, "height": 844})
    for task in (TASKS_OF_MA_2[0], "You dress wounds after skin surgery."):
        found.tick(task)
        expect(found.status).to_be_in_viewport()
