"""The page "Find my level": from a job title, or from the tasks that you do now, to the level that lists them.

How a level is found from tasks. Each level lists its own duties only: what is typical there, 6 to 8 things. They are not written
again at later levels, yet people go on doing them, so two simple rules would both be wrong. "Which level lists most of your tasks?"
sends an MA II, who still rooms patients all day, back to MA I. "Which level's duties, with all that lie below, cover your tasks?"
sends whoever does one hard thing to the top. So the page asks of each level by itself:

1. A level *matches* when you do at least half of the tasks that it lists itself.
2. Promotions lead up. A level is left out when one that promotions lead to from there matches too: its tasks are part of that work.
3. What is left is the answer: often one level, sometimes one on each of two tracks. If none matches, the nearest is shown as such,
   by the share of its tasks.
4. Every other task that you ticked is named with the level that lists it: below the answer it is expected, anywhere else it is work
   beyond the answer, and the page says what to do about that.

Half, because duties are few and clinics differ: one that sends blood draws elsewhere should not hide an MA II. A task that several
levels list counts for each. Tasks that a clinic adds count for no level; they come with something of their own. Months, sign-offs
and cards are left out on purpose: the page answers "whose work do I do?", and the level's page answers "what do I still need?".

The rule stands in three places: here in words, in `js/find.js`, and on the page for people who count on paper; a test compares all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.find_tasks import tasks_view
from generator.views.kind import PageKind
from generator.views.level_pay import pay_in_short
from generator.views.page import Frame, LinkView, SectionView
from generator.views.promotion import policy_of

if TYPE_CHECKING:
    from generator.views.find_tasks import TasksView
    from generator.views.here import Here, Line
    from ladder_spec.models.policy import PromotionFile

TITLE: Final = "Find my level"
LEAD: Final = "Look up your job title, or tick the tasks that you do now. What you tick stays on this page."


class TitleView(Struct, frozen=True):
    """A level under all the names that people know it by."""

    link: LinkView
    names: tuple[str, ...]
    """Other names, as readers say them."""
    codes: tuple[str, ...]
    """Codes of the job in the HR system."""
    pay: str
    summary: Line


class ClinicView(Struct, frozen=True):
    """A clinic under all its names, with the levels that it has."""

    link: LinkView
    names: tuple[str, ...]
    levels: tuple[LinkView, ...]


class AboveView(Struct, frozen=True):
    """What to do about work above your level."""

    talk: Line
    """The step of the policy in which somebody sits down with you; () = it has none."""
    talk_who: str
    talk_days: str
    """within 10 work days"""
    policy: LinkView
    decides: str
    pay_changes: str
    extra: tuple[LinkView, ...]
    """Extra pay for skills that a clinic adds."""
    sites: LinkView
    appeal: LinkView
    no_retaliation: Line
    pay: LinkView
    office: str
    how: Line


class FindView(Struct, frozen=True):
    """Everything on the page."""

    frame: Frame
    lead: str
    organization: str
    titles: tuple[TitleView, ...]
    clinics: tuple[ClinicView, ...]
    """For those who type where they work."""
    tasks: TasksView
    above: AboveView
    office: str
    how: Line


def find_view(here: Here) -> FindView:
    """Return the view of the page."""
    book = here.handbook
    contact = book.file.contact
    return FindView(
        frame=_frame(here),
        lead=LEAD,
        organization=book.file.organization,
        titles=tuple(
            TitleView(
                link=here.thing("level", level.id),
                names=level.aka,
                codes=level.job_codes,
                pay=pay_in_short(here, level),
                summary=here.line(level.summary),
            )
            for level in book.levels.values()
        ),
        clinics=tuple(
            ClinicView(here.thing("site", site.id), site.aka, tuple(here.thing("level", level) for level in site.levels))
            for site in book.sites.values()
        ),
        tasks=tasks_view(here),
        above=_above(here, policy_of(book)),
        office=contact.office,
        how=here.line(contact.how),
    )


def _above(here: Here, policy: PromotionFile) -> AboveView:
    talk = next((step for step in policy.steps if step.who != "ma" and step.within_days), None)
    appeal_page, appeal = links.policy_place("appeal-a-decision") or (links.APPEALS, "")
    contact = here.handbook.file.contact
    return AboveView(
        talk=here.line(talk.text) if talk else (),
        talk_who=here.title("role", talk.who) if talk else "",
        talk_days=f"within {words.counted(talk.within_days or 0, 'work day')}" if talk else "",
        policy=here.to(links.PROMOTION, policy.title),
        decides=here.title("role", policy.decides),
        pay_changes=words.pay_start(policy.pay_changes),
        extra=_extra_pay(here),
        sites=here.to(links.SITES, "Clinics and what they add"),
        appeal=here.to(appeal_page, "Appeal a decision", appeal),
        no_retaliation=here.line(policy.no_retaliation),
        pay=here.to(links.PAY, "Pay at each level"),
        office=contact.office,
        how=here.line(contact.how),
    )


def _extra_pay(here: Here) -> tuple[LinkView, ...]:
    """Extra pay by which clinics recognize an added skill, each once."""
    book = here.handbook
    named = dict.fromkeys(add.recognized_by for site in book.sites.values() for add in site.adds)
    found = [book.differentials[one.removeprefix("differential.")] for one in named if one.startswith("differential.")]
    return tuple(
        here.to(links.PAY, f"{here.exact_money(extra.amount)} {words.per(extra.per)}", links.extra_pay_anchor(extra.id)) for extra in found
    )


def _frame(here: Here) -> Frame:
    book = here.handbook
    names = [name for level in book.levels.values() for name in (level.title, *level.aka, *level.job_codes)]
    return Frame(
        path=here.page,
        view="find",
        title=TITLE,
        description=LEAD,
        source="",
        trail=(here.home(),),
        sections=(
            SectionView("title", "By your job title"),
            SectionView("tasks", "By the tasks you do now"),
            SectionView("means", "What this tells you"),
            SectionView("above", "If you do more than your level"),
        ),
        search=(
            SearchSection("", TITLE, f"{LEAD} which level am I on"),
            SearchSection("title", "Which level is my job title?", " ".join(names)),
            SearchSection("above", "I work above my level", "", "do more than my level more duties without more pay not recognized"),
        ),
    )


pages = PageKind.single(find_view, links.FIND)
"""The page "Find my level"."""
