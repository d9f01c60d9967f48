"""Lines of a diagram before it has a size: at which height each leaves and enters its boxes, and which corridor it takes.

Heights are kept by zone: rows and corridors alternate from top to bottom, `ZONE` apart, with a small offset in pixels inside
each. Only their order matters for crossings, and it does not change when a row grows.

No two lines ever share a stretch. On the right of a box, lines are tied at multiples of `PORT` from its middle; on the left,
half a step beside; rows of boxes stand a multiple of `PORT` apart.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field

from generator.render.diagrams.graph import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.render.diagrams.graph import Grid, Way

ZONE: Final = 1_000_000
PORT: Final = 10
CORRIDOR: Final = 12
"""Pixels between two lines in one corridor."""
BOX_HEIGHT: Final = 60
"""Of a box with few lines; more lines make it higher."""
_EDGE: Final = 10
"""Pixels from the last line tied to a box to the box's corner."""
_SLOT: Final = 1000
"""A step between slots where only their order matters."""

End = tuple[int, int]
"""One end of a move: (move, 0 = where it starts, 1 = where it ends)."""


class Choices(Struct, frozen=True):
    """What may be varied without leaving the grid. The empty one is the plain rules."""

    left: frozenset[int] = frozenset()
    """Moves within one tier that run on the left of their column."""
    corridors: Mapping[int, int] = field(default_factory=dict)
    """Moves that take another corridor than the one at the row of their target."""
    bumps: Mapping[End, float] = field(default_factory=dict)
    """Ends that are tied lower (+) or higher (-) on their box, in places."""


class Run(NamedTuple):
    """One vertical stretch of a line, in one gutter."""

    move: int
    leg: int
    """0 beside the first box, 1 beside the second one."""
    start: int
    end: int
    start_side: int
    """The side on which the line comes in: LEFT or RIGHT."""
    end_side: int


class Routes(Struct, frozen=True):
    """All lines by zone, not yet in any channel of their gutters."""

    ways: tuple[Way, ...]
    heights: dict[End, int]
    """Where each end is tied."""
    corridors: dict[int, int]
    """The height of each far move's long run."""
    corridor_sizes: dict[int, int]
    """How many lines run side by side in each corridor."""
    runs: dict[int, tuple[Run, ...]]
    """By gutter."""
    passing: dict[int, tuple[int, ...]]
    """By gutter: heights of level lines that cross its whole width."""
    centers: tuple[int, ...]
    """The middle of each level's box."""
    boxes: tuple[int, ...]
    """How high the boxes of each row are, in pixels."""


