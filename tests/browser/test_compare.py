"""Comparing levels as a reader does it: choose, share, reload, go back; by keyboard, from a disk, without scripts, with any address."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.pages.base import HandbookPage
from tests.browser.pages.compare import ComparePage
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.raw_compare import RawComparison

pytestmark = pytest.mark.reads

HOSTILE = [
    "<img src=x onerror=alert(1)>--ma-2",
    'ma-1--"><script>alert(1)</script>',
    "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E--ma-1",
    "__proto__--constructor",
    "%E0%A4%A",
    "ma-1--ma-2--<b>differences</b>",
    "--",
    "ma-1--" + "a" * 5000,
    "javascript:alert(1)",
]


@pytest.fixture
def reader(page: Page) -> ComparePage:
    """A reader where levels are chosen."""
    found = ComparePage(page).open("compare/")
    expect(page.get_by_label("From this level")).to_be_visible()
    return found


def test_every_pair_equals_the_yaml(reader: ComparePage, handbook_folder: Path) -> None:
    """The script shows for every pair, both ways round, what a script of its own finds in the specs."""
    raw = RawComparison(RawLadder(handbook_folder))
    for before, after in permutations(raw.ladder.levels, 2):
        reader.page.evaluate("hash => { location.hash = hash; }", f"{before}--{after}")
        reader.shows(raw.ladder.levels[before]["title"], raw.ladder.levels[after]["title"])
        assert reader.lines == set(raw.lines(before, after)), (before, after)


@pytest.mark.parametrize("pair", ["ma-1--ma-2", "ma-3--specialist", "health-coach--panel-coordinator"])
def test_script_and_page_show_the_same(page: Page, pair: str) -> None:
    """A pair with a page of its own looks the same when it is chosen: words, links and marks."""
    inner = (
        "parts => parts.map(part => part.outerHTML.replace(/\\s+/g, ' ').replace(/> </g, '><').replace(/href=\"(\\.\\.\\/)+/g, 'href=\"'))"
    )
    found = {}
    for address in (f"compare/{pair}/", f"compare/#{pair}"):
        reader = ComparePage(page).open(address)
        expect(reader.table).to_be_visible()
        found[address] = page.locator(".rb-compare table, .rb-compare-duties, .rb-compare-moves").evaluate_all(inner)
    first, second = found.values()
    assert len(first) == 4
    assert [part.replace(" hidden", "") for part in first] == [part.replace(" hidden", "") for part in second]


def test_the_choice_is_the_address(reader: ComparePage) -> None:
    """Choosing changes the address; reload keeps it, Back returns to the choice before, and the switch is part of it."""
    page = reader.page
    reader.choose("Medical Assistant I", "Medical Assistant II")
    reader.shows("Medical Assistant I", "Medical Assistant II")
    expect(page).to_have_url(re.compile("compare/#ma-1--ma-2$"))
    expect(reader.lead).to_have_text("At Medical Assistant II, for people who come from Medical Assistant I: 21 new, 9 raised, 20 kept.")
    page.get_by_label("To this level").select_option(label="Specialty MA")
    reader.shows("Medical Assistant I", "Specialty MA")
    reader.only.check()
    expect(page).to_have_url(re.compile("#ma-1--specialist--differences$"))
    page.reload()
    reader.shows("Medical Assistant I", "Specialty MA")
    assert reader.chosen == ["ma-1", "specialist"]
    expect(reader.only).to_be_checked()
    page.go_back()
    expect(reader.only).not_to_be_checked()
    page.go_back()
    reader.shows("Medical Assistant I", "Medical Assistant II")
    assert reader.chosen == ["ma-1", "ma-2"]


def test_swap(reader: ComparePage) -> None:
    """One press shows the same two levels the other way round."""
    reader.choose("Medical Assistant I", "Medical Assistant II")
    reader.page.get_by_role("button", name="Swap the levels").click()
    reader.shows("Medical Assistant II", "Medical Assistant I")
    expect(reader.lead).to_contain_text("no longer asked")


@pytest.mark.parametrize("address", ["compare/#ma-1--ma-2", "compare/ma-1--ma-2/"])
def test_only_differences(page: Page, address: str) -> None:
    """What is the same at both levels goes, and comes back; what differs stays."""
    reader = ComparePage(page).open(address)
    kept = reader.table.get_by_role("row").filter(has_text="Room patients")
    raised = reader.table.get_by_role("row").filter(has_text="Draw blood")
    same = reader.content.get_by_role("row").filter(has_text="Core clinical track")
    expect(kept).to_be_visible()
    reader.only.check()
    expect(kept).to_be_hidden()
    expect(same).to_be_hidden()
    expect(raised).to_be_visible()
    expect(page).to_have_url(re.compile("differences$"))
    page.reload()
    expect(kept).to_be_hidden()
    reader.only.uncheck()
    expect(kept).to_be_visible()


def test_by_keyboard(reader: ComparePage) -> None:
    """Tab reaches both boxes, the button and the switch in this order; typing chooses."""
    page = reader.page
    page.get_by_label("From this level").focus()
    page.keyboard.type("Apprentice")
    page.keyboard.press("Tab")
    expect(page.get_by_label("To this level")).to_be_focused()
    page.keyboard.type("Lead")
    reader.shows("Apprentice MA", "Lead MA")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Swap the levels")).to_be_focused()
    page.keyboard.press("Tab")
    expect(reader.only).to_be_focused()
    page.keyboard.press("Space")
    expect(reader.only).to_be_checked()
    expect(reader.only).to_be_focused()


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_stays_text(reader: ComparePage, address: str) -> None:
    """Whatever stands in the address, as fragment or query, nothing of it turns into markup, and no script fails."""
    page = reader.page
    count = "document.querySelectorAll('img, script, b, [onerror]').length"
    before = page.evaluate(count)
    for place in (f"compare/#{address}", f"compare/?from={address}#{address}"):
        page.goto("about:blank")
        page.goto(place)
        expect(page.get_by_label("From this level")).to_be_visible()
        assert page.evaluate(count) == before
        assert set(reader.chosen) <= {"", "ma-1", "ma-2"}


def test_a_level_can_be_given(page: Page) -> None:
    """From a level's page, "any other level" has that level chosen."""
    HandbookPage(page).open("levels/ma-3/")
    page.get_by_text("Compare Medical Assistant III with another level").click()
    page.get_by_role("link", name="Any other level").click()
    expect(page.get_by_label("From this level")).to_have_value("ma-3")
    expect(page.get_by_label("To this level")).to_have_value("")
    expect(ComparePage(page).only).to_be_hidden()


