"""The table of skills and levels: every cell against the YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.views import matrix
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import first, html, raw, raw_all, read


@pytest.mark.parametrize("name", ["handbook", "tests/handbooks/small"])
def test_cells_equal_the_yaml(root: Path, name: str) -> None:
    """In each cell the step that the level asks as a must, linked to its requirement; else the choice; else a dash."""
    ladder = RawLadder(root / name)
    titles = {step["id"]: step["title"] for step in raw(root / name / "handbook.yml")["scales"][0]["steps"]}
    tracks = [track["id"] for track in ladder.ladder["tracks"]]
    levels = sorted(ladder.ladder["levels"], key=lambda level: tracks.index(ladder.levels[level]["track"]))
    (view,) = matrix.pages(read(root / name), directory_urls=True)
    page = html(view)
    heads = [link.attributes["href"] for link in page.css("thead tr + tr th a")]
    assert heads == [f"../../levels/{level}/" for level in levels]
    asked = 0
    for row in page.css('tr:has(th[scope="row"])'):
        skill = str(first(row, "th a").attributes["href"]).split("/")[-2]
        for level, cell in zip(levels, row.css("td"), strict=True):
            item = ladder.carried(level).get(("competency", skill))
            if item is not None:
                asked += 1
                link = first(cell, "a")
                assert link.text() == titles[item.spec["proficiency"]], (skill, level)
                own = item.level == level
                anchor = f"{level}.{item.spec['id']}" if own else ladder.name(("competency", skill), item)
                assert link.attributes["href"] == f"../../levels/{level}/#{anchor}"
            else:
                assert cell.text(strip=True) == "\N{EN DASH}" or "any" in cell.text(), (skill, level)
    assert asked == sum(key[0] == "competency" for level in levels for key in ladder.carried(level))


def test_domains_and_skills_keep_their_order(root: Path) -> None:
    """Domains are groups of rows; skills stand in the order of their files, and those that no level asks are left out."""
    (view,) = matrix.pages(read(root / "handbook"), directory_urls=True)
    page = html(view)
    shown = [str(link.attributes["href"]).split("/")[-2] for link in page.css('th[scope="row"] a')]
    files = raw_all(root / "handbook", "competencies/*.yml")
    order = {one["id"]: (file["domain"]["id"], place) for file in files for place, one in enumerate(file["competencies"])}
    assert len(shown) == len(set(shown))
    domains = [str(link.attributes["href"]).split("/")[-2] for link in page.css('th[scope="rowgroup"] a')]
    assert shown == sorted(shown, key=lambda skill: (domains.index(order[skill][0]), order[skill][1]))


def test_new_and_raised_are_words(root: Path) -> None:
    """What a level asks for the first time or at a higher step says so in words."""
    ladder = RawLadder(root / "handbook")
    (view,) = matrix.pages(read(root / "handbook"), directory_urls=True)
    remarks = [note.text() for note in html(view).css("td .rb-note")]
    full = [ladder.full(level) for level in ladder.levels]
    assert remarks.count("new") == sum(spec["kind"] == "competency" for one in full for spec in one.new.values())
    assert remarks.count("raised") == sum(spec["kind"] == "competency" for one in full for spec, _ in one.raised.values())
