"""From the things that rows told of to spec files: where each goes, what stands in it, and what it would take the place of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import yaml

from generator.exchange.workbook.columns import INSTEAD, NONE
from generator.exchange.workbook.records import data_of
from ladder_spec.canonical import format_spec
from ladder_spec.models import kind_of
from ladder_spec.shape import read_shape
from ladder_spec.yaml_reader import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.exchange.workbook.columns import Table
    from generator.exchange.workbook.rows import Account, Thing
    from ladder_spec.problems import Problem

DRAFT: Final = "DRAFT"
"""How a remark for editors begins while `rungbook check` must not let its thing be published (LS906)."""


@dataclass
class NewFile:
    """A spec file that an import would write. Its data may grow until its text is first asked for."""

    path: str
    """Relative to the handbook folder."""
    data: dict[str, Any]
    things: list[tuple[str, str]] = field(default_factory=list)
    """(What it is, where it came from)"""

    @cached_property
    def text(self) -> str:
        """The file in canonical form."""
        return format_spec(yaml.dump(self.data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000))

    @cached_property
    def missing(self) -> tuple[Problem, ...]:
        """What its shape lacks: what the workbook does not say."""
        kind = kind_of(self.path)
        assert kind is not None  # noqa: S101 - we made the path
        return read_shape(read_document(self.text.encode(), self.path), kind).problems


class SpecBuilder:
    """Builds the files of one import."""

    def __init__(self, tables: Iterable[Table], workbook: str, ladder: str, ids: Mapping[str, Mapping[str, str]], account: Account) -> None:
        """Take what the files depend on beside the things.

        Args:
            tables: The tables of the spec language.
            workbook: The name of the workbook, for the remark of where a thing came from.
            ladder: The ladder that new levels go into, where a row does not name one.
            ids: What the handbook has already: kind -> id -> title.
            account: Where cells of things that cannot be written are named.
        """
        self.files: dict[str, NewFile] = {}
        self.clashes: list[str] = []
        self._tables = {table.name: table for table in tables}
        self._workbook, self._ladder, self._ids, self._account = workbook, ladder, ids, account
        self._titles: dict[tuple[str, str], str] = {}

    def build(self, things: Mapping[str, list[Thing]], titles: Mapping[tuple[str, str], str]) -> dict[str, NewFile]:
        """Return the files, by path.

        Args:
            things: Table -> its things.
            titles: (`level` or `domain`, id) -> the words of the workbook for it.
        """
        self._titles = dict(titles)
        for thing in things.get("levels", []):
            self._level(thing)
        for thing in things.get("domains", []):
            self._domain(thing)
        for thing in things.get("competencies", []):
            self._competency(thing)
        for thing in things.get("programs", []):
            self._own_file("program", f"programs/{_id(thing)}.yml", thing)
        self._requirements(things.get("requirements", []))
        return self.files

    def _data(self, thing: Thing, table: str, *keys: str) -> dict[str, Any]:
        """What a thing says, with the remark of where it came from."""
        lists = {column.rows for column in self._tables[table].columns if column.rows}
        data = data_of(thing.record, keys)
        for name in lists:
            if data.get(name) == NONE:
                data[name] = []
        came = f"From {self._workbook}, {thing.source}."
        doubts = "; ".join(dict.fromkeys(thing.doubts))
        return {**data, "note": f"{DRAFT}: {doubts}{'' if doubts.endswith('?') else '.'} {came}" if doubts else came}

    def _new(self, kind: str, one: str, thing: Thing) -> bool:
        """Whether an id is free; if not, the import would change what the handbook has."""
        if one in self._ids.get(kind, {}):
            self.clashes.append(f"the handbook has the {kind} `{one}` already ({thing.source})")
            return False
        return True

    def _own_file(self, kind: str, path: str, thing: Thing, *keys: str) -> NewFile | None:
        if not self._new(kind, _id(thing), thing):
            return None
        data = {"schema": f"rungbook/{kind}/v1", **self._data(thing, f"{kind}s", *keys)}
        file = self.files[path] = NewFile(path, data, [(f"{kind} `{_id(thing)}`", thing.source)])
        return file

    def _level(self, thing: Thing) -> None:
        ladder = str(thing.record.once.get("ladder", self._ladder))
        file = self._own_file("level", f"ladders/{ladder}/levels/{_id(thing)}.yml", thing, "ladder")
        if file is not None:
            file.data.setdefault("requirements", [])

    def _domain(self, thing: Thing) -> None:
        if self._new("domain", _id(thing), thing):
            data = self._data(thing, "domains")
            retired = {"retired": data.pop("retired")} if "retired" in data else {}
            self._domain_file(_id(thing), data, thing).data.update(retired)

    def _domain_file(self, domain: str, data: dict[str, Any], thing: Thing) -> NewFile:
        path = f"competencies/{domain}.yml"
        if path not in self.files:
            whole = {"schema": "rungbook/competencies/v1", "domain": data, "competencies": []}
            self.files[path] = NewFile(path, whole, [(f"domain `{domain}`", thing.source)])
        return self.files[path]

    def _competency(self, thing: Thing) -> None:
        domain = str(thing.record.once.get("domain", ""))
        if not domain:
            self._leave(thing, "it names no domain; add a column, or `domain` under `fixed` in the plan")
        elif domain in self._ids.get("domain", {}):
            self.clashes.append(f"the handbook has competencies/{domain}.yml already ({thing.source})")
        elif self._new("competency", _id(thing), thing):
            file = self._domain_file(domain, {"id": domain, "title": self._titles.get(("domain", domain), domain)}, thing)
            file.data["competencies"].append(self._data(thing, "competencies", "domain"))
            file.things.append((f"competency `{_id(thing)}`", thing.source))

    def _requirements(self, things: list[Thing]) -> None:
        """Put requirements into their levels, choices and equivalents into their requirements."""
        placed: dict[tuple[str, str], dict[str, Any]] = {}
        for thing in sorted(things, key=lambda one: str(one.record.once.get("part_of", "")).count(".") + ("part_of" in one.record.once)):
            level, above = str(thing.record.once["level"]), str(thing.record.once.get("part_of", ""))
            file = self._level_file(level, thing)
            if file is None:
                continue
            data = self._data(thing, "requirements", "level", "part_of")
            parent = placed.get((level, above)) if above else file.data
            if parent is None:
                self._leave(thing, f"its level has no requirement `{above}` that it could be a part of")
                continue
            if data["kind"] == INSTEAD:
                del data["kind"]
            key = "requirements" if not above else "accept_instead" if "kind" not in data else "options"
            parent.setdefault(key, []).append(data)
            placed[level, f"{above}.{_id(thing)}" if above else _id(thing)] = data
            file.things.append((f"requirement `{level}.{_id(thing)}`", thing.source))

    def _level_file(self, level: str, thing: Thing) -> NewFile | None:
        """The file of a level; begun if the workbook tells of the level only what it asks."""
        found = next((file for path, file in self.files.items() if path.endswith(f"/levels/{level}.yml")), None)
        if found is None and level in self._ids.get("level", {}):
            clash = f"the handbook has the level `{level}` already, and an import never changes it ({thing.sheet})"
            if clash not in self.clashes:
                self.clashes.append(clash)
            return None
        if found is None:
            path = f"ladders/{self._ladder}/levels/{level}.yml"
            title = self._titles.get(("level", level), level)
            found = self.files[path] = NewFile(path, {"schema": "rungbook/level/v1", "id": level, "title": title, "requirements": []})
            found.things.append((f"level `{level}`", thing.source))
        return found

    def _leave(self, thing: Thing, reason: str) -> None:
        for at in thing.cells:
            self._account.used.discard((thing.sheet, at))
            self._account.leave(thing.sheet, at, reason)


def _id(thing: Thing) -> str:
    return str(thing.record.once["id"])
