"""Routes side by side: what each pathway, and each step of a ladder, asks of you in time, hours, money and sign-offs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import fund_words, words
from generator.views.level_pay import pay_in_short
from generator.views.level_ways import openings
from generator.views.pathway_totals import level_totals, route_totals, school_share

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from generator.views.here import Here, Line
    from generator.views.level_ways import OpeningView
    from generator.views.page import LinkView
    from ladder_spec.models.pathway import PathwayFile


class FiguresView(Struct, frozen=True):
    """Figures of a route in words. "" = the specs do not say it: a school sets it."""

    you_pay: str
    """$0.00; $2,750 to $14,750"""
    with_promise: str
    """What is left with help that asks for a promise to work here; "" = there is no such help, or it changes nothing."""
    paid_hours: str
    own_hours: str
    fees: str
    """Prices of classes and exams before any help."""
    sign_offs: str
    unchecked: str
    """1 price is not checked: "" = all are."""


class RouteView(Struct, frozen=True):
    """A pathway in a table."""

    link: LinkView
    steps: int
    months: str
    cost: str
    figures: FiguresView
    schedule: Line
    credit: Line
    promises: tuple[str, ...]
    """Work here for 24 months (Nurse school pledge); () = none is asked."""
    ask: str


class LevelStepView(Struct, frozen=True):
    """One step of a ladder in a table."""

    link: LinkView
    months: str
    figures: FiguresView
    openings: tuple[OpeningView, ...]
    pay: str


def route_view(here: Here, pathway: PathwayFile) -> RouteView:
    """Return a pathway as a row of a table."""
    book = here.handbook
    ids = dict.fromkeys((*pathway.funding, *(step.funding for step in pathway.steps if step.funding)))
    return RouteView(
        link=here.thing("pathway", pathway.id),
        steps=len(pathway.steps),
        months=_range(pathway.months.min, pathway.months.max, str) if pathway.months is not None else "",
        cost=_range(pathway.cost.min, pathway.cost.max, here.money) if pathway.cost is not None else "",
        figures=figures(here, pathway),
        schedule=here.line(pathway.schedule or ""),
        credit=here.line(pathway.credit),
        promises=tuple(
            f"{fund_words.promise(book.funds[fund])} ({book.funds[fund].title})" for fund in ids if book.funds[fund].commitment.months
        ),
        ask=here.title("role", pathway.ask) if pathway.ask else book.file.contact.office,
    )


def figures(here: Here, pathway: PathwayFile) -> FiguresView:
    """Return what a pathway asks, in words."""
    span, school = route_totals(here.handbook, pathway), school_share(here.handbook, pathway)
    you_pay = with_promise = ""
    if school is not None:
        you_pay = _range(school.least, school.most, here.money)
        promised = _range(school.promised_least, school.promised_most, here.money)
        with_promise = promised if promised != you_pay else ""
    if span is None:
        return FiguresView(you_pay, with_promise, "", "", "", "", "")
    least, most = span
    return FiguresView(
        you_pay=you_pay or _range(least.you_pay, most.you_pay, here.money),
        with_promise=with_promise,
        paid_hours=_range(least.paid_hours, most.paid_hours, _number),
        own_hours=_range(least.own_hours, most.own_hours, _number),
        fees=_range(least.fees, most.fees, here.money),
        sign_offs=_range(least.sign_offs, most.sign_offs, _number),
        unchecked=_unchecked(most.unchecked),
    )


def level_steps(here: Here) -> tuple[LevelStepView, ...]:
    """Return every level that promotions lead to, as the one step to it."""
    book = here.handbook
    found = []
    for level in book.levels.values():
        if any(way.kind == "promotion" for way in book.ways_into(level.id)):
            totals = level_totals(book, level.id)
            shown = FiguresView(
                you_pay=here.money(totals.you_pay),
                with_promise="",
                paid_hours=_number(totals.paid_hours),
                own_hours=_number(totals.own_hours),
                fees=here.money(totals.fees),
                sign_offs=_number(totals.sign_offs),
                unchecked=_unchecked(totals.unchecked),
            )
            pay = pay_in_short(here, level)
            found.append(LevelStepView(here.thing("level", level.id), _number(totals.months), shown, openings(here, level.id), pay))
    return tuple(found)


def _range(least: Decimal | int, most: Decimal | int, write: Callable[..., str]) -> str:
    return write(least) if least == most else f"{write(least)} to {write(most)}"


def _number(number: int) -> str:
    return f"{number:,}"


def _unchecked(count: int) -> str:
    return f"{words.counted(count, 'price is', 'prices are')} not checked" if count else ""
