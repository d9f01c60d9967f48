"""Files of a new site, most of them the first of their folder. Addresses are texts in MkDocs, and there are thousands of them."""

from __future__ import annotations

import os
from contextlib import suppress


def write(path: str, content: bytes) -> None:
    """Write a new file."""
    _make_folder(path)
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)  # a file object would ask about the file first
    try:
        while content:
            content = content[os.write(target, content) :]
    finally:
        os.close(target)


def link(old: str, new: str) -> None:
    """Let a file be at two places, where it may be already.

    Raises:
        OSError: There is no such file, or it cannot be at both.
    """
    with suppress(FileNotFoundError):
        if os.path.samefile(old, new):  # noqa: PTH121 - see above
            return
    _make_folder(new)
    os.link(old, new)


def clear(path: str) -> None:
    """Make room for a new file: one that is written in place changes wherever it lies."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - see above


def _make_folder(path: str) -> None:
    """Make the folder of a file, as a rule in one that is there."""
    folder = os.path.dirname(path)  # noqa: PTH120 - see above
    try:
        os.mkdir(folder)  # noqa: PTH102 - see above
    except FileExistsError:
        return  # with directory_urls: false many pages lie in one
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
