"""What differs at a clinic, each thing with its reason, and how an added skill is recognized: for clinic and level pages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links, words
from generator.views.page import LinkView
from generator.views.requirement import StepView, step_view
from ladder_spec.models.requirement import CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.site import Add, NotHere, SiteFile, Swap


class RecognizedView(Struct, frozen=True):
    """What you get for an added skill."""

    link: LinkView
    """In a few words (Extra pay: $0.60 an hour), to the place that says more."""
    details: Line
    """When you get it; () = nothing more to say."""


class AddView(Struct, frozen=True):
    """A skill that a clinic asks for on top."""

    anchor: str
    site: LinkView
    """Leads to this difference on the clinic's page."""
    duty: Line
    """What you do, starting with You."""
    skill: LinkView
    step: StepView
    from_level: LinkView
    recognized: RecognizedView
    reason: Line


class SwapView(Struct, frozen=True):
    """One elective in the place of another."""

    anchor: str
    site: LinkView
    """Leads to this difference on the clinic's page."""
    level: LinkView
    """Leads to the requirement with the electives."""
    asks: Line
    """The words of that requirement."""
    out: LinkView
    """The choice that goes out."""
    skill: LinkView
    """The choice that comes in."""
    step: StepView
    reason: Line


class NotHereView(Struct, frozen=True):
    """A skill that is not done at a clinic, and where you get it signed."""

    anchor: str
    site: LinkView
    """Leads to this difference on the clinic's page."""
    skill: LinkView
    get_it_at: LinkView
    within: str
    """60 days"""
    paid_time: bool
    reason: Line


class NotOfferedView(Struct, frozen=True):
    """A level that a clinic does not have."""

    anchor: str
    site: LinkView
    """Leads to this difference on the clinic's page."""
    level: LinkView
    reason: Line


class DifferencesView(Struct, frozen=True):
    """Everything in which clinics differ: of one clinic or of all."""

    adds: tuple[AddView, ...]
    swaps: tuple[SwapView, ...]
    not_here: tuple[NotHereView, ...]
    not_offered: tuple[NotOfferedView, ...]

    @property
    def in_the_work(self) -> int:
        """How many there are, levels that are not offered left aside."""
        return len(self.adds) + len(self.swaps) + len(self.not_here)


def differences(here: Here, *sites: SiteFile) -> DifferencesView:
    """Return what differs at some clinics, in their order."""
    return DifferencesView(
        adds=tuple(_add(here, site, add) for site in sites for add in site.adds),
        swaps=tuple(_swap(here, site, swap) for site in sites for swap in site.swaps),
        not_here=tuple(_not_here(here, site, skill) for site in sites for skill in site.not_here),
        not_offered=tuple(
            NotOfferedView(anchor, here.thing("site", site.id, anchor), here.thing("level", level.level), here.line(level.reason))
            for site in sites
            for level in site.not_offered
            for anchor in [not_offered_anchor(level.level)]
        ),
    )


def not_offered_anchor(level: str) -> str:
    """Return the anchor of a level that is not offered, on the clinic's page."""
    return f"not-offered-{level}"


def recognized(here: Here, recognized_by: str) -> RecognizedView:
    """Return in words how an added skill is recognized.

    Args:
        here: The page that shows it.
        recognized_by: `pay`, `differential.<id>`, `recognition.<id>` or `counts-for.<level>`.
    """
    book = here.handbook
    kind, _, thing = recognized_by.partition(".")
    if kind == "differential":
        extra = book.differentials[thing]
        title = f"Extra pay: {here.exact_money(extra.amount)} {words.per(extra.per)}"
        return RecognizedView(here.to(links.PAY, title, links.extra_pay_anchor(thing)), here.line(extra.when))
    if kind == "recognition":
        return RecognizedView(
            here.to(links.RECOGNITION, "Recognition", links.recognition_anchor(thing)), here.line(book.recognition[thing].text)
        )
    if kind == "counts-for":
        level = here.thing("level", thing)
        return RecognizedView(LinkView(f"Counts toward {level.title}", level.href), ())
    return RecognizedView(here.to(links.PAY, "Part of your base pay"), ())


def _add(here: Here, site: SiteFile, add: Add) -> AddView:
    return AddView(
        anchor=add.id,
        site=here.thing("site", site.id, add.id),
        duty=here.line(add.duty),
        skill=here.thing("competency", add.competency),
        step=step_view(here, add.competency, add.proficiency),
        from_level=here.thing("level", add.from_level),
        recognized=recognized(here, add.recognized_by),
        reason=here.line(add.reason),
    )


def _swap(here: Here, site: SiteFile, swap: Swap) -> SwapView:
    book = here.handbook
    level, _, name = swap.at.partition(".")
    requirement = next(r for r in book.levels[level].requirements if r.id == name)
    options = requirement.options if isinstance(requirement, NOfRequirement) else ()
    out = next(option for option in options if option.id == swap.out)
    permalink = here.requirement(swap.at, here.title("level", level))
    anchor = f"swap-{swap.out}"
    return SwapView(
        anchor=anchor,
        site=here.thing("site", site.id, anchor),
        level=permalink,
        asks=here.line(book.text_of(requirement)),
        out=here.thing("competency", out.competency)
        if isinstance(out, CompetencyRequirement)
        else here.requirement(swap.at, str(out.text)),
        skill=here.thing("competency", swap.in_.competency),
        step=step_view(here, swap.in_.competency, swap.in_.proficiency),
        reason=here.line(swap.reason),
    )


def _not_here(here: Here, site: SiteFile, skill: NotHere) -> NotHereView:
    anchor = f"not-here-{skill.competency}"
    return NotHereView(
        anchor=anchor,
        site=here.thing("site", site.id, anchor),
        skill=here.thing("competency", skill.competency),
        get_it_at=here.thing("site", skill.get_it_at),
        within=words.counted(skill.within_days, "day"),
        paid_time=skill.paid_time,
        reason=here.line(skill.reason),
    )
