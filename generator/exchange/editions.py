"""Frozen editions: what a handbook said on the day of its release, with what had changed since the edition before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.views.selfcheck_editions import KEY, frozen
from ladder_spec.changes.edition import EditionSpecsError, specs_as_data, version_from_data
from ladder_spec.changes.touched import levels_of
from ladder_spec.changes.version import difference, version_of

if TYPE_CHECKING:
    from pathlib import Path

    from ladder_spec.changes import Change
    from ladder_spec.changes.version import Version
    from ladder_spec.report import Report

FORMAT: Final = "rungbook/edition/v1"
_SPECS: Final = "specs"


def edition_file(report: Report, editions: Path) -> tuple[Path, str]:
    """Return the file of a handbook's edition, and what stands in it. The same handbook and earlier editions give the same text.

    Args:
        report: A check without errors.
        editions: The folder of frozen editions, which may be missing.
    """
    book = report.handbook()
    edition = book.file.edition
    before = max(
        (path for path in editions.glob("*.json") if _order(path.stem) < _order(edition)), key=lambda p: _order(p.stem), default=None
    )
    changes: list[dict[str, Any]] = []
    if before is not None:
        old, new = read_edition(before), version_of(report.specs)
        changes = [_told(change, old, new) for change in difference(old, new).changes]
    data = {
        "format": FORMAT,
        "edition": edition,
        "date": book.file.edition_date.isoformat(),
        "previous": before.stem if before is not None else None,
        "changes": changes,
        "notes": sorted(note.id for note in book.changes if note.edition == edition),
        KEY: frozen(book),
        _SPECS: specs_as_data(report.specs),
    }
    return editions / f"{edition}.json", json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


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


def _told(change: Change, old: Version, new: Version) -> dict[str, Any]:
    levels = dict.fromkeys(level for side in (new, old) if side.handbook is not None for level in levels_of(change.at, side.handbook))
    return {"kind": change.code, "direction": change.direction.value, "at": change.at, "text": str(change), "levels": list(levels)}


def _order(edition: str) -> tuple[int, ...]:
    """2026.2 is before 2026.10."""
    return tuple(int(part) if part.isdigit() else 0 for part in edition.split("."))
