"""`rungbook sheets`: print the requirement sheets alone, or read one that was filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import echo_report, near, paint, progress
from generator.cli.failures import FAILED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.render.sheets.values import PrintedSheet, PrintSettings, UnprintableError
    from ladder_spec.handbook import Handbook
    from ladder_spec.report import Report

_FOLDER = "sheets/"
"""The folder of all sheets in a site; here they lie in the folder that is asked for."""


def _read(ctx: click.Context, _: click.Parameter, file: Path | None) -> None:
    """Print the values of a filled sheet as JSON, and nothing else."""
    if file is None:
        return
    import json

    from generator.render.sheets.forms import read_form

    found = read_form(file)
    click.echo(json.dumps({"sheet": found.sheet, **found.by_requirement()}, ensure_ascii=False, indent=2))
    ctx.exit()


@click.command()
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml", show_default=True, help="The settings of the site."
)
@click.option("--level", "levels", multiple=True, metavar="ID", help="Only the sheets of this level; may be given more than once.")
@click.option("--paper", type=click.Choice(["letter", "a4"]), help="The size of the paper; default: as handbook.yml says.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="sheets", show_default=True, help="Where to.")
@click.option(
    "--read",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Print what stands in this filled PDF, as JSON, and print no sheets.",
    callback=_read,
    expose_value=False,
)
@click.pass_context
def sheets(ctx: click.Context, config_file: Path, levels: tuple[str, ...], paper: str | None, output: Path) -> None:
    """Print the sheets of every level as PDF files. A sheet that is there already and has not changed is left as it is."""
    from generator.render.sheets.values import PrintSettings, UnprintableError
    from generator.site.engine import where_published
    from ladder_spec import check

    folder, site_url, directory_urls = where_published(config_file)
    report = check(folder)
    if not report.ok:
        echo_report(report, near(folder), then="run `rungbook sheets` again", err=True)
        ctx.exit(FAILED)
    handbook = report.handbook()
    settings = PrintSettings(paper or handbook.file.paper, site_url, directory_urls)
    try:
        with progress() as show:
            printed = _printed(report, folder, _known(handbook, levels), settings, show)
    except UnprintableError as error:
        _tell(error, report, near(folder))
        ctx.exit(FAILED)
    changed = sum(_put(output / sheet.path.removeprefix(_FOLDER), sheet.content) for sheet in printed)
    pages = sum(sheet.pages for sheet in printed)
    click.echo(f"{paint('good', 'Printed')} {len(printed)} sheets ({pages} pages) to {near(output)}. New or changed: {changed}.")


def _printed(
    report: Report, folder: Path, levels: frozenset[str], settings: PrintSettings, show: Callable[[str], None]
) -> tuple[PrintedSheet, ...]:
    from generator.render.sheets.printing import print_sheets
    from generator.site.changes import changes_of
    from generator.views.news import news_of
    from generator.views.sheet_notice import notice_view
    from generator.views.sheet_plan import sheet_plans

    handbook = report.handbook()
    notice = notice_view(handbook, news_of(handbook, changes=changes_of(report, folder)))
    return print_sheets(sheet_plans(handbook, levels or None, notice), settings, show)


def _known(handbook: Handbook, levels: Iterable[str]) -> frozenset[str]:
    """The levels that were asked for, if there are such levels."""
    from ladder_spec.nearest import nearest

    for level in levels:
        if level not in handbook.levels:
            meant = nearest(level, handbook.levels)
            hint = f"Did you mean {meant}?" if meant else f"The levels are {', '.join(handbook.levels)}."
            raise click.BadParameter(f"There is no level {level!r}. {hint}", param_hint="--level")
    return frozenset(levels)


def _put(path: Path, content: bytes) -> bool:
    """Write a file unless it is there already; whether it was written."""
    try:
        if path.read_bytes() == content:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _tell(error: UnprintableError, report: Report, folder: Path) -> None:
    """Say where the characters stand that cannot be printed."""
    from generator.render.sheets.places import unprintable_words

    click.echo(f"{paint('error', 'Nothing was printed.')} In {folder}:", err=True)
    click.echo(unprintable_words(error.found, report.sources), err=True)
