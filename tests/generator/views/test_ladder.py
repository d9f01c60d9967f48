"""How the ladder works: the table, openings, steps, signers and moves equal the raw specs."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.views import ladder
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import changed, first, html, links, one_level, raw, text
from tests.generator.views.test_level import MONTHS


@pytest.fixture(scope="module")
def page(handbook: Handbook) -> LexborHTMLParser:
    """The page of the ladder."""
    return html(next(ladder.pages(handbook, directory_urls=True)))


@pytest.fixture(scope="module")
def specs(handbook_folder: Path) -> RawLadder:
    """The ladder, read apart."""
    return RawLadder(handbook_folder)


def test_the_table_holds_every_level_with_its_facts(page: LexborHTMLParser, specs: RawLadder) -> None:
    """Level, pay, opening, months, track and tier, in the order of the ladder."""
    tracks = {track["id"]: track["title"] for track in specs.ladder["tracks"]}
    tiers = {tier["id"]: tier["title"] for tier in specs.ladder["tiers"]}
    rows = page.css("table tbody tr")
    assert [first(row, "th a").text() for row in rows] == [spec["title"] for spec in specs.levels.values()]
    for row, (level, spec) in zip(rows, specs.levels.items(), strict=True):
        pay, opening, months, track, tier = (" ".join(cell.text().split()) for cell in row.css("td"))
        asked = [one["months"] for one in spec["requirements"] if one["kind"] == "experience"]
        assert pay == f"${spec['pay']['min']} \N{EN DASH} ${spec['pay']['max']} an hour"
        assert months.startswith(f"{asked[0]} months" if asked else "None")
        assert (f"{MONTHS[level][1]} in all" in months) == (MONTHS[level][1] > 0)
        assert (track, tier) == (tracks[spec["track"]], tiers[spec["tier"]])
        ways = [way for way in specs.ladder["transitions"] if way["to"] == level and way["kind"] == "promotion"]
        ways += [entry for entry in specs.ladder["entry"] if entry["to"] == level]
        assert ("No opening needed" in opening) == any(way["opening"] == "false" for way in ways)
        assert ("Needs an opening" in opening) == any(way["opening"] == "true" for way in ways)


def test_the_table_can_be_read_by_ear(page: LexborHTMLParser) -> None:
    """It has a caption, and every heading cell says what it heads."""
    assert first(page, "table caption").text()
    assert {cell.attributes["scope"] for cell in page.css("thead th")} == {"col"}
    assert {cell.attributes["scope"] for cell in page.css("tbody th")} == {"row"}
    assert len(page.css("thead th")) == len(page.css("tbody tr:first-child > *"))


def test_levels_that_need_an_opening_say_why(page: LexborHTMLParser, specs: RawLadder) -> None:
    """Each with its reason and the day to ask again; the rest is said to need none."""
    reasons = {
        (specs.levels[way["to"]]["title"], way["reason"])
        for way in (*specs.ladder["transitions"], *specs.ladder["entry"])
        if way["opening"] == "true"
    }
    items = page.css("h3#needs-opening + ul > li")
    assert {(first(item, "a").text(), reason) for item in items for _, reason in reasons if reason in item.text()} == reasons
    assert all("We ask again by July 1, 2027." in item.text() for item in items)
    free = {way["to"] for way in specs.ladder["transitions"] if way["kind"] == "promotion" and way["opening"] == "false"}
    assert links(page, "h3#in-place + ul") == [f"../../levels/{level}/" for level in specs.levels if level in free]
    only_free = free - {way["to"] for way in (*specs.ladder["transitions"], *specs.ladder["entry"]) if way["opening"] == "true"}
    assert text(page, ".rb-lead").startswith(f"{len(only_free)} of {len(specs.levels)} levels never need an opening")


def test_every_move_is_listed_with_its_kind_and_opening(page: LexborHTMLParser, specs: RawLadder) -> None:
    """All 24 moves, numbered, and both ways in from outside, in the order of the levels where they start."""
    order = list(specs.levels)
    expected = sorted(specs.ladder["transitions"], key=lambda way: order.index(way["from"]))
    items = [*page.css("h3#every-move + ol > li"), *page.css("h3#from-outside + ol > li")]
    assert len(expected) == 24
    for number, (item, way) in enumerate(zip(items, [*expected, *specs.ladder["entry"]], strict=True), 1):
        words = " ".join(item.text().split())
        start = specs.levels[way["from"]]["title"] if "from" in way else "From outside"
        assert words.startswith(f"{f'{number} ' if 'from' in way else ''}{start} to {specs.levels[way['to']]['title']}")
        assert ("Step up" in words) == (way.get("kind") == "promotion")
        assert ("Side move" in words) == (way.get("kind") == "lateral")
        assert ("Needs an opening" in words) == (way["opening"] == "true")
    assert "your pay does not fall for 12 months" in text(page, "h2#moves + p")


def test_steps_roles_tracks_and_tiers_are_explained(page: LexborHTMLParser, specs: RawLadder) -> None:
    """In the words of the specs, in their order."""
    handbook = raw(specs.folder / "handbook.yml")
    steps = [(step["title"], step["means"]) for step in handbook["scales"][0]["steps"]]
    assert [
        (first(item, "h3").text(strip=True), means in item.text())
        for item, (_, means) in zip(page.css(".rb-scale > li"), steps, strict=True)
    ] == [(title, True) for title, _ in steps]
    roles = [(role["title"], role["means"]) for role in handbook["roles"]]
    assert [(first(item, "dt").text(), first(item, "dd").text()) for item in page.css("h2#who-signs ~ dl .rb-fact")] == roles
    tracks = page.css("h2#tracks ~ .rb-cards > li")
    for card, track in zip(tracks, specs.ladder["tracks"], strict=True):
        assert track["for"] in card.text()
        assert links(LexborHTMLParser(str(card.html)), ".rb-chips") == [
            f"../../levels/{level}/" for level, spec in specs.levels.items() if spec["track"] == track["id"]
        ]
    tiers = [first(item, "strong").text() for item in page.css("h2#tiers ~ ol:not([class]) > li")]
    assert tiers == [tier["title"] for tier in specs.ladder["tiers"]]
    rules = raw(specs.folder / "policies" / "promotion.yml")["signoff_rules"]
    assert [item.text() for item in page.css("h3#sign-off-rules + ul > li")] == rules


def test_a_ladder_of_one_level(small_folder: Path, tmp_path: Path) -> None:
    """Nothing is listed under a heading where there is no move, and the level stands in the drawing and in words."""
    book = changed(small_folder, tmp_path / "book", {"ladders/*/ladder.yml": one_level})
    (view,) = ladder.pages(book, directory_urls=True)
    page = html(view)
    assert [heading.text() for heading in page.css("h3") if heading.attributes.get("id") == "every-move"] == []
    assert len(page.css("a.rb-box")) == 1
