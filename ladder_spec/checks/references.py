"""Do all ids lead somewhere? Unknown ids, ids used twice, lists that differ from the files, files named unlike their id."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import check
from ladder_spec.index import LISTS, index_of, ladder_folder
from ladder_spec.models.competency import CompetenciesFile
from ladder_spec.nearest import did_you_mean, nearest
from ladder_spec.problems import Problem, Related, problem
from ladder_spec.resolving import dangling, files_for
from ladder_spec.source import FILE_START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.index import Index
    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.references import Definition, Mention
    from ladder_spec.resolving import Dangling
    from ladder_spec.tree import Path

_NAMES = {"funding": "fund", "scope": "state", "step": "step of this scale", "promotion": "promotion policy"}
"""Kinds whose word in a sentence is not the kind's own name."""


_SLIPS: Final = 3
"""The same unknown id in more places than this is no slip in each: the thing itself was renamed or taken out, and that is said once."""

_TAKEN_OUT: Final = " (if it was deleted on purpose, take it out of all these places)"


@check("LS201")
def unknown_ids(specs: SpecSet) -> Iterator[Problem]:
    """Every id that is pointed to exists, and is of the right kind."""
    index = index_of(specs)
    by_id: dict[tuple[str, str], list[Dangling]] = defaultdict(list)
    for found in dangling(specs):
        in_list = found.mention.path[0] in LISTS.get(found.file.kind.name, {})
        if not in_list and found.kind not in specs.unreadable_kinds and (found.kind, found.value) not in index.without_file:
            by_id[found.kind, found.value].append(found)  # LS202 speaks of lists, once for each entry
    for (kind, value), places in by_id.items():
        shown = places if len(places) <= _SLIPS else places[:1]
        more = f", here and in {len(places) - 1} more places" if len(places) > _SLIPS else ""
        for found in shown:
            message = f"no {_name(kind)} has the id `{value}`{more}"
            hint = _hint(index, found) + (_TAKEN_OUT if more else "")
            yield problem("LS201", found.file.path, found.file.place(found.mention), message, hint, path=found.mention.path)


def _hint(index: Index, found: Dangling) -> str:
    """What may have been meant: a thing with a like id, or the thing of another kind that has this very id."""
    value, mention = found.value, found.mention
    hint = did_you_mean(value, [*found.known, *mention.also], found.known)
    others = [kind for kind, ids in index.titles.items() if kind not in {found.kind, "requirement"} and value in ids]
    if value in index.titles[found.kind]:
        return f"`{value}` belongs to another ladder; {hint}"
    if len(mention.kinds) > 1 and (meant := [kind for kind in others if kind in mention.kinds]):
        return f"`{value}` is a {_name(meant[0])}: write `{meant[0]}:{value}`"
    if others and not hint.startswith("did you mean"):
        return f"`{value}` is a {_name(others[0])}; {hint}"
    return hint


@check("LS101")
def behaviors_at_every_step(specs: SpecSet) -> Iterator[Problem]:
    """A competency says what others see at every step of its scale."""
    index = index_of(specs)
    for file, model in specs.of(CompetenciesFile):
        for position, competency in enumerate(model.competencies):
            path = ("competencies", position, "behaviors")
            steps = index.steps.get(index.scale_of[competency.id], {})
            missing = [step for step in steps if step not in competency.behaviors]
            if 0 < len(missing) <= len(competency.behaviors.keys() - steps.keys()):
                continue  # as many steps that there are not: LS201 says so
            for step in missing:
                hint = f"add `{step}: …` with what others see you do at this step"
                yield problem("LS101", file.path, file.tree.head_span(path), f"`{step}` is missing", hint, path=(*path, step))


def _name(kind: str) -> str:
    return _NAMES.get(kind, kind.replace("-", " "))


@check("LS202")
def lists_and_files(specs: SpecSet) -> Iterator[Problem]:
    """Each list of ladders, levels and states names exactly the files that there are."""
    for file in specs.files:
        for key, kind in LISTS.get(file.kind.name, {}).items():
            if file.tree.root is not None:
                yield from _list_against_files(specs, file, key, kind)


