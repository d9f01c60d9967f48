"""From a folder to a set of specs: every file is read, whatever is wrong with another one."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from ladder_spec.folder import find_handbook, holds, spec_files
from ladder_spec.models import FILE_KINDS, FileKind, kind_of
from ladder_spec.models.base import Block
from ladder_spec.placing import place_of
from ladder_spec.problems import Problem, problem
from ladder_spec.reading import read_files
from ladder_spec.references import Collected, Definition, Mention, collect
from ladder_spec.shape import read_shape
from ladder_spec.source import FILE_START, SourceFile, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ladder_spec.tree import Path as TreePath
    from ladder_spec.tree import SpecTree
    from ladder_spec.yaml_reader import Document

Model = TypeVar("Model", bound=Block)


@dataclass(frozen=True, eq=False)
class SpecFile:
    """One spec file, read as far as it can be."""

    path: str
    """Relative to the handbook folder, with `/` between names."""
    kind: FileKind
    tree: SpecTree
    """Its data, mended where a guess was possible, and the places in the file."""
    model: Block | None
    """None where its shape could not be mended."""
    faulty: frozenset[TreePath] = frozenset()
    """Where the shape of its data is wrong, as paths in the data."""

    @cached_property
    def collected(self) -> Collected:
        """What it brings into being and what it points to. Only checks ask for it, which may be in another process."""
        found = collect(self.tree.data, self.kind.model, self.faulty)
        if self.kind.id_at(self.path):
            found.incomplete.discard(self.kind.thing)  # its name is its id, so it is there whatever stands in it
        return found

    @property
    def own(self) -> Definition | None:
        """The definition of the one thing that the file is about; None for files without one, and where its id could not be read."""
        return next((d for d in self.collected.definitions if d.kind == self.kind.thing), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The id of what the file is about, and the id that its file name promises where that differs: either may be the slip."""
        own, promised = self.own, self.kind.id_at(self.path)
        found = (own.id, promised) if own is not None else (promised,)
        return tuple(dict.fromkeys(name for name in found if name))

    def span(self, *path: str | int) -> Span:
        """Return the place of the value at a path of keys and list positions, or of the nearest thing around it."""
        return self.tree.span(path)

    def place(self, thing: Definition | Mention) -> Span:
        """Return where an id stands."""
        is_key = isinstance(thing, Mention) and thing.is_key
        return (self.tree.key_span(thing.path) if is_key else None) or self.tree.span(thing.path)


@dataclass(frozen=True, eq=False)
class SpecSet:
    """All specs of a handbook, with what the reading of each file found."""

    folder: Path
    files: tuple[SpecFile, ...]
    """Sorted by path."""
    problems: tuple[Problem, ...]
    sources: dict[str, SourceFile]
    """The text of every file, by path, for excerpts."""
    lost: frozenset[FileKind] = frozenset()
    """Kinds of file of which one is missing, stands in a wrong place, or cannot be found: it is not among the files."""

    def of(self, model: type[Model]) -> Iterator[tuple[SpecFile, Model]]:
        """Yield each file of this model that has its shape, with the model."""
        for file in self.files:
            if isinstance(file.model, model):
                yield file, file.model

    @cached_property
    def unreadable_kinds(self) -> frozenset[str]:
        """Kinds of thing of which some may stand in a file that could not be read: nothing of them may be called unknown."""
        lost = frozenset(thing for kind in self.lost for thing in (*collect(None, kind.model).incomplete, kind.thing))
        return lost.union(*(file.collected.incomplete for file in self.files))


def load(folder: Path, known: SpecSet | None = None, early: Mapping[str, Document] = MappingProxyType({})) -> SpecSet:
    """Read every spec below a folder.

    Args:
        folder: The handbook folder.
        known: Another version, as loaded: a file that stands there with the same text, and without faults, is not read once more.
        early: Files of this folder that were read a moment ago, by path.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    find_handbook(folder)
    with collector_off():
        return _load(folder, known, early)


@contextmanager
def collector_off() -> Iterator[None]:
    """Reading makes many small things that all stay: the garbage collector would look them over again and again (half of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(folder: Path, known: SpecSet | None, early: Mapping[str, Document]) -> SpecSet:
    listing = spec_files(folder)
    same = _unchanged(folder, listing.paths, known) if known is not None else {}
    files = list(same.values())
    problems = [*listing.problems]
    sources = {path: known.sources[path] for path in same} if known is not None else {}
    lost = {kind for kind in FILE_KINDS for closed in listing.closed if _may_stand_below(kind, closed)}
    for document in read_files(folder, [path for path in listing.paths if path not in same], early):
        path = document.source.path
        sources[path] = document.source
        kind, stray = place_of(document)
        shaped = read_shape(document, kind) if kind is not None else None
        problems += _once(document.problems, shaped.problems if shaped is not None else ())
        if stray is not None:
            problems.append(stray)
            lost |= {one for one in (kind, kind_of(path)) if one is not None}
        elif kind is not None and shaped is not None:
            files.append(SpecFile(path, kind, shaped.tree, shaped.model, frozenset(found.path for found in shaped.problems)))
    missing = {path: kind for path, kind in _needed(files).items() if path not in sources and kind not in lost}
    problems += [problem("LS202", path, FILE_START, f"`{path}` is missing", "add it: a handbook cannot be without it") for path in missing]
    lost |= set(missing.values())
    return SpecSet(folder, tuple(sorted(files, key=lambda file: file.path)), tuple(problems), sources, frozenset(lost))


def _unchanged(folder: Path, paths: Iterable[str], known: SpecSet) -> dict[str, SpecFile]:
    """The files without faults that stand in a folder as they stood when another version was read."""
    faulty = {found.file for found in known.problems}
    before = {file.path: file for file in known.files if file.path not in faulty}
    return {path: before[path] for path in paths if path in before and holds(folder, path, known.sources[path].text)}


def _once(read: Sequence[Problem], shape: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems of a file's YAML and shape, without those of shape that only follow from one of YAML.

    An alias, a tag, a lost or a swallowed text leaves something behind that has the wrong shape; the problem then takes the
    path of that value.
    """
    causes: dict[int, Problem] = {}
    for found in shape:
        cause = next((number for number, known in enumerate(read) if _follows(found, known)), None)
        if cause is None:
            yield found
        else:
            causes[cause] = found
    for number, known in enumerate(read):
        yield replace(known, path=causes[number].path) if number in causes else known


def _follows(found: Problem, cause: Problem) -> bool:
    """Whether a problem of shape is about the very value in which the YAML is at fault."""
    if cause.code == "YS015":  # a key that is missing at the top may stand behind the second start
        return found.code == "LS101" and len(found.path) == 1
    if cause.code == "YS020" and found.code == "LS101":
        return cause.span.start.line == found.span.start.line
    return cause.code in {"YS010", "YS011", "YS020", "YS021"} and found.span.start <= cause.span.start < found.span.end


def _needed(files: Iterable[SpecFile]) -> dict[str, FileKind]:
    """The files that must be there, with their kinds: some in every handbook, and a ladder.yml above the levels of each ladder."""
    ladders = {"/".join([*file.path.split("/")[:2], "ladder.yml"]) for file in files if file.kind.name == "level"}
    return {kind.pattern: kind for kind in FILE_KINDS if kind.required} | {path: kind for path in ladders if (kind := kind_of(path))}


def _may_stand_below(kind: FileKind, folder: str) -> bool:
    """Whether files of a kind may stand in a folder."""
    return all(fnmatchcase(part, wanted) for part, wanted in zip(folder.split("/"), kind.pattern.split("/"), strict=False))
