"""Whoever follows the address on a printed sheet is told whether the sheet still says what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.base import HandbookPage
from tests.browser.pages.selfcheck import Site

pytestmark = pytest.mark.reads

HOLDS = "Your printed sheet still holds"
CHANGED = "Your printed sheet is not the latest"


def mark(site: Path, page: str) -> str:
    """The first mark that a page compares with: `2026.2-1a2b3c4d`."""
    found = re.search(r'data-rb-sheets="([^" ]+)', (site / page / "index.html").read_text("utf-8"))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("place", ["levels/ma-2/", "sites/family-eastside/"])
def test_a_sheet_of_today_holds(page: Page, reference_site: Path, place: str) -> None:
    """The answer is seen at once, on a level's page and on a clinic's."""
    HandbookPage(page).open(f"{place}#sheet={mark(reference_site, place)}")
    expect(page.get_by_text(HOLDS)).to_be_in_viewport()
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_words_that_have_not_changed_hold_through_editions(page: Page, reference_site: Path) -> None:
    """A sheet of an older edition with the same mark says the same."""
    _, _, words = mark(reference_site, "levels/ma-2/").partition("-")
    HandbookPage(page).open(f"levels/ma-2/#sheet=2025.1-{words}")
    expect(page.get_by_text(HOLDS)).to_be_visible()


def test_a_sheet_of_other_words_is_out_of_date(page: Page) -> None:
    """The edition of the sheet is named."""
    HandbookPage(page).open("levels/ma-2/#sheet=2025.1-00000000")
    expect(page.get_by_text(CHANGED)).to_be_in_viewport()
    expect(page.get_by_text("It is from edition 2025.1.")).to_be_visible()
    expect(page.get_by_text(HOLDS)).to_be_hidden()


def old_sheet(root: Path, level: str, clinic: str = "") -> str:
    """The end of the address on a sheet of the frozen edition 2026.1."""
    sheets = json.loads((root / "handbook/editions/2026.1.json").read_bytes())["sheets"]
    (found,) = [one["mark"] for one in sheets if (one["level"], one["site"]) == (level, clinic)]
    return f"#sheet=2026.1-{found}"


@pytest.mark.parametrize("clinic", ["", "family-eastside"])
def test_a_sheet_of_a_frozen_edition_is_told_what_changed(page: Page, root: Path, site: Site, clinic: str) -> None:
    """For its level, each with its sort in a word, and the way to all changes; the same from a disk and on a clinic's page."""
    place = f"sites/{clinic}/" if clinic else "levels/ma-2/"
    page.goto(site.address(place) + old_sheet(root, "ma-2", clinic))
    answer = page.get_by_role("status").filter(has_text=CHANGED)
    expect(answer).to_contain_text("It is from edition 2026.1.")
    expect(answer.get_by_role("listitem")).to_contain_text(
        [
            "Harder Watched blood draws for MA II go from 5 to 10.",
            "Duty MA II now answers patient messages",
            "Pay Pay for MA II goes up",
            "Easier The review takes at most 15 work days.",
        ]
    )
    answer.get_by_role("link", name="All changes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed")


def test_other_levels_are_told_only_what_is_about_them(page: Page, root: Path) -> None:
    """What changed for MA II says nothing to MA I."""
    HandbookPage(page).open(f"levels/ma-1/{old_sheet(root, 'ma-1')}")
    expect(page.get_by_role("status").get_by_role("listitem")).to_contain_text(["Easier The review takes at most 15 work days."])


def test_a_sheet_that_asks_the_same_may_be_used(page: Page, root: Path) -> None:
    """Words of the sheet have changed since its edition, but nothing that its level asks."""
    address = old_sheet(root, "ma-1")
    told = {"page": "what-changed/", "editions": [["2026.2", {}, []], ["2026.1", {address[-8:]: "ma-1"}, []]]}
    page.route("**/sheet-history.js", lambda route: route.fulfill(body=f"var rungbookSheets={json.dumps(told)};"))
    HandbookPage(page).open(f"levels/ma-1/{address}")
    expect(page.get_by_text("Your printed sheet asks the same")).to_be_visible()
    expect(page.get_by_text(CHANGED)).to_be_hidden()


def test_a_draft_is_never_said_to_be_the_same(page: Page) -> None:
    """A sheet of the present edition with words that nobody knows: nobody can say that it asks the same."""
    HandbookPage(page).open("levels/ma-2/#sheet=2026.2-00000000")
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(page.get_by_role("status").get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize("fragment", ["", "#need", "#sheet=", "#sheet=<b>x</b>-00000000x", "#sheet=%-1", "#sheet=2026.2-1a2b3c4"])
def test_any_other_address_says_nothing(page: Page, fragment: str) -> None:
    """No answer to a question that nobody asked, and none to a damaged address."""
    HandbookPage(page).open(f"levels/ma-2/{fragment}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(HOLDS)).to_be_hidden()
    expect(page.get_by_text(CHANGED)).to_be_hidden()