def _list_against_files(specs: SpecSet, file: SpecFile, key: str, kind: str) -> Iterator[Problem]:
    there = files_for(specs, file, kind)
    known = {name for other in there for name in other.names}
    listed = [mention for mention in file.collected.mentions if mention.path[0] == key]
    listed_names = {mention.value for mention in listed}
    left = [other for other in there if listed_names.isdisjoint(other.names)]
    for mention in listed:
        if mention.value in known or kind in specs.unreadable_kinds:
            continue
        meant = nearest(mention.value, [name for other in left for name in other.names])
        hint = (
            f"did you mean `{meant}`?"
            if meant
            else f"add the file `{_file_for(mention.value, kind, ladder_folder(file.path))}`, or take this line out"
        )
        left = [other for other in left if meant not in other.names]
        message = f"`{mention.value}` is listed here, but no {_name(kind)} file has this id"
        yield problem("LS202", file.path, file.place(mention), message, hint, path=mention.path)
    if listed and len(listed) == len(file.tree.data[key]):  # else an entry is faulty, and may be the one that is missed
        for other in left:
            message = f"{_name(kind)} `{other.names[0]}` is not listed under `{key}` in {file.path}"
            place, path = (other.place(other.own), other.own.path) if other.own else (FILE_START, ())
            yield problem("LS202", other.path, place, message, "add it there, or delete this file", path=path)


def _file_for(thing: str, kind: str, folder: str) -> str:
    """Where the file of a ladder, level or state stands."""
    places = {"ladder": f"ladders/{thing}/ladder.yml", "level": f"ladders/{folder}/levels/{thing}.yml"}
    return places.get(kind, f"scope/{thing.lower()}.yml")


@check("LS203")
def ids_used_twice(specs: SpecSet) -> Iterator[Problem]:
    """No two things of a kind have the same id where ids must differ, and no list names one thing twice."""
    first: dict[tuple[str, str, str], tuple[SpecFile, Definition]] = {}
    for file in specs.files:
        own = file.own
        misnamed = own is not None and file.kind.id_at(file.path) not in {own.id, ""}
        for thing in file.collected.definitions:
            if misnamed and thing is own:
                continue  # a copied file whose id was not changed: LS211 says so
            where = _container(file, thing)
            known = first.setdefault((thing.kind, where, thing.id), (file, thing))
            if known[1] is not thing:
                related = Related("first used here", known[0].path, known[0].place(known[1]))
                message = f"the id `{thing.id}` stands for another {_name(thing.kind)} already"
                yield problem("LS203", file.path, file.place(thing), message, "give one of them another id", [related], thing.path)
        yield from _named_twice(file)


def _container(file: SpecFile, thing: Definition) -> str:
    """Where the id must be the only one: "" for the handbook, a ladder's folder, a file, or a list in a file."""
    if thing.within == "handbook":
        return ""
    if thing.within == "ladder":
        return ladder_folder(file.path)
    return f"{file.path}#{'/'.join(map(str, thing.path[:-2]))}" if thing.within == "block" else file.path


def _named_twice(file: SpecFile) -> Iterator[Problem]:
    first: dict[tuple[Path, str], Mention] = {}
    for mention in file.collected.mentions:
        if not isinstance(mention.path[-1], int):
            continue
        known = first.setdefault((mention.path[:-1], mention.value), mention)
        if known is not mention:
            related = Related("first named here", file.path, file.place(known))
            message = f"`{mention.value}` stands in this list already"
            yield problem("LS203", file.path, file.place(mention), message, "take one of the two out", [related], mention.path)


@check("LS211")
def file_names(specs: SpecSet) -> Iterator[Problem]:
    """A file is named as its id, so that people find it."""
    for file in specs.files:
        own, promised = file.own, file.kind.id_at(file.path)
        if own is not None and promised not in {own.id, ""}:
            what, ending = ("folder", "") if file.kind.name == "ladder" else ("file", ".yml")
            message = f"the {what} is called `{promised.lower()}{ending}`, but its id is `{own.id}`"
            hint = f"write `{promised}` here, or rename the {what} to `{own.id.lower()}{ending}` if the new id is meant"
            yield problem("LS211", file.path, file.place(own), message, hint, path=own.path)
