"""`rungbook release`: freeze the handbook as an edition."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import echo_report, near, paint
from generator.cli.failures import FAILED


@click.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="handbook")
@click.pass_context
def release(ctx: click.Context, folder: Path) -> None:
    """Freeze the handbook in DIR (default: handbook) as the edition that handbook.yml names, in `editions/`.

    Later versions are held against it: the self-check knows what a tick was given for, and `rungbook diff` can compare with it. An
    edition that is frozen never changes.

    Exit status: 0 = frozen, 1 = the handbook has errors, or that edition says something else, 2 = the command could not run.
    """
    from generator.exchange.editions import edition_file
    from generator.render.sheets.marks import sheet_marks
    from ladder_spec import check

    report = check(folder)
    if not report.ok:
        echo_report(report, folder, then=f"run `rungbook release {folder.as_posix()}` again", err=True)
        ctx.exit(FAILED)
    path, text = edition_file(report, folder / "editions", sheet_marks(report.handbook()))
    if path.exists() and path.read_bytes() != text.encode():
        click.echo(f"{near(path)} is frozen, and the handbook differs from it. Name a new `edition` in handbook.yml.", err=True)
        ctx.exit(FAILED)
    if path.exists():
        click.echo(f"{near(path)} is frozen already, and the handbook has not changed since.")
        return
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    click.echo(f"{paint('good', 'Frozen')} as {near(path)}. Commit this file, and never edit it.")
