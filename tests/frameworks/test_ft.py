"""Two job families of the Financial Times: what their lists hide, counted by our rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from ladder_spec import Report, check
from ladder_spec.handbook import Handbook
from ladder_spec.models.requirement import CompetencyRequirement
from tests.frameworks import ft
from tests.frameworks.frame import LINE, fired, write


@pytest.fixture
def engineering(checked: Callable[[str], Report]) -> Report:
    """The engineering ladder with its eight moves, checked."""
    return checked("FT engineering")


def asked(report: Report) -> list[tuple[str, str, str]]:
    """Each requirement of all levels: level, id, text."""
    levels = Handbook.from_specs(report.specs).levels.values()
    return [(level.id, requirement.id, requirement.text or "") for level in levels for requirement in level.requirements]


def test_the_counts_of_the_published_file() -> None:
    """8 levels, 9 themes, 72 cells, 9 at each level, 5 steps; each identifier stands once."""
    data = ft.family("engineering")
    assert len(data["levels"]) == 8
    assert len(data["themes"]) == 9
    assert len(data["competencies"]) == 72
    assert set(Counter(one["level"] for one in data["competencies"]).values()) == {9}
    assert {one["proficiency"] for one in data["competencies"]} == set(ft.STEPS)
    assert len({one["id"] for one in data["competencies"]}) == 72


def test_the_same_counts_in_our_language(engineering: Report) -> None:
    """Nothing is lost: 8 levels with 9 demands each on 9 competencies, and 8 moves."""
    assert engineering.counts["levels"] == 8
    assert engineering.counts["competencies"] == 9
    assert engineering.counts["transitions"] == 8
    assert len(asked(engineering)) == 72
    assert set(Counter(level for level, _, _ in asked(engineering)).values()) == {9}


def test_nothing_falls_along_the_moves(engineering: Report) -> None:
    """Along the ways that people take, no level asks less than the one before it."""
    assert fired(engineering)["LS401"] == 0


def test_two_falls_by_the_order_of_the_list(tmp_path: Path) -> None:
    """Read as one row, the fork looks like two falls, both where the list goes from the last expert to the first manager."""
    levels = [level["id"] for level in ft.family("engineering")["levels"]]
    found = check(write(tmp_path, ft.engineering(pairwise(levels), in_a_row=True)))
    assert [(problem.file.rpartition("/")[2], problem.message) for problem in found.problems if problem.code == "LS401"] == [
        ("principal-pm.yml", "`curiosity-learning` is asked at `practitioner`, but `principal-ic` already asks for `expert`"),
        ("principal-pm.yml", "`technical` is asked at `practitioner`, but `principal-ic` already asks for `expert`"),
    ]


def test_six_demands_jump_two_steps(engineering: Report) -> None:
    """Six demands rise by two steps in one move, and none by more."""
    book = Handbook.from_specs(engineering.specs)
    height = {
        (level.id, one.competency): book.step_rank(one.competency, one.proficiency)
        for level in book.levels.values()
        for one in level.requirements
        if isinstance(one, CompetencyRequirement)
    }
    rises = {(start, end, theme): height[end, theme] - height[start, theme] for start, end in ft.MOVES for theme in book.competencies}
    assert max(rises.values()) == 2
    assert sorted(move for move, steps in rises.items() if steps == 2) == [
        ("senior-2-ic", "principal-ic", "business-impact"),
        ("senior-2-ic", "principal-ic", "curiosity-learning"),
        ("senior-2-ic", "principal-ic", "leadership"),
        ("senior-2-ic", "principal-ic", "technical"),
        ("senior-2-pm", "principal-pm", "leadership"),
        ("senior-2-pm", "principal-pm", "team-work"),
    ]


def test_no_false_alarm_on_72_texts(engineering: Report) -> None:
    """No rule of numbers, of two demands, of traits or of drift has anything to say of its texts, which were read one by one."""
    assert not fired(engineering).keys() & {"LS306", "LS309", "LS311", "LS411"}


def test_long_texts_are_told_one_by_one(tmp_path: Path) -> None:
    """7 of the 72 texts do not fit into a line of 400 characters; each is named, and the others are checked all the same."""
    long = [text for text in ft.texts("engineering") if len(text) > LINE]
    assert len(long) == 7
    found = fired(check(write(tmp_path, ft.engineering(whole_texts=True))))
    assert found["LS108"] == 7
    assert found["LS301"] == 72 - 7


@pytest.mark.parametrize(
    ("name", "levels", "rows", "texts", "examples"),
    [("operations", [19, 12, 17], 48, 26, 74), ("engineering-v1", [25, 28, 31, 17], 101, 101, 257)],
)
def test_the_older_families(  # noqa: PLR0913, PLR0917 - the counts of a family
    checked: Callable[[str], Report], name: str, levels: list[int], rows: int, texts: int, examples: int
) -> None:
    """Operations: 48 demands in 26 different texts, so 22 repeats, with 74 examples. Engineering: 101 demands, each in words of its own."""
    data, found = ft.family(name), asked(checked(f"FT {name}"))
    assert list(Counter(level for level, _, _ in found).values()) == levels
    assert (len(found), len({text for _, _, text in found})) == (rows, texts)
    assert sum(len(one["examples"]) for one in data["competencies"]) == examples


def test_operations_repeats_itself(checked: Callable[[str], Report]) -> None:
    """Its 22 repeats stand in 13 groups; engineering repeats none."""
    texts = Counter(text for _, _, text in asked(checked("FT operations")))
    assert sum(texts.values()) - len(texts) == 22
    assert sum(count > 1 for count in texts.values()) == 13
    assert len(set(ft.texts("engineering"))) == 72


def test_operations_drifts_in_two_places(checked: Callable[[str], Report]) -> None:
    """Of all its texts two were mended at one level and forgotten at the next; equal texts are no drift."""
    drifts = [problem.message.partition(": ")[2] for problem in checked("FT operations").problems if problem.code == "LS411"]
    assert drifts == [
        "Beginning to build a depth of knowledge in at least one specific area within job role",
        "Handling request from users",
    ]
