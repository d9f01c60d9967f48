"""One level in short: for the tables and cards of home, ladder and track pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.level_pay import pay_in_short
from generator.views.level_time import months_asked, shortest
from generator.views.level_ways import openings

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.level_ways import OpeningView
    from generator.views.page import LinkView


class LevelLine(Struct, frozen=True):
    """One level in a list."""

    id: str
    link: LinkView
    summary: Line
    track: LinkView
    tier: str
    pay: str
    """With its unit."""
    openings: tuple[OpeningView, ...]
    months: str
    """Months that it asks for: 12 months; "" = none."""
    first_day: str
    """The fewest months from the first day in the job: 30; "" where promotions do not lead here, or at the first level itself."""


def level_line(here: Here, level: str) -> LevelLine:
    """Return a level in short."""
    book = here.handbook
    found = book.levels[level]
    asked, least = months_asked(found), shortest(book, level)
    return LevelLine(
        id=level,
        link=here.thing("level", level),
        summary=here.line(found.summary),
        track=here.thing("track", found.track),
        tier=book.tier_of(level).title,
        pay=pay_in_short(here, found),
        openings=openings(here, level),
        months=words.counted(asked, "month") if asked else "",
        first_day=str(least[1]) if least and least[0] != level else "",
    )


def opens_in_place(line: LevelLine) -> bool:
    """Return whether some way into a level needs no opening."""
    return any(not answer.needed for answer in line.openings)
