"""A report for programs: every problem, as JSON. The shape is a promise; fields may join, none may change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ladder_spec import Report


def render(report: Report, *, ok: bool) -> str:
    """The report as one JSON object.

    Args:
        report: What was found.
        ok: Whether the check succeeded, as its exit status says; a strict check fails on warnings.

    Returns:
        `{"ok", "problems": [{"code", "severity", "message", "hint", "file", "line", "column"}], "counts"}`; `file` is relative
        to the handbook folder, lines and columns count from 1.
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
        }
        for problem in report.problems
    ]
    return json.dumps({"ok": ok, "problems": problems, "counts": report.counts}, ensure_ascii=False, indent=2) + "\n"
