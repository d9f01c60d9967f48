"""The class of all blocks: read from plain data, complete, and never changed again.

It has the few methods of a pydantic model that are needed, under their names, and pydantic's core reads and checks its data. A class
of pydantic itself would hold the same; a hundred of them take 0.12 s to come into being, which is more than a check of a whole handbook.
"""

from __future__ import annotations

import inspect
import typing
from dataclasses import FrozenInstanceError, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from pydantic_core import SchemaValidator

from ladder_spec.models.core import schema_of, unwrapped
from ladder_spec.models.marks import MISSING, Field, FieldMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ladder_spec.models.core import Schema


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """A field of a block."""

    annotation: object
    """Its type with all marks."""
    alias: str
    """The key in the file; "" = the name in Python."""
    default: object
    """Its value where the file does not have the key; MISSING = there is none, or it is made each time."""
    default_factory: Callable[[], object] | None = None
    """Makes the value where the file does not have the key."""

    def is_required(self) -> bool:
        """Whether the file must have it."""
        return self.default is MISSING and self.default_factory is None


class Model(type):
    """The class of models: each knows its fields."""

    @property
    def model_fields(cls) -> Mapping[str, FieldInfo]:
        """The fields by their names in Python, parents first; found out when first asked for, and kept."""
        return _fields(cls)


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
class FrozenBlock(metaclass=Model):
    """A block of `key: value` lines. Unknown keys are refused, and nothing can be changed once read."""

    __pydantic_validator__: ClassVar[SchemaValidator]
    __pydantic_complete__: ClassVar[bool] = False
    """By these two the core knows a block for which it has made a validator: it takes that, wherever else the block may stand."""

    def __init_subclass__(cls) -> None:
        """A block does not take the validator of its parent for its own."""
        cls.__pydantic_complete__ = False

    if not TYPE_CHECKING:  # a type checker knows the fields from the annotations

        def __init__(self, **values: object) -> None:
            _validator(type(self)).validate_python(values, self_instance=self)

    @classmethod
    def model_validate(cls, data: object) -> Self:
        """Read a block from text, lists and mappings, nested.

        Raises:
            ValidationError: It does not have the shape of this block; the error names every fault.
        """
        block: Self = _validator(cls).validate_python(data)
        return block

    @classmethod
    def model_construct(cls, **values: object) -> Self:
        """Make a block from finished values, without a look at them. Fields that are left out have their defaults, if they have one."""
        block = cls.__new__(cls)
        defaults = {name: info.default for name, info in cls.model_fields.items() if info.default is not MISSING}
        defaults |= {name: info.default_factory() for name, info in cls.model_fields.items() if info.default_factory is not None}
        object.__setattr__(block, "__dict__", defaults | values)
        return block

    def model_copy(self, update: Mapping[str, object]) -> Self:
        """Return a block like this one but for some finished values."""
        return self.model_construct(**vars(self) | dict(update))

    @classmethod
    def core_schema(cls) -> Schema:
        """Return the schema of the block, to stand in that of another one."""
        _validator(cls)
        return _schema(cls)

    @classmethod
    def tags(cls, key: str) -> tuple[str, ...]:
        """Return the words that may stand under a key that tells what a block is."""
        return typing.get_args(unwrapped(cls.model_fields[key].annotation)[0])

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse any change.

        Raises:
            FrozenInstanceError: Always.
        """
        raise FrozenInstanceError(f"a block is frozen: `{name}` cannot be changed")

    def __delattr__(self, name: str) -> None:
        """Refuse any change.

        Raises:
            FrozenInstanceError: Always.
        """
        raise FrozenInstanceError(f"a block is frozen: `{name}` cannot be taken out")

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """The names and values of the fields."""
        return iter(vars(self).items())

    def __eq__(self, other: object) -> bool:
        """Two blocks of one kind with equal values are equal."""
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """The hash of all values."""
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        """For messages of tests."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self)})"


@cache
def _fields(model: Model) -> Mapping[str, FieldInfo]:
    found: dict[str, FieldInfo] = {}
    for parent in reversed(model.__mro__[: model.__mro__.index(FrozenBlock)]):
        for name, annotation in inspect.get_annotations(parent, eval_str=True).items():
            origin: Any = typing.get_origin(annotation)
            if origin is not ClassVar:
                found[name] = _field(annotation, vars(parent).get(name, MISSING))
    return found


def _field(annotation: object, default: object) -> FieldInfo:
    said = [mark for mark in (*unwrapped(annotation)[1], default) if isinstance(mark, FieldMark)]
    alias = next((mark.alias for mark in said if mark.alias), "")
    if isinstance(default, FieldMark):
        return FieldInfo(annotation, alias, default.default, default.default_factory)
    return FieldInfo(annotation, alias, default)


@cache
def _schema(model: type[FrozenBlock]) -> Schema:
    """A block as the core reads it: for it, a class without a dict of what was set."""
    fields = [
        {
            "type": "dataclass-field",
            "name": name,
            "kw_only": True,
            "validation_alias": info.alias or name,
            "schema": schema_of(info.annotation) if info.is_required() else _with_default(info),
        }
        for name, info in model.model_fields.items()
    ]
    arguments = {"type": "dataclass-args", "dataclass_name": model.__name__, "fields": fields, "extra_behavior": "forbid"}
    return {"type": "dataclass", "cls": model, "schema": arguments, "fields": list(model.model_fields)}


def _with_default(info: FieldInfo) -> Schema:
    given = {"default": info.default} if info.default_factory is None else {"default_factory": info.default_factory}
    return {"type": "default", "schema": schema_of(info.annotation), **given}


@cache
def _validator(model: type[FrozenBlock]) -> SchemaValidator:
    model.__pydantic_validator__ = validator = SchemaValidator(_schema(model))
    model.__pydantic_complete__ = True
    return validator
