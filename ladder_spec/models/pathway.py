"""`pathways/<pathway>.yml`: a route for one goal: grow as an MA, move to another license, or stay and do well."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import Block, Defines, FundingId, Id, LevelId, Line, RecognitionId, RoleId, Title, Whole, Words
from ladder_spec.models.shared import MoneyRange, Promise


class MonthRange(Block):
    """How long it takes."""

    min: Whole
    """At least this many months."""
    max: Whole
    """At most this many months."""


class PathwayStep(Block):
    """One thing to do."""

    text: Line
    """What to do."""
    funding: FundingId | None = None
    """The fund that pays for it."""


class PathwayFile(Block):
    """A route for one goal."""

    schema_: Literal["rungbook/pathway/v1"] = Field(alias="schema")
    """rungbook/pathway/v1"""
    id: Annotated[Id, Defines("pathway")]
    """Short name, equal to the file name."""
    kind: Literal["career", "springboard", "stay"]
    """career = grow as an MA; springboard = to another license or job; stay = do well where you are."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    from_: Annotated[tuple[LevelId, ...], Field(min_length=1, alias="from")]
    """The levels where it starts."""
    for_: Line = Field(alias="for")
    """Whom it is for."""
    levels: tuple[LevelId, ...] = ()
    """The levels on the way; none = it leaves the ladder."""
    credit: Line
    """What of your work counts."""
    ask: RoleId | None = None
    """Whom to ask; left out = the handbook's contact."""
    months: MonthRange | None = None
    """How long it takes."""
    cost: MoneyRange | None = None
    """What school costs in all."""
    schedule: Line | None = None
    """How it fits with work."""
    steps: Annotated[tuple[PathwayStep, ...], Field(min_length=1)]
    """What to do, in order."""
    funding: tuple[FundingId, ...] = ()
    """Funds that help."""
    recognition: tuple[RecognitionId, ...] = ()
    """How it is recognized."""
    keep_place: Promise | None = None
    """How long you may come back to your last level."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
