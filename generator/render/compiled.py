"""Compiled templates, kept between runs as Python keeps its compiled modules: compiling takes longer than rendering a small site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from generator.render.kept import kept_folder

if TYPE_CHECKING:
    from jinja2 import BytecodeCache


def compiled_templates(name: str) -> BytecodeCache | None:
    """The cache for one Jinja environment; None where nothing can be kept.

    Jinja compares the text of a template with the one that was compiled, and the versions of itself and of Python.

    Args:
        name: Names the environment; two with different settings must not share compiled templates.
    """
    folder = kept_folder(f"templates/{name}")
    return FileSystemBytecodeCache(str(folder)) if folder is not None else None
