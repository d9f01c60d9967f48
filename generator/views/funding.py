"""The index of school money: one table of who pays what, when, how much, and what you promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import fund_words, links
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.funding import Fund


class FundRow(Struct, frozen=True):
    """One fund in the table."""

    link: LinkView
    pays_for: str
    cap: str
    """"" = no limit is set."""
    when: str
    paid_to: str
    promise: str


class FundingView(Struct, frozen=True):
    """Everything on the index of school money."""

    frame: Frame
    lead: str
    organization: str
    before: int
    """How many funds pay before, so that nobody pays first."""
    count: int
    promising: tuple[LinkView, ...]
    """Funds with a promise to work here."""
    funds: tuple[FundRow, ...]
    office: str
    how: Line
    """How to reach the office."""
    sample: bool


def funding_view(here: Here) -> FundingView:
    """Return the view of the index of school money."""
    funds, contact = tuple(here.handbook.funds.values()), here.handbook.file.contact
    lead = "Money for school and exams: what we pay, when, how much, and what you promise."
    frame = Frame(
        path=here.page,
        view="funding",
        title="Money for school",
        description=lead,
        source=here.handbook.paths["funding", "funding"],
        trail=(here.home(),),
        sections=(SectionView("funds", "All funds"), SectionView("ask", "Whom to ask")),
        search=(SearchSection("", "Money for school", " ".join([lead, "tuition who pays funds", *(fund.title for fund in funds)])),),
    )
    return FundingView(
        frame=frame,
        lead=lead,
        organization=here.handbook.file.organization,
        before=sum(fund.when == "before" for fund in funds),
        count=len(funds),
        promising=tuple(here.thing("funding", fund.id) for fund in funds if fund.commitment.months),
        funds=tuple(_row(here, fund) for fund in funds),
        office=contact.office,
        how=here.line(contact.how),
        sample=here.handbook.file.example,
    )


def _row(here: Here, fund: Fund) -> FundRow:
    return FundRow(
        link=here.thing("funding", fund.id),
        pays_for=fund_words.pays_for(fund),
        cap=fund_words.cap(here, fund),
        when=fund_words.WHEN[fund.when],
        paid_to=fund_words.PAID_TO[fund.paid_to],
        promise=fund_words.promise(fund),
    )


pages = PageKind.single(funding_view, links.FUNDING)
"""The index of school money."""
