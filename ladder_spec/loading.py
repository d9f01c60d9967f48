"""From a folder to a set of specs: every file is read, whatever is wrong with another one."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ladder_spec.errors import SpecNotFound
from ladder_spec.models import FILE_KINDS, FileKind, kind_of
from ladder_spec.models.base import Block
from ladder_spec.nearest import nearest
from ladder_spec.problems import Problem, problem
from ladder_spec.references import Collected, Definition, Mention, collect
from ladder_spec.shape import read_shape
from ladder_spec.source import FILE_START, SourceFile, Span
from ladder_spec.tree import SpecTree
from ladder_spec.yaml_reader import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_SPECS = frozenset({"pages", "editions"})
"""Folders of a handbook that hold no specs: HR's own pages, and the frozen editions."""

Model = TypeVar("Model", bound=Block)


@dataclass(frozen=True, slots=True, eq=False)
class SpecFile:
    """One spec file, read as far as it can be."""

    path: str
    """Relative to the handbook folder, with `/` between names."""
    kind: FileKind
    tree: SpecTree
    """Its data, mended where a guess was possible, and the places in the file."""
    model: Block | None
    """None where its shape could not be mended."""
    collected: Collected
    """What it brings into being and what it points to."""

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

    def of(self, model: type[Model]) -> Iterator[tuple[SpecFile, Model]]:
        """Yield each file of this model that has its shape, with the model."""
        for file in self.files:
            if isinstance(file.model, model):
                yield file, file.model

    @cached_property
    def unreadable_kinds(self) -> frozenset[str]:
        """Kinds of thing of which some may stand in a file that could not be read: nothing of them may be called unknown."""
        return frozenset(kind for file in self.files for kind in file.collected.incomplete)


def load(folder: Path) -> SpecSet:
    """Read every spec below a folder.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    if not folder.is_dir():
        reason = "it is not a folder" if folder.exists() else "there is no such folder"
        raise SpecNotFound(f"cannot read a handbook from `{folder}`: {reason}")
    if not (folder / "handbook.yml").exists():
        raise SpecNotFound(f"`{folder}` is not a handbook: it has no file handbook.yml")
    with _collector_off():
        return _load(folder)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Reading makes many small things that all stay: the garbage collector would look them over again and again (half of the time)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(folder: Path) -> SpecSet:
    files: list[SpecFile] = []
    problems: list[Problem] = []
    sources: dict[str, SourceFile] = {}
    for path in _spec_paths(folder):
        kind = kind_of(path)
        if kind is None:
            problems.append(_misplaced(path))
            continue
        document = _read(folder, path)
        sources[path] = document.source
        problems += document.problems
        shaped = read_shape(document, kind)
        problems += shaped.problems
        collected = collect(shaped.tree.data, kind.model, {found.path for found in shaped.problems})
        if kind.id_at(path):
            collected.incomplete.discard(kind.thing)  # its name is its id, so it is there whatever stands in it
        files.append(SpecFile(path, kind, shaped.tree, shaped.model, collected))
    found = {file.path for file in files}
    for kind in FILE_KINDS:
        if kind.required and kind.pattern not in found:
            problems.append(problem("LS202", kind.pattern, FILE_START, f"`{kind.pattern}` is missing", "every handbook needs this file"))
            files.append(SpecFile(kind.pattern, kind, SpecTree(None, None), None, collect(None, kind.model)))
    return SpecSet(folder, tuple(sorted(files, key=lambda file: file.path)), tuple(problems), sources)


def _spec_paths(folder: Path) -> list[str]:
    """All YAML files below the folder, links to folders not followed (they could lead in a circle)."""
    paths = []
    for where, folders, names in os.walk(folder):
        below = Path(where).relative_to(folder).as_posix()
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not (below == "." and f in _NOT_SPECS))
        prefix = "" if below == "." else below + "/"
        paths += [prefix + name for name in names if name.endswith((".yml", ".yaml")) and not name.startswith(".")]
    return sorted(paths)


def _misplaced(path: str) -> Problem:
    if path.endswith(".yaml"):
        return problem("LS210", path, FILE_START, "spec files end in .yml", f"rename the file to `{path.removesuffix('aml')}ml`")
    folder = path.rpartition("/")[0]
    places = {kind.pattern.rpartition("/")[0] for kind in FILE_KINDS} - {""}
    guess = nearest(folder, places) if folder else nearest(path, [kind.pattern for kind in FILE_KINDS if "/" not in kind.pattern])
    return problem(
        "LS210",
        path,
        FILE_START,
        "no spec file belongs in this place",
        f"did you mean `{guess}`?" if guess else f"spec files stand in {', '.join(sorted(places))}",
    )


def _read(folder: Path, path: str) -> Document:
    try:
        raw = (folder / path).read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        unreadable = problem("YS005", path, FILE_START, f"the file cannot be opened: {reason}", "check its name and its access rights")
        return Document(SourceFile(path, ""), None, (unreadable,))
    return read_document(raw, path)
