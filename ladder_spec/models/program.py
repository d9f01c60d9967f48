"""`programs/<program>.yml`: a training program, what it teaches, what it takes and who pays."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import (
    Block,
    CompetencyId,
    CredentialId,
    Day,
    Defines,
    Id,
    Line,
    Ref,
    StepId,
    Title,
    Whole,
    Word,
    Words,
    YesNo,
    typed_id,
)
from ladder_spec.models.shared import Costs

Need = Annotated[str, typed_id("level", "program", "credential"), Ref(("level", "program", "credential"))]
"""What comes first, as `type:id`."""


class Provider(Block):
    """Who runs the program."""

    title: Title
    """The name."""
    internal: YesNo
    """true = our own program."""


class Teaches(Block):
    """A competency that the program teaches, and how far."""

    competency: CompetencyId
    """The competency."""
    to: StepId
    """The step that you reach."""


class Hours(Block):
    """How long it takes."""

    paid: Whole
    """Hours of paid time."""
    own: Whole
    """Hours of your own time."""


class Apply(Block):
    """How to sign up."""

    how: Line
    """What to do."""
    url: Word | None = None
    """Address of the form."""
    code: Word | None = None
    """Course code."""


class ProgramFile(Block):
    """A training program."""

    schema_: Literal["rungbook/program/v1"] = Field(alias="schema")
    """rungbook/program/v1"""
    id: Annotated[Id, Defines("program")]
    """Short name, equal to the file name."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    provider: Provider
    """Who runs it."""
    teaches: tuple[Teaches, ...]
    """What it teaches, and to which step."""
    prepares_for: tuple[CredentialId, ...] = ()
    """Credentials whose exam it prepares for."""
    gives: tuple[CredentialId, ...] = ()
    """Credentials that you hold when you finish."""
    hours: Hours
    """Paid and own hours."""
    schedule: Line
    """When it takes place."""
    where: Line
    """Where it takes place."""
    format: Literal["online", "in-person", "mixed", "at-work"]
    """online, in-person, mixed or at-work."""
    costs: Costs
    """Its prices and who pays; [] = it has no price."""
    apply: Apply
    """How to sign up."""
    needs: tuple[Need, ...] = ()
    """What you need first; none = nothing."""
    review_by: Day
    """The day to look at it again."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
