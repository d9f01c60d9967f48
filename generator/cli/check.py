"""`rungbook check`: read and check every spec."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import echo_report
from generator.cli.failures import FAILED


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str, *, strict: bool) -> None:
    """Read and check every spec of the handbook in DIR (default: handbook).

    Exit status: 0 = no errors, 1 = errors, 2 = the check could not run.
    """
    from generator.reporting import json_report
    from ladder_spec import check as check_folder

    report = check_folder(folder)
    ok = report.ok and not (strict and report.counts["warnings"])
    if form == "json":
        click.echo(json_report.render(report, ok=ok), nl=False)
    else:
        echo_report(report, folder, strict=strict)
    ctx.exit(0 if ok else FAILED)
