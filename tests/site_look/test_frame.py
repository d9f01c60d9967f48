"""What stands round every page: banner, header, breadcrumbs, page foot, footer. Read from a small built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import compile_handbook
from ladder_spec import load_handbook
from tests.site_look.styles import classes

ROOT = Path(__file__).resolve().parents[2]
WITH_TESTS = (
    "compare.md",
    "compare/ma-1--ma-2.md",
    "find-my-level.md",
    "levels/lead.md",
    "matrix/medical-assistant.md",
    "pathways/index.md",
)
"""Pages of the reference handbook that tests/browser looks at with axe, at every width."""
BY_SCRIPT = {"rb-ticked"}
"""What a script sets on them, in the same tests."""
PAGES = ("index.html", "specimen/index.html", "letter/index.html", "404.html")


def read(site: Path, page: str) -> LexborHTMLParser:
    """A page of a built site."""
    return LexborHTMLParser((site / page).read_text("utf-8"))


def words(page: LexborHTMLParser, selector: str) -> str:
    """The words of the one element that the selector finds, spaces made single."""
    found = page.css(selector)
    assert len(found) == 1, f"{selector}: {len(found)} found"
    return " ".join(found[0].text().split())


@pytest.mark.parametrize("page", PAGES)
def test_banner_is_on_every_page(small_site: Path, page: str) -> None:
    """The example banner stands on each page once, hand-written pages and the page for wrong addresses included."""
    assert words(read(small_site, page), "aside.rb-banner") == "Example handbook. Pay, dates and rules are samples."


@pytest.mark.parametrize("page", PAGES)
def test_page_has_one_name_and_one_main(small_site: Path, page: str) -> None:
    """Every page has one h1 and one main."""
    html = read(small_site, page)
    assert (len(html.css("h1")), len(html.css("main"))) == (1, 1)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_inline_or_from_outside(small_site: Path, page: str) -> None:
    """A finished page has no inline script or style, and loads nothing from another host."""
    html = read(small_site, page)
    assert [script.text()[:80] for script in html.css("script:not([src])") if script.attributes.get("type") != "application/json"] == []
    assert html.css("style, [style]") == []
    loaded = [
        node.attributes.get("src") or node.attributes.get("href") or ""
        for node in html.css("script[src], img[src], link[href]:not([rel=canonical])")
    ]
    assert [address for address in loaded if re.match(r"(https?:)?//", address)] == []


@pytest.mark.parametrize("page", ["specimen/index.html", "letter/index.html"])
def test_foot_tells_edition_and_ways_to_mend(small_site: Path, page: str) -> None:
    """Edition, effective date, edit link and feedback link end each article."""
    html = read(small_site, page)
    assert words(html, ".rb-foot p:first-child") == "Edition 2026.2 · in force from July 1, 2026"
    assert html.css_matches('.rb-foot time[datetime="2026-07-01"]')
    assert html.css_matches(f'.rb-foot a[rel=edit][href="https://example.org/edit/{page.partition("/")[0]}.md"]')
    assert html.css_matches('.rb-foot a[href="mailto:handbook@example.org"]')


def test_hand_written_page_has_breadcrumbs(small_site: Path) -> None:
    """A page that HR wrote by hand says where it stands, and leads home."""
    html = read(small_site, "letter/index.html")
    assert words(html, ".rb-crumbs ol") == "Home Parts"
    assert html.css_matches('.rb-crumbs a[href=".."]')


def test_wrong_address_leads_home(small_site: Path) -> None:
    """The page for wrong addresses says so and offers the home page."""
    html = read(small_site, "404.html")
    assert words(html, "h1") == "We can't find that page"
    assert html.css_matches('a.rb-button[href="/."]')


def test_footer_names_the_owner_alone(small_site: Path) -> None:
    """The footer says whose handbook this is and which edition; it links to nobody."""
    html = read(small_site, "index.html")
    assert words(html, "footer") == "MA career handbook Rivermark Health · Edition 2026.2"
    assert html.css("footer a") == []


def test_home_has_no_side_columns_but_a_menu(small_site: Path) -> None:
    """On the home page the left column is hidden on a desk, and still there for the phone's drawer."""
    html = read(small_site, "index.html")
    assert html.css_matches(".md-sidebar--primary[hidden] nav")
    assert html.css(".md-sidebar--secondary") == []


@pytest.mark.parametrize("page", PAGES)
def test_handbook_may_tell_nothing(bare_site: Path, page: str) -> None:
    """Without banner, edition and feedback the parts that show them are left out, not empty."""
    html = read(bare_site, page)
    assert html.css(".rb-banner") == []
    assert "Edition" not in words(html, "body")


def test_specimen_shows_every_class(small_site: Path) -> None:
    """Every class of the style sheets is on the page that the browser tests measure, or on a page of its own test, so none escapes them."""
    bodies = {page.path: page.body for page in compile_handbook(load_handbook(ROOT / "handbook")).pages if page.path in WITH_TESTS}
    assert sorted(bodies) == sorted(WITH_TESTS)
    shown = set(BY_SCRIPT)
    for page in (*(read(small_site, page) for page in PAGES), *map(LexborHTMLParser, bodies.values())):
        shown.update(name for node in page.css("[class]") for name in (node.attributes["class"] or "").split())
    assert sorted(classes() - shown) == []
