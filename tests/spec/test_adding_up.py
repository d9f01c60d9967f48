"""Full lists of requirements on the reference handbook, against a second calculation and against the figures of its design."""

from __future__ import annotations

from pathlib import Path

import pytest

from ladder_spec import Handbook, load_handbook
from ladder_spec.adding_up import FullList, Standing, Status, key_of
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement
from tests.figures import SKILLS
from tests.spec.adding_up_script import Demand, worked_out
from tests.spec.cases import HANDBOOKS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def reference() -> Handbook:
    """The reference handbook."""
    return load_handbook(ROOT / "handbook")


def lists(book: Handbook, level: str) -> dict[str, set[tuple[Demand, int]]]:
    """The product's lists of a level, in the form of the second calculation."""
    full = book.full(level)
    found = {status.value: demands(book, full.with_status(status)) for status in Status}
    return {**found, "dropped": demands(book, [gone.standing for gone in full.dropped])}


def demands(book: Handbook, items: tuple[Standing, ...] | list[Standing]) -> set[tuple[Demand, int]]:
    """What some items ask, and how much of it; what is done at its own level is left out."""
    found = set()
    for item in items:
        key, asked = key_of(item.level, item.requirement), item.requirement
        if key is not None:
            much = book.step_rank(asked.competency, asked.proficiency) if isinstance(asked, CompetencyRequirement) else 0
            found.add((key, asked.years if isinstance(asked, AgeRequirement) else much))
    return found


def competencies(full: FullList, status: Status | None = None) -> int:
    """How many competencies a full list holds."""
    return sum(isinstance(item.requirement, CompetencyRequirement) and status in {None, item.status} for item in full.items)


@pytest.mark.parametrize("folder", [ROOT / "handbook", HANDBOOKS / "small"], ids=["reference", "small"])
def test_lists_equal_a_second_calculation(folder: Path) -> None:
    """New, raised, kept and dropped of every level are what an independent script finds in the files."""
    book, found = load_handbook(folder), worked_out(folder, "medical-assistant")
    assert {level: lists(book, level) for level in book.levels} == found
    assert all(found[level]["new"] for level in found)


def test_figures_of_the_design(reference: Handbook) -> None:
    """The numbers of competencies are those that the design of the reference handbook was accepted with."""
    measured = {
        level: (
            sum(isinstance(asked, CompetencyRequirement) for asked in file.requirements),
            competencies(reference.full(level)),
            *(competencies(reference.full(level), status) for status in (Status.NEW, Status.RAISED, Status.KEPT)),
        )
        for level, file in reference.levels.items()
    }
    assert measured == SKILLS


def test_new_raised_and_kept_are_the_full_list(reference: Handbook) -> None:
    """Each item has one of the three words; own items come first, as written, and then the carried ones by level."""
    order = list(reference.levels)
    for level, file in reference.levels.items():
        full = reference.full(level)
        assert [item.requirement.id for item in full.items[: len(file.requirements)]] == [asked.id for asked in file.requirements]
        carried = full.items[len(file.requirements) :]
        assert all(item.status is Status.KEPT for item in carried)
        assert [order.index(item.level) for item in carried] == sorted(order.index(item.level) for item in carried)


def test_items_are_named_by_the_first_level_that_asks_them(reference: Handbook) -> None:
    """`path` and `same_as` together are all the names of one demand, the first in the order of the ladder."""
    order = list(reference.levels)
    for level in reference.levels:
        for item in reference.full(level).items:
            names = (item.path, *item.same_as)
            assert [order.index(name.partition(".")[0]) for name in names] == sorted(order.index(name.partition(".")[0]) for name in names)
            assert len(set(names)) == len(names)


def test_raised_items_say_from_where(reference: Handbook) -> None:
    """A raised competency names the step before, and it is a lower one; nothing else does."""
    seen = 0
    for level in reference.levels:
        for item in reference.full(level).items:
            asked = item.requirement
            if item.status is Status.RAISED and isinstance(asked, CompetencyRequirement):
                seen += 1
                before = reference.step_rank(asked.competency, item.before)
                assert before < reference.step_rank(asked.competency, asked.proficiency)
            else:
                assert item.before == ""
    assert seen > 50


def test_a_dropped_requirement_is_gone_with_its_reason() -> None:
    """MA II of the small handbook drops a program of MA I."""
    full = load_handbook(HANDBOOKS / "small").full("ma-2")
    (gone,) = full.dropped
    assert (gone.standing.path, gone.reason) == ("ma-1.first-weeks", "You know the clinic by now.")
    assert "ma-1.first-weeks" not in {item.path for item in full.items}
