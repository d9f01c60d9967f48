"""`sites/<site>.yml`: a clinic, what it offers, and the few things in which it differs, each with its reason."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import (
    Block,
    CompetencyId,
    Count,
    Day,
    Defines,
    Id,
    LevelId,
    Line,
    RecognizedBy,
    Ref,
    RequirementPath,
    RoleId,
    SiteId,
    StateCode,
    StepId,
    Title,
    Words,
    YesNo,
)


class NotOffered(Block):
    """A level that the clinic does not have."""

    level: LevelId
    """The level."""
    reason: Line
    """Why it is not offered."""


class SiteContact(Block):
    """Whom to ask at the clinic."""

    role: RoleId
    """The role, never a name."""
    how: Line
    """How to reach that person."""


class Add(Block):
    """A skill that the clinic asks for on top, and how it is recognized."""

    id: Annotated[Id, Defines("add", within="file")]
    """Short name of the difference."""
    competency: CompetencyId
    """The competency."""
    proficiency: StepId
    """The step."""
    from_level: LevelId
    """From which level on."""
    duty: Line
    """What you do, starting with You."""
    recognized_by: RecognizedBy
    """`pay`, `differential.<id>`, `recognition.<id>` or `counts-for.<level>`."""
    reason: Line
    """Why the clinic needs it."""


class SwapIn(Block):
    """The choice that comes in."""

    competency: CompetencyId
    """The competency."""
    proficiency: StepId
    """The step."""


class Swap(Block):
    """One elective in the place of another."""

    at: RequirementPath
    """The requirement with electives, as `level.requirement`."""
    out: Id
    """The choice that goes out: its id in that requirement."""
    in_: SwapIn = Field(alias="in")
    """The choice that comes in."""
    reason: Line
    """Why."""


class NotHere(Block):
    """A skill that is not done at the clinic, and where you get the sign-off."""

    competency: CompetencyId
    """The competency."""
    get_it_at: SiteId
    """A clinic in the same state where you get it signed."""
    within_days: Count
    """In how many days at most."""
    paid_time: YesNo
    """true = on paid time."""
    reason: Line
    """Why it is not done here."""


class Approved(Block):
    """Who said yes to the differences, and until when."""

    by: RoleId
    """The role."""
    on: Day
    """The day of the yes."""
    until: Day
    """The day when it has to be asked again."""


class SiteFile(Block):
    """A clinic."""

    schema_: Literal["rungbook/site/v1"] = Field(alias="schema")
    """rungbook/site/v1"""
    id: Annotated[Id, Defines("site")]
    """Short name, equal to the file name."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    state: Annotated[StateCode, Ref(("scope",))]
    """The state; its rules are in scope/."""
    levels: Annotated[tuple[LevelId, ...], Field(min_length=1)]
    """The levels that it offers."""
    not_offered: tuple[NotOffered, ...]
    """Every level that it does not offer, with the reason; [] = it offers all."""
    contacts: tuple[SiteContact, ...]
    """Whom to ask."""
    adds: tuple[Add, ...] = ()
    """Skills on top."""
    swaps: tuple[Swap, ...] = ()
    """Swapped electives."""
    not_here: tuple[NotHere, ...] = ()
    """Skills that are not done here."""
    approved: Approved
    """Who said yes to this file."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
