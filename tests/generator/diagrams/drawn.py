"""Diagrams to draw, and what a drawing shows, read back from its SVG alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.views.diagram import BoxView, DiagramView, MoveView, OffView
from generator.views.page import LinkView

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """What is seen in a drawing."""

    columns: list[str]
    rows: list[tuple[str, Box]]
    boxes: list[tuple[str, str, Box]]
    """Address, full name, place."""
    lines: list[tuple[str, list[Point]]]
    """Kind, corners."""
    badges: list[tuple[int, bool, Box]]
    """Number, whether it is marked for an opening, place."""


def read(svg: str) -> Drawn:
    """Read a drawing."""
    tree = LexborHTMLParser(svg)
    return Drawn(
        columns=[_title(group) for group in tree.css("g.rb-column")],
        rows=[(_title(group), _box(group)) for group in tree.css("g.rb-row")],
        boxes=[(link.attributes["href"] or "", link.attributes["aria-label"] or "", _box(link)) for link in tree.css("a.rb-box")],
        lines=[
            ((line.attributes["class"] or "").rpartition("-")[2], corners(line.attributes["d"] or "")) for line in tree.css("path.rb-move")
        ],
        badges=[
            (int(group.text()), "rb-badge-opening" in (group.attributes["class"] or ""), _box(group)) for group in tree.css("g.rb-badge")
        ],
    )


def corners(path: str) -> list[Point]:
    """The corners of a line: where it starts, turns and ends, without the rounding."""
    steps = re.findall(r"([MLQV])([-\d. ]+)", path)
    found: list[Point] = []
    for at, (kind, text) in enumerate(steps):
        numbers = [float(number) for number in text.split()]
        if kind == "V":
            found.append((found[-1][0], numbers[0]))
        elif kind in {"Q", "M"} or at + 1 == len(steps) or steps[at + 1][0] != "Q":
            found.append((numbers[0], numbers[1]))
    return found


def overlap(one: Box, other: Box) -> bool:
    """Whether two places have ground in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def stretches(points: list[Point]) -> list[Box]:
    """The straight pieces of a line."""
    return [(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in pairwise(points)]


def shared(one: Box, other: Box) -> bool:
    """Whether two pieces lie upon each other for more than a point."""
    wide, high = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    flat = one[1] == one[3] == other[1] == other[3] and wide > 0
    return flat or (one[0] == one[2] == other[0] == other[2] and high > 0)


def crossed(lines: list[list[Point]]) -> int:
    """How often lines cross, on their right-angled corners."""
    pieces = [(number, piece) for number, points in enumerate(lines) for piece in stretches(points)]
    flat = [(number, piece) for number, piece in pieces if piece[1] == piece[3]]
    upright = [(number, piece) for number, piece in pieces if piece[0] == piece[2]]
    return sum(
        one != other and across[0] < down[0] < across[2] and down[1] < across[1] < down[3]
        for one, across in flat
        for other, down in upright
    )


def _title(group: LexborNode) -> str:
    title = group.css_first("title")
    assert title is not None
    return title.text()


def _box(group: LexborNode) -> Box:
    rect = group.css_first("rect")
    assert rect is not None
    x, y, width, height = (float(rect.attributes[name] or "") for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def link(number: int, title: str = "") -> LinkView:
    """A link to a made-up level."""
    return LinkView(title or f"Level {number}", f"../level-{number}/")


@st.composite
def diagrams(draw: st.DrawFn, most_levels: int = 60, most_moves: int = 110) -> DiagramView:
    """Ladders of any shape: empty rows and columns, full cells, moves both ways and twice."""
    tracks, tiers = draw(st.integers(1, 12)), draw(st.integers(1, 10))
    cells = draw(st.lists(st.tuples(st.integers(0, tracks - 1), st.integers(0, tiers - 1)), min_size=1, max_size=most_levels))
    place = st.integers(0, len(cells) - 1)
    pairs = draw(st.lists(st.tuples(place, place), max_size=most_moves))
    kinds = st.tuples(st.sampled_from(["promotion", "lateral"]), st.booleans())
    off = draw(st.lists(place, unique=True, max_size=10))
    titles = draw(st.lists(st.text(max_size=200), min_size=len(cells), max_size=len(cells))) if draw(st.booleans()) else [""] * len(cells)
    return DiagramView(
        id="ladder",
        title="Ladder",
        tracks=tuple(f"Track {number}" for number in range(tracks)),
        tiers=tuple(f"Tier {number}" for number in range(tiers)),
        boxes=tuple(
            BoxView(link(number, title), f"Level {number} in full", "$20.00", *cell)
            for number, (cell, title) in enumerate(zip(cells, titles, strict=True))
        ),
        moves=tuple(MoveView(one, other, *draw(kinds)) for one, other in pairs if one != other),
        off=tuple(OffView(level, link(level), (LinkView("To nurse", "../nurse/"),)) for level in sorted(off)),
        alone=(),
        open_rows=draw(st.booleans()),
    )
