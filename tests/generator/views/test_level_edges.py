"""Level, home, ladder and track pages at their limits: empty parts, markup in every text, the longest title, links that lead on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.render.pages import render_page
from generator.views import home, kinds, ladder, level, track
from generator.views.here import Here
from generator.views.page import PageView
from ladder_spec import Handbook
from ladder_spec.models.base import Prose
from ladder_spec.models.level import LevelFile
from ladder_spec.models.structure import Structure, structure_of
from tests.generator.views.hostile import MARKUP, everywhere
from tests.generator.views.specs import Raw, changed, first, html, text
from tests.generator.views.test_catalog_pages import parsed, resolved

PAGES: tuple[Callable[..., Iterator[PageView]], ...] = (home.pages, ladder.pages, track.pages, level.pages)


def every_view(book: Handbook, *, directory_urls: bool = True) -> Iterator[PageView]:
    """All pages of these kinds."""
    for pages in PAGES:
        yield from pages(book, directory_urls=directory_urls)


def page_of(book: Handbook, name: str) -> LexborHTMLParser:
    """The page of a level."""
    return html(level.level_view(Here(book, f"levels/{name}.md"), book.levels[name]))


def test_markup_in_every_text_field_comes_out_as_text(handbook_folder: Path, tmp_path: Path) -> None:
    """No tag of a spec becomes a tag of a page, nothing is evaluated, and the words themselves are shown."""
    book = changed(handbook_folder, tmp_path / "book", everywhere(handbook_folder, MARKUP))
    seen = 0
    for view in every_view(book):
        found = html(view)
        assert not found.css("script, b, [onclick]"), view.frame.path
        assert "<script" not in render_page(view).body.lower(), view.frame.path
        seen += text(found).count('Watch <script>alert("1")</script>')
    assert seen > 3000


def test_each_text_of_a_level_is_shown(handbook_folder: Path, tmp_path: Path) -> None:
    """Every line of a level's own file reaches its page: with a number of its own in each, none is missing."""
    numbers = count(1)

    def number(place: Structure, tree: Raw) -> Raw:
        if isinstance(tree, list):
            return [number(place.item, one) for one in tree] if place.item else tree
        here = place.chosen(tree) if place.choices else place
        assert here is not None
        if isinstance(tree, dict):
            if "text" in tree:
                tree.pop("what", None)  # a proof's own words stand in the place of those made from its fields
            return {key: number(here.fields[key], value) for key, value in tree.items()}
        return f"Marked{next(numbers):03} <i>text</i>." if here.mark(Prose) else tree

    def mark(spec: Raw) -> None:
        spec.update(number(structure_of(LevelFile), spec))

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/levels/ma-2.yml": mark})
    words, last = text(page_of(book, "ma-2")), next(numbers)
    assert last > 25
    assert not [one for one in range(1, last) if f"Marked{one:03} <i>text</i>." not in words]


def test_titles_of_200_characters_stand_whole(handbook_folder: Path, tmp_path: Path) -> None:
    """The longest title that the language allows is neither cut nor breaks a page."""
    title = ("Long words " * 20)[:199] + "x"
    book = changed(handbook_folder, tmp_path / "book", everywhere(handbook_folder, title))
    for view in every_view(book):
        found = html(view)
        assert len(found.css("h1")) == 1
        assert title in text(found, "h1") or view.frame.view == "ladder"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=200).filter(lambda words: words.strip()))
def test_any_title_is_shown_and_never_read_as_markup(words: str, small: Handbook) -> None:
    """For all words: a level with them as its title has the same tags as with plain words."""
    name = next(iter(small.levels))

    def tags(of: str) -> list[str]:
        view = level.level_view(Here(small, f"levels/{name}.md"), small.levels[name].model_copy(update={"title": of}))
        return [str(node.tag) for node in html(view).css("body *")]

    assert tags(words) == tags("plain")


def test_a_level_with_as_little_as_the_language_allows(handbook_folder: Path, tmp_path: Path) -> None:
    """One duty with nothing behind it, no requirements of its own, no programs, no recognition: the page has no empty parts."""

    def strip(spec: Raw) -> None:
        for key in ("programs", "recognition", "aka"):
            spec.pop(key, None)
        spec.update(duties=[{"id": "work", "text": "You work."}], requirements=[])

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/levels/apprentice.yml": strip})
    found = page_of(book, "apprentice")
    assert text(found, "h2#do + .rb-duties") == "You work."
    assert not found.css("h2#learn, h2#cards, h2#recognition, .rb-group")
    assert "0 things in all: 0 new, 0 raised, 0 kept" in text(found)
    assert not [node for node in found.css("ul, ol, dl") if not node.css("li, div")]


