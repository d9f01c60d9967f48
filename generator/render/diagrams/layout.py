"""A ladder's diagram in pixels: rows, columns, boxes, lines, and a free spot for the number of each line.

Room is made before lines are drawn. A gutter is as wide as its lines need; where a number finds no free spot, its gutter gets
channels so wide that every line holds its own number. So nothing can overlap, however many lines there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from generator.render.diagrams.graph import LEFT, RIGHT, Grid
from generator.render.diagrams.labels import BADGE_HEIGHT, Rect, Spots, badge_width
from generator.render.diagrams.order import gutter_order
from generator.render.diagrams.routes import CORRIDOR, ZONE, route
from generator.render.diagrams.searched import best_choices

if TYPE_CHECKING:
    from generator.render.diagrams.graph import Graph
    from generator.render.diagrams.routes import Routes, Run

BOX_WIDTH: Final = 148
NAMES: Final = 104
"""Room on the left for the names of tracks."""
TOP: Final = 46
"""Room above for the names of tiers."""
OFF_HEIGHT: Final = 26
"""Room above a box for the way off the ladder."""
_ROW_PAD: Final = 12
_EMPTY_ROW: Final = 52
_CORRIDOR_PAD: Final = 8
_CHANNEL: Final = 16
"""Pixels between two lines in one gutter: more than half a number's width, so that a number covers only its own line."""
_GUTTER_LEFT: Final = 20
_GUTTER_RIGHT: Final = 20
"""Room for the tip of an arrow beside the number of the nearest line, on both sides."""
_LEAD: Final = 12
"""Pixels between a box and the number of a straight line that leaves it: the tip of an arrow that comes in beside it stays seen."""
_GUTTER_FREE: Final = 10
"""Width of a gutter without lines."""
_MIDDLE: Final = 2

Point = tuple[int, int]


class Line(NamedTuple):
    """A move as it is drawn: its corners, and its number's place."""

    points: tuple[Point, ...]
    badge: Rect


class Layout(Struct, frozen=True):
    """A diagram in pixels."""

    width: int
    height: int
    columns: tuple[int, ...]
    """The left edge of each tier's boxes."""
    rows: tuple[tuple[int, int], ...]
    """Top and bottom of each track."""
    boxes: tuple[Rect, ...]
    lines: tuple[Line, ...]
    off: tuple[Rect, ...]
    """The numbers of the ways off the ladder, in the order of the graph's `off`."""


