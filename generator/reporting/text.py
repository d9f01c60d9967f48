"""A report for people: each problem with its place, the line it stands in, and how to mend it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.reporting.words import accepted_note, count, next_step, tally, visible
from ladder_spec.source import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.reporting.check_run import CheckRun, Role
    from ladder_spec import Report
    from ladder_spec.problems import Problem

MOST_PER_FILE: Final = 20
"""A file with more problems than this shows the first ones, errors before warnings, and says how many there are more."""


def render(run: CheckRun) -> str:
    """The report as text whose last line says what to do next."""
    blocks = []
    for file, found in groupby(run.report.problems, lambda problem: problem.file):
        problems = list(found)
        shown = _most_important(problems)
        blocks += [problem_text(run, problem) for problem in shown]
        if len(shown) < len(problems):
            more = count(len(problems) - len(shown), "more problem")
            blocks.append(run.paint("quiet", f"... and {more} in {run.shown(file)}; `--format json` shows all."))
    blocks.append("\n".join(_summary(run)))
    return "\n\n".join(blocks) + "\n"


def problem_text(run: CheckRun, problem: Problem) -> str:
    """One problem, as compilers show it."""
    paint, start = run.paint, problem.span.start
    margin = " " * len(str(start.line))
    head = paint(problem.severity.value, f"{problem.severity}[{problem.code}]")
    lines = [
        f"{head}: {paint('strong', visible(problem.message))}",
        f"{margin}{paint('quiet', '-->')} {run.shown(problem.file)}:{start.line}:{start.column}",
    ]
    source = run.report.sources.get(problem.file)
    shown = excerpt(source, problem.span) if source else ""
    if shown:
        *text, caret = shown.split("\n")
        lines += [*text, paint(problem.severity.value, caret)]
    if problem.hint:
        lines.append(f"{margin} = {paint('help', f'help: {visible(problem.hint)}')}")
    for other in problem.related:
        place = other.span.start
        note = f"note: {visible(other.message)}: {run.shown(other.file)}:{place.line}:{place.column}"
        lines.append(f"{margin} = {paint('quiet', note)}")
    return "\n".join(lines)


def _most_important(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one file that are shown, in the order of their places."""
    chosen = sorted(problems, key=lambda problem: problem.severity != "error")[:MOST_PER_FILE]
    return sorted(chosen, key=lambda problem: problem.sort_key)


def _summary(run: CheckRun) -> Iterator[str]:
    """What HR has accepted for now; how it stands, and what to do next."""
    if accepted := accepted_note(run):
        yield run.paint("quiet", accepted)
    if not run.report.problems:
        yield run.paint("quiet", ", ".join(_things(run.report)) + ".")
    state: Role = "good" if not run.report.problems else "warning" if run.ok else "error"
    yield f"{run.paint(state, tally(run) + '.')} {next_step(run)}"


def _things(report: Report) -> list[str]:
    """How many things of each kind the handbook has."""
    kinds = (name for name in report.counts if name not in {"files", "errors", "warnings"})
    return [f"{report.counts[name]} {_one(name) if report.counts[name] == 1 else name}" for name in kinds if report.counts[name]]


def _one(plural: str) -> str:
    """The singular of a kind of thing: `levels`, `competencies`."""
    return f"{plural.removesuffix('ies')}y" if plural.endswith("ies") else plural.removesuffix("s")
