"""What a changed price means: the price itself, and who pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.changes.judges import RULES, Many, Members, Number, Plain, Silent, fields
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.models.credential import Renewal
from ladder_spec.models.shared import Cost
from ladder_spec.money import you_pay_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.models.shared import Costs

RULES[Cost] = {
    "note": Silent("a remark for editors, never published"),
    "id": Silent("known by it"),
    "for_": Plain("choice-changed", "what the price is for"),
    "amount": Number("price-raised", "price-lowered", ""),
    "covered_by": Members("payer-added", "payer-removed", "", "funding"),
}


def prices(seen: Seen, old: Costs, new: Costs) -> Iterator[Change]:
    """Yield what changed in a list of prices, or that prices became known."""
    if old == NOT_CHECKED or new == NOT_CHECKED:  # noqa: PLR1714 - mypy sees which of the two it is
        told = [NOT_CHECKED if side == NOT_CHECKED else ", ".join(str(cost.amount) for cost in side) or "no price" for side in (old, new)]
        yield seen.tell("estimate-changed", "price", *told)
    else:
        many = Many(lambda cost: cost.id, "price-added", "price-removed", "", lambda cost: f"price of the {cost.id}")
        yield from many(seen, old, new)


def you_pay(seen: Seen, old: Costs, new: Costs) -> Iterator[Change]:
    """Yield that a person pays more or less today; prices and funds both make it."""
    if old == NOT_CHECKED or new == NOT_CHECKED:  # noqa: PLR1714 - mypy sees which of the two it is
        return
    before, after = (you_pay_today(costs, book.funds) for costs, book in ((old, seen.both.old), (new, seen.both.new)))
    if before != after:
        yield seen.tell("you-pay-more" if after > before else "you-pay-less", old=before, new=after)


def renews(seen: Seen, old: Renewal | str | None, new: Renewal | str | None) -> Iterator[Change]:
    """Yield how keeping a credential current changed; `None` = nothing is said."""
    if isinstance(old, Renewal) and isinstance(new, Renewal):
        yield from fields(seen.inside("renewal"), old, new)
    else:
        told = [f"every {side.months} months" if isinstance(side, Renewal) else side for side in (old, new)]
        yield seen.tell("estimate-changed", "renewal", *told)
