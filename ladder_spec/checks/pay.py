"""Is pay named, fresh, and does it rise on the way up? Are the terms of a promise to work complete?"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.checks.ways import rises
from ladder_spec.models.level import Pay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.ladder import LadderFile, Transition
    from ladder_spec.problems import Problem

_MONTHS_FRESH: Final = 18
"""How old a pay range may be."""
_WIDEST: Final = Decimal("1.5")
"""How many times the lowest pay the highest may be."""


@rule("LS501")
def old_pay(subject: Subject) -> Iterator[Problem]:
    """No pay range was looked up more than 18 months ago."""
    book = subject.handbook
    for ladder in book.ladders.values():
        places: list[tuple[str, str, tuple[str, ...], date]] = [("ladder", ladder.id, ("pay_rules", "as_of"), ladder.pay_rules.as_of)]
        for level in ladder.levels:
            pay = book.levels[level].pay
            if isinstance(pay, Pay) and pay.as_of is not None:
                places.append(("level", level, ("pay", "as_of"), pay.as_of))
        for kind, thing, path, as_of in places:
            if _months_after(as_of, _MONTHS_FRESH) < subject.today:
                message = f"this pay was looked up on {as_of}, more than {_MONTHS_FRESH} months ago"
                yield subject.problem(
                    "LS501", subject.file_of(kind, thing), path, message, "look the ranges up again and write the new day"
                )


def _months_after(start: date, months: int) -> date:
    """The same day some months later; the last day of that month where it has no such day."""
    years, month = divmod(start.month - 1 + months, 12)
    last = monthrange(start.year + years, month + 1)[1]
    return start.replace(start.year + years, month + 1, min(start.day, last))


@rule("LS502", needs=("ladder",))
def falling_pay(subject: Subject) -> Iterator[Problem]:
    """A promotion has a higher pay floor, or the same with extra pay; a side move to a lower floor gives its reason."""
    for ladder in subject.handbook.ladders.values():
        faults: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
        for position, way in enumerate(ladder.transitions):
            message, hint = _pay_along(subject, ladder, way)
            if message:
                faults[way.to, way.kind].append((position, message, hint))
        for (level, _), ((position, message, hint), *more) in faults.items():  # one pay to mend, one message
            others = f", and along {len(more)} more to `{level}`" if more else ""
            path = ("transitions", position, "to")
            yield subject.problem("LS502", subject.file_of("ladder", ladder.id), path, message + others, hint)


def _pay_along(subject: Subject, ladder: LadderFile, way: Transition) -> tuple[str, str]:
    """What is wrong with pay along a transition, and the mend; empty where nothing is."""
    before, after = (subject.handbook.levels[level].pay for level in (way.from_, way.to))
    if not isinstance(before, Pay) or not isinstance(after, Pay) or not (_possible(ladder, before) and _possible(ladder, after)):
        return "", ""  # LS503 speaks of a range that cannot be right
    fall = f"from {before.min} to {after.min}"
    if way.kind == "lateral":
        if after.min < before.min and way.reason is None:
            return f"the pay floor falls {fall} along this side move", "add a `reason` that people can read before they move"
        return "", ""
    if not rises(subject.handbook, way):
        return "", ""
    if after.min < before.min:
        return f"the pay floor falls {fall} along this promotion", "raise the pay of the level, or make it a side move"
    if after.min == before.min and not set(after.differentials) - set(before.differentials):
        return f"the pay floor stays at {after.min} along this promotion", "raise the floor, or give the level extra pay (`differentials`)"
    return "", ""


def _possible(ladder: LadderFile, pay: Pay) -> bool:
    return pay.min <= pay.max and pay.basis in {None, ladder.pay_rules.basis}


@rule("LS503")
def impossible_pay(subject: Subject) -> Iterator[Problem]:
    """The lowest pay is not above the highest, and one ladder counts pay in one way."""
    book = subject.handbook
    for ladder in book.ladders.values():
        for level in ladder.levels:
            pay, file = book.levels[level].pay, subject.file_of("level", level)
            if not isinstance(pay, Pay):
                continue
            if pay.min > pay.max:
                message = f"`max` {pay.max} is lower than `min` {pay.min}"
                yield subject.problem("LS503", file, ("pay", "max"), message, "swap the two, or correct one")
            if pay.basis is not None and pay.basis != ladder.pay_rules.basis:
                message = f"this level's pay is {pay.basis}, and the ladder's is {ladder.pay_rules.basis}"
                yield subject.problem("LS503", file, ("pay", "basis"), message, "name all pay of a ladder in one way")


@rule("LS506")
def promise_without_terms(subject: Subject) -> Iterator[Problem]:
    """A fund that asks for work in return says what is paid back by those who leave early."""
    for position, fund in enumerate(subject.handbook.funds.values()):
        if fund.commitment.months and fund.payback is None:
            message = f"the fund asks for {fund.commitment.months} months of work, and does not say what you pay back if you leave"
            path = ("funding", position, "commitment")
            yield subject.problem("LS506", subject.file_of("funding"), path, message, "add `payback` with its rule, interest and hardship")


@rule("LS511")
def wide_pay(subject: Subject) -> Iterator[Problem]:
    """No range is wider than half of its bottom."""
    for level in subject.handbook.levels.values():
        pay = level.pay
        if isinstance(pay, Pay) and pay.min and pay.max > pay.min * _WIDEST:
            wide = ((pay.max / pay.min - 1) * 100).to_integral_value(ROUND_CEILING)
            message = f"the range is {wide} % wide; more than 50 % says little"
            file = subject.file_of("level", level.id)
            yield subject.problem("LS511", file, ("pay", "max"), message, "narrow the range, or split the level")
