"""First pass over a file: does it have the shape of its kind? All shape problems, each at its place, with a guess at the mend.

A misspelt key or an unknown `kind` would hide everything below it. So each is reported once, then read as what it most likely
was meant to be, and the file is read again, until nothing more comes to light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.nearest import did_you_mean, nearest
from ladder_spec.problems import Problem, problem
from ladder_spec.shape_words import CODES, describe
from ladder_spec.tree import Path, SpecTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.models import FileKind
    from ladder_spec.models.base import Block
    from ladder_spec.source import Span
    from ladder_spec.yaml_reader import Document

_ROUNDS = 5
"""How often a file is read again after a repair. Each round uncovers one more level of nesting."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A file after the first pass."""

    tree: SpecTree
    """Its data, mended where that was possible."""
    model: Block | None
    """The file as a model; None where its shape could not be mended."""
    problems: tuple[Problem, ...]
    """Everything wrong with its shape."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a pydantic error stands in the file."""

    path: Path
    owner: Structure
    """The structure of the block that holds the last key of the path."""
    structure: Structure | None
    """What should stand there; None for an unknown key."""
    is_key: bool = False
    """The error is about the key itself."""


def read_shape(document: Document, kind: FileKind) -> Shaped:
    """Read a document as a file of this kind.

    Args:
        document: A document; one without a root has no shape, and nothing more to say.
        kind: What the file's folder says that it is.
    """
    if document.root is None:
        return Shaped(SpecTree(None, None), None, ())
    tree = SpecTree(document.root, document.root.plain())
    try:
        return Shaped(tree, kind.model.model_validate(tree.data), ())
    except ValidationError:
        mended = SpecTree(document.root, _without_nulls(tree.data))
        return _Mender(document.source.path, mended, kind).read()


class _Mender:
    """The first pass over one file with faults."""

    def __init__(self, file: str, tree: SpecTree, kind: FileKind) -> None:
        self.file, self.tree, self.kind = file, tree, kind
        self.structure = structure_of(kind.model)
        self.found: dict[tuple[str, Path], Problem] = {}

    def read(self) -> Shaped:
        self._check_schema_line()
        for _ in range(_ROUNDS):
            try:
                model = self.kind.model.model_validate(self.tree.data)
            except ValidationError as error:
                if not self._take(error.errors(include_url=False)):
                    break
            else:
                return Shaped(self.tree, model, tuple(self.found.values()))
        return Shaped(self.tree, None, tuple(self.found.values()))

    def _check_schema_line(self) -> None:
        """A file in the wrong folder, or with another file's first line, is one mistake: say it once."""
        written = self.tree.data.get("schema")
        if written in {None, self.kind.schema_line} or not isinstance(written, str):
            return
        message = f"the first line says `{written}`, but files in this place are `{self.kind.schema_line}`"
        self._add("LS210", ("schema",), self.tree.span(("schema",)), message, f"write `schema: {self.kind.schema_line}`, or move the file")
        self.tree.data["schema"] = self.kind.schema_line

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

    def _at(self, path: Path) -> Any:  # noqa: ANN401 - nested text, lists and mappings
        value = self.tree.data
        for part in path:
            value = value[part]
        return value

    def _unknown_key(self, place: _Place) -> Iterator[Path]:
        """Report a key that the block does not know; where it was surely meant as a missing one, rename it."""
        *above, last = place.path
        key, block = str(last), self._at(tuple(above))
        guess = nearest(key, [name for name in place.owner.fields if name not in block])
        span = self.tree.key_span(place.path) or self.tree.span(place.path)
        hint = f"did you mean `{guess}`?" if guess else did_you_mean(key, place.owner.fields)
        self._add("LS102", place.path, span, f"unknown key `{key}`", hint)
        if guess:
            block[guess] = block.pop(key)
            self.tree.renamed[*above, guess] = key
            yield (*above, guess)

    def _wrong_tag(self, error: Any, place: _Place) -> bool:  # noqa: ANN401 - pydantic's error is a plain dict
        """Report an unknown or missing `kind` or `type`; read the block on under the nearest one."""
        choice, block = place.structure, self._at(place.path)
        if choice is None or not isinstance(block, dict):
            self._plain_error(error, place)
            return False
        tag, path = block.get(choice.tag_key), (*place.path, choice.tag_key)
        if not isinstance(tag, str):
            hint = f"add `{choice.tag_key}:` with one of: {', '.join(choice.choices)}"
            self._add("LS101", path, self.tree.head_span(place.path), f"`{choice.tag_key}` is missing", hint)
            return False
        message = f"`{tag}` is not one of the allowed values of `{choice.tag_key}`"
        self._add("LS105", path, self.tree.span(path), message, did_you_mean(tag, choice.choices))
        guess = nearest(tag, choice.choices)
        if guess:
            block[choice.tag_key] = guess
        return guess is not None

    def _plain_error(self, error: Any, place: _Place) -> None:  # noqa: ANN401 - pydantic's error is a plain dict
        kind = error["type"]
        if kind == "missing":
            span = self.tree.key_span(place.path) or self.tree.head_span(place.path[:-1])
            value = None
        else:
            span = (self.tree.key_span(place.path) if place.is_key else None) or self.tree.span(place.path)
            value = place.path[-1] if place.is_key else self._at(place.path)
        if kind == "too_short" and isinstance(value, list) and len(value) >= error["ctx"]["min_length"]:
            return  # pydantic counts only the entries without faults, and those have their own problems
        message, hint = describe(error, place.path, place.owner, place.structure, value)
        self._add(CODES[kind], place.path, span, message, hint)

    def _add(self, code: str, path: Path, span: Span, message: str, hint: str) -> None:
        self.found.setdefault((code, path), problem(code, self.file, span, message, hint, path=path))


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """A copy in which a key with nothing behind it is missing, as the language says."""
    if isinstance(value, dict):
        return {key: _without_nulls(below) for key, below in value.items() if below is not None}
    if isinstance(value, list):
        return [_without_nulls(below) for below in value]
    return value
