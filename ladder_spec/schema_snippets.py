"""What an editor puts in for a new block: every key that must be there, with a place to type for each."""

from __future__ import annotations

import inspect
import itertools
import typing
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from annotated_types import MinLen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ladder_spec.models.structure import Structure


def snippet(place: Structure, fixed: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return a snippet for a block, in the form of VS Code's `defaultSnippets`.

    Args:
        place: The block.
        fixed: Values that are known, such as the tag of a choice.
    """
    numbers = (str(number) for number in itertools.count(1))
    model = place.block
    name = " ".join((fixed or {}).values()) or (model.__name__.removesuffix("File").lower() if model else "")
    return {"label": f"new {name}", "description": inspect.getdoc(model) or "", "body": _body(place, numbers, fixed or {})}


def _body(place: Structure, numbers: Iterator[str], fixed: Mapping[str, str]) -> dict[str, Any]:
    keys = [key for key in place.fields if key in place.required]
    return {key: fixed[key] if key in fixed else _value(place.fields[key], numbers) for key in keys}


def _value(place: Structure, numbers: Iterator[str]) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    if place.choices and place.tag_key:
        return {place.tag_key: f"${next(numbers)}"}
    if place.choices:
        return _value(next(iter(place.choices.values())), numbers)
    if place.block is not None:
        return _body(place, numbers, {})
    if place.item is not None:
        return [_value(place.item, numbers)] if any(isinstance(mark, MinLen) for mark in place.marks) else "^[]"
    if place.entry is not None:
        return {f"${{{next(numbers)}:key}}": _value(place.entry, numbers)}
    wanted = place.marks[-1]
    if typing.get_origin(wanted) is typing.Literal:
        words = typing.get_args(wanted)
        return words[0] if len(words) == 1 else f"${{{next(numbers)}|{','.join(words)}|}}"
    number = next(numbers)
    if wanted is Decimal:
        return f'^"${{{number}:0.00}}"'
    return f"${{{number}|true,false|}}" if wanted is bool else f"${number}"
