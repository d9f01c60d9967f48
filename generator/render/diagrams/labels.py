"""The number of each line: a badge on the line itself, where it covers no box, no other badge and as few other lines as can be."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.render.diagrams.graph import Way

BADGE_HEIGHT: Final = 18
ARROW: Final = 7
"""How long the tip of an arrow is."""
ARROW_HALF: Final = 4
"""Half of how wide it is."""
_SHARES: Final = (50, 35, 65, 20, 80, 10, 90)
"""Where on a stretch a badge may sit, in percent of its length, the best first."""


def badge_width(number: int) -> int:
    """Return the width of a number's badge in pixels."""
    return 8 + 7 * max(len(str(number)), 2)


class Rect(NamedTuple):
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The bottom edge."""
        return self.y + self.height

    def meets(self, other: Rect, margin: int = 1) -> bool:
        """Return whether two rectangles overlap or almost touch."""
        return (
            self.x < other.right + margin
            and other.x < self.right + margin
            and self.y < other.bottom + margin
            and other.y < self.bottom + margin
        )


Stretch = tuple[int, int, int, int]
"""A level or upright piece of a line: left, top, right, bottom."""


class Spots:
    """Finds a spot for every badge, gutter by gutter: nothing in one gutter is near anything in another."""

    def __init__(self, ways: tuple[Way, ...], lines: tuple[tuple[tuple[int, int], ...], ...], spans: Mapping[int, tuple[int, int]]) -> None:
        """Cut lines into what runs in each gutter.

        Args:
            ways: How each move runs.
            lines: Its corners.
            spans: Left and right edge of each gutter.
        """
        self._ways = ways
        self._lines = lines
        self._spans = spans
        self._taken: dict[int, list[Rect]] = defaultdict(list)
        self._tips: dict[int, list[Rect]] = defaultdict(list)
        self._pieces: dict[int, list[tuple[int, Stretch]]] = defaultdict(list)
        for move, (way, points) in enumerate(zip(ways, lines, strict=True)):
            self._tips[way.last].append(_tip(points))
            low, high = sorted((way.first, way.last))
            for gutter in range(low, high + 1):
                self._pieces[gutter] += ((move, piece) for piece in self._inside(gutter, points))

    def place(self, roomy: set[int], leads: Mapping[int, int]) -> tuple[tuple[Rect, ...], int | None]:
        """Return the badge of every line, and no gutter; or the first gutter that is too crowded, and badges that do not count.

        Args:
            roomy: Gutters whose channels are so wide that each line's badge fits on its own line.
            leads: Where in each gutter the badges of straight lines stand.
        """
        badges: dict[int, Rect] = {}
        rest = []
        for move, (way, points) in enumerate(zip(self._ways, self._lines, strict=True)):
            if way.straight:
                badges[move] = self._take(way.first, move, leads[way.first], points[0][1])
            elif way.first in roomy:
                badges[move] = self._take(way.first, move, points[1][0], (points[1][1] + points[2][1]) // 2)
            else:
                rest.append(move)
        for move in rest:
            found = self._best(move)
            if found is None:
                return (), self._ways[move].first
            self._taken[found[0]].append(found[1])
            badges[move] = found[1]
        return tuple(badges[move] for move in range(len(self._ways))), None

    def _take(self, gutter: int, move: int, x: int, y: int) -> Rect:
        badge = _around(x, y, badge_width(move + 1))
        self._taken[gutter].append(badge)
        return badge

    def _best(self, move: int) -> tuple[int, Rect] | None:
        """The free spot that covers the fewest other lines: (gutter, badge)."""
        way, width = self._ways[move], badge_width(move + 1)
        free: list[tuple[int, int, int, Rect]] = []
        for gutter in dict.fromkeys((way.first, way.last)):
            left, right = self._spans[gutter]
            own = sorted((piece for other, piece in self._pieces[gutter] if other == move), key=_length, reverse=True)
            others = [piece for other, piece in self._pieces[gutter] if other != move]
            for rank, spot in enumerate(_spots(own, width)):
                if spot.x <= left or spot.right >= right or any(spot.meets(taken) for taken in (*self._taken[gutter], *self._tips[gutter])):
                    continue
                covered = sum(_covers(spot, piece) for piece in others)
                free.append((covered, rank, gutter, spot))
                if not covered:
                    break
        if not free:
            return None
        _, _, gutter, spot = min(free)
        return gutter, spot

    def _inside(self, gutter: int, points: tuple[tuple[int, int], ...]) -> Iterator[Stretch]:
        """The pieces of a line that run in a gutter, cut at its edges."""
        left, right = self._spans[gutter]
        for (x1, y1), (x2, y2) in pairwise(points):
            low, high = max(min(x1, x2), left), min(max(x1, x2), right)
            if low <= high:
                yield low, min(y1, y2), high, max(y1, y2)


def _tip(points: tuple[tuple[int, int], ...]) -> Rect:
    """Where the arrow at the end of a line is, which no number may hide."""
    (before, _), (x, y) = points[-2:]
    return Rect(min(x, x + (ARROW if before > x else -ARROW)), y - ARROW_HALF, ARROW, 2 * ARROW_HALF)


def _around(x: int, y: int, width: int) -> Rect:
    return Rect(x - width // 2, y - BADGE_HEIGHT // 2, width, BADGE_HEIGHT)


def _spots(pieces: list[Stretch], width: int) -> Iterator[Rect]:
    """Spots along the pieces, the longest piece first. A level piece must be longer than the badge, so that the line shows."""
    for left, top, right, bottom in pieces:
        if top == bottom and right - left < width + 4:
            continue
        for share in _SHARES:
            yield _around(left + (right - left) * share // 100, top + (bottom - top) * share // 100, width)


def _length(piece: Stretch) -> int:
    return piece[2] - piece[0] + piece[3] - piece[1]


def _covers(spot: Rect, piece: Stretch) -> bool:
    return spot.x < piece[2] + 1 and piece[0] < spot.right + 1 and spot.y < piece[3] + 1 and piece[1] < spot.bottom + 1
