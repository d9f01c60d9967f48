"""How requirements add up along the ways of a ladder: what a level asks in full, and what of it is new there.

A level lists only what is new. What it asks in full is its own list over what every promotion into it guarantees: the
requirements that all ways have in common, each at the lowest step where the ways differ. Side moves and entries neither add nor
weaken. Source of the rule: section "How requirements add up" of the spec language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from ladder_spec.models.requirement import (
    AgeRequirement,
    CompetencyRequirement,
    ConductRequirement,
    CredentialRequirement,
    EducationRequirement,
    ExperienceRequirement,
    ProgramRequirement,
    Requirement,
    ReviewRequirement,
)

if TYPE_CHECKING:
    from ladder_spec.models.ladder import LadderFile
    from ladder_spec.models.level import LevelFile

Key = tuple[str, ...]
"""What makes two requirements of different levels the same one, such as ("competency", "ecg")."""
StepRank = Callable[[str, str], int]
"""(competency, step) -> rank of the step in its scale, from 0."""


class Status(StrEnum):
    """What a requirement is at a level, against what every way in guarantees."""

    NEW = "new"
    RAISED = "raised"
    KEPT = "kept"


class Standing(Struct, frozen=True):
    """One requirement as it stands at a level."""

    requirement: Requirement
    """Its words: the level's own where it writes it itself, else those of the level that guarantees it."""
    path: str
    """Its name from outside, `level.requirement`: the first level, in the ladder's order, that asks it."""
    status: Status
    before: str = ""
    """For a raised competency: the step that every way in guarantees."""
    same_as: tuple[str, ...] = ()
    """The same requirement under other ids, as `level.requirement`: one tick counts for all."""

    @property
    def level(self) -> str:
        """The level that asked it first."""
        return self.path.partition(".")[0]


class Dropped(Struct, frozen=True):
    """A requirement of an earlier level that no longer holds."""

    standing: Standing
    reason: str


class FullList(Struct, frozen=True):
    """Everything that a level asks."""

    items: tuple[Standing, ...]
    """Own requirements first, as written; then the carried ones in the order of the levels that asked them first."""
    dropped: tuple[Dropped, ...]

    def with_status(self, status: Status) -> tuple[Standing, ...]:
        """Return the items that are new, raised or kept."""
        return tuple(item for item in self.items if item.status is status)


def key_of(level: str, requirement: Requirement) -> Key | None:
    """Return what a requirement is carried by; None for a kind that is done at its own level.

    Args:
        level: The level that asks it.
        requirement: The requirement.
    """
    if isinstance(requirement, CompetencyRequirement):  # most are
        return ("competency", requirement.competency)
    if isinstance(requirement, ExperienceRequirement | ReviewRequirement | ConductRequirement):
        return None
    if isinstance(requirement, CredentialRequirement):
        return ("credential", *sorted(requirement.credentials))
    if isinstance(requirement, EducationRequirement):
        return ("education", *sorted(requirement.schooling))
    if isinstance(requirement, ProgramRequirement):
        return ("program", *sorted(requirement.programs))
    if isinstance(requirement, AgeRequirement):
        return ("age",)
    return ("own", level, requirement.id)


def add_up(ladder: LadderFile, levels: Mapping[str, LevelFile], rank: StepRank) -> dict[str, FullList]:
    """Return the full list of every level of a ladder.

    Args:
        ladder: The ladder.
        levels: Its levels by id.
        rank: Gives the rank of a step.
    """
    adder = _Adder(ladder, levels, rank)
    return {level: adder.full(level) for level in ladder.levels}


class _Demand(NamedTuple):
    """A requirement as a level writes it."""

    key: Key | None
    """What it is carried by; None = it is done at its own level."""
    height: int
    """How much of its key it asks."""
    place: tuple[int, int]
    """Where its level stands in the ladder, and where it stands in that level."""


