"""Files of a new site, most of them the first of their folder. Addresses are texts in MkDocs, and there are thousands of them."""

from __future__ import annotations

import os


def write(path: str, content: bytes) -> None:
    """Write a new file."""
    _make_folder(path)
    with open(path, "wb") as target:  # noqa: PTH123 - see above
        target.write(content)


def link(old: str, new: str) -> None:
    """Let a file be at two places.

    Raises:
        OSError: There is no such file, or it cannot be at both.
    """
    _make_folder(new)
    os.link(old, new)


def _make_folder(path: str) -> None:
    """Make the folder of a file, as a rule in one that is there."""
    folder = os.path.dirname(path)  # noqa: PTH120 - see above
    try:
        os.mkdir(folder)  # noqa: PTH102 - see above
    except FileExistsError:
        return  # with directory_urls: false many pages lie in one
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
