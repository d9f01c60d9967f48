"""HR's own Markdown pages: front matter is read as MkDocs reads it, and written back without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator import look, ownpages
from generator.ownpages import OwnPage
from generator.resources import resource_dir

PAGES = [
    pytest.param("# Title\n", id="no front matter"),
    pytest.param("---\ntitle: Ask us\nsection: levels\n---\n# Title\n", id="front matter"),
    pytest.param("---\ntitle: Ask us\n...\ntext\n", id="ended by dots"),
    pytest.param("---  \ntitle: Ask us\n---\t\ntext\n", id="white space after the lines"),
    pytest.param("---\ntitle: Ask us\n---", id="nothing but front matter"),
    pytest.param("---\n- a\n- b\n---\ntext\n", id="a list is no front matter"),
    pytest.param("---\ntitle: [\n---\ntext\n", id="broken YAML"),
    pytest.param("---\nnever closed\n", id="a rule on top"),
    pytest.param("\n---\ntitle: late\n---\n", id="not at the top"),
]


@pytest.mark.parametrize("text", PAGES)
def test_front_matter_is_what_mkdocs_takes_for_it(text: str) -> None:
    """The navigation must not see a section where the page has none, or the reverse."""
    meta, markdown = ownpages.split(text)
    their_markdown, their_meta = get_data(text)
    assert meta == their_meta
    assert markdown.strip() == their_markdown.strip()


def test_windows_line_ends_and_marks_are_no_obstacle() -> None:
    """Editors on Windows write both."""
    assert ownpages.split("\ufeff---\r\ntitle: Ask\r\n---\r\ntext\r\n") == ({"title": "Ask"}, "text\n")


@given(
    meta=st.dictionaries(st.text("abcdef", min_size=1), st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])), min_size=1),
    markdown=st.text(st.characters(codec="utf-8", exclude_characters="\r")),
)
def test_what_is_joined_is_split_again(meta: dict[str, str], markdown: str) -> None:
    """Whatever HR writes, putting it back together loses nothing."""
    assert ownpages.split(ownpages.joined(dict(meta), markdown)) == (meta, markdown)


@pytest.mark.parametrize(
    ("meta", "page"),
    [
        ({"title": " Ask ", "section": "levels"}, OwnPage("faq.md", "Ask", "levels")),
        ({"title": 7, "section": ["levels"]}, OwnPage("faq.md")),
    ],
)
def test_only_text_counts_as_title_or_section(meta: dict[str, object], page: OwnPage) -> None:
    """A number or a list is not taken for a name."""
    assert ownpages.facts("faq.md", meta) == page


def test_our_style_sheets_and_scripts_are_there() -> None:
    """What every page loads exists, in the order of the names."""
    assets = (*look.stylesheets(), *look.scripts())
    assert assets
    assert all((resource_dir("site_overrides") / path).is_file() for path in assets)
    assert list(look.stylesheets()) == sorted(look.stylesheets())
