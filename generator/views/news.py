"""What changed, edition by edition: what frozen editions keep of it, beside the notes of the handbook.

The page "What changed", the feed, the notice for staff rooms and level pages are made from it, and so is what a reader learns who follows
the address on a printed sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from generator.views.selfcheck_editions import EditionError, edition_order
from ladder_spec.reach import levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.words import ChangeFile

FEED: Final = "what-changed.xml"
CALENDAR: Final = "calendar.ics"

SMALL: Final = frozenset({"wording", "link"})
"""Directions that ask nothing else of people."""
DIRECTIONS: Final = {
    "harder": "Harder",
    "duty": "Duty",
    "pay": "Pay",
    "easier": "Easier",
    "person": "Other",
    "wording": "Words",
    "link": "Link",
}
"""The readers' word for each direction, in the order in which changes of one edition stand. Tags on pages have the same words."""
_ORDER: Final = tuple(DIRECTIONS)


class Told(Struct, frozen=True):
    """A change, as an edition keeps it."""

    kind: str
    """The code of its kind: `step-raised`."""
    direction: str
    """harder, easier, pay, duty, wording, link, or person: somebody must judge."""
    at: str
    """What it touches: `level.requirement`, or `type:id`."""
    title: str
    """The readers' words for that."""
    says: str
    """What changed, in words."""
    levels: tuple[str, ...] = ()
    """The levels that it reaches; () = it is about no level of its own."""
    notes: tuple[str, ...] = ()
    """The notes that speak of it."""


class SheetMark(Struct, frozen=True):
    """The mark of a printed sheet of an edition: its address on paper ends with it."""

    mark: str
    page: str
    """The page that the address leads to: `levels/ma-2.md`."""
    level: str
    """The level that the sheet is about; "" = none."""
    site: str
    """The clinic that it is for; "" = every clinic."""


class FrozenEdition(Struct, frozen=True):
    """What a frozen edition tells of changes; more stands in its file."""

    edition: str
    date: str
    """ISO 8601."""
    changes: tuple[Told, ...]
    """Since the edition before."""
    sheets: tuple[SheetMark, ...] = ()


class EditionNews(Struct, frozen=True):
    """One edition."""

    edition: str
    date: str
    """ISO 8601; "" = not known, because only notes name the edition."""
    notes: tuple[ChangeFile, ...]
    """Those that name it as the first edition with the change: what is harder first."""
    changes: tuple[Told, ...] = ()
    sheets: tuple[SheetMark, ...] = ()


class News(Struct, frozen=True, eq=False):
    """All editions."""

    coming: tuple[EditionNews, ...]
    """Editions after the present one that notes announce, the next one first."""
    editions: tuple[EditionNews, ...]
    """The present edition, then earlier ones, newest first."""
    files: tuple[str, ...] = ()
    """Which of FEED and CALENDAR are published."""

    @property
    def now(self) -> EditionNews:
        """The present edition."""
        return self.editions[0]

    @property
    def only_one(self) -> bool:
        """Whether there is nothing to tell: one edition, and no notes."""
        return len(self.editions) == 1 and not self.coming and not self.now.notes


def thawed_changes(editions: Iterable[tuple[str, bytes]]) -> tuple[FrozenEdition, ...]:
    """Read what frozen editions tell of changes.

    Args:
        editions: Path and content of each file.

    Raises:
        EditionError: A file is no frozen edition.
    """
    found = []
    for path, content in editions:
        try:
            found.append(msgspec.json.decode(content, type=FrozenEdition))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise EditionError(f"{path} is no frozen edition of a handbook ({error}). Take it back from Git; never edit it.") from error
    return tuple(found)


def news_of(handbook: Handbook, frozen: Sequence[FrozenEdition] = (), changes: tuple[Told, ...] = ()) -> News:
    """Return what changed.

    Args:
        handbook: The handbook as it stands.
        frozen: Frozen editions. One with the name of the present edition counts for its sheets only.
        changes: What changed from the edition before to the handbook as it stands.
    """
    file = handbook.file
    kept = {one.edition: one for one in frozen}
    notes: dict[str, list[ChangeFile]] = {}
    for note in handbook.changes:
        notes.setdefault(note.edition, []).append(note)

    def told(edition: str) -> EditionNews:
        one = kept.get(edition)
        said = tuple(sorted(notes.get(edition, ()), key=lambda note: (_ORDER.index(note.direction), note.id)))
        if edition == file.edition:
            return EditionNews(edition, file.edition_date.isoformat(), said, changes, one.sheets if one else ())
        return EditionNews(edition, one.date, said, one.changes, one.sheets) if one else EditionNews(edition, "", said)

    names = sorted({file.edition, *kept, *notes}, key=edition_order)
    here = names.index(file.edition)
    return News(coming=tuple(told(name) for name in names[here + 1 :]), editions=tuple(told(name) for name in names[here::-1]))


def tells(note: ChangeFile, change: Told) -> bool:
    """Return whether a note tells a change. Two notes may speak of one thing, one of its pay and one of a duty: each tells its own."""
    return note.id in change.notes and change.direction in {note.direction, "person"}


def untold(one: EditionNews) -> list[Told]:
    """Return the changes of an edition that none of its notes tells."""
    return [change for change in one.changes if not any(tells(note, change) for note in one.notes)]


def note_levels(handbook: Handbook, note: ChangeFile) -> tuple[str, ...]:
    """Return the levels of today that a note is about, in their order; () = it is about everybody."""
    return _in_order(handbook, {level for touched in note.touches for level in _own_levels(touched, levels_of(touched, handbook))})


def change_levels(handbook: Handbook, change: Told) -> tuple[str, ...]:
    """Return the levels of today that a change is about, in their order; () = it is about everybody."""
    return _in_order(handbook, set(_own_levels(change.at, change.levels)))


def _own_levels(at: str, reached: Iterable[str]) -> Iterable[str]:
    """A requirement is told to the level that asks it; those further up, which carry it on, would hear the same thing many times."""
    return reached if ":" in at else (at.partition(".")[0],)


def _in_order(handbook: Handbook, levels: set[str]) -> tuple[str, ...]:
    return () if levels.issuperset(handbook.levels) else tuple(level for level in handbook.levels if level in levels)
