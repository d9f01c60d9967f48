"""Say what is wrong with the specs: in MkDocs' log, so that its strict mode counts our warnings, and as data for the browser."""

from __future__ import annotations

import logging
import posixpath
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger

from generator.site.source import HandbookError
from ladder_spec.source import excerpt

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_spec import Report

log = get_plugin_logger("rungbook.specs")
LEVELS = {"error": logging.ERROR, "warning": logging.WARNING}


def log_problems(report: Report, folder: Path) -> None:
    """Log every problem: place, code, what is wrong, and how to mend it."""
    for problem in report.problems:
        start = problem.span.start
        place = f"{posixpath.join(folder.name, problem.file)}:{start.line}:{start.column}"
        hint = f" ({problem.hint})" if problem.hint else ""
        log.log(LEVELS[problem.severity], "%s: %s %s%s", place, problem.code, problem.message, hint)


def failure(error: Exception) -> dict[str, Any]:
    """What the browser shows of an error: `{"title", "problems": [{"file", "line", "column", ...}]}`."""
    if not isinstance(error, HandbookError):
        return {"title": str(error) or type(error).__name__, "problems": []}
    report = error.report
    problems = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "file": posixpath.join(error.folder.name, problem.file),
            "line": problem.span.start.line,
            "column": problem.span.start.column,
            "excerpt": excerpt(report.sources[problem.file], problem.span) if problem.file in report.sources else "",
        }
        for problem in report.problems
    ]
    return {
        "title": "The handbook has a problem" if len(problems) == 1 else f"The handbook has {len(problems)} problems",
        "problems": problems,
    }
