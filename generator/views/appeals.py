"""The page "Questions and appeals": whom to ask, common questions answered from the specs, and how to ask again after a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.differences import NotHereView, differences
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.promotion import policy_of, total_days, work_days
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.money import you_pay_today
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.views.here import Here, Line
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.policy import PromotionFile
    from ladder_spec.models.shared import Costs

_TITLE: Final = "Questions and appeals"
_LEAD: Final = "Whom to ask, answers to common questions, and how to ask again when the answer was not yet."


class OpeningLine(Struct, frozen=True):
    """A level that needs a free post, and why."""

    level: LinkView
    reasons: tuple[Line, ...]


class OpeningsView(Struct, frozen=True):
    """Must I wait for an opening?"""

    in_place: tuple[LinkView, ...]
    """Levels that you move up to with no free post."""
    needed: tuple[OpeningLine, ...]
    """Levels where every step up needs a free post."""
    partly: tuple[OpeningLine, ...]
    """Levels where some steps up need a free post."""


class PayingView(Struct, frozen=True):
    """Who pays for classes and exams?"""

    programs: str
    """all 26 programs: those that cost you nothing today; "" = no price is known"""
    credentials: str
    """2 of 10 credentials: those that cost you nothing today; "" = no price is known"""
    all_programs: LinkView
    all_credentials: LinkView
    money: LinkView


class AppealView(Struct, frozen=True):
    """How to ask again."""

    to: str
    how: Line
    within: str
    """30 days"""
    answer: str
    """15 work days"""


class AppealsView(Struct, frozen=True):
    """Everything on the page "Questions and appeals"."""

    frame: Frame
    lead: str
    office: str
    office_how: Line
    feedback: str
    """Address of the form behind "this is unclear"; "" = none"""
    openings: OpeningsView
    waiting: str
    """25 work days"""
    signers: str
    """Every role that signs a skill."""
    paying: PayingView
    months: tuple[Line, ...]
    """Rules about months of work elsewhere."""
    not_here: tuple[NotHereView, ...]
    adds: int
    in_progress: Line
    notice: str
    pay_starts: str
    if_no: Line
    appeal: AppealView
    no_retaliation: Line
    how_the_ladder_works: LinkView
    move_up: LinkView
    sign_off: LinkView
    credit: LinkView
    rule_changes: LinkView
    pay: LinkView
    clinics: LinkView


def appeals_view(here: Here) -> AppealsView:
    """Return the view of the page "Questions and appeals"."""
    book = here.handbook
    policy, contact = policy_of(book), book.file.contact
    found = differences(here, *book.sites.values())
    return AppealsView(
        frame=_frame(here, policy),
        lead=_LEAD,
        office=contact.office,
        office_how=here.line(contact.how),
        feedback=links.outer_href(contact.feedback or ""),
        openings=openings_view(here),
        waiting=work_days(total_days(policy)),
        signers=here.roles(skill_signers(book)),
        paying=paying_view(here),
        months=tuple(here.line(rule.text) for rule in policy.credit if "experience" in rule.kinds),
        not_here=found.not_here,
        adds=len(found.adds),
        in_progress=here.line(policy.in_progress.text),
        notice=words.counted(policy.notice_days, "day"),
        pay_starts=words.pay_start(policy.pay_changes),
        if_no=here.line(policy.if_no),
        appeal=AppealView(
            to=here.title("role", policy.appeal.to),
            how=here.line(policy.appeal.how),
            within=words.counted(policy.appeal.within_days, "day"),
            answer=work_days(policy.appeal.answer_days),
        ),
        no_retaliation=here.line(policy.no_retaliation),
        how_the_ladder_works=here.to(links.page_path("ladder", next(iter(book.ladders))), "How the ladder works"),
        move_up=here.to(links.PROMOTION, "How to move up", "move-up"),
        sign_off=here.to(links.PROMOTION, "All rules for sign-offs", "sign-off"),
        credit=here.to(links.PROMOTION, "What else counts from elsewhere", "credit"),
        rule_changes=here.to(links.PROMOTION, "If a rule changes on your way", "rule-changes"),
        pay=here.to(links.PAY, "Pay of every level"),
        clinics=here.to(links.SITES, "What differs at each clinic"),
    )


def openings_view(here: Here) -> OpeningsView:
    """Return which levels you reach in place, and which need a free post. Only steps up count; ways in from outside do not."""
    book = here.handbook
    in_place: list[LinkView] = []
    needed: list[OpeningLine] = []
    partly: list[OpeningLine] = []
    for level in book.levels:
        steps = [way for way in book.ways_into(level) if way.kind == "promotion"]
        if not steps:
            continue
        posts = [way for way in steps if way.opening]
        reasons = tuple(here.line(reason) for reason in dict.fromkeys(way.reason or "" for way in posts))
        if not posts:
            in_place.append(here.thing("level", level))
        else:
            (needed if len(posts) == len(steps) else partly).append(OpeningLine(here.thing("level", level), reasons))
    return OpeningsView(tuple(in_place), tuple(needed), tuple(partly))


def skill_signers(handbook: Handbook) -> tuple[str, ...]:
    """Return every role that signs a proof of some competency, in the order of the handbook's roles."""
    signing = {
        role for c in handbook.competencies.values() for proofs in c.evidence.values() for proof in proofs for role in proof.signed_by
    }
    return tuple(role for role in handbook.roles if role in signing)


