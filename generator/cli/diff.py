"""`rungbook diff`: what a change of the handbook does to people."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.failures import FAILED

if TYPE_CHECKING:
    from generator.reporting.diff_run import DiffRun, NoteToWrite
    from ladder_spec.changes.version import Difference, Version

_SHOWN = 5
"""So many files that could not be compared are named."""


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True, help="How it is told."
)
@click.option(
    "--handbook",
    type=click.Path(path_type=Path),
    default="handbook",
    show_default=True,
    help="The handbook folder: NEW if none is named, and where it stands in Git revisions.",
)
@click.pass_context
def diff(ctx: click.Context, old: str, new: str | None, form: str, handbook: Path) -> None:
    """Say what changed for people from OLD to NEW: what is harder, easier, pays or costs more, or needs a person to judge.

    OLD and NEW are folders, Git revisions such as `main`, or frozen editions such as handbook/editions/2026.1.json. Without NEW, it is
    the handbook as it lies in the folder.

    Exit status: 0 = compared, 1 = NEW has errors, so that only a part of it was compared, 2 = nothing could be compared.
    """
    from generator.exchange.versions import version_named
    from generator.reporting.diff_formats import FORMATS

    named = (old, new or handbook.as_posix())
    before = version_named(named[0], handbook)
    from ladder_spec.changes.version import comparable, difference

    versions = comparable(before, version_named(named[1], handbook, before.specs))
    found = difference(*versions)
    folder = Path(named[1]) if Path(named[1]).is_dir() else handbook
    run = replace(_run(named, versions, found), notes=_missing_notes(versions, found, folder))
    click.echo(FORMATS[form](run), nl=False)
    ctx.exit(FAILED if versions[1].problems else 0)


def _run(named: tuple[str, str], versions: tuple[Version, Version], found: Difference) -> DiffRun:
    from generator.reporting.diff_run import DiffRun
    from ladder_spec.changes.touched import levels_touched, sites_touched

    remarks = [_faulty(name, version) for name, version in zip(named, versions, strict=True) if version.problems]
    if found.left_out:
        more = len(found.left_out) - _SHOWN
        files = ", ".join(f"`{file}`" for file in found.left_out[:_SHOWN]) + (f", and {more} more" if more > 0 else "")
        remarks.append(f"Not compared, because one of the versions cannot be read there: {files}.")
    old, new = (version.handbook for version in versions)
    if old is None or new is None:
        return DiffRun(*named, (), (), (), tuple(remarks))
    matter = tuple(change for change in found.changes if change.direction not in {"wording", "link"})
    levels = levels_touched(matter, old, new)
    return DiffRun(
        *named,
        found.changes,
        tuple((new.levels if level in new.levels else old.levels)[level].title for level in levels),
        tuple(new.sites[site].title for site in sites_touched(matter, levels, new)),
        tuple(remarks),
    )


def _missing_notes(versions: tuple[Version, Version], found: Difference, folder: Path) -> tuple[NoteToWrite, ...]:
    """The change notes that are missing, for files in a handbook folder. GitHub names the root of the repository, else it is here."""
    from generator.exchange.begun_notes import missing_notes
    from generator.reporting.diff_run import NoteToWrite
    from generator.reporting.proposal import new_file_address
    from ladder_spec.checks.subject import today

    root = os.environ.get("GITHUB_WORKSPACE") or Path.cwd()
    place = Path(os.path.relpath(folder, root))
    begun = [((place / note.path).as_posix(), note.text) for note in missing_notes(*versions, found.changes, today())]
    return tuple(NoteToWrite(file, text, new_file_address(file, text)) for file, text in begun)


def _faulty(name: str, version: Version) -> str:
    faults = "1 fault" if version.problems == 1 else f"{version.problems} faults"
    return f"`{name}` has {faults}; what could be read of it is compared."
