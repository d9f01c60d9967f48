"""Reports for people: what is shown of many problems, and what the last lines tell the reader to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from unittest.mock import Mock

import pytest

from generator.reporting import text
from ladder_spec.problems import Problem, Related, Severity
from ladder_spec.source import Position, SourceFile, Span

if TYPE_CHECKING:
    from ladder_spec import Report
    from ladder_spec.problems import Severity as Kind


def problem(line: int, severity: Kind = Severity.ERROR, file: str = "pay.yml", **more: object) -> Problem:
    """A problem in the first four characters of a line."""
    span = Span(Position(line, 1), Position(line, 5))
    return Problem(
        "LS102",
        severity,
        f"problem of line {line}",
        cast("str", more.get("hint", "")),
        file,
        span,
        cast("tuple[Related, ...]", more.get("related", ())),
    )


def report(*problems: Problem, files: int = 3) -> Report:
    """A report of these problems, in files of 99 lines."""
    ordered = tuple(sorted(problems, key=lambda each: each.sort_key))
    counts = {"files": files, "errors": 0, "warnings": 0, "levels": 11, "programs": 0, "ladders": 1, "competencies": 1}
    for each in ordered:
        counts[f"{each.severity}s"] += 1
    sources = {each.file: SourceFile(each.file, "pays: 1\n" * 99) for each in ordered}
    return cast("Report", Mock(problems=ordered, counts=counts, sources=sources, ok=not counts["errors"]))


def test_a_problem_is_shown_as_compilers_do() -> None:
    """Severity and code, place, line with caret, help, and other places that matter; the margin fits the line number."""
    other = Related("first written here", "tracks.yml", Span(Position(7, 3), Position(7, 9)))
    shown = text.render(report(problem(12, hint="did you mean `pay`?", related=(other,))), "handbook")
    assert shown.split("\n\n")[0] == (
        "error[LS102]: problem of line 12\n"
        "  --> handbook/pay.yml:12:1\n"
        "   |\n"
        "12 | pays: 1\n"
        "   | ^^^^\n"
        "   = help: did you mean `pay`?\n"
        "   = first written here: handbook/tracks.yml:7:3"
    )


def test_a_file_without_text_shows_no_excerpt() -> None:
    """A file that could not be decoded has a place, but no line to show."""
    found = report(problem(1))
    cast("Mock", found).sources = {}
    assert "|" not in text.render(found, "handbook")


def test_at_most_twenty_problems_of_a_file_are_shown_and_errors_come_before_warnings() -> None:
    """The rest is counted, and every problem of another file still has its place."""
    many = [problem(line, Severity.WARNING) for line in range(1, 25)] + [problem(50)]
    shown = text.render(report(*many, problem(1, file="tracks.yml")), "handbook")
    assert shown.count("--> handbook/pay.yml:") == text.MOST_PER_FILE
    assert "--> handbook/pay.yml:50:1" in shown
    assert shown.index("handbook/pay.yml:19:1") < shown.index("handbook/pay.yml:50:1")
    assert "... and 5 more problems in handbook/pay.yml; `--format json` shows all." in shown
    assert "--> handbook/tracks.yml:1:1" in shown


@pytest.mark.parametrize(
    ("problems", "strict", "last"),
    [
        pytest.param(
            [problem(1)], False, "1 error in 1 of 3 files. Mend what is marked as error, then run `rungbook check h` again.", id="an error"
        ),
        pytest.param(
            [problem(1), problem(2), problem(3, Severity.WARNING, "b.yml")],
            True,
            "2 errors and 1 warning in 2 of 3 files. Mend what is marked as error, then run `rungbook check h --strict` again.",
            id="errors and a warning",
        ),
        pytest.param(
            [problem(1, Severity.WARNING)],
            False,
            "No errors, 1 warning in 1 of 3 files. You can publish: `rungbook build`.",
            id="a warning",
        ),
        pytest.param(
            [problem(1, Severity.WARNING)],
            True,
            "1 warning in 1 of 3 files. Mend them, then run `rungbook check h --strict` again.",
            id="strict",
        ),
        pytest.param([], False, "No problems in 3 files. Next: `rungbook build`.\n11 levels, 1 ladder, 1 competency.", id="nothing"),
    ],
)
def test_the_last_lines_say_what_to_do(problems: list[Problem], strict: object, last: str) -> None:
    """Whatever was found, the reader knows the next step."""
    assert text.render(report(*problems), "h", strict=bool(strict)).endswith(last + "\n")


def test_colors_are_the_callers_business() -> None:
    """The report names roles; a terminal makes colors of them."""
    shown = text.render(report(problem(1)), "h", paint=lambda role, words: f"<{role}>{words}</>")
    assert shown.startswith("<error>error[LS102]</>: <strong>problem of line 1</>\n <quiet>--></> h/pay.yml:1:1\n")
    assert "<error>  | ^^^^</>" in shown
