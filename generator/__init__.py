"""From a checked handbook to its published site.

The public names are imported when they are first asked for: `rungbook check` must start without Jinja2 and MkDocs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.build import compile_handbook
    from generator.output import OutputTree
    from generator.site.engine import build_site

__all__ = ["OutputTree", "build_site", "compile_handbook"]

_HOMES = {"OutputTree": "generator.output", "build_site": "generator.site.engine", "compile_handbook": "generator.build"}


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
