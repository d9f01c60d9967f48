"""The page "How to move up": each step with who acts and by when, sign-offs, what counts from elsewhere, and what holds if rules change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.changed import file_to_follow
from generator.views.kind import PageKind
from generator.views.news import CALENDAR
from generator.views.page import Frame, LinkView, SectionView
from generator.views.proof import ProofView, proofs
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.policy import Credit, ProcessStep, PromotionFile

_PUBLISHED: Final = {
    "applied": "how many people applied",
    "approved": "how many got a yes",
    "not-yet": "how many got a not yet",
    "median-days": "the days that half of all answers took at most",
}
_COUNTED_BY: Final = {"level": "level", "site": "clinic"}
_KINDS: Final = {
    "competency": "skills",
    "credential": "credentials",
    "experience": "months of work",
    "education": "schooling",
    "age": "age",
    "program": "programs",
    "evidence": "pieces of proof",
    "review": "reviews",
    "conduct": "conduct",
    "any_of": "choices",
    "n_of": "extra skills",
}
"""The readers' word for each kind of requirement, in lists."""


class ProcessStepView(Struct, frozen=True):
    """One step of moving up."""

    anchor: str
    who: str
    """You, or a role."""
    text: Line
    within: str
    """within 10 work days; "" = no limit, because you act yourself"""


class CreditView(Struct, frozen=True):
    """A rule about what was learned elsewhere."""

    anchor: str
    text: Line
    counts_for: str
    """skills and months of work"""
    proofs: tuple[ProofView, ...]


class RoleView(Struct, frozen=True):
    """A role, and who that is."""

    title: str
    means: Line


class PromotionView(Struct, frozen=True):
    """Everything on the page "How to move up"."""

    frame: Frame
    lead: str
    windows: str
    """Any day of the year, or the times in which you may apply."""
    steps: tuple[ProcessStepView, ...]
    waiting: str
    """25 work days: the longest that you wait for others, all steps together."""
    waits: tuple[str, ...]
    """Lead MA: 10 work days; each step with a limit."""
    decides: str
    decides_with: str
    """"" = nobody."""
    if_no: Line
    keep_signoffs: str
    """2 years (24 months)"""
    signoff_rules: tuple[Line, ...]
    signers: tuple[RoleView, ...]
    credit: tuple[CreditView, ...]
    pay_starts: str
    """on the next pay day"""
    pay: LinkView
    notice: str
    """90 days"""
    in_progress: Line
    in_progress_months: str
    changed: LinkView
    calendar: str
    """The address of the calendar file; "" = there is none."""
    published: tuple[str, ...]
    published_by: str
    published_every: str
    no_retaliation: Line
    appeal: LinkView
    appeal_within: str
    appeal_answer: str


def policy_of(handbook: Handbook) -> PromotionFile:
    """Return the policy of the handbook's first ladder."""
    return handbook.promotions[next(iter(handbook.ladders.values())).promotion]


def promotion_view(here: Here) -> PromotionView:
    """Return the view of the page "How to move up"."""
    policy = policy_of(here.handbook)
    waiting = work_days(total_days(policy))
    lead = plain(policy.summary) if policy.summary else f"Each step, who acts, and by when. You wait {waiting} at most, all steps together."
    credit = tuple(_credit(here, rule) for rule in policy.credit)
    return PromotionView(
        frame=Frame(
            path=here.page,
            view="promotion",
            title=policy.title,
            description=lead,
            source=here.handbook.paths["promotion", policy.id],
            trail=(here.home(),),
            sections=_sections(policy),
            search=_search(policy, lead),
        ),
        lead=lead,
        windows=windows(policy),
        steps=tuple(_step(here, step) for step in policy.steps),
        waiting=waiting,
        waits=tuple(f"{here.title('role', step.who)}: {work_days(step.within_days)}" for step in policy.steps if step.within_days),
        decides=here.title("role", policy.decides),
        decides_with=here.roles(policy.with_, "and"),
        if_no=here.line(policy.if_no),
        keep_signoffs=words.months(policy.keep_signoffs_months),
        signoff_rules=tuple(here.line(rule) for rule in policy.signoff_rules),
        signers=tuple(RoleView(role.title, here.line(role.means)) for role in here.handbook.roles.values()),
        credit=credit,
        pay_starts=words.pay_start(policy.pay_changes),
        pay=here.to(links.PAY, "Pay"),
        notice=words.counted(policy.notice_days, "day"),
        in_progress=here.line(policy.in_progress.text),
        in_progress_months=words.counted(policy.in_progress.months, "month"),
        changed=here.to(links.CHANGED, "What changed"),
        calendar=file_to_follow(here, CALENDAR),
        published=tuple(_PUBLISHED[number] for number in policy.publishes.what),
        published_by=words.joined([_COUNTED_BY[unit] for unit in policy.publishes.by]),
        published_every=policy.publishes.every,
        no_retaliation=here.line(policy.no_retaliation),
        appeal=here.to(links.APPEALS, "How to ask again", "appeal-a-decision"),
        appeal_within=words.counted(policy.appeal.within_days, "day"),
        appeal_answer=work_days(policy.appeal.answer_days),
    )


