"""The pay of a level in words: its range, from when it holds, and extra pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from ladder_spec.models.level import Pay

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.ladder import Differential, LadderFile
    from ladder_spec.models.level import LevelFile


class ExtraPayView(Struct, frozen=True):
    """Extra pay beside the base pay."""

    amount: str
    """With its unit: $1.50 an hour."""
    when: Line


class PayView(Struct, frozen=True):
    """The pay of a level."""

    published: bool
    range: str
    """$21.60 to $25.90 with a dash; "" where it is not published."""
    per: str
    """an hour, a year"""
    as_of: str
    """In words."""
    sample: bool
    """The handbook is an example, and so are its amounts."""
    text: Line
    """A remark; where pay is not published, the reason."""
    with_level: tuple[ExtraPayView, ...]
    """Extra pay that comes with the level."""
    others: tuple[ExtraPayView, ...]
    """Extra pay that is open to everyone on the ladder."""


def pay_view(here: Here, level: LevelFile) -> PayView:
    """Return the pay of a level."""
    ladder = here.handbook.ladder_of(level.id)
    pay = level.pay
    sample = here.handbook.file.example
    if not isinstance(pay, Pay):
        others = tuple(_extra(here, extra) for extra in ladder.pay_rules.differentials)
        return PayView(
            published=False, range="", per="", as_of="", sample=sample, text=here.line(pay.not_published), with_level=(), others=others
        )
    return PayView(
        published=True,
        range=pay_range(here, pay, ladder),
        per=_per(pay, ladder),
        as_of=words.day(pay.as_of or ladder.pay_rules.as_of),
        sample=sample,
        text=here.line(pay.text or ""),
        with_level=tuple(_extra(here, here.handbook.differentials[extra]) for extra in pay.differentials),
        others=tuple(_extra(here, extra) for extra in ladder.pay_rules.differentials if extra.id not in pay.differentials),
    )


def pay_in_short(here: Here, level: LevelFile) -> str:
    """Return the pay of a level for a table or card, with its unit."""
    ladder = here.handbook.ladder_of(level.id)
    pay = level.pay
    return f"{pay_range(here, pay, ladder)} {_per(pay, ladder)}" if isinstance(pay, Pay) else "Not published"


def pay_range(here: Here, pay: Pay, ladder: LadderFile) -> str:
    """Return a range: with cents by the hour, without empty cents by the year."""
    write = here.exact_money if (pay.basis or ladder.pay_rules.basis) == "hourly" else here.money
    return f"{write(pay.min)} \N{EN DASH} {write(pay.max)}"


def _per(pay: Pay, ladder: LadderFile) -> str:
    return words.per(pay.basis or ladder.pay_rules.basis)


def _extra(here: Here, extra: Differential) -> ExtraPayView:
    return ExtraPayView(f"{here.exact_money(extra.amount)} {words.per(extra.per)}", here.line(extra.when))
