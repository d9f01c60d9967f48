"""The tree of one spec file as the passes see it: plain data, mended where the first pass could guess, and the way back to the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ladder_spec.source import FILE_START

if TYPE_CHECKING:
    from ladder_spec.source import Span
    from ladder_spec.yaml_reader import Node

Path = tuple[str | int, ...]
"""Keys and list positions from the root of a file."""


@dataclass(slots=True)
class SpecTree:
    """Plain data with places.

    Attributes:
        root: The tree as it stands in the file; None where it could not be read.
        data: Text, lists and mappings, nested; None with `root`. Misspelt keys and tags are mended, faulty parts may be taken out.
        renamed: For each mended key, its path in `whole` -> the key as it is written in the file.
        kept: For each list that lost entries, its path in `data` -> the positions that its entries had before.
        holes: What was taken out, as paths in `whole`.
        whole: `data` before anything was taken out.
    """

    root: Node | None
    data: Any
    renamed: dict[Path, str] = field(default_factory=dict)
    kept: dict[Path, tuple[int, ...]] = field(default_factory=dict)
    holes: frozenset[Path] = frozenset()
    whole: Any = None

    def __post_init__(self) -> None:
        """At first, nothing is taken out."""
        if self.whole is None:
            self.whole = self.data

    def original(self, path: Path) -> Path:
        """Turn a path in the data into the path before anything was taken out."""
        if not self.kept:
            return path
        return tuple(self._before(path[:depth], part) for depth, part in enumerate(path))

    def _before(self, holder: Path, part: str | int) -> str | int:
        """The position that an entry of a list had before its neighbors were taken out."""
        return self.kept[holder][part] if isinstance(part, int) and holder in self.kept else part

    def written(self, path: Path) -> Path:
        """Turn a path in the data into the path in the file."""
        whole = self.original(path)
        if not self.renamed:
            return whole
        return tuple(self.renamed.get(whole[: depth + 1], part) for depth, part in enumerate(whole))

    def span(self, path: Path) -> Span:
        """Return the place of a value, or of the nearest thing around it that exists."""
        return self.root.at(self.written(path)).span if self.root is not None else FILE_START

    def key_span(self, path: Path) -> Span | None:
        """Return the place of a key; None where the file has no such key."""
        return self.root.key_span(self.written(path)) if self.root is not None else None

    def head_span(self, path: Path) -> Span:
        """Return the first key of a block: the place to add a missing one."""
        if self.root is None:
            return FILE_START
        node = self.root.at(self.written(path))
        return next(iter(node.keys.values()), node.span)
