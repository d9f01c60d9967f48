"""The home page: three doors, what people want to do, all levels."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.render.pages import render_page
from generator.views import home, kinds
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import changed, first, html, links, raw_all, text
from tests.generator.views.test_catalog_pages import parsed, resolved

QUESTIONS = {
    "what level am I": ("find out which level I am on", "find-my-level.md", ""),
    "what does the next one ask": ("see what the next level asks", "index.md", "levels"),
    "who signs": ("see who signs", "ladders/medical-assistant.md", "who-signs"),
    "who pays for school": ("know who pays for school", "funding/index.md", ""),
    "must I wait for an opening": ("know if I must wait for an opening", "ladders/medical-assistant.md", "openings"),
    "my years elsewhere do not count": ("know if my past work counts", "policies/promotion.md", "credit"),
    "duties grow and pay does not": ("do something about work above my level", "find-my-level.md", "above"),
    "which way suits me": ("compare time, cost, and hours of each pathway", "pathways/index.md", "routes"),
    "what differs in my clinic": ("see what differs in my clinic", "sites/index.md", ""),
    "print a sheet": ("print what a level asks", "index.md", "levels"),
    "appeal": ("appeal a decision", "policies/appeals.md", "appeal-a-decision"),
}
"""What MAs asked in the focus groups, and the link that leads to the answer: (its words, page, place)."""


@pytest.fixture(scope="module")
def page(handbook: Handbook) -> LexborHTMLParser:
    """The home page."""
    return html(next(home.pages(handbook, directory_urls=True)))


@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_a_link_that_says_so(page: LexborHTMLParser, question: str) -> None:
    """One tap from home to the page or place that answers; the level itself is the second."""
    words, path, anchor = QUESTIONS[question]
    found = {link.text(): str(link.attributes["href"]) for link in page.css(".rb-wants a")}
    assert resolved("index.md", found[words], directory_urls=True) == (path, anchor)


def test_the_places_behind_the_questions_exist(handbook: Handbook, page: LexborHTMLParser) -> None:
    """No want and no door leads nowhere."""
    pages = {made.path: made for made in map(render_page, kinds.page_views(handbook, directory_urls=True))}
    for href in links(page, "body"):
        path, anchor = resolved("index.md", href, directory_urls=True)
        assert path in pages, href
        assert not anchor or parsed(pages[path]).css(f'[id="{anchor}"]'), href


def test_doors_hold_the_pathways_of_their_kind(page: LexborHTMLParser, handbook_folder: Path) -> None:
    """Three doors; each pathway is behind exactly one, and one that stands alone is the door itself."""
    titles = {"career": "Grow as an MA", "springboard": "Move to another license", "stay": "Stay and do well"}
    doors = {
        first(door, "h2").text(strip=True): [str(link.attributes["href"]) for link in door.css("a[href*=pathways]")]
        for door in page.css(".rb-door")
    }
    assert list(doors) == list(titles.values())
    for kind, title in titles.items():
        expected = [f"pathways/{spec['id']}/" for spec in raw_all(handbook_folder, "pathways/*.yml") if spec["kind"] == kind]
        assert doors[title] == (expected if len(expected) == 1 else [f"pathways/#{kind}", *expected])


def test_a_kind_without_pathways_has_no_door(handbook_folder: Path, tmp_path: Path) -> None:
    """A door that opens on nothing is not shown."""
    book = changed(handbook_folder, tmp_path / "book", {"pathways/stay-well.yml": lambda spec: spec.update(kind="career", levels=["ma-2"])})
    assert [node.text() for node in html(next(home.pages(book, directory_urls=True))).css(".rb-door h2")] == [
        "Grow as an MA",
        "Move to another license",
    ]


def test_all_levels_stand_at_a_glance(page: LexborHTMLParser, handbook_folder: Path) -> None:
    """Each level once, in the order of the ladder, with its summary, pay and whether it needs an opening."""
    ladder = RawLadder(handbook_folder)
    cards = page.css("h2#levels ~ .rb-cards > li")
    assert [first(card, "a").attributes["href"] for card in cards] == [f"levels/{level}/" for level in ladder.levels]
    for card, spec in zip(cards, ladder.levels.values(), strict=True):
        words = " ".join(card.text().split())
        assert spec["summary"] in words
        assert f"${spec['pay']['min']} \N{EN DASH} ${spec['pay']['max']} an hour" in words
        assert "No opening needed" in words or "Needs an opening" in words


def test_an_example_says_so(page: LexborHTMLParser, handbook_folder: Path, tmp_path: Path) -> None:
    """And a handbook of a real organization does not."""
    assert "This is an example handbook" in text(page)
    real = changed(handbook_folder, tmp_path / "book", {"handbook.yml": lambda spec: spec.pop("example")})
    assert "example" not in text(html(next(home.pages(real, directory_urls=True))))


def test_nothing_is_offered_that_is_not_there(small_folder: Path, tmp_path: Path) -> None:
    """Without credit rules and pathways, home does not lead to them."""
    book = changed(small_folder, tmp_path / "book", {"policies/promotion.yml": lambda spec: spec.update(credit=[])})
    wants = [link.text() for link in html(next(home.pages(book, directory_urls=True))).css(".rb-wants a")]
    assert "know if my past work counts" not in wants
    assert "apply to move up" in wants
