"""The page "Mentors and career talks": how you get somebody who helps, how often you meet, and on whose time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, SectionView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line

_EVERY: Final = {"week": "every week", "two-weeks": "every 2 weeks", "month": "every month", "quarter": "every 3 months"}
_TITLE: Final = "Mentors and career talks"


class MentorshipView(Struct, frozen=True):
    """Everything on the page "Mentors and career talks"."""

    frame: Frame
    lead: str
    match_within: str
    """30 days"""
    meet_every: str
    """every month"""
    meet_minutes: int
    """Paid minutes each time."""
    mentors_who: Line
    mentors_get: Line
    matched_by: Line
    talks: str
    """2 times a year"""
    talk_minutes: int
    """Paid minutes each time."""
    talk_with: str
    talk_with_means: Line
    apart_from: Line
    you_leave_with: Line
    office: str
    office_how: Line


def mentorship_view(here: Here) -> MentorshipView:
    """Return the view of the page "Mentors and career talks"."""
    policy, contact = here.handbook.mentorship, here.handbook.file.contact
    talks = policy.career_talks
    lead = "You get a mentor and paid time to talk about your plans. Both are apart from your review."
    return MentorshipView(
        frame=Frame(
            path=here.page,
            view="mentorship",
            title=_TITLE,
            description=lead,
            source=here.handbook.paths["mentorship", "mentorship"],
            trail=(here.home(),),
            sections=(
                SectionView("mentors", "Your mentor"),
                SectionView("career-talks", "Career talks"),
                SectionView("how-to-ask", "How to ask"),
            ),
            search=(
                SearchSection("", _TITLE, f"{lead} mentor, mentorship, coaching, counseling, guidance, career talk"),
                SearchSection("mentors", "Your mentor", f"{plain(policy.mentors.who)} {plain(policy.mentors.matched_by)}", "find a mentor"),
                SearchSection(
                    "career-talks", "Career talks", f"{plain(talks.apart_from)} {plain(talks.you_leave_with)}", "talk about my plans"
                ),
            ),
        ),
        lead=lead,
        match_within=words.counted(policy.match_within_days, "day"),
        meet_every=_EVERY[policy.meetings.every],
        meet_minutes=policy.meetings.paid_minutes,
        mentors_who=here.line(policy.mentors.who),
        mentors_get=here.line(policy.mentors.get),
        matched_by=here.line(policy.mentors.matched_by),
        talks=words.counted(talks.per_year, "time") + " a year",
        talk_minutes=talks.paid_minutes,
        talk_with=here.title("role", talks.who),
        talk_with_means=here.line(here.handbook.roles[talks.who].means),
        apart_from=here.line(talks.apart_from),
        you_leave_with=here.line(talks.you_leave_with),
        office=contact.office,
        office_how=here.line(contact.how),
    )


pages = PageKind.single(mentorship_view, links.MENTORSHIP)
"""The page "Mentors and career talks"."""
