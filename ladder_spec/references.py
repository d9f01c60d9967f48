"""Collect what a file brings into being and what it points to, from the tree as read, so that it works in a file with faults too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct, field

from ladder_spec.models.base import Ref
from ladder_spec.models.structure import Structure, marked_fields, structure_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from ladder_spec.models.base import Block
    from ladder_spec.tree import Path


class Definition(NamedTuple):
    """A thing that a file brings into being."""

    kind: str
    id: str
    path: Path
    """Where its id stands in the file."""
    within: str
    """Where its id must be unique: in the handbook, ladder, file or block."""
    title: str
    """The readers' word for it, for "did you mean"."""


class Mention(NamedTuple):
    """A place that points to something by id."""

    kinds: tuple[str, ...]
    also: tuple[str, ...]
    value: str
    path: Path
    is_key: bool = False
    """The id is a key of a map, not a value."""
    competency: str = ""
    """For a step: the competency beside it, whose scale has the steps."""


class Collected(Struct):
    """What one file defines and points to."""

    definitions: list[Definition] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    incomplete: set[str] = field(default_factory=set)
    """Kinds of which something could not be read here, so that nothing may be called unknown on its account."""


def collect(data: object, model: type[Block], faulty: Collection[Path] = ()) -> Collected:
    """Walk a file's data beside its structure.

    Args:
        data: Text, lists and mappings, mended by the first pass; None for a file that could not be read.
        model: The model of the file's kind.
        faulty: Paths in the data of values whose shape is wrong. That is said already, so nothing more may follow from it: ids and
            pointers there are left out, and what they may have defined counts as incomplete.
    """
    walk = _Walk()
    walk.visit(data, structure_of(model), ())
    for path in faulty:
        walk.give_up_at(path, data, structure_of(model))
    return walk.found


class _Walk:
    """One walk over one file."""

    def __init__(self) -> None:
        self.found = Collected()

    def visit(self, value: Any, place: Structure, path: Path) -> None:  # noqa: ANN401 - nested text, lists and mappings
        chosen = place.chosen(value)
        if chosen is None:
            self._give_up(place)
        elif chosen.block is not None and isinstance(value, dict):
            self._block(value, chosen, path)
        elif chosen.item is not None and isinstance(value, list):
            self._list(value, chosen.item, path)
        elif chosen.entry is not None and isinstance(value, dict):
            self._map(value, chosen, path)
        elif chosen.is_text and isinstance(value, str):
            if chosen.ref is not None:
                self.found.mentions.append(Mention(chosen.ref.kinds, chosen.ref.also, value, path))
        else:
            self._give_up(chosen)

    def _list(self, value: list[Any], item: Structure, path: Path) -> None:
        ref = item.ref
        for index, below in enumerate(value):
            if ref is not None and isinstance(below, str):
                self.found.mentions.append(Mention(ref.kinds, ref.also, below, (*path, index)))
            else:
                self.visit(below, item, (*path, index))

    def _block(self, value: dict[str, Any], place: Structure, path: Path) -> None:
        assert place.block is not None  # noqa: S101 - the caller looked
        for key, below in marked_fields(place.block):
            inner = value.get(key)
            if inner is None:
                if key in place.required:
                    self._give_up(below)
                continue
            defines, points = below.defines, below.ref
            if not isinstance(inner, str) or (defines is None and points is None):
                self.visit(inner, below, (*path, key))
                continue
            if defines is not None:
                self.found.definitions.append(Definition(defines.kind, inner, (*path, key), defines.within, _title(value)))
            if points is not None:
                beside = _beside(value) if points.kinds == ("step",) else ""
                self.found.mentions.append(Mention(points.kinds, points.also, inner, (*path, key), competency=beside))

    def _map(self, value: dict[str, Any], place: Structure, path: Path) -> None:
        assert place.entry is not None  # noqa: S101 - the caller looked
        marks = [mark for mark in place.key_marks if isinstance(mark, Ref)]
        for key, below in value.items():
            self.found.mentions += [Mention(mark.kinds, mark.also, key, (*path, key), is_key=True) for mark in marks]
            self.visit(below, place.entry, (*path, key))

    def give_up_at(self, path: Path, value: Any, place: Structure) -> None:  # noqa: ANN401 - nested text, lists and mappings
        """Leave out the id or pointer at a path, and remember what may be missing below it."""
        self.found.definitions = [thing for thing in self.found.definitions if thing.path != path]
        self.found.mentions = [mention for mention in self.found.mentions if mention.path != path]
        for part in path:
            chosen = place.chosen(value)
            below = None if chosen is None else chosen.item or chosen.entry or chosen.fields.get(str(part))
            if below is None:
                return
            place = below
            value = value.get(part) if isinstance(value, dict) else value[part] if isinstance(part, int) else None
        self._give_up(place)

    def _give_up(self, place: Structure) -> None:
        """What should stand here cannot be read: remember which kinds of thing may be missing on that account."""
        if place.defines is not None:
            self.found.incomplete.add(place.defines.kind)
        for below in place.below():
            self._give_up(below)


def _title(block: dict[str, Any]) -> str:
    """The readers' word for the thing that a block defines; extra pay is known by when it is paid."""
    return next((text for name in ("title", "term", "text", "when") if isinstance(text := block.get(name), str)), "")


def _beside(block: dict[str, Any]) -> str:
    """The competency whose steps a block speaks of."""
    one, several = block.get("competency"), block.get("of")
    if isinstance(one, str):
        return one
    return several[0] if isinstance(several, list) and several and isinstance(several[0], str) else ""
