"""The page of a fund: what it pays, when and to whom, how to ask, what you promise, and what you pay back if you leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import fund_words, links, words
from generator.views.costs import COST_WORDS
from generator.views.fund_payback import payback_view
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.fund_payback import PaybackView
    from generator.views.here import Here, Line
    from ladder_spec.models.funding import Fund
    from ladder_spec.models.shared import Costs


class PriceLine(Struct, frozen=True):
    """A price that the fund helps to pay."""

    link: LinkView
    """The program or credential."""
    price: str
    """Exam fee, $139"""


class FundView(Struct, frozen=True):
    """Everything on a fund's page."""

    frame: Frame
    lead: Line
    pays_for: str
    cap: str
    """"" = no limit is set."""
    paid_to: str
    when: str
    when_means: str
    """What that means for you; "" = the word says it."""
    parts: int
    """In how many parts it is paid; 0 = nothing is said."""
    how: tuple[Line, ...]
    terms: tuple[Line, ...]
    example: Line
    promise: str
    payback: PaybackView | None
    """None = nothing is promised."""
    from_level: LinkView | None
    prices: tuple[PriceLine, ...]
    pathways: tuple[LinkView, ...]
    review_by: str
    review_by_iso: str
    office: str
    """Whom to ask."""
    sample: bool


def fund_view(here: Here, fund: Fund) -> FundView:
    """Return the view of a fund's page."""
    lead = fund.summary or f"Money for {fund_words.pays_for(fund)}."
    prices, pathways = _prices(here, fund), pathways_with(here, fund.id)
    return FundView(
        frame=_frame(here, fund, plain(lead), is_used=bool(prices or pathways)),
        lead=here.line(lead),
        pays_for=fund_words.pays_for(fund),
        cap=fund_words.cap(here, fund),
        paid_to=fund_words.PAID_TO[fund.paid_to],
        when=fund_words.WHEN[fund.when],
        when_means=fund_words.WHEN_MEANS[fund.when],
        parts=fund.parts or 0,
        how=tuple(here.line(step) for step in fund.how),
        terms=tuple(here.line(term) for term in fund.terms),
        example=here.line(fund.example or ""),
        promise=fund_words.promise(fund),
        payback=payback_view(here, fund),
        from_level=here.thing("level", fund.from_level) if fund.from_level else None,
        prices=prices,
        pathways=pathways,
        review_by=words.day(fund.review_by),
        review_by_iso=fund.review_by.isoformat(),
        office=here.handbook.file.contact.office,
        sample=here.handbook.file.example,
    )


def pathways_with(here: Here, fund: str) -> tuple[LinkView, ...]:
    """Return the pathways that a fund helps with, as a whole or in one of their steps."""
    found = (p.id for p in here.handbook.pathways.values() if fund in p.funding or any(step.funding == fund for step in p.steps))
    return tuple(here.thing("pathway", pathway) for pathway in found)


def _prices(here: Here, fund: Fund) -> tuple[PriceLine, ...]:
    book = here.handbook
    priced = (
        *((here.thing("program", p.id), p.costs) for p in book.programs.values()),
        *((here.thing("credential", c.id), c.costs) for c in book.credentials.values()),
    )
    return tuple(line for link, costs in priced for line in _covered(here, link, costs, fund.id))


def _covered(here: Here, link: LinkView, costs: Costs, fund: str) -> Iterator[PriceLine]:
    if costs != NOT_CHECKED:
        for cost in costs:
            if fund in cost.covered_by:
                yield PriceLine(link, f"{COST_WORDS[cost.for_]}, {here.money(cost.amount)}")


def _frame(here: Here, fund: Fund, lead: str, *, is_used: bool) -> Frame:
    sections = (
        SectionView("how", "How to ask for it"),
        SectionView("promise", "What you promise"),
        *((SectionView("terms", "Good to know"),) if fund.terms else ()),
        *((SectionView("example", "An example"),) if fund.example else ()),
        *((SectionView("used-for", "What you can use it for"),) if is_used else ()),
    )
    return Frame(
        path=here.page,
        view="fund",
        title=fund.title,
        description=lead,
        source=here.handbook.paths["funding", "funding"],
        trail=(here.home(), here.to(links.FUNDING, "Money for school")),
        sections=sections,
        search=(
            SearchSection("", fund.title, " ".join([lead, *fund.aka, fund_words.pays_for(fund)])),
            SearchSection("how", f"{fund.title}: how to ask for it", " ".join(plain(step) for step in fund.how)),
            SearchSection(
                "promise",
                f"{fund.title}: what you promise",
                " ".join([f"{fund_words.promise(fund)}.", *(plain(term) for term in fund.terms)]),
                "pay back leave early",
            ),
        ),
    )


pages = PageKind(fund_view, lambda book: ((links.page_path("funding", fund.id), fund) for fund in book.funds.values()))
"""The page of every fund."""
