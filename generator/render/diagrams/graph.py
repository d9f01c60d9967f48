"""What a ladder's diagram is drawn from: levels in cells of a grid, and moves between them.

A tier is a column and a track is a row, always. The strip between two columns is a *gutter* (gutter 0 stands before the first
column); the strip between two rows is a *corridor* (corridor 0 runs above the first row).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import Final

from msgspec import Struct

LEFT: Final = -1
RIGHT: Final = 1


class Graph(Struct, frozen=True):
    """The bare graph of a ladder, without any words. Levels are known by their place in `cells`, moves by their place in `moves`."""

    tracks: int
    tiers: int
    cells: tuple[tuple[int, int], ...]
    """(track, tier) of each level, in the order in which readers meet the levels."""
    moves: tuple[tuple[int, int], ...]
    """(from, to) of each move."""
    off: tuple[int, ...] = ()
    """Levels from which people leave the ladder."""


class Cell(Struct, frozen=True):
    """Where a level stands. Levels that share a cell stand one below the other."""

    track: int
    tier: int
    slot: int
    """Its place in the cell, from 0 at the top."""
    stack: int
    """How many levels share the cell."""


class Way(Struct, frozen=True):
    """How a move leaves one box and enters the other."""

    out: int
    """LEFT or RIGHT side of the first box."""
    into: int
    """LEFT or RIGHT side of the second box."""
    first: int
    """The gutter beside the first box."""
    last: int
    """The gutter beside the second box."""
    straight: bool = False
    """One level line, with nothing in its way."""

    @property
    def far(self) -> bool:
        """Whether it runs along a corridor, from one gutter to another."""
        return self.first != self.last and not self.straight

    @property
    def bracket(self) -> bool:
        """Whether it leaves and enters on the same side of one column."""
        return self.out == self.into


class Grid:
    """A graph set into its grid: what holds whatever way the lines are led."""

    def __init__(self, graph: Graph) -> None:
        """Set each level into its cell.

        Args:
            graph: The graph; it is kept and not changed.
        """
        self.graph = graph
        stacks = Counter(graph.cells)
        seen: dict[tuple[int, int], int] = defaultdict(int)
        cells = []
        for place in graph.cells:
            cells.append(Cell(*place, slot=seen[place], stack=stacks[place]))
            seen[place] += 1
        self.cells = tuple(cells)

    @cached_property
    def straight(self) -> frozenset[int]:
        """Moves that can be one level line: forward in one row, nothing between, the first of their kind between two levels."""
        taken = set(self.graph.cells)
        found: dict[tuple[int, int], int] = {}
        for move, ends in enumerate(self.graph.moves):
            one, other = (self.cells[level] for level in ends)
            in_line = (one.track, one.slot, one.stack) == (other.track, other.slot, other.stack) and one.tier < other.tier
            if in_line and not any((one.track, tier) in taken for tier in range(one.tier + 1, other.tier)):
                found.setdefault(ends, move)
        return frozenset(found.values())

    def way(self, move: int, side: int = RIGHT) -> Way:
        """Return how a move runs.

        Args:
            move: The move.
            side: For a move within one tier, the side of the column on which it runs.
        """
        one, other = (self.cells[level].tier for level in self.graph.moves[move])
        if one < other:
            return Way(RIGHT, LEFT, one + 1, other, straight=move in self.straight)
        if one > other:
            return Way(LEFT, RIGHT, one, other + 1)
        gutter = one + (side == RIGHT)
        return Way(side, side, gutter, gutter)
