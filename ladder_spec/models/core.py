"""From the annotations of a model to the schema by which pydantic's core reads a file.

The core is the compiled part of pydantic: it reads, checks and finds all faults in one go. pydantic's own way from annotations to its
schema is general, and for our hundred models takes longer than reading a handbook. The language needs a small part of it: texts,
numbers, lists, maps, blocks, and choices between blocks.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard

from ladder_spec.models.marks import AfterValidator, BeforeValidator, Discriminator, FieldMark, StringConstraints, Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

Schema = dict[str, Any]
"""A core schema: plain data that names the steps of reading."""
_LIMITS: dict[object, tuple[str, ...]] = {str: ("pattern", "min_length", "max_length"), int: ("ge", "le"), tuple: ("min_length",)}
"""The limits that the core knows for a type."""


class HasSchema(Protocol):
    """A model."""

    @classmethod
    def core_schema(cls) -> Schema:
        """Return the schema of the block."""

    @classmethod
    def tags(cls, key: str) -> tuple[str, ...]:
        """Return the words that may stand under a key that tells what a block is."""


def unwrapped(annotation: object) -> tuple[object, tuple[object, ...]]:
    """Return a type and its marks."""
    if typing.get_origin(annotation) is typing.Annotated:
        wrapped, *marks = typing.get_args(annotation)
        return wrapped, tuple(marks)
    return annotation, ()


def tag_of(member: object) -> str:
    """Return the name of one of several forms."""
    return next(mark.tag for mark in unwrapped(member)[1] if isinstance(mark, Tag))


def discriminator_of(marks: Sequence[object]) -> Any:  # noqa: ANN401 - a key, or a function
    """Return what tells several forms apart."""
    return next(mark.discriminator for mark in marks if isinstance(mark, Discriminator | FieldMark) and mark.discriminator)


def schema_of(annotation: object) -> Schema:
    """Return the core schema of what an annotation allows.

    Raises:
        TypeError: The language has no such type.
    """
    wanted, marks = unwrapped(annotation)
    final = next((mark for mark in marks if isinstance(mark, BeforeValidator) and mark.final), None)
    if final is not None and wanted is not int:
        return {"type": "function-plain", "function": {"type": "no-info", "function": final.function}}
    schema = _limited(_plain(wanted, marks), wanted, marks)
    for mark in marks:
        if isinstance(mark, BeforeValidator | AfterValidator):
            place = "function-before" if isinstance(mark, BeforeValidator) else "function-after"
            schema = {"type": place, "function": {"type": "no-info", "function": mark.function}, "schema": schema}
    return schema


def _plain(wanted: Any, marks: Sequence[object]) -> Schema:  # noqa: ANN401 - any form of a type
    """The schema of a type without its limits."""
    if wanted is str or wanted is int:
        return {"type": wanted.__name__}
    if _is_model(wanted):
        return wanted.core_schema()
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is tuple:
        return {"type": "tuple", "items_schema": [schema_of(arguments[0])], "variadic_item_index": 0}
    if origin is typing.Literal:
        return {"type": "literal", "expected": list(arguments)}
    if origin in (typing.Union, types.UnionType):
        members = [member for member in arguments if member is not types.NoneType]
        inner = _choice(members, marks) if len(members) > 1 else schema_of(members[0])
        return inner if len(members) == len(arguments) else {"type": "nullable", "schema": inner}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "dict", "keys_schema": schema_of(arguments[0]), "values_schema": schema_of(arguments[1])}
    raise TypeError(f"{wanted!r} is no type of the language")


def _choice(members: Sequence[Any], marks: Sequence[object]) -> Schema:
    """The schema of one of several forms."""
    by = discriminator_of(marks)
    if isinstance(by, str):
        choices = {tag: member.core_schema() for member in members for tag in member.tags(by)}
    else:
        choices = {tag_of(member): schema_of(member) for member in members}
    return {"type": "tagged-union", "choices": choices, "discriminator": by}


def _limited(schema: Schema, wanted: object, marks: Sequence[object]) -> Schema:
    """The schema with the limits that its marks set."""
    words = _LIMITS.get(typing.get_origin(wanted) or wanted, ())
    for mark in marks:
        if isinstance(mark, StringConstraints | FieldMark):
            schema |= {word: limit for word in words if (limit := getattr(mark, word, None)) is not None}
    return schema


def _is_model(wanted: object) -> TypeGuard[type[HasSchema]]:
    return isinstance(wanted, type) and hasattr(wanted, "core_schema")
