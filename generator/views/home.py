"""The home page: three front doors, what people want to do, and all levels at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links
from generator.views.find import TITLE as FIND_TITLE
from generator.views.kind import PageKind
from generator.views.ladder import ladder_title
from generator.views.level_line import level_line
from generator.views.page import Frame, LinkView, SectionView
from generator.views.pathway import KIND_WORDS
from generator.views.promotion import policy_of

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.level_line import LevelLine

LEAD: Final = "See your level, what the next one asks, who signs, and what it pays."

_DOORS: Final = {
    "career": "You want more skill, more pay, or to lead, and stay a medical assistant.",
    "springboard": "You want to be a nurse, a PA, or something else. You keep your place while you learn.",
    "stay": "You like your work as it is. Your years here count too.",
}
"""Whom each door is for, by the kind of pathway behind it."""


class DoorView(Struct, frozen=True):
    """A front door: all pathways of one kind."""

    kind: str
    """career, springboard or stay"""
    title: str
    text: str
    all: LinkView
    """All of its pathways; the pathway itself where there is only one."""
    links: tuple[LinkView, ...]
    """Its pathways where there are several, then what helps on the way."""


class LadderLines(Struct, frozen=True):
    """The levels of one ladder."""

    title: str
    """"" where there is only one ladder."""
    link: LinkView
    anchor: str
    levels: tuple[LevelLine, ...]


class HomeView(Struct, frozen=True):
    """Everything on the home page."""

    frame: Frame
    lead: str
    organization: str
    find: LinkView
    doors: tuple[DoorView, ...]
    wants: tuple[LinkView, ...]
    """What people want to do, each with the page that answers it."""
    ladders: tuple[LadderLines, ...]
    sample: bool
    office: str
    how: Line


def home_view(here: Here) -> HomeView:
    """Return the view of the home page."""
    book = here.handbook
    ladders = tuple(book.ladders.values())
    return HomeView(
        frame=_frame(here),
        lead=LEAD,
        organization=book.file.organization,
        find=here.to(links.FIND, FIND_TITLE),
        doors=_doors(here),
        wants=_wants(here),
        ladders=tuple(
            LadderLines(
                title=ladder.title if len(ladders) > 1 else "",
                link=here.to(links.page_path("ladder", ladder.id), ladder_title(book, ladder)),
                anchor=f"levels-{ladder.id}",
                levels=tuple(level_line(here, level) for level in ladder.levels),
            )
            for ladder in ladders
        ),
        sample=book.file.example,
        office=book.file.contact.office,
        how=here.line(book.file.contact.how),
    )


def _doors(here: Here) -> tuple[DoorView, ...]:
    """One door for each kind of pathway that the handbook has."""
    helps = {
        "career": (here.to(links.PROMOTION, "How to move up"),),
        "springboard": (here.to(links.FUNDING, "Money for school"),),
        "stay": (here.to(links.RECOGNITION, "How good work is seen"), here.to(links.MENTORSHIP, "Mentors and career talks")),
    }
    found = []
    for kind, text in _DOORS.items():
        behind = [here.thing("pathway", one.id) for one in here.handbook.pathways.values() if one.kind == kind]
        if behind:
            title = KIND_WORDS[kind]
            way_in = LinkView(title, behind[0].href) if len(behind) == 1 else here.to(links.PATHWAYS, title, kind)
            found.append(DoorView(kind, title, text, way_in, (*(behind if len(behind) > 1 else ()), *helps[kind])))
    return tuple(found)


def _wants(here: Here) -> tuple[LinkView, ...]:
    """The questions that MAs asked in the focus groups (Vilendrer et al. 2022), each with the page that answers it."""
    ladder = links.page_path("ladder", next(iter(here.handbook.ladders)))
    appeal_page, appeal = links.policy_place("appeal-a-decision") or (links.APPEALS, "")
    levels = here.to(links.HOME, "", "levels").href
    return (
        here.to(links.FIND, "find out which level I am on"),
        LinkView("see what the next level asks", levels),
        here.to(links.COMPETENCIES, "learn a skill"),
        here.to(ladder, "see who signs", "who-signs"),
        here.to(ladder, "know if I must wait for an opening", "openings"),
        here.to(links.PROMOTION, "apply to move up"),
        here.to(links.CHANGED, "see what changed for my level"),
        *((here.to(links.PROMOTION, "know if my past work counts", "credit"),) if policy_of(here.handbook).credit else ()),
        here.to(links.FIND, "do something about work above my level", "above"),
        here.to(links.PAY, "see what a level pays"),
        here.to(links.FUNDING, "know who pays for school"),
        here.to(links.PROGRAMS, "take a class"),
        *((here.to(links.PATHWAYS, "compare time, cost, and hours of each pathway", "routes"),) if here.handbook.pathways else ()),
        here.to(links.SITES, "see what differs in my clinic"),
        here.to(links.SCOPES, "know what my state allows"),
        here.to(links.MENTORSHIP, "get a mentor or a career talk"),
        LinkView("print what a level asks", levels),
        here.to(appeal_page, "appeal a decision", appeal),
    )


def _frame(here: Here) -> Frame:
    file = here.handbook.file
    return Frame(
        path=here.page,
        view="home",
        title=file.title,
        description=LEAD,
        source=here.handbook.paths["handbook", "handbook"],
        sections=(SectionView("wants", "I want to…"), SectionView("levels", "All levels")),
        search=(
            SearchSection("", file.title, f"{file.organization} {LEAD}"),
            SearchSection("levels", "Which level am I on?", ", ".join(level.title for level in here.handbook.levels.values())),
        ),
        template="rungbook/home.html",
    )


pages = PageKind.single(home_view, links.HOME)
"""The home page."""
