"""The page of a domain: its skills, and the step of each that every level asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.competency_asked import first_asking, levels_asking
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.requirement import step_view
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.competency_asked import LevelAsks
    from generator.views.here import Here, Line
    from generator.views.requirement import StepView
    from ladder_spec.models.competency import CompetenciesFile, Competency


class Cell(Struct, frozen=True):
    """What one level asks of one skill."""

    href: str
    """The requirement on the level's page."""
    step: StepView
    choice: bool
    """It is one of several choices there."""


class SkillRow(Struct, frozen=True):
    """One skill of the domain."""

    link: LinkView
    definition: Line
    first: LevelAsks | None
    """The first level that asks for it as a must, else as a choice; None = no level does."""
    cells: tuple[Cell | None, ...]
    """One for each level of the table; None = not asked there."""


class DomainView(Struct, frozen=True):
    """Everything on a domain's page."""

    frame: Frame
    lead: str
    skills: tuple[SkillRow, ...]
    levels: tuple[LinkView, ...]
    """Levels that ask for any of the skills."""
    steps: tuple[StepView, ...]
    """The domain's scale, as a key to the table."""


def domain_view(here: Here, file: CompetenciesFile) -> DomainView:
    """Return the view of a domain's page."""
    asked = {skill.id: levels_asking(here, skill.id) for skill in file.competencies}
    asking = {one.level_id for found in asked.values() for one in found}
    levels = [level for level in here.handbook.levels if level in asking]
    return DomainView(
        frame=_frame(here, file, has_levels=bool(levels)),
        lead=_lead(file),
        skills=tuple(_row(here, skill, asked[skill.id], levels) for skill in file.competencies),
        levels=tuple(here.thing("level", level) for level in levels),
        steps=tuple(step_view(here, file.competencies[0].id, step.id) for step in here.handbook.scale_of(file.competencies[0].id).steps),
    )


def _lead(file: CompetenciesFile) -> str:
    count = words.counted(len(file.competencies), "skill")
    return plain(file.domain.summary) if file.domain.summary else f"{count}, and the step of each that your level asks."


def _row(here: Here, skill: Competency, asked: tuple[LevelAsks, ...], levels: list[str]) -> SkillRow:
    at = {one.level_id: one for one in reversed(asked)}
    return SkillRow(
        link=here.thing("competency", skill.id),
        definition=here.line(skill.summary or skill.definition),
        first=first_asking(asked),
        cells=tuple(Cell(at[level].level.href, at[level].step, bool(at[level].choice)) if level in at else None for level in levels),
    )


def _frame(here: Here, file: CompetenciesFile, *, has_levels: bool) -> Frame:
    domain, lead = file.domain, _lead(file)
    return Frame(
        path=here.page,
        view="domain",
        title=domain.title,
        description=lead,
        source=here.handbook.paths["domain", domain.id],
        trail=(here.home(), here.to(links.COMPETENCIES, "Skills")),
        sections=(SectionView("skills", "The skills"), *((SectionView("levels", "What each level asks"),) if has_levels else ())),
        search=(SearchSection("", domain.title, " ".join([lead, *domain.aka, *(c.title for c in file.competencies)])),),
        template="rungbook/wide.html",
    )


pages = PageKind(domain_view, lambda book: ((links.page_path("domain", domain.domain.id), domain) for domain in book.domains.values()))
"""The page of every domain."""
