"""Put the lines of an example where they belong in a copy of a handbook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REST = "…"
"""Stands in an example for what it leaves out."""
NEW = "+"
"""The place behind the last entry of a list."""

Tree = Any
"""Whatever YAML holds."""
Edit = tuple[str, str, str]
"""A file, a path in it, and the value as YAML; "" takes out what stands there."""


class _Plain(yaml.CSafeDumper):
    """Writes every value out, also one that stands in two places."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the dumper's signature
        return True


@dataclass(frozen=True)
class Place:
    """Where the lines of an example belong.

    A path is written with slashes and names keys, list positions, and entries of a list by what they are about.
    """

    file: str
    path: str = ""
    like: str = "0"
    """The entry of the list that fills in what the example leaves out."""
    before: tuple[Edit, ...] = ()
    """What a comment in the example says of the rest."""
    whole: bool = False
    """The lists of the example are whole; else their entries join those that stand there."""
    handbook: str = "handbook"
    """The handbook, from the root of the checkout."""


def place(folder: Path, where: Place, lines: str) -> None:
    """Change a handbook as an example says."""
    for name, path, value in where.before:
        _change(folder / name, path, _loaded(value) if value else None)
    example, file = _loaded(lines), folder / where.file
    if isinstance(example, list):
        _change(file, where.path, _joined(_at(_read(file), where.path), example, where))
    for key, value in example.items() if isinstance(example, dict) else ():
        path = f"{where.path}/{key}" if where.path else key
        _change(file, path, _joined(_at(_read(file), where.path).get(key), value, where))


def _joined(known: Tree, value: Tree, where: Place) -> Tree:
    """A value of an example together with what stands there: entries join, and what is left out is filled in."""
    if isinstance(value, dict) and REST in value:
        return {**known, **{key: entry for key, entry in value.items() if key != REST}}
    if where.whole or not isinstance(known, list) or not known or not isinstance(known[0], dict):
        return value
    result = list(known)
    for entry in value:
        same = next((n for n, old in enumerate(result) if _about(old) == _about(entry)), None)
        full = _joined(result[same] if same is not None else known[_index(known, where.like)], entry, where)
        result[same if same is not None else len(result) : len(result) if same is None else same + 1] = [full]
    return result


def _change(file: Path, path: str, value: Tree) -> None:
    """Set, or with None take out, what stands at a path."""
    tree = _read(file)
    above, _, last = path.rpartition("/")
    parent = _at(tree, above)
    if last == NEW:
        parent.append(value)
    elif value is None:
        del parent[_index(parent, last) if isinstance(parent, list) else last]
    else:
        parent[_index(parent, last) if isinstance(parent, list) else last] = value
    file.write_text(yaml.dump(tree, Dumper=_Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _read(file: Path) -> Tree:
    return _loaded(file.read_text("utf-8"))


def _loaded(text: str) -> Tree:
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - this loader makes text of everything


def _at(tree: Tree, path: str) -> Tree:
    for part in path.split("/") if path else ():
        tree = tree[_index(tree, part) if isinstance(tree, list) else part]
    return tree


def _index(entries: list[Tree], part: str) -> int:
    return int(part) if part.isdigit() else next(n for n, entry in enumerate(entries) if part in (entry, _about(entry)))


def _about(entry: Tree) -> object:
    """What an entry is known by: its id, its task or skill, or whence and whither it leads."""
    if not isinstance(entry, dict):
        return entry
    return entry.get("id") or entry.get("task") or entry.get("competency") or (entry.get("from"), entry.get("to"))
