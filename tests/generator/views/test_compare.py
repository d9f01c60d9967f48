"""Two levels compared: the same as a script of its own finds in the YAML, for every pair."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from generator.build import BuildOptions, compile_handbook
from generator.views import compare, compare_data, links, matrix
from generator.views.compare_level import FACTS, level_side
from generator.views.compare_pair import pair_body
from generator.views.here import Here
from generator.views.page import PageView
from ladder_spec import Handbook
from tests.generator.views.hostile import MARKUP, everywhere
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.raw_compare import Line, RawComparison
from tests.generator.views.specs import changed, first, html, one_level, raw_all, raw_levels, read, text

BOOKS = ["handbook", "tests/handbooks/small"]


def lines(book: Handbook, before: str, after: str) -> Iterator[Line]:
    """The comparison as the page of the choice would show it."""
    here = Here(book, links.COMPARE)
    body = pair_body(here, level_side(here, before), level_side(here, after))
    for group in body.groups:
        for row in group.rows:
            place = row.link.href.removeprefix("../levels/").replace("/#", "#")
            yield Line(group.status, place, row.cells[0].words, row.cells[1].words)


@pytest.mark.parametrize("name", BOOKS)
def test_every_pair_equals_the_yaml(root: Path, name: str) -> None:
    """Each requirement of either level stands there once, with its status, its place and both steps: over all pairs, both ways round."""
    book, raw = read(root / name), RawComparison(RawLadder(root / name))
    statuses = set()
    for before, after in permutations(raw.ladder.levels, 2):
        found = list(lines(book, before, after))
        assert len(found) == len(set(found)), (before, after)
        assert set(found) == raw.lines(before, after), (before, after)
        statuses |= {line.status for line in found}
    assert statuses >= ({"new", "raised", "lower", "dropped", "kept", "apart"} if name == "handbook" else {"new", "kept"})


def test_the_script_has_the_same_sums(handbook: Handbook, handbook_folder: Path) -> None:
    """Keys and heights of the data give, by the plain rule, the same statuses as the YAML."""
    data = json.loads(compare_data.compare_files(handbook, directory_urls=True)[0].content.decode().partition("=")[2].rstrip(";\n"))
    raw = RawComparison(RawLadder(handbook_folder))
    asks = {level[0]: [data["asks"][at] for at in level[5]] for level in data["levels"]}
    for before, after in permutations(asks, 2):
        had = {ask[0]: ask[1] for ask in sorted(asks[before], key=lambda ask: ask[1]) if ask[0] >= 0}
        raised = {ask[6] for ask in asks[after] if ask[0] in had and had[ask[0]] < ask[1]}
        assert raised == {line.place.partition("#")[2] for line in raw.lines(before, after) if line.status == "raised"}


@pytest.mark.parametrize("name", BOOKS)
def test_every_direct_move_has_one_page(root: Path, name: str) -> None:
    """Both directions share a page, and nothing else has one."""
    moves = {
        frozenset((way["from"], way["to"])) for ladder in raw_all(root / name, "ladders/*/ladder.yml") for way in ladder["transitions"]
    }
    paths = [recipe.path for recipe in compare.pair_pages.recipes(read(root / name))]
    assert len(paths) == len(moves)
    assert {frozenset(re.findall(r"^compare/(.+)--(.+)\.md$", path)[0]) for path in paths} == moves


def test_facts_and_duties_stand_side_by_side(handbook: Handbook, handbook_folder: Path) -> None:
    """Pay, months and duties are those of the specs, in the column of their level."""
    specs = raw_levels(handbook_folder)
    for view in compare.pair_pages(handbook, directory_urls=True):
        pair = re.findall(r"compare/(.+)--(.+)\.md", view.frame.path)[0]
        page = html(view)
        for at, level in enumerate(pair):
            rows = {row.css("th")[0].text(): row.css("td")[at].text() for row in page.css('[data-rb-part="facts"] tr')}
            assert list(rows) == list(FACTS)
            assert specs[level]["pay"]["min"] in rows["Pay"]
            assert rows["Asked in all"] == f"{len(handbook.full(level).items)} things"
            months = [one["months"] for one in specs[level]["requirements"] if one["kind"] == "experience"]
            assert rows["Time"].startswith(f"{months[0]} months" if months else "No months asked")
            shown = [duty.text() for duty in page.css(f'[data-rb-part="duties-{at}"] li')]
            assert shown == [duty["text"] for duty in specs[level]["duties"]]


def test_a_level_leads_to_its_comparisons(handbook: Handbook, handbook_folder: Path) -> None:
    """With every level of a direct move, then with any other."""
    ways = raw_all(handbook_folder, "ladders/*/ladder.yml")[0]["transitions"]
    for level in handbook.levels:
        near = {
            handbook.levels[way["to"] if way["from"] == level else way["from"]].title for way in ways if level in (way["from"], way["to"])
        }
        *found, other = compare.pair_links(Here(handbook, links.page_path("level", level)), level)
        assert {link.title for link in found} == near
        assert len(found) == len(near)
        assert other.href == f"../../compare/#from.{level}"


def test_tables_are_tables(handbook: Handbook) -> None:
    """A caption, names over columns, a name for each row and group, and as many cells as columns."""
    views: list[PageView] = [*compare.pair_pages(handbook, directory_urls=True), *matrix.pages(handbook, directory_urls=True)]
    for view in views:
        for table in html(view).css("table"):
            assert first(table, "caption").text(strip=True)
            assert all(cell.attributes.get("scope") for cell in table.css("th"))
            columns = len(table.css("thead tr")[-1].css("th")) + len(table.css("thead [rowspan]"))
            for row in table.css("tbody tr"):
                names = row.css('th[scope="row"]')
                group = row.css('th[scope="rowgroup"]')
                assert (len(names), len(row.css("td"))) == (1, columns - 1) if names else group[0].attributes["colspan"] == str(columns)


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_lead_somewhere(handbook: Handbook, *, directory_urls: bool) -> None:
    """Every link of these pages and of the data leads to a page and a place that exist, as folders and as files."""
    tree = compile_handbook(handbook, BuildOptions(directory_urls=directory_urls))
    bodies = {links.href("index.md", page.path, directory_urls=directory_urls): page for page in tree.pages}
    places = {address: set(re.findall(r'\sid="([^"]+)"', page.body)) for address, page in bodies.items()}
    ours = [page for page in tree.pages if page.path.startswith(("compare", "matrix/"))]
    assert len(ours) > 20
    for page in ours:
        for href in re.findall(r'<a [^>]*?href="([^"]+)"', page.body):
            to, _, anchor = href.partition("#")
            at = (
                _resolved(page.path, to, directory_urls=directory_urls)
                if to
                else links.href("index.md", page.path, directory_urls=directory_urls)
            )
            assert at in places, (page.path, href)
            assert not anchor or anchor in places[at], (page.path, href)


def _resolved(page: str, href: str, *, directory_urls: bool) -> str:
    """An address on a page as seen from home."""
    base = links.href("index.md", page, directory_urls=directory_urls)
    parts = (base if directory_urls else base.rpartition("/")[0]).rstrip("/").split("/") if "/" in base else []
    for part in href.rstrip("/").split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts) + ("/" if href.endswith("/") and parts else "") or "./"


def test_words_of_specs_stay_words(handbook_folder: Path, tmp_path: Path) -> None:
    """Markup in every free text comes out as text on all these pages."""
    book = changed(handbook_folder, tmp_path / "book", everywhere(handbook_folder, MARKUP))
    for kind in (compare.pages, compare.pair_pages, matrix.pages):
        for view in kind(book, directory_urls=True):
            page = html(view)
            assert page.css("script, b, [onclick]") == []
            assert 'alert("1")' in text(page)


def test_one_level_has_nothing_to_compare(small_folder: Path, tmp_path: Path) -> None:
    """No page to choose, no data, no link to it; the table of skills is there."""
    book = changed(small_folder, tmp_path / "book", {"ladders/*/ladder.yml": one_level})
    assert list(compare.pages(book, directory_urls=True)) == []
    assert list(compare.pair_pages(book, directory_urls=True)) == []
    assert compare_data.compare_files(book, directory_urls=True) == ()
    assert compare.pair_links(Here(book, "levels/ma-1.md"), "ma-1") == ()
    (view,) = matrix.pages(book, directory_urls=True)
    assert view.compare is None


def test_data_grows_with_levels_not_with_pairs(handbook: Handbook) -> None:
    """Each thing that is asked is written once, however many levels keep it; few have words or a place that differ by level."""
    data = compare_data.compare_data(Here(handbook, links.COMPARE))
    assert len(set(data["asks"])) == len(data["asks"])
    written = sum(len(level.requirements) for level in handbook.levels.values())
    assert len(data["asks"]) <= written + len(handbook.levels)
    assert sum(len(level[5]) for level in data["levels"]) > 2 * len(data["asks"])