def route(grid: Grid, choices: Choices, gap: int) -> Routes:
    """Lead all lines.

    Args:
        grid: The levels in their cells.
        choices: What differs from the plain rules.
        gap: The least space between two boxes of one cell, in pixels.
    """
    ways = tuple(grid.way(move, LEFT if move in choices.left else RIGHT) for move in range(len(grid.graph.moves)))
    lanes = {move: choices.corridors.get(move, plain_corridor(grid, move)) for move, way in enumerate(ways) if way.far}
    offsets = _tie(grid, ways, lanes, choices.bumps)
    boxes = _box_heights(grid, offsets)
    pitches = [-(-(height + gap) // (2 * PORT)) * 2 * PORT for height in boxes]
    centers = tuple((2 * c.track + 1) * ZONE + (2 * c.slot - c.stack + 1) * pitches[c.track] // 2 for c in grid.cells)
    heights = {(move, end): centers[grid.graph.moves[move][end]] + offset for (move, end), offset in offsets.items()}
    corridors, sizes = _share_corridors(ways, lanes)
    runs, passing = _stretches(ways, heights, corridors)
    return Routes(ways, heights, corridors, sizes, runs, passing, centers, boxes)


def plain_corridor(grid: Grid, move: int) -> int:
    """Return the corridor that a far move takes by the plain rules: the edge of the target's row that faces its start."""
    one, other = (grid.cells[level].track for level in grid.graph.moves[move])
    return other if one < other else other + 1


def _tie(grid: Grid, ways: tuple[Way, ...], lanes: dict[int, int], bumps: Mapping[End, float]) -> dict[End, int]:
    """Offsets of all ends from the middle of their boxes, in pixels."""
    rough = [(2 * cell.track + 1) * ZONE + cell.slot * _SLOT for cell in grid.cells]
    sides: dict[tuple[int, int], list[End]] = defaultdict(list)
    for move, way in enumerate(ways):
        for end, side in enumerate((way.out, way.into)):
            sides[grid.graph.moves[move][end], side].append((move, end))
    offsets: dict[End, int] = {}
    for (level, side), ends in sides.items():
        up: list[tuple[tuple[int, int, int, int], End]] = []
        down: list[tuple[tuple[int, int, int, int], End]] = []
        pinned = [(move, end) for move, end in ends if ways[move].straight]
        for move, end in ends:
            if ways[move].straight:
                continue
            beyond = rough[grid.graph.moves[move][1 - end]]
            toward = 2 * lanes[move] * ZONE if move in lanes else beyond
            rising, bracket = toward < rough[level], ways[move].bracket
            key = (bracket != rising, -toward if bracket else toward, -beyond if bracket else beyond, move)
            (up if rising else down).append((key, (move, end)))
        tied = [_in_order(group, bumps) for group in (up, down)]
        offsets |= dict.fromkeys(pinned, 0)
        offsets |= _spread(*tied, side=side, pinned=bool(pinned))
    return offsets


def _in_order(group: list[tuple[tuple[int, int, int, int], End]], bumps: Mapping[End, float]) -> list[End]:
    ends = [end for _, end in sorted(group)]
    if not bumps:
        return ends
    return [ends[place] for place in sorted(range(len(ends)), key=lambda place: (place + bumps.get(ends[place], 0), place))]


def _spread(up: list[End], down: list[End], *, side: int, pinned: bool) -> dict[End, int]:
    """Ends from top to bottom, around a straight line in the middle where there is one."""
    half = PORT // 2 if side == LEFT else 0
    if pinned:
        return {end: -PORT * (len(up) - place) - half for place, end in enumerate(up)} | {
            end: PORT * (place + 1) + half for place, end in enumerate(down)
        }
    every = [*up, *down]
    return {end: PORT * (place - len(every) // 2) + half for place, end in enumerate(every)}


def _box_heights(grid: Grid, offsets: dict[End, int]) -> tuple[int, ...]:
    found = [BOX_HEIGHT] * grid.graph.tracks
    for (move, end), offset in offsets.items():
        track = grid.cells[grid.graph.moves[move][end]].track
        found[track] = max(found[track], 2 * (abs(offset) + _EDGE))
    return tuple(found)


def _share_corridors(ways: tuple[Way, ...], lanes: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    """Long runs side by side where they meet, in one line where they do not."""
    ends: dict[int, list[int]] = defaultdict(list)
    heights: dict[int, int] = {}
    for first, last, move in sorted((*sorted((ways[move].first, ways[move].last)), move) for move in lanes):
        taken = ends[lanes[move]]
        place = next((place for place, end in enumerate(taken) if end < first), len(taken))
        taken[place : place + 1] = [last]
        heights[move] = 2 * lanes[move] * ZONE + place * CORRIDOR
    return heights, {corridor: len(taken) for corridor, taken in ends.items()}


def _stretches(
    ways: tuple[Way, ...], heights: dict[End, int], corridors: dict[int, int]
) -> tuple[dict[int, tuple[Run, ...]], dict[int, tuple[int, ...]]]:
    runs: dict[int, list[Run]] = defaultdict(list)
    passing: dict[int, list[int]] = defaultdict(list)
    for move, way in enumerate(ways):
        start, end = heights[move, 0], heights[move, 1]
        if way.straight:
            for gutter in range(way.first, way.last + 1):
                passing[gutter].append(start)
        elif way.far:
            long = corridors[move]
            onward = RIGHT if way.last > way.first else LEFT
            runs[way.first].append(Run(move, 0, start, long, -way.out, onward))
            runs[way.last].append(Run(move, 1, long, end, -onward, -way.into))
            for gutter in range(min(way.first, way.last) + 1, max(way.first, way.last)):
                passing[gutter].append(long)
        else:
            runs[way.first].append(Run(move, 0, start, end, -way.out, -way.into))
    return {g: tuple(found) for g, found in runs.items()}, {g: tuple(found) for g, found in passing.items()}
