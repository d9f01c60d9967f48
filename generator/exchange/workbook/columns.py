"""The tables of a workbook and their columns, worked out from the models of the spec language.

A thing is a row: a level, a requirement, a competency, a program. What it has several of (proofs, duties, prices) goes on in the rows
below, under columns of its own: `evidence.type` holds the type of the first proof in the first row, that of the second in the second.
"""

from __future__ import annotations

import typing
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from annotated_types import MinLen

from ladder_spec.models.base import ID_PATTERN, NOT_CHECKED, Ref
from ladder_spec.models.competency import CompetenciesFile, Competency, Domain
from ladder_spec.models.help import fields_help
from ladder_spec.models.level import LevelFile
from ladder_spec.models.program import ProgramFile
from ladder_spec.models.requirement import Equivalent
from ladder_spec.models.structure import Structure, structure_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ladder_spec.models.base import Block

Form = Literal["text", "whole", "money", "day", "yes-no", "id", "word"]
"""What a cell holds; `word` is one of a closed set, `id` a short name or a pointer to one."""

INSTEAD: Final = "instead"
"""The kind of a row that says what counts instead of a requirement."""
NONE: Final = "none"
"""What stands in a cell when it is known that there is none; an empty cell says nothing."""
_LEFT_OUT: Final = frozenset({"note", "schema"})
"""Remarks for editors are never published, and the first line of a file is always the same."""
_OWN_TABLES: Final = frozenset({"requirements", "options", "accept_instead", "competencies"})
"""Lists whose entries are rows of a table of their own, or rows that name what they are a part of."""
_SAY: Final = {
    "apply": "Sign up",
    "behaviors": "Behavior",
    "costs": "Price",
    "drops": "Dropped",
    "duties": "Duty",
    "effective": "In force",
    "evidence": "Proof",
    "outside": "Work elsewhere",
    "pay": "Pay",
}
"""What a group of columns is called, where its key alone says too little."""
_FIRST: Final = ("level", "part_of", "id", "kind", "competency", "proficiency", "text", "why", "evidence")
"""The columns of requirements that most rows use."""
_LAST: Final = ("meaning", "renamed_from", "replaces", "retired")
"""Columns about the past stand behind all others."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """Where its value stands in the spec: `pay.min`."""
    heading: str
    """What stands above it: `Pay: min`."""
    help: str
    """What the field means."""
    form: Form = "text"
    many: bool = False
    """Whether a cell holds several, each on a line of its own."""
    ref: Ref | None = None
    """What it points to."""
    words: tuple[str, ...] = ()
    """The closed set that it takes its value from."""
    rows: str = ""
    """The list whose entries stand in rows; "" = it stands once for a thing."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of things."""

    name: str
    """`requirements`"""
    help: str
    keys: tuple[str, ...]
    """The columns that together say which thing a row is about."""
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """The title of its sheet."""
        return self.name.capitalize()

    def column(self, name: str) -> Column:
        """Return a column by its name.

        Raises:
            KeyError: It has no such column.
        """
        found = next((column for column in self.columns if column.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


@cache
def tables(steps: tuple[str, ...]) -> tuple[Table, ...]:
    """Return the tables of a workbook.

    Args:
        steps: The ids of all steps of skill: each has its own column of behavior.
    """
    ladder = Column("ladder", "Ladder", "The ladder that the level is on.", "id", ref=Ref(("ladder",)))
    domain = Column("domain", "Domain", "The domain that the competency belongs to.", "id", ref=Ref(("domain",)))
    return (
        Table("levels", "One level a row; further duties in the rows below it.", ("id",), (ladder, *_late(_columns(LevelFile)))),
        Table("requirements", _REQUIREMENTS_HELP, ("level", "part_of", "id"), _requirement_columns()),
        Table(
            "competencies",
            "One competency a row; further proofs, each with its step, in the rows below it.",
            ("domain", "id"),
            (domain, *_late(_columns(Competency, steps))),
        ),
        Table("domains", "One group of competencies a row.", ("id",), _late(_domain_columns())),
        Table(
            "programs", "One program a row; further prices and skills taught in the rows below it.", ("id",), _late(_columns(ProgramFile))
        ),
    )


_REQUIREMENTS_HELP: Final = (
    "What a level asks for that is new: one requirement a row. A second proof goes into a row below with the same level and id. "
    "A choice, or what counts instead, names in `Part of` the requirement that it belongs to."
)


def _requirement_columns() -> tuple[Column, ...]:
    item = structure_of(LevelFile).fields["requirements"].item
    assert item is not None  # noqa: S101 - it is a list
    level = Column("level", "Level", "The level that asks for it.", "id", ref=Ref(("level",)))
    part = Column("part_of", "Part of", "For a choice, or for what counts instead: the id of its requirement in the same level.", "id")
    kind = Column("kind", "Kind", f"Which kind of requirement it is; {INSTEAD} = it counts instead of another.", "word")
    kinds = (*item.choices, INSTEAD)
    blocks = [*(choice.block for choice in item.choices.values() if choice.block is not None), Equivalent]
    found = {column.name: column for block in reversed(blocks) for column in _columns(block)}
    found |= {"level": level, "part_of": part, "kind": replace(kind, words=kinds)}
    first = [column for key in _FIRST for column in found.values() if column.name.partition(".")[0] == key]
    return _late((*first, *(column for column in found.values() if column not in first)))


def fields_of_kind(kind: str) -> frozenset[str]:
    """Return the keys that a kind of requirement has; none for a word that is no kind."""
    item = structure_of(LevelFile).fields["requirements"].item
    assert item is not None  # noqa: S101 - it is a list
    place = structure_of(Equivalent) if kind == INSTEAD else item.choices.get(kind)
    return frozenset(place.fields) if place is not None else frozenset()


def _domain_columns() -> tuple[Column, ...]:
    place = structure_of(CompetenciesFile)
    return (*_columns(Domain), *_below("retired", place.fields["retired"], "", ()))


def _late(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns with those about the past at the end."""
    return tuple(sorted(columns, key=lambda column: column.name.partition(".")[0] in _LAST))


@cache
def _columns(model: type[Block], steps: tuple[str, ...] = (), rows: str = "", above: str = "") -> tuple[Column, ...]:
    """The columns of a block. Proofs stand in nearly every block, with the same columns in each."""
    return tuple(_of_block(model, rows, steps, above))


def _of_block(model: type[Block], rows: str, steps: tuple[str, ...], above: str) -> Iterator[Column]:
    place, words = structure_of(model), fields_help(model)
    for key, below in place.fields.items():
        if key not in _LEFT_OUT | _OWN_TABLES:
            for column in _below(f"{above}{key}", below, rows, steps):
                yield column if column.help else replace(column, help=words[key])
            if below.item is not None and below.item.block is not None and key in place.required and not _least(below):
                yield Column(f"{above}{key}", _heading(f"{above}{key}"), f"{NONE} = there is none. {words[key]}", "word", words=(NONE,))


def _below(name: str, place: Structure, rows: str, steps: tuple[str, ...]) -> Iterator[Column]:
    """The columns of what stands under a key."""
    if place.choices:
        yield from _of_choice(name, place, rows, steps)
    elif place.block is not None:
        yield from _columns(place.block, steps, rows, f"{name}.")
    elif place.item is not None and place.item.is_text:
        yield replace(_of_text(name, place.item, rows), many=True)
    elif place.item is not None:
        yield from _entries(name, place.item, steps)
    elif place.entry is not None:
        yield from _of_map(name, place, rows, steps)
    else:
        yield _of_text(name, place, rows)


def _of_choice(name: str, place: Structure, rows: str, steps: tuple[str, ...]) -> Iterator[Column]:
    """The columns of all choices together. A price may be a word instead of a list."""
    for choice in place.choices.values():
        if choice.is_text:
            help_text = f"{NONE} = it has no price; {NOT_CHECKED} = nobody has looked yet. Else the prices stand beside, one a row."
            yield Column(name, _heading(name), help_text, "word", words=(NONE, NOT_CHECKED))
        else:
            yield from _below(name, choice, rows, steps)


def _entries(name: str, item: Structure, steps: tuple[str, ...]) -> Iterator[Column]:
    """The columns of the entries of a list, which stand in rows."""
    if item.block is not None:
        yield from _columns(item.block, steps, name, f"{name}.")
        return
    found: dict[str, Column] = {}
    for choice in item.choices.values():
        for column in _below(name, choice, name, steps):
            found.setdefault(column.name, column)
    tag = f"{name}.{item.tag_key}"
    found[tag] = replace(found[tag], words=tuple(item.choices))
    yield found.pop(tag)
    yield from found.values()


def _of_map(name: str, place: Structure, rows: str, steps: tuple[str, ...]) -> Iterator[Column]:
    """A text for each step has a column for each; lists for each step are rows that name their step."""
    assert place.entry is not None  # noqa: S101 - the caller looked
    if place.entry.is_text:
        yield from (_of_text(f"{name}.{step}", place.entry, rows) for step in steps)
        return
    yield Column(f"{name}.step", _heading(f"{name}.step"), "The step that the proof is for.", "id", ref=Ref(("step",)), rows=name)
    assert place.entry.item is not None  # noqa: S101 - a list for each step
    yield from _entries(name, place.entry.item, steps)


def _of_text(name: str, place: Structure, rows: str) -> Column:
    *marks, wanted = place.marks
    words = typing.get_args(wanted) if typing.get_origin(wanted) is Literal else ()
    form = "word" if words else _FORMS.get(wanted, "id" if place.ref or _is_id(marks) else "text")
    return Column(name, _heading(name), "", form, ref=place.ref, words=tuple(map(str, words)), rows=rows)


_FORMS: Final[Mapping[Any, Form]] = {int: "whole", Decimal: "money", date: "day", bool: "yes-no"}


def _is_id(marks: list[object]) -> bool:
    return any(getattr(mark, "pattern", None) == ID_PATTERN for mark in marks)


def _least(place: Structure) -> bool:
    return any(isinstance(mark, MinLen) for mark in place.marks)


def _heading(name: str) -> str:
    """`pay.min` -> `Pay: min`."""
    group, _, last = name.rpartition(".")
    own = _say(group or last)
    return f"{own}: {last.replace('_', ' ')}" if group else own


def _say(key: str) -> str:
    return _SAY.get(key, key.replace("_", " ").capitalize())
