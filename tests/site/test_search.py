"""The search index: what our pages say of themselves, beside what Material reads from hand-written pages."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.output import NavEntry, SearchSection
from generator.site.engine import build_site
from tests.builders import page

if TYPE_CHECKING:
    from tests.site.conftest import Project


def index(project: Project) -> dict[str, Any]:
    """The published index."""
    read = json.loads(project.page("search/search_index.json"))
    assert isinstance(read, dict)
    return read


def test_pages_are_found_by_their_own_words(project: Project) -> None:
    """One entry for each section, in page order, with the address of its heading."""
    build_site(project.config)
    found = [entry for entry in index(project)["docs"] if entry["location"].startswith("levels/ma-1/")]
    assert found == [
        {"location": "levels/ma-1/", "title": "MA-1", "text": "About levels/ma-1.md"},
        {"location": "levels/ma-1/#asks", "title": "What it asks", "text": "Words of levels/ma-1.md."},
    ]


def test_hand_written_pages_are_found_too(project: Project) -> None:
    """Material reads them as ever."""
    build_site(project.config)
    assert {"location": "faq/", "title": "Questions", "text": "<p>See MA-1.</p>"} in index(project)["docs"]


def test_words_stay_text(project: Project) -> None:
    """Material's script shows title and text as HTML, so markup in them is escaped."""
    hostile = replace(page("index.md"), search=(SearchSection("", "<b>", "a & <script>"),))
    project.tree = replace(project.tree, pages=(hostile,), nav=(NavEntry("Home", "index.md"),))
    project.write("handbook/pages/faq.md", "# Questions\n")
    build_site(project.config)
    assert {"location": "", "title": "&lt;b&gt;", "text": "a &amp; &lt;script&gt;"} in index(project)["docs"]


def test_search_can_be_left_out(project: Project) -> None:
    """Without the plugin, or with the plugin switched off, the site is built without an index."""
    for plugins in (["rungbook"], [{"search": {"enabled": False}}, "rungbook"]):
        project.configure(plugins=plugins)
        build_site(project.config)
        assert not (project.site / "search").exists()