def test_a_level_that_nothing_leads_to_and_nothing_leaves(handbook_folder: Path, tmp_path: Path) -> None:
    """Its page says so in words, and stands."""

    def cut_off(spec: Raw) -> None:
        spec["entry"] = [entry for entry in spec["entry"] if entry["to"] != "apprentice"]
        spec["transitions"] = [way for way in spec["transitions"] if "apprentice" not in {way["from"], way["to"]}]

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/ladder.yml": cut_off})
    words = text(page_of(book, "apprentice"))
    assert "No way into this level is set yet." in words
    assert "No way on from this level is set yet." in words
    assert "hired into this level" not in words
    assert "Not set" in text(html(next(ladder.pages(book, directory_urls=True))))


def test_ways_without_an_opening_are_one_answer(handbook_folder: Path, tmp_path: Path) -> None:
    """A remark on a way that needs no opening is no second answer to whether an opening is needed."""

    def remark(spec: Raw) -> None:
        next(way for way in spec["transitions"] if way["to"] == "specialist")["reason"] = "Most people come this way."

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/ladder.yml": remark})
    found = page_of(book, "specialist")
    assert len(found.css(".rb-glance .rb-tag-in-place")) == 1
    assert "Most people come this way." in text(found, "h2#move-up + ul")


def test_pay_that_is_not_published_shows_the_reason(handbook_folder: Path, tmp_path: Path) -> None:
    """No amount is made up anywhere: on the page, on cards of next moves, in the tables."""

    def hide(spec: Raw) -> None:
        spec["pay"] = {"not_published": "The pay study is not finished."}

    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/levels/ma-3.yml": hide})
    found = page_of(book, "ma-3")
    assert "Not published The pay study is not finished." in text(found, ".rb-glance")
    assert "The pay study is not finished." in text(found, "h2#pay + dl")
    assert "23.30" not in text(found)
    card = next(node for node in page_of(book, "ma-2").css("h2#next + ul > li") if "Medical Assistant III" in node.text())
    assert "Not published" in card.text()


def test_pay_by_the_year_and_its_own_day(handbook_folder: Path, tmp_path: Path) -> None:
    """A level's own basis and day stand in the place of the ladder's; a handbook that is no example shows no sample."""

    def yearly(spec: Raw) -> None:
        spec["pay"] = {"min": "41000.00", "max": "52500.50", "basis": "yearly", "as_of": "2026-09-01", "text": "Paid in 26 parts."}

    files = {"ladders/*/levels/lead.yml": yearly, "handbook.yml": lambda spec: spec.pop("example")}
    found = page_of(changed(handbook_folder, tmp_path / "book", files), "lead")
    assert "$41,000 \N{EN DASH} $52,500.50 a year As of September 1, 2026." in text(found, ".rb-glance")
    assert "Paid in 26 parts." in text(found, "h2#pay + dl")
    assert "Sample" not in text(found)


def test_a_program_whose_price_nobody_has_checked(handbook_folder: Path, tmp_path: Path) -> None:
    """It never reads as free."""
    book = changed(handbook_folder, tmp_path / "book", {"programs/ecg-course.yml": lambda spec: spec.update(costs="not-checked")})
    card = next(node for node in page_of(book, "ma-2").css("h2#learn + ul > li") if "Heart tracing" in first(node, "h3").text())
    assert "Price not checked. Ask MA career office" in card.text()
    assert "$0" not in card.text()


def test_a_program_that_is_paid_back_later(handbook_folder: Path, tmp_path: Path) -> None:
    """What comes later is never taken off, and own time is named."""

    def costly(spec: Raw) -> None:
        spec["costs"] = [{"id": "class", "for": "class", "amount": "90.00", "covered_by": ["loan-help"]}]
        spec["hours"] = {"paid": "2", "own": "6"}

    book = changed(handbook_folder, tmp_path / "book", {"programs/ecg-course.yml": costly})
    card = next(node for node in page_of(book, "ma-2").css("h2#learn + ul > li") if "Heart tracing" in first(node, "h3").text())
    words = " ".join(card.text().split())
    assert "You pay today $90.00" in words
    assert "2 paid hours and 6 hours of your own time" in words