def paying_view(here: Here) -> PayingView:
    """Return how many programs and credentials cost you nothing today."""
    book = here.handbook
    return PayingView(
        programs=_free(here, [program.costs for program in book.programs.values()], "program"),
        credentials=_free(here, [credential.costs for credential in book.credentials.values()], "credential"),
        all_programs=here.to(links.PROGRAMS, "All programs"),
        all_credentials=here.to(links.CREDENTIALS, "All credentials"),
        money=here.to(links.FUNDING, "Money for school"),
    )


def _free(here: Here, prices: Sequence[Costs], what: str) -> str:
    """How many of those whose price is known cost you nothing today."""
    known = [costs for costs in prices if costs != NOT_CHECKED]
    free = sum(not you_pay_today(costs, here.handbook.funds) for costs in known)
    every = words.counted(len(known), what)
    if not known:
        return ""
    return f"all {every}" if free == len(known) > 1 else f"{free} of {every}"


def _frame(here: Here, policy: PromotionFile) -> Frame:
    return Frame(
        path=here.page,
        view="appeals",
        title=_TITLE,
        description=_LEAD,
        source=here.handbook.paths["promotion", policy.id],
        trail=(here.home(),),
        sections=(
            SectionView("whom-to-ask", "Whom to ask"),
            SectionView("questions", "Common questions"),
            SectionView("appeal-a-decision", "How to ask again after a no"),
            SectionView("no-retaliation", "You are safe when you ask"),
        ),
        search=(
            SearchSection("", _TITLE, f"{_LEAD} help, contact, FAQ"),
            SearchSection("question-opening", "Must I wait for an opening?", "", "no opening needed open position vacancy wait for a spot"),
            SearchSection("question-sign", "Who signs my skills?", "", "sign-off checker preceptor nurse"),
            SearchSection("question-pay", "Who pays for classes and exams?", "", "cost free pay first refund fee"),
            SearchSection("question-months", "Do my months elsewhere count?", "", "past job other employer experience transfer"),
            SearchSection("question-not-here", "What if my clinic does not do a skill?", "", "not done here other clinic get it signed"),
            SearchSection("question-rule", "What if a rule changes while I am on my way?", plain(policy.in_progress.text)),
            SearchSection(
                "appeal-a-decision",
                "Appeal a decision: how to ask again",
                plain(policy.appeal.how),
                "appeal fight the decision disagree they said no complaint unfair",
            ),
            SearchSection("no-retaliation", "You are safe when you ask", plain(policy.no_retaliation), "punish retaliation fired afraid"),
        ),
    )


pages = PageKind.single(appeals_view, links.APPEALS)
"""The page "Questions and appeals"."""
