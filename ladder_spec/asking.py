"""Who asks for a thing, and who teaches it: the answers of the handbook's indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from ladder_spec.adding_up import Standing
    from ladder_spec.models.requirement import CompetencyRequirement, Option, Requirement


class Asking(Struct, frozen=True):
    """A level that asks for a competency."""

    level: str
    requirement: str
    """The id of the requirement in that level."""
    step: str
    elective: bool
    """It is one of several choices, not a must."""


class AskingInFull(Struct, frozen=True):
    """A level that asks for a competency in full: it writes it itself, or earlier levels guarantee it."""

    level: str
    standing: Standing
    """The whole requirement as it stands at the level."""
    asked: CompetencyRequirement
    """The requirement itself, or the choice in it."""
    written: bool
    """The level writes it itself."""


class Accepting(Struct, frozen=True):
    """A requirement of a level that a credential or a program meets."""

    level: str
    requirement: Requirement
    choice: Option | None
    """The choice in it that is met; None = the requirement itself."""


class Teaching(Struct, frozen=True):
    """A program that teaches a competency."""

    program: str
    step: str
    """The step that people reach."""
