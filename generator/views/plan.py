"""The page "My plan": a reader's own marks, what is left for the next level, and how to share them.

The page is filled by scripts, from marks that never leave the browser. Without scripts it says how to do the same on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView

if TYPE_CHECKING:
    from generator.views.here import Here

TITLE: Final = "My plan"
LEAD: Final = "Your own marks, what is left for your next level, who signs it, and what you pay today."


class PlanView(Struct, frozen=True):
    """Everything on the page "My plan" that is there before the scripts run."""

    frame: Frame
    lead: str
    levels: tuple[LinkView, ...]
    """Where readers mark what they do."""
    talk: LinkView


def plan_view(here: Here) -> PlanView:
    """Return the view of the page "My plan"."""
    words = "self-check, self check, self assessment, checklist, check myself, what is left, gap list, my progress, share with my manager"
    return PlanView(
        frame=Frame(
            path=here.page,
            view="plan",
            title=TITLE,
            description=LEAD,
            source="",
            trail=(here.home(),),
            search=(SearchSection("", TITLE, f"{LEAD} {words}"),),
            template="rungbook/wide.html",
        ),
        lead=LEAD,
        levels=tuple(here.thing("level", level) for level in here.handbook.levels),
        talk=here.to(links.TALK, "talk sheet"),
    )


pages = PageKind.single(plan_view, links.PLAN)
"""The page "My plan"."""
