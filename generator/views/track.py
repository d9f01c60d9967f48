"""The page of a track: whom it is for, its levels from the first tier to the last, the ways in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links
from generator.views.kind import PageKind
from generator.views.ladder import ladder_title
from generator.views.level_line import level_line
from generator.views.level_ways import way_view
from generator.views.page import Frame, LinkView, SectionView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.level_line import LevelLine
    from generator.views.level_ways import WayView
    from ladder_spec.models.ladder import LadderFile, Track


class TrackView(Struct, frozen=True):
    """Everything on a track's page."""

    frame: Frame
    lead: Line
    ladder: LinkView
    levels: tuple[LevelLine, ...]
    """By tier; in one tier in the order of the ladder."""
    within: tuple[WayView, ...]
    """Moves between its levels."""
    ways_in: tuple[WayView, ...]
    """Moves from other tracks, and from outside."""
    ways_out: tuple[WayView, ...]
    """Moves to other tracks."""
    pathways: tuple[LinkView, ...]
    """Pathways that lead through its levels."""
    previous: LinkView | None
    next: LinkView | None


def track_view(here: Here, ladder: LadderFile, track: Track) -> TrackView:
    """Return the view of a track's page."""
    book = here.handbook
    tiers = [tier.id for tier in ladder.tiers]
    on_track = [level for level in ladder.levels if book.levels[level].track == track.id]
    lines = tuple(level_line(here, level) for level in sorted(on_track, key=lambda level: tiers.index(book.levels[level].tier)))
    place = [one.id for one in ladder.tracks].index(track.id)
    moves = [(way, way.from_ in on_track, way.to in on_track) for way in ladder.transitions]
    entries = [entry for entry in ladder.entry if entry.to in on_track]
    return TrackView(
        frame=_frame(here, ladder, track, lines, has_moves=any(leaves or arrives for _, leaves, arrives in moves) or bool(entries)),
        lead=here.line(track.for_),
        ladder=here.to(links.page_path("ladder", ladder.id), ladder_title(book, ladder)),
        levels=lines,
        within=tuple(way_view(here, way) for way, leaves, arrives in moves if leaves and arrives),
        ways_in=(
            *(way_view(here, way) for way, leaves, arrives in moves if arrives and not leaves),
            *(way_view(here, entry) for entry in entries),
        ),
        ways_out=tuple(way_view(here, way) for way, leaves, arrives in moves if leaves and not arrives),
        pathways=tuple(here.thing("pathway", p.id) for p in book.pathways.values() if set(p.levels) & set(on_track)),
        previous=here.thing("track", ladder.tracks[place - 1].id) if place else None,
        next=here.thing("track", ladder.tracks[place + 1].id) if place + 1 < len(ladder.tracks) else None,
    )


def _frame(here: Here, ladder: LadderFile, track: Track, lines: tuple[LevelLine, ...], *, has_moves: bool) -> Frame:
    names = " ".join(f"{line.link.title}. {plain(line.summary)}" for line in lines)
    return Frame(
        path=here.page,
        view="track",
        title=track.title,
        description=plain(track.for_),
        source=here.handbook.paths["ladder", ladder.id],
        trail=(here.home(), here.to(links.page_path("ladder", ladder.id), ladder_title(here.handbook, ladder))),
        sections=(SectionView("levels", "Its levels"), *([SectionView("moves", "Ways in and out")] if has_moves else [])),
        search=(SearchSection("", track.title, f"{plain(track.for_)} {names}"),),
    )


pages = PageKind(track_view, lambda book: ((links.page_path("track", track.id), ladder, track) for ladder, track in book.tracks.values()))
"""The page of every track."""
