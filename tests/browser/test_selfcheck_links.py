"""Marks that travel by link or file: they are shown first, taken only when the reader says so, and a bad one harms nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Start
from tests.browser.pages.selfcheck import DRAW, DRAW_ID, LevelPage, PlanPage, Site

SCRIPT = "<script>window.injected = true</script><img src=x onerror='window.injected = true'>"


@pytest.fixture
def link(page: Page, site: Site) -> str:
    """A link to one mark, with a goal."""
    LevelPage(page, site).open().begin().mark(DRAW, "On my own")
    plan = PlanPage(page, site).open()
    plan.aim("Medical Assistant II")
    return plan.link()


def test_a_link_restores(site: Site, start: Start, link: str) -> None:
    """Behavior 4: in a clean browser the marks of a link are there once they are taken, and gone again by Undo."""
    guest = PlanPage(start(), site).open(fragment=link)
    guest.button("Use these").click()
    assert guest.stored()["items"][DRAW_ID]["s"] == 3
    assert "#" not in guest.page.url
    guest.button("Undo").click()
    assert guest.kept() == [0, 0]


def test_opening_a_link_writes_nothing(site: Site, start: Start, link: str) -> None:
    """Behavior 5: the marks of a link are shown, and nothing is kept."""
    guest = PlanPage(start(), site).open(fragment=link)
    expect(guest.page.get_by_text("You are looking at marks from a link")).to_be_visible()
    assert DRAW not in guest.gaps()
    guest.page.reload()
    assert guest.kept() == [0, 0]


def test_nothing_is_sent(site: Site, start: Start, link: str) -> None:
    """Behavior 6: no request holds the fragment or anything that is stored, in its address, its headers or its body."""
    guest = PlanPage(start(), site)
    asked: list[str] = []
    guest.page.on("request", lambda request: asked.append(f"{request.url} {request.headers} {request.post_data}"))
    guest.open(fragment=link)
    guest.button("Use these").click()
    LevelPage(guest.page, site).open().mark("Give vaccines", "With help")
    guest.page.goto(site.address("talk-sheet/"))
    assert len(asked) > 30
    assert [one for one in asked if link[3:12] in one or "venipuncture" in one or "cookie" in one.lower()] == []


def test_a_code_leads_to_the_same_marks(page: Page, link: str) -> None:
    """Behavior 24: the QR code, as a camera sees it, is the link."""
    page.get_by_role("button", name="Show as a QR code").click()
    code = page.get_by_role("img", name="QR code of the link to your marks")
    expect(code).to_be_visible()
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
    assert found.text == page.get_by_role("textbox", name="Link to your marks").input_value()
    assert found.text.endswith(link)


def test_keep_mine_and_compare(page: Page, site: Site, start: Start) -> None:
    """Looking at a link changes nothing of one's own; comparing puts what differs first."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    level.mark("Give vaccines", "With help")
    link = PlanPage(page, site).open().link()
    mine = LevelPage(start(), site).open().begin()
    mine.mark(DRAW, "Not yet")
    mine.mark("Give vaccines", "With help")
    before = mine.stored()
    plan = PlanPage(mine.page, site).open(fragment=link)
    plan.button("Compare").click()
    rows = plan.page.get_by_role("table").first.get_by_role("row")
    expect(rows.nth(1)).to_have_text(re.compile("Draw blood.*Not yet.*On my own"))
    expect(rows).to_have_count(2)
    plan.button("Keep mine").click()
    assert plan.stored() == before


DAMAGED: tuple[Callable[[str], str], ...] = (
    lambda link: link[:-3],
    lambda link: link[:-8] + "AAAAAAAA",
    lambda _: "#c=%%%",
    lambda _: f"#c={SCRIPT}",
    lambda link: link + "A" * 5000,
)


def own_marks(page: Page, site: Site) -> PlanPage:
    """The plan of a reader who has marked one requirement."""
    LevelPage(page, site).open().begin().mark(DRAW, "On my own")
    return PlanPage(page, site).open()


def is_refused(plan: PlanPage, link: str, words: str) -> None:
    """A link, opened in a page of its own, is refused in these words."""
    plan.page.goto("about:blank")
    plan.open(fragment=link)
    expect(plan.problem).to_contain_text(words)
    expect(plan.problem).to_contain_text("as they were")


def test_a_damaged_link(page: Page, site: Site) -> None:
    """Behavior 7: a message, and one's own marks as they were, however a link is damaged."""
    plan = own_marks(page, site)
    link, before = plan.link(), plan.stored()
    for damage in DAMAGED:
        is_refused(plan, damage(link), "damaged")
        assert plan.stored() == before
        assert page.evaluate("window.injected") is None


