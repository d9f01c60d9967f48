"""Which levels ask for a skill, at which step, and where one asks it as a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links
from generator.views.requirement import requirement_anchor, step_view
from ladder_spec.models.requirement import AnyOfRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Container

    from generator.views.here import Here
    from generator.views.page import LinkView
    from generator.views.requirement import StepView
    from ladder_spec.asking import AskingInFull
    from ladder_spec.models.requirement import Requirement


class LevelAsks(Struct, frozen=True):
    """A level that asks for a skill."""

    level_id: str
    level: LinkView
    """Leads to the requirement on the level's page."""
    step_id: str
    step: StepView
    status: str
    """new, raised or kept"""
    before: str
    """For a raised one: the step that every way in guarantees."""
    choice: str
    """Where it is one of several: "any 3 of 8"; "" = it is a must."""
    written: bool
    """The level writes it itself. Else it is carried from an earlier level."""


def levels_asking(here: Here, competency: str, within: Container[str] | None = None) -> tuple[LevelAsks, ...]:
    """Return every level that asks for a skill in full, in the order of the levels; choices only where they are written.

    Args:
        here: The page that says so.
        competency: The skill.
        within: The levels to look at; None = all.
    """
    return tuple(_asks(here, one) for one in here.handbook.asked_in_full(competency) if within is None or one.level in within)


def first_asking(asked: tuple[LevelAsks, ...]) -> LevelAsks | None:
    """Return the first level that asks for a skill as a must, else as a choice; None = no level does."""
    return next((one for one in asked if not one.choice), next(iter(asked), None))


def _asks(here: Here, one: AskingInFull) -> LevelAsks:
    whole, asked, before = one.standing.requirement, one.asked, one.standing.before
    anchor = requirement_anchor(here.handbook, one.level, one.standing)
    return LevelAsks(
        level_id=one.level,
        level=here.to(links.page_path("level", one.level), here.title("level", one.level), anchor),
        step_id=asked.proficiency,
        step=step_view(here, asked.competency, asked.proficiency),
        status=one.standing.status.value,
        before=here.handbook.step(asked.competency, before).title if before else "",
        choice=_choice(whole),
        written=one.written,
    )


def _choice(whole: Requirement) -> str:
    if isinstance(whole, AnyOfRequirement):
        return f"any 1 of {len(whole.options)}"
    return f"any {whole.need} of {len(whole.options)}" if isinstance(whole, NOfRequirement) else ""
