"""`rungbook export`: the handbook as a workbook, or as tables."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import echo_report, near, paint
from generator.cli.failures import FAILED
from generator.reporting.words import count


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.option("--xlsx", type=click.Path(path_type=Path), metavar="FILE", help="Write everything that a spreadsheet can hold to FILE.")
@click.option(
    "--template", type=click.Path(path_type=Path), metavar="FILE", help="Write an empty workbook to fill in, with drop-downs and help."
)
@click.option("--csv", type=click.Path(path_type=Path), metavar="DIR", help="Write a table for each kind of thing to DIR, to look at.")
@click.pass_context
def export(ctx: click.Context, folder: Path, xlsx: Path | None, template: Path | None, csv: Path | None) -> None:
    """Write the handbook in DIR (default: handbook) as a workbook or as tables. What such a workbook says, `rungbook import` brings back.

    A file that is there is written over.

    Exit status: 0 = written, 1 = the handbook has errors, 2 = the command could not run.
    """
    if not (xlsx or template or csv):
        raise click.UsageError("Say what to write: --xlsx FILE, --template FILE, or --csv DIR.")
    from generator.exchange.exporting import exported
    from ladder_spec import check

    report = check(folder)
    if not report.ok:
        echo_report(report, folder, then="export it again", err=True)
        ctx.exit(FAILED)
    files = exported(report.handbook(), folder, xlsx=xlsx, template=template, csv=csv)
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f".{path.name}.new")
        fresh.write_bytes(content)
        fresh.replace(path)
    click.echo(f"{paint('good', 'Wrote')} {count(len(files), 'file')}: {', '.join(str(near(path)) for path in files)}.")
