"""The search of a built site: hand-written pages are in the index, the theme's own is off, and a site under the bar is not published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.output import SearchPlan
from generator.search.index import PATH, index_data, index_script, read_script
from generator.search.records import Kind, PageRecord
from generator.search.score import Asked, SearchTest
from generator.site.engine import SiteError, build_site, write_pages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.site.conftest import Project

LEVEL = PageRecord("levels/ma-1.md", Kind("Level", 1.4), "MA-1", summary="About MA-1.")


@pytest.fixture
def indexed(project: Project) -> Project:
    """The project with an index of its one level."""

    def index(_: object, own_pages: Iterable[PageRecord]) -> bytes:
        return index_script(index_data([LEVEL, *own_pages], ()))

    project.tree = replace(project.tree, search=SearchPlan(index))
    return project


def asked(project: Project, *pages: str) -> None:
    """Ask for MA-1, and accept these pages."""
    assert project.tree.search is not None
    test = SearchTest(100, 100, (Asked("MA-1", pages),), frozenset())
    project.tree = replace(project.tree, search=replace(project.tree.search, test=test))


def published(folder: Path) -> dict[str, Any]:
    """The published index."""
    return read_script((folder / PATH).read_bytes())


def test_hand_written_pages_are_found_too(indexed: Project) -> None:
    """They stand after the handbook's own pages, with their title and words."""
    build_site(indexed.config)
    index = published(indexed.site)
    assert [page[0] for page in index["pages"]] == ["levels/ma-1", "faq"]
    assert index["pages"][1][2] == "Questions"
    assert index["pages"][1][4] == "See MA-1."
    assert index["kinds"][index["pages"][1][1]] == ["Page", 0.8]


def test_pages_for_another_engine_have_the_same_index(indexed: Project, tmp_path: Path) -> None:
    """`--pages-only` writes the index that the site has."""
    build_site(indexed.config)
    write_pages(indexed.config, tmp_path / "pages")
    assert published(tmp_path / "pages" / "docs") == published(indexed.site)


def test_the_themes_search_is_off(indexed: Project) -> None:
    """Whether or not mkdocs.yml names it, Material writes no index."""
    for plugins in (["search", "rungbook"], ["rungbook"]):
        indexed.configure(plugins=plugins)
        build_site(indexed.config)
        assert not (indexed.site / "search").exists()


def test_a_good_search_is_told(indexed: Project) -> None:
    """The score comes with the finished site."""
    asked(indexed, "levels/ma-1")
    said: list[str] = []
    build_site(indexed.config, tell=said.append)
    assert said == ["Search: of 1 reader questions, 100% are answered by the first result and 100% by one of the first three."]


def test_under_the_bar_nothing_is_published(indexed: Project) -> None:
    """The message names the questions that failed."""
    asked(indexed, "pay")
    with pytest.raises(SiteError, match=r"(?s)0% are answered .* asks for 100% and 100%.*MA-1"):
        build_site(indexed.config)
    assert not indexed.site.exists()
