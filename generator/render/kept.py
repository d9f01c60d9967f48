"""Where results that take long are kept between runs: the user's own cache folder, never the project's.

Whoever can write there can run code as the user anyway, while a project's folder may be filled by a pull request. Nothing in it is
needed: a run without it, or with a damaged file, works everything out again.
"""

from __future__ import annotations

import os
from pathlib import Path


def kept_folder(name: str) -> Path | None:
    """Return a folder for results of one sort, made if need be; None where nothing can be kept.

    Args:
        name: The sort of results, such as `diagrams`.
    """
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        folder = Path(base).expanduser() / "rungbook" / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, or none that may be written
        return None
    return folder if os.access(folder, os.W_OK) else None
