"""`rungbook new`: a small handbook to start from."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator.cli.console import near, paint


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Write a small handbook into DIR: 2 levels, a guide for those who edit it, and what GitHub needs to check and publish it.

    DIR is a new folder, or an empty one. Nothing is ever overwritten. All in it is made up, and each page says so, until you take the
    line `example: true` out of handbook.yml; then `rungbook check` names each sample that is still there.

    Exit status: 0 = written, 2 = the command could not run.
    """
    from importlib.metadata import version

    from generator.starter import starter_files, write_starter
    from ladder_spec.checks.subject import today

    write_starter(folder, starter_files(today(), version("rungbook")))
    here = folder.resolve() == Path.cwd()
    lines = [] if here else [f"  cd {shlex.quote(str(near(folder.resolve())))}"]
    click.echo(f"{paint('good', 'Made')} a handbook with 2 levels in {near(folder.resolve())}. Next:\n")
    click.echo("\n".join([*lines, "  rungbook serve     shows it in your browser, and again after each save"]))
    click.echo("\nREADME.md says what to change first, and how to put it on GitHub.")
