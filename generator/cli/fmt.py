"""`rungbook fmt`: put spec files in canonical form."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.console import near, paint
from generator.cli.failures import FAILED
from generator.reporting.words import count, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DIFF_LINES = 12
"""So much of a difference is shown for a file."""
HANDBOOK = "handbook.yml"
"""The file that makes a folder a handbook."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """One spec file, as it is and as it should be."""

    path: Path
    before: bytes
    after: bytes
    left_because: str = ""
    """Why it is left as it is though something is wrong with it."""


@click.command()
@click.argument("paths", metavar="[FILE or DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check", "only_check", is_flag=True, help="Change nothing; show what is not in canonical form, and end with 1 if anything is."
)
@click.pass_context
def fmt(ctx: click.Context, paths: Sequence[Path], *, only_check: bool) -> None:
    """Put spec files in canonical form: key order, block style, quotes. Data and comments stay what they are.

    Without FILE or DIR, the handbook in the folder `handbook`. Files that cannot be read are left as they are.

    Exit status: 0 = done, 1 = something is left to mend, 2 = the command could not run.
    """
    files = [_formatted(folder, name) for folder, name in _spec_files(paths or [Path("handbook")])]
    changed = [file for file in files if file.after != file.before]
    left = [file for file in files if file.left_because]
    for file in changed:
        if only_check:
            click.echo(f"{near(file.path)} is not in canonical form:\n{_difference(file)}\n")
        else:
            _replace(file.path, file.after)
            click.echo(f"Formatted {near(file.path)}")
    for file in left:
        click.echo(f"{near(file.path)}{file.left_because}. It was left as it is.", err=True)
    click.echo(_summary(len(files), len(changed), len(left), " ".join(map(str, paths)), only_check=only_check))
    ctx.exit(FAILED if left or (only_check and changed) else 0)


def _spec_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each spec file once: its handbook folder, and its path below it.

    Raises:
        SpecNotFound: A path is not there, or in no handbook.
    """
    from ladder_spec import SpecNotFound
    from ladder_spec.folder import spec_files

    seen: set[Path] = set()
    for path in paths:
        folder = _handbook_of(path)
        if folder is None:
            raise SpecNotFound(
                f"`{path}` is in no handbook: no folder above it has a {HANDBOOK}" if path.exists() else f"there is no `{path}`"
            )
        below = Path(os.path.abspath(path)).relative_to(folder)  # noqa: PTH100 - a link stays what it is
        names = spec_files(folder).paths if path.is_dir() else (below.as_posix(),)
        for name in names:
            if Path(name).is_relative_to(below) and folder / name not in seen:
                seen.add(folder / name)
                yield folder, name


def _handbook_of(path: Path) -> Path | None:
    """The handbook folder that a path is or lies in; None if there is none, or no such path."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - a link stays what it is
    return next((folder for folder in (here, *here.parents) if (folder / HANDBOOK).is_file()), None) if here.exists() else None


def _formatted(folder: Path, name: str) -> Formatted:
    """Work out the canonical form of one file."""
    from ladder_spec import LadderError, UnreadableSpec
    from ladder_spec.canonical import format_document
    from ladder_spec.folder import read_file
    from ladder_spec.models import kind_of

    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return Formatted(path, b"", b"", " is a link to a file outside the handbook")
    if kind_of(name) is None:
        return Formatted(path, b"", b"", ": no spec file belongs in this place")
    document = read_file(folder, name)
    try:
        after = format_document(document).encode()
    except UnreadableSpec as error:
        first = error.problems[0]
        return Formatted(path, b"", b"", f":{first.span.start.line}:{first.span.start.column}: {first.code}: {visible(first.message)}")
    except LadderError as error:
        return Formatted(path, b"", b"", f": {error}")
    return Formatted(path, path.read_bytes(), after)


def _difference(file: Formatted) -> str:
    """The first lines of what would change."""
    before, after = (text.decode("utf-8-sig").splitlines() for text in (file.before, file.after))
    lines = list(difflib.unified_diff(before, after, n=1, lineterm=""))[2:]
    if not lines:
        return "  only its line ends change"
    shown = ["  " + _painted(line) for line in lines[:DIFF_LINES]]
    more = len(lines) - len(shown)
    return "\n".join([*shown, paint("quiet", f"  ... and {count(more, 'more line')}")] if more else shown)


def _painted(line: str) -> str:
    role = {"-": "error", "+": "good", "@": "quiet"}.get(line[:1])
    return paint(role, line) if role else line  # type: ignore[arg-type]  # the roles above exist


def _replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. What a link points to is written, and the rights stay."""
    target = path.resolve()
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as fresh:
        try:
            fresh.write(content)
            fresh.flush()
            os.fsync(fresh.fileno())
            shutil.copymode(target, fresh.name)
            Path(fresh.name).replace(target)
        except BaseException:
            Path(fresh.name).unlink()
            raise


def _summary(files: int, changed: int, left: int, named: str, *, only_check: bool) -> str:
    """What was found or done, and what to do next."""
    if only_check and changed:
        verb = "is" if changed == 1 else "are"
        return f"{changed} of {count(files, 'file')} {verb} not in canonical form. Run `rungbook fmt{f' {named}' if named else ''}`."
    good = files - changed - left
    as_they_should = f"{count(good, 'file')} {'is' if good == 1 else 'are'} in canonical form"
    if not changed:
        return f"{as_they_should}."
    return f"{count(changed, 'file')} formatted; {as_they_should} already." if good else f"{count(changed, 'file')} formatted."
