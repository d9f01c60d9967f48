"""First pass over a file: does it have the shape of its kind? All shape problems, each at its place, with a guess at the mend.

A misspelt key or an unknown `kind` would hide everything below it. So each is reported once, then read as what it most likely
was meant to be, and the file is read again, until nothing more comes to light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pydantic import ValidationError

from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.nearest import did_you_mean, nearest
from ladder_spec.problems import Problem, problem
from ladder_spec.shape_words import CODES, Place, describe, shown, unknown_key_hint
from ladder_spec.tree import Path, SpecTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.models import FileKind
    from ladder_spec.models.base import Block
    from ladder_spec.source import Span
    from ladder_spec.yaml_reader import Document

_ROUNDS = 5
"""How often a file is read again after a repair. Each round uncovers one more level of nesting."""


class Shaped(Struct, frozen=True):
    """A file after the first pass."""

    tree: SpecTree
    """Its data, mended where that was possible."""
    model: Block | None
    """The file as a model; None where its shape could not be mended."""
    problems: tuple[Problem, ...]
    """Everything wrong with its shape."""


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
        """A file with another file's first line is one mistake: say it once."""
        written = self.tree.data.get("schema")
        if not isinstance(written, str) or written == self.kind.schema_line:
            return
        message = f"the first line says `{shown(written)}`, but files in this place are `{self.kind.schema_line}`"
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
                repaired |= self._wrong_tag(place)
            else:
                self._plain_error(error, place)
        return repaired

    def _place(self, loc: tuple[str | int, ...]) -> Place:
        """Walk the structure beside pydantic's location, which also holds the tags of choices."""
        structure: Structure | None = self.structure
        owner_choice: Structure | None = None
        choice: Structure | None = None
        owner, path, is_key = self.structure, [], False
        for part in loc:
            if part == "[key]":
                is_key = True
                break
            if structure is None:
                break
            if structure.choices and part in structure.choices:
                choice, structure = structure, structure.choices[str(part)]
                continue
            path.append(part)
            if structure.block is not None:
                owner, owner_choice, structure = structure, choice, structure.fields.get(str(part))
            else:
                structure = structure.item or structure.entry
            choice = None
        return Place(tuple(path), owner, structure, is_key, owner_choice, choice)

    def _at(self, path: Path) -> Any:  # noqa: ANN401 - nested text, lists and mappings
        value = self.tree.data
        for part in path:
            value = value[part]
        return value

    def _unknown_key(self, place: Place) -> Iterator[Path]:
        """Report a key that the block does not know; where it was surely meant as a missing one, rename it."""
        *above, last = place.path
        key, block = str(last), self._at(tuple(above))
        free = [name for name in place.owner.fields if name not in block]
        guess = nearest(key, [name for name in free if _may_hold(place.owner.fields[name], block[key])]) or nearest(key, free)
        span = self.tree.key_span(place.path) or self.tree.span(place.path)
        hint = f"did you mean `{guess}`?" if guess else unknown_key_hint(key, block, place)
        self._add("LS102", place.path, span, f"unknown key `{shown(key)}`", hint)
        if guess:
            yield self._rename((*above, key), guess)

    def _rename(self, path: Path, better: str) -> Path:
        """Read a key as another one; return its new path."""
        *above, key = path
        block = self._at(tuple(above))
        block[better] = block.pop(key)
        self.tree.renamed[*above, better] = str(key)
        return (*above, better)

    def _wrong_tag(self, place: Place) -> bool:
        """Report an unknown or missing `kind` or `type`; read the block on under the one that was most likely meant."""
        choice, block = place.structure, self._at(place.path)
        assert choice is not None  # noqa: S101 - pydantic reports a tag at the choice itself
        tag, path = block.get(choice.tag_key), (*place.path, choice.tag_key)
        near, fits = nearest(tag, choice.choices) if isinstance(tag, str) else None, _fitting(block, choice)
        if isinstance(tag, str):
            message = f"`{shown(tag)}` is not one of the allowed values of `{choice.tag_key}`"
            hint = did_you_mean(tag, choice.choices) if near or not fits else ""
            if fits and fits != near:
                hint = f"{hint} the other lines of this block fit `{fits}`".lstrip()
            self._add("LS105", path, self.tree.span(path), message, hint)
        elif tag is not None:
            message = f"`{choice.tag_key}` must be a text, but {'a list' if isinstance(tag, list) else 'a block'} stands here"
            self._add("LS104", path, self.tree.span(path), message, f"allowed: {', '.join(choice.choices)}")
        elif misspelt := nearest(choice.tag_key, [key for key in block if not any(key in one.fields for one in choice.choices.values())]):
            written = (*place.path, misspelt)
            span = self.tree.key_span(written) or self.tree.span(written)
            self._add("LS102", written, span, f"unknown key `{shown(misspelt)}`", f"did you mean `{choice.tag_key}`?")
            self._rename(written, choice.tag_key)
            return True
        else:
            hint = f"add `{choice.tag_key}: {fits}`" if fits else f"add `{choice.tag_key}: …` with one of: {', '.join(choice.choices)}"
            self._add("LS101", path, self.tree.head_span(place.path), f"`{choice.tag_key}` is missing", hint)
        if fits or near:
            block[choice.tag_key] = fits or near
        return bool(fits or near)

    def _plain_error(self, error: Any, place: Place) -> None:  # noqa: ANN401 - pydantic's error is a plain dict
        kind = error["type"]
        if kind == "missing":
            span = self.tree.key_span(place.path) or self.tree.head_span(place.path[:-1])
            value = None
        else:
            span = (self.tree.key_span(place.path) if place.is_key else None) or self.tree.span(place.path)
            value = place.path[-1] if place.is_key else self._at(place.path)
        if kind == "too_short" and isinstance(value, list) and len(value) >= error["ctx"]["min_length"]:
            return  # pydantic counts only the entries without faults, and those have their own problems
        message, hint = describe(error, place, value)
        code = "LS104" if kind == "literal_error" and not isinstance(value, str) else CODES[kind]
        self._add(code, place.path, span, message, hint)

    def _add(self, code: str, path: Path, span: Span, message: str, hint: str) -> None:
        self.found.setdefault((code, path), problem(code, self.file, span, message, hint, path=path))


def _may_hold(place: Structure, value: object) -> bool:
    """Whether a value has the form that belongs in a place: text, a list or a block."""
    if place.choices:
        return any(_may_hold(choice, value) for choice in place.choices.values())
    if isinstance(value, list):
        return place.item is not None
    return place.is_text != isinstance(value, dict) and place.item is None


def _fitting(block: dict[str, Any], choice: Structure) -> str | None:
    """The one choice whose fields fit the keys of a block best; None where two fit equally well."""
    tag = {choice.tag_key}
    misfits = {
        name: len(block.keys() - place.fields.keys()) + len(place.required - block.keys() - tag) for name, place in choice.choices.items()
    }
    least = min(misfits.values())
    best = [name for name, misfit in misfits.items() if misfit == least]
    return best[0] if len(best) == 1 else None


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """A copy in which a key with nothing behind it is missing, as the language says."""
    if isinstance(value, dict):
        return {key: _without_nulls(below) for key, below in value.items() if below is not None}
    if isinstance(value, list):
        return [_without_nulls(below) for below in value]
    return value