ELSEWHERE = {
    "{ handbook: 'other-house.ladder' }": "it belongs to another handbook",
    "{ edition: '2031.1', digests: { '2031.1': 1 } }": "made with a later edition",
    "{}": "made by a newer handbook",
}


def test_a_link_from_elsewhere(page: Page, site: Site) -> None:
    """Behavior 7, again: a link of another handbook, a later edition, or a newer form is named as such and shows nothing."""
    plan = own_marks(page, site)
    before = plan.stored()
    for catalog, words in ELSEWHERE.items():
        plan.link()  # what writes links is loaded with the first
        other = f"{{ ...rungbookCatalog, ...{catalog} }}"
        theirs = page.evaluate(f"rungbookCheck.encode({{ ...rungbookCheck.blank({other}), goal: 'ma-2' }}, {other})")
        if "newer" in words:
            theirs = theirs.replace("#c=E", "#c=I")  # the first 4 bits are the version: 2 in place of 1
        is_refused(plan, theirs, words)
        assert plan.stored() == before
        plan.page.goto("about:blank")
        plan.open()


def test_file_out_and_in(page: Page, site: Site, tmp_path: Path) -> None:
    """Behavior 8: saved, cleared and opened again: the same marks and notes."""
    level = LevelPage(page, site).open().begin()
    level.mark(DRAW, "On my own")
    row = page.locator(f"[data-rb-mark='{DRAW_ID}']")
    row.get_by_role("button", name="Note").click()
    row.get_by_role("textbox").fill("10 at Eastside " + SCRIPT)
    row.get_by_role("textbox").blur()
    plan = PlanPage(page, site).open()
    before = plan.stored()
    with page.expect_download() as download:
        plan.button("Save as a file").click()
    download.value.save_as(tmp_path / "marks.json")
    plan.button("Clear my marks").click()
    assert plan.kept() == [0, 0]
    plan.import_text((tmp_path / "marks.json").read_text("utf-8"))
    plan.button("Use these").click()
    assert plan.stored()["items"] == before["items"]
    assert page.evaluate("window.injected") is None


WRONG = (
    ("not JSON at all", "not a self-check"),
    ("[1, 2]", "not a self-check"),
    ("{" + " " * 5_000_000 + "}", "too large"),
    (json.dumps({"v": 1, "handbook": "other.ladder", "items": {}}), "another handbook"),
    (json.dumps({"v": 1, "handbook": SCRIPT, "edition": SCRIPT, "items": {SCRIPT: {"s": SCRIPT}}}), "another handbook"),
    ('{"v": 2, "handbook": "HERE", "edition": "2026.2", "items": {}}', "newer"),
    ('{"v": 1, "handbook": "HERE", "edition": "2026.2", "items": {"' + SCRIPT.replace('"', "") + '": {"s": 1, "m": 0}}}', "damaged"),
    ('{"v": 1, "handbook": "HERE", "edition": "2026.2", "items": {"ma-2.venipuncture": {"s": 9, "m": 0}}}', "damaged"),
    ('{"v": 1, "handbook": "HERE", "edition": "2026.2", "items": {"__proto__": {"s": 1, "m": 0}}}', "damaged"),
)
"""The text of a file, and words that say what is wrong with it."""


def test_a_wrong_file(page: Page, site: Site) -> None:
    """Behavior 9: a message that says what is wrong, one's own marks as they were, and nothing of the file becomes part of the page."""
    plan = own_marks(page, site)
    before = plan.stored()
    for text, words in WRONG:
        plan.open()  # nothing is said there of the file before
        plan.import_text(text.replace("HERE", plan.catalog["handbook"]))
        expect(plan.problem).to_contain_text(words)
        assert plan.stored() == before
        assert page.evaluate("window.injected") is None


def test_markup_in_every_text_of_a_file(page: Page, site: Site) -> None:
    """A file that is otherwise right, with markup in each of its texts: what must be a date or an id is dropped, a note is text."""
    LevelPage(page, site).open().begin()
    plan = PlanPage(page, site).open()
    item = {"s": 3, "m": 2, "on": SCRIPT, "h": SCRIPT, "mh": SCRIPT, "n": SCRIPT}
    hostile = {"v": 1, "handbook": plan.catalog["handbook"], "edition": "2026.2", "saved": SCRIPT, "goal": SCRIPT, "items": {DRAW_ID: item}}
    plan.import_text(json.dumps(hostile))
    plan.button("Use these").click()
    assert plan.stored()["items"] == {DRAW_ID: {"s": 3, "m": 2, "on": "", "h": "00000000", "n": SCRIPT}}
    plan.aim("Medical Assistant II")
    level = LevelPage(page, site).open()
    expect(page.locator(f"[data-rb-mark='{DRAW_ID}']").get_by_role("textbox")).to_have_value(SCRIPT)
    assert level.page.evaluate("window.injected") is None
