"""What a rule reads: the sound specs with their places, the handbook that they make, and the day of the run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from ladder_spec.errors import LadderError
from ladder_spec.models.structure import structure_of, values_under
from ladder_spec.problems import Problem, Related, problem

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from ladder_spec.handbook import Handbook
    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.models.base import Block
    from ladder_spec.models.structure import Structure
    from ladder_spec.tree import Path


class SpecText(NamedTuple):
    """A text that readers see."""

    file: SpecFile
    path: Path
    text: str
    key: str
    """The nearest key: `text`, `why`, `definition`."""


@dataclass(frozen=True, eq=False)
class Subject:
    """What a rule reads."""

    specs: SpecSet
    """Only what is sound; every file has its model."""
    handbook: Handbook
    today: date
    """Only rules about dates read it."""
    loaded: SpecSet
    """The specs as loaded, faults and all: what is there, though a part of it is wrong."""
    fallen: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """Files that are not sound as a whole, with the places of their faults. Their other texts are read all the same."""

    @cached_property
    def texts(self) -> tuple[SpecText, ...]:
        """Every text that readers see, in file order."""
        return tuple(text for file in self.loaded.files for text in self._texts_by_file.get(file.path, ()))

    @cached_property
    def titles(self) -> tuple[SpecText, ...]:
        """Every title that readers see, in file order: a name without Markdown. Titles of sources are as their publishers wrote them."""
        return tuple(title for file in self.specs.files for title in self.titles_of(file))

    @staticmethod
    def titles_of(file: SpecFile) -> Iterator[SpecText]:
        """Yield every title of one file that readers see."""
        found = values_under("title", file.tree.data, structure_of(file.kind.model))
        return (SpecText(file, path, title, "title") for path, title in found if isinstance(title, str) and "source" not in path)

    def texts_with(self, word: re.Pattern[str]) -> Iterator[SpecText]:
        """Yield every text that readers see with a word that fits a pattern. Texts repeat their words, so each word is looked at once.

        Args:
            word: What to find in a word with the signs around it: all that stands between two blanks.
        """
        words = {one for one in self._words if word.search(one)}
        if words:
            yield from (text for text in self.texts if not words.isdisjoint(text.text.split()))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset().union(*(text.text.split() for text in self.texts))

    def texts_of(self, file: SpecFile) -> tuple[SpecText, ...]:
        """Return every text of one file that readers see."""
        return self._texts_by_file[file.path]

    @cached_property
    def _texts_by_file(self) -> dict[str, tuple[SpecText, ...]]:
        found = {file.path: tuple(_texts(file)) for file in self.specs.files}
        for file in self.loaded.files:
            if faults := self.fallen.get(file.path):
                found[file.path] = tuple(text for text in _texts(file) if not any(_meet(text.path, fault) for fault in faults))
        return found

    @cached_property
    def _by_path(self) -> dict[str, SpecFile]:
        return {file.path: file for file in self.specs.files}

    def file_of(self, kind: str, thing: str = "") -> SpecFile:
        """Return the file of a thing: ("level", "ma-2"); for kinds with one file, the kind alone is enough."""
        return self._by_path[self.handbook.paths[kind, thing or kind]]

    def problem(  # noqa: PLR0913 - one for each part of a problem
        self,
        code: str,
        file: SpecFile,
        path: Path,
        message: str,
        hint: str = "",
        *,
        on_key: bool = False,
        related: Iterable[Related] = (),
    ) -> Problem:
        """Make a problem at a path in a file.

        Args:
            code: The rule's code.
            file: The file.
            path: Keys and list positions in the file's data.
            message: What is wrong, in plain words; no capital at the start and no full stop at the end.
            hint: How to mend it, in the same form.
            on_key: Mark the key instead of its value.
            related: Other places that help to understand it.
        """
        span = (file.tree.key_span(path) if on_key else None) or file.tree.span(path)
        return problem(code, file.path, span, message, hint, related, file.tree.original(path))

    def related(self, message: str, file: SpecFile, path: Path) -> Related:
        """Point to another place that helps to understand a problem."""
        return Related(message, file.path, file.tree.span(path))


def today() -> date:
    """Return the day of the run (UTC), or that of SOURCE_DATE_EPOCH, so that a run can be repeated.

    Raises:
        LadderError: The variable holds no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        message = f"SOURCE_DATE_EPOCH is `{epoch}`, which is no time; write seconds since 1970 such as 1795392000, or unset it"
        raise LadderError(message) from error


def _meet(path: Path, other: Path) -> bool:
    """Whether one of two places lies in the other."""
    return all(part == beside for part, beside in zip(path, other, strict=False))


def _texts(file: SpecFile) -> list[SpecText]:
    found: list[SpecText] = []

    def visit(value: object, place: Structure, path: Path, nearest: str) -> None:
        chosen = place.chosen(value) if place.choices else place
        if chosen is None:
            return
        if isinstance(value, dict):
            fields = _fields_with_texts(chosen.block) if chosen.block is not None else {}
            for key, below in value.items():
                inner = chosen.entry or fields.get(key)
                if inner is not None:
                    visit(below, inner, (*path, key), key)
        elif isinstance(value, list) and chosen.item is not None:
            for position, below in enumerate(value):
                visit(below, chosen.item, (*path, position), nearest)
        elif isinstance(value, str) and chosen.prose is not None:
            found.append(SpecText(file, path, value, nearest))

    visit(file.tree.data, structure_of(file.kind.model), (), "")
    return found


@cache
def _fields_with_texts(model: type[Block]) -> dict[str, Structure]:
    """The keys of a block under which a text stands that readers see, so that the walk skips all others."""
    return {key: place for key, place in structure_of(model).fields.items() if _has_texts(place)}


def _has_texts(place: Structure) -> bool:
    if place.block is not None:
        return bool(_fields_with_texts(place.block))
    return place.prose is not None or any(_has_texts(below) for below in place.below())