def test_from_a_disk(page: Page, reference_site: Path) -> None:
    """Data and script load from a folder, the address works, and links lead to files."""
    page.goto((reference_site / "compare" / "index.html").as_uri())
    reader = ComparePage(page)
    reader.choose("Medical Assistant I", "Specialty MA")
    reader.shows("Medical Assistant I", "Specialty MA")
    page.reload()
    reader.shows("Medical Assistant I", "Specialty MA")
    reader.only.check()
    expect(page).to_have_url(re.compile("--differences$"))


def test_without_scripts(browser: Browser, base_url: str) -> None:
    """No dead form: the pairs with a page of their own are listed, and the switch works there."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    reader = ComparePage(page).open("compare/")
    expect(page.get_by_label("From this level")).to_be_hidden()
    expect(reader.only).to_be_hidden()
    reader.content.get_by_role("link", name="Medical Assistant I and Medical Assistant II", exact=True).click()
    kept = reader.table.get_by_role("row").filter(has_text="Room patients")
    expect(kept).to_be_visible()
    reader.only.check()
    expect(kept).to_be_hidden()
    context.close()


def test_without_the_data(page: Page, watch: Watch) -> None:
    """Where the data does not load, the reader is told, no dead form stands there, and the list of pairs still does."""
    page.route("**/compare-data.js", lambda route: route.abort())
    reader = ComparePage(page).open("compare/")
    expect(page.get_by_text("The comparison could not be loaded. Use the list below.")).to_be_visible()
    expect(page.get_by_label("From this level")).to_be_hidden()
    expect(reader.content.get_by_role("link", name="Medical Assistant I and Medical Assistant II", exact=True)).to_be_visible()
    (missing,) = watch.complaints
    assert "compare-data.js" in missing
    watch.complaints.clear()


@pytest.mark.parametrize("address", ["compare/#apprentice--supervisor", "compare/ma-3--specialist/"])
def test_the_names_of_the_levels_stay_in_sight(page: Page, address: str) -> None:
    """On a phone, in the middle of the table, its head stands right under the bar of the site."""
    page.set_viewport_size({"width": 320, "height": 640})
    reader = ComparePage(page).open(address)
    reader.table.get_by_role("row").nth(20).scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 400)")
    head = reader.table.locator("thead th").nth(1)
    bar = page.get_by_role("banner").bounding_box()
    place = head.bounding_box()
    assert place is not None
    assert bar is not None
    assert abs(place["y"] - (bar["y"] + bar["height"])) <= 2
    assert reader.overflow() == 0


@pytest.mark.parametrize("width", [320, 1280])
def test_the_matrix_keeps_its_head_and_first_column(page: Page, width: int) -> None:
    """However far the table is scrolled in its frame, skill and level stay in sight, and room for a step; the page stands still."""
    page.set_viewport_size({"width": width, "height": 640})
    reader = HandbookPage(page).open("matrix/medical-assistant/")
    assert reader.overflow() == 0
    region = page.get_by_role("region", name="The step of each skill that each level asks")
    region.scroll_into_view_if_needed()
    region.evaluate("node => node.scrollTo(9999, 600)")
    frame = region.bounding_box()
    corner = region.get_by_role("columnheader", name="Skill", exact=True).bounding_box()
    last = region.get_by_role("columnheader", name=re.compile("Supervisor")).bounding_box()
    assert frame is not None
    assert corner is not None
    assert last is not None
    assert abs(corner["x"] - frame["x"]) <= 2
    assert abs(corner["y"] - frame["y"]) <= 2
    assert last["x"] >= corner["x"] + corner["width"] - 1
    assert last["x"] + last["width"] <= frame["x"] + frame["width"] + 1
    assert reader.overflow() == 0


def test_a_cell_leads_to_its_requirement(page: Page) -> None:
    """A step in the table opens the level at that requirement."""
    HandbookPage(page).open("matrix/medical-assistant/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Draw blood", exact=True))
    row.get_by_role("link", name="On my own").first.click()
    expect(page).to_have_url(re.compile(r"levels/ma-2/#ma-2\.venipuncture$"))
    expect(page.locator("[id='ma-2.venipuncture']")).to_be_in_viewport()
