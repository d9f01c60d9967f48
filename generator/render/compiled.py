"""Compiled templates, kept between runs as Python keeps its compiled modules: compiling takes longer than rendering a small site.

They lie in the user's own cache folder and never in the project: whoever can write there can run code as the user anyway,
while a project's folder may be filled by a pull request.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


def compiled_templates(name: str) -> BytecodeCache | None:
    """The cache for one Jinja environment; None where nothing can be kept.

    Jinja compares the text of a template with the one that was compiled, and the versions of itself and of Python.

    Args:
        name: Names the environment; two with different settings must not share compiled templates.
    """
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        folder = Path(base).expanduser() / "rungbook" / "templates" / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, or none that may be written
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
