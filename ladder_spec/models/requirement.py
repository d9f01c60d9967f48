"""One thing that a level asks for, in eleven kinds."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from ladder_spec.models.base import (
    Block,
    CompetencyId,
    Count,
    CredentialId,
    Defines,
    Id,
    LevelId,
    Line,
    ProgramId,
    Ref,
    RequirementPath,
    StepId,
    Whole,
    YesNo,
)
from ladder_spec.models.shared import Evidence, Proofs


class Equivalent(Block):
    """Something else that counts instead, the same at every clinic."""

    id: Annotated[Id, Defines("equivalent", within="block")]
    """Short name of the equivalent."""
    text: Line
    """What counts instead."""
    evidence: Proofs
    """Its own proof."""


class _Requirement(Block):
    """What every requirement has."""

    keys_last = ("evidence", "accept_instead", "meaning", "renamed_from", "replaces", "note")

    id: Annotated[Id, Defines("requirement", within="file")]
    """Short name in its level; ticks, sheets and links hang on it for ever."""
    kind: str
    """Which kind of requirement it is."""
    text: Line
    """What is asked, in one line."""
    why: Line | None = None
    """Why the level asks for it."""
    evidence: tuple[Evidence, ...] = ()
    """The proof; all entries are needed. Left out, the competency's own proof is used."""
    accept_instead: tuple[Equivalent, ...] = ()
    """What counts instead."""
    meaning: Count = 1
    """Raised by one when the same words now ask for something else."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""
    replaces: tuple[Annotated[RequirementPath, Ref(("past-requirement",))], ...] = ()
    """Requirements that it stands in for, as `level.requirement`."""


class CompetencyRequirement(_Requirement):
    """A competency at a step."""

    kind: Literal["competency"]
    """competency"""
    text: Line | None = None  # type: ignore[assignment]  # narrower base: only here the behavior line is the text
    """Left out: the competency's behavior line of that step is the text."""
    competency: CompetencyId
    """The competency."""
    proficiency: StepId
    """The step of its scale."""


class CredentialRequirement(_Requirement):
    """One of several credentials, kept current."""

    kind: Literal["credential"]
    """credential"""
    credentials: Annotated[tuple[CredentialId, ...], Field(min_length=1)]
    """Any of these counts."""
    need: Count = 1
    """How many of them."""
    by_month: Count | None = None
    """Needed by the end of this month in the level."""


class OutsideWork(Block):
    """How work elsewhere counts."""

    counts: Literal["month-for-month", "half", "none"]
    """How much of it counts."""
    cap: Whole | None = None
    """At most this many months."""


class ExperienceRequirement(_Requirement):
    """Months in a level."""

    kind: Literal["experience"]
    """experience"""
    months: Count
    """How many months."""
    levels: Annotated[tuple[LevelId, ...], Field(min_length=1)]
    """In any of these levels."""
    outside: OutsideWork | None = None
    """How work elsewhere counts."""


class EducationRequirement(_Requirement):
    """Schooling."""

    kind: Literal["education"]
    """education"""
    schooling: Annotated[
        tuple[Literal["high-school", "certificate", "associate", "bachelor", "military"], ...],
        Field(min_length=1),
    ]
    """Any of these counts."""


class AgeRequirement(_Requirement):
    """A lowest age."""

    kind: Literal["age"]
    """age"""
    years: Count
    """Years."""


class ProgramRequirement(_Requirement):
    """One of several programs, finished."""

    kind: Literal["program"]
    """program"""
    programs: Annotated[tuple[ProgramId, ...], Field(min_length=1)]
    """Any of these counts."""
    need: Count = 1
    """How many of them."""


class EvidenceRequirement(_Requirement):
    """A piece of proof asked for by itself: a portfolio, watched counts, letters, a measure."""

    kind: Literal["evidence"]
    """evidence"""
    evidence: Proofs
    """The proof; all entries are needed."""


class ReviewRequirement(_Requirement):
    """The latest reviews."""

    kind: Literal["review"]
    """review"""
    last: Count
    """How many of the latest reviews."""
    standing: Literal["meets", "exceeds"]
    """What each must say at least."""
    parts: Literal["all", "any"]
    """all = in every part of the review; any = over all."""


class ConductRequirement(_Requirement):
    """No open written warning. Never a trait of character."""

    kind: Literal["conduct"]
    """conduct"""
    clear_months: Count
    """No open written warning in this many months."""


_Simple: TypeAlias = (
    CompetencyRequirement
    | CredentialRequirement
    | ExperienceRequirement
    | EducationRequirement
    | AgeRequirement
    | ProgramRequirement
    | EvidenceRequirement
    | ReviewRequirement
    | ConductRequirement
)
Option = Annotated[_Simple, Field(discriminator="kind")]
"""A requirement that may stand as a choice. Choices never nest."""


class AnyOfRequirement(_Requirement):
    """Any one of several ways."""

    kind: Literal["any_of"]
    """any_of"""
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    """The ways; the proof stands in each."""


class NOfRequirement(_Requirement):
    """A number of several choices."""

    kind: Literal["n_of"]
    """n_of"""
    need: Count
    """How many."""
    elective: YesNo = False
    """true = a clinic may swap choices."""
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    """The choices; the proof stands in each."""


Requirement = Annotated[_Simple | AnyOfRequirement | NOfRequirement, Field(discriminator="kind")]
"""One thing that a level asks for."""
