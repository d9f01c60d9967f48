"""Money for school in words: what a fund pays, when, to whom, and what is promised for it. Lists and pages say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.views import words

if TYPE_CHECKING:
    from generator.views.here import Here
    from ladder_spec.models.funding import Fund

_PAYS_FOR: Final = {
    "tuition": "tuition",
    "exam": "exam fees",
    "books": "books and supplies",
    "class": "class fees",
    "living": "living costs",
    "loan": "school loans",
}

PAID_TO: Final = {
    "school": "your school",
    "testing-body": "the testing group",
    "vendor": "the shop",
    "servicer": "your loan company",
    "you": "you",
}
"""Who gets the money."""

WHEN: Final = {"before": "Before you start", "regular": "Each month or pay day", "on-request": "When you ask", "after": "After"}
"""When the money is paid."""

WHEN_MEANS: Final = {
    "before": "You do not pay it first.",
    "regular": "",
    "on-request": "",
    "after": "You pay first and get it back.",
}
"""What that means for you; "" = the words above say it."""

_PER: Final = {"year": "a year", "exam": "an exam", "program": "a program", "month": "a month", "once": "once"}


def cap(here: Here, fund: Fund) -> str:
    """Return the most that a fund pays: "$5,250 a year"; "" = no limit is set."""
    return f"{here.money(fund.cap.amount)} {_PER[fund.cap.per]}" if fund.cap is not None else ""


def pays_for(fund: Fund) -> str:
    """Return what a fund pays for: "tuition and class fees"."""
    return words.joined([_PAYS_FOR[kind] for kind in fund.pays_for])


def promise(fund: Fund) -> str:
    """Return the work that is promised in return, in a few words."""
    months = fund.commitment.months
    return f"Work here for {words.counted(months, 'month')}" if months else "None"


def in_short(here: Here, fund: Fund) -> str:
    """Return how much and when in one line: "up to $500 an exam, paid before you start. You do not pay it first."."""
    most = cap(here, fund)
    when = words.lower_first(WHEN[fund.when])
    return f"{f'up to {most}, ' if most else ''}paid {when}. {WHEN_MEANS[fund.when]}".rstrip()
