"""What holds for every page of skills, training, money and pathways: text stays text, links lead somewhere, headings are listed."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.output import OutputPage, PlannedPage
from generator.render.pages import render_page
from generator.views import (
    competencies,
    competency,
    credential,
    credentials,
    domain,
    fund,
    funding,
    kinds,
    pathway,
    pathways,
    program,
    programs,
)
from generator.views.here import Here
from generator.views.page import PageView
from ladder_spec import Handbook
from tests.generator.views.specs import Raw, changed, html, text

PAGES: tuple[Callable[..., Iterator[PageView]], ...] = (
    *(competencies.pages, competency.pages, domain.pages, programs.pages, program.pages, credentials.pages, credential.pages),
    *(funding.pages, fund.pages, pathways.pages, pathway.pages),
)
MARKUP = "Watch <script>alert(\"1\")</script><b onclick=x>bold</b> & {{ 7 * 7 }} 'end'"
PLAIN_KEYS = frozenset({"title", "letters", "body", "office", "organization", "term"})
PROSE_KEYS = frozenset(
    {
        *("definition", "summary", "what", "text", "how", "example", "for", "credit", "schedule", "where", "reason", "duty"),
        *("means", "why", "from", "form", "measure", "target", "when", "reviewer", "who_helps", "code"),
    }
)
LISTS = frozenset({"ways_in", "facts", "terms", "how", "aka"})
KINDS_OF_PRICES = frozenset({"tuition", "exam", "books", "class", "living", "loan"})


def with_text(tree: Raw, words: str, keys: frozenset[str] = PLAIN_KEYS | PROSE_KEYS) -> Raw:
    """A tree whose texts under these keys, in these lists, and of all behaviors are other words."""
    if isinstance(tree, list):
        return [with_text(one, words, keys) for one in tree]
    if not isinstance(tree, dict):
        return tree
    made: dict[str, Raw] = {}
    for key, value in tree.items():
        if key == "behaviors" or (key in LISTS and isinstance(value, list)):
            made[key] = dict.fromkeys(value, words) if isinstance(value, dict) else [words] * len(value)
        elif key in keys and isinstance(value, str) and not _is_no_text(key, value):
            made[key] = words
        else:
            made[key] = with_text(value, words, keys)
    return made


def _is_no_text(key: str, value: str) -> bool:
    """`for: exam` of a price, `from: ma-1` of a way, `per`-like words, days: no text for readers."""
    return (
        value in {"true", "false"} or (key == "for" and value in KINDS_OF_PRICES) or (key in {"from", "when", "how"} and " " not in value)
    )


def everything(words: str, keys: frozenset[str] = PLAIN_KEYS | PROSE_KEYS) -> dict[str, Callable[[Raw], object]]:
    """Put words into every file of a handbook that these pages read."""

    def change(tree: Raw) -> None:
        made = with_text(tree, words, keys)
        tree.clear()
        tree.update(made)

    patterns = ("competencies/*.yml", "programs/*.yml", "pathways/*.yml", "sites/*.yml", "scope/*.yml", "policies/*.yml")
    return dict.fromkeys((*patterns, "credentials.yml", "funding.yml", "handbook.yml", "ladders/*/levels/*.yml"), change)


def every_view(book: Handbook) -> Iterator[PageView]:
    """All pages of these kinds."""
    for pages in PAGES:
        yield from pages(book, directory_urls=True)


def test_markup_in_every_text_field_comes_out_as_text(small_folder: Path, tmp_path: Path) -> None:
    """No tag of a spec becomes a tag of a page, in titles, prose, lists or words made of them; nothing is evaluated either."""
    book = changed(small_folder, tmp_path / "book", everything(MARKUP))
    assert book.competencies["venipuncture"].title == MARKUP
    seen = 0
    for view in every_view(book):
        page = html(view)
        assert not page.css("script, b, [onclick]"), view.frame.path
        seen += text(page).count('Watch <script>alert("1")</script>')
        assert "{{ 7 * 7 }}" in text(page), view.frame.path
        assert "<script" not in str(render_page(view).body).lower(), view.frame.path
    assert seen > 250


def test_titles_of_200_characters_stand_whole(small_folder: Path, tmp_path: Path) -> None:
    """The longest title that the language allows is neither cut nor breaks a page."""
    title = ("Long words " * 20)[:199] + "x"
    book = changed(small_folder, tmp_path / "book", everything(title, frozenset({"title", "letters", "body"})))
    for view in every_view(book):
        page = html(view)
        assert len(page.css("h1")) == 1
        if view.frame.view not in {"competencies", "programs", "credentials", "funding", "pathways"}:
            assert title in text(page, "h1"), view.frame.path


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=200).filter(lambda words: words.strip()))
def test_any_text_is_shown_and_never_read_as_markup(words: str, small: Handbook) -> None:
    """For all words: a skill with them in every text has the same tags as with plain words."""
    plain = small.competencies["venipuncture"]
    same = dict.fromkeys(plain.behaviors, "plain")
    here = Here(small, "competencies/venipuncture.md")

    def tags(of: str) -> Counter[str]:
        changed_skill = plain.model_copy(update={"title": of, "definition": "plain", "aka": (of,), "behaviors": same, "summary": None})
        return Counter(str(node.tag) for node in html(competency.competency_view(here, changed_skill)).css("body *"))

    assert tags(words) == tags("plain")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_to_pages_and_places_that_exist(handbook: Handbook, *, directory_urls: bool) -> None:
    """Every inner link of these pages ends at a page of the handbook, and at an anchor of it, in both kinds of addresses."""
    pages = {page.path: page for page in map(render_page, kinds.page_views(handbook, directory_urls=directory_urls))}
    anchors = {path: {node.attributes["id"] or "" for node in parsed(page).css("[id]")} for path, page in pages.items()}
    own = {view.frame.path for view in every_view(handbook)}
    broken = []
    for path in own:
        for node in parsed(pages[path]).css("a[href]"):
            href = node.attributes["href"] or ""
            if not href.startswith(("https:", "mailto:", "tel:")):
                target, anchor = resolved(path, href, directory_urls=directory_urls)
                if target not in pages or (anchor and anchor not in anchors[target]):
                    broken.append((path, href))
    assert not broken


def resolved(path: str, href: str, *, directory_urls: bool) -> tuple[str, str]:
    """The page and the anchor that an address leads to, as a browser would find them."""
    target, _, anchor = href.partition("#")
    if not target:
        return path, anchor
    stem = path.removesuffix(".md")
    if directory_urls:
        base = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
        found = posixpath.normpath(posixpath.join(base, target))
        folder = "index.md" if found == "." else f"{found}.md"
        index = f"{found}/index.md"
        return (index if found in INDEXES else folder), anchor
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target)).removesuffix(".html") + ".md", anchor


INDEXES = frozenset({"competencies", "programs", "credentials", "funding", "pathways", "sites", "scope"})


def parsed(page: OutputPage | PlannedPage) -> LexborHTMLParser:
    """The body of a finished page."""
    return LexborHTMLParser(page.body)


def test_headings_are_the_sections_that_the_contents_list(handbook: Handbook) -> None:
    """Table of contents, jump list and headings are one list; ids are unique; search finds only places that exist."""
    for view in every_view(handbook):
        page = html(view)
        sections = [(section.anchor, section.title) for section in view.frame.sections]
        headings = [(node.attributes["id"], node.text(strip=True)) for node in page.css("h2")]
        if view.frame.view == "competencies":
            headings = [
                (anchor, words.removesuffix(count.text()))
                for (anchor, words), count in zip(headings, page.css("h2 .rb-count"), strict=True)
            ]
        assert headings == sections, view.frame.path
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), view.frame.path
        assert all(found.anchor in {"", *ids} for found in view.frame.search), view.frame.path
        assert view.frame.search[0].anchor == ""
        assert view.frame.trail[0].title == "Home"
        assert len(view.frame.description) < 200


def test_pages_that_one_file_stands_behind_can_be_edited(handbook: Handbook, handbook_folder: Path) -> None:
    """The link to edit a page opens a file that exists and that holds the thing."""
    for view in every_view(handbook):
        if view.frame.source:
            assert (handbook_folder / view.frame.source).is_file()
    without = {view.frame.path for view in every_view(handbook) if not view.frame.source}
    assert without == {"competencies/index.md", "programs/index.md", "pathways/index.md"}


def test_views_are_plain_values(small: Handbook) -> None:
    """They can be hashed and compared, so that a page is rendered again only when its view has changed."""
    first, second = ({view.frame.path: view for view in every_view(small)} for _ in range(2))
    assert first == second
    assert {path: hash(view) for path, view in first.items()} == {path: hash(view) for path, view in second.items()}
