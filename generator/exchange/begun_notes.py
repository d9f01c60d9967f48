"""The change notes that are still to be written, begun: a program knows all of them but the words for people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ladder_spec.canonical_text import value_text
from ladder_spec.changes.notes import Held, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ladder_spec.changes.change import Change
    from ladder_spec.changes.version import Version

_DRAFT: Final = "DRAFT: say it to the people whom it touches, in your own words. Then take this line out."
_SAY: Final = "Say what holds for people who are on the way."
_LONGEST: Final = 300
_LONGEST_NAME: Final = 40


@dataclass(frozen=True, slots=True)
class BegunNote:
    """A change note that a person has to put into words."""

    path: str
    """Its file, relative to the handbook folder."""
    text: str
    """The file: a draft, which no check lets through as it is."""


def missing_notes(old: Version, new: Version, changes: tuple[Change, ...], today: date) -> tuple[BegunNote, ...]:
    """Return a note for each direction in which something changed that needs a note and is in none.

    Args:
        old: The version before.
        new: The version after.
        changes: What changed.
        today: The day on which it could be announced.
    """
    if old.handbook is None or new.handbook is None:
        return ()
    held = Held(old.handbook, new.handbook, changes, Places(new.specs), today)
    unannounced = held.unannounced()
    taken = {note.id for book in (old.handbook, new.handbook) for note in book.changes}
    begun = []
    for direction in dict.fromkeys(direction for _, direction in unannounced):
        found = {at: told for (at, label), told in unannounced.items() if label == direction}
        name = _free_name(f"{today:%Y-%m}-{_slug(next(iter(found)))}{'-pay' if direction == 'pay' else ''}", taken)
        taken.add(name)
        begun.append(BegunNote(f"changes/{name}.yml", "\n".join(_lines(held, name, direction, found)) + "\n"))
    return tuple(begun)


def _slug(at: str) -> str:
    kind, _, thing = at.rpartition(":")
    return re.sub(r"[^a-z0-9]+", "-", (thing or kind).lower())[:_LONGEST_NAME].strip("-")


def _free_name(name: str, taken: Iterable[str]) -> str:
    return next(one for one in (name, *(f"{name}-{number}" for number in range(2, 1000))) if one not in taken)


def _lines(held: Held, name: str, direction: str, found: dict[str, list[Change]]) -> Iterator[str]:
    """The lines of a note in canonical form."""
    yield "schema: rungbook/change/v1"
    yield f"id: {name}"
    yield f"announced: {held.today}"
    yield f"effective: {held.today + timedelta(days=held.promised_days)}"
    yield _line("edition", held.new.file.edition)
    yield "touches:"
    yield from (f"  - {at}" for at in found)
    yield f"direction: {direction}"
    yield _line("what", _cut("; ".join(str(change) for told in found.values() for change in told)))
    yield _line("why", "Say why.")
    policies = [policy.in_progress.text for policy in held.old.promotions.values()] if direction == "harder" else []
    yield _line("in_progress", next(iter(policies), _SAY))
    yield _line("note", _DRAFT)


def _line(key: str, text: str) -> str:
    return f"{key}: {value_text(text, str)[0]}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
