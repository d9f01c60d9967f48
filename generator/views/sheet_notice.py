"""The notice for staff rooms: what changed in this edition, and what is coming, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links, words
from generator.views.here import Here
from generator.views.news import DIRECTIONS, SMALL, note_levels, untold
from generator.views.sheet import imprint

if TYPE_CHECKING:
    from generator.views.here import Line
    from generator.views.news import News
    from generator.views.sheet import Imprint
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.words import ChangeFile


class NoticeEntry(Struct, frozen=True):
    """A change."""

    sort: str
    """Harder, Duty, Pay, Easier, Words or Link"""
    what: Line
    about: str
    """For Medical Assistant II, from July 1, 2026."""
    why: Line
    in_progress: Line


class NoticeView(Struct, frozen=True):
    """A notice. It shows as many changes as there is room for on one page, and says how many more there are."""

    kind: str
    """notice"""
    imprint: Imprint
    title: str
    handbook: str
    entries: tuple[NoticeEntry, ...]
    others: int
    """Changes that no note tells."""
    office: str
    how: Line


def notice_view(handbook: Handbook, news: News) -> NoticeView | None:
    """Return the notice of a handbook's edition; None where no note tells of a change."""
    here, file = Here(handbook, links.CHANGED), handbook.file
    notes = [note for one in (*news.coming, news.now) for note in one.notes]
    if not notes:
        return None
    return NoticeView(
        kind="notice",
        imprint=imprint(handbook, here.page, file.edition_date),
        title="What changed",
        handbook=file.title,
        entries=tuple(_entry(here, note) for note in notes),
        others=sum(change.direction not in SMALL for change in untold(news.now)),
        office=file.contact.office,
        how=here.line(file.contact.how),
    )


def _entry(here: Here, note: ChangeFile) -> NoticeEntry:
    levels = words.joined([here.title("level", level) for level in note_levels(here.handbook, note)]) or "every level"
    return NoticeEntry(
        sort=DIRECTIONS[note.direction],
        what=here.line(note.what),
        about=f"For {levels}, from {words.day(note.effective)}.",
        why=here.line(note.why),
        in_progress=here.line(note.in_progress),
    )
