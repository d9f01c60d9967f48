"""Pages of tracks: their levels by tier, and every way in and out."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.views import track
from ladder_spec import Handbook
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import changed, first, html, links, raw_all, text

TRACKS = ("core", "specialty", "care-team", "lead-teach")


@pytest.mark.parametrize("name", TRACKS)
def test_a_track_shows_its_levels_and_ways(handbook: Handbook, handbook_folder: Path, name: str) -> None:
    """Whom it is for, its levels by tier, and each move under the heading that says how it touches the track."""
    specs = RawLadder(handbook_folder)
    tiers = [tier["id"] for tier in specs.ladder["tiers"]]
    on_track = [level for level, spec in specs.levels.items() if spec["track"] == name]
    view = next(view for view in track.pages(handbook, directory_urls=True) if view.frame.path == f"tracks/{name}.md")
    page = html(view)
    assert text(page, ".rb-lead") == "For " + next(one["for"] for one in specs.ladder["tracks"] if one["id"] == name)
    in_order = sorted(on_track, key=lambda level: tiers.index(specs.levels[level]["tier"]))
    assert links(page, "h2#levels + ul .rb-card-title") == [f"../../levels/{level}/" for level in in_order]
    for item, level in zip(page.css("h2#levels + ul > li"), in_order, strict=True):
        assert specs.levels[level]["summary"] in item.text()
        assert specs.levels[level]["pay"]["min"] in item.text()
        assert next(tier["title"] for tier in specs.ladder["tiers"] if tier["id"] == specs.levels[level]["tier"]) in item.text()
    ways = specs.ladder["transitions"]
    sides = {
        "within": [way for way in ways if way["from"] in on_track and way["to"] in on_track],
        "ways-in": [way for way in (*ways, *specs.ladder["entry"]) if way["to"] in on_track and way.get("from") not in on_track],
        "ways-out": [way for way in ways if way["from"] in on_track and way["to"] not in on_track],
    }
    for side, expected in sides.items():
        shown = links(page, f"h3#{side} + ol")
        assert shown == [f"../../levels/{end}/" for way in expected for end in (way.get("from"), way["to"]) if end]
        assert len(page.css(f"h3#{side} + ol .rb-tag-opening")) == sum(way["opening"] == "true" for way in expected)
    through = [spec["id"] for spec in raw_all(handbook_folder, "pathways/*.yml") if set(spec.get("levels", [])) & set(on_track)]
    assert links(page, "h3#pathways + ul") == [f"../../pathways/{one}/" for one in through]


def test_tracks_lead_to_one_another(handbook: Handbook) -> None:
    """Before and next, in the order of the rows."""
    views = list(track.pages(handbook, directory_urls=True))
    assert [view.frame.path for view in views] == [f"tracks/{name}.md" for name in TRACKS]
    assert [view.next.title for view in views if view.next] == [view.frame.title for view in views[1:]]
    assert [view.previous.title for view in views if view.previous] == [view.frame.title for view in views[:-1]]


def test_a_track_without_levels_stands(handbook_folder: Path, tmp_path: Path) -> None:
    """A track that is planned but empty says so, and shows no empty list."""
    new = {"id": "tele", "title": "Telehealth track", "for": "MAs who care from afar."}
    book = changed(handbook_folder, tmp_path / "book", {"ladders/*/ladder.yml": lambda spec: spec["tracks"].append(new)})
    page = html(next(view for view in track.pages(book, directory_urls=True) if view.frame.title == "Telehealth track"))
    assert "No level is on this track yet." in text(page)
    assert not page.css("ul.rb-cards, ol.rb-duties, h2#moves")
    assert first(page, "h1").text() == "Telehealth track"
