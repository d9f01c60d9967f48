"""`scope/<state>.yml`: what a state lets an MA do, only as far as a source says so."""

from typing import Annotated, Literal

from pydantic import Field

from ladder_spec.models.base import (
    Block,
    CompetencyId,
    Count,
    CredentialId,
    Day,
    Defines,
    Id,
    LevelId,
    Line,
    RoleId,
    StateCode,
    StepId,
    Title,
    Words,
)
from ladder_spec.models.shared import Evidence, Source


class SourcedText(Block):
    """A rule in our words, with its source."""

    text: Line
    """The rule in plain words."""
    source: Source
    """Where it was read."""


class StateNeed(Block):
    """A credential that the state asks for on top."""

    credentials: Annotated[tuple[CredentialId, ...], Field(min_length=1)]
    """Any of these counts."""
    from_level: LevelId
    """From which level on."""
    text: Line
    """The rule in plain words."""
    source: Source
    """Where it was read."""


class TaskSwap(Block):
    """What counts instead of a competency that the state blocks."""

    need: Count
    """How many."""
    proficiency: StepId
    """At which step."""
    of: Annotated[tuple[CompetencyId, ...], Field(min_length=1)]
    """Of these competencies."""


class Task(Block):
    """One task and whether an MA may do it."""

    task: Annotated[Id, Defines("task", within="file")]
    """The task that competencies name."""
    title: Title | None = None
    """What readers see; needed where no competency names the task."""
    rule: Literal["allowed", "conditions", "blocked", "not-checked"]
    """allowed, conditions, blocked, or not-checked = nobody has read a source yet."""
    text: Line | None = None
    """The rule in plain words."""
    adds: tuple[Evidence, ...] = ()
    """Proof that the state asks for on top."""
    credentials: tuple[CredentialId, ...] = ()
    """Any of these credentials is needed."""
    kept_by: tuple[RoleId, ...] = ()
    """Or these roles keep the condition."""
    swap: TaskSwap | None = None
    """What counts instead where the task is blocked."""
    source: Source | None = None
    """Where it was read; needed unless not-checked."""


class ScopeFile(Block):
    """A state's rules."""

    schema_: Literal["rungbook/scope/v1"] = Field(alias="schema")
    """rungbook/scope/v1"""
    state: Annotated[StateCode, Defines("scope")]
    """The state's two letters; the file name is the same in small letters."""
    title: Title
    """The state's name."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line about it."""
    as_of: Day
    """The day when the sources were read."""
    review_by: Day
    """The day to read them again."""
    reviewer: Line
    """Who has reviewed it: a role or office."""
    supervision: SourcedText | None = None
    """Who must be near."""
    facts: tuple[SourcedText, ...] = ()
    """Other rules to show."""
    needs: tuple[StateNeed, ...] = ()
    """Credentials that the state asks for on top."""
    tasks: tuple[Task, ...]
    """Every task that a competency names."""
