"""The page of a clinic: which levels it has, the few things in which it differs and why, its state, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.differences import differences
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.rules import RuleView, rule_view
from generator.views.scope import NeedView, need_views
from generator.views.sheet_links import clinic_marks, clinic_sheets
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.differences import DifferencesView
    from generator.views.here import Here, Line
    from generator.views.sheet_links import SheetLink
    from ladder_spec.models.site import SiteFile


class ContactView(Struct, frozen=True):
    """Whom to ask at a clinic."""

    role: str
    how: Line


class SiteView(Struct, frozen=True):
    """Everything on a clinic's page."""

    frame: Frame
    lead: str
    state: LinkView
    offered: tuple[LinkView, ...]
    """The levels that the clinic has, in the order of the ladder."""
    levels: int
    """How many levels there are in all."""
    counted: str
    """2 duties added, 1 skill not done here; "" = the work does not differ"""
    differences: DifferencesView
    sheets: tuple[SheetLink, ...]
    """Printed sheets of the levels at which it differs."""
    sheet_marks: str
    """The marks of the words that hold today."""
    needs: tuple[NeedView, ...]
    """Credentials that the state asks for."""
    rules: tuple[RuleView, ...]
    """Tasks that the state limits."""
    not_checked: int
    """How many tasks nobody has checked for the state."""
    state_checked_on: str
    """In words."""
    state_check_by: str
    """In words."""
    state_check_by_iso: str
    contacts: tuple[ContactView, ...]
    office: str
    """The office that keeps the handbook."""
    office_how: Line
    approved_by: str
    approved_on: str
    """In words."""
    approved_until: str
    """In words."""
    approved_until_iso: str


def site_view(here: Here, site: SiteFile) -> SiteView:
    """Return the view of a clinic's page."""
    book = here.handbook
    found, counted, scope = differences(here, site), counted_differences(site), book.scopes[site.state]
    lead = plain(site.summary) if site.summary else _lead(site, len(book.levels))
    contact = book.file.contact
    return SiteView(
        frame=Frame(
            path=here.page,
            view="site",
            title=site.title,
            description=lead,
            source=book.paths["site", site.id],
            trail=(here.home(), here.to(links.SITES, "Clinics")),
            sections=_sections(here.title("scope", site.state), found),
            search=_search(here, site, lead, found),
        ),
        lead=lead,
        state=here.thing("scope", site.state),
        offered=tuple(here.thing("level", level) for level in book.levels if level in site.levels),
        levels=len(book.levels),
        counted=counted,
        differences=found,
        sheets=clinic_sheets(here, site.id),
        sheet_marks=clinic_marks(here, site.id),
        needs=need_views(here, scope),
        rules=tuple(rule_view(here, scope, task) for task in scope.tasks if task.rule in {"conditions", "blocked"}),
        not_checked=sum(task.rule == "not-checked" for task in scope.tasks),
        state_checked_on=words.day(scope.as_of),
        state_check_by=words.day(scope.review_by),
        state_check_by_iso=scope.review_by.isoformat(),
        contacts=tuple(ContactView(here.title("role", contact.role), here.line(contact.how)) for contact in site.contacts),
        office=contact.office,
        office_how=here.line(contact.how),
        approved_by=here.title("role", site.approved.by),
        approved_on=words.day(site.approved.on),
        approved_until=words.day(site.approved.until),
        approved_until_iso=site.approved.until.isoformat(),
    )


def counted_differences(site: SiteFile) -> str:
    """Return in a few words in what the work at a clinic differs; "" = in nothing."""
    counts = (
        (len(site.adds), "duty added", "duties added"),
        (len(site.swaps), "extra skill swapped", "extra skills swapped"),
        (len(site.not_here), "skill not done here", "skills not done here"),
    )
    return words.joined([words.counted(number, one, many) for number, one, many in counts if number])


def _lead(site: SiteFile, levels: int) -> str:
    differ = counted_differences(site)
    work = f"The work differs in this: {differ}." if differ else "The work is the same as at every other clinic."
    offered = "all levels" if len(site.levels) == levels else f"{len(site.levels)} of {words.counted(levels, 'level')}"
    return f"This clinic has {offered}. {work}"


def _sections(state: str, found: DifferencesView) -> tuple[SectionView, ...]:
    different = found.adds or found.swaps or found.not_here
    return (
        SectionView("different-here" if different else "same-here", "What is different here" if different else "Nothing is different here"),
        SectionView("levels-here", "Levels at this clinic"),
        SectionView("state-rules", f"What {state} asks"),
        SectionView("whom-to-ask", "Whom to ask"),
        SectionView("approval", "Who said yes to this"),
    )


def _search(here: Here, site: SiteFile, lead: str, found: DifferencesView) -> tuple[SearchSection, ...]:
    """The clinic itself with its other names, then each difference."""
    own = " ".join([lead, "What is different here and why.", *site.aka, here.title("scope", site.state)])
    return (
        SearchSection("", site.title, own),
        *(
            SearchSection(add.anchor, plain(add.duty), f"{site.title}. {add.skill.title}. {plain(add.reason)} {add.recognized.link.title}.")
            for add in found.adds
        ),
        *(
            SearchSection(swap.anchor, f"{swap.skill.title} in place of {swap.out.title}", f"{site.title}. {plain(swap.reason)}")
            for swap in found.swaps
        ),
        *(
            SearchSection(gone.anchor, f"{gone.skill.title}: not done here", f"{site.title}. {plain(gone.reason)} {gone.get_it_at.title}.")
            for gone in found.not_here
        ),
        *(
            SearchSection(level.anchor, f"{level.level.title}: not offered here", f"{site.title}. {plain(level.reason)}")
            for level in found.not_offered
        ),
    )


pages = PageKind(site_view, lambda book: ((links.page_path("site", site.id), site) for site in book.sites.values()))
"""The page of every clinic."""
