"""Which ids lead nowhere, and which files no list names: every pointer of the specs held against everything that they define."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ladder_spec.index import IN_ONE_LADDER, LISTS, Index, index_of, ladder_folder
from ladder_spec.models.base import TOUCHED_TYPES
from ladder_spec.nearest import is_slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.references import Mention

_UNOWNED = frozenset({"page", "policy", "sheet", "past-requirement"})
"""Kinds that no spec defines: pages of the site, and things of earlier editions."""


class Dangling(Struct, frozen=True):
    """A pointer that leads nowhere."""

    file: SpecFile
    mention: Mention
    kind: str
    """The kind of thing that it should name."""
    value: str
    """The id, without the kind before it."""
    known: dict[str, str]
    """The ids that may stand there, with their titles."""


@lru_cache(maxsize=2)
def dangling(specs: SpecSet) -> tuple[Dangling, ...]:
    """Return every pointer that names nothing of the right kind."""
    return tuple(_dangling(specs))


def _dangling(specs: SpecSet) -> Iterator[Dangling]:
    index = index_of(specs)
    sound: dict[tuple[str, ...], set[tuple[object, ...]]] = defaultdict(set)
    for file in specs.files:
        # Files say most ids again and again; what an id may be is one question in all files of a kind, ladder and scale.
        known_here = sound[file.kind.name, ladder_folder(file.path), index.scale_in.get(file.path, "")]
        for mention in file.collected.mentions:
            asked = (mention.kinds, mention.also, mention.value, mention.competency)
            if asked in known_here or mention.value in mention.also:
                continue
            kind, value = _kind_and_id(mention)
            known: dict[str, str] | None = None
            if kind == "requirement":
                kind, value, known = _requirement(index, value)
            elif kind not in _UNOWNED:
                known = _known(index, file, mention, kind)
            if known is not None and value not in known and not (mention.kinds == ("touched",) and _is_gone(index, mention, kind, value)):
                yield Dangling(file, mention, kind, value, known)
            else:
                known_here.add(asked)


def _is_gone(index: Index, mention: Mention, kind: str, value: str) -> bool:
    """Whether a change note names something that there was. Of things without a grave, all but slips are believed: notes outlive them."""
    if kind in {"level", "competency", "requirement"}:
        return mention.value in index.past_requirements or (kind, value) in index.past_things
    return not is_slip(value, index.titles[kind]) and not any(value in index.titles[other] for other in TOUCHED_TYPES)


def files_for(specs: SpecSet, file: SpecFile, kind: str) -> list[SpecFile]:
    """Return the files that a list in `file` must name: for levels those in the ladder's own folder."""
    if kind == "level":
        return index_of(specs).files[kind, ladder_folder(file.path)]
    return [other for (thing, _), files in index_of(specs).files.items() if thing == kind for other in files]


def unlisted(specs: SpecSet) -> Iterator[SpecFile]:
    """Yield every file of a ladder, level or state that the list of its kind does not name."""
    for file in specs.files:
        for key, kind in LISTS.get(file.kind.name, {}).items():
            listed = {mention.value for mention in file.collected.mentions if mention.path[0] == key}
            yield from (other for other in files_for(specs, file, kind) if listed.isdisjoint(other.names))


def _kind_and_id(mention: Mention) -> tuple[str, str]:
    """Tell the kind from the id: fixed by the field, or written before the id."""
    if mention.kinds == ("touched",):
        kind, colon, value = mention.value.partition(":")
        return (kind, value) if colon else ("requirement", mention.value)
    if mention.kinds == ("recognized-by",):
        kind, _, value = mention.value.partition(".")
        return {"counts-for": "level"}.get(kind, kind), value
    if len(mention.kinds) > 1:
        kind, _, value = mention.value.partition(":")
        return kind, value
    return mention.kinds[0], mention.value


def _requirement(index: Index, path: str) -> tuple[str, str, dict[str, str]]:
    """What of `level.requirement` can be looked up: the level, and if there is one, the requirement among those of that level."""
    level = path.partition(".")[0]
    if level not in index.titles["level"]:
        return "level", level, index.titles["level"]
    return "requirement", path, index.requirements_of[level]


def _known(index: Index, file: SpecFile, mention: Mention, kind: str) -> dict[str, str] | None:
    """Return the ids that may stand there with their titles; None where nothing can be said."""
    if kind == "step":
        scale = index.scale_of.get(mention.competency, "") if mention.competency else index.scale_in.get(file.path, "")
        return index.steps.get(scale) or None
    if kind in IN_ONE_LADDER.get(file.kind.name, ()):
        return index.by_ladder.get((kind, ladder_folder(file.path)), {})
    return index.titles.get(kind, {})
