"""The index of pathways, in three groups: grow as an MA, move to another license, stay and do well. Then all routes side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.pathway import KIND_WORDS, cost_range, span
from generator.views.pathway_routes import level_steps, route_view

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.pathway_routes import LevelStepView, RouteView
    from ladder_spec.models.pathway import PathwayFile


class PathwayCard(Struct, frozen=True):
    """One pathway in the list."""

    link: LinkView
    is_for: Line
    facts: tuple[str, ...]
    """Months and cost."""


class PathwayGroup(Struct, frozen=True):
    """Pathways of one kind."""

    kind: str
    title: str
    pathways: tuple[PathwayCard, ...]
    routes: tuple[RouteView, ...]
    """The same, with all figures."""


class PathwaysView(Struct, frozen=True):
    """Everything on the index of pathways."""

    frame: Frame
    lead: str
    groups: tuple[PathwayGroup, ...]
    steps: tuple[LevelStepView, ...]
    """Each step of the ladder by itself; () = there are no promotions."""
    office: str
    """Whom to ask about what no spec says."""
    sample: bool


def pathways_view(here: Here) -> PathwaysView:
    """Return the view of the index of pathways."""
    pathways = here.handbook.pathways.values()
    groups = tuple(
        PathwayGroup(kind, title, tuple(_card(here, p) for p in chosen), tuple(route_view(here, p) for p in chosen))
        for kind, title in KIND_WORDS.items()
        if (chosen := [p for p in pathways if p.kind == kind])
    )
    steps = level_steps(here)
    lead = f"{words.counted(len(pathways), 'pathway')}: grow as an MA, go to school, or stay and do well. All of them are good."
    frame = Frame(
        path=here.page,
        view="pathways",
        title="Pathways",
        description=lead,
        source="",
        trail=(here.home(),),
        sections=(
            *(SectionView(group.kind, group.title) for group in groups),
            *((SectionView("routes", "All pathways side by side"),) if groups else ()),
            *((SectionView("steps", "Each step up, side by side"),) if steps else ()),
        ),
        search=(
            SearchSection("", "Pathways", f"{lead} career goals nurse school all pathways"),
            SearchSection(
                "routes", "All pathways side by side", "", "compare pathways time hours fees what you pay today sign-offs promise"
            ),
            *(
                (SearchSection("steps", "Each step up, side by side", "", "hours fees sign-offs months pay of each level"),)
                if steps
                else ()
            ),
        ),
        template="rungbook/wide.html",
    )
    book = here.handbook.file
    return PathwaysView(frame, lead, groups, steps, book.contact.office, sample=book.example)


def _card(here: Here, pathway: PathwayFile) -> PathwayCard:
    cost = cost_range(here, pathway)
    months = span(pathway.months) if pathway.months is not None else ""
    return PathwayCard(
        link=here.thing("pathway", pathway.id),
        is_for=here.line(pathway.for_),
        facts=tuple(fact for fact in (months, f"school costs {cost}" if cost else "") if fact),
    )


pages = PageKind.single(pathways_view, links.PATHWAYS)
"""The index of pathways."""
