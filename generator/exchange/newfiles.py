"""Write new files: all of them or none, and never over one that is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class FileThereError(LadderError):
    """A file that is to be written is there already."""

    exit_code = 1


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files. Whatever goes wrong, what was written until then is taken away again.

    Raises:
        FileThereError: One of them is there already; nothing was written.
        OSError: One of them cannot be written; nothing is left.
    """
    there = [path for path in files if os.path.lexists(path)]
    if there:
        raise FileThereError(_there(there))
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path, content in files.items():
            folders += _folders_made(path.parent)
            try:
                with path.open("xb") as file:
                    written.append(path)
                    file.write(content)
            except FileExistsError:
                raise FileThereError(_there([path])) from None
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            folder.rmdir()
        raise


def _folders_made(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the new ones, outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for one in reversed(missing):
        one.mkdir()
    return missing[::-1]


def _there(paths: list[Path]) -> str:
    names = "\n".join(f"  {path}" for path in paths)
    return f"nothing was written, because an import never writes over a file. Move away or delete:\n{names}"
