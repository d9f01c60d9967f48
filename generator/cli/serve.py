"""`rungbook serve`: show the site in the browser, built again on each save."""

from __future__ import annotations

import gc
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import echo_report, near, paint, shown_warnings
from generator.cli.failures import explain

if TYPE_CHECKING:
    from types import FrameType

    from generator.site.serve import Outcome


@click.command()
@click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), default="mkdocs.yml", show_default=True, help="The settings of the site."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Whom to listen to; the default is this machine only.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to listen; 0 takes a free port.")
def serve(config_file: Path, host: str, port: int) -> None:
    """Show the site in the browser and build it again on each save.

    While the specs have errors, the browser shows them beside the last good pages.
    """
    from generator.site.serve import serve as serve_site

    gc.enable()  # this one runs for hours
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with shown_warnings():
            serve_site(config_file, host, port, ready=_ready, told=_tell)
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that temporary files are deleted."""
    raise KeyboardInterrupt


def _ready(url: str) -> None:
    """Say where to look."""
    click.echo(f"The handbook is at {paint('strong', url)} and follows each save. Ctrl-C ends this.")


def _tell(outcome: Outcome) -> None:
    """Say how a build went."""
    from generator.site.source import HandbookError

    error = outcome.error
    if error is None:
        click.echo(f"{paint('good', 'Built')} in {outcome.seconds:.2f} s.")
    elif isinstance(error, HandbookError):
        echo_report(error.report, near(error.folder), then="save", err=True)
    else:
        explain(error)
