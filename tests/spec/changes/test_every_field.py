"""No field of the language changes in silence unless the rules say why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from ladder_spec.changes.both import Both, Seen
from ladder_spec.changes.judges import RULES, Silent
from ladder_spec.models import FILE_KINDS, FileKind
from ladder_spec.models.base import Block
from ladder_spec.models.structure import Structure, structure_of
from tests.spec.changes import editing
from tests.spec.every_model import CANDIDATES, examples
from tests.spec.handbook_copy import at, opened

OTHERS = (
    "7",
    "25.75",
    "2027-02-03",
    "false",
    "Other words.",
    "hard-cases",
    "ma-3",
    "UT",
    "EUR",
    "es",
    "2027.3",
    "05-02",
    "recognition.huddle",
    *CANDIDATES,
)
"""Texts to put in the place of another: the first that the field accepts is taken."""


def models() -> dict[type[Block], Structure]:
    """Every block of the language."""
    found: dict[type[Block], Structure] = {}

    def visit(place: Structure) -> None:
        if place.block is not None:
            if place.block in found:
                return
            found[place.block] = place
        for below in place.below():
            visit(below)

    for kind in FILE_KINDS:
        visit(structure_of(kind.model))
    return found


MODELS = models()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_rules_know_every_field(model: type[Block]) -> None:
    """Each field of each block has a judge; a silent one has a reason, in words."""
    assert set(RULES[model]) == set(model.model_fields)
    assert all(len(judge.reason) > 7 for judge in RULES[model].values() if isinstance(judge, Silent))


def other(value: Any, place: Structure) -> Iterator[Any]:  # noqa: ANN401 - nested text, lists and mappings
    """Other values for a text, a list or a map."""
    if isinstance(value, str):
        marks = [str(one) for mark in place.marks for one in getattr(mark, "__args__", ()) if isinstance(one, str)]
        yield from (one for one in (*marks, *OTHERS) if one != value)
    elif isinstance(value, list):
        yield value[:-1]
        if value and isinstance(value[-1], str):
            yield from ([*value[:-1], one] for one in other(value[-1], place.item or place))
    elif isinstance(value, dict):
        yield {} if place.entry is not None else None


def changed(kind: FileKind) -> Iterator[tuple[tuple[Any, ...], Block, Block]]:
    """The examples of a kind with one text, list, map or optional block changed: the way to it, before, after."""
    for data in examples(kind):
        old = kind.model.model_validate(data)
        for path, place in ways(data, structure_of(kind.model), ()):
            for value in other(at(data, path), place):
                fresh, holder = opened(data, path[:-1])
                holder[path[-1]] = value
                try:
                    new = kind.model.model_validate(fresh)
                except ValidationError:
                    continue
                if old != new:
                    yield path, old, new
                    break


def ways(value: Any, place: Structure, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Structure]]:  # noqa: ANN401 - as above
    """The way to every field of every block that is a text, a list or a map."""
    chosen = place.chosen(value)
    if chosen is None:
        return
    if isinstance(value, dict):
        for key, below in value.items():
            inner = chosen.entry or chosen.fields.get(key)
            if inner is None:
                continue
            if chosen.block is not None and key not in {place.tag_key, "schema"}:
                yield (*path, key), inner
            yield from ways(below, inner, (*path, key))
    elif isinstance(value, list) and chosen.item is not None:
        for number, below in enumerate(value):
            yield from ways(below, chosen.item, (*path, number))


def test_a_changed_field_is_told_or_silent() -> None:
    """For every field of every block: whoever changes it sees a change, unless the field is silent for a reason."""
    seen = Seen(Both(editing.before(), editing.before()), "at:this", "This")
    told: dict[tuple[str, str], bool] = {}
    for kind in FILE_KINDS:
        for path, old, new in changed(kind):
            for before, after, name in along(old, new, path):
                place = type(before).__name__, name
                told[place] = told.get(place, False) or told_of(seen, before, after, name)
    wanted = {(model.__name__, name) for model in MODELS for name, judge in RULES[model].items() if not isinstance(judge, Silent)}
    assert wanted == {place for place, heard in told.items() if heard}


def told_of(seen: Seen, before: Block, after: Block, name: str) -> bool:
    """Whether the judge of a field says something of a difference."""
    judge = RULES[type(before)][name]
    return any(True for _ in judge(seen.of(before, after), getattr(before, name), getattr(after, name)))


def along(old: Any, new: Any, path: tuple[Any, ...]) -> Iterator[tuple[Block, Block, str]]:  # noqa: ANN401 - models, tuples and maps
    """Every block on the way to a changed value in both versions, with the field that leads on."""
    for part in path:
        if isinstance(old, Block):
            name = next(name for name, info in type(old).model_fields.items() if (info.alias or name) == part)
            yield old, new, name
            old, new = getattr(old, name), getattr(new, name)
        else:
            old, new = old[part], new[part]
