"""`rungbook build`: make the site and publish it."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import echo_report, near, paint, progress, shown_warnings
from generator.cli.failures import FAILED

if TYPE_CHECKING:
    from generator.site.source import HandbookError
    from ladder_spec.report import Checking


@click.command()
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml", show_default=True, help="The settings of the site."
)
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="Where to publish; default: as the settings say.")
@click.option("--pages-only", type=click.Path(path_type=Path), metavar="DIR", help="Write the pages for another engine to DIR instead.")
@click.option("--zip", "packed", is_flag=True, help="Also write the site as one zip file, to read without a server.")
@click.option("--clean", is_flag=True, help="Make every page anew. Never needed: a page that has not changed comes out the same.")
@click.option("--strict", is_flag=True, help="Hold specs to the profile `strict`, and fail on warnings too.")
@click.pass_context
def build(  # noqa: PLR0913 - one for each option
    ctx: click.Context, config_file: Path, site_dir: Path | None, pages_only: Path | None, *, packed: bool, clean: bool, strict: bool
) -> None:
    """Build the site and publish it in one step. Errors publish nothing and leave the last good site as it is."""
    for option, given in (("--site-dir", site_dir), ("--zip", packed), ("--clean", clean)):
        if pages_only and given:
            raise click.UsageError(f"--pages-only builds no site, so it does not go with {option}.")
    start, said = time.monotonic(), list[str]()
    usual = config_file.parent / "handbook"  # where settings that say nothing else have it
    checking = None if pages_only else _begun(usual)
    from generator.site.engine import build_site, write_pages
    from generator.site.source import Early, HandbookError

    try:
        with shown_warnings() as warnings, progress() as show:
            if pages_only:
                write_pages(config_file, pages_only, strict=strict)
                made = pages_only
            else:
                made = build_site(
                    config_file,
                    site_dir=site_dir,
                    strict=strict,
                    packed=packed,
                    clean=clean,
                    early=Early(usual, checking) if checking is not None else None,
                    progress=show,
                    tell=said.append,
                )
    except HandbookError as error:
        _tell(error, strict=strict)
        ctx.exit(FAILED)
    click.echo(f"{paint('good', 'Built')} {near(made)} in {time.monotonic() - start:.1f} s.")
    for line in said:
        click.echo(line)
    if warnings.about_specs:
        click.echo(f"The specs have warnings ({warnings.about_specs}): `rungbook check` shows them.")


def _begun(folder: Path) -> Checking | None:
    """A check of a folder, which goes on in another process while this one imports what makes pages; None = it holds no handbook.

    Another process reads, too, while this one imports what judges what was read.
    """
    from ladder_spec import workers
    from ladder_spec.errors import SpecNotFound
    from ladder_spec.reading import read_early

    documents = read_early(folder, lambda: import_module("ladder_spec.report"))
    from ladder_spec.report import begin_check, when_asked

    try:
        return begin_check(folder, aside=workers.aside if workers.cores() > 1 else when_asked, early=documents)
    except SpecNotFound:
        return None


def _tell(error: HandbookError, *, strict: bool) -> None:
    """Show the problems as `rungbook check` does, and say that nothing was published."""
    then = f"run `rungbook build{' --strict' if strict else ''}` again"
    echo_report(error.report, near(error.folder), strict=strict, then=then, err=True)
    click.echo("Nothing was published; the last good site is as it was.", err=True)
