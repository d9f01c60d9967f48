"""How requirements add up on ladders that nobody has drawn: forks, joins, drops and side moves at random."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ladder_spec.adding_up import FullList, Standing, Status, add_up, key_of
from ladder_spec.models.base import Block
from ladder_spec.models.ladder import LadderFile, Transition
from ladder_spec.models.level import Drop, LevelFile
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement, Requirement

STEPS = ("with-help", "on-my-own", "hard-cases")
SKILLS = ("a", "b", "c", "d")
REQUIREMENT: TypeAdapter[Requirement] = TypeAdapter(Requirement)

Model = TypeVar("Model", bound=Block)
Demand = tuple[tuple[str, ...], int]
"""What is asked, and how much of it."""


@dataclass
class Level:
    """A level of a random ladder."""

    id: str
    tier: int
    requirements: list[dict[str, Any]]
    ways_in: list[str] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)


@st.composite
def requirements(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A few requirements of a level; no two ask the same thing."""
    found: list[dict[str, Any]] = [
        {"id": skill, "kind": "competency", "competency": skill, "proficiency": draw(st.sampled_from(STEPS))}
        for skill in draw(st.sets(st.sampled_from(SKILLS)))
    ]
    others: list[dict[str, Any]] = [
        {"id": "card", "kind": "credential", "credentials": draw(st.sampled_from([["bls"], ["cma", "rma"], ["rma", "cma"]]))},
        {"id": "months", "kind": "experience", "months": "12", "levels": ["l0"]},
        {"id": "school", "kind": "education", "schooling": ["high-school"]},
        {"id": "age", "kind": "age", "years": draw(st.sampled_from(["16", "18"]))},
        {"id": "class", "kind": "program", "programs": ["welcome"]},
        {"id": "conduct", "kind": "conduct", "clear_months": "12"},
    ]
    found += [{"text": "Words.", **other} for other in others if draw(st.booleans())]
    return draw(st.permutations(found))


@st.composite
def ladders(draw: st.DrawFn) -> list[Level]:
    """Levels in tiers; each takes promotions from some levels of earlier tiers, and drops something now and then."""
    levels: list[Level] = []
    for tier in range(draw(st.integers(1, 4))):
        before = [level.id for level in levels]
        for _ in range(draw(st.integers(1, 3))):
            level = Level(f"l{len(levels)}", tier, draw(requirements()))
            level.ways_in = sorted(draw(st.sets(st.sampled_from(before)))) if before else []
            known = [f"{other.id}.{asked['id']}" for other in levels for asked in other.requirements]
            level.drops = draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) if known else []
            levels.append(level)
    return levels


def rank(_competency: str, step: str) -> int:
    """The rank of a step."""
    return STEPS.index(step)


def made(model: type[Model], **fields: Any) -> Model:  # noqa: ANN401 - the fields of any model
    """A block with only the fields that adding up reads."""
    return cast("Model", model.model_construct(**fields))


def added_up(levels: list[Level], order: list[str] | None = None, laterals: tuple[tuple[str, str], ...] = ()) -> dict[str, FullList]:
    """The product's full lists."""
    ways = [(before, level.id, "promotion") for level in levels for before in level.ways_in] + [(*pair, "lateral") for pair in laterals]
    transitions = tuple(made(Transition, from_=start, to=end, kind=kind) for start, end, kind in ways)
    ladder = made(LadderFile, levels=tuple(order or [level.id for level in levels]), transitions=transitions)
    files = {
        level.id: made(
            LevelFile,
            id=level.id,
            requirements=tuple(REQUIREMENT.validate_python(asked) for asked in level.requirements),
            drops=tuple(made(Drop, requirement=gone, reason="Reason.") for gone in level.drops),
        )
        for level in levels
    }
    return add_up(ladder, files, rank)


def demand(level: str, asked: Requirement) -> Demand | None:
    """What a requirement asks, and how much; None where it is not carried."""
    key = key_of(level, asked)
    if key is None:
        return None
    if isinstance(asked, CompetencyRequirement):
        return key, rank(asked.competency, asked.proficiency)
    return key, asked.years if isinstance(asked, AgeRequirement) else 0


def demands(items: tuple[Standing, ...]) -> set[Demand]:
    """What some items ask."""
    return {found for item in items if (found := demand(item.level, item.requirement)) is not None}


def by_hand(levels: list[Level]) -> dict[str, dict[tuple[str, ...], int]]:
    """Full(L) = own(L) over what every promotion into L guarantees, less what L drops; levels come in the order of their tiers."""
    full: dict[str, dict[tuple[str, ...], int]] = {}
    for level in levels:
        ways = [full[before] for before in level.ways_in]
        common = set.intersection(*(set(way) for way in ways)) if ways else set()
        given = {key: min(way[key] for way in ways) for key in common}
        for gone in level.drops:
            other = next(one for one in levels if one.id == gone.partition(".")[0])
            asked = next(one for one in other.requirements if one["id"] == gone.partition(".")[2])
            found = demand(other.id, REQUIREMENT.validate_python(asked))
            given.pop(found[0] if found else (), None)
        own = [demand(level.id, REQUIREMENT.validate_python(asked)) for asked in level.requirements]
        full[level.id] = given | dict(filter(None, own))
    return full


