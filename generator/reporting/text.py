"""A report for people: each problem with its place, the line it stands in, and how to mend it."""

from __future__ import annotations

import posixpath
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from ladder_spec.source import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ladder_spec import Report
    from ladder_spec.problems import Problem

    Role = Literal["error", "warning", "good", "quiet", "strong"]
    Paint = Callable[[Role, str], str]

MOST_PER_FILE = 20
"""A file with more problems than this shows the first ones, errors before warnings, and says how many there are more."""


def uncolored(_: Role, text: str) -> str:
    """Paint that leaves the text as it is."""
    return text


def render(report: Report, folder: str, *, strict: bool = False, then: str = "", paint: Paint = uncolored) -> str:
    """The report as text that ends with what to do next.

    Args:
        report: What was found.
        folder: The handbook folder as the reader would name it; files are shown below it.
        strict: Whether warnings count as errors.
        then: What to do when the problems are mended: "save"; "" = run the check again.
        paint: Colors a piece of text according to its role.

    Returns:
        Lines, each with its line end.
    """
    blocks = []
    for _, found in groupby(report.problems, lambda problem: problem.file):
        problems = list(found)
        shown = _most_important(problems)
        blocks += [_problem_text(report, problem, folder, paint) for problem in shown]
        if len(shown) < len(problems):
            more = _count(len(problems) - len(shown), "more problem")
            blocks.append(paint("quiet", f"... and {more} in {posixpath.join(folder, problems[0].file)}; `--format json` shows all."))
    blocks.append("\n".join(_summary(report, strict, then or f"run `rungbook check {folder}{' --strict' if strict else ''}` again", paint)))
    return "\n\n".join(blocks) + "\n"


def _most_important(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one file that are shown, in the order of their places."""
    chosen = sorted(problems, key=lambda problem: problem.severity != "error")[:MOST_PER_FILE]
    return sorted(chosen, key=lambda problem: problem.sort_key)


def _problem_text(report: Report, problem: Problem, folder: str, paint: Paint) -> str:
    """One problem, as compilers show it."""
    start = problem.span.start
    margin = " " * len(str(start.line))
    head = paint(problem.severity.value, f"{problem.severity}[{problem.code}]")
    lines = [
        f"{head}: {paint('strong', problem.message)}",
        f"{margin}{paint('quiet', '-->')} {posixpath.join(folder, problem.file)}:{start.line}:{start.column}",
    ]
    source = report.sources.get(problem.file)
    shown = excerpt(source, problem.span) if source else ""
    if shown:
        *text, caret = shown.split("\n")
        lines += [*text, paint(problem.severity.value, caret)]
    if problem.hint:
        lines.append(f"{margin} = help: {problem.hint}")
    for other in problem.related:
        place = other.span.start
        lines.append(f"{margin} = {other.message}: {posixpath.join(folder, other.file)}:{place.line}:{place.column}")
    return "\n".join(lines)


def _summary(report: Report, strict: bool, then: str, paint: Paint) -> Iterator[str]:  # noqa: FBT001 - as `render` takes it
    """How it stands, and what to do next."""
    errors, warnings, files = (report.counts[name] for name in ("errors", "warnings", "files"))
    faulty = len({problem.file for problem in report.problems})
    if errors:
        found = _count(errors, "error") + (f" and {_count(warnings, 'warning')}" if warnings else "")
        yield paint("error", f"{found} in {faulty} of {_count(files, 'file')}.") + f" Mend what is marked as error, then {then}."
    elif warnings and strict:
        yield paint("error", f"{_count(warnings, 'warning')} in {faulty} of {_count(files, 'file')}.") + f" Mend them, then {then}."
    elif warnings:
        yield (
            paint("warning", f"No errors, {_count(warnings, 'warning')} in {faulty} of {_count(files, 'file')}.")
            + " You can publish: `rungbook build`."
        )
    else:
        yield paint("good", f"No problems in {_count(files, 'file')}.") + " Next: `rungbook build`."
        yield paint("quiet", ", ".join(_things(report)) + ".")


def _things(report: Report) -> list[str]:
    """How many things of each kind the handbook has."""
    kinds = (name for name in report.counts if name not in {"files", "errors", "warnings"})
    return [f"{report.counts[name]} {_one(name) if report.counts[name] == 1 else name}" for name in kinds if report.counts[name]]


def _one(plural: str) -> str:
    """The singular of a kind of thing: `levels`, `competencies`."""
    return f"{plural.removesuffix('ies')}y" if plural.endswith("ies") else plural.removesuffix("s")


def _count(number: int, noun: str) -> str:
    """A number with its noun: `1 error`, `2 errors`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
