"""Collect what a file brings into being and what it points to, from the tree as read, so that it works in a file with faults too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ladder_spec.models.base import Defines, Ref
from ladder_spec.models.structure import Structure, marked_fields, structure_of

if TYPE_CHECKING:
    from ladder_spec.models.base import Block
    from ladder_spec.source import Span
    from ladder_spec.yaml_reader import Node


@dataclass(frozen=True, slots=True)
class Definition:
    """A thing that a file brings into being."""

    kind: str
    id: str
    span: Span
    container: str
    """Where its id must be unique: "" = the whole handbook, else the path of the list in its file."""
    within: str
    """The mark's own word for it: handbook, ladder, file or block."""
    title: str
    """The readers' word for it, for "did you mean"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that points to something by id."""

    kinds: tuple[str, ...]
    also: tuple[str, ...]
    value: str
    span: Span
    path: tuple[str | int, ...]
    competency: str = ""
    """For a step: the competency beside it, whose scale has the steps."""


@dataclass(slots=True)
class Collected:
    """What one file defines and points to."""

    definitions: list[Definition] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    """Kinds of which something could not be read here, so that nothing may be called unknown on its account."""


def collect(root: Node, model: type[Block]) -> Collected:
    """Walk a file's tree beside its structure.

    Args:
        root: The root of the tree, mended by the first pass.
        model: The model of the file's kind.
    """
    walk = _Walk()
    walk.visit(root, structure_of(model), ())
    return walk.found


class _Walk:
    """One walk over one file."""

    def __init__(self) -> None:
        self.found = Collected()

    def visit(self, node: Node, place: Structure, path: tuple[str | int, ...]) -> None:
        value = node.value
        if place.choices:
            chosen = place.chosen(_tags(value))
            if chosen is None:
                self._give_up(place)
            else:
                self.visit(node, chosen, path)
        elif place.block is not None:
            if isinstance(value, dict):
                self._block(value, place, path)
            else:
                self._give_up(place)
        elif place.item is not None:
            if isinstance(value, list):
                for index, below in enumerate(value):
                    self.visit(below, place.item, (*path, index))
            else:
                self._give_up(place)
        elif place.entry is not None:
            if isinstance(value, dict):
                self._map(node, place, path)
        elif isinstance(value, str):
            self._mention(place, value, node.span, path)

    def _block(self, value: dict[str, Node], place: Structure, path: tuple[str | int, ...]) -> None:
        assert place.block is not None  # noqa: S101 - the caller looked
        competency = _text(value.get("competency"))
        for key, below in marked_fields(place.block):
            node = value.get(key)
            if node is None or node.value is None:
                if key in place.required:
                    self._give_up(below)
                continue
            defines = below.mark(Defines)
            if defines is not None:
                self._define(defines, node, value, path)
            if not _is_step(below):
                self.visit(node, below, (*path, key))
            elif isinstance(node.value, str):
                beside = competency or _first(value.get("of"))
                self.found.mentions.append(Mention(("step",), (), node.value, node.span, (*path, key), beside))

    def _define(self, mark: Defines, node: Node, block: dict[str, Node], path: tuple[str | int, ...]) -> None:
        if not isinstance(node.value, str):
            self.found.incomplete.add(mark.kind)
            return
        container = "/".join(map(str, path[:-1])) if mark.within == "block" else ""
        title = next((text for name in ("title", "term", "text") if (text := _text(block.get(name)))), "")
        self.found.definitions.append(Definition(mark.kind, node.value, node.span, container, mark.within, title))

    def _map(self, node: Node, place: Structure, path: tuple[str | int, ...]) -> None:
        assert place.entry is not None  # noqa: S101 - the caller looked
        value = node.value
        for key, below in value.items():
            for mark in place.key_marks:
                if isinstance(mark, Ref) and node.keys is not None:
                    self.found.mentions.append(Mention(mark.kinds, mark.also, key, node.keys[key], (*path, key)))
            self.visit(below, place.entry, (*path, key))

    def _mention(self, place: Structure, value: str, span: Span, path: tuple[str | int, ...]) -> None:
        for mark in place.marks:
            if isinstance(mark, Ref):
                self.found.mentions.append(Mention(mark.kinds, mark.also, value, span, path))

    def _give_up(self, place: Structure) -> None:
        """What should stand here cannot be read: remember which kinds of thing may be missing on that account."""
        mark = place.mark(Defines)
        if mark is not None:
            self.found.incomplete.add(mark.kind)
        for below in (*place.fields.values(), *place.choices.values(), *(p for p in (place.item, place.entry) if p)):
            self._give_up(below)


def _tags(value: object) -> object:
    """A block with its texts laid bare, as `Structure.chosen` wants it."""
    if isinstance(value, dict):
        return {key: node.value for key, node in value.items()}
    return value


def _text(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""


def _first(node: Node | None) -> str:
    return _text(node.value[0]) if node is not None and isinstance(node.value, list) and node.value else ""


def _is_step(place: Structure) -> bool:
    mark = place.mark(Ref)
    return mark is not None and mark.kinds == ("step",)
