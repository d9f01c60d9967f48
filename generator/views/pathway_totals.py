"""What a route asks of you, added up from the specs: hours, fees, what you pay today, sign-offs.

One step of a ladder is one level. To reach it you do
- the programs that the level names, and those that it asks to be finished: their paid and own hours, their prices;
- the cards that are new there: of those that count, the cheapest whose price somebody has looked up;
- the sign-offs of what is new or raised there: one for each proof. Of choices, those with the fewest proofs.

A pathway on the ladder is a walk along its own levels by promotions, by a side move only where no promotion leads. Walks differ in
where they start and, at forks, in where they go, so every figure is a range from the least to the most of all walks.

A pathway to a school has no levels. Of its school costs, only help that is paid before is taken off: each fund for tuition once, up to
its cap, although yearly help pays again each year. What stays with help that asks for a promise to work here stands beside.
"""

from __future__ import annotations

from collections import defaultdict
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.views.level_time import months_asked
from ladder_spec.adding_up import Status
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.models.requirement import AnyOfRequirement, CredentialRequirement, NOfRequirement, ProgramRequirement
from ladder_spec.money import NOTHING, you_pay_today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.pathway import PathwayFile
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Costs


class Totals(NamedTuple):
    """What is asked on the way to a level, or on a walk of several."""

    months: int
    paid_hours: int
    own_hours: int
    fees: Decimal
    """Prices of classes and exams before any help, in the handbook's currency."""
    you_pay: Decimal
    """What is left of them for you today."""
    sign_offs: int
    unchecked: int
    """Prices that nobody has looked up: they are in no sum."""


class Span(NamedTuple):
    """The least and the most of each figure over all walks."""

    least: Totals
    most: Totals


class SchoolShare(NamedTuple):
    """What is left of school costs after help that is paid before."""

    least: Decimal
    most: Decimal
    promised_least: Decimal
    """With help that asks for a promise to work here, too."""
    promised_most: Decimal


class _Price(NamedTuple):
    fees: Decimal
    you_pay: Decimal
    unchecked: int


_NO_TOTALS = Totals(0, 0, 0, NOTHING, NOTHING, 0, 0)


def level_totals(book: Handbook, level: str) -> Totals:
    """Return what the one step to a level asks."""
    own = len(book.levels[level].requirements)
    asked = [item.requirement for item in book.full(level).items[:own] if item.status is not Status.KEPT]
    programs = [book.programs[one] for one in _programs(book, level, asked)]
    prices = [_price(book, program.costs) for program in programs]
    prices += [_card_price(book, one) for one in asked if isinstance(one, CredentialRequirement)]
    return Totals(
        months=months_asked(book.levels[level]),
        paid_hours=sum(program.hours.paid for program in programs),
        own_hours=sum(program.hours.own for program in programs),
        fees=sum((price.fees for price in prices), NOTHING),
        you_pay=sum((price.you_pay for price in prices), NOTHING),
        sign_offs=sum(_sign_offs(book, one) for one in asked),
        unchecked=sum(price.unchecked for price in prices),
    )


def route_totals(book: Handbook, pathway: PathwayFile) -> Span | None:
    """Return what a pathway asks on the ladder, over all its walks; None for one that has no levels."""
    if not pathway.levels:
        return None
    before = _ways(book, pathway)
    least: dict[str, Totals] = {}
    most: dict[str, Totals] = {}
    for level in _in_order(pathway):
        step = level_totals(book, level)
        starts = [_NO_TOTALS] if level in pathway.from_ or not before[level] else []
        least[level] = _each(min, [*starts, *(_added(least[one], step) for one in before[level])])
        most[level] = _each(max, [*starts, *(_added(most[one], step) for one in before[level])])
    passed = {one for level in pathway.levels for one in before[level]}
    ends = [level for level in pathway.levels if level not in passed]
    return Span(_each(min, [least[end] for end in ends]), _each(max, [most[end] for end in ends]))


def school_share(book: Handbook, pathway: PathwayFile) -> SchoolShare | None:
    """Return what is left of a pathway's school costs; None where it has none."""
    cost = pathway.cost
    if cost is None:
        return None
    ids = dict.fromkeys((*pathway.funding, *(step.funding for step in pathway.steps if step.funding)))
    helping = [fund for one in ids if "tuition" in (fund := book.funds[one]).pays_for and fund.when == "before" and fund.cap]
    free = sum((fund.cap.amount for fund in helping if fund.cap and not fund.commitment.months), NOTHING)
    every = sum((fund.cap.amount for fund in helping if fund.cap), NOTHING)
    return SchoolShare(*(max(NOTHING, price - paid) for paid in (free, every) for price in (cost.min, cost.max)))


def _in_order(pathway: PathwayFile) -> tuple[str, ...]:
    """Levels at which people only start, then those on the way."""
    return (*(level for level in pathway.from_ if level not in pathway.levels), *pathway.levels)


def _ways(book: Handbook, pathway: PathwayFile) -> dict[str, list[str]]:
    """From where each level on the way is reached: from what the pathway names before it."""
    found: dict[str, list[str]] = defaultdict(list)
    order = _in_order(pathway)
    for level in pathway.levels:
        ways = [way for way in book.ways_into(level) if way.from_ in order[: order.index(level)]]
        up = [way.from_ for way in ways if way.kind == "promotion"]
        found[level] = up or ([] if level in pathway.from_ else [way.from_ for way in ways])
    return found


def _added(before: Totals, step: Totals) -> Totals:
    return Totals(*map(add, before, step))


def _each(choose: Callable[..., Any], walks: list[Totals]) -> Totals:
    return Totals(*(choose(figures) for figures in zip(*walks, strict=True)))


def _programs(book: Handbook, level: str, asked: Iterable[Requirement]) -> tuple[str, ...]:
    """Programs that a level names, then those that it asks to be finished; of several that count, those named or with the fewest hours."""
    named = list(book.levels[level].programs)
    for one in asked:
        if isinstance(one, ProgramRequirement):
            missing = one.need - sum(program in named for program in one.programs)
            others = sorted((p for p in one.programs if p not in named), key=lambda p: sum(_hours(book, p)))
            named += others[: max(0, missing)]
    return tuple(dict.fromkeys(named))


def _hours(book: Handbook, program: str) -> tuple[int, int]:
    hours = book.programs[program].hours
    return hours.own, hours.paid


def _price(book: Handbook, costs: Costs) -> _Price:
    if costs == NOT_CHECKED:
        return _Price(NOTHING, NOTHING, 1)
    return _Price(sum((cost.amount for cost in costs), NOTHING), you_pay_today(costs, book.funds), 0)


def _card_price(book: Handbook, asked: CredentialRequirement) -> _Price:
    """The cheapest cards that meet a requirement; those whose price nobody has looked up come last."""
    prices = sorted((_price(book, book.credentials[card].costs) for card in asked.credentials), key=_cheapest)[: asked.need]
    return _Price(
        sum((price.fees for price in prices), NOTHING),
        sum((price.you_pay for price in prices), NOTHING),
        sum(price.unchecked for price in prices),
    )


def _cheapest(price: _Price) -> tuple[int, Decimal, Decimal]:
    return price.unchecked, price.you_pay, price.fees


def _sign_offs(book: Handbook, asked: Requirement | Option) -> int:
    own = len(book.evidence_of(asked))
    if not isinstance(asked, AnyOfRequirement | NOfRequirement):
        return own
    need = asked.need if isinstance(asked, NOfRequirement) else 1
    return own + sum(sorted(len(book.evidence_of(option)) for option in asked.options)[:need])
