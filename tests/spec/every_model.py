"""Spec files made from the models: between them they hold every block of the language, every choice, and every field of each."""

from __future__ import annotations

import datetime as dt
import json
import typing
from decimal import Decimal
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from ladder_spec.models import FileKind
from ladder_spec.models.handbook import Step
from ladder_spec.models.structure import Structure, structure_of

CANDIDATES = (
    "with-help",
    "A text.",
    "CA",
    "USD",
    "en",
    "2026.2",
    "2026-07-blood-draw",
    "04-01",
    "LS511",
    "b12ab4bc3e2a",
    "level:ma-1",
    "ma-2.months",
    "pay",
)
"""Texts in all the forms that the language has; for each field the first that its type accepts is taken."""
OF_TYPE: dict[object, str] = {int: "12", Decimal: "24.50", dt.date: "2026-07-01", bool: "true"}


def examples(kind: FileKind) -> list[Any]:
    """Files of a kind, as data. A choice that stands in a list takes all its forms in one file; any other needs a file for each.

    Where the same choice stands again, its first form is enough.
    """
    return [json.loads(json.dumps(data)) for data in _all(structure_of(kind.model), set())]  # nothing in it is shared


def _all(place: Structure, seen: set[tuple[str, ...]]) -> list[Any]:
    """Values for a place, so that every choice in it is taken at least once."""
    if place.choices:
        tags = tuple(place.choices)
        taken = tags[:1] if tags in seen else tags
        seen.add(tags)
        return [_tagged(place, tag, value) for tag in taken for value in _all(place.choices[tag], seen)]
    if place.item is not None:
        entries = _all(place.item, seen)
        return [entries * 2 if place.item.block is Step or (place.item.choices and len(entries) == 1) else entries]
    if place.entry is not None:
        return [{"with-help": value} for value in _all(place.entry, seen)]
    if place.block is None:
        return [_text(place)]
    fields = {key: _all(below, seen) for key, below in place.fields.items()}
    return [{key: values[number % len(values)] for key, values in fields.items()} for number in range(max(map(len, fields.values())))]


def _tagged(choice: Structure, tag: str, value: Any) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    return {**value, choice.tag_key: tag} if choice.tag_key else value


def _text(place: Structure) -> str:
    *marks, annotation = place.marks
    if typing.get_origin(annotation) is typing.Literal:
        return str(typing.get_args(annotation)[0])
    if annotation in OF_TYPE:
        return OF_TYPE[annotation]
    whole: Any = Annotated[(annotation, *marks)] if marks else annotation
    adapter = TypeAdapter[Any](whole)
    return next(candidate for candidate in CANDIDATES if _accepts(adapter, candidate))


def _accepts(adapter: TypeAdapter[Any], candidate: str) -> bool:
    try:
        adapter.validate_python(candidate)
    except ValidationError:
        return False
    return True
