"""What you pay back to a fund if you leave early, worked out from its terms."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import words

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.funding import Fund

_CENT: Final = Decimal("0.01")
_QUARTERS: Final = 4
_WHOLE: Final = Decimal(100)


class LeaveAfter(Struct, frozen=True):
    """One line of the table: how long you stayed, and what that means."""

    months: int
    left: int
    """Months of the promise that are left."""
    pay_back: str
    """An amount, or a share where the fund has no limit."""


class PaybackView(Struct, frozen=True):
    """What a promise to work here means."""

    months: int
    span: str
    """The months in words."""
    rule: str
    """none, pro-rata or full; "" = the terms do not say."""
    forgiven: str
    """monthly or at-end; "" = the terms do not say."""
    interest: bool
    hardship: bool
    text: Line
    """What counts as hardship."""
    most: str
    """The amount that the table is worked out from; "" = shares of what was paid."""
    table: tuple[LeaveAfter, ...]


def payback_view(here: Here, fund: Fund) -> PaybackView | None:
    """Return what a fund's promise means; None where nothing is promised."""
    months, back = fund.commitment.months, fund.payback
    if not months:
        return None
    most = fund.cap.amount if fund.cap is not None else None
    return PaybackView(
        months=months,
        span=words.months(months),
        rule=back.rule if back is not None else "",
        forgiven=fund.commitment.forgiven or "",
        interest=back.interest if back is not None else False,
        hardship=back.hardship if back is not None else False,
        text=here.line(back.text or "") if back is not None else (),
        most=here.money(most) if most is not None else "",
        table=_table(here, months, back.rule, most) if back is not None and back.rule != "none" else (),
    )


def pay_back(amount: Decimal, months: int, done: int, rule: str) -> Decimal:
    """Return what is paid back of an amount, to the cent.

    Args:
        amount: What the fund paid.
        months: The months that were promised.
        done: The months that were worked.
        rule: `pro-rata` = for the months that are left; `full` = all of it until the promise is done; `none` = nothing.
    """
    left = max(months - done, 0)
    if rule == "none" or not left:
        return Decimal("0.00")
    return amount if rule == "full" else (amount * left / months).quantize(_CENT, ROUND_HALF_UP)


def _table(here: Here, months: int, rule: str, most: Decimal | None) -> tuple[LeaveAfter, ...]:
    """At the start, at each quarter of the promise, and at its end."""
    moments = dict.fromkeys(months * quarter // _QUARTERS for quarter in range(_QUARTERS + 1))
    return tuple(
        LeaveAfter(
            months=done,
            left=months - done,
            pay_back=here.money(pay_back(most, months, done, rule)) if most is not None else _share(months, done, rule),
        )
        for done in moments
    )


def _share(months: int, done: int, rule: str) -> str:
    share = pay_back(_WHOLE, months, done, rule)
    return f"{share.normalize():f} % of what was paid"
