"""What holds for every page of clinics, states, policies, pay, words and downloads: text stays text, links lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.build import BuildOptions, compile_handbook
from generator.render.data import data_files
from generator.views import (
    appeals,
    downloads,
    glossary,
    mentorship,
    pay,
    promotion,
    recognition,
    scope,
    scopes,
    site,
    sites,
)
from generator.views.page import PageView
from ladder_spec import Handbook
from tests.generator.views.hostile import MARKUP, everywhere
from tests.generator.views.specs import changed, html, text
from tests.generator.views.test_catalog_pages import parsed, resolved

PAGES = (
    *(sites.pages, site.pages, scopes.pages, scope.pages, promotion.pages, mentorship.pages, recognition.pages),
    *(appeals.pages, pay.pages, glossary.pages),
)


def every_view(book: Handbook, *, directory_urls: bool = True) -> Iterator[PageView]:
    """All pages of these kinds."""
    for pages in PAGES:
        yield from pages(book, directory_urls=directory_urls)
    yield from downloads.pages(book, data_files(book), directory_urls=directory_urls)


def test_markup_in_every_text_field_comes_out_as_text(small_folder: Path, tmp_path: Path) -> None:
    """No tag of a spec becomes a tag of a page, and nothing is evaluated, whatever field it is written in."""
    book = changed(small_folder, tmp_path / "book", everywhere(small_folder, MARKUP))
    assert book.mentorship.mentors.get == MARKUP
    seen = 0
    for view in every_view(book):
        page = html(view)
        assert not page.css("script, b, [onclick]"), view.frame.path
        assert not [node for node in page.css("a[href]") if "script" in (node.attributes["href"] or "")], view.frame.path
        if view.frame.view != "downloads":
            assert "{{ 7 * 7 }}" in text(page), view.frame.path
        seen += text(page).count('Watch <script>alert("1")</script>')
    assert seen > 100


def test_titles_of_200_characters_stand_whole(small_folder: Path, tmp_path: Path) -> None:
    """The longest title that the language allows is neither cut nor breaks a page."""
    title = ("Long words " * 20)[:199] + "x"
    book = changed(small_folder, tmp_path / "book", everywhere(small_folder, title))
    for view in every_view(book):
        page = html(view)
        assert len(page.css("h1")) == 1
        if view.frame.view in {"site", "scope", "promotion"}:
            assert text(page, "h1") == title, view.frame.path


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_to_pages_and_places_that_exist(handbook: Handbook, *, directory_urls: bool) -> None:
    """Every inner link ends at a page or file of the handbook, and at an anchor of it, in both kinds of addresses."""
    tree = compile_handbook(handbook, BuildOptions(directory_urls=directory_urls))
    anchors = {page.path: {node.attributes["id"] or "" for node in parsed(page).css("[id]")} for page in tree.pages}
    files = {file.path for file in tree.files}
    own = {view.frame.path for view in every_view(handbook, directory_urls=directory_urls)}
    broken = []
    for page in tree.pages:
        for node in parsed(page).css("a[href]") if page.path in own else ():
            href = node.attributes["href"] or ""
            target, anchor = resolved(page.path, href, directory_urls=directory_urls)
            known = href.startswith("https:") or target.removesuffix(".md") in files or anchor in {"", *anchors.get(target, ())}
            if not known or not (href.startswith("https:") or target in anchors or target.removesuffix(".md") in files):
                broken.append((page.path, href))
    assert not broken


def test_headings_are_the_sections_that_the_contents_list(handbook: Handbook) -> None:
    """Table of contents, jump list and headings are one list; ids are unique; search finds only places that exist."""
    for view in every_view(handbook):
        page = html(view)
        headings = [(node.attributes["id"], node.text(strip=True)) for node in page.css("h2")]
        assert headings == [(section.anchor, section.title) for section in view.frame.sections], view.frame.path
        jumps = [(node.attributes["href"] or "", node.text(strip=True)) for node in page.css(".rb-jump a")]
        assert jumps in ([], [(f"#{anchor}", title) for anchor, title in headings]), view.frame.path
        assert bool(jumps) == (len(headings) >= 4), view.frame.path
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), view.frame.path
        assert {found.anchor for found in view.frame.search} <= {"", *ids}, view.frame.path
        assert view.frame.search[0].anchor == ""
        assert view.frame.trail[0].title == "Home"


def test_leads_are_short(handbook: Handbook) -> None:
    """The main message of a page has at most 25 words, and no sentence more than 20."""
    for view in every_view(handbook):
        lead = text(html(view), ".rb-lead")
        assert 0 < len(lead.split()) <= 25, (view.frame.path, lead)
        assert all(len(sentence.split()) <= 20 for sentence in lead.split(". ")), (view.frame.path, lead)


def test_pages_that_one_file_stands_behind_can_be_edited(handbook: Handbook, handbook_folder: Path) -> None:
    """The link to edit a page opens a file that exists."""
    for view in every_view(handbook):
        assert not view.frame.source or (handbook_folder / view.frame.source).is_file()
    without = {view.frame.path for view in every_view(handbook) if not view.frame.source}
    assert without == {"sites/index.md", "scope/index.md", "downloads.md"}


def test_views_are_plain_values(small: Handbook) -> None:
    """They can be hashed and compared, so that a page is rendered again only when its view has changed."""
    first, second = ({view.frame.path: view for view in every_view(small)} for _ in range(2))
    assert first == second
    assert {path: hash(view) for path, view in first.items()} == {path: hash(view) for path, view in second.items()}
