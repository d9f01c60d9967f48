"""Problems, reports and finished checks, made up for a test."""

from __future__ import annotations

from datetime import date
from typing import cast
from unittest.mock import Mock

from generator.reporting.check_run import CheckRun
from ladder_spec import Report
from ladder_spec.models.handbook import AcceptedException
from ladder_spec.problems import Problem, Related, Severity
from ladder_spec.source import Position, SourceFile, Span

ERROR, WARNING = Severity.ERROR, Severity.WARNING


def span(line: int, start: int, end: int, end_line: int = 0) -> Span:
    """A stretch of characters, in one line where no other is named."""
    return Span(Position(line, start), Position(end_line or line, end))


def problem(  # noqa: PLR0913 - one for each part of a problem
    line: int,
    severity: Severity = ERROR,
    file: str = "pay.yml",
    *,
    code: str = "LS102",
    message: str = "",
    hint: str = "",
    related: tuple[Related, ...] = (),
    where: Span | None = None,
) -> Problem:
    """A problem in the first four characters of a line."""
    return Problem(code, severity, message or f"problem of line {line}", hint, file, where or span(line, 1, 5), related)


def accepted(code: str, until: date, line: int = 1) -> tuple[AcceptedException, Problem]:
    """A problem that HR has accepted."""
    words = {"rule": code, "at": "level:ma-1", "owner": "hr", "until": until.isoformat(), "reason": "The pay study is not finished."}
    return AcceptedException.model_validate(words), problem(line, WARNING, code=code)


def report(*problems: Problem, files: int = 3, exceptions: tuple[tuple[AcceptedException, Problem], ...] = ()) -> Report:
    """A report of these problems, in files of 99 lines."""
    ordered = tuple(sorted(problems, key=lambda each: each.sort_key))
    counts = {"files": files, "errors": 0, "warnings": 0, "levels": 11, "programs": 0, "ladders": 1, "competencies": 1}
    for each in ordered:
        counts[f"{each.severity}s"] += 1
    sources = {each.file: SourceFile(each.file, "pays: 1\n" * 99) for each in ordered}
    return cast("Report", Mock(problems=ordered, counts=counts, sources=sources, accepted=exceptions, ok=not counts["errors"]))


def run_of(*problems: Problem, folder: str = "h", place: str = "", strict: bool = False, then: str = "") -> CheckRun:
    """A finished check that found these problems."""
    return CheckRun(report(*problems), folder, place, strict=strict, then=then)


HOSTILE = "50% <b>`x`</b> | [a](https://b.example) *c* _d_ {0} @hr #1\r\n::error::, \x1b[31m\u200b&"
"""What a spec may hold, to break out of a format that shows it."""
