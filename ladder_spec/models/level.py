"""`ladders/<ladder>/levels/<level>.yml`: one place on the ladder, with its duties, pay and only what is new."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from ladder_spec.models.base import (
    Block,
    CompetencyId,
    Day,
    Defines,
    Id,
    Line,
    Money,
    ProgramId,
    RecognitionId,
    Ref,
    RequirementPath,
    Title,
    Words,
    YesNo,
)
from ladder_spec.models.requirement import Requirement
from ladder_spec.models.shared import Dated, Retired


class Pay(Block):
    """The pay range of a level."""

    min: Money
    """The lowest pay."""
    max: Money
    """The highest pay."""
    basis: Literal["hourly", "yearly"] | None = None
    """Only where it differs from the ladder's pay rules."""
    as_of: Day | None = None
    """Only where it differs from the ladder's pay rules."""
    differentials: tuple[Annotated[Id, Ref(("differential",))], ...] = ()
    """Extra pay that comes with the level."""
    text: Line | None = None
    """A remark for readers."""


class PayNotPublished(Block):
    """Pay that is not shown, with the reason."""

    not_published: Line
    """Why it is not shown."""


def _pay_form(value: object) -> str:
    """Tell a range from a reason, on text as read and on a model (pydantic asks for both)."""
    hidden = "not_published" in value if isinstance(value, dict) else isinstance(value, PayNotPublished)
    return "hidden" if hidden else "range"


class Duty(Block):
    """Something that you do at this level."""

    id: Annotated[Id, Defines("duty", within="file")]
    """Short name of the duty."""
    text: Line
    """What you do, starting with You."""
    competency: CompetencyId | None = None
    """The competency behind it."""
    program: ProgramId | None = None
    """Or the program behind it."""


class Drop(Block):
    """A requirement of an earlier level that no longer holds here."""

    requirement: RequirementPath
    """The requirement, as `level.requirement`."""
    reason: Line
    """Why it no longer holds."""


class LevelFile(Block):
    """One place on the ladder."""

    schema_: Literal["rungbook/level/v1"] = Field(alias="schema")
    """rungbook/level/v1"""
    id: Annotated[Id, Defines("level")]
    """Short name, equal to the file name; it never changes."""
    title: Title
    """What readers see. Never a protected mark such as CMA."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    job_codes: Words = ()
    """Codes of the job in the HR system, for "which level am I"."""
    track: Annotated[Id, Ref(("track",))]
    """The track (row) that it is on."""
    tier: Annotated[Id, Ref(("tier",))]
    """The tier (column) that it is in."""
    summary: Line
    """The level in one line, starting with You."""
    effective: Dated
    """From when it holds."""
    review_by: Day
    """The day to look at it again."""
    who_helps: Line
    """Who helps you here."""
    top: YesNo = False
    """true = there is no way on, and that is meant."""
    pay: Annotated[Annotated[Pay, Tag("range")] | Annotated[PayNotPublished, Tag("hidden")], Discriminator(_pay_form)]
    """The pay range, or the reason why it is not shown."""
    duties: Annotated[tuple[Duty, ...], Field(min_length=1)]
    """What you do."""
    requirements: tuple[Requirement, ...]
    """Only what is new at this level. What earlier levels ask is carried."""
    drops: tuple[Drop, ...] = ()
    """What no longer holds, with its reason."""
    programs: tuple[ProgramId, ...] = ()
    """The suggested way to learn it."""
    recognition: tuple[RecognitionId, ...] = ()
    """How reaching the level is recognized."""
    retired: tuple[Retired, ...] = ()
    """Requirements that are gone."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
