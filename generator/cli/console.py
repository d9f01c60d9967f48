"""What the commands show: reports in color where there is a terminal, plain lines where there is none, and progress."""

from __future__ import annotations

import logging
import os
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.reporting import text
from generator.reporting.check_run import CheckRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.reporting.check_run import Role
    from ladder_spec import Report

STYLES: dict[Role, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "good": {"fg": "green", "bold": True},
    "help": {"fg": "cyan"},
    "quiet": {"dim": True},
    "strong": {"bold": True},
}


_COUNTED: Final = re.compile(r"(\d+) of (\d+)$")
"""What of a stage is done, at the end of its words."""


def paint(role: Role, words: str) -> str:
    """Color words for a terminal that shows colors and wants them; click takes the colors out again where there is no terminal."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return words if plain else click.style(words, **STYLES[role])  # type: ignore[arg-type]  # the table above is right


def echo_report(report: Report, folder: Path, *, strict: bool = False, then: str = "", err: bool = False) -> None:
    """Print a report as text; `then` says what to do when the problems are mended, and `strict` that warnings count."""
    click.echo(text.render(CheckRun(report, folder.as_posix(), strict=strict, then=then, paint=paint)), nl=False, err=err)


def near(path: Path) -> Path:
    """The path as seen from here, if that is shorter."""
    relative = Path(os.path.relpath(path))
    return relative if len(str(relative)) < len(str(path)) else path


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what is being done; on a terminal only, and gone when it is over.

    Words that end in numbers, as in `Printing sheets: 12 of 97`, fill a bar.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    # No refreshing thread: the build forks, and a fork must find no thread that holds a lock.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("Starting", total=None)

        def show(stage: str) -> None:
            counted = _COUNTED.search(stage)
            done, every = (int(counted[1]), int(counted[2])) if counted else (0, None)
            bar.update(task, description=stage, completed=done, total=every, refresh=True)

        yield show


class Warnings(logging.Handler):
    """Prints what MkDocs and our plugin warn of, and counts warnings about specs, which `rungbook check` shows better."""

    def __init__(self) -> None:
        """Take warnings; errors come as exceptions."""
        super().__init__(logging.WARNING)
        self.about_specs = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Print or count one record."""
        if record.levelno != logging.WARNING:
            return
        if record.name.endswith(".specs"):
            self.about_specs += 1
        else:
            click.echo(f"{paint('warning', 'warning')}: {record.getMessage()}", err=True)


@contextmanager
def shown_warnings() -> Iterator[Warnings]:
    """Print MkDocs' warnings meanwhile."""
    handler = Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
