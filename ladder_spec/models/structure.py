"""The shape of a spec file as a tree that can be walked beside the YAML: blocks, lists, maps, choices and marked texts.

Built once from the models, so that the locator of errors, the collector of references, the formatter and the reference pages all
read the same shape.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel, Discriminator, Tag
from pydantic.fields import FieldInfo

from ladder_spec.models.base import Block, Defines, Prose, Ref


@dataclass(slots=True)
class Structure:
    """What may stand at one place of a file.

    Exactly one of `block`, `item` (a list), `entry` (a map) and `choices` is set; none of them means text.
    """

    block: type[Block] | None = None
    """The model of a block."""
    fields: dict[str, Structure] = field(default_factory=dict)
    """For a block: what stands under each key, in canonical order."""
    required: frozenset[str] = frozenset()
    """For a block: the keys that must be there."""
    item: Structure | None = None
    """For a list: what each entry is."""
    entry: Structure | None = None
    """For a map: what each value is."""
    key_marks: tuple[object, ...] = ()
    """For a map: the marks of its keys."""
    choices: dict[str, Structure] = field(default_factory=dict)
    """For a choice: what stands under each tag."""
    tag_key: str = ""
    """For a choice by key: the key that holds the tag, such as `kind`."""
    pick: Callable[[object], object] | None = None
    """For a choice by form: tells the tag from the value as read."""
    marks: tuple[object, ...] = ()
    """The marks of a text or a list."""
    ref: Ref | None = field(init=False, default=None)
    """The mark that makes a text a pointer."""
    defines: Defines | None = field(init=False, default=None)
    """The mark that makes a text the id of a new thing."""
    prose: Prose | None = field(init=False, default=None)
    """The mark of a text that readers see."""

    def __post_init__(self) -> None:
        """Look up the marks that every walk over a file asks for."""
        self.ref, self.defines, self.prose = self.mark(Ref), self.mark(Defines), self.mark(Prose)

    def mark(self, kind: type[Any]) -> Any | None:  # noqa: ANN401 - returns the mark of the class asked for
        """Return the mark of this class that stands outermost, so that a field can say more exactly what its type says; or None."""
        return next((m for m in reversed(self.marks) if isinstance(m, kind)), None)

    @property
    def is_text(self) -> bool:
        """Whether a text stands here."""
        return self.block is None and self.item is None and self.entry is None and not self.choices

    def below(self) -> tuple[Structure, ...]:
        """Return every structure one step down."""
        return (*self.fields.values(), *self.choices.values(), *(place for place in (self.item, self.entry) if place is not None))

    def chosen(self, value: object) -> Structure | None:
        """Return what `value`, as read, is: itself, or the choice that its tag names; None for an unknown tag."""
        if not self.choices:
            return self
        tag = value.get(self.tag_key) if self.tag_key and isinstance(value, dict) else self.pick(value) if self.pick else None
        return self.choices.get(tag) if isinstance(tag, str) else None


@cache
def structure_of(model: type[Block]) -> Structure:
    """Return the structure of a block's model."""
    fields: dict[str, Structure] = {}
    required: set[str] = set()
    for name, info in model.model_fields.items():
        key = info.alias or name
        fields[key] = _from_field(info)
        if info.is_required():
            required.add(key)
    order = sorted(fields, key=lambda key: model.keys_last.index(key) if key in model.keys_last else -1)
    return Structure(block=model, fields={key: fields[key] for key in order}, required=frozenset(required))


@cache
def marked_fields(model: type[Block]) -> tuple[tuple[str, Structure], ...]:
    """Return the keys of a block under which a reference or a definition stands, so that a walk can skip all others."""
    return tuple((key, place) for key, place in structure_of(model).fields.items() if _is_marked(place))


def values_under(
    key: str, value: object, place: Structure, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield whatever stands under a key, at any depth, with its path. What cannot hold the key is not looked into.

    Args:
        key: The key.
        value: A part of a file, as read.
        place: What should stand there.
        path: Where it stands.
    """
    chosen = place.chosen(value) if place.choices else place
    if chosen is None:
        return
    if isinstance(value, dict):
        entry, towards = chosen.entry, _towards(chosen.block, key) if chosen.block is not None else {}
        for name, below in value.items():
            inner = entry or towards.get(name)
            if name == key and chosen.block is not None:
                yield (*path, name), below
            elif inner is not None:
                yield from values_under(key, below, inner, (*path, name))
    elif isinstance(value, list) and chosen.item is not None:
        for position, below in enumerate(value):
            yield from values_under(key, below, chosen.item, (*path, position))


@cache
def _towards(model: type[Block], key: str) -> dict[str, Structure]:
    """The fields of a block under which, at any depth, a key may stand."""
    return {name: place for name, place in structure_of(model).fields.items() if _may_hold(place, key)}


def _may_hold(place: Structure, key: str) -> bool:
    if place.block is not None:
        return key in place.fields or bool(_towards(place.block, key))
    return any(_may_hold(below, key) for below in place.below())


def _is_marked(place: Structure) -> bool:
    if any(isinstance(m, Ref | Defines) for m in (*place.marks, *place.key_marks)):
        return True
    if place.block is not None:
        return bool(marked_fields(place.block))
    return any(_is_marked(below) for below in place.below())


def _from_field(info: FieldInfo) -> Structure:
    marks = list(info.metadata)
    if info.discriminator is not None:
        marks.append(info.discriminator if isinstance(info.discriminator, Discriminator) else Discriminator(info.discriminator))
    return _from_type(info.annotation, tuple(marks))


def _from_type(annotation: object, marks: tuple[object, ...] = ()) -> Structure:
    while typing.get_origin(annotation) is typing.Annotated:
        annotation, *more = typing.get_args(annotation)
        for mark in more:
            if isinstance(mark, FieldInfo):
                marks = (*marks, *mark.metadata, *([Discriminator(mark.discriminator)] if isinstance(mark.discriminator, str) else []))
            else:
                marks = (*marks, mark)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        members = [a for a in arguments if a is not types.NoneType]
        return _from_choices(members, marks) if len(members) > 1 else _from_type(members[0], marks)
    if origin is tuple:
        return Structure(item=_from_type(arguments[0]), marks=marks)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Structure(entry=_from_type(arguments[1]), key_marks=_from_type(arguments[0]).marks)
    if isinstance(annotation, type) and issubclass(annotation, Block):
        return structure_of(annotation)
    return Structure(marks=(*marks, annotation))


def _from_choices(members: list[object], marks: tuple[object, ...]) -> Structure:
    by = next(m.discriminator for m in marks if isinstance(m, Discriminator))
    if isinstance(by, str):
        blocks = [m for m in members if isinstance(m, type) and issubclass(m, BaseModel)]
        tags = {value: structure_of(m) for m in blocks for value in typing.get_args(m.model_fields[by].annotation)}
        return Structure(choices=tags, tag_key=by)
    by_form: dict[str, Structure] = {}
    for member in members:
        tag = next(m.tag for m in typing.get_args(member)[1:] if isinstance(m, Tag))
        by_form[tag] = _from_type(member)
    return Structure(choices=by_form, pick=by)
