"""`ladders/<ladder>/ladder.yml`: tracks, tiers, the order of levels, the ways between them, pay rules."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import Block, Day, Defines, Id, LevelId, Line, Money, Ref, Title, Whole, Word, Words, YesNo
from ladder_spec.models.shared import Retired


class Codes(Block):
    """Codes of the job in public lists."""

    onet: Word | None = None
    """O*NET-SOC code."""


class Track(Block):
    """A row of levels of one kind."""

    id: Annotated[Id, Defines("track")]
    """Short name of the track."""
    title: Title
    """What readers see."""
    for_: Line = Field(alias="for")
    """Whom it is for."""


class Tier(Block):
    """How far along a level is. Levels of one tier ask for about the same."""

    id: Annotated[Id, Defines("tier", within="ladder")]
    """Short name of the tier."""
    title: Title
    """What readers see."""


class Differential(Block):
    """Extra pay beside the base pay."""

    id: Annotated[Id, Defines("differential")]
    """Short name."""
    amount: Money
    """How much."""
    per: Literal["hour", "month", "year"]
    """For which unit."""
    when: Line
    """When you get it."""


class PayRules(Block):
    """What holds for the pay of every level."""

    basis: Literal["hourly", "yearly"]
    """Whether pay is named by the hour or by the year."""
    as_of: Day
    """The day from which the ranges hold."""
    differentials: tuple[Differential, ...]
    """Extra pay; [] = none."""
    lateral_keeps_months: Whole
    """After a side move, pay does not fall for this many months."""


class _Way(Block):
    """What every way into a level says about openings."""

    keys_last = ("opening", "reason", "review_by", "note")

    opening: YesNo
    """true = a free post is needed. Then `reason` and `review_by` are needed too."""
    reason: Line | None = None
    """Why an opening is needed, or why a side move has a lower pay floor."""
    review_by: Day | None = None
    """The day to ask again whether the opening is still needed."""


class Entry(_Way):
    """A way in from outside."""

    to: LevelId
    """The level that people are hired into."""


class Transition(_Way):
    """A way from one level to another."""

    from_: LevelId = Field(alias="from")
    """The level that you leave."""
    to: LevelId
    """The level that you reach."""
    kind: Literal["promotion", "lateral"]
    """promotion = to a later tier; lateral = a side move."""


class LadderFile(Block):
    """All the levels of a job and the ways between them."""

    schema_: Literal["rungbook/ladder/v1"] = Field(alias="schema")
    """rungbook/ladder/v1"""
    id: Annotated[Id, Defines("ladder")]
    """Short name, equal to the folder name."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    codes: Codes | None = None
    """Codes of the job in public lists."""
    tracks: Annotated[tuple[Track, ...], Field(min_length=1)]
    """The tracks, in the order in which readers see them."""
    rows: Literal["as-listed", "fewest-crossings"] = "as-listed"
    """The rows of the diagram: tracks in their order, or in one in which fewer lines cross."""
    tiers: Annotated[tuple[Tier, ...], Field(min_length=1)]
    """The tiers, from first to last."""
    levels: Annotated[tuple[LevelId, ...], Field(min_length=1)]
    """The levels, in the order in which readers see them."""
    promotion: Annotated[Id, Ref(("promotion",))]
    """The policy that says how to move up."""
    pay_rules: PayRules
    """What holds for the pay of every level."""
    entry: Annotated[tuple[Entry, ...], Field(min_length=1)]
    """Ways in from outside."""
    transitions: tuple[Transition, ...]
    """Ways between levels."""
    retired: tuple[Retired, ...] = ()
    """Levels that are gone."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
