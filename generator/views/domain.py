"""The page of a domain: its competencies, each with the levels that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.output import SearchSection
from generator.views import links, words
from generator.views.here import Here
from generator.views.page import Frame, LinkView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.here import Line
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.competency import CompetenciesFile, Competency


@dataclass(frozen=True, slots=True)
class CompetencyLine:
    """One competency in the list."""

    link: LinkView
    definition: Line
    asked_at: tuple[LinkView, ...]
    """The levels that ask for it, in their order."""


@dataclass(frozen=True, slots=True)
class DomainView:
    """Everything on a domain's page."""

    frame: Frame
    lead: str
    competencies: tuple[CompetencyLine, ...]


def pages(handbook: Handbook, *, directory_urls: bool) -> Iterator[DomainView]:
    """Yield the page of every domain."""
    for domain in handbook.domains.values():
        yield domain_view(Here(handbook, links.page_path("domain", domain.domain.id), directory_urls), domain)


def domain_view(here: Here, file: CompetenciesFile) -> DomainView:
    """Return the view of a domain's page."""
    domain, count = file.domain, len(file.competencies)
    lead = plain(domain.summary) if domain.summary else f"{words.counted(count, 'skill')}, each with what others see you do at every step."
    frame = Frame(
        path=here.page,
        view="domain",
        title=domain.title,
        description=lead,
        source=here.handbook.paths["domain", domain.id],
        trail=(here.home(), here.to(links.COMPETENCIES, "Skills")),
        search=(SearchSection("", domain.title, " ".join([lead, *domain.aka, *(c.title for c in file.competencies)])),),
    )
    return DomainView(frame, lead, tuple(_line(here, competency) for competency in file.competencies))


def _line(here: Here, competency: Competency) -> CompetencyLine:
    asking = dict.fromkeys(asking.level for asking in here.handbook.asked_by(competency.id))
    return CompetencyLine(
        link=here.thing("competency", competency.id),
        definition=here.line(competency.summary or competency.definition),
        asked_at=tuple(here.thing("level", level) for level in asking),
    )
