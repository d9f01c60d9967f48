"""Where our own templates and theme files lie, in an installed wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: Literal["templates", "site_overrides"]) -> Path:
    """The folder `name` that comes with this code.

    A wheel carries the folders inside the package; in a checkout they lie at its root. A wheel's folder wins, since a
    checkout has none there.

    Raises:
        FileNotFoundError: Neither place has it: the installation is broken.
    """
    for folder in (PACKAGE / "_bundled" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"Rungbook's folder {name!r} is missing. Install Rungbook again.")
