"""What every spec model is built from: text that takes its type from the schema, ids, and marks for references.

YAML reaches the models as text only (`yaml_reader`), so each type here accepts exactly one written form. A lax reader would take
`1_000` for a number and `NO` for a yes-no; these do not.

Modules of models do without `from __future__ import annotations`: pydantic would compile the text of each type, once for the class and
once for every class below it.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from msgspec import Struct
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ID_MAX = 40
LINE_MAX = 400
TITLE_MAX = 200


class Ref(Struct, frozen=True):
    """Marks a field that points to another thing by its id.

    `kinds` are the types that the id may name. With more than one, the text is `type:id`.
    """

    kinds: tuple[str, ...]
    also: tuple[str, ...] = ()
    """Words that are allowed here though no spec defines them (such as `ma`, the reader)."""


class Defines(Struct, frozen=True):
    """Marks an id field that brings a thing of this kind into being."""

    kind: str
    within: Literal["handbook", "ladder", "file", "block"] = "handbook"
    """Where no second one may have the same id."""


class Prose(Struct, frozen=True):
    """Marks a text that a reader sees and that may hold the small Markdown (emphasis, links, code)."""


def _exactly(pattern: str, build: Callable[[str], object], kind: str, wants: str, types: tuple[str, ...] = ()) -> BeforeValidator:
    """Accept text of one exact form; anything else is an error of type `kind` that carries what was wanted, in words."""
    form = re.compile(pattern)

    def read(value: object) -> object:
        if isinstance(value, str) and form.fullmatch(value):
            try:
                return build(value)
            except ValueError:
                pass
        raise PydanticCustomError(kind, "expected {wants}", {"wants": wants, "types": types})

    return BeforeValidator(read)


def _one_line(value: object) -> object:
    """Refuse a line break: a line that became two was folded wrongly, and nobody sees it in the editor."""
    if isinstance(value, str):
        value = value.strip()
        if "\n" in value:
            raise PydanticCustomError("line_break", "this text must be one line, and it holds a line break")
    return value


def _month_day(text: str) -> str:
    date.fromisoformat(f"2024-{text}")  # a leap year, so that 02-29 is a day
    return text


_NUMBER = r"[0-9]{1,9}"

Whole = Annotated[int, _exactly(_NUMBER, int, "whole_number", "a whole number such as 12")]
"""A whole number, 0 or more, written in digits only."""

Count = Annotated[Whole, Field(ge=1)]
"""A whole number, 1 or more."""

Percent = Annotated[Whole, Field(ge=0, le=100)]
"""A whole number of per cent, 0 to 100."""

Money = Annotated[
    Decimal,
    _exactly(r"[0-9]{1,7}\.[0-9]{2}", Decimal, "money", 'an amount with two decimals in quotes, such as "24.50"'),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,7}\.[0-9]{2}$"}),
]
"""An amount in the handbook's currency: quoted, always with two decimals."""

Day = Annotated[
    date,
    _exactly(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat, "day", "a real date such as 2026-07-01"),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day, year first."""

MonthDay = Annotated[
    str,
    _exactly(r"[0-9]{2}-[0-9]{2}", _month_day, "day", "a month and a day such as 04-01"),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{2}-[0-9]{2}$"}),
]
"""A day of any year: month first."""

YesNo = Annotated[
    bool,
    _exactly(r"true|false", lambda text: text == "true", "yes_no", "true or false"),
    WithJsonSchema({"type": "boolean"}),
]
"""true or false, in small letters."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=ID_MAX)]
"""Small letters, digits and single hyphens, starting with a letter; at most 40 characters. An id lives for ever."""

Line = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=LINE_MAX), Prose()]
"""One line of text with small Markdown."""

Title = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=TITLE_MAX)]
"""A short name without Markdown."""

Word = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=LINE_MAX)]
"""One line of plain text that is not shown as prose: a code, an address, a search word."""

Words = tuple[Word, ...]


def typed_id(*kinds: str) -> BeforeValidator:
    """Accept `type:id`, where the type is one of `kinds`."""
    return _exactly(rf"(?:{'|'.join(kinds)}):[A-Za-z0-9.-]+", str, "pointer", "`type:id`, such as level:ma-2", kinds)


CompetencyId = Annotated[Id, Ref(("competency",))]
CredentialId = Annotated[Id, Ref(("credential",))]
FundingId = Annotated[Id, Ref(("funding",))]
LadderId = Annotated[Id, Ref(("ladder",))]
LevelId = Annotated[Id, Ref(("level",))]
ProgramId = Annotated[Id, Ref(("program",))]
RecognitionId = Annotated[Id, Ref(("recognition",))]
RoleId = Annotated[Id, Ref(("role",))]
ActorId = Annotated[Id, Ref(("role",), also=("ma",))]
"""A role, or `ma`: the reader."""
SiteId = Annotated[Id, Ref(("site",))]

StepId = Annotated[Id, Ref(("step",))]
"""A step of a proficiency scale, such as `on-my-own`."""

StateCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""The two capital letters of a state."""

EditionName = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.[0-9]{1,3}$")]
"""Year, dot, number in that year, in quotes: "2026.2"."""

RequirementPath = Annotated[
    str,
    _exactly(r"[a-z0-9-]+\.[a-z0-9-]+", str, "pointer", "`level.requirement`, such as ma-2.months"),
    Ref(("requirement",)),
]
"""A requirement from outside its level: `level.requirement`."""


RecognizedBy = Annotated[
    str,
    _exactly(
        r"pay|(?:differential|recognition|counts-for)\.[a-z0-9-]+",
        str,
        "pointer",
        "`pay`, `differential.<id>`, `recognition.<id>` or `counts-for.<level>`",
        ("differential", "recognition", "counts-for"),
    ),
    Ref(("recognized-by",), also=("pay",)),
]
"""How a site's added skill is recognized: `pay`, or what it counts for."""

TOUCHED_TYPES = (
    "ladder",
    "track",
    "level",
    "domain",
    "competency",
    "program",
    "credential",
    "funding",
    "pathway",
    "site",
    "scope",
    "promotion",
    "recognition",
    "differential",
    "policy",
)
"""What a change may touch beside single requirements. `policy` names a place on a policy's page."""

Touched = Annotated[
    str,
    _exactly(
        rf"[a-z0-9-]+\.[a-z0-9-]+|(?:{'|'.join(TOUCHED_TYPES)}):[A-Za-z0-9.-]+",
        str,
        "pointer",
        "`level.requirement` or `type:id`, such as ma-2.months or level:ma-2",
        TOUCHED_TYPES,
    ),
    Ref(("touched",)),
]
"""What a change touches: a requirement as `level.requirement`, or another thing as `type:id`."""


Sealed = AfterValidator(MappingProxyType)
"""Makes a map that cannot be changed once read, as the rest of a model."""


class Block(BaseModel):
    """A block of `key: value` lines. Unknown keys are refused, and nothing can be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    keys_last: ClassVar[tuple[str, ...]] = ("note",)
    """Keys that stand after all others in canonical form. A parent's fields come before its children's, which is not always right."""

    note: str | None = None
    """A remark for editors. It is never published."""


NOT_CHECKED: Literal["not-checked"] = "not-checked"
"""What stands where nobody has read a source yet. The page says so in words; it is never a silent hole."""
