"""Blocks that stand in several kinds of file: sources, costs, proofs of a requirement."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag

from ladder_spec.models.base import (
    Block,
    Count,
    Day,
    Defines,
    EditionName,
    Id,
    Line,
    Money,
    Percent,
    ProgramId,
    Ref,
    RoleId,
    Whole,
    Word,
)

Signers = Annotated[tuple[RoleId, ...], Field(min_length=1)]
"""Any one of these roles may sign."""

CostKind = Literal["tuition", "exam", "books", "class", "living", "loan"]
"""What a cost is for, and what a fund pays for: the same words, so that one meets the other."""


def text_or_block(value: object) -> str:
    """Tell a fixed word (`not-checked`) from a block or list."""
    return "text" if isinstance(value, str) else "block"


class Source(Block):
    """Where a fact about a real body or state was read."""

    title: Word
    """The law, rule or page, so that anyone can find it."""
    standing: Literal["official", "secondary", "unverified"]
    """official = the body's own text; secondary = a school, vendor or news page; unverified = not to be published."""


class Cost(Block):
    """One price that somebody has to pay."""

    id: Annotated[Id, Defines("cost", within="block")]
    """Short name of the price, such as `exam`."""
    for_: CostKind = Field(alias="for")
    """What it is for. A fund that pays for the same word can cover it."""
    amount: Money
    """The price, as a sample or as published."""
    covered_by: tuple[Annotated[Id, Ref(("funding",), also=("employer",))], ...] = ()
    """Who pays it before you do: funds, in the order in which they pay, or `employer` = we pay it whole."""


Costs = Annotated[
    Annotated[tuple[Cost, ...], Tag("block")] | Annotated[Literal["not-checked"], Tag("text")],
    Discriminator(text_or_block),
]
"""A list of prices; `[]` = it has no price; `not-checked` = nobody has looked yet."""


class Retired(Block):
    """The grave of an id: the thing is gone, and its id is never used again."""

    id: Id
    """The id that is gone."""
    edition: EditionName
    """The first edition without it."""
    reason: Line
    """Why it is gone, for the people who had ticked it."""


class _Proof(Block):
    """What every proof has.

    Proofs stand in four kinds of file: they are built once, when they are read in, else pydantic would build them for each.
    """

    model_config = ConfigDict(defer_build=False)

    keys_last = ("signed_by", "text", "good_for_months", "note")

    type: str
    """Which type of proof it is."""
    signed_by: Signers
    """Who may sign it: any one of these roles."""
    text: Line | None = None
    """Own words for the proof. Left out, the sentence is made from the fields."""
    good_for_months: Count | None = None
    """How many months the proof stays good."""


class Watched(_Proof):
    """A checker watches you do it."""

    type: Literal["watched"]
    """watched"""
    what: Line | None = None
    """What is counted, such as blood draws."""
    count: Count
    """How many times."""
    days: Count | None = None
    """On how many different days."""
    checkers: Count | None = None
    """By how many different people."""


class Record(_Proof):
    """A checker reads charts, logs or messages that you did."""

    type: Literal["record"]
    """record"""
    what: Line
    """What is read."""
    count: Count | None = None
    """How many of them."""


class Seen(_Proof):
    """A checker sees it in daily work."""

    type: Literal["seen"]
    """seen"""
    what: Line
    """What is seen."""
    count: Count | None = None
    """How many times."""
    days: Count | None = None
    """On how many different days."""


class ProgramDone(_Proof):
    """A program that you finished, or hours of class."""

    type: Literal["program"]
    """program"""
    program: ProgramId | None = None
    """The program."""
    hours: Count | None = None
    """Or the number of class hours."""


class Card(_Proof):
    """A current copy of a card or license."""

    type: Literal["card"]
    """card"""


class HrFile(_Proof):
    """Something in your HR file."""

    type: Literal["hr-file"]
    """hr-file"""
    what: Line
    """Which record: time in role, review, diploma."""
    last: Count | None = None
    """How many of the latest ones."""


class Letter(_Proof):
    """Letters from people who know your work."""

    type: Literal["letter"]
    """letter"""
    count: Count
    """How many letters."""
    from_: Line = Field(alias="from")
    """Who writes them."""


class Portfolio(_Proof):
    """A collection of your own work."""

    type: Literal["portfolio"]
    """portfolio"""
    what: Line | None = None
    """What is in it."""
    items: Count | None = None
    """How many pieces."""
    max_pages: Count | None = None
    """At most this many pages."""


class Test(_Proof):
    """A test with a pass mark."""

    type: Literal["test"]
    """test"""
    form: Line
    """Which test, and how it is taken."""
    pass_percent: Percent | None = None
    """The pass mark in per cent."""


class Measure(_Proof):
    """A number from daily work that reaches a target."""

    type: Literal["measure"]
    """measure"""
    measure: Line
    """What is measured."""
    target: Line
    """The number to reach."""
    months: Count
    """Over how many months."""


Evidence = Annotated[
    Watched | Record | Seen | ProgramDone | Card | HrFile | Letter | Portfolio | Test | Measure,
    Field(discriminator="type"),
]
"""One proof. All entries of a list of proofs are needed."""

Proofs = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Dated(Block):
    """From when to when something holds."""

    from_: Day = Field(alias="from")
    """The first day."""
    until: Day | None = None
    """The last day. Left out = no end is set."""


class Promise(Block):
    """A span of months with the words for it."""

    months: Whole
    """How many months."""
    text: Line
    """The promise in plain words."""


class MoneyRange(Block):
    """A lowest and a highest amount, as a sample."""

    min: Money
    """The lowest amount."""
    max: Money
    """The highest amount."""
    as_of: Day
    """The day when the amounts were looked up."""
