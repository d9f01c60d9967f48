"""What a learner pays today: prices less what somebody pays before.

Only money that is paid before (`when: before`), or whole by the employer, is taken off. Money that comes later stands beside the
sum and is never taken off, because having to pay first is what keeps people out (Vilendrer et al. 2022).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ladder_spec.models.funding import Fund
    from ladder_spec.models.shared import Cost

EMPLOYER = "employer"
"""Stands in `covered_by` where the employer pays the whole price before."""
NOTHING = Decimal("0.00")


class Share(Struct, frozen=True):
    """Who pays one price."""

    cost: Cost
    paid_before: tuple[tuple[str, Decimal], ...]
    """(fund or `employer`, amount) in the order in which they pay."""
    comes_later: tuple[str, ...]
    """Funds that pay for it at another time."""
    you_pay_today: Decimal


def shares(costs: Iterable[Cost], funds: Mapping[str, Fund]) -> tuple[Share, ...]:
    """Say for each price who pays it before, and what is left for the learner today.

    A fund pays up to its cap; prices of one list share the cap, except where it is counted by exam.

    Args:
        costs: Prices of one program or credential, in the handbook's currency.
        funds: All funds by id.
    """
    left = {fund.id: fund.cap.amount for fund in funds.values() if fund.cap is not None and fund.cap.per != "exam"}
    found = []
    for cost in costs:
        rest = cost.amount
        paid: list[tuple[str, Decimal]] = []
        later: list[str] = []
        for payer in cost.covered_by:
            if payer == EMPLOYER:
                part = rest
            elif funds[payer].when != "before":
                later.append(payer)
                continue
            else:
                part = min(rest, _most(funds[payer], left, rest))
                if payer in left:
                    left[payer] -= part
            if part:
                paid.append((payer, part))
                rest -= part
        found.append(Share(cost, tuple(paid), tuple(later), rest))
    return tuple(found)


def you_pay_today(costs: Iterable[Cost], funds: Mapping[str, Fund]) -> Decimal:
    """Return the sum that a learner pays before anything comes back, in the handbook's currency."""
    return sum((share.you_pay_today for share in shares(costs, funds)), NOTHING)


def _most(fund: Fund, left: Mapping[str, Decimal], price: Decimal) -> Decimal:
    """The most that a fund can pay toward a price."""
    if fund.cap is None:
        return price
    return left.get(fund.id, fund.cap.amount)
