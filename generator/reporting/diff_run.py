"""A finished comparison, with what a format needs to tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes import Change

GROUPS: Final = {
    "harder": "Harder",
    "pay": "Pay and money",
    "duty": "Duties",
    "person": "Needs a person to judge",
    "easier": "Easier",
    "link": "Ids and links",
    "wording": "Wording",
}
"""The directions in the order in which they are told, with their heads: what hurts comes first."""


@dataclass(frozen=True, slots=True)
class NoteToWrite:
    """A change note that is missing, begun."""

    file: str
    """Where it goes, from the root of the repository."""
    text: str
    """What a person begins with."""
    address: str = ""
    """Where GitHub opens that file, filled in; "" where there is no proposal."""


@dataclass(frozen=True, slots=True)
class DiffRun:
    """A finished comparison."""

    old: str
    """The version before, as the reader named it."""
    new: str
    changes: tuple[Change, ...]
    levels: tuple[str, ...]
    """Titles of the levels that are touched."""
    sites: tuple[str, ...]
    """Titles of the clinics that are touched."""
    remarks: tuple[str, ...] = ()
    """What could not be compared, in sentences."""
    notes: tuple[NoteToWrite, ...] = ()
    """Change notes that are missing."""

    def groups(self) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """Yield each head with its changes; heads without any are left out."""
        for direction, head in GROUPS.items():
            found = tuple(change for change in self.changes if change.direction == direction)
            if found:
                yield head, found
