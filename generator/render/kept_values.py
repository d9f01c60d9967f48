"""Small results kept between runs, each under a hash of what it was worked out from. Only the newest of a sort stay."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload

import msgspec

from generator.render.kept import kept_folder

if TYPE_CHECKING:
    from pathlib import Path

Kind = TypeVar("Kind")

MOST: Final = 200
"""How many results of one sort are kept."""


class KeptValue:
    """The place of one result."""

    def __init__(self, sort: str, *made_from: bytes | str) -> None:
        """Find the place.

        Args:
            sort: The sort of results, such as `diagrams`.
            made_from: All that the result depends on, the code that works it out included.
        """
        digest = sha256()
        for part in made_from:
            raw = part.encode() if isinstance(part, str) else part
            digest.update(b"%d:" % len(raw) + raw)
        folder = kept_folder(sort)
        self._file = folder / f"{digest.hexdigest()[:32]}.json" if folder else None

    @overload
    def read(self) -> Any: ...  # noqa: ANN401 - whatever was kept, or what somebody made of it

    @overload
    def read(self, kind: type[Kind]) -> Kind | None: ...

    def read(self, kind: Any = Any) -> Any:
        """Return what was kept; None where there is none, or where its file is damaged.

        Args:
            kind: What it must be, such as a Struct; else the file is damaged. Without a kind it is plain data: do not trust its shape.
        """
        if self._file is None:
            return None
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=kind)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):  # not there, no JSON, no text, or made to do harm
            return None

    def keep(self, data: object) -> None:
        """Keep plain data or Structs: a file is there whole or not at all, and one that cannot be written harms nothing."""
        if self._file is None:
            return
        beside = self._file.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(msgspec.json.encode(data))
            beside.replace(self._file)
            _forget_oldest(self._file.parent)
        except OSError:
            beside.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    files = list(folder.glob("*.json"))
    if len(files) > MOST:
        for file in sorted(files, key=lambda one: one.stat().st_mtime)[: len(files) - MOST]:
            file.unlink(missing_ok=True)
