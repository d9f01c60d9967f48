"""Printed sheets kept between runs, by everything that they are made from. Each file is there whole or not at all."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.render.kept import kept_folder
from generator.render.sheets.fonts import font_folder
from generator.resources import PACKAGE, resource_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 3000
"""So many files may lie in the folder; a handbook of 11 levels and 9 clinics has some 120."""
_END: Final = b"%%EOF"


class Store:
    """Kept sheets, and lists of the sheets of whole handbooks."""

    def __init__(self) -> None:
        """Open the user's folder of kept sheets; without one nothing is kept and everything is printed again."""
        self._folder = kept_folder("sheets")

    def sheet(self, key: str) -> bytes | None:
        """Return a kept sheet; None where there is none, or a damaged one."""
        content = self._read(f"{key}.pdf")
        return content if content is not None and content.rstrip().endswith(_END) else None

    def keep_sheet(self, key: str, content: bytes) -> None:
        """Keep a sheet."""
        self._write(f"{key}.pdf", content)

    def facts(self, key: str) -> Any:  # noqa: ANN401 - what was kept: JSON
        """Return kept facts; None where there are none, or damaged ones."""
        content = self._read(f"{key}.json")
        with suppress(ValueError):
            return None if content is None else json.loads(content)
        return None

    def keep_facts(self, key: str, facts: Any) -> None:  # noqa: ANN401 - anything that JSON can hold
        """Keep facts."""
        self._write(f"{key}.json", json.dumps(facts).encode())

    def tidy(self) -> None:
        """Remove the oldest files if there are too many."""
        if self._folder is None:
            return
        with suppress(OSError):
            files = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(self._folder)]
            for _, path in sorted(files)[: max(0, len(files) - _MOST)]:
                Path(path).unlink()

    def _read(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            with open(f"{self._folder}/{name}", "rb") as file:  # noqa: PTH123 - some hundred of them in each build
                return file.read()
        except OSError:
            return None

    def _write(self, name: str, content: bytes) -> None:
        if self._folder is None:
            return
        beside = self._folder / f"{name}.{os.getpid()}.{id(content)}"
        try:
            beside.write_bytes(content)
            beside.replace(self._folder / name)
        except OSError:
            beside.unlink(missing_ok=True)


def key_of(*parts: bytes) -> str:
    """Return the key of something that is made from these parts, our templates, fonts and tools."""
    hashed = sha256(_tools())
    for part in parts:
        hashed.update(len(part).to_bytes(8, "big"))
        hashed.update(part)
    return hashed.hexdigest()[:40]


@cache
def _tools() -> bytes:
    """What every sheet is made with, beside its data: sizes and times of the files of templates, fonts, code, Typst and pikepdf.

    Versions could be asked for by name, but that takes longer than to look at the files, and a checkout keeps its version.
    """
    files = (entry for folder, endings in _folders() for entry in os.scandir(folder) if entry.name.endswith(endings))
    facts = sorted((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in files)
    return sha256(repr(facts).encode()).digest()


def _folders() -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Folders and the endings of the files in them that count."""
    yield resource_dir("templates") / "sheets", (".typ",)
    yield PACKAGE / "render" / "sheets", (".py",)
    yield PACKAGE / "render" / "diagrams", (".py",)
    yield PACKAGE / "views", (".py",)
    yield font_folder(), (".ttf",)
    for package in ("typst", "pikepdf"):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent, (".so", ".pyd")
