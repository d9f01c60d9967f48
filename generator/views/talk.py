"""The talk sheet: one page for the career talk, with strengths, three gaps, next steps, dates, and both signatures.

Scripts fill in what the reader has marked. Printed blank it works as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line

TITLE: Final = "Talk sheet"
LEAD: Final = "One page for your career talk. Fill it in on the screen or on paper."


class TalkSheetView(Struct, frozen=True):
    """Everything on the talk sheet."""

    frame: Frame
    lead: str
    plan: LinkView
    mentorship: LinkView
    guide: str
    """Who holds career talks."""
    minutes: int
    """Paid minutes of each talk."""
    apart_from: Line
    """What the talk is not."""
    leave_with: Line
    lines: tuple[int, ...]
    """Numbers of the lines for strengths and gaps."""
    appeal: str
    """The office that helps when the talk does not."""


def talk_view(here: Here) -> TalkSheetView:
    """Return the view of the talk sheet."""
    talks = here.handbook.mentorship.career_talks
    return TalkSheetView(
        frame=Frame(
            path=here.page,
            view="talk",
            title=TITLE,
            description=LEAD,
            source=here.handbook.paths["mentorship", "mentorship"],
            trail=(here.home(), here.to(links.MENTORSHIP, "Mentors and career talks")),
            search=(SearchSection("", TITLE, f"{LEAD} career talk form, meeting with my manager, goals, strengths, gaps, sign"),),
        ),
        lead=LEAD,
        plan=here.to(links.PLAN, "My plan"),
        mentorship=here.to(links.MENTORSHIP, "Mentors and career talks"),
        guide=here.title("role", talks.who),
        minutes=talks.paid_minutes,
        apart_from=here.line(talks.apart_from),
        leave_with=here.line(words.lower_first(plain(talks.you_leave_with))),
        lines=(1, 2, 3),
        appeal=here.handbook.file.contact.office,
    )


pages = PageKind.single(talk_view, links.TALK)
"""The talk sheet."""