def sets(full: Mapping[str, FullList]) -> dict[str, dict[str, set[Demand]]]:
    """The lists of every level as sets of demands, by word."""
    return {
        level: {
            **{status.value: demands(found.with_status(status)) for status in Status},
            "dropped": demands(tuple(gone.standing for gone in found.dropped)),
        }
        for level, found in full.items()
    }


@given(ladders())
def test_new_raised_and_kept_rebuild_the_full_list(levels: list[Level]) -> None:
    """For all ladders: the three words together are own(L) over G(L), and each item has one of them."""
    full, wanted = added_up(levels), by_hand(levels)
    for level in levels:
        found = full[level.id]
        assert demands(found.items) == set(wanted[level.id].items())
        assert sum(len(found.with_status(status)) for status in Status) == len(found.items)


@given(ladders())
def test_words_are_against_what_every_way_guarantees(levels: list[Level]) -> None:
    """New = some way in does not have it; raised and kept = every way has it, at a lower step or at the same."""
    full, wanted = added_up(levels), by_hand(levels)
    for level in levels:
        gone = {key for key, _ in demands(tuple(drop.standing for drop in full[level.id].dropped))}
        for item in full[level.id].items:
            found = demand(item.level, item.requirement)
            if found is None:
                assert item.status is Status.NEW
                continue
            key, much = found
            before = [wanted[way].get(key) for way in level.ways_in]
            guaranteed = None if not before or None in before or key in gone else min(step for step in before if step is not None)
            expected = Status.NEW if guaranteed is None else Status.RAISED if much > guaranteed else Status.KEPT
            assert item.status is expected


@given(ladders(), st.randoms(use_true_random=False))
def test_the_order_of_levels_does_not_matter(levels: list[Level], chance: Any) -> None:  # noqa: ANN401 - hypothesis' random source
    """Listing the levels in another order changes names and order, but no set."""
    order = [level.id for level in levels]
    chance.shuffle(order)
    assert sets(added_up(levels, order)) == sets(added_up(levels))


@given(ladders(), st.data())
def test_side_moves_change_nothing(levels: list[Level], data: st.DataObject) -> None:
    """Laterals neither add nor weaken, whichever there are."""
    ids = st.sampled_from([level.id for level in levels])
    laterals = tuple(data.draw(st.lists(st.tuples(ids, ids), max_size=4)))
    assert added_up(levels, laterals=laterals) == added_up(levels)


@given(ladders())
def test_drops_take_away_what_was_guaranteed(levels: list[Level]) -> None:
    """What a level drops, it does not carry; without its drops it would, and each drop keeps its reason."""
    full = added_up(levels)
    without = added_up([Level(one.id, one.tier, one.requirements, one.ways_in) for one in levels])
    if not any(level.drops for level in levels):
        assert full == without
    for level in levels:
        own = {found[0] for asked in level.requirements if (found := demand(level.id, REQUIREMENT.validate_python(asked))) is not None}
        kept = {key for key, _ in demands(full[level.id].items)}
        for gone in full[level.id].dropped:
            found = demand(gone.standing.level, gone.standing.requirement)
            assert found is not None
            assert found[0] not in kept or found[0] in own
            assert gone.reason == "Reason."


@given(ladders())
def test_one_demand_has_one_set_of_names(levels: list[Level]) -> None:
    """Items that ask the same have the same names, everywhere: the levels that write it, in the order of the ladder."""
    writes: dict[Demand, list[str]] = {}
    for level in levels:
        for asked in level.requirements:
            found = demand(level.id, REQUIREMENT.validate_python(asked))
            if found is not None:
                writes.setdefault(found, []).append(f"{level.id}.{asked['id']}")
    for full in added_up(levels).values():
        for item in full.items:
            found = demand(item.level, item.requirement)
            assert [item.path, *item.same_as] == (writes[found] if found is not None else [item.path])


def test_two_demands_for_one_thing_in_one_level() -> None:
    """Where a level asks for a skill twice, the higher step is what it guarantees."""
    low = {"id": "low", "kind": "competency", "competency": "a", "proficiency": "with-help"}
    high = {"id": "high", "kind": "competency", "competency": "a", "proficiency": "hard-cases"}
    for both in ([low, high], [high, low]):
        full = added_up([Level("l0", 0, both), Level("l1", 1, [], ["l0"])])
        assert demands(full["l1"].items) == {(("competency", "a"), 2)}


def test_a_circle_ends() -> None:
    """Promotions that lead back (LS402) do not run in circles, whichever level is asked for first."""
    levels = [Level("l0", 0, [], ["l1"]), Level("l1", 1, [], ["l0"])]
    for order in (["l0", "l1"], ["l1", "l0"]):
        assert added_up(levels, order).keys() == {"l0", "l1"}
