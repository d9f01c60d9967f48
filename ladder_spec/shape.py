"""First pass over a file: does it have the shape of its kind? All shape problems, each at its place, with a guess at the mend.

A misspelt key or an unknown `kind` would hide everything below it. So each is reported once, then read as what it most likely
was meant to be, and the file is read again, until nothing more comes to light.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ladder_spec.models import FileKind
from ladder_spec.models.base import Block
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.nearest import did_you_mean, nearest
from ladder_spec.problems import Problem, problem
from ladder_spec.shape_words import CODES, describe
from ladder_spec.source import FILE_START, Span
from ladder_spec.yaml_reader import Document, Node

_ROUNDS = 4
"""How often a file is read again after a repair. Each round uncovers one more level of nesting."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A file after the first pass."""

    model: Block | None
    """The file as a model; None where its shape could not be mended."""
    problems: tuple[Problem, ...]
    """Everything wrong with its shape."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pydantic error stands in the file."""

    path: tuple[str | int, ...]
    owner: Structure
    """The structure of the block that holds the last key of the path."""
    structure: Structure | None
    """What should stand there; None for an unknown key."""
    is_key: bool = False
    """The error is about the key itself."""


def read_shape(document: Document, kind: FileKind) -> Shaped:
    """Read a document as a file of this kind.

    Args:
        document: A document whose root is a mapping. Wrong tags and keys in it are mended in place, so that later passes see through
            them.
        kind: What the file's folder says that it is.
    """
    root = document.root
    if root is None or not isinstance(root.value, dict):
        return Shaped(None, ())
    reader = _ShapeReader(document.source.path, root, kind)
    return reader.read()


class _ShapeReader:
    """One file's first pass."""

    def __init__(self, file: str, root: Node, kind: FileKind) -> None:
        self.file, self.root, self.kind = file, root, kind
        self.structure = structure_of(kind.model)
        self.found: dict[tuple[str, tuple[str | int, ...]], Problem] = {}

    def read(self) -> Shaped:
        self._check_schema_line()
        for _ in range(_ROUNDS):
            try:
                model = self.kind.model.model_validate(_without_nulls(self.root))
            except ValidationError as error:
                if not self._take(error.errors(include_url=False)):
                    return Shaped(None, tuple(self.found.values()))
            else:
                return Shaped(model, tuple(self.found.values()))
        return Shaped(None, tuple(self.found.values()))

    def _check_schema_line(self) -> None:
        """A file in the wrong folder, or with another file's first line, is one mistake: say it once."""
        node = self.root.value.get("schema") if isinstance(self.root.value, dict) else None
        if node is None or node.value is None or node.value == self.kind.schema_line:
            return
        written = node.value if isinstance(node.value, str) else "a block"
        self._add(
            "LS210",
            ("schema",),
            node.span,
            f"the first line says `{written}`, but files in this place are `{self.kind.schema_line}`",
            f"write `schema: {self.kind.schema_line}`, or move the file",
        )
        node.value = self.kind.schema_line

    def _take(self, errors: list[Any]) -> bool:
        """Turn pydantic's errors into problems; return whether a repair makes another reading worthwhile."""
        placed = [(error, self._place(error["loc"])) for error in errors]
        renamed = {where for error, place in placed if error["type"] == "extra_forbidden" for where in self._unknown_key(place)}
        repaired = bool(renamed)
        for error, place in placed:
            kind = error["type"]
            if kind == "extra_forbidden" or (kind == "missing" and place.path in renamed):
                continue
            if kind in {"union_tag_invalid", "union_tag_not_found"}:
                repaired |= self._wrong_tag(error, place)
            else:
                self._plain_error(error, place)
        return repaired

    def _place(self, loc: tuple[str | int, ...]) -> _Place:
        """Walk the structure beside pydantic's location, which also holds the tags of choices."""
        structure: Structure | None = self.structure
        owner, path, is_key = self.structure, [], False
        for part in loc:
            if part == "[key]":
                is_key = True
                break
            if structure is None:
                break
            if structure.choices and part in structure.choices:
                structure = structure.choices[str(part)]
                continue
            path.append(part)
            if structure.block is not None:
                owner, structure = structure, structure.fields.get(str(part))
            else:
                structure = structure.item or structure.entry
        return _Place(tuple(path), owner, structure, is_key)

    def _unknown_key(self, place: _Place) -> Iterator[tuple[str | int, ...]]:
        """Report a key that the block does not know; where it was surely meant as a missing one, rename it."""
        *above, last = place.path
        key = str(last)
        block = self.root.at(above)
        present = block.value if isinstance(block.value, dict) else {}
        free = [name for name in place.owner.fields if name not in present]
        guess = nearest(key, free)
        span = self.root.key_span(place.path) or block.span
        hint = f"did you mean `{guess}`?" if guess else did_you_mean(key, place.owner.fields)
        self._add("LS102", place.path, span, f"unknown key `{key}`", hint)
        if guess and isinstance(block.value, dict) and block.keys is not None:
            block.value[guess] = block.value.pop(key)
            block.keys[guess] = block.keys.pop(key)
            yield (*above, guess)

    def _wrong_tag(self, error: Any, place: _Place) -> bool:  # noqa: ANN401 - pydantic's error is a plain dict
        """Report an unknown or missing `kind` or `type`; read the block on under the nearest one."""
        node, choice = self.root.at(place.path), place.structure
        if choice is None or not isinstance(node.value, dict):
            self._plain_error(error, place)
            return False
        tag_node = node.value.get(choice.tag_key)
        if tag_node is None or not isinstance(tag_node.value, str):
            self._add(
                "LS101",
                (*place.path, choice.tag_key),
                self._first_key(node),
                f"`{choice.tag_key}` is missing",
                f"add `{choice.tag_key}:` with one of: {', '.join(choice.choices)}",
            )
            return False
        message = f"`{tag_node.value}` is not one of the allowed values of `{choice.tag_key}`"
        self._add("LS105", (*place.path, choice.tag_key), tag_node.span, message, did_you_mean(tag_node.value, choice.choices))
        guess = nearest(tag_node.value, choice.choices)
        if guess:
            tag_node.value = guess
        return guess is not None

    def _plain_error(self, error: Any, place: _Place) -> None:  # noqa: ANN401 - pydantic's error is a plain dict
        kind = error["type"]
        node = self.root.at(place.path)
        span = node.span
        if kind == "missing":
            above = self.root.at(place.path[:-1])
            span = self.root.key_span(place.path) or self._first_key(above)
        elif place.is_key:
            span = self.root.key_span(place.path) or span
        message, hint = describe(error, place.path, place.owner, place.structure, node)
        self._add(CODES[kind], place.path, span, message, hint)

    @staticmethod
    def _first_key(block: Node) -> Span:
        """The first line of a block is where a missing key is to be added."""
        if block.keys:
            return next(iter(block.keys.values()))
        return block.span if block.value else FILE_START

    def _add(self, code: str, path: tuple[str | int, ...], span: Span, message: str, hint: str) -> None:  # noqa: PLR0913, PLR0917 - one per field
        self.found.setdefault((code, path), problem(code, self.file, span, message, hint))


def _without_nulls(node: Node) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """The plain data for pydantic; a key with nothing behind it counts as missing."""
    value = node.value
    if isinstance(value, Mapping):
        return {key: _without_nulls(below) for key, below in value.items() if below.value is not None}
    if isinstance(value, list):
        return [_without_nulls(below) for below in value]
    return value
