"""Publish a folder whole or not at all.

A new tree is written beside the old one (`site.next`) and takes its place by two renames, so whoever reads the folder never
sees half of it, and a run that fails or is killed leaves the last good tree. POSIX only: elsewhere use `mkdocs build`.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MARK = ".rungbook-swap"
"""Lies in folders that this module made and may delete. A finished tree has none."""


class PublishError(LadderError):
    """The folder cannot be published."""


def remove(folder: Path) -> None:
    """Delete a folder that carries our mark, the mark last, so that a killed run can be repeated.

    Raises:
        PublishError: It holds files, and no mark.
    """
    if not folder.exists():
        return
    if any(folder.iterdir()) and not (folder / MARK).exists():
        raise PublishError(f"{folder} is in the way, and Rungbook did not make it. Move it, then try again.")
    for entry in folder.iterdir():
        if entry.name == MARK:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    shutil.rmtree(folder)


@contextmanager
def publishing(target: Path, *, ours: Callable[[Path], bool], retire: Callable[[Path], None] = remove) -> Iterator[Path]:
    """Give the block an empty folder that becomes `target` when the block ends without an error.

    Hidden files at the top of the old tree (`.git`, `.nojekyll`) move to the new one, which they outlive.

    Args:
        target: The folder to publish. It may be missing or empty.
        ours: Tells of a folder with files whether it may be replaced.
        retire: Takes away the tree that was replaced, with our mark in it.

    Yields:
        The folder beside `target` to write into.

    Raises:
        PublishError: Another run holds the lock, or `target` or its neighbors hold something that is not ours.
    """
    target = target.resolve()
    fresh = target.with_name(f"{target.name}.next")
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock(target):
        _recover(target, retire)
        if target.is_dir() and any(target.iterdir()) and not ours(target):
            raise PublishError(f"{target} holds files that Rungbook did not make, so it is left alone. Name another folder, or empty it.")
        remove(fresh)
        fresh.mkdir()
        (fresh / MARK).touch()
        try:
            yield fresh
            _swap(fresh, target, retire)
        except BaseException:
            _recover(target, retire)
            shutil.rmtree(fresh, ignore_errors=True)
            raise


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Hold `target.next.lock`; the system lets go of it even when this process is killed."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none; whoever builds with `mkdocs build` must not need it
    except ImportError as error:
        raise PublishError("This needs Linux or macOS. On Windows build with `mkdocs build`.") from error
    path = target.with_name(f"{target.name}.next.lock")
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise PublishError(f"Another Rungbook is writing {target} at this moment. Wait until it has finished.") from error
        with suppress(FileNotFoundError):
            if os.fstat(handle).st_ino == path.stat().st_ino:
                break
        os.close(handle)  # the run before us deleted the file between our two calls
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _swap(fresh: Path, target: Path, retire: Callable[[Path], None]) -> None:
    """Put the new tree in place of the old one."""
    old = target.with_name(f"{target.name}.old")
    if target.exists():
        (target / MARK).touch()
        target.rename(old)
    fresh.rename(target)
    _finish(old, target, retire)


def _recover(target: Path, retire: Callable[[Path], None]) -> None:
    """Bring to an end, or take back, the swap of a run that was killed."""
    old = target.with_name(f"{target.name}.old")
    if old.exists() and not (old / MARK).exists():
        raise PublishError(f"{old} is in the way, and Rungbook did not make it. Move it, then try again.")
    if old.exists() and not target.exists():
        old.rename(target)
    _finish(old, target, retire)


def _finish(old: Path, target: Path, retire: Callable[[Path], None]) -> None:
    """Move hidden files over from the old tree, retire it, and take our mark off the new one."""
    if old.exists():
        for entry in old.iterdir():
            if entry.name.startswith(".") and entry.name != MARK and not (target / entry.name).exists():
                entry.rename(target / entry.name)
        retire(old)
    (target / MARK).unlink(missing_ok=True)
