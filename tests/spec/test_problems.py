"""Problems, the catalogue of their codes, and the errors that a caller catches."""

from __future__ import annotations

import re

import pytest

from ladder_spec.errors import InvalidHandbook, LadderError, SpecNotFound
from ladder_spec.problems import CATALOGUE, Problem, Related, Severity, problem
from ladder_spec.source import FILE_START, Position, Span

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def at(line: int, column: int) -> Span:
    """Make a span of one character."""
    return Span(Position(line, column), Position(line, column + 1))


def test_the_catalogue_gives_the_severity() -> None:
    """Whoever finds a problem need not say how bad it is."""
    related = Related("first written here", "b.yml", at(1, 1))
    found = problem("YS014", "a.yml", at(2, 3), "twice", "delete one", [related])
    assert found == Problem("YS014", Severity.ERROR, "twice", "delete one", "a.yml", at(2, 3), (related,))


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    """A code that is not in the catalogue cannot be used."""
    with pytest.raises(KeyError, match="YS999"):
        problem("YS999", "a.yml", FILE_START, "no such code")


def test_problems_sort_by_file_line_column_and_code() -> None:
    """Numbers sort as numbers: line 10 comes after line 9."""
    ordered = [
        problem("LS101", "a.yml", at(9, 1), "m"),
        problem("YS014", "a.yml", at(9, 1), "m"),
        problem("LS101", "a.yml", at(9, 12), "m"),
        problem("LS101", "a.yml", at(10, 2), "m"),
        problem("LS101", "b.yml", at(1, 1), "m"),
    ]
    shuffled = [ordered[index] for index in (4, 1, 3, 0, 2)]
    assert sorted(shuffled, key=lambda found: found.sort_key) == ordered


def test_a_problem_never_changes() -> None:
    """Reports can share problems and put them into sets."""
    found = problem("LS101", "a.yml", at(1, 1), "m")
    assert {found, problem("LS101", "a.yml", at(1, 1), "m")} == {found}
    with pytest.raises(AttributeError, match="immutable"):
        found.message = "other"  # type: ignore[misc]  # what mypy forbids is what is tested


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_rule_has_a_code_a_title_and_a_reason(code: str) -> None:
    """Codes have one form; a title is a few words without a full stop; a reason is 1 to 3 sentences."""
    rule = CATALOGUE[code]
    assert rule.code == code
    assert re.fullmatch(r"(YS|LS)\d{3}", code)
    assert len(rule.title) <= 70
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert 1 <= len(SENTENCE_END.findall(rule.why)) <= 3


def test_the_catalogue_cannot_be_changed() -> None:
    """No module adds a code behind the catalogue's back."""
    with pytest.raises(TypeError):
        CATALOGUE["YS999"] = CATALOGUE["YS000"]  # type: ignore[index]  # what mypy forbids is what is tested


def test_titles_are_told_apart() -> None:
    """Two codes with one title would be one code."""
    titles = [rule.title for rule in CATALOGUE.values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("codes", "counted"), [(["LS101"], "1 error."), (["LS101", "LS102"], "2 errors.")])
def test_an_invalid_handbook_keeps_its_problems(codes: list[str], counted: str) -> None:
    """The error says how many errors there are and which command shows them."""
    problems = [problem(code, "a.yml", FILE_START, "m") for code in codes]
    error = InvalidHandbook(iter(problems))
    assert error.problems == tuple(problems)
    assert counted in str(error)
    assert "rungbook check" in str(error)


def test_all_errors_are_ladder_errors() -> None:
    """A caller catches one class."""
    assert issubclass(InvalidHandbook, LadderError)
    assert issubclass(SpecNotFound, LadderError)
