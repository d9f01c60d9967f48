"""A level at a glance: pay, opening, time, who decides, who helps. The short answers that stand on top of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links, words
from generator.views.level_pay import pay_view
from generator.views.level_time import experience, shortest
from generator.views.level_ways import openings
from generator.views.requirement import outside_words

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.level_pay import PayView
    from generator.views.level_ways import OpeningView
    from generator.views.page import LinkView
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.policy import PromotionFile


class TimeView(Struct, frozen=True):
    """How long the level takes."""

    asked: tuple[str, ...]
    """12 months as Medical Assistant I; empty = no months are asked for."""
    outside: tuple[str, ...]
    """How work elsewhere counts."""
    shortest: str
    """The fewest months from the first day in the job; "" where promotions do not lead here, or at the first level itself."""


class StepUpView(Struct, frozen=True):
    """One step of moving up."""

    who: str
    text: Line
    days: str
    """within 10 work days; "" where people set the pace themselves."""


class MoveUpView(Struct, frozen=True):
    """How people move up to the level. There is none for a level that people are only hired into."""

    policy: LinkView
    appeals: LinkView
    decides: str
    days: int
    """Work days of waiting for others, all steps together."""
    days_by_step: str
    """10 for the talk, 15 for the review"""
    steps: tuple[StepUpView, ...]
    windows: tuple[str, ...]
    """Times of the year in which people may apply; empty = on any day."""
    if_no: Line
    appeal: Line
    appeal_days: str
    pay_changes: str
    in_progress: Line
    no_retaliation: Line


class GlanceView(Struct, frozen=True):
    """The short answers."""

    pay: PayView
    openings: tuple[OpeningView, ...]
    time: TimeView
    move_up: MoveUpView | None
    who_helps: Line


def glance_view(here: Here, level: LevelFile) -> GlanceView:
    """Return the short answers about a level."""
    return GlanceView(
        pay=pay_view(here, level),
        openings=openings(here, level.id),
        time=_time(here, level),
        move_up=_move_up(here, level.id),
        who_helps=here.line(level.who_helps),
    )


def _time(here: Here, level: LevelFile) -> TimeView:
    asked = experience(level)
    least = shortest(here.handbook, level.id)
    from_first_day = ""
    if least is not None and least[0] != level.id and not any(least == (only, one.months) for one in asked for only in one.levels[:1]):
        from_first_day = f"At least {words.months(least[1])} from your first day as {here.title('level', least[0])}."
    return TimeView(
        asked=tuple(f"{words.counted(one.months, 'month')} as {_levels(here, one.levels)}" for one in asked),
        outside=tuple(f"MA work elsewhere: {words.lower_first(outside)}" for one in asked if (outside := outside_words(one))),
        shortest=from_first_day,
    )


def _levels(here: Here, levels: tuple[str, ...]) -> str:
    return words.joined([here.title("level", level) for level in levels], "or")


def _move_up(here: Here, level: str) -> MoveUpView | None:
    book = here.handbook
    if not book.ways_into(level):
        return None
    policy = book.promotions[book.ladder_of(level).promotion]
    waits = [(step.id.replace("-", " "), step.within_days) for step in policy.steps if step.within_days]
    return MoveUpView(
        policy=here.to(links.PROMOTION, policy.title),
        appeals=here.to(links.APPEALS, "Questions and appeals"),
        decides=here.title("role", policy.decides) + (f", with {here.roles(policy.with_, 'and')}" if policy.with_ else ""),
        days=sum(days for _, days in waits),
        days_by_step=words.joined([f"{days} for the {name}" for name, days in waits]),
        steps=tuple(StepUpView(here.title("role", step.who), here.line(step.text), _within(step.within_days)) for step in policy.steps),
        windows=_windows(policy),
        if_no=here.line(policy.if_no),
        appeal=here.line(policy.appeal.how),
        appeal_days=(
            f"Ask within {words.counted(policy.appeal.within_days, 'day')}. "
            f"{here.title('role', policy.appeal.to)} answers in {words.counted(policy.appeal.answer_days, 'work day')}."
        ),
        pay_changes=words.pay_start(policy.pay_changes),
        in_progress=here.line(policy.in_progress.text),
        no_retaliation=here.line(policy.no_retaliation),
    )


def _within(days: int | None) -> str:
    if days is None:
        return ""
    return f"within {words.counted(days, 'work day')}" if days else "at once"


def _windows(policy: PromotionFile) -> tuple[str, ...]:
    if isinstance(policy.windows, str):
        return ()
    return tuple(f"{words.month_day(window.from_)} to {words.month_day(window.to)}" for window in policy.windows)
