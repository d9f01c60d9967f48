"""Reports for people: what is shown of many problems, and what the last lines tell the reader to do."""

from __future__ import annotations

from datetime import date
from typing import cast
from unittest.mock import Mock

import pytest
from msgspec.structs import replace

from generator.reporting import text
from ladder_spec.problems import Problem, Related
from tests.generator.reporting.conftest import HOSTILE, WARNING, accepted, problem, run_of, span


def test_a_problem_is_shown_as_compilers_do() -> None:
    """Severity and code, place, line with caret, help, and other places that matter; the margin fits the line number."""
    other = Related("first written here", "tracks.yml", span(7, 3, 9))
    shown = text.render(run_of(problem(12, hint="did you mean `pay`?", related=(other,)), folder="handbook"))
    assert shown.split("\n\n")[0] == (
        "error[LS102]: problem of line 12\n"
        "  --> handbook/pay.yml:12:1\n"
        "   |\n"
        "12 | pays: 1\n"
        "   | ^^^^\n"
        "   = help: did you mean `pay`?\n"
        "   = note: first written here: handbook/tracks.yml:7:3"
    )


def test_a_file_without_text_shows_no_excerpt() -> None:
    """A file that could not be decoded has a place, but no line to show."""
    run = run_of(problem(1))
    cast("Mock", run.report).sources = {}
    assert "|" not in text.render(run)


def test_words_of_a_spec_cannot_command_the_terminal() -> None:
    """Each message and hint stays on its line, and what nobody can see is shown as its code point."""
    shown = text.render(run_of(problem(1, message=HOSTILE, hint=HOSTILE)))
    visible = "50% <b>`x`</b> | [a](https://b.example) *c* _d_ {0} @hr #1  ::error::, <U+001B>[31m<U+200B>&"
    assert shown.startswith(f"error[LS102]: {visible}\n -->")
    assert f"  = help: {visible}\n\n" in shown


def test_problems_are_sorted_by_file_and_line() -> None:
    """Whatever the order in which they were found."""
    shown = text.render(run_of(problem(9), problem(2), problem(5, file="a.yml")))
    places = [line.split()[-1] for line in shown.splitlines() if "-->" in line]
    assert places == ["h/a.yml:5:1", "h/pay.yml:2:1", "h/pay.yml:9:1"]


def test_at_most_twenty_problems_of_a_file_are_shown_and_errors_come_before_warnings() -> None:
    """The rest is counted, and every problem of another file still has its place."""
    many = [problem(line, WARNING) for line in range(1, 25)] + [problem(50)]
    shown = text.render(run_of(*many, problem(1, file="tracks.yml"), folder="handbook"))
    assert shown.count("--> handbook/pay.yml:") == text.MOST_PER_FILE
    assert "--> handbook/pay.yml:50:1" in shown
    assert shown.index("handbook/pay.yml:19:1") < shown.index("handbook/pay.yml:50:1")
    assert "... and 5 more problems in handbook/pay.yml; `--format json` shows all." in shown
    assert "--> handbook/tracks.yml:1:1" in shown


AGAIN = "then run `rungbook check h` again. `rungbook explain LS102` says why a rule exists."


@pytest.mark.parametrize(
    ("problems", "last"),
    [
        pytest.param([problem(1)], f"1 error in 1 file. Mend it, {AGAIN}", id="an error"),
        pytest.param([problem(1), problem(2, file="b.yml")], f"2 errors in 2 files. Mend the first one, {AGAIN}", id="errors"),
        pytest.param(
            [problem(1, WARNING, code="LS305"), problem(2), problem(3)],
            f"2 errors and 1 warning in 1 file. Mend the first error, {AGAIN}",
            id="errors and a warning",
        ),
        pytest.param(
            [problem(1, WARNING, code="LS305")],
            "1 warning in 1 file. You can publish: `rungbook build`. `rungbook explain LS305` says why a rule exists.",
            id="a warning",
        ),
        pytest.param([], "11 levels, 1 ladder, 1 competency.\nNo problems in 3 files. Next: `rungbook build`.", id="nothing"),
    ],
)
def test_the_last_line_says_what_to_do(problems: list[Problem], last: str) -> None:
    """Whatever was found, the reader knows the next step, and which code to ask about: that of the first error."""
    assert f"\n{text.render(run_of(*problems))}".endswith(f"\n{last}\n")


def test_the_last_line_of_a_strict_check_and_of_a_build() -> None:
    """A strict check is run again as it was; a build and a server say what to do in their own words."""
    assert "Mend it, then run `rungbook check h --strict` again. " in text.render(run_of(problem(1, WARNING), strict=True))
    assert "Mend it, then save. " in text.render(run_of(problem(1), then="save"))


@pytest.mark.parametrize(
    ("exceptions", "line"),
    [
        pytest.param(
            (accepted("LS511", date(2027, 3, 1)),),
            "1 problem accepted for now, until 2027-03-01; `--format json` lists it.",
            id="one",
        ),
        pytest.param(
            (accepted("LS511", date(2027, 3, 1)), accepted("LS404", date(2027, 1, 1))),
            "2 problems accepted for now, the first until 2027-01-01; `--format json` lists them.",
            id="two days",
        ),
        pytest.param(
            (accepted("LS511", date(2027, 3, 1)), accepted("LS511", date(2027, 3, 1), 2)),
            "2 problems accepted for now, until 2027-03-01; `--format json` lists them.",
            id="one day",
        ),
    ],
)
def test_accepted_exceptions_are_counted(exceptions: tuple[tuple[object, Problem], ...], line: str) -> None:
    """One quiet line above the last says how many there are, and when the first ends."""
    run = run_of()
    cast("Mock", run.report).accepted = exceptions
    shown = text.render(replace(run, paint=lambda role, words: f"<{role}>{words}</>"))
    assert f"<quiet>{line}</>\n" in shown


def test_colors_are_the_callers_business() -> None:
    """The report names roles; a terminal makes colors of them."""
    run = replace(run_of(problem(1, hint="mend it")), paint=lambda role, words: f"<{role}>{words}</>")
    shown = text.render(run)
    assert shown.startswith("<error>error[LS102]</>: <strong>problem of line 1</>\n <quiet>--></> h/pay.yml:1:1\n")
    assert "<error>  | ^^^^</>" in shown
    assert "  = <help>help: mend it</>\n" in shown
    assert "<error>1 error in 1 file.</> Mend it" in shown
