"""Prices of a program or credential as a bill: each price, who pays it before, and what is left for you today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import links
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.money import EMPLOYER, shares, you_pay_today

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.views.here import Here
    from generator.views.page import LinkView
    from ladder_spec.models.shared import Cost, Costs
    from ladder_spec.money import Share

COST_WORDS: Final = {
    "tuition": "Tuition",
    "exam": "Exam fee",
    "books": "Books and supplies",
    "class": "Class fee",
    "living": "Living costs",
    "loan": "School loan",
}
"""The readers' word for what a price is for."""


class BillLine(Struct, frozen=True):
    """One line of a bill: a price, or a part of it that somebody pays before."""

    text: str
    """What is paid for, or who pays."""
    href: str
    """The page of the fund that pays; "" = none."""
    amount: str
    paid: bool
    """It is taken off: somebody pays it before."""


class CostsView(Struct, frozen=True):
    """What a program or credential costs, and what you pay today."""

    checked: bool
    """False = nobody has looked up the price yet."""
    lines: tuple[BillLine, ...]
    """None = it has no price, or nobody has looked."""
    you_pay: str
    """With cents; "" = not checked."""
    later: tuple[LinkView, ...]
    """Funds that pay some of it back at another time. They are not taken off."""
    sample: bool
    """The prices are samples of an example handbook."""
    ask: str
    """The office that knows, where nobody has looked."""
    exam_funds: tuple[LinkView, ...]
    """Where nobody has looked: funds that pay an exam before it, whatever its price."""


def costs_view(here: Here, costs: Costs, *, is_exam: bool = False) -> CostsView:
    """Return prices as a bill.

    Args:
        here: The page that shows them.
        costs: The prices, or `not-checked`.
        is_exam: They are the prices of a credential with an exam.
    """
    office, sample = here.handbook.file.contact.office, here.handbook.file.example
    if costs == NOT_CHECKED:
        return CostsView(
            checked=False, lines=(), you_pay="", later=(), sample=sample, ask=office, exam_funds=_exam_funds(here) if is_exam else ()
        )
    found = shares(costs, here.handbook.funds)
    return CostsView(
        checked=True,
        lines=tuple(line for share in found for line in _lines(here, share, costs)),
        you_pay=here.exact_money(you_pay_today(costs, here.handbook.funds)),
        later=tuple(here.thing("funding", fund) for fund in dict.fromkeys(fund for share in found for fund in share.comes_later)),
        sample=sample,
        ask=office,
        exam_funds=(),
    )


def you_pay(here: Here, costs: Costs) -> str:
    """Return what you pay today in a few words, for lists."""
    if costs == NOT_CHECKED:
        return "price not checked"
    return f"you pay {here.money(you_pay_today(costs, here.handbook.funds))}"


def _exam_funds(here: Here) -> tuple[LinkView, ...]:
    return tuple(here.thing("funding", f.id) for f in here.handbook.funds.values() if "exam" in f.pays_for and f.when == "before")


def _lines(here: Here, share: Share, costs: Sequence[Cost]) -> Iterator[BillLine]:
    cost = share.cost
    alike = sum(1 for other in costs if other.for_ == cost.for_) > 1
    words = COST_WORDS[cost.for_]
    yield BillLine(f"{words}: {cost.id.replace('-', ' ')}" if alike else words, "", here.exact_money(cost.amount), paid=False)
    for payer, amount in share.paid_before:
        minus = f"\N{MINUS SIGN}{here.exact_money(amount)}"
        if payer == EMPLOYER:
            yield BillLine(here.handbook.file.organization, "", minus, paid=True)
        else:
            fund = here.to(links.page_path("funding", payer), here.title("funding", payer))
            yield BillLine(fund.title, fund.href, minus, paid=True)
