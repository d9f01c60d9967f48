"""Where you are: one level with what leads to it above and where it leads below, small enough for any phone.

It is drawn 288 pixels wide, so that it stands at its own size on a screen of 320, with no text under 12 pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import escape

from generator.render.diagrams.labels import BADGE_HEIGHT, Rect, badge_width
from generator.render.diagrams.svg import LEADING, SMALL, TEXT, arrow, badge, canvas, path, words
from generator.render.diagrams.text import wrapped

if TYPE_CHECKING:
    from markupsafe import Markup

    from generator.views.diagram import BoxView
    from generator.views.level_where import EgoView, NearView

WIDTH: Final = 288
_LEFT: Final = 54
"""Where boxes start; lines run on their left."""
_RAILS: Final = {"promotion": 6, "lateral": 14, "off": 22}
"""Where the lines of each kind run down together."""
_BADGE: Final = 26
"""Where the numbers start."""
_GAP: Final = 10
_APART: Final = 22
"""Between this level and the others."""
_PAD: Final = 8
_LINES: Final = 2


def ego_svg(view: EgoView) -> Markup:
    """Return the drawing of one level and its neighbors."""
    parts: list[str] = []
    y = 2
    starts = []
    for number, near in enumerate(view.ways_in, 1):
        place, drawn = _near(near, y)
        parts += (drawn, _tag(near, number, place))
        starts.append(place)
        y = place.bottom + _GAP
    y += _APART - _GAP if starts else 0
    here = _here_place(view.here, y)
    lines = [_into(near, place, here) for near, place in zip(view.ways_in, starts, strict=True)]
    links = [*parts, _here(view.here, here)]
    y = here.bottom + _APART
    for number, near in enumerate(view.ways_out, len(starts) + 1):
        place, drawn = _near(near, y)
        lines.append(_out(near, place, here))
        links += (drawn, _tag(near, number, place))
        y = place.bottom + _GAP
    bottom = y - (_GAP if view.ways_out else _APART) + 2
    said = "Above: what leads here. Below: where you can go. The list after the drawing says the same in words."
    return canvas(view.id, view.title, said, (WIDTH, bottom), (*lines, *links))


def _near(near: NearView, top: int) -> tuple[Rect, str]:
    room = WIDTH - _LEFT - 2 * _PAD - 2
    title, condition = wrapped(near.link.title, room, TEXT, _LINES), wrapped(near.condition, room, SMALL, _LINES)
    place = Rect(_LEFT, top, WIDTH - _LEFT - 2, (len(title) + len(condition)) * LEADING + 2 * _PAD)
    start = top + _PAD + 12
    drawn = (
        f'<a class="rb-box" href="{escape(near.link.href)}" aria-label="{escape(near.name)}"><title>{escape(near.name)}</title>'
        f"{_frame(place)}{words(title, _LEFT + _PAD, start, 'rb-near-name')}"
        f"{words(condition, _LEFT + _PAD, start + len(title) * LEADING, 'rb-near-pay')}</a>"
    )
    return place, drawn


def _here_lines(box: BoxView) -> tuple[str, ...]:
    return wrapped(box.link.title, WIDTH - 2 * _PAD - 4, TEXT, _LINES)


def _here_place(box: BoxView, top: int) -> Rect:
    return Rect(2, top, WIDTH - 4, (len(_here_lines(box)) + 1) * LEADING + 2 * _PAD)


def _here(box: BoxView, place: Rect) -> str:
    lines, start = _here_lines(box), place.y + _PAD + 12
    below = ("You are here. " + box.pay,) if box.pay else ("You are here",)
    return (
        f'<a class="rb-box rb-box-here" href="{escape(box.link.href)}" aria-current="page" aria-label="{escape(box.name)}">'
        f"<title>{escape(box.name)}</title>{_frame(place)}{words(lines, place.x + _PAD, start, 'rb-near-name')}"
        f"{words(below, place.x + _PAD, start + len(lines) * LEADING, 'rb-near-pay')}</a>"
    )


def _frame(place: Rect) -> str:
    return f'<rect x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}" rx="4"/>'


def _into(near: NearView, place: Rect, here: Rect) -> str:
    """From a box above, down the rail of its kind, into this level."""
    middle, tip = place.y + place.height // 2, (_RAILS[near.kind], here.y)
    return f"{_move(near, ((_LEFT, middle), (tip[0], middle), tip))}{arrow(tip, (0, 1), near.kind)}"


def _out(near: NearView, place: Rect, here: Rect) -> str:
    """Out of this level, down the rail of its kind, into a box below."""
    rail, tip = _RAILS[near.kind], (_LEFT, place.y + place.height // 2)
    return f"{_move(near, ((rail, here.bottom), (rail, tip[1]), tip))}{arrow(tip, (1, 0), near.kind)}"


def _move(near: NearView, points: tuple[tuple[int, int], ...]) -> str:
    return f'<path class="rb-move rb-move-{near.kind}" d="{path(points)}"/>'


def _tag(near: NearView, number: int, place: Rect) -> str:
    spot = Rect(_BADGE, place.y + (place.height - BADGE_HEIGHT) // 2, badge_width(number), BADGE_HEIGHT)
    return badge(spot, number, opening=near.opening)
