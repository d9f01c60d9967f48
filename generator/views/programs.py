"""The index of programs: by what they teach, then skill by skill."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.asking import letters
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.program import card_line
from generator.views.requirement import step_view

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.requirement import StepView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.program import ProgramFile

_MANY: Final = "many_skills"
_OTHER: Final = "other_programs"
_TITLES: Final = {_MANY: "Many skills at once", _OTHER: "Other programs"}
"""Groups that are no domain. No id holds an underscore, so that no domain can take their names."""

_FEW: Final = 3
"""A program that teaches up to so many skills belongs to the domain of most of them."""


class ProgramCard(Struct, frozen=True):
    """One program in the list."""

    link: LinkView
    summary: Line
    facts: str
    """Hours, format and what you pay today."""
    gives: tuple[LinkView, ...]
    """Credentials that you hold when you finish."""


class ProgramGroup(Struct, frozen=True):
    """Programs that teach mostly one domain."""

    anchor: str
    title: str
    programs: tuple[ProgramCard, ...]


class Class(Struct, frozen=True):
    """A program that teaches a skill."""

    program: LinkView
    step: StepView


class SkillLine(Struct, frozen=True):
    """A skill and where you learn it."""

    skill: LinkView
    classes: tuple[Class, ...]
    """Empty = no program teaches it; it is learned at work."""


class SkillGroup(Struct, frozen=True):
    """The skills of a domain."""

    title: str
    """With their number: Safety, 7 skills."""
    skills: tuple[SkillLine, ...]


class ProgramsView(Struct, frozen=True):
    """Everything on the index of programs."""

    frame: Frame
    lead: str
    groups: tuple[ProgramGroup, ...]
    by_skill: tuple[SkillGroup, ...]


def programs_view(here: Here) -> ProgramsView:
    """Return the view of the index of programs."""
    book, groups = here.handbook, _groups(here)
    lead = f"{words.counted(len(book.programs), 'program')}: what you learn, how long it takes, and what you pay today."
    frame = Frame(
        path=here.page,
        view="programs",
        title="Programs",
        description=lead,
        source="",
        trail=(here.home(),),
        sections=(*(SectionView(group.anchor, group.title) for group in groups), SectionView("by-skill", "Find a class by skill")),
        search=(SearchSection("", "Programs", f"{lead} classes courses training all programs"),),
    )
    return ProgramsView(frame, lead, groups, tuple(_skills(here, domain) for domain in book.domains))


def _groups(here: Here) -> tuple[ProgramGroup, ...]:
    found: dict[str, list[ProgramCard]] = {domain: [] for domain in (_MANY, *here.handbook.domains, _OTHER)}
    for program in here.handbook.programs.values():
        found[_group_of(here.handbook, program)].append(_card(here, program))
    return tuple(
        ProgramGroup(f"teaches-{group}", _TITLES.get(group) or here.title("domain", group), tuple(programs))
        for group, programs in found.items()
        if programs
    )


def _group_of(handbook: Handbook, program: ProgramFile) -> str:
    """The domain that a program teaches most of (of several, the one that it names first), unless it teaches many of everything."""
    domains = Counter(handbook.domain_of(taught.competency).domain.id for taught in program.teaches)
    main = max(domains, key=lambda domain: domains[domain], default=_OTHER)
    skills = len(program.teaches)
    return _MANY if skills > _FEW and domains[main] * 2 <= skills else main


def _card(here: Here, program: ProgramFile) -> ProgramCard:
    return ProgramCard(
        link=here.thing("program", program.id),
        summary=here.line(program.summary or ""),
        facts=card_line(here, program),
        gives=letters(here, program.gives),
    )


def _skills(here: Here, domain: str) -> SkillGroup:
    book = here.handbook
    return SkillGroup(
        title=f"{here.title('domain', domain)}, {words.counted(len(book.domains[domain].competencies), 'skill')}",
        skills=tuple(
            SkillLine(
                skill=here.thing("competency", skill.id),
                classes=tuple(
                    Class(here.thing("program", taught.program), step_view(here, skill.id, taught.step))
                    for taught in book.taught_by(skill.id)
                ),
            )
            for skill in book.domains[domain].competencies
        ),
    )


pages = PageKind.single(programs_view, links.PROGRAMS)
"""The index of programs."""
