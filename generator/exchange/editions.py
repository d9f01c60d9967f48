"""Frozen editions: what a handbook said on the day of its release, with what had changed since the edition before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import msgspec

from generator.views.news import Told
from generator.views.selfcheck_editions import KEY, edition_before, frozen
from ladder_spec.changes.edition import EditionSpecsError, specs_as_data, version_from_data
from ladder_spec.changes.version import difference, version_of
from ladder_spec.reach import levels_of, speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.views.news import SheetMark
    from ladder_spec.changes import Change
    from ladder_spec.changes.version import Version
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.handbook import Step
    from ladder_spec.report import Report

FORMAT: Final = "rungbook/edition/v1"
_SPECS: Final = "specs"


def edition_file(report: Report, editions: Path, sheets: Iterable[SheetMark] = ()) -> tuple[Path, str]:
    """Return the file of a handbook's edition, and what stands in it. The same handbook and earlier editions give the same text.

    Args:
        report: A check without errors.
        editions: The folder of frozen editions, which may be missing.
        sheets: The marks of the printed sheets of the handbook.
    """
    book = report.handbook()
    edition = book.file.edition
    before = edition_before(edition, editions.glob("*.json"))
    data = {
        "format": FORMAT,
        "edition": edition,
        "date": book.file.edition_date.isoformat(),
        "previous": before.stem if before is not None else None,
        "changes": [msgspec.to_builtins(one) for one in changes_since(before, report)] if before is not None else [],
        "notes": sorted(note.id for note in book.changes if note.edition == edition),
        "sheets": [msgspec.to_builtins(one) for one in sheets],
        KEY: frozen(book),
        _SPECS: specs_as_data(report.specs),
    }
    return editions / f"{edition}.json", json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def changes_since(before: Path, report: Report) -> tuple[Told, ...]:
    """Return what changed from a frozen edition to a handbook.

    Args:
        before: The file of the edition.
        report: A check without errors.

    Raises:
        EditionSpecsError: The file is no frozen edition.
    """
    old, new = read_edition(before), version_of(report.specs)
    books = [version.handbook for version in (new, old) if version.handbook is not None]
    return tuple(_told(change, books) for change in difference(old, new).changes)


def read_edition(path: Path) -> Version:
    """Return the version that a frozen edition holds.

    Raises:
        EditionSpecsError: The file is no frozen edition.
    """
    try:
        data = json.loads(path.read_bytes())
        files = data[_SPECS] if data.get("format") == FORMAT else None
    except (ValueError, AttributeError, KeyError, RecursionError):
        files = None
    if not isinstance(files, dict):
        raise EditionSpecsError(f"{path} is no frozen edition of a handbook. Take it back from Git; never edit it.")
    return version_from_data(files, path.name)


def _told(change: Change, books: list[Handbook]) -> Told:
    """A change as it is kept: in words that can be read aloud, with the levels that it reaches and the notes about it."""
    new = books[0]
    says = change.kind.says.replace("{old} → {new}", "from {old} to {new}").replace("“{old}” → “{new}”", "from “{old}” to “{new}”")
    step, levels = _step_of(change, books), tuple(level for book in books for level in levels_of(change.at, book))
    if step is not None:
        asking = (one for book in books for one in book.asked_in_full(change.at.partition(":")[2]))
        levels = tuple(one.level for one in asking if one.asked.proficiency == step.id)
    return Told(
        kind=change.code,
        direction=change.direction.value,
        at=change.at,
        title=change.title,
        says=says.format(name=change.name, old=change.old, new=change.new),
        levels=tuple(dict.fromkeys(levels)),
        notes=tuple(
            note.id
            for note in new.changes
            if note.edition == new.file.edition and any(speaks_of(touched, change.at, books) for touched in note.touches)
        ),
    )


def _step_of(change: Change, books: list[Handbook]) -> Step | None:
    """The step of a skill to which a change belongs: it does not reach levels that ask for another step."""
    kind, _, skill = change.at.partition(":")
    book = next((book for book in books if kind == "competency" and skill in book.competencies), None)
    steps = book.scale_of(skill).steps if book is not None else ()
    return next((step for step in steps if change.name.partition(", ")[0] == step.title), None)
