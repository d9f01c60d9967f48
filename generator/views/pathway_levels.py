"""The levels on a pathway: months that each asks for, and whether an opening is needed to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.level_time import experience
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here
    from generator.views.page import LinkView
    from ladder_spec.models.pathway import PathwayFile
    from ladder_spec.models.requirement import ExperienceRequirement


class MonthsAsked(Struct, frozen=True):
    """Months that a level asks for."""

    link: LinkView
    """Leads to the requirement: 12 months."""
    within: str
    """As MA I, MA II or MA III"""


class LevelOnWay(Struct, frozen=True):
    """One level on the way."""

    link: LinkView
    summary: str
    months: tuple[MonthsAsked, ...]
    """() = it asks for no months."""
    opening: str
    """in-place, opening or "" where the ways differ or this is where the pathway starts."""
    starts_here: bool
    """People may start the pathway at this level."""


def levels_on_way(here: Here, pathway: PathwayFile) -> tuple[LevelOnWay, ...]:
    """Return the levels on the way, in the pathway's order."""
    return tuple(_level(here, pathway, place) for place in range(len(pathway.levels)))


def _level(here: Here, pathway: PathwayFile, place: int) -> LevelOnWay:
    book = here.handbook
    level = book.levels[pathway.levels[place]]
    earlier = {*pathway.from_, *pathway.levels[:place]}
    openings = {way.opening for way in book.ways_into(level.id) if way.kind == "promotion" and way.from_ in earlier}
    return LevelOnWay(
        link=here.thing("level", level.id),
        summary=plain(level.summary),
        months=tuple(_months(here, level.id, asked) for asked in experience(level)),
        opening=("opening" if openings.pop() else "in-place") if len(openings) == 1 else "",
        starts_here=level.id in pathway.from_,
    )


def _months(here: Here, level: str, asked: ExperienceRequirement) -> MonthsAsked:
    titles = [here.title("level", before) for before in asked.levels]
    return MonthsAsked(here.requirement(f"{level}.{asked.id}", words.counted(asked.months, "month")), words.joined(titles, "or"))
