"""Say in MkDocs' log what is wrong with the specs, so that its strict mode counts our warnings."""

from __future__ import annotations

import logging
import posixpath
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

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
