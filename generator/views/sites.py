"""The page of all clinics: which has which level, and everything in which they differ, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.differences import differences, not_offered_anchor
from generator.views.kind import PageKind
from generator.views.level_places import at_level
from generator.views.page import Frame, LinkView, SectionView
from generator.views.site import counted_differences

if TYPE_CHECKING:
    from generator.views.differences import DifferencesView
    from generator.views.here import Here
    from ladder_spec.models.site import SiteFile

LEAD = "The same level means the same work at every clinic. Where one differs, it stands here with the reason."


class SiteLine(Struct, frozen=True):
    """One clinic in short."""

    link: LinkView
    counted: str
    """2 duties added and 1 skill not done here; "" = the work does not differ"""
    missing: str
    """3 levels not offered; "" = it has all"""


class StateGroup(Struct, frozen=True):
    """The clinics of one state."""

    anchor: str
    state: LinkView
    sites: tuple[SiteLine, ...]


class LevelCell(Struct, frozen=True):
    """What a level is at a clinic, in the table."""

    text: str
    """Same, 1 differs, 2 differ, or No: it is not offered."""
    href: str
    """To what differs, or to the reason; "" where the level is the same."""
    offered: bool


class SiteRow(Struct, frozen=True):
    """One clinic against all levels."""

    site: LinkView
    cells: tuple[LevelCell, ...]
    """In the order of the levels."""


class SitesView(Struct, frozen=True):
    """Everything on the page of all clinics."""

    frame: Frame
    lead: str
    groups: tuple[StateGroup, ...]
    levels: tuple[LinkView, ...]
    rows: tuple[SiteRow, ...]
    differences: DifferencesView
    most_adds: int
    """How many duties a clinic may add at most."""
    most_swaps: int
    """How many extra skills a clinic may swap at most."""


def sites_view(here: Here) -> SitesView:
    """Return the view of the page of all clinics."""
    book = here.handbook
    sites = tuple(book.sites.values())
    found = differences(here, *sites)
    states = [scope for scope in book.scopes.values() if any(site.state == scope.state for site in sites)]
    return SitesView(
        frame=Frame(
            path=here.page,
            view="sites",
            title="Clinics",
            description=LEAD,
            source="",
            trail=(here.home(),),
            sections=(
                SectionView("clinics", "Find your clinic"),
                SectionView("same", "What is the same everywhere"),
                SectionView("levels", "Same everywhere, or different here"),
                SectionView("differences", "Everything that differs"),
            ),
            search=_search(sites),
            template="rungbook/wide.html",
        ),
        lead=LEAD,
        groups=tuple(
            StateGroup(
                f"clinics-{scope.state.lower()}",
                here.thing("scope", scope.state),
                tuple(_line(here, site) for site in sites if site.state == scope.state),
            )
            for scope in states
        ),
        levels=tuple(here.thing("level", level) for level in book.levels),
        rows=tuple(_row(here, site) for site in sites),
        differences=found,
        most_adds=book.file.site_limits.adds,
        most_swaps=book.file.site_limits.swaps,
    )


def _line(here: Here, site: SiteFile) -> SiteLine:
    missing = len(site.not_offered)
    return SiteLine(
        link=here.thing("site", site.id),
        counted=counted_differences(site),
        missing=f"{words.counted(missing, 'level')} not offered" if missing else "",
    )


def _row(here: Here, site: SiteFile) -> SiteRow:
    return SiteRow(
        site=here.thing("site", site.id),
        cells=tuple(_cell(here, site, level) for level in here.handbook.levels),
    )


def _cell(here: Here, site: SiteFile, level: str) -> LevelCell:
    if level not in site.levels:
        return LevelCell("No", here.thing("site", site.id, not_offered_anchor(level)).href, offered=False)
    found = at_level(here, level, site)
    differ = len(found.adds) + len(found.swaps) + len(found.not_here)
    if not differ:
        return LevelCell("Same", "", offered=True)
    return LevelCell("1 differs" if differ == 1 else f"{differ} differ", here.thing("site", site.id).href, offered=True)


def _search(sites: tuple[SiteFile, ...]) -> tuple[SearchSection, ...]:
    aka = ["sites", "clinics", "locations", "why is my clinic different"]
    return (
        SearchSection("", "Clinics", " ".join([LEAD, *aka, *(site.title for site in sites)])),
        SearchSection("levels", "Which clinic has which level", "Levels offered at each clinic."),
        SearchSection("differences", "Everything that differs between clinics", "Added, swapped, not done here, not offered, and why."),
    )


pages = PageKind.single(sites_view, links.SITES)
"""The page of all clinics."""
