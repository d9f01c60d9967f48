"""The handbook that `rungbook new` writes: its files, what is filled into them, and how they get into a folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from generator.resources import PACKAGE, resource_dir
from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

SHARED: Final = (".github/workflows/edition.yml", ".github/workflows/handbook.yml", "handbook/pages/edit")
"""What our own repository uses too, so that there is one of it: in a checkout it stands at the root, in a wheel among the others."""
_FILLED: Final = ("requirements.txt", "handbook/*.yml", "handbook/*/*.yml", "handbook/*/*/*.yml", "handbook/*/*/*/*.yml")
"""Files with words such as `$today` in them."""
_NO_FILES: Final = frozenset({".git"})
"""What may stand in a folder that counts as empty: what `git clone` makes of a new repository."""


class StarterError(LadderError):
    """The folder cannot be filled."""


def starter_files(today: date, version: str) -> dict[str, bytes]:
    """Return the files of a new handbook by their paths, "/" separated.

    Args:
        today: The day from which everything holds; facts are looked at again within a year of it.
        version: The version of Rungbook that the handbook is built with from now on.
    """
    words = {
        "today": today.isoformat(),
        "year": str(today.year),
        "half_year": (today + timedelta(days=182)).isoformat(),
        "next_year": (today + timedelta(days=365)).isoformat(),
        "version": version,
    }
    return {path.as_posix(): _filled(path, source.read_bytes(), words) for path, source in sorted(_sources())}


def _sources() -> Iterator[tuple[Path, Path]]:
    """Where each file goes, and where it lies."""
    new = resource_dir("templates") / "new"
    yield from ((source.relative_to(new), source) for source in new.rglob("*") if source.is_file())
    for name in SHARED:
        if not (new / name).exists():
            ours = PACKAGE.parent / name
            yield from ((source.relative_to(PACKAGE.parent), source) for source in (ours, *ours.rglob("*")) if source.is_file())


def _filled(path: Path, content: bytes, words: Mapping[str, str]) -> bytes:
    return Template(content.decode()).substitute(words).encode() if any(path.match(pattern) for pattern in _FILLED) else content


def write_starter(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder, all or none of them.

    Args:
        folder: A new folder, an empty one, or a fresh clone of an empty repository.
        files: Contents by path.

    Raises:
        StarterError: Something stands there already.
        OSError: The folder cannot be written.
    """
    _refuse_what_is_there(folder)
    if folder.is_dir():
        _fill(folder, files)
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rungbook-", dir=folder.parent) as beside:
        _put(Path(beside, "new"), files)
        Path(beside, "new").rename(folder)


def _refuse_what_is_there(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        raise StarterError(f"`{folder}` is a file, so no handbook was written there. Name a new folder.")
    there = sorted(entry.name for entry in folder.iterdir() if entry.name not in _NO_FILES) if folder.is_dir() else []
    if there:
        more = f" and {len(there) - 1} more" if there[1:] else ""
        raise StarterError(
            f"`{folder}` is not empty: it holds `{there[0]}`{more}. Nothing was written. Name a new folder, or an empty one."
        )


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Fill a folder that is there: it may be the one that the user stands in, so it is not replaced."""
    with tempfile.TemporaryDirectory(prefix=".rungbook-", dir=folder) as inside:
        fresh = Path(inside, "new")
        _put(fresh, files)
        names = sorted(entry.name for entry in fresh.iterdir())
        try:
            for name in names:
                (fresh / name).rename(folder / name)
        except BaseException:
            for name in names:
                _remove(folder / name)
            raise


def _remove(entry: Path) -> None:
    if entry.is_dir():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)


def _put(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