class _Adder:
    """The sums of one ladder. Levels are worked out when first asked for, and kept."""

    def __init__(self, ladder: LadderFile, levels: Mapping[str, LevelFile], rank: StepRank) -> None:
        self.levels, self.rank = levels, rank
        self.ways_in: dict[str, list[str]] = defaultdict(list)
        for way in ladder.transitions:
            if way.kind == "promotion":
                self.ways_in[way.to].append(way.from_)
        self.demands = dict(self._demands(ladder))
        self.same: dict[tuple[Key, int], list[str]] = defaultdict(list)
        for path, demand in self.demands.items():
            if demand.key is not None:
                self.same[demand.key, demand.height].append(path)
        self.done: dict[str, FullList] = {}
        self.under_way: set[str] = set()

    def _demands(self, ladder: LadderFile) -> Iterator[tuple[str, _Demand]]:
        """Every requirement as levels write it, in the ladder's order, by its path."""
        for position, level in enumerate(ladder.levels):
            for number, requirement in enumerate(self.levels[level].requirements):
                yield f"{level}.{requirement.id}", _Demand(key_of(level, requirement), self._height(requirement), (position, number))

    def _height(self, requirement: Requirement) -> int:
        """How much of its key a requirement asks: only competencies and ages have more and less."""
        if isinstance(requirement, CompetencyRequirement):
            return self.rank(requirement.competency, requirement.proficiency)
        return requirement.years if isinstance(requirement, AgeRequirement) else 0

    def full(self, level: str) -> FullList:
        """What a level asks in full; a promotion that closes a circle, which LS402 reports, adds nothing."""
        if level not in self.done:
            self.under_way.add(level)
            self.done[level] = self._work_out(level)
            self.under_way.remove(level)
        return self.done[level]

    def _work_out(self, level: str) -> FullList:
        given = self._guaranteed(level)
        dropped: list[Dropped] = []
        for drop in self.levels[level].drops:
            demand = self.demands.get(drop.requirement)
            if demand is not None and demand.key in given:
                dropped.append(Dropped(given.pop(demand.key), drop.reason))
        own = [self._own(level, requirement, given) for requirement in self.levels[level].requirements]
        own_keys = {self.demands[item.path].key for item in own}
        kept = sorted((item for key, item in given.items() if key not in own_keys), key=self._place)
        carried = (item if item.status is Status.KEPT else replace(item, status=Status.KEPT, before="") for item in kept)
        return FullList((*own, *carried), tuple(dropped))

    def _own(self, level: str, requirement: Requirement, given: Mapping[Key, Standing]) -> Standing:
        """A requirement that the level writes itself, set against what the ways in guarantee.

        It is named by the first level that writes the demand; the others are the same under another id.
        """
        path = f"{level}.{requirement.id}"
        demand = self.demands[path]
        if demand.key is None:
            return Standing(requirement, path, Status.NEW)
        first, *others = self.same[demand.key, demand.height]
        before = given.get(demand.key)
        if before is None:
            return Standing(requirement, first, Status.NEW, same_as=tuple(others))
        if self._height_of(before) >= demand.height:
            return Standing(requirement, first, Status.KEPT, same_as=tuple(others))
        step = before.requirement.proficiency if isinstance(before.requirement, CompetencyRequirement) else ""
        return Standing(requirement, first, Status.RAISED, step, tuple(others))

    def _guaranteed(self, level: str) -> dict[Key, Standing]:
        """What every promotion into the level has in common, at the lowest height."""
        ways = [self._by_key(self.full(before).items) for before in self.ways_in[level] if before not in self.under_way]
        if not ways:
            return {}
        common = set.intersection(*(set(way) for way in ways))
        lowest = {key: min((way[key] for way in ways), key=self._height_of) for key in common}
        return dict(sorted(lowest.items(), key=lambda entry: self._place(entry[1])))

    def _by_key(self, items: Iterable[Standing]) -> dict[Key, Standing]:
        """What a level guarantees to those after it: of two demands for one thing the higher."""
        return {key: item for item in sorted(items, key=self._height_of) if (key := self.demands[item.path].key) is not None}

    def _height_of(self, item: Standing) -> int:
        return self.demands[item.path].height

    def _place(self, item: Standing) -> tuple[int, int]:
        """Where the first level that asks it stands in the ladder, and where it stands in that level."""
        return self.demands[item.path].place
