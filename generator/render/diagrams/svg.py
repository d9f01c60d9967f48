"""A ladder's diagram as inline SVG. Colors come from the stylesheet; places stand in attributes; every text is escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from generator.render.diagrams.graph import Graph
from generator.render.diagrams.labels import ARROW, ARROW_HALF
from generator.render.diagrams.layout import BOX_WIDTH, NAMES, TOP, lay_out
from generator.render.diagrams.rows import in_rows
from generator.render.diagrams.searched import best_rows
from generator.render.diagrams.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.render.diagrams.labels import Rect
    from generator.render.diagrams.layout import Layout, Line, Point
    from generator.views.diagram import BoxView, DiagramView, MoveView

TEXT: Final = 13
SMALL: Final = 12
LEADING: Final = 15
_PAD: Final = 6
"""Pixels between a box and its text."""
_TITLE_LINES: Final = 2
_NAME_LINES: Final = 3
_CORNER: Final = 5


def ladder_svg(view: DiagramView) -> Markup:
    """Return the drawing of a ladder or of a part of it."""
    graph = Graph(
        tracks=len(view.tracks),
        tiers=len(view.tiers),
        cells=tuple((box.track, box.tier) for box in view.boxes),
        moves=tuple((move.source, move.target) for move in view.moves),
        off=tuple(way.source for way in view.off),
    )
    rows = best_rows(graph) if view.open_rows else tuple(range(graph.tracks))
    drawn = lay_out(in_rows(graph, rows))
    parts = (
        _rows([view.tracks[track] for track in rows], drawn),
        _columns(view, drawn),
        (_line(move, line) for move, line in zip(view.moves, drawn.lines, strict=True)),
        (_off(drawn.boxes[way.source], badge) for way, badge in zip(view.off, drawn.off, strict=True)),
        (
            badge(line.badge, number, opening=move.opening)
            for number, (move, line) in enumerate(zip(view.moves, drawn.lines, strict=True), 1)
        ),
        (badge(place, number) for number, place in enumerate(drawn.off, len(view.moves) + 1)),
        (_box(box, place) for box, place in zip(view.boxes, drawn.boxes, strict=True)),
    )
    return canvas(view.id, view.title, _said(view), (drawn.width, drawn.height), (piece for part in parts for piece in part))


def canvas(name: str, title: str, said: str, size: tuple[int, int], parts: Iterable[str]) -> Markup:
    """Return an SVG around its parts. It is a group, not an image, so that a screen reader meets the links inside."""
    width, height = size
    head = Markup(
        '<svg class="rb-drawing" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group" aria-labelledby="{n}-title" '
        'aria-describedby="{n}-desc"><title id="{n}-title">{title}</title><desc id="{n}-desc">{said}</desc>'
    ).format(w=width, h=height, n=f"diagram-{name}", title=title, said=said)
    return Markup("{}{}</svg>").format(head, Markup("").join(Markup(part) for part in parts))  # noqa: S704 - made by this package, escaped


def words(lines: Iterable[str], x: int, y: int, style: str) -> str:
    """Return lines of text, the first with its foot at `y`."""
    return "".join(f'<text class="{style}" x="{x}" y="{y + place * LEADING}">{escape(line)}</text>' for place, line in enumerate(lines))


def badge(place: Rect, number: int, *, opening: bool = False) -> str:
    """Return the number of a line: round, or square and filled where the move needs an opening."""
    kind, corner = ("rb-badge rb-badge-opening", 2) if opening else ("rb-badge", 9)
    return (
        f'<g class="{kind}"><rect x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}" rx="{corner}"/>'
        f'<text x="{place.x + place.width / 2:g}" y="{place.y + 13}">{number}</text></g>'
    )


def arrow(tip: Point, step: tuple[int, int], kind: str) -> str:
    """Return the head of an arrow; `step` is the direction in which it points. Steps up are filled, others open."""
    (x, y), (dx, dy) = tip, step
    back = (x - dx * ARROW, y - dy * ARROW)
    one, other = (back[0] + dy * ARROW_HALF, back[1] + dx * ARROW_HALF), (back[0] - dy * ARROW_HALF, back[1] - dx * ARROW_HALF)
    close = "Z" if kind == "promotion" else ""
    return f'<path class="rb-arrow rb-arrow-{kind}" d="M{one[0]} {one[1]}L{x} {y}L{other[0]} {other[1]}{close}"/>'


def path(points: tuple[Point, ...]) -> str:
    """Return the path of a line, its corners rounded where there is room."""
    found = [f"M{points[0][0]} {points[0][1]}"]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _distance(before, here) // 2, _distance(here, after) // 2)
        (x1, y1), (x2, y2) = _toward(here, before, radius), _toward(here, after, radius)
        found.append(f"L{x1} {y1}Q{here[0]} {here[1]} {x2} {y2}" if radius else f"L{here[0]} {here[1]}")
    return f"{''.join(found)}L{points[-1][0]} {points[-1][1]}"


def _distance(one: Point, other: Point) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(start: Point, goal: Point, far: int) -> Point:
    return start[0] + far * _sign(goal[0] - start[0]), start[1] + far * _sign(goal[1] - start[1])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _said(view: DiagramView) -> str:
    counts = f"Levels: {len(view.boxes)}. Tracks: {len(view.tracks)}. Tiers: {len(view.tiers)}. Moves: {len(view.moves)}."
    return f"{counts} Tiers are columns, tracks are rows. The numbered list after the diagram says the same in words."


def _rows(names: Iterable[str], drawn: Layout) -> Iterator[str]:
    for name, (top, bottom) in zip(names, drawn.rows, strict=True):
        lines = wrapped(name, NAMES - 2 * _PAD, TEXT, _NAME_LINES)
        start = (top + bottom - len(lines) * LEADING) // 2 + 12
        yield f'<g class="rb-row"><title>{escape(name)}</title><rect x="0" y="{top}" width="{drawn.width}" height="{bottom - top}"/>'
        yield f"{words(lines, _PAD, start, 'rb-row-name')}</g>"


def _columns(view: DiagramView, drawn: Layout) -> Iterator[str]:
    for name, left in zip(view.tiers, drawn.columns, strict=True):
        lines = wrapped(name, BOX_WIDTH, TEXT, _TITLE_LINES)
        start = TOP - 10 - (len(lines) - 1) * LEADING
        yield f'<g class="rb-column"><title>{escape(name)}</title>{words(lines, left + BOX_WIDTH // 2, start, "rb-column-name")}</g>'


def _line(move: MoveView, line: Line) -> str:
    before, tip = line.points[-2:]
    step = (_sign(tip[0] - before[0]), _sign(tip[1] - before[1]))
    return f'<path class="rb-move rb-move-{move.kind}" d="{path(line.points)}"/>{arrow(tip, step, move.kind)}'


def _off(box: Rect, place: Rect) -> str:
    x, top = place.right + 10, place.y - 1
    return f'<path class="rb-move rb-move-off" d="M{x} {box.y}V{top}"/>{arrow((x, top), (0, -1), "off")}'


def _box(box: BoxView, place: Rect) -> str:
    lines = wrapped(box.link.title, place.width - 2 * _PAD, TEXT, _TITLE_LINES)
    middle, tall = place.x + place.width // 2, (len(lines) + bool(box.pay)) * LEADING
    start = place.y + (place.height - tall) // 2 + 11
    pay = words((box.pay,), middle, start + len(lines) * LEADING, "rb-box-pay") if box.pay else ""
    return (
        f'<a class="rb-box" href="{escape(box.link.href)}" aria-label="{escape(box.name)}"><title>{escape(box.name)}</title>'
        f'<rect x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}" rx="4"/>'
        f"{words(lines, middle, start, 'rb-box-name')}{pay}</a>"
    )