class _Heights(Struct, frozen=True):
    """Where each zone stands."""

    lanes: tuple[tuple[int, int], ...]
    middles: tuple[int, ...]
    corridors: tuple[int, ...]
    bottom: int

    def real(self, height: int) -> int:
        """Turn a height by zone into pixels."""
        zone = (height + ZONE // 2) // ZONE
        bases = self.middles if zone % _MIDDLE else self.corridors
        return bases[zone // _MIDDLE] + height - zone * ZONE


def lay_out(graph: Graph) -> Layout:
    """Return the diagram of a graph, with few crossings."""
    grid = Grid(graph)
    gap = OFF_HEIGHT + 2 if graph.off else _ROW_PAD
    routes = route(grid, best_choices(graph), gap)
    heights = _stack_rows(grid, routes, gap)
    boxes_high = [(heights.real(center), routes.boxes[cell.track]) for center, cell in zip(routes.centers, grid.cells, strict=True)]
    digits = badge_width(len(graph.moves) + len(graph.off))
    roomy: set[int] = set()
    while True:  # each time round one gutter more is roomy, and numbers in roomy gutters always fit
        columns, width, channels = _columns(grid, routes, heights, roomy, digits)
        boxes = tuple(
            Rect(columns[cell.tier], middle - high // 2, BOX_WIDTH, high)
            for cell, (middle, high) in zip(grid.cells, boxes_high, strict=True)
        )
        lines = tuple(
            _corners(routes, heights, (boxes[one], boxes[other]), channels, move) for move, (one, other) in enumerate(graph.moves)
        )
        spots = Spots(routes.ways, lines, {gutter: at.span for gutter, at in channels.items()})
        badges, crowded = spots.place(roomy, {gutter: at.lead for gutter, at in channels.items()})
        if crowded is None:
            break
        roomy.add(crowded)
    return Layout(
        width=width,
        height=heights.bottom,
        columns=columns,
        rows=heights.lanes,
        boxes=boxes,
        lines=tuple(Line(points, badge) for points, badge in zip(lines, badges, strict=True)),
        off=tuple(_off_badge(boxes[level], number) for number, level in enumerate(graph.off, len(graph.moves) + 1)),
    )


def _off_badge(box: Rect, number: int) -> Rect:
    """Above the right end of a box, with room for an arrow beside it."""
    width = badge_width(number)
    return Rect(box.right - 24 - width, box.y - 22, width, BADGE_HEIGHT)


def _stack_rows(grid: Grid, routes: Routes, gap: int) -> _Heights:
    lanes: list[tuple[int, int]] = []
    middles: list[int] = []
    corridors: list[int] = []
    above = gap if grid.graph.off else _ROW_PAD
    y = TOP
    for track in range(grid.graph.tracks):
        y = _corridor(routes, track, y, corridors)
        on_track = [(routes.centers[level] - (2 * track + 1) * ZONE) for level, cell in enumerate(grid.cells) if cell.track == track]
        half = max(on_track) + routes.boxes[track] // 2 if on_track else _EMPTY_ROW // 2 - _ROW_PAD
        middles.append(y + above + half)
        lanes.append((y, middles[-1] + half + _ROW_PAD))
        y = lanes[-1][1] + 2
    y = _corridor(routes, grid.graph.tracks, y, corridors)
    return _Heights(tuple(lanes), tuple(middles), tuple(corridors), y + 2)


def _corridor(routes: Routes, corridor: int, y: int, starts: list[int]) -> int:
    """Add a corridor at `y`; return where it ends."""
    starts.append(y + _CORRIDOR_PAD)
    size = routes.corridor_sizes.get(corridor, 0)
    return y + 2 * _CORRIDOR_PAD + (size - 1) * CORRIDOR if size else y


class _Gutter(NamedTuple):
    """A gutter in pixels."""

    span: tuple[int, int]
    """Its left and right edge."""
    lead: int
    """The middle of the room for numbers of straight lines."""
    x: dict[tuple[int, int], int]
    """Where each run stands: (move, leg) to pixels."""


def _columns(grid: Grid, routes: Routes, heights: _Heights, roomy: set[int], badge: int) -> tuple[tuple[int, ...], int, dict[int, _Gutter]]:
    with_straight = {way.first for way in routes.ways if way.straight}
    gutters: dict[int, _Gutter] = {}
    columns = []
    x = NAMES
    for gutter in range(grid.graph.tiers + 1):
        places = _channels(routes.runs.get(gutter, ()), heights, wide=gutter in roomy)
        lead = badge + _LEAD if gutter in with_straight else 0
        step = badge + 4 if gutter in roomy else _CHANNEL
        first = x + _GUTTER_LEFT + lead
        count = max(places.values(), default=-1) + 1
        busy = count or lead or 0 < gutter < grid.graph.tiers
        end = first + max(count - 1, 0) * step + _GUTTER_RIGHT if busy else x + _GUTTER_FREE
        gutters[gutter] = _Gutter((x, end), x + _LEAD + badge // 2, {run: first + channel * step for run, channel in places.items()})
        x = end
        if gutter < grid.graph.tiers:
            columns.append(x)
            x += BOX_WIDTH
    return tuple(columns), x, gutters


def _channels(runs: tuple[Run, ...], heights: _Heights, *, wide: bool) -> dict[tuple[int, int], int]:
    """The channel of each run: as far left as its order allows. Runs that do not meet may share one."""
    placed: list[tuple[int, int, int]] = []
    found = {}
    for place in gutter_order(runs)[1]:
        run = runs[place]
        low, high = sorted((heights.real(run.start), heights.real(run.end)))
        if wide:  # each has its number in its middle
            middle = (low + high) // 2
            low, high = min(low, middle - BADGE_HEIGHT), max(high, middle + BADGE_HEIGHT)
        channel = max((taken + 1 for taken, start, end in placed if low - 4 <= end and high + 4 >= start), default=0)
        placed.append((channel, low, high))
        found[run.move, run.leg] = channel
    return found


def _corners(routes: Routes, heights: _Heights, ends: tuple[Rect, Rect], gutters: dict[int, _Gutter], move: int) -> tuple[Point, ...]:
    one, other = ends
    way = routes.ways[move]
    start, end = (heights.real(routes.heights[move, side]) for side in (0, 1))
    left = one.right if way.out == RIGHT else one.x
    right = other.x if way.into == LEFT else other.right
    if way.straight:
        return ((left, start), (right, end))
    first = gutters[way.first].x[move, 0]
    if not way.far:
        return ((left, start), (first, start), (first, end), (right, end))
    last, long = gutters[way.last].x[move, 1], heights.real(routes.corridors[move])
    return ((left, start), (first, start), (first, long), (last, long), (last, end), (right, end))
