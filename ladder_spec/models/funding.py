"""`funding.yml`: money for school and exams, when it is paid, and what is promised for it."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import Block, Count, Day, Defines, Id, LevelId, Line, Money, Title, Whole, Words, YesNo
from ladder_spec.models.shared import CostKind


class Cap(Block):
    """The most that a fund pays."""

    amount: Money
    """The amount."""
    per: Literal["year", "exam", "program", "month", "once"]
    """For which unit it is counted."""


class Commitment(Block):
    """Work that you promise in return."""

    months: Whole
    """How many months; 0 = none."""
    forgiven: Literal["monthly", "at-end"] | None = None
    """How the promise runs down."""


class Payback(Block):
    """What you pay back if you leave before the promise is done."""

    rule: Literal["none", "pro-rata", "full"]
    """pro-rata = only for the months that are left."""
    interest: YesNo
    """true = interest is added."""
    hardship: YesNo
    """true = hardship ends the promise."""
    text: Line | None = None
    """What counts as hardship, and who decides."""


class Fund(Block):
    """One kind of money for school."""

    id: Annotated[Id, Defines("funding")]
    """Short name of the fund."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    pays_for: Annotated[tuple[CostKind, ...], Field(min_length=1)]
    """What it pays for."""
    cap: Cap | None = None
    """The most that it pays."""
    paid_to: Literal["school", "testing-body", "vendor", "servicer", "you"]
    """Who gets the money."""
    when: Literal["before", "regular", "on-request", "after"]
    """before = you pay nothing first; regular = each month or pay day; after = a refund."""
    parts: Count | None = None
    """In how many parts it is paid."""
    how: Annotated[tuple[Line, ...], Field(min_length=1)]
    """How to ask for it, step by step."""
    terms: tuple[Line, ...] = ()
    """Other terms."""
    example: Line | None = None
    """A sum worked out."""
    commitment: Commitment
    """Work promised in return; months: 0 = none."""
    payback: Payback | None = None
    """What you pay back if you leave early."""
    from_level: LevelId | None = None
    """The first level that may use it."""
    review_by: Day
    """The day to look at it again."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""


class FundingFile(Block):
    """All funds."""

    schema_: Literal["rungbook/funding/v1"] = Field(alias="schema")
    """rungbook/funding/v1"""
    funding: tuple[Fund, ...]
    """The funds."""
