"""Every kind of page on paper: nothing of the frame, no split rows, edition and number on each sheet, and not too many sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Start
from tests.browser.pages.base import printed
from tests.browser.pages.selfcheck import FILL, LevelPage, PlanPage, Site
from tests.built import longest_of_each_kind

pytestmark = pytest.mark.reads

FOOT = re.compile(r"MA career handbook · Edition 2026\.2 · in force from July 1, 2026")
CHROME = ("Skip to content", "Back to top", "Table of contents", "Edit this page", "Search", "Start my check", "Clear my marks")
MOST = {"levels/ma-2/": 11, "levels/lead/": 11, "ladders/medical-assistant/": 7, "quality/": 8, "downloads/": 4, "pay/": 2, "": 2}
"""Sheets of letter paper. A page of a level took 25, the ladder 9, when folds did not break."""
ROWS = """() => [...document.querySelectorAll(".rb-requirement, .rb-difference, article tr")]
  .filter((row) => getComputedStyle(row).breakInside !== "avoid").map((row) => row.outerHTML.slice(0, 80))"""
HEADS = """() => [...document.querySelectorAll("article :is(h1, h2, h3, h4)")]
  .filter((head) => getComputedStyle(head).breakAfter !== "avoid").map((head) => head.textContent)"""
SHOWN = """() => [...document.querySelectorAll(
  ".md-header, .md-footer, .md-tabs, .md-nav, .md-sidebar, .md-skip, .md-top, .rb-crumbs, .rb-jump, .rb-turn, .rb-permalink, button")]
  .filter((part) => part.getClientRects().length).map((part) => part.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def paper(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page as it is printed."""
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("address", MOST)
def test_printed(paper: Page, address: str) -> None:
    """Each sheet names handbook, edition and its number, holds words of the page, and none of the frame's; there are not too many."""
    paper.goto(address)
    found = printed(paper)
    assert len(found) <= MOST[address]
    for number, words in enumerate(found, start=1):
        assert FOOT.search(words), number
        assert f"{number} / {len(found)}" in words
        assert len(words) > 250, f"sheet {number} is nearly blank: {words}"
        assert [part for part in CHROME if part in words] == []


def test_nothing_is_torn(paper: Page, reference_site: Path) -> None:
    """On every kind of page rows stay whole, headings stay with what follows, table heads come back, and nothing of the frame shows."""
    for address in longest_of_each_kind(reference_site).values():
        paper.goto(address)
        found = [paper.evaluate(script) for script in (ROWS, HEADS, SHOWN)]
        assert found == [[], [], []], address
        heads = paper.locator("article thead").evaluate_all("found => found.map((head) => getComputedStyle(head).display)")
        assert set(heads) <= {"table-header-group"}, address


def test_a_torn_row_is_noticed(paper: Page) -> None:
    """The look at rows and frame finds a row that may break, and a button."""
    paper.goto("levels/ma-2/")
    paper.evaluate("""() => {
      document.querySelector(".rb-requirement").setAttribute("class", "rb-difference rb-torn");
      document.styleSheets[0].insertRule(".rb-torn { break-inside: auto !important; }");
      document.styleSheets[0].insertRule(".md-header { display: block !important; }");
    }""")
    assert len(paper.evaluate(ROWS)) == 1
    assert paper.evaluate(SHOWN)


def test_addresses_are_written_out(paper: Page) -> None:
    """A link to another site prints its address, and the page prints its own, without what stands after the #."""
    paper.goto("pay/#top")
    paper.evaluate(
        "document.querySelector('h1 + p, h1').insertAdjacentHTML('afterend', '<p><a href=https://law.example/rules>Rules</a></p>')"
    )
    words = " ".join(printed(paper))
    assert "Rules (https://law.example/rules)" in words
    assert paper.url.partition("#")[0] in words
    assert "#top" not in words


def test_folds_print(paper: Page) -> None:
    """What is folded on the screen is read on paper; what few readers need, only if the reader has opened it."""
    paper.goto("levels/ma-2/")
    words = " ".join(printed(paper))
    assert "10 blood draws, watched" in words
    assert "Rivermark Family Medicine, Eastside: 2 added" in words
    assert "All about Rivermark Family Medicine, Eastside" not in words
    paper.locator("details", has_text="Eastside: 2 added").evaluate("fold => { fold.open = true; }")
    assert "All about Rivermark Family Medicine, Eastside" in " ".join(printed(paper))


def test_marks_and_gaps_print(start: Start, base_url: str) -> None:
    """Marks print with what they belong to, the plan prints its gaps with signers, and no button."""
    page, site = start(), Site(base_url)
    level = LevelPage(page, site).open().begin()
    page.evaluate(FILL)
    level.open()
    page.emulate_media(media="print")
    words = " ".join(printed(page))
    assert "of 50 met" in words
    assert re.search(r"Draw blood.{0,300}With help", words, re.DOTALL)
    plan = PlanPage(page, site).open()
    found = printed(page)
    assert len(found) <= 7
    words = " ".join(found)
    assert re.search(r"Draw blood.{0,200}Signed by Preceptor or Nurse", words, re.DOTALL)
    assert [part for part in ("Make a link", "Clear my marks", "My mark still holds", "Take off") if part in words] == []
    assert plan.gaps()[0] in words
