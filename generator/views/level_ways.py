"""Ways into and out of a level: step up, side move or hire, whether an opening is needed, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.level_pay import pay_in_short
from generator.views.level_time import months_asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from ladder_spec.models.ladder import Entry, Transition


class WayView(Struct, frozen=True):
    """One way between two levels, or into one from outside."""

    kind: str
    """promotion, lateral or entry"""
    from_: LinkView | None
    """None = from outside."""
    to: LinkView
    opening: bool
    reason: Line
    review_by: str
    """The day to ask again whether an opening is needed, in words; "" = none is set."""
    months: int
    """Months that the level at the end asks for."""
    pay: str
    """Pay of the level at the end."""


class OpeningView(Struct, frozen=True):
    """One answer to "must I wait for an opening", with the ways that it holds for."""

    needed: bool
    ways: str
    """from Medical Assistant I; "" where the answer is the same for all ways."""
    reason: Line
    review_by: str


def way_view(here: Here, way: Transition | Entry) -> WayView:
    """Return the view of a way."""
    before = getattr(way, "from_", None)
    level = here.handbook.levels[way.to]
    return WayView(
        kind=getattr(way, "kind", "entry"),
        from_=here.thing("level", before) if before else None,
        to=here.thing("level", way.to),
        opening=way.opening,
        reason=here.line(way.reason or ""),
        review_by=_day(way.review_by),
        months=months_asked(level),
        pay=pay_in_short(here, level),
    )


def ways_in(here: Here, level: str) -> tuple[WayView, ...]:
    """Return all ways into a level: steps up, side moves, then from outside."""
    book = here.handbook
    steps = sorted(book.ways_into(level), key=lambda way: way.kind != "promotion")
    ways: tuple[Transition | Entry, ...] = (*steps, *book.entries_to(level))
    return tuple(way_view(here, way) for way in ways)


def openings(here: Here, level: str) -> tuple[OpeningView, ...]:
    """Return whether an opening is needed for a level, once for each different answer.

    Steps up and ways from outside count; side moves only where there is nothing else.
    """
    book = here.handbook
    found: list[Transition | Entry] = [*(w for w in book.ways_into(level) if w.kind == "promotion"), *book.entries_to(level)]
    return _answers(here, found or list(book.ways_into(level)))


def _answers(here: Here, ways: Sequence[Transition | Entry]) -> tuple[OpeningView, ...]:
    groups: dict[tuple[bool, str, str], list[str]] = {}
    for way in ways:
        reason = way.reason or "" if way.opening else ""
        before = getattr(way, "from_", None)
        names = groups.setdefault((way.opening, reason, _day(way.review_by) if way.opening else ""), [])
        names.append(here.title("level", before) if before else "outside")
    alone = len(groups) == 1
    return tuple(
        OpeningView(needed, "" if alone else f"from {words.joined(names, 'or')}", here.line(reason), review_by)
        for (needed, reason, review_by), names in groups.items()
    )


def _day(when: date | None) -> str:
    return words.day(when) if when else ""