def total_days(policy: PromotionFile) -> int:
    """Return the work days that all steps with a limit take at most."""
    return sum(step.within_days or 0 for step in policy.steps)


def work_days(number: int) -> str:
    """Return a number of work days: 10 work days."""
    return words.counted(number, "work day")


def windows(policy: PromotionFile) -> str:
    """Return when you may apply: any day, or the times of the year."""
    if isinstance(policy.windows, str):
        return "Any day of the year"
    return words.joined([f"{words.month_day(window.from_)} to {words.month_day(window.to)}" for window in policy.windows])


def _step(here: Here, step: ProcessStep) -> ProcessStepView:
    within = "" if step.within_days is None else f"within {work_days(step.within_days)}" if step.within_days else "the same day"
    return ProcessStepView(f"step-{step.id}", here.title("role", step.who), here.line(step.text), within)


def _credit(here: Here, rule: Credit) -> CreditView:
    return CreditView(
        anchor=f"credit-{rule.id}",
        text=here.line(rule.text),
        counts_for=words.joined([_KINDS[kind] for kind in rule.kinds]).capitalize(),
        proofs=proofs(here, rule.evidence),
    )


def _sections(policy: PromotionFile) -> tuple[SectionView, ...]:
    return (
        SectionView("move-up", "Step by step"),
        SectionView("decision", "The answer"),
        SectionView("sign-off", "Sign-offs"),
        *([SectionView("credit", "What you learned elsewhere")] if policy.credit else []),
        SectionView("new-pay", "When your new pay starts"),
        SectionView("rule-changes", "If a rule changes on your way"),
        SectionView("published", "What everyone can see"),
    )


def _search(policy: PromotionFile, lead: str) -> tuple[SearchSection, ...]:
    """What people ask, in their own words: the answer, who signs, what counts from elsewhere."""
    steps = " ".join(plain(step.text) for step in policy.steps)
    rules = " ".join(plain(rule) for rule in policy.signoff_rules)
    return (
        SearchSection("", policy.title, " ".join([lead, *policy.aka])),
        SearchSection("move-up", "How to move up, step by step", steps, "apply promotion how long application no answer"),
        SearchSection("decision", "The answer: yes or not yet", plain(policy.if_no), "who decides they said no"),
        SearchSection("sign-off", "Sign-offs: who can check my skills", rules, "who signs checker check-off"),
        *(
            SearchSection(f"credit-{rule.id}", plain(rule.text), "What you learned elsewhere.", "transfer other clinic past job")
            for rule in policy.credit
        ),
        SearchSection("new-pay", "When your new pay starts", f"New pay starts {words.pay_start(policy.pay_changes)}.", "raise"),
        SearchSection("rule-changes", "If a rule changes on your way", plain(policy.in_progress.text)),
        SearchSection("published", "What everyone can see", "", "counts of applied approved not yet days to an answer"),
    )


pages = PageKind.single(promotion_view, links.PROMOTION)
"""The page "How to move up"."""
