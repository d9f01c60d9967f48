"""A report as Markdown: every problem in a table, for the summary of a run in GitHub."""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.reporting.words import accepted_note, next_step, sentence, tally, told
from ladder_spec.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reporting.check_run import CheckRun
    from ladder_spec.problems import Problem

MOST_BYTES: Final = 1_000_000
"""GitHub throws a summary of more than 1 MiB away as a whole; what is left out here is counted."""

_MARKUP: Final = re.compile(r"[^\w\s;/-]|_")
_CODE: Final = re.compile(r"`([^`]*)`")


def render(run: CheckRun, *, most_bytes: int = MOST_BYTES) -> str:
    """The report as Markdown. Whatever stands in the specs is shown as text, never as markup.

    Args:
        run: The finished check.
        most_bytes: How long the text may become; problems that do not fit are counted.
    """
    parts = [f"## {escaped(tally(run))}\n\n{inline(next_step(run))}\n"]
    left, size = len(run.report.problems), 0
    for part, problems in _parts(run):
        size += len(part.encode())
        if size > most_bytes:
            parts.append(f"\nAnd {left} more. `rungbook check --format json` lists all.\n")
            break
        parts.append(part)
        left -= problems
    if accepted := accepted_note(run):
        parts.append(f"\n{inline(accepted)}\n")
    return "".join(parts)


def _parts(run: CheckRun) -> Iterator[tuple[str, int]]:
    """A head for each file and a row for each problem, each with the number of problems in it."""
    for file, problems in groupby(run.report.problems, lambda problem: problem.file):
        yield f"\n### {escaped(run.placed(file))}\n\n| Line | | What is wrong, and how to mend it |\n| --: | --- | --- |\n", 0
        for problem in problems:
            yield _row(run, problem), 1


def _row(run: CheckRun, problem: Problem) -> str:
    """One problem as a row of the table."""
    notes = [sentence(f"{other.message}: {run.placed(other.file)}:{other.span.start.line}") for other in problem.related]
    cell = "<br>".join(inline(text) for text in (told(problem), *notes))
    kind = f'<span title="{html.escape(CATALOGUE[problem.code].title)}">{problem.severity} {problem.code}</span>'
    return f"| {problem.span.start.line} | {kind} | {cell} |\n"


def inline(text: str) -> str:
    """Write a message as Markdown: what stands between two backticks as code, and all else as text."""
    return "".join(f"<code>{escaped(part)}</code>" if odd % 2 else escaped(part) for odd, part in enumerate(_CODE.split(text)))


def escaped(text: str) -> str:
    """Write every sign that could be Markdown, HTML or the start of a link as a character reference."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)
