"""The index of all skills, by domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.requirement import step_view

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.requirement import StepView


class StepMeaning(Struct, frozen=True):
    """A step of a scale and what a person at it can say."""

    step: StepView
    means: Line


class SkillCard(Struct, frozen=True):
    """One skill in the list."""

    link: LinkView
    definition: Line


class DomainGroup(Struct, frozen=True):
    """The skills of one domain."""

    anchor: str
    domain: LinkView
    count: str
    """7 skills"""
    summary: Line
    skills: tuple[SkillCard, ...]


class CompetenciesView(Struct, frozen=True):
    """Everything on the index of skills."""

    frame: Frame
    lead: str
    steps: tuple[StepMeaning, ...]
    """The steps of the scale that most skills use."""
    groups: tuple[DomainGroup, ...]


def competencies_view(here: Here) -> CompetenciesView:
    """Return the view of the index of skills."""
    book = here.handbook
    skills, domains = words.counted(len(book.competencies), "skill"), words.counted(len(book.domains), "group")
    lead = f"{skills} in {domains}. Each page says what others see you do, and who signs."
    groups = tuple(_group(here, domain) for domain in book.domains)
    frame = Frame(
        path=here.page,
        view="competencies",
        title="All skills",
        description=lead,
        source="",
        trail=(here.home(),),
        sections=tuple(SectionView(group.anchor, group.domain.title) for group in groups),
        search=(SearchSection("", "All skills", f"{lead} skills competencies list"),),
    )
    return CompetenciesView(frame, lead, _steps(here), groups)


def _steps(here: Here) -> tuple[StepMeaning, ...]:
    first = here.handbook.file.scales[0]
    competency = next((c for c in here.handbook.competencies if here.handbook.scale_of(c) is first), None)
    if competency is None:
        return ()
    return tuple(StepMeaning(step_view(here, competency, step.id), here.line(step.means)) for step in first.steps)


def _group(here: Here, domain: str) -> DomainGroup:
    file = here.handbook.domains[domain]
    return DomainGroup(
        anchor=domain,
        domain=here.thing("domain", domain),
        count=words.counted(len(file.competencies), "skill"),
        summary=here.line(file.domain.summary or ""),
        skills=tuple(SkillCard(here.thing("competency", c.id), here.line(c.summary or c.definition)) for c in file.competencies),
    )


pages = PageKind.single(competencies_view, links.COMPETENCIES)
"""The index of all skills."""
