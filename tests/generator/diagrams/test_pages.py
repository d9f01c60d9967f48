"""The diagrams on the pages of the reference handbook, against the raw specs."""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import ladder, pathway
from tests.generator.diagrams.drawn import Drawn, read
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import html
from tests.generator.views.specs import read as handbook_of


def drawing(page: LexborHTMLParser) -> Drawn:
    """The first diagram of a page."""
    return read(page.css("figure.rb-diagram svg")[0].html or "")


def level(href: str | None) -> str:
    """The level behind an address."""
    return re.sub(r"^.*levels/([^/]+)/$", r"\1", href or "")


def moves(picture: Drawn) -> list[tuple[str, str, str, bool]]:
    """From, to, kind and opening of each line between two boxes."""
    places = [(level(href), place) for href, _, place in picture.boxes]
    lines = [(kind, points) for kind, points in picture.lines if kind != "off"]
    found = []
    for (kind, points), (_, opening, _) in zip(lines, picture.badges, strict=False):
        one, other = (next(name for name, at in places if at[0] <= x <= at[2] and at[1] <= y <= at[3]) for x, y in (points[0], points[-1]))
        found.append((one, other, kind, opening))
    return found


def test_the_ladder_is_drawn_whole(handbook_folder: Path) -> None:
    """All levels, tracks, tiers and transitions of the spec, in the numbers of the list below the picture."""
    page = html(next(ladder.pages(handbook_of(handbook_folder), directory_urls=True)))
    picture, specs = drawing(page), RawLadder(handbook_folder)
    assert [level(href) for href, _, _ in picture.boxes] == list(specs.levels)
    assert picture.columns == [tier["title"] for tier in specs.ladder["tiers"]]
    assert [name for name, _ in picture.rows] == [track["title"] for track in specs.ladder["tracks"]]
    expected = {(way["from"], way["to"], way["kind"], way["opening"] == "true") for way in specs.ladder["transitions"]}
    shown = moves(picture)
    assert len(shown) == len(expected) == 24
    assert set(shown) == expected
    listed = [tuple(level(link.attributes["href"]) for link in item.css("span > a")) for item in page.css("h3#every-move + ol > li")]
    assert listed == [move[:2] for move in shown]
    off = [item.css(".rb-move-number")[0].text() for item in page.css("h3#off-the-ladder ~ ol > li") if item.css('a[href*="pathways"]')]
    assert off == [str(number) for number, _, _ in picture.badges[24:]]


def test_levels_on_a_pathway_are_drawn(handbook_folder: Path) -> None:
    """The moves between them, and only the tracks and tiers that they stand on; the same in words."""
    handbook, specs = handbook_of(handbook_folder), RawLadder(handbook_folder)
    drawn = 0
    for view in pathway.pages(handbook, directory_urls=True):
        page, on_way = html(view), handbook.pathways[Path(view.frame.path).stem].levels
        expected = {
            (way["from"], way["to"], way["kind"], way["opening"] == "true")
            for way in specs.ladder["transitions"]
            if {way["from"], way["to"]} <= set(on_way)
        }
        assert bool(page.css("figure.rb-diagram")) == bool(expected)
        if expected:
            drawn += 1
            picture = drawing(page)
            assert {level(href) for href, _, _ in picture.boxes} == set(on_way)
            assert set(moves(picture)) == expected
            assert len(page.css("figure.rb-diagram + details li")) == len(expected)
    assert drawn >= 4
