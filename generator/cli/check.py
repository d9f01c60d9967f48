"""`rungbook check`: read and check every spec."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import paint
from generator.cli.failures import FAILED
from generator.reporting.check_run import CheckRun
from generator.reporting.formats import FORMATS, format_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec import Report
    from ladder_spec.loading import SpecSet
    from ladder_spec.problems import Problem


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people (text), programs (json), pull requests (github), code scanning (sarif), CI (junit).",
)
@click.option("--strict", is_flag=True, help="Use the profile `strict`, whatever handbook.yml says, and fail on warnings too.")
@click.option(
    "--against",
    metavar="REV",
    help="Hold it against an earlier version too, a folder, a Git revision or a frozen edition: was each change announced?",
)
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str, against: str | None, *, strict: bool) -> None:
    """Read and check every spec of the handbook in DIR (default: handbook).

    Exit status: 0 = no errors, 1 = errors, 2 = the check could not run.
    """
    from ladder_spec.reading import read_early

    early = read_early(folder, lambda: import_module("ladder_spec.checks.rules"))
    from ladder_spec.report import begin_check

    checking = begin_check(folder, profile="strict" if strict else None, early=early)
    report = checking.finish(() if against is None else _held_against(against, folder, checking.read.specs))
    run = _run(report, folder, strict=strict)
    click.echo(format_named(form)(run), nl=False)
    if form == "github":
        _add_to_summary(run)
    ctx.exit(0 if run.ok else FAILED)


def _held_against(name: str, folder: Path, specs: SpecSet) -> Iterator[Problem]:
    from generator.exchange.versions import version_named
    from ladder_spec.changes.notes import held_against
    from ladder_spec.checks.subject import today

    return held_against(specs, version_named(name, folder, specs), today())


def _run(report: Report, folder: Path, *, strict: bool) -> CheckRun:
    """What the formats need. Programs look for files from the root of the repository: GitHub names it, else it is the current folder."""
    root = os.environ.get("GITHUB_WORKSPACE") or Path.cwd()
    place = Path(os.path.relpath(folder, root)).as_posix()
    return CheckRun(report, folder.as_posix(), place, strict=strict, paint=paint)


def _add_to_summary(run: CheckRun) -> None:
    """Write all problems on the page of the run, if GitHub gives one: it shows only some of them beside the lines."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    from generator.reporting import markdown

    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(markdown.render(run))
    except OSError as error:
        click.echo(f"The summary of this run could not be written: {error.strerror}.", err=True)
