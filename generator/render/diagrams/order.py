"""Few crossings: the order of lines in a gutter, and a plain descent over what may be varied inside the grid.

What lines cross in one gutter depends on nothing outside it, and for two lines only on which of them stands further left. So
each gutter is put in order by itself, and its result is kept while a search varies something elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from generator.render.diagrams.graph import LEFT, RIGHT, Grid
from generator.render.diagrams.routes import ZONE, Choices, plain_corridor, route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.render.diagrams.graph import Graph
    from generator.render.diagrams.routes import Routes, Run

_BUDGET: Final = 300_000
"""How much work a search may take; see `work`."""
_GAP: Final = 0
"""Space between boxes does not change which lines cross."""

Score = tuple[int, int]
"""(crossings, rows and corridors that vertical stretches pass): the less, the better."""


@lru_cache(maxsize=128)
def fewest_crossings(graph: Graph) -> Choices:
    """Return the best choices that a descent finds."""
    grid = Grid(graph)
    first = starts(grid)
    budget = _BUDGET // len(first)
    return min((_descend(grid, start, budget) for start in first), key=lambda found: found[0])[1]


def starts(grid: Grid) -> tuple[Choices, ...]:
    """Return where a search starts: moves within a tier on the right of it, or on its left."""
    within = frozenset(move for move in range(len(grid.graph.moves)) if grid.way(move).bracket)
    return (Choices(), Choices(left=within)) if within else (Choices(),)


def score(grid: Grid, choices: Choices) -> Score:
    """Return how good choices are."""
    return scored(grid, choices)[0]


def scored(grid: Grid, choices: Choices) -> tuple[Score, int]:
    """Return how good choices are, and how much work it was to say so."""
    routes = route(grid, choices, _GAP)
    return _score(routes), work(routes)


def work(routes: Routes) -> int:
    """Return how much work it is to score routes: the pairs of lines compared. Counted, not timed, so that all machines find the same."""
    return len(routes.ways) + sum(len(runs) ** 2 for runs in routes.runs.values())


def _score(routes: Routes) -> Score:
    height = sum(abs(run.end - run.start) for run in chain.from_iterable(routes.runs.values()))
    return crossings(routes), height // ZONE


def crossings(routes: Routes) -> int:
    """Return how often lines cross, each gutter in its best order."""
    found = 0
    for gutter, runs in routes.runs.items():
        found += gutter_order(runs)[0]
        heights = routes.passing.get(gutter, ())
        found += sum(min(run.start, run.end) < height < max(run.start, run.end) for run in runs for height in heights)
    return found


@lru_cache(maxsize=4096)
def gutter_order(runs: tuple[Run, ...]) -> tuple[int, tuple[int, ...]]:
    """Return the crossings among the runs of one gutter, and the places of the runs from left to right that give so few."""
    count = len(runs)
    cost = [[_crossed(one, other) for other in runs] for one in runs]
    order: list[int] = []
    for run in range(count):
        order.insert(_best_place(order, cost, run), run)
    found = _total(order, cost)
    while found:
        for run in range(count):
            order.remove(run)
            order.insert(_best_place(order, cost, run), run)
        better = _total(order, cost)
        if better >= found:
            break
        found = better
    return found, tuple(order)


def _crossed(one: Run, other: Run) -> int:
    """How often two runs cross when the first stands further left."""
    low, high = sorted((one.start, one.end))
    other_low, other_high = sorted((other.start, other.end))
    return (
        (one.start_side == RIGHT and other_low < one.start < other_high)
        + (one.end_side == RIGHT and other_low < one.end < other_high)
        + (other.start_side == LEFT and low < other.start < high)
        + (other.end_side == LEFT and low < other.end < high)
    )


def _best_place(order: list[int], cost: list[list[int]], run: int) -> int:
    """The place among others where a run crosses least."""
    now = sum(cost[run][other] for other in order)
    best, place = now, 0
    for after, other in enumerate(order, 1):
        now += cost[other][run] - cost[run][other]
        if now < best:
            best, place = now, after
    return place


def _total(order: list[int], cost: list[list[int]]) -> int:
    return sum(cost[one][other] for place, one in enumerate(order) for other in order[place + 1 :])


def _descend(grid: Grid, choices: Choices, budget: int) -> tuple[Score, Choices]:
    best, left = score(grid, choices), budget
    improved = True
    while improved and best[0]:
        improved = False
        for change in tuple(_changes(grid)):
            tried = _changed(grid, choices, change)
            routes = route(grid, tried, _GAP)
            left -= work(routes)
            if left < 0:
                return best, choices
            found = _score(routes)
            if found < best:
                best, choices, improved = found, tried, True
    return best, choices


def _changes(grid: Grid) -> Iterator[tuple[str, int, int]]:
    """All single steps: (what, which move, to where)."""
    for move in range(len(grid.graph.moves)):
        way = grid.way(move)
        if way.straight:
            continue
        if way.bracket:
            yield "side", move, 0
        if way.far:
            for corridor in range(grid.graph.tracks + 1):
                yield "corridor", move, corridor
        for end in (0, 1):
            yield f"port {end}", move, -1
            yield f"port {end}", move, 1


def _changed(grid: Grid, choices: Choices, change: tuple[str, int, int]) -> Choices:
    what, move, to = change
    if what == "side":
        return replace(choices, left=choices.left ^ {move})
    if what == "corridor":
        kept = {one: corridor for one, corridor in choices.corridors.items() if one != move}
        return replace(choices, corridors=kept if to == plain_corridor(grid, move) else {**kept, move: to})
    end = (move, int(what[-1]))
    return replace(choices, bumps={**choices.bumps, end: choices.bumps.get(end, 0) + 1.5 * to})
