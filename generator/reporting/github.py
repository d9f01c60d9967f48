"""A report for GitHub: workflow commands, of which GitHub makes annotations beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.reporting.words import accepted_note, next_step, sentence, tally, told
from ladder_spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reporting.check_run import CheckRun
    from ladder_spec.problems import Problem

SHOWN: Final = 10
"""GitHub makes annotations of so many errors and so many warnings of a step; the rest stands in the log only."""

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(run: CheckRun) -> str:
    """One command a problem, and plain lines for the log that say how it stands and what to do next."""
    return "".join(f"{line}\n" for line in _lines(run))


def _lines(run: CheckRun) -> Iterator[str]:
    for problem in run.report.problems:
        yield _command(run, problem)
    if accepted := accepted_note(run):
        yield accepted
    if max(run.report.counts["errors"], run.report.counts["warnings"]) > SHOWN:
        yield f"GitHub marks the first {SHOWN} errors and the first {SHOWN} warnings; the summary of this run lists all."
    yield f"{tally(run)}. {next_step(run)}"


def _command(run: CheckRun, problem: Problem) -> str:
    """The workflow command of one problem. It names columns only within one line, as GitHub wants; its last column is the last marked."""
    start, end = problem.span
    properties = {"file": run.placed(problem.file), "line": start.line}
    if start.line == end.line:
        properties |= {"endLine": end.line, "col": start.column, "endColumn": max(start.column, end.column - 1)}
    properties["title"] = f"{problem.code} {CATALOGUE[problem.code].title}"
    given = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    notes = [sentence(f"{other.message}: {run.placed(other.file)}:{other.span.start.line}") for other in problem.related]
    return f"::{problem.severity} {given}::{chr(10).join([told(problem), *notes]).translate(_DATA)}"
