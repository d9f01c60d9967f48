"""What a level asks, added up: new and raised by group, what people already have, and what is no longer asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import words
from generator.views.requirement import requirement_view
from ladder_spec.adding_up import Status
from ladder_spec.models.requirement import CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from generator.views.requirement import RequirementView
    from ladder_spec.models.requirement import Requirement

_RECORDS: Final = "time_and_records"
_CHOICES: Final = "skills_you_choose"
_TITLES: Final = {_RECORDS: "Time, cards, and records", _CHOICES: "Skills you choose"}
"""Groups that are no domain. No id holds an underscore, so that no domain can take their names."""


class GroupView(Struct, frozen=True):
    """Requirements of one kind."""

    anchor: str
    title: str
    count: str
    """How many, in words: 5 skills."""
    requirements: tuple[RequirementView, ...]


class DroppedView(Struct, frozen=True):
    """A requirement of an earlier level that no longer holds."""

    anchor: str
    text: Line
    origin: LinkView
    reason: Line


class NeedsView(Struct, frozen=True):
    """Everything that a level asks."""

    level: str
    """Its id, for the self-check."""
    total: int
    new: int
    raised: int
    kept: int
    groups: tuple[GroupView, ...]
    """New and raised ones."""
    kept_groups: tuple[GroupView, ...]
    """What earlier levels on every way in ask already."""
    dropped: tuple[DroppedView, ...]


def needs_view(here: Here, level: str) -> NeedsView:
    """Return everything that a level asks, with what is new there."""
    full = here.handbook.full(level)
    views = [(item.requirement, requirement_view(here, level, item)) for item in full.items]
    kept = Status.KEPT.value
    return NeedsView(
        level=level,
        total=len(full.items),
        new=len(full.with_status(Status.NEW)),
        raised=len(full.with_status(Status.RAISED)),
        kept=len(full.with_status(Status.KEPT)),
        groups=_groups(here, "need", ((asked, view) for asked, view in views if view.status != kept)),
        kept_groups=_groups(here, "have", ((asked, view) for asked, view in views if view.status == kept)),
        dropped=tuple(
            DroppedView(
                anchor=gone.standing.path,
                text=here.line(here.handbook.text_of(gone.standing.requirement)),
                origin=here.requirement(gone.standing.path, here.title("level", gone.standing.level)),
                reason=here.line(gone.reason),
            )
            for gone in full.dropped
        ),
    )


def _groups(here: Here, prefix: str, views: Iterable[tuple[Requirement, RequirementView]]) -> tuple[GroupView, ...]:
    found: dict[str, list[RequirementView]] = {group: [] for group in (_RECORDS, _CHOICES, *here.handbook.domains)}
    for asked, view in views:
        found[_group_of(here, asked)].append(view)
    return tuple(
        GroupView(
            anchor=f"{prefix}-{group}",
            title=_TITLES.get(group) or here.title("domain", group),
            count=words.counted(len(members), "item" if group in _TITLES else "skill"),
            requirements=tuple(members),
        )
        for group, members in found.items()
        if members
    )


def _group_of(here: Here, asked: Requirement) -> str:
    if isinstance(asked, CompetencyRequirement):
        return here.handbook.domain_of(asked.competency).domain.id
    is_choice_of_skills = isinstance(asked, NOfRequirement) and all(isinstance(option, CompetencyRequirement) for option in asked.options)
    return _CHOICES if is_choice_of_skills else _RECORDS
