"""The sound part of a set of specs: what is left when everything with a fault is taken out, so that rules of meaning can still run.

HR mends everything in one round only if one mistake does not silence the rules that have nothing to do with it. So each faulty
value is taken out with the smallest thing around it that a file can be without: an optional key, an entry of a list, at last the
whole file. Kinds of file that lost something are remembered: a rule about what is *not there* must not speak about them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ladder_spec.index import index_of
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.nearest import is_slip
from ladder_spec.resolving import dangling, unlisted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

_IN_FILES_OF = {"competency": "competencies", "credential": "credentials"}
"""Kinds of thing whose files have another name."""
_ROUNDS = 8
"""Taking one thing out can leave another pointing nowhere; this many rounds of that are followed, then the files left over go."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Specs without faults."""

    specs: SpecSet
    incomplete: frozenset[str]
    """Kinds of file (`level`, `program`) of which something was taken out, or is pointed to and gone."""
    fallen: Mapping[str, tuple[Path, ...]]
    """Files that were read but have a fault that they cannot be without, with the places of all their faults."""


class _Hole:
    """Stands where a value was taken out, so that the places of its neighbors stay what they were."""


_HOLE = _Hole()


def sound_part(specs: SpecSet, problems: Iterable[Problem]) -> Sound:
    """Return the specs without what the problems are about, and without what then points nowhere.

    Args:
        specs: The specs as loaded.
        problems: What reading them, and the checks of shape and references, found.
    """
    faults: dict[str, list[Path]] = defaultdict(list)
    for found in problems:
        if found.path or not found.code.startswith("YS"):  # a slip of YAML without a path: what was read all the same is sound
            faults[found.file].append(found.path)
    incomplete = {kind.name for kind in specs.lost} | {kind for kind, _ in index_of(specs).without_file}
    incomplete |= {file.kind.name for file in specs.files if file.path in faults or file.model is None}
    incomplete |= _gone(specs)
    files = {file.path: _without(file, faults[file.path]) if file.path in faults else file for file in specs.files}
    loose: dict[str, list[Path]] = {}
    for _ in range(_ROUNDS):
        whole = tuple(file for file in files.values() if file.model is not None)
        left = specs if whole == specs.files else replace(specs, files=whole)
        loose = defaultdict(list)
        for pointer in dangling(left):
            loose[pointer.file.path].append(pointer.file.tree.original(pointer.mention.path))
        for file in unlisted(left):
            loose[file.path].append(())
        if not loose:
            break
        for path, paths in loose.items():
            incomplete.add(files[path].kind.name)
            files[path] = _without(files[path], paths)
    else:
        left = replace(left, files=tuple(file for file in left.files if file.path not in loose))
    sound = {file.path for file in left.files}
    fallen = {path: (*faults[path], *loose.get(path, ())) for path in files if path not in sound}
    return Sound(left, frozenset(incomplete), fallen)


def _gone(specs: SpecSet) -> set[str]:
    """Kinds of file of which one seems to be gone: something needs a thing of it, and that is no slip. The search's questions need none."""
    lost = (pointer for pointer in dangling(specs) if pointer.file.kind.name != "search")
    return {_IN_FILES_OF.get(pointer.kind, pointer.kind) for pointer in lost if not is_slip(pointer.value, pointer.known)}


def _without(file: SpecFile, paths: Iterable[Path]) -> SpecFile:
    """Return a file with holes where the paths lead; its model is None where nothing sound is left."""
    holes = {*file.tree.holes, *paths}
    if file.tree.data is None or () in holes:
        return replace(file, model=None)
    structure = structure_of(file.kind.model)
    for _ in range(_ROUNDS):
        punched = _copy(file.tree.whole)
        if not all(_take_out(punched, structure, path) for path in holes):
            return replace(file, model=None)
        kept: dict[Path, tuple[int, ...]] = {}
        data = _closed(punched, (), kept)
        tree = replace(file.tree, data=data, kept=kept, holes=frozenset(holes))
        try:
            model = file.kind.model.model_validate(data)
        except ValidationError as error:
            more = {tree.original(_data_path(structure, e["loc"])) for e in error.errors(include_url=False)}
            if more <= holes:
                break
            holes |= more
        else:
            return replace(file, tree=tree, model=model, faulty=frozenset())
    return replace(file, model=None)


def _take_out(data: Any, structure: Structure, path: Path) -> bool:  # noqa: ANN401 - nested text, lists and mappings
    """Punch a hole at the smallest thing around a path that can be missing; return False where that is the whole file."""
    places: list[tuple[Any, str | int, bool]] = []
    value, place = data, structure
    for part in path:
        chosen = place.chosen(value) if not isinstance(value, _Hole) else None
        if chosen is None or isinstance(value, _Hole):
            break
        optional = chosen.item is not None or chosen.entry is not None or (chosen.block is not None and str(part) not in chosen.required)
        places.append((value, part, optional))
        following = chosen.item or chosen.entry or chosen.fields.get(str(part))
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break
        if following is None:
            break
        place = following
    for holder, part, optional in reversed(places):
        if optional:
            if isinstance(holder, list):
                holder[int(part)] = _HOLE
            else:
                holder.pop(part, None)
            return True
    return False


def _copy(value: Any) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    if isinstance(value, dict):
        return {key: _copy(below) for key, below in value.items() if below is not None}
    return [_copy(below) for below in value] if isinstance(value, list) else value


def _closed(value: Any, path: Path, kept: dict[Path, tuple[int, ...]]) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """Return the data without holes; note in `kept` which entries of each list are left."""
    if isinstance(value, dict):
        return {key: _closed(below, (*path, key), kept) for key, below in value.items()}
    if not isinstance(value, list):
        return value
    places = tuple(position for position, below in enumerate(value) if below is not _HOLE)
    if len(places) != len(value):
        kept[path] = places
    return [_closed(value[place], (*path, number), kept) for number, place in enumerate(places)]


def _data_path(structure: Structure, loc: tuple[str | int, ...]) -> Path:
    """Return pydantic's location without the tags of choices."""
    path: list[str | int] = []
    place: Structure | None = structure
    for part in loc:
        if place is None or part == "[key]":
            break
        if place.choices and part in place.choices:
            place = place.choices[str(part)]
            continue
        path.append(part)
        place = place.fields.get(str(part)) if place.block is not None else place.item or place.entry
    return tuple(path)
