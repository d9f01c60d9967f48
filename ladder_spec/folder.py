"""A handbook folder: which spec files it holds, and what stands in them. Whatever cannot be opened is a problem, never an exception."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ladder_spec.errors import SpecNotFound
from ladder_spec.problems import Problem, problem
from ladder_spec.source import FILE_START, SourceFile
from ladder_spec.yaml_reader import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_SPECS: Final = frozenset({"pages", "editions"})
"""Folders of a handbook that hold no specs: HR's own pages, and the frozen editions."""
_ENDINGS: Final = (".yml", ".yaml")
_REASONS: Final = {
    errno.ENOENT: ("this is a link to a file that is not there", "mend the link, or delete it"),
    errno.ELOOP: ("this is a link that leads back to itself", "delete the link"),
    errno.EISDIR: ("a folder has the name of a spec file", "rename the folder, or move what is in it"),
    errno.EACCES: ("you do not have the right to open this", "ask the owner for the right to read it"),
}
_CHECK_DISK: Final = "check that the disk can be read"


class Listing(Struct, frozen=True):
    """What a folder holds."""

    paths: tuple[str, ...]
    """Spec files, relative to the folder, sorted; a name that is not UTF-8 is as the system gives it."""
    closed: tuple[str, ...]
    """Folders below it that could not be opened."""
    problems: tuple[Problem, ...]


def find_handbook(folder: Path) -> None:
    """Make sure that a folder is a handbook.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    try:
        names = {entry.name for entry in os.scandir(folder)}
    except OSError as error:
        reason = {
            errno.ENOENT: "there is no such folder",
            errno.ENOTDIR: "it is not a folder",
            errno.EACCES: "you do not have the right to open it",
        }.get(error.errno or 0, (error.strerror or "it cannot be opened").lower())
        raise SpecNotFound(f"cannot read a handbook from `{folder}`: {reason}") from None
    if "handbook.yml" not in names:
        near = next(
            (f"; rename `{name}` to handbook.yml" for name in sorted(names) if name.lower() in {"handbook.yaml", "handbook.yml"}), ""
        )
        raise SpecNotFound(f"`{folder}` is not a handbook: it has no file handbook.yml{near}")


def spec_files(folder: Path) -> Listing:
    """List all YAML files below a folder. Links to folders are not followed: they could lead in a circle."""
    failed: list[OSError] = []
    paths = sorted(_yaml_paths(folder, failed))
    closed = [_relative(folder, str(error.filename)) for error in failed]
    problems = [problem("YS005", _shown(path), FILE_START, *_reason(error)) for path, error in zip(closed, failed, strict=True)]
    return Listing(tuple(paths), tuple(closed), tuple(problems))


def read_file(folder: Path, path: str) -> Document:
    """Read a spec file.

    Args:
        folder: The handbook folder.
        path: One of the listing's paths.
    """
    shown, target = _shown(path), folder / path
    try:
        mode = target.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            found = problem(
                "YS005", shown, FILE_START, "this is not a plain file, but a pipe or a device", "delete it, or put a file there"
            )
            return Document(SourceFile(shown, ""), None, (found,))
        return read_document(target.read_bytes(), shown)
    except OSError as error:
        return Document(SourceFile(shown, ""), None, (problem("YS005", shown, FILE_START, *_reason(error)),))


def holds(folder: Path, path: str, text: str) -> bool:
    """Whether a file can be read and has exactly this text, of which there must be some.

    Args:
        folder: The handbook folder.
        path: One of the listing's paths.
        text: What was once read there.
    """
    target = folder / path
    try:
        return bool(text) and target.is_file() and target.read_bytes() == text.encode()
    except OSError:
        return False


def _yaml_paths(folder: Path, failed: list[OSError]) -> Iterator[str]:
    for where, folders, names in os.walk(folder, onerror=failed.append):
        below = _relative(folder, where)
        prefix = f"{below}/" if below else ""
        named_as_specs = [name for name in folders if name.lower().endswith(_ENDINGS)]
        folders[:] = [f for f in folders if not f.startswith(".") and f not in named_as_specs and not (not below and f in _NOT_SPECS)]
        found = [*named_as_specs, *(name for name in names if name.lower().endswith(_ENDINGS))]
        yield from (prefix + name for name in found if not name.startswith("."))


def _relative(folder: Path, where: str) -> str:
    below = Path(where).relative_to(folder).as_posix()
    return "" if below == "." else below


def _shown(path: str) -> str:
    """A path that can be printed: a name that is not UTF-8 gets the sign for a lost letter."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reason(error: OSError) -> tuple[str, str]:
    """What is wrong and what to do, in plain words."""
    return _REASONS.get(error.errno or 0, (f"this cannot be opened: {(error.strerror or 'unknown reason').lower()}", _CHECK_DISK))
