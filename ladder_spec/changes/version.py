"""One version of a handbook as a comparison reads it: what is sound of it, and which files cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from ladder_spec.changes.compare import compare
from ladder_spec.checks import run_checks
from ladder_spec.handbook import Handbook
from ladder_spec.loading import load
from ladder_spec.models.handbook import HandbookFile
from ladder_spec.sound import sound_part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ladder_spec.changes.change import Change
    from ladder_spec.loading import SpecSet
    from ladder_spec.yaml_reader import Document


@dataclass(frozen=True, eq=False)
class Version:
    """One version."""

    specs: SpecSet
    """As loaded, faults and all."""
    handbook: Handbook | None
    """What is sound of it; None where handbook.yml cannot be read."""
    unsure: frozenset[str]
    """Files of which something is missing, because it, or what it points to, has a fault."""
    problems: int
    """How many faults of shape and of references there are."""

    def places(self) -> dict[str, str]:
        """Return the file of each thing, by `level.requirement` or `type:id`."""
        found = {"handbook:handbook": "handbook.yml", "policy:mentorship": "policies/mentorship.yml"}
        for file in self.specs.files:
            for thing in file.collected.definitions:
                names = file.names if thing.kind == "requirement" else ()
                found |= {f"{level}.{thing.id}": file.path for level in names} or {f"{thing.kind}:{thing.id}": file.path}
            found |= {f"{file.kind.thing}:{name}": file.path for name in file.names}
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions, as far as both can be read."""

    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    """Files that could not be compared, in the order of their paths."""


def read_version(folder: Path, known: SpecSet | None = None, early: Mapping[str, Document] = MappingProxyType({})) -> Version:
    """Read a version from a folder. Faults are no exception; what is sound is compared.

    Args:
        folder: The handbook folder.
        known: The other version, as loaded, so that what is the same in both is read once.
        early: Files of the folder that were read a moment ago, by path.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    return version_of(load(folder, known, early))


def version_of(specs: SpecSet) -> Version:
    """Return what is sound of specs that were loaded."""
    faults = [*specs.problems, *run_checks(specs)]
    sound = sound_part(specs, faults)
    whole = {file.path for file in sound.specs.files if not file.tree.holes}
    faulty = {found.file for found in faults}
    unsure = frozenset(faulty | (set(specs.sources) - whole)) if faults else frozenset[str]()
    book = Handbook.from_specs(sound.specs) if any(sound.specs.of(HandbookFile)) else None
    return Version(specs, book, unsure, len(faults))


def comparable(old: Version, new: Version) -> tuple[Version, Version]:
    """Return both versions so that a file which cannot be read in one stands there as it is in the other, and so is taken as unchanged.

    Without that, all that points to what the file defines would fall out of the comparison too.
    """
    return _mended(old, new), _mended(new, old)


def _mended(version: Version, other: Version) -> Version:
    faulty = {found.file for found in version.specs.problems}
    sound = {file.path: file for file in other.specs.files} if faulty else {}
    lent = [sound[path] for path in faulty if path in sound and path not in {found.file for found in other.specs.problems}]
    if not lent:
        return version
    taken = {file.path for file in lent}
    files = sorted([*lent, *(file for file in version.specs.files if file.path not in taken)], key=lambda file: file.path)
    left = tuple(found for found in version.specs.problems if found.file not in taken)
    lost = version.specs.lost - {file.kind for file in lent}
    mended = version_of(replace(version.specs, files=tuple(files), problems=left, lost=lost))
    return replace(mended, unsure=mended.unsure | taken, problems=version.problems)


def difference(old: Version, new: Version) -> Difference:
    """Compare two versions. Nothing is told of files that one of them does not have whole: it would be guessed.

    Args:
        old: The version before, made `comparable` to the other where one of them has faults.
        new: The version after.
    """
    unsure = old.unsure | new.unsure
    if old.handbook is None or new.handbook is None:
        return Difference((), tuple(sorted(unsure)))
    changes = compare(old.handbook, new.handbook)
    if unsure:
        places = (old.places(), new.places())
        changes = tuple(c for c in changes if not any(side.get(c.at) in unsure for side in places))
    return Difference(changes, tuple(sorted(unsure)))
