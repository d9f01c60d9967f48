"""An order of tracks with fewer crossings, for a ladder that leaves the order of its rows open.

The order decides more than anything else which lines cross. So orders are compared roughly, by the plain rules alone, on the way
from two starts: the declared order, and the one with the least way between rows that moves join. Only the best are searched to the end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.render.diagrams.graph import Grid
from generator.render.diagrams.order import fewest_crossings, score, scored, starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.render.diagrams.graph import Graph
    from generator.render.diagrams.order import Score

Rows = tuple[int, ...]
"""The track that stands in each row, from top to bottom."""

_TOGETHER: Final = 2
"""How many orders are followed at a time, and searched to the end."""
_BUDGET: Final = 1_000_000
"""How much work the comparing of orders may take; see `order.work`."""
_MOST_TRACKS: Final = 12
"""Beyond it the nearest rows are not worked out: that takes twice as long with each track more."""


@lru_cache(maxsize=128)
def fewest_rows(graph: Graph) -> Rows:
    """Return an order of tracks with few crossings: the declared one unless another has fewer."""
    declared = tuple(range(graph.tracks))
    found = [_final(graph, rows, declared) for rows in (declared, *_best(graph, declared))]
    return min(found)[-1]


def in_rows(graph: Graph, rows: Rows) -> Graph:
    """Return a graph with its tracks in this order."""
    row = {track: place for place, track in enumerate(rows)}
    return replace(graph, cells=tuple((row[track], tier) for track, tier in graph.cells))


def _final(graph: Graph, rows: Rows, declared: Rows) -> tuple[int, bool, int, int, Rows]:
    """How good an order is when all is searched: crossings first; another order than the declared one must have fewer."""
    ordered = in_rows(graph, rows)
    crossings, height = score(Grid(ordered), fewest_crossings(ordered))
    return crossings, rows != declared, height, _turned(rows), rows


def _best(graph: Graph, declared: Rows) -> list[Rows]:
    """The most promising orders: from each, all that differ by one step are compared, until none of them is better."""
    seen: dict[Rows, Score] = {}
    left = _BUDGET

    def see(rows: Rows) -> None:
        nonlocal left
        known = _upright(rows)
        if known not in seen and left > 0:
            seen[known], spent = _rough(in_rows(graph, known))
            left -= spent

    see(declared)
    if graph.tracks <= _MOST_TRACKS:
        see(_nearest(graph))
    followed: set[Rows] = set()
    while True:
        best = sorted(seen, key=lambda rows: (seen[rows], rows))[:_TOGETHER]
        fresh = [rows for rows in best if rows not in followed]
        if not fresh:
            return best
        for rows in fresh:
            followed.add(rows)
            for other in _steps(rows):
                see(other)


def _rough(graph: Graph) -> tuple[Score, int]:
    """How good an order is by the plain rules, and how much work it was to say so."""
    grid = Grid(graph)
    found = [scored(grid, start) for start in starts(grid)]
    return min(one for one, _ in found), sum(work for _, work in found)


def _steps(rows: Rows) -> Iterator[Rows]:
    """Orders in which one track stands elsewhere, or some in a row stand the other way round."""
    for start in range(len(rows)):
        rest = rows[:start] + rows[start + 1 :]
        for to in range(len(rows)):
            if to != start:
                yield (*rest[:to], rows[start], *rest[to:])
        for end in range(start + 4, len(rows) + 1):
            yield rows[:start] + rows[start:end][::-1] + rows[end:]


def _upright(rows: Rows) -> Rows:
    """Of an order and the same from bottom to top, which cross about as often, the one nearer to the declared order."""
    return min((_turned(one), one) for one in (rows, rows[::-1]))[1]


def _turned(rows: Rows) -> int:
    """How many pairs of tracks stand the other way round than declared."""
    return sum(one > other for place, one in enumerate(rows) for other in rows[place + 1 :])


def _nearest(graph: Graph) -> Rows:
    """The order with the fewest moves between upper and lower rows, summed over all places between two rows.

    The first rows are a set whose best order depends on nothing after them, so each set is looked at once.
    """
    joined = [[0] * graph.tracks for _ in range(graph.tracks)]
    for one, other in ((graph.cells[level][0] for level in move) for move in graph.moves):
        joined[one][other] += 1
        joined[other][one] += 1
    every = (1 << graph.tracks) - 1
    best: dict[int, tuple[int, Rows]] = {0: (0, ())}
    cut = {0: 0}
    for upper in range(every):
        cost, rows = best[upper]
        for track in range(graph.tracks):
            if not upper >> track & 1:
                now = upper | 1 << track
                if now not in cut:
                    cut[now] = cut[upper] + sum(joined[track]) - joined[track][track] - 2 * sum(joined[track][row] for row in rows)
                found = (cost + cut[now], (*rows, track))
                best[now] = min(best.get(now, found), found)
    return best[every][1]
