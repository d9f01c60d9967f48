"""The blank talk sheet: what to bring to a career talk, and what to leave with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links, words
from generator.views.here import Here
from generator.views.sheet import imprint

if TYPE_CHECKING:
    from generator.views.here import Line
    from generator.views.sheet import Imprint
    from ladder_spec.handbook import Handbook


class TalkSheetView(Struct, frozen=True):
    """A talk sheet. It holds nothing of a level, so it fits all of them."""

    kind: str
    """talk"""
    imprint: Imprint
    title: str
    ladder: str
    who: str
    """The role that holds the talks."""
    how_often: str
    """2 paid talks of 30 minutes a year"""
    you_leave_with: Line
    apart_from: Line
    office: str
    how: Line
    levels: tuple[str, ...]
    """The titles of all levels, in order."""


def talk_view(handbook: Handbook) -> TalkSheetView:
    """Return the talk sheet of a handbook."""
    here, file = Here(handbook, links.MENTORSHIP), handbook.file
    talks = handbook.mentorship.career_talks
    return TalkSheetView(
        kind="talk",
        imprint=imprint(handbook, here.page, file.edition_date),
        title="Career talk sheet",
        ladder=file.title,
        who=here.title("role", talks.who),
        how_often=f"{words.counted(talks.per_year, 'paid talk')} of {talks.paid_minutes} minutes a year",
        you_leave_with=here.line(words.lower_first(talks.you_leave_with)),
        apart_from=here.line(talks.apart_from),
        office=file.contact.office,
        how=here.line(file.contact.how),
        levels=tuple(level.title for level in handbook.levels.values()),
    )
