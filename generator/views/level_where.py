"""Where you are: what leads to a level and where it leads, for the small diagram on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.diagram import full_name, leaves_ladder, level_box
from generator.views.level_time import months_asked
from generator.views.pathway import span

if TYPE_CHECKING:
    from generator.views.diagram import BoxView
    from generator.views.here import Here
    from generator.views.page import LinkView
    from ladder_spec.models.ladder import Transition
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.pathway import PathwayFile


class NearView(Struct, frozen=True):
    """A level before or after this one, or a goal off the ladder."""

    link: LinkView
    name: str
    """With all that the box says."""
    kind: str
    """promotion, lateral or off"""
    opening: bool
    condition: str
    """Step up, needs an opening, asks for 12 months"""


class EgoView(Struct, frozen=True):
    """Where you are: what leads to one level, and where it leads."""

    id: str
    title: str
    here: BoxView
    ways_in: tuple[NearView, ...]
    ways_out: tuple[NearView, ...]


def ego_diagram(here: Here, level: LevelFile) -> EgoView:
    """Return what leads to a level and where it leads, steps up before side moves."""
    book = here.handbook
    into = sorted(book.ways_into(level.id), key=lambda way: way.kind != "promotion")
    goals = [pathway for pathway in book.pathways.values() if leaves_ladder(pathway) and level.id in pathway.from_]
    return EgoView(
        id="where",
        title=f"Ways to and from {level.title}",
        here=level_box(here, level),
        ways_in=tuple(_near(here, way, way.from_) for way in into),
        ways_out=(*(_near(here, way, way.to) for way in book.ways_out_of(level.id)), *(_goal(here, goal) for goal in goals)),
    )


def _near(here: Here, way: Transition, other: str) -> NearView:
    level = here.handbook.levels[other]
    kind = {"promotion": "Step up", "lateral": "Side move"}[way.kind]
    months = months_asked(here.handbook.levels[way.to])
    parts = (
        kind,
        "needs an opening" if way.opening else "no opening needed",
        f"asks for {words.counted(months, 'month')}" if months else "",
    )
    condition = ", ".join(filter(None, parts))
    return NearView(here.thing("level", other), f"{full_name(here, level)}. {condition}", way.kind, way.opening, condition)


def _goal(here: Here, goal: PathwayFile) -> NearView:
    condition = ", ".join(filter(None, ("Leaves the ladder", span(goal.months) if goal.months is not None else "")))
    link = here.thing("pathway", goal.id)
    return NearView(link, f"{goal.title}. {condition}", "off", opening=False, condition=condition)
