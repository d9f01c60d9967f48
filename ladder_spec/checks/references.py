"""Do all ids lead somewhere? Unknown ids, ids used twice, lists that differ from the files, files named unlike their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks.registry import check
from ladder_spec.index import index_of, ladder_folder
from ladder_spec.models.competency import CompetenciesFile
from ladder_spec.nearest import did_you_mean
from ladder_spec.problems import Problem, Related, problem
from ladder_spec.resolving import dangling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.references import Definition

_NAMES = {"funding": "fund", "scope": "state", "step": "step of this scale", "promotion": "promotion policy"}
"""Kinds whose word in a sentence is not the kind's own name."""
_LISTS = {("handbook", "ladders"): "ladder", ("handbook", "states"): "scope", ("ladder", "levels"): "level"}
"""Lists that must name exactly the files there are: (file kind, key) -> kind of the entries. LS202 reads them, LS201 does not."""


@check("LS201")
def unknown_ids(specs: SpecSet) -> Iterator[Problem]:
    """Every id that is pointed to exists, and is of the right kind."""
    index = index_of(specs)
    for found in dangling(specs):
        file, mention, value = found.file, found.mention, found.value
        if (file.kind.name, str(mention.path[0])) in _LISTS or found.kind in specs.unreadable_kinds:
            continue
        others = [kind for kind, ids in index.titles.items() if kind not in {found.kind, "requirement"} and value in ids]
        hint = did_you_mean(value, [*found.known, *mention.also], found.known)
        if others and not hint.startswith("did you mean"):
            hint = f"`{value}` is a {_name(others[0])}; {hint}"
        message = f"no {_name(found.kind)} has the id `{value}`"
        yield problem("LS201", file.path, file.place(mention), message, hint, path=mention.path)


@check("LS101")
def behaviors_at_every_step(specs: SpecSet) -> Iterator[Problem]:
    """A competency says what others see at every step of its scale."""
    index = index_of(specs)
    for file, model in specs.of(CompetenciesFile):
        for position, competency in enumerate(model.competencies):
            path = ("competencies", position, "behaviors")
            for step in index.steps.get(index.scale_of[competency.id], {}):
                if step not in competency.behaviors:
                    hint = f"add `{step}: …` with what others see you do at this step"
                    yield problem("LS101", file.path, file.tree.head_span(path), f"`{step}` is missing", hint, path=(*path, step))


def _name(kind: str) -> str:
    return _NAMES.get(kind, kind.replace("-", " "))


@check("LS202")
def lists_and_files(specs: SpecSet) -> Iterator[Problem]:
    """Each list of ladders, levels and states names exactly the files that there are."""
    for file in specs.files:
        for (file_kind, key), kind in _LISTS.items():
            if file.kind.name == file_kind and file.tree.root is not None:
                yield from _list_against_files(specs, file, key, kind)


def _list_against_files(specs: SpecSet, file: SpecFile, key: str, kind: str) -> Iterator[Problem]:
    existing = {
        d.id: other
        for other in specs.files
        for d in other.collected.definitions
        if d.kind == kind and (kind != "level" or ladder_folder(other.path) == ladder_folder(file.path))
    }
    listed = [m for m in file.collected.mentions if m.path[0] == key]
    names = {m.value for m in listed}
    for mention in listed:
        if mention.value not in existing and kind not in specs.unreadable_kinds:
            titles = dict.fromkeys(existing, "")
            yield problem(
                "LS202",
                file.path,
                file.place(mention),
                f"`{mention.value}` is listed here, but no {_name(kind)} file has this id",
                did_you_mean(mention.value, titles),
                path=mention.path,
            )
    if not names:
        return
    for name, other in existing.items():
        if name not in names:
            own = next(d for d in other.collected.definitions if d.kind == kind)
            message = f"{_name(kind)} `{name}` is not listed under `{key}` in {file.path}"
            yield problem("LS202", other.path, other.place(own), message, "add it there, or delete this file", path=own.path)


@check("LS203")
def ids_used_twice(specs: SpecSet) -> Iterator[Problem]:
    """No two things of a kind have the same id where ids must differ."""
    first: dict[tuple[str, str, str], tuple[SpecFile, Definition]] = {}
    for file in specs.files:
        for thing in file.collected.definitions:
            where = {"handbook": "", "ladder": ladder_folder(file.path)}.get(thing.within, _container(file, thing))
            known = first.setdefault((thing.kind, where, thing.id), (file, thing))
            if known[1] is not thing:
                related = Related("first used here", known[0].path, known[0].place(known[1]))
                message = f"the id `{thing.id}` stands for another {_name(thing.kind)} already"
                yield problem("LS203", file.path, file.place(thing), message, "give one of them another id", [related], thing.path)


def _container(file: SpecFile, thing: Definition) -> str:
    """The file, or for ids that are unique in one list, that list."""
    return f"{file.path}#{'/'.join(map(str, thing.path[:-2]))}" if thing.within == "block" else file.path


@check("LS211")
def file_names(specs: SpecSet) -> Iterator[Problem]:
    """A file is named as its id, so that people find it."""
    kinds = {"competencies": "domain"}
    for file in specs.files:
        if "*" not in file.kind.pattern:
            continue
        own = next((d for d in file.collected.definitions if d.kind == kinds.get(file.kind.name, file.kind.name)), None)
        *_, folder, name = ("", *file.path.split("/"))
        stem = folder if file.kind.name == "ladder" else name.removesuffix(".yml")
        if own is not None and own.id.lower() != stem:
            what = "folder" if file.kind.name == "ladder" else "file"
            ending = "" if what == "folder" else ".yml"
            hint = f"name the {what} `{own.id.lower()}{ending}`, or write the old id if the id was changed by mistake"
            yield problem(
                "LS211", file.path, file.place(own), f"the {what} is called `{stem}{ending}`, but its id is `{own.id}`", hint, path=own.path
            )
