"""Between a block of the spec language and rows of a table: each thing becomes a record, and a record becomes rows, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.exchange.workbook.columns import INSTEAD, NONE, tables
from ladder_spec.models.base import Block
from ladder_spec.models.requirement import AnyOfRequirement, Equivalent, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exchange.workbook.columns import Table
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Option, Requirement

Value = str | list[str]
"""What a cell holds: one text, or several."""
Cells = dict[str, Value]
"""Values by the name of their column."""

_OMIT: Final = frozenset({"note", "schema_", "requirements", "options", "accept_instead", "competencies"})
_REQUIRED: Final = object()
"""Stands for the default of a field that has none."""


@dataclass(slots=True)
class Record:
    """One thing as a table has it."""

    once: Cells = field(default_factory=dict)
    """What stands once for the thing."""
    lists: dict[str, list[Cells]] = field(default_factory=dict)
    """What stands in rows: for each list its entries."""

    def rows(self, keys: tuple[str, ...]) -> Iterator[Cells]:
        """Yield its rows; the keys stand in each, so that rows can be sorted and still be told apart."""
        own = {name: self.once[name] for name in keys if name in self.once}
        for number in range(max(1, *map(len, self.lists.values()), 0)):
            row: Cells = dict(own) if number else dict(self.once)
            for entries in self.lists.values():
                row |= entries[number] if number < len(entries) else {}
            yield row


def all_tables(handbook: Handbook) -> tuple[Table, ...]:
    """Return the tables for a handbook, with its own steps of skill."""
    return tables(tuple(dict.fromkeys(step.id for scale in handbook.file.scales for step in scale.steps)))


def records(handbook: Handbook) -> dict[str, list[Record]]:
    """Return everything that a workbook carries of a handbook, by table."""
    found: dict[str, list[Record]] = {name: [] for name in ("levels", "requirements", "competencies", "domains", "programs")}
    for level in handbook.levels.values():
        found["levels"].append(_record(level, ladder=handbook.ladder_of(level.id).id))
        for requirement in level.requirements:
            found["requirements"].extend(_requirement(requirement, level.id, ""))
    for file in handbook.domains.values():
        domain = _record(file.domain)
        domain.lists["retired"] = [_record(one).once for one in file.retired]
        found["domains"].append(domain)
        found["competencies"].extend(_record(one, domain=file.domain.id) for one in file.competencies)
    found["programs"].extend(_record(program) for program in handbook.programs.values())
    return found


def _requirement(one: Requirement | Option | Equivalent, level: str, above: str) -> Iterator[Record]:
    """A requirement, then its choices, then what counts instead of it."""
    own = {"level": level} | ({"part_of": above} if above else {}) | ({"kind": INSTEAD} if isinstance(one, Equivalent) else {})
    yield _record(one, **own)
    path = f"{above}.{one.id}" if above else one.id
    if isinstance(one, AnyOfRequirement | NOfRequirement):
        for option in one.options:
            yield from _requirement(option, level, path)
    if not isinstance(one, Equivalent):
        for other in one.accept_instead:
            yield from _requirement(other, level, path)


def _record(block: Block, **own: str) -> Record:
    record = Record(dict(own))
    _fill(record.once, record.lists, block, "")
    return record


def _fill(once: Cells, lists: dict[str, list[Cells]], block: Block, above: str) -> None:
    """Put a block into a record. What is as the language has it when nothing is written stays empty."""
    values = vars(block)
    for name, key, default in _fields(type(block)):
        value = values[name]
        if value is not default and value != default:
            if type(value) is str:
                once[above + key] = value
            else:
                _put(once, lists, above + key, value)


@cache
def _fields(model: type[Block]) -> tuple[tuple[str, str, object], ...]:
    """The fields that a record takes of a block: name in Python, key in the spec, and what it is when nothing is written."""
    return tuple(
        (name, info.alias or name, _REQUIRED if info.is_required() else info.default)
        for name, info in model.model_fields.items()
        if name not in _OMIT
    )


def _put(once: Cells, lists: dict[str, list[Cells]], name: str, value: object) -> None:
    if isinstance(value, tuple):
        if value and isinstance(value[0], Block):
            lists[name] = [_entry(one, name) for one in value]
        else:
            once[name] = [_text(one) for one in value] or NONE
    elif isinstance(value, Block):
        _fill(once, lists, value, f"{name}.")
    elif isinstance(value, Mapping):
        for key, below in value.items():
            if isinstance(below, tuple):
                lists.setdefault(name, []).extend({f"{name}.step": key, **_entry(one, name)} for one in below)
            else:
                once[f"{name}.{key}"] = str(below)
    else:
        once[name] = _text(value)


def _entry(block: Block, name: str) -> Cells:
    found: Cells = {}
    _fill(found, {}, block, f"{name}.")
    return found


def _text(value: object) -> str:
    """A value as YAML has it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def data_of(record: Record, omit: Iterable[str] = ()) -> dict[str, Any]:
    """Return what a record says as it stands in a spec: text, lists and mappings.

    Args:
        record: The record.
        omit: Columns that say where the thing goes, and are no part of it.
    """
    data: dict[str, Any] = {}
    left_out = set(omit)
    for name, value in record.once.items():
        if name not in left_out:
            _set(data, name, value)
    for name, entries in record.lists.items():
        for entry in entries:
            one: dict[str, Any] = {}
            for column, value in entry.items():
                _set(one, column.removeprefix(f"{name}."), value)
            step = one.pop("step", None)
            if not isinstance(data.get(name, []), list) and step is None:
                data[name] = []
            place = data.setdefault(name, {}).setdefault(step, []) if step is not None else data.setdefault(name, [])
            place.append(one)
    return data


def _set(data: dict[str, Any], name: str, value: Value) -> None:
    """Put a value where the name of its column says: `pay.min` under `min` in `pay`."""
    *groups, last = name.split(".")
    for group in groups:
        data = data.setdefault(group, {})
    data[last] = value
