"""The booklet of a ladder: how it works, and the requirement sheets of all its levels, with contents and bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links
from generator.views.diagram import ladder_diagram
from generator.views.here import Here
from generator.views.sheet import imprint

if TYPE_CHECKING:
    from generator.views.diagram import DiagramView
    from generator.views.here import Line
    from generator.views.sheet import Imprint, SheetView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import LadderFile


class BookletStep(Struct, frozen=True):
    """A step of a proficiency scale."""

    title: str
    means: Line


class BookletTrack(Struct, frozen=True):
    """A track with its levels."""

    title: str
    levels: tuple[str, ...]


class BookletView(Struct, frozen=True):
    """A booklet."""

    kind: str
    """booklet"""
    imprint: Imprint
    title: str
    """The ladder."""
    handbook: str
    summary: Line
    tiers: tuple[str, ...]
    tracks: tuple[BookletTrack, ...]
    steps: tuple[BookletStep, ...]
    """The steps of the handbook's first scale."""
    diagram: DiagramView
    """All levels and moves."""
    sheets: tuple[SheetView, ...]


def booklet_view(handbook: Handbook, ladder: LadderFile, sheets: tuple[SheetView, ...]) -> BookletView:
    """Return the booklet of a ladder.

    Args:
        handbook: The handbook.
        ladder: The ladder.
        sheets: The sheets of its levels, in their order.
    """
    here = Here(handbook, links.page_path("ladder", ladder.id))
    return BookletView(
        kind="booklet",
        imprint=imprint(handbook, here.page, handbook.file.edition_date),
        title=ladder.title,
        handbook=handbook.file.title,
        summary=here.line(ladder.summary or ""),
        tiers=tuple(tier.title for tier in ladder.tiers),
        tracks=tuple(
            BookletTrack(track.title, tuple(handbook.levels[i].title for i in ladder.levels if handbook.levels[i].track == track.id))
            for track in ladder.tracks
        ),
        steps=tuple(BookletStep(step.title, here.line(step.means)) for step in handbook.file.scales[0].steps),
        diagram=ladder_diagram(here, ladder),
        sheets=sheets,
    )
