"""The page of a training program: what you learn, how long it takes, what you pay today, how to sign up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.asking import asked_for
from generator.views.costs import costs_view, you_pay
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.requirement import step_view
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.asking import AskedFor
    from generator.views.costs import CostsView
    from generator.views.here import Here, Line
    from generator.views.requirement import StepView
    from ladder_spec.models.program import Hours, ProgramFile

FORMAT_WORDS: Final = {"online": "Online", "in-person": "In person", "mixed": "Online and in person", "at-work": "At work"}
"""The readers' word for how a program is held."""

_LINK: Final = re.compile(r"https://[^\s\"'<>]+", re.IGNORECASE)
"""An address that becomes a link; any other is shown as text."""


class Taught(Struct, frozen=True):
    """A skill that the program teaches."""

    skill: LinkView
    """Leads to the step on the skill's page."""
    behavior: Line
    """What others see you do at that step."""
    step: StepView


class ProgramView(Struct, frozen=True):
    """Everything on a program's page."""

    frame: Frame
    lead: Line
    paid_hours: str
    own_hours: str
    """"" = none of your own time."""
    schedule: Line
    where: Line
    format: str
    teaches: tuple[Taught, ...]
    costs: CostsView
    apply: Line
    apply_url: str
    """An https address; "" = none."""
    apply_code: str
    """The course code, or an address that is no safe link; "" = none."""
    needs: tuple[LinkView, ...]
    """What you need first."""
    listed_at: tuple[LinkView, ...]
    """Levels that name it as a way to learn and do not ask for it."""
    asked_at: tuple[AskedFor, ...]
    """Requirements that it meets by being finished."""
    prepares_for: tuple[LinkView, ...]
    gives: tuple[LinkView, ...]
    provider: str
    internal: bool
    review_by: str
    review_by_iso: str
    office: str
    """Whom to ask."""


def program_view(here: Here, program: ProgramFile) -> ProgramView:
    """Return the view of a program's page."""
    book, lead = here.handbook, program.summary or _lead(here, program)
    asked = asked_for(here, "program", program.id)
    listed = [level for level in book.levels_listing(program.id) if level not in {one.level_id for one in asked}]
    url = program.apply.url or ""
    linked = bool(_LINK.fullmatch(url))
    return ProgramView(
        frame=_frame(here, program, plain(lead), helps=bool(listed or asked)),
        lead=here.line(lead),
        paid_hours=words.counted(program.hours.paid, "hour"),
        own_hours=words.counted(program.hours.own, "hour") if program.hours.own else "",
        schedule=here.line(program.schedule),
        where=here.line(program.where),
        format=FORMAT_WORDS[program.format],
        teaches=tuple(_taught(here, taught.competency, taught.to) for taught in program.teaches),
        costs=costs_view(here, program.costs),
        apply=here.line(program.apply.how),
        apply_url=url if linked else "",
        apply_code=words.joined([part for part in (program.apply.code or "", "" if linked else url) if part]),
        needs=tuple(here.thing(*need.split(":", 1)) for need in program.needs),
        listed_at=tuple(here.thing("level", level) for level in listed),
        asked_at=asked,
        prepares_for=tuple(here.thing("credential", credential) for credential in program.prepares_for),
        gives=tuple(here.thing("credential", credential) for credential in program.gives),
        provider=program.provider.title,
        internal=program.provider.internal,
        review_by=words.day(program.review_by),
        review_by_iso=program.review_by.isoformat(),
        office=book.file.contact.office,
    )


def hours(spent: Hours) -> str:
    """Return the time that a program takes in a few words, for lists."""
    paid = words.counted(spent.paid, "paid hour") if spent.paid or not spent.own else ""
    own = words.counted(spent.own, "hour of your own time", "hours of your own time") if spent.own else ""
    return words.joined([part for part in (paid, own) if part])


def card_line(here: Here, program: ProgramFile) -> str:
    """Return hours, format and what you pay today in one line, for lists."""
    return " · ".join((hours(program.hours), FORMAT_WORDS[program.format].lower(), you_pay(here, program.costs)))


def _lead(here: Here, program: ProgramFile) -> str:
    skills = [words.lower_first(here.title("competency", taught.competency)) for taught in program.teaches[:3]]
    return f"You learn to {words.joined(skills)}." if skills else "A training program."


def _taught(here: Here, competency: str, step: str) -> Taught:
    return Taught(
        skill=here.thing("competency", competency, links.step_anchor(step)),
        behavior=here.line(here.handbook.competencies[competency].behaviors[step]),
        step=step_view(here, competency, step),
    )


def _frame(here: Here, program: ProgramFile, lead: str, *, helps: bool) -> Frame:
    sections = (
        *((SectionView("learn", "What you learn"),) if program.teaches else ()),
        SectionView("costs", "What you pay"),
        SectionView("sign-up", "How to sign up"),
        *((SectionView("credentials", "Cards and exams"),) if program.prepares_for or program.gives else ()),
        *((SectionView("levels", "Levels where it helps"),) if helps else ()),
        SectionView("about", "Who runs it"),
    )
    skills = [here.title("competency", taught.competency) for taught in program.teaches]
    cards = [here.title("credential", credential) for credential in (*program.prepares_for, *program.gives)]
    return Frame(
        path=here.page,
        view="program",
        title=program.title,
        description=lead,
        source=here.handbook.paths["program", program.id],
        trail=(here.home(), here.to(links.PROGRAMS, "Programs")),
        sections=sections,
        search=(
            SearchSection("", program.title, " ".join([lead, *program.aka, *skills, *cards])),
            SearchSection("costs", f"{program.title}: what you pay", ", ".join((hours(program.hours), you_pay(here, program.costs)))),
            SearchSection("sign-up", f"{program.title}: how to sign up", f"{plain(program.apply.how)} {plain(program.schedule)}"),
        ),
    )


pages = PageKind(program_view, lambda book: ((links.page_path("program", program.id), program) for program in book.programs.values()))
"""The page of every program."""
