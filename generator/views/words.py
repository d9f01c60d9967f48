"""Facts in words: amounts, days, months and lists, the same on every page, sheet and file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SIGNS: Final = {"USD": "$", "CAD": "CA$", "EUR": "€", "GBP": "£"}
_NOT_IN_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML forbids. Compiling all that it allows, with a ^ before it, takes ten times as long."""
_MONTHS_OF_A_YEAR: Final = 12
_BYTES_OF_A_KB: Final = 1000


def day(when: date) -> str:
    """Return a day in words: July 1, 2026. Not by the machine's locale, so that every machine writes the same."""
    return f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"


def month_day(when: str) -> str:
    """Return a day of any year in words: `04-01` becomes April 1."""
    month, _, day_of_month = when.partition("-")
    return f"{_MONTHS[int(month) - 1]} {int(day_of_month)}"


def money(amount: Decimal, currency: str = "USD") -> str:
    """Return an amount with its sign: $5,250.00."""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{sign}{amount:,.2f}"


def short_money(amount: Decimal, currency: str = "USD") -> str:
    """Return an amount without empty cents: $5,250, but $1.50."""
    text = money(amount, currency)
    return text.removesuffix(".00")


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: 1 month, 12 months."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def per(unit: str) -> str:
    """Return for which unit an amount is counted: `hour` becomes an hour, `year` a year. Pay bases go too: `hourly`, `yearly`."""
    word = unit.removesuffix("ly")
    return f"an {word}" if word == "hour" else f"a {word}"


def pay_start(rule: str) -> str:
    """Return when new pay starts, by the policy's word: on the next pay day."""
    return {"decision-day": "on the day of the decision", "next-pay-day": "on the next pay day"}[rule]


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return words as a person lists them: a, b and c."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def lower_first(text: str) -> str:
    """Return a text that begins a sentence as one that goes on in a sentence; short forms such as MA stay."""
    return text if text[1:2].isupper() or text[:2] == "I " else text[:1].lower() + text[1:]


def months(number: int) -> str:
    """Return a span in the words that people use: 18 months, 2 years (24 months)."""
    years, rest = divmod(number, _MONTHS_OF_A_YEAR)
    return f"{counted(years, 'year')} ({number} months)" if years > 1 and not rest else counted(number, "month")


def kilobytes(size: int) -> str:
    """Return a size in KB of 1,000 bytes, rounded up: even a small file is not nothing."""
    return f"{-(-size // _BYTES_OF_A_KB):,} KB"


def legal(text: str) -> str:
    """Return a text without what XML and calendar files cannot hold: control characters, which YAML can write by their number."""
    return _NOT_IN_XML.sub("\ufffd", text)
