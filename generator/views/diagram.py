"""What the pathway diagrams show: levels as boxes, moves between them, the ways off the ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views.level_pay import pay_range
from ladder_spec.models.level import Pay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.views.here import Here
    from generator.views.page import LinkView
    from ladder_spec.models.ladder import LadderFile, Transition
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.pathway import PathwayFile


class BoxView(Struct, frozen=True):
    """A level in a diagram."""

    link: LinkView
    name: str
    """Medical Assistant II, Core clinical track, tier Full skills, $21.60 to $25.90"""
    pay: str
    """"" = not published."""
    track: int
    """The place of its track in the diagram, from 0."""
    tier: int
    """The place of its tier in the diagram, from 0."""


class MoveView(Struct, frozen=True):
    """A move between two boxes. Its number is its place in the diagram's moves, from 1."""

    source: int
    """The place of the box where it starts, from 0."""
    target: int
    kind: str
    """promotion or lateral"""
    opening: bool


class OffView(Struct, frozen=True):
    """The way from one box off the ladder. Numbers go on after those of the moves."""

    source: int
    start: LinkView
    pathways: tuple[LinkView, ...]


class DiagramView(Struct, frozen=True):
    """Levels in a grid of tracks and tiers."""

    id: str
    """Unlike that of any other diagram on the page."""
    title: str
    tracks: tuple[str, ...]
    tiers: tuple[str, ...]
    boxes: tuple[BoxView, ...]
    """In the order in which readers meet the levels."""
    moves: tuple[MoveView, ...]
    off: tuple[OffView, ...]
    alone: tuple[LinkView, ...]
    """Levels that no move leads to or from, and no way off the ladder."""
    open_rows: bool = False
    """Whether rows may stand in another order than the tracks, so that fewer lines cross."""


class _Part(Struct, frozen=True):
    """What of a ladder is drawn."""

    id: str
    title: str
    levels: Sequence[str]
    ways: Sequence[Transition]
    whole: bool
    """With tracks and tiers that hold no level, and with the ways off the ladder."""


def ladder_diagram(here: Here, ladder: LadderFile) -> DiagramView:
    """Return the diagram of a whole ladder. Its moves have the order of the list of moves on the ladder's page."""
    book = here.handbook
    moves = [way for level in ladder.levels for way in book.ways_out_of(level)]
    title = f"All levels and moves: {ladder.title}"
    return _diagram(here, ladder, _Part("ladder", title, ladder.levels, moves, whole=True))


def pathway_diagram(here: Here, pathway: PathwayFile) -> DiagramView | None:
    """Return the levels of a pathway as a diagram; None where it has fewer than two, or no moves between them."""
    book, on_way = here.handbook, set(pathway.levels)
    if not pathway.levels:
        return None
    ladder = book.ladder_of(pathway.levels[0])
    levels = [level for level in ladder.levels if level in on_way]
    moves = [way for level in levels for way in book.ways_out_of(level) if way.to in on_way]
    part = _Part("pathway", f"Levels on the way: {pathway.title}", levels, moves, whole=False)
    return _diagram(here, ladder, part) if moves else None


def leaves_ladder(pathway: PathwayFile) -> bool:
    """Return whether a pathway leads to another license or job, off the ladder."""
    return pathway.kind == "springboard" or (pathway.kind == "career" and not pathway.levels)


def _diagram(here: Here, ladder: LadderFile, part: _Part) -> DiagramView:
    levels, ways, whole = part.levels, part.ways, part.whole
    book = here.handbook
    found = [book.levels[level] for level in levels]
    tracks = [track for track in ladder.tracks if whole or any(level.track == track.id for level in found)]
    tiers = [tier for tier in ladder.tiers if whole or any(level.tier == tier.id for level in found)]
    track_ids, tier_ids, places = [one.id for one in tracks], [one.id for one in tiers], {level: at for at, level in enumerate(levels)}
    moves = tuple(MoveView(places[way.from_], places[way.to], way.kind, way.opening) for way in ways)
    off = tuple(_off(here, level, place) for level, place in places.items()) if whole else ()
    shown = tuple(way for way in off if way.pathways)
    busy = {place for move in moves for place in (move.source, move.target)} | {way.source for way in shown}
    return DiagramView(
        id=part.id,
        title=part.title,
        tracks=tuple(track.title for track in tracks),
        tiers=tuple(tier.title for tier in tiers),
        boxes=tuple(level_box(here, level, track_ids.index(level.track), tier_ids.index(level.tier)) for level in found),
        moves=moves,
        off=shown,
        alone=tuple(here.thing("level", level) for level, place in places.items() if place not in busy),
        open_rows=ladder.rows == "fewest-crossings",
    )


def _off(here: Here, level: str, place: int) -> OffView:
    goals = (goal for goal in here.handbook.pathways.values() if leaves_ladder(goal) and level in goal.from_)
    return OffView(place, here.thing("level", level), tuple(here.thing("pathway", goal.id) for goal in goals))


def level_box(here: Here, level: LevelFile, track: int = 0, tier: int = 0) -> BoxView:
    """Return a level as a box of a diagram."""
    pay, name = _pay(here, level), full_name(here, level)
    return BoxView(here.thing("level", level.id), name, pay, track, tier)


def full_name(here: Here, level: LevelFile) -> str:
    """Return a level with its track, tier and pay, to be heard alone."""
    book = here.handbook
    pay = _pay(here, level).replace(" \N{EN DASH} ", " to ") or "pay not published"
    return f"{level.title}, {book.track_of(level.id).title}, tier {book.tier_of(level.id).title}, {pay}"


def _pay(here: Here, level: LevelFile) -> str:
    return pay_range(here, level.pay, here.handbook.ladder_of(level.id)) if isinstance(level.pay, Pay) else ""
