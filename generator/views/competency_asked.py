"""Which levels ask for a skill, at which step, and where one asks it as a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views import links
from generator.views.requirement import step_view
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.here import Here
    from generator.views.page import LinkView
    from generator.views.requirement import StepView
    from ladder_spec.adding_up import Standing
    from ladder_spec.models.requirement import Requirement


@dataclass(frozen=True, slots=True)
class LevelAsks:
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


def levels_asking(here: Here, competency: str) -> tuple[LevelAsks, ...]:
    """Return every level that asks for a skill in full, in the order of the levels; choices only where they are written."""
    return tuple(one for level in here.handbook.levels for one in _at(here, level, competency))


def _at(here: Here, level: str, competency: str) -> Iterator[LevelAsks]:
    full, own = here.handbook.full(level), len(here.handbook.levels[level].requirements)
    for place, item in enumerate(full.items):
        asked, written = item.requirement, place < own
        if isinstance(asked, CompetencyRequirement):
            if asked.competency == competency:
                yield _asks(here, level, item, asked, written=written)
        elif isinstance(asked, AnyOfRequirement | NOfRequirement) and written:
            for option in asked.options:
                if isinstance(option, CompetencyRequirement) and option.competency == competency:
                    yield _asks(here, level, item, option, written=True)


def _asks(here: Here, level: str, item: Standing, asked: CompetencyRequirement, *, written: bool) -> LevelAsks:
    whole = item.requirement
    anchor = f"{level}.{whole.id}" if written else item.path
    return LevelAsks(
        level_id=level,
        level=here.to(links.page_path("level", level), here.title("level", level), anchor),
        step_id=asked.proficiency,
        step=step_view(here, asked.competency, asked.proficiency),
        status=item.status.value,
        before=here.handbook.step(asked.competency, item.before).title if item.before else "",
        choice=_choice(whole),
        written=written,
    )


def _choice(whole: Requirement) -> str:
    if isinstance(whole, AnyOfRequirement):
        return f"any 1 of {len(whole.options)}"
    return f"any {whole.need} of {len(whole.options)}" if isinstance(whole, NOfRequirement) else ""
