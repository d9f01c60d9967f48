"""Where you are: the small diagram of a level, in the picture and in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.render.diagrams.ego import WIDTH, ego_svg
from generator.render.diagrams.text import width
from generator.render.environment import environment
from generator.views import level
from generator.views.diagram import BoxView
from generator.views.level_where import EgoView, NearView
from tests.generator.diagrams.drawn import link, overlap, read
from tests.generator.views.raw_adding_up import RawLadder
from tests.generator.views.specs import html
from tests.generator.views.specs import read as handbook_of


@st.composite
def egos(draw: st.DrawFn, most: int = 12) -> EgoView:
    """A level with up to 12 ways in and out each, and titles of any length."""

    def near(number: int) -> NearView:
        title, condition = (
            draw(st.text(max_size=200)),
            draw(st.sampled_from(["Step up", "Side move, needs an opening, asks for 24 months"])),
        )
        kind, opening = draw(st.sampled_from(["promotion", "lateral", "off"])), draw(st.booleans())
        return NearView(link(number, title), f"Level {number} in full", kind, opening, condition)

    here = BoxView(link(0, draw(st.text(max_size=200))), "Here in full", draw(st.sampled_from(["", "$20.00"])), 0, 0)
    into = tuple(near(number) for number in range(1, draw(st.integers(0, most)) + 1))
    out = tuple(near(100 + number) for number in range(draw(st.integers(0, most))))
    return EgoView("where", "Ways", here, into, out)


@given(view=egos())
def test_it_fits_a_phone(view: EgoView) -> None:
    """No box, number or text leaves a width of 288 pixels, and nothing lies on anything else, with 12 ways in and 12 out."""
    svg = ego_svg(view)
    picture = read(svg)
    places = [place for _, _, place in picture.boxes] + [place for _, _, place in picture.badges]
    assert all(place[0] >= 0 and place[2] <= WIDTH <= 358 for place in places)
    assert not [(one, other) for at, one in enumerate(places) for other in places[at + 1 :] if overlap(one, other)]
    for box in LexborHTMLParser(svg).css("a.rb-box"):
        right, bottom = (float(box.css("rect")[0].attributes[name] or "") for name in ("width", "height"))
        left, top = (float(box.css("rect")[0].attributes[name] or "") for name in ("x", "y"))
        for line in box.css("text"):
            assert left + width(line.text(), 12) <= left + right
            assert top < float(line.attributes["y"] or "") < top + bottom


@given(view=egos(most=6))
def test_the_list_says_what_the_picture_shows(view: EgoView) -> None:
    """The same levels with the same numbers, ways in before ways out; the level itself stands between them and is marked."""
    picture = read(ego_svg(view))
    near = [*view.ways_in, *view.ways_out]
    assert sorted(kind for kind, _ in picture.lines) == sorted(one.kind for one in near)
    assert [(number, opening) for number, opening, _ in picture.badges] == [(at, one.opening) for at, one in enumerate(near, 1)]
    assert [(href, name) for href, name, _ in picture.boxes] == [
        *((one.link.href, one.name) for one in view.ways_in),
        (view.here.link.href, view.here.name),
        *((one.link.href, one.name) for one in view.ways_out),
    ]
    words = environment().from_string('{% import "parts/diagram.jinja" as diagram %}{{ diagram.ego(view) }}').render(view=view)
    items = LexborHTMLParser(words).css("ol.rb-where-words > li")
    said = [(item.css(".rb-move-number")[0].text(), item.css("a")[0].attributes["href"]) for item in items]
    assert said == [(str(at), one.link.href) for at, one in enumerate(near, 1)]
    assert [item.css(".rb-note")[0].text() for item in items] == [one.condition for one in near]
    assert len(LexborHTMLParser(words).css('[aria-current="page"]')) == 1


def test_every_level_shows_its_moves(handbook_folder: Path) -> None:
    """Against the raw specs: who leads here, where it leads, openings, and pathways that leave the ladder."""
    handbook, specs = handbook_of(handbook_folder), RawLadder(handbook_folder)
    for view in level.pages(handbook, directory_urls=True):
        own = Path(view.frame.path).stem
        page = html(view)
        into = {(way["from"], way["opening"] == "true") for way in specs.ladder["transitions"] if way["to"] == own}
        out = {(way["to"], way["opening"] == "true") for way in specs.ladder["transitions"] if way["from"] == own}
        for anchor, ways in (("where-in", into), ("where-out", out)):
            items = page.css(f"h3#{anchor} + ol > li")
            found = {
                (re.sub(r"^\.\./|/$", "", item.css("a")[0].attributes["href"] or ""), "needs an opening" in item.text())
                for item in items
                if "/pathways/" not in (item.css("a")[0].attributes["href"] or "")
            }
            assert found == ways, own
        goals = {
            pathway.id for pathway in handbook.pathways.values() if own in pathway.from_ and not pathway.levels and pathway.kind != "stay"
        }
        shown = {
            re.findall(r"pathways/([^/]+)/", node.attributes["href"] or "")[0] for node in page.css('.rb-where-words a[href*="/pathways/"]')
        }
        assert shown == goals


@pytest.mark.parametrize("name", ["Medical Assistant II, Core clinical track, tier Full skills, $21.60 to $25.90"])
def test_a_level_has_a_full_name(handbook_folder: Path, name: str) -> None:
    """Title, track, tier and pay, in words that can be heard."""
    view = next(one for one in level.pages(handbook_of(handbook_folder), directory_urls=True) if one.frame.path == "levels/ma-2.md")
    assert view.where.here.name == name
