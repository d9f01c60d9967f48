"""The DIRECT framework: every link leads somewhere, and what is asked is held against what is taught."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from ladder_spec import Report
from tests.frameworks import direct
from tests.frameworks.frame import fired


@pytest.fixture
def report(checked: Callable[[str], Report]) -> Report:
    """The framework with a made-up ladder that asks for every skill, checked."""
    return checked("DIRECT")


def test_the_counts_of_the_published_tables() -> None:
    """7 domains, 20 groups, 164 skills, 5 steps, 207 courses, 61 providers, 549 tools; the skills of each domain."""
    sizes = [len(direct.table(name)) for name in direct.TABLES]
    assert sizes == [7, 20, 164, 5, 207, 61, 549]
    domain_of = {row["slug"]: row["competency_domain"] for row in direct.table("competency")}
    skills = Counter(domain_of[row["competency"]] for row in direct.table("skill"))
    assert sorted(skills.values()) == [10, 18, 21, 23, 25, 29, 38]


@pytest.mark.parametrize(
    ("column", "count"), [("learning_resources", 151), ("tools_languages_methodologies", 685), ("related_skills", 181)]
)
def test_no_link_of_the_tables_dangles(column: str, count: int) -> None:
    """151 links to courses, 685 to tools, 181 to related skills: all lead somewhere, and related skills name each other."""
    found = list(direct.links(column))
    assert len(found) == count
    assert all(there for _, _, there in found)
    if column == "related_skills":
        assert {(start, end) for start, end, _ in found} == {(end, start) for start, end, _ in found}


def test_the_same_counts_in_our_language(report: Report) -> None:
    """7 files of competencies with 164 of them, and 207 programs that teach 151 times."""
    assert report.counts["competencies"] == 164
    assert report.counts["programs"] == 207
    assert sum(file.kind.name == "competencies" for file in report.specs.files) == 7
    taught = [
        m for file in report.specs.files if file.kind.name == "program" for m in file.collected.mentions if m.kinds == ("competency",)
    ]
    assert len(taught) == 151


def test_no_pointer_dangles_in_our_language(report: Report) -> None:
    """Not one id leads nowhere, is used twice, or is misnamed."""
    assert not {code for code in fired(report) if code.startswith("LS2")}


def test_99_skills_are_asked_and_not_taught(report: Report) -> None:
    """Each skill without a course is named once, at the level that asks for it."""
    untaught = [problem.message.split("`")[1] for problem in report.problems if problem.code == "LS701"]
    assert len(untaught) == len(set(untaught)) == 99
    assert all("/levels/" in problem.file for problem in report.problems if problem.code == "LS701")


def test_72_courses_serve_no_skill(report: Report) -> None:
    """Of 207 courses 135 teach a skill; each of the others is named."""
    assert fired(report)["LS704"] == 72
    assert len({course for _, course, _ in direct.links("learning_resources")}) == 207 - 72


def test_what_the_rules_say_of_its_words(report: Report) -> None:
    """It defines most skills as an ability, a knowledge or an understanding: words that nobody can watch. Three ask for a trait.

    No rule of numbers, of two demands or of drift gives a false alarm on its 164 definitions, and no two of them are called alike.
    """
    vague = Counter(problem.message.split("`")[1].lower() for problem in report.problems if problem.code == "LS303")
    assert vague.most_common(1)[0][0] == "ability to"
    traits = [problem.message.split("`")[1] for problem in report.problems if problem.code == "LS309"]
    assert sorted(traits) == ["enthusiasm", "motivated", "positive attitude"]
    assert not fired(report).keys() & {"LS306", "LS311", "LS407", "LS411"}
