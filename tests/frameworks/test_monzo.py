"""Monzo's framework: a broken page gets a plain message, and the words of front-line work are checked without false alarms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ladder_spec import Report, check
from ladder_spec.yaml_reader import Document, read_document
from tests.frameworks import monzo
from tests.frameworks.frame import write


@pytest.mark.parametrize("read", [read_document, monzo.front_matter])
def test_a_tab_is_named_where_it_stands(read: Callable[[bytes, str], Document]) -> None:
    """In people.md a tab follows a dash: one problem, at its line and column in the page, in plain words."""
    (found,) = read(monzo.page(monzo.BROKEN), "people.md").problems
    assert (found.code, found.file, found.span.start) == ("YS000", "people.md", (205, 12))
    assert found.message == "a tab stands where only spaces may stand"
    assert found.hint == "delete it and type spaces: two for each step to the right"


def test_with_a_space_in_its_place_the_page_is_read() -> None:
    """7 levels, 5 topics, 146 criteria."""
    mended = monzo.page(monzo.BROKEN).replace(b"-\t", b"- ")
    assert monzo.front_matter(mended, "people.md").problems == ()
    data = monzo.fields(mended, "people.md")
    assert (data["levels"], len(data["topics"])) == ("7", 5)
    assert len(monzo.criteria(mended, "people.md")) == 146


def test_a_broken_page_hides_no_other(tmp_path: Path) -> None:
    """Beside the broken page, the handbook of another one is still read whole, and says the same."""
    alone = check(write(tmp_path / "alone", monzo.handbook(["customer-operations.md"])))
    beside = write(tmp_path / "beside", monzo.handbook(["customer-operations.md"]))
    (beside / "programs").mkdir()
    (beside / "programs/people.yml").write_bytes(monzo.page(monzo.BROKEN))
    found = check(beside).problems
    assert [(one.code, one.file, one.span.start.line) for one in found if one.file == "programs/people.yml"] == [
        ("YS000", "programs/people.yml", 205)
    ]
    assert [one for one in found if one.file != "programs/people.yml"] == list(alone.problems)


def test_the_counts_of_front_line_work() -> None:
    """Customer operations: 2 levels, 14 groups with 30 examples, 9 plain criteria; two topics go on from the one above."""
    raw = monzo.page("customer-operations.md")
    found = monzo.criteria(raw, "customer-operations.md")
    assert len(found) == 23
    assert sum(bool(one.examples) for one in found) == 14
    assert sum(len(one.examples) for one in found) == 30
    assert {one.level for one in found} == {1, 2}
    assert sum(not topic["title"] for topic in monzo.fields(raw, "customer-operations.md")["topics"]) == 2


COUNTS = {
    "customer-operations.md": (23, 30),
    "backend.md": (135, 22),
    "data.md": (141, 33),
    "mobile.md": (127, 23),
    "qualityanalyst.md": (55, 0),
    "web.md": (165, 16),
    "executive-support.md": (30, 6),
    "generic.md": (72, 0),
    "marketing.md": (61, 0),
    "ops-individual-contributor.md": (70, 0),
    "ops-leadership.md": (152, 0),
    "product.md": (70, 0),
    "techops.md": (139, 0),
}
"""Criteria and examples of each page."""


def test_the_counts_of_all_pages(checked: Callable[[str], Report]) -> None:
    """13 pages with 1,240 criteria and 130 examples; as a handbook 13 ladders, with a requirement for each criterion."""
    found = {name: monzo.criteria(monzo.page(name), name) for name in monzo.PAGES}
    assert {name: (len(these), sum(len(one.examples) for one in these)) for name, these in found.items()} == COUNTS
    assert sum(map(len, found.values())) == 1240
    report = checked("Monzo")
    assert report.counts["ladders"] == 13
    defined = [thing.kind for file in report.specs.files for thing in file.collected.definitions]
    assert defined.count("requirement") == 1240


def test_what_the_rules_say_of_front_line_work(tmp_path: Path) -> None:
    """One short form, one trait and one vague word; one text was mended in one place only."""
    report = check(write(tmp_path, monzo.handbook(["customer-operations.md"])))
    words = {problem.code: problem.message for problem in report.problems if problem.code in {"LS303", "LS305", "LS309", "LS411"}}
    assert words == {
        "LS303": "`appropriate` is vague",
        "LS305": "`QA` is not explained anywhere",
        "LS309": "`Motivated` is a trait; nobody can watch or count it",
        "LS411": "this is almost, but not quite, the same as: Welcomes feedback from their manager and peers in order to improve work",
    }


def test_its_traits_are_traits(checked: Callable[[str], Report]) -> None:
    """In 1,240 criteria the rule names four words, and each does ask for a trait."""
    found = [problem.message.split("`")[1].lower() for problem in checked("Monzo").problems if problem.code == "LS309"]
    assert sorted(found) == ["enthusiasm", "mature", "motivated", "team player"]
