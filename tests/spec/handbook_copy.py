"""A handbook folder to try changes in: each change is made in the file, checked, and taken back."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ladder_spec import Report, check

Path_ = tuple[str | int, ...]
"""Keys and list positions from the root of a file."""


class _NoAnchors(yaml.CSafeDumper):
    """Writes a value that stands twice twice: the language has no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the signature is the base class's
        return True


class HandbookCopy:
    """A copy of a handbook."""

    def __init__(self, original: Path, folder: Path) -> None:
        """Copy a handbook's folder to `folder`."""
        self.folder = Path(shutil.copytree(original, folder))

    def spec_paths(self) -> list[str]:
        """All spec files, relative to the folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.yml"))

    def data(self, path: str) -> Any:  # noqa: ANN401 - nested text, lists and mappings
        """What a file holds, as text, lists and mappings; read by PyYAML, not by our reader."""
        return yaml.load((self.folder / path).read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text

    @contextmanager
    def changed(self, path: str, content: str | bytes) -> Iterator[Report]:
        """Write another content into a file, give the report, and put the old content back."""
        target = self.folder / path
        before = target.read_bytes()
        target.write_bytes(content.encode() if isinstance(content, str) else content)
        try:
            yield check(self.folder)
        finally:
            target.write_bytes(before)


def written(data: object) -> str:
    """Data as a spec file."""
    return yaml.dump(data, Dumper=_NoAnchors, sort_keys=False, allow_unicode=True, width=10_000)


def places(text: str) -> dict[Path_, tuple[int, int]]:
    """Line and column (from 1) of every value of a YAML text, and of every key under (..., key, "key of"); found by PyYAML."""
    found: dict[Path_, tuple[int, int]] = {}

    def visit(node: yaml.Node, path: Path_) -> None:
        found[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[*path, key.value, "key of"] = (key.start_mark.line + 1, key.start_mark.column + 1)
                visit(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                visit(value, (*path, number))

    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    if root is not None:
        visit(root, ())
    return found


def at(data: Any, path: Path_) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """The value at a path."""
    for part in path:
        data = data[part]
    return data


def opened(data: Any, path: Path_) -> tuple[Any, Any]:  # noqa: ANN401 - as above
    """A copy of data, to change at one place: the copy, and what stands at the path in it. All that is not on the way is shared."""
    copied = copy.copy(data)
    holder = copied
    for part in path:
        holder[part] = copy.copy(holder[part])
        holder = holder[part]
    return copied, holder


def walk(data: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """Every value with its path, the root first."""
    yield path, data
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, value in below:
        yield from walk(value, (*path, part))
