"""The page of a pathway: for whom, how long, what it costs, what counts, what to do, which money helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import fund_words, links, words
from generator.views.diagram import pathway_diagram
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.pathway_levels import levels_on_way
from generator.views.pathway_routes import figures
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.diagram import DiagramView
    from generator.views.here import Here, Line
    from generator.views.pathway_levels import LevelOnWay
    from generator.views.pathway_routes import FiguresView
    from ladder_spec.models.pathway import MonthRange, PathwayFile

KIND_WORDS: Final = {"career": "Grow as an MA", "springboard": "Move to another license", "stay": "Stay and do well"}
"""The readers' word for a kind of pathway, in the order in which they stand."""

_YEARS_FROM: Final = 36
"""From this many months on, people think in years."""
_MONTHS_OF_A_YEAR: Final = 12


class StepLine(Struct, frozen=True):
    """One thing to do."""

    text: Line
    fund: LinkView | None
    """The fund that pays for it."""
    fund_facts: str
    """How much and when, in one line."""


class MoneyRow(Struct, frozen=True):
    """A fund that helps."""

    link: LinkView
    cap: str
    """"" = no limit is set."""
    when: str
    promise: str


class PathwayView(Struct, frozen=True):
    """Everything on a pathway's page."""

    frame: Frame
    kind: str
    kind_words: str
    lead: Line
    is_for: Line
    starts: tuple[LinkView, ...]
    months: str
    """"" = nothing is said."""
    cost: str
    """"" = nothing is said."""
    cost_as_of: str
    figures: FiguresView
    schedule: Line
    promises: tuple[MoneyRow, ...]
    """Funds with a promise to work here; () = no promise."""
    levels: tuple[LevelOnWay, ...]
    diagram: DiagramView | None
    """The levels and the moves between them; None = there is nothing to draw."""
    credit: Line
    ask: str
    ask_how: Line
    """Who that is, or how to reach the office."""
    steps: tuple[StepLine, ...]
    funds: tuple[MoneyRow, ...]
    recognition: tuple[Line, ...]
    keep_place: Line
    keep_months: str
    sample: bool


def pathway_view(here: Here, pathway: PathwayFile) -> PathwayView:
    """Return the view of a pathway's page."""
    book, lead, funds = here.handbook, pathway.summary or pathway.for_, _money(here, pathway)
    contact = book.file.contact
    return PathwayView(
        frame=_frame(here, pathway, plain(lead), has_funds=bool(funds)),
        kind=pathway.kind,
        kind_words=KIND_WORDS[pathway.kind],
        lead=here.line(lead),
        is_for=here.line(pathway.for_),
        starts=tuple(here.thing("level", level) for level in pathway.from_),
        months=span(pathway.months) if pathway.months is not None else "",
        cost=cost_range(here, pathway),
        cost_as_of=words.day(pathway.cost.as_of) if pathway.cost is not None else "",
        figures=figures(here, pathway),
        schedule=here.line(pathway.schedule or ""),
        promises=tuple(fund for fund, months in funds if months),
        levels=levels_on_way(here, pathway),
        diagram=pathway_diagram(here, pathway),
        credit=here.line(pathway.credit),
        ask=here.title("role", pathway.ask) if pathway.ask else contact.office,
        ask_how=here.line(book.roles[pathway.ask].means if pathway.ask else contact.how),
        steps=tuple(_step(here, step.text, step.funding) for step in pathway.steps),
        funds=tuple(fund for fund, _ in funds),
        recognition=tuple(here.line(book.recognition[one].text) for one in pathway.recognition),
        keep_place=here.line(pathway.keep_place.text) if pathway.keep_place is not None else (),
        keep_months=words.counted(pathway.keep_place.months, "month") if pathway.keep_place is not None else "",
        sample=book.file.example,
    )


def span(months: MonthRange) -> str:
    """Return how long it takes: "12 to 18 months", "60 to 84 months (5 to 7 years)"."""
    if months.min == months.max:
        return words.months(months.min)
    text = f"{months.min} to {months.max} months"
    whole = not months.min % _MONTHS_OF_A_YEAR and not months.max % _MONTHS_OF_A_YEAR
    if months.max < _YEARS_FROM or not whole:
        return text
    return f"{text} ({months.min // _MONTHS_OF_A_YEAR} to {months.max // _MONTHS_OF_A_YEAR} years)"


def cost_range(here: Here, pathway: PathwayFile) -> str:
    """Return what school costs in all: "$8,000 to $20,000"; "" = nothing is said."""
    cost = pathway.cost
    if cost is None:
        return ""
    return here.money(cost.min) if cost.min == cost.max else f"{here.money(cost.min)} to {here.money(cost.max)}"


def _money(here: Here, pathway: PathwayFile) -> tuple[tuple[MoneyRow, int], ...]:
    """The funds of the pathway and of its steps, each with the months that are promised for it."""
    book = here.handbook
    ids = dict.fromkeys((*pathway.funding, *(step.funding for step in pathway.steps if step.funding)))
    return tuple((_row(here, fund), book.funds[fund].commitment.months) for fund in ids)


def _row(here: Here, fund: str) -> MoneyRow:
    found = here.handbook.funds[fund]
    return MoneyRow(here.thing("funding", fund), fund_words.cap(here, found), fund_words.WHEN[found.when], fund_words.promise(found))


def _step(here: Here, text: str, fund: str | None) -> StepLine:
    if fund is None:
        return StepLine(here.line(text), None, "")
    return StepLine(here.line(text), here.thing("funding", fund), fund_words.in_short(here, here.handbook.funds[fund]))


def _frame(here: Here, pathway: PathwayFile, lead: str, *, has_funds: bool) -> Frame:
    sections = (
        SectionView("steps", "What to do"),
        *((SectionView("levels", "Levels on the way"),) if pathway.levels else ()),
        SectionView("credit", "What of your work counts"),
        *((SectionView("money", "Money that helps"),) if has_funds else ()),
        *((SectionView("recognition", "How it is recognized"),) if pathway.recognition else ()),
        *((SectionView("keep-place", "Your place stays yours"),) if pathway.keep_place is not None else ()),
        SectionView("ask", "Whom to ask"),
    )
    return Frame(
        path=here.page,
        view="pathway",
        title=pathway.title,
        description=lead,
        source=here.handbook.paths["pathway", pathway.id],
        trail=(here.home(), here.to(links.PATHWAYS, "Pathways")),
        sections=sections,
        search=(
            SearchSection("", pathway.title, " ".join([lead, *pathway.aka, plain(pathway.for_), KIND_WORDS[pathway.kind]])),
            SearchSection("steps", f"{pathway.title}: what to do", " ".join(plain(step.text) for step in pathway.steps)),
            SearchSection("credit", f"{pathway.title}: what of your work counts", plain(pathway.credit)),
        ),
    )


pages = PageKind(pathway_view, lambda book: ((links.page_path("pathway", pathway.id), pathway) for pathway in book.pathways.values()))
"""The page of every pathway."""
