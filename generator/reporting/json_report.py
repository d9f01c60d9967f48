"""A report for programs: every problem, as JSON. The shape is a promise; fields may join, none may change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.reporting.check_run import CheckRun


def render(run: CheckRun) -> str:
    """The report as one JSON object.

    Returns:
        `{"ok", "problems": [{"code", "severity", "message", "hint", "file", "line", "column", "related":
        [{"message", "file", "line", "column"}]}], "accepted": [{"code", "at", "owner",
        "until", "reason", "file", "line"}], "counts"}`; `file` is relative to the handbook folder, lines and columns count from 1.
    """
    problems = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "file": problem.file,
            "line": problem.span.start.line,
            "column": problem.span.start.column,
            "related": [
                {"message": other.message, "file": other.file, "line": other.span.start.line, "column": other.span.start.column}
                for other in problem.related
            ],
        }
        for problem in run.report.problems
    ]
    accepted = [
        {
            "code": problem.code,
            "at": exception.at,
            "owner": exception.owner,
            "until": exception.until.isoformat(),
            "reason": exception.reason,
            "file": problem.file,
            "line": problem.span.start.line,
        }
        for exception, problem in sorted(run.report.accepted, key=lambda pair: pair[1].sort_key)
    ]
    told = {"ok": run.ok, "problems": problems, "accepted": accepted, "counts": run.report.counts}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
