"""`competencies/<domain>.yml`: a domain and its competencies, with what each looks like at every step."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import Block, Count, Defines, Id, Line, Ref, Sealed, StepId, Title, Words
from ladder_spec.models.shared import Proofs, Retired


class Domain(Block):
    """A group of competencies that belong together."""

    id: Annotated[Id, Defines("domain")]
    """Short name of the domain, equal to the file name."""
    title: Title
    """What readers see."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    scale: Annotated[Id, Ref(("scale",))] | None = None
    """The proficiency scale. Left out = the first of the handbook."""


class Competency(Block):
    """Something that you do and that others can see and check."""

    id: Annotated[Id, Defines("competency")]
    """Short name; it never changes."""
    title: Title
    """What readers see, starting with a verb."""
    definition: Line
    """What it is, in one line."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line for lists; left out, the definition is used."""
    task: Id | None = None
    """The task in scope/ that says where it is allowed. Left out = no state limits it."""
    behaviors: Annotated[Mapping[StepId, Line], Sealed]
    """What others see you do, a line for every step."""
    evidence: Annotated[Mapping[StepId, Proofs], Sealed]
    """The usual proof for each step."""
    meaning: Count = 1
    """Raised by one when the same words now ask for something else."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""


class CompetenciesFile(Block):
    """One domain with its competencies."""

    schema_: Literal["rungbook/competencies/v1"] = Field(alias="schema")
    """rungbook/competencies/v1"""
    domain: Domain
    """The domain."""
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]
    """Its competencies."""
    retired: tuple[Retired, ...] = ()
    """Competencies that are gone."""