def test_two_ladders_are_told_apart(handbook_folder: Path, tmp_path: Path) -> None:
    """With a second ladder, pages carry its title and home shows both."""

    def rename(spec: Raw) -> None:
        spec.update(id="nurse-aide", title="Nurse aide", levels=["aide"], transitions=[], entry=[{"to": "aide", "opening": "false"}])
        spec["tracks"] = [{"id": "aides", "title": "Aides", "for": "People who help nurses."}]
        spec["tiers"] = [{"id": "first", "title": "First"}]

    folder = tmp_path / "two"
    shutil.copytree(handbook_folder, folder)
    levels = folder / "ladders" / "nurse-aide" / "levels"
    levels.mkdir(parents=True)
    base = folder / "ladders" / "medical-assistant"
    shutil.copy(base / "ladder.yml", levels.parent / "ladder.yml")
    shutil.copy(base / "levels" / "apprentice.yml", levels / "aide.yml")
    changes: dict[str, Callable[[Raw], object]] = {
        "ladders/nurse-aide/ladder.yml": rename,
        "ladders/nurse-aide/levels/aide.yml": lambda spec: spec.update(id="aide", title="Aide", track="aides", tier="first"),
        "handbook.yml": lambda spec: spec["ladders"].append("nurse-aide"),
    }
    book = changed(folder, tmp_path / "book", changes)
    titles = [view.frame.title for view in ladder.pages(book, directory_urls=True)]
    assert titles == ["How the ladder works: Medical assistant", "How the ladder works: Nurse aide"]
    assert [node.text() for node in html(next(home.pages(book, directory_urls=True))).css("h2#levels ~ h3")] == [
        "Medical assistant",
        "Nurse aide",
    ]
    assert "You move up where you work." in text(page_of(book, "aide"), ".rb-glance")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_to_pages_and_places_that_exist(handbook: Handbook, *, directory_urls: bool) -> None:
    """Every inner link of these pages ends at a page of the handbook, and at an anchor of it, in both kinds of addresses."""
    pages = {page.path: page for page in map(render_page, kinds.page_views(handbook, directory_urls=directory_urls))}
    anchors = {path: {node.attributes["id"] for node in parsed(page).css("[id]")} for path, page in pages.items()}
    broken = set()
    for view in every_view(handbook, directory_urls=directory_urls):
        for node in parsed(pages[view.frame.path]).css("a[href]"):
            href = node.attributes["href"] or ""
            target, anchor = resolved(view.frame.path, href, directory_urls=directory_urls)
            if target not in pages or (anchor and anchor not in anchors[target]):
                broken.add((view.frame.path, href))
    assert not broken


def test_headings_are_the_sections_that_the_contents_list(handbook: Handbook) -> None:
    """Table of contents, jump list and headings are one list; ids are unique; search finds only places that exist."""
    for view in every_view(handbook):
        found = html(view)
        headings = [(node.attributes.get("id"), node.text(strip=True)) for node in found.css("h2") if node.attributes.get("id")]
        assert headings == [(section.anchor, section.title) for section in view.frame.sections], view.frame.path
        ids = [node.attributes["id"] for node in found.css("[id]")]
        assert len(ids) == len(set(ids)), view.frame.path
        assert all(one.anchor in {"", *ids} for one in view.frame.search), view.frame.path
        assert view.frame.search[0].anchor == ""
        assert 20 < len(view.frame.description) < 200


def test_leads_are_short(handbook: Handbook) -> None:
    """The main message of a page is at most 25 words."""
    for view in every_view(handbook):
        assert len(text(html(view), ".rb-lead").split()) <= 25, view.frame.path


def test_views_are_plain_values(handbook: Handbook) -> None:
    """They can be hashed and compared, so that a page is rendered again only when its view has changed."""
    first, second = ({view.frame.path: view for view in every_view(handbook)} for _ in range(2))
    assert first == second
    assert {path: hash(view) for path, view in first.items()} == {path: hash(view) for path, view in second.items()}
