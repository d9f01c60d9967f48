"""`rungbook import`: a workbook or a job description becomes specs, in two steps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import near, paint
from generator.reporting.words import count

if TYPE_CHECKING:
    from generator.exchange.importing import Done


@click.command("import")
@click.argument("file", metavar="FILE.xlsx|FILE.docx", type=click.Path(path_type=Path))
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.option(
    "--plan", "step", flag_value="plan", help="Write a plan beside FILE: what Rungbook takes each column and word for. Read and edit it."
)
@click.option(
    "--apply", "step", flag_value="apply", help="Write the specs that FILE and its plan give, and a report in which every cell is named."
)
def importing(file: Path, folder: Path, step: str | None) -> None:
    """Bring a workbook or a job description into the handbook in DIR (default: handbook), in two steps.

    First --plan, then --apply. Only new files are written; nothing that the handbook has is changed.

    Exit status: 0 = done, 1 = the handbook has some of it already, 2 = the file or the plan cannot be read. Unless it is done, nothing is
    written.
    """
    if step is None:
        raise click.UsageError(f"Say --plan to see how {file.name} would be read, and then --apply.")
    from generator.exchange.importing import apply, make_plan

    if step == "plan":
        path, plan = make_plan(file, folder)
        rows = sum(table.last - table.first + 1 for table in plan.tables)
        click.echo(f"{paint('good', 'Planned')}: {count(len(plan.tables), 'table')} with {count(rows, 'row')}. Nothing is imported yet.")
        for remark in plan.remarks:
            click.echo(f"- {remark}")
        click.echo(f"Read and edit {near(path)}, then run `rungbook import {file} --apply{_named(folder)}`.")
        return
    done = apply(file, folder)
    click.echo("\n".join(_told(done, folder)))


def _told(done: Done, folder: Path) -> list[str]:
    """What was done, and what comes next."""
    number = done.counts
    remarks = "1 needs" if number["remarks"] == 1 else f"{number['remarks']} need"
    return [
        f"{paint('good', 'Imported')}: {count(len(done.files), 'new file')} in {near(folder)}.",
        f"Of {count(number['cells'], 'cell')}, {number['used']} were used and {number['left']} left out; {remarks} a look.",
        *([f"Still to be written: {count(done.unfinished, 'thing')} that a spec needs."] if done.unfinished else []),
        f"Read {near(done.report)}, then run `rungbook check{_named(folder)}`.",
    ]


def _named(folder: Path) -> str:
    return "" if folder == Path("handbook") else f" {folder}"
