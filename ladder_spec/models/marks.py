"""What is said about a type in `Annotated[...]`: its limits, how its text is read, which of several forms it has.

These are the words of pydantic, and mean the same. They are our own because pydantic's take a tenth of a second to come into being.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Missing:
    """Stands where a field has no default."""

    def __repr__(self) -> str:
        """For messages of tests."""
        return "MISSING"


MISSING: Final = Missing()


@dataclass(eq=False, slots=True)
class FieldMark:
    """What `Field` says: the key in the file, the default, and limits."""

    default: object = MISSING
    default_factory: Callable[[], object] | None = None
    alias: str = ""
    discriminator: str = ""
    min_length: int | None = None
    ge: int | None = None
    le: int | None = None


def Field(  # noqa: N802, PLR0913 - the name and the words that every reader of pydantic models knows
    *,
    default: object = MISSING,
    default_factory: Callable[[], object] | None = None,
    alias: str = "",
    discriminator: str = "",
    min_length: int | None = None,
    ge: int | None = None,
    le: int | None = None,
) -> Any:  # noqa: ANN401 - it stands where a default stands, whatever the type of the field
    """Say more about a field.

    Args:
        default: Its value where the file does not have the key.
        default_factory: Makes that value, where it must be a new one each time.
        alias: The key in the file, where Python has another use for the word.
        discriminator: The key that tells which of several blocks stands here.
        min_length: How many entries a list has at least.
        ge: The smallest number.
        le: The largest number.
    """
    return FieldMark(default, default_factory, alias, discriminator, min_length, ge, le)


@dataclass(eq=False, slots=True)
class StringConstraints:
    """Limits of a text."""

    pattern: str | None = None
    min_length: int | None = None
    max_length: int | None = None


@dataclass(eq=False, slots=True)
class Discriminator:
    """Tells which of several forms stands here: by a key, or by a function that returns the tag of the form."""

    discriminator: str | Callable[[object], str]


@dataclass(eq=False, slots=True)
class Tag:
    """The name of one of several forms."""

    tag: str


@dataclass(eq=False, slots=True)
class BeforeValidator:
    """A function that gets what the file holds, before the type does."""

    function: Callable[[Any], object]
    final: bool = False
    """Whether it returns the finished value, so that the type has nothing left to do."""


@dataclass(eq=False, slots=True)
class AfterValidator:
    """A function that gets what the type made."""

    function: Callable[[Any], object]


@dataclass(eq=False, slots=True)
class WithJsonSchema:
    """What JSON Schema says of a type, where it cannot be told from the type itself."""

    json_schema: Mapping[str, str]
