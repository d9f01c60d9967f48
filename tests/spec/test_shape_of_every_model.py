"""What the first pass says about files with every block of the language: nothing if they are whole, one thing for one fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import get_annotations
from typing import Any

import msgspec
import pytest

from ladder_spec.models import FILE_KINDS, FileKind
from ladder_spec.models.base import Block
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.problems import Problem
from ladder_spec.shape import read_shape
from ladder_spec.shape_words import CODES, FORMS
from ladder_spec.yaml_reader import read_document
from tests.spec.every_model import examples
from tests.spec.faults import FAULTS
from tests.spec.handbook_copy import Path_, opened, places, walk

FAULTS_APART = 4
"""Each place gets every fourth fault, and its neighbor the next ones: all of them at all places would take a minute."""


def text_of(data: object) -> str:
    """The data as a file: JSON, which is YAML in brackets, and quick to write."""
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode()


def problems(kind: FileKind, text: str) -> tuple[Problem, ...]:
    """What the first pass says of a text as a file of this kind."""
    document = read_document(text.encode(), "file.yml")
    assert document.problems == ()
    return read_shape(document, kind).problems


def blocks(place: Structure) -> Iterator[type[Block]]:
    """Every model that stands somewhere in a place."""
    if place.block is not None:
        yield place.block
    for below in place.below():
        yield from blocks(below)


def present(place: Structure, value: object) -> Iterator[tuple[type[Block], str]]:
    """Every field of every block that these data hold."""
    chosen = place.chosen(value)
    assert chosen is not None
    if isinstance(value, dict):
        for key, below in value.items():
            if chosen.block is not None:
                yield chosen.block, key
            yield from present(chosen.entry or chosen.fields[key], below)
    elif isinstance(value, list):
        for below in value:
            assert chosen.item is not None
            yield from present(chosen.item, below)


def required(place: Structure, value: object, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of all required fields in these data."""
    chosen = place.chosen(value)
    assert chosen is not None
    if isinstance(value, dict):
        yield from ((*path, key) for key in value if key in chosen.required)
        for key, below in value.items():
            yield from required(chosen.entry or chosen.fields[key], below, (*path, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            assert chosen.item is not None
            yield from required(chosen.item, below, (*path, number))


def one_of_a_kind(paths: Iterable[Path_]) -> list[Path_]:
    """One path for each last two keys: the same block in the same place looks the same everywhere."""
    return list({(*[part for part in path[:-1] if isinstance(part, str)][-1:], path[-1]): path for path in paths}.values())


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_examples_hold_everything_and_are_whole(kind: FileKind) -> None:
    """The made files use every field of every model of their kind, and the first pass has nothing to say about them."""
    made = examples(kind)
    assert [problems(kind, text_of(data)) for data in made] == [()] * len(made)
    structure = structure_of(kind.model)
    used = {field for data in made for field in present(structure, data)}
    assert used == {(block, key) for block in blocks(structure) for key in structure_of(block).fields}


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_required_field_less_is_one_problem(kind: FileKind) -> None:
    """For every required field of every model: without it there is one problem, at the first key of its block, naming it."""
    for data in examples(kind):
        for path in one_of_a_kind(required(structure_of(kind.model), data)):
            changed, holder = opened(data, path[:-1])
            del holder[path[-1]]
            if path[-1] == "not_published":
                continue  # the one key by which a block is told from another form of it: without it, the other form is meant
            text = text_of(changed)
            place = places(text)
            head = (*path[:-1], next(iter(holder)), "key of") if holder else path[:-1]
            told = [(found.code, found.message, tuple(found.span.start)) for found in problems(kind, text)]
            assert told == [("LS101", f"`{path[-1]}` is missing", place[head])], path


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_any_value_may_be_anything(kind: FileKind) -> None:
    """Whatever stands in the place of a value: no exception, and every problem has its words and a place inside the file."""
    data = examples(kind)[0]
    for number, path in enumerate(one_of_a_kind(path for path, _ in walk(data) if path)):
        for fault in list(FAULTS.values())[number % FAULTS_APART :: FAULTS_APART]:
            changed, holder = opened(data, path[:-1])
            holder[path[-1]] = fault
            text = text_of(changed)
            for found in problems(kind, text):
                assert found.message
                assert "\n" not in found.message + found.hint
                assert 1 <= found.span.start.line <= text.count("\n") + 1
                assert found.path[: len(path) - 1] == path[:-1] or len(found.path) <= len(path), (path, found)


def error_types(schema: Any) -> Iterator[str]:  # noqa: ANN401 - pydantic's core schema is nested data
    """The kinds of node in a core schema, and what constrains them."""
    if isinstance(schema, dict):
        if isinstance(kind := schema.get("type"), str):
            yield kind
        for below in schema.values():
            yield from error_types(below)
    elif isinstance(schema, (list, tuple)):
        for below in schema:
            yield from error_types(below)


def patterns(place: Structure) -> Iterator[str]:
    """Every pattern that a text must fit."""
    for mark in place.marks:
        if isinstance(pattern := getattr(mark, "pattern", None), str):
            yield pattern
    for below in place.below():
        yield from patterns(below)


def test_every_pattern_has_its_words() -> None:
    """Where a text must fit a pattern, the hint says in words what to write, and no words are left over."""
    used = {pattern for kind in FILE_KINDS for pattern in patterns(structure_of(kind.model))}
    assert used == set(FORMS)


def test_only_known_kinds_of_type_are_used() -> None:
    """The models use no type of pydantic whose errors we have not put into words."""
    for one in FILE_KINDS:
        one.model.model_rebuild()
    used = {kind for one in FILE_KINDS for kind in error_types(one.model.__pydantic_core_schema__)}
    known = {
        "model",
        "model-fields",
        "model-field",
        "str",
        "date",
        "bool",
        "int",
        "decimal",
        "dict",
        "tuple",
        "nullable",
        "default",
        "literal",
        "tagged-union",
        "union",
        "definitions",
        "definition-ref",
        "function-before",
        "function-after",
        "function-plain",
        "no-info",
    }
    assert {"tagged-union", "literal", "dict"} <= used
    assert used <= known, used - known
    assert set(CODES.values()) <= {f"LS10{digit}" for digit in range(1, 10)}


def test_types_are_no_texts() -> None:
    """The type of each field is there as it is, in its own class: pydantic would compile a text once more for every class below."""
    models = {block for kind in FILE_KINDS for block in blocks(structure_of(kind.model))}
    models |= {base for model in models for base in model.__mro__ if issubclass(base, Block)}
    assert len(models) > 80
    assert [(model, name) for model in models for name, kind in get_annotations(model).items() if isinstance(kind, str)] == []
