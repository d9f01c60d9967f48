"""The marks of all sheets of a handbook, without printing one: by them a later edition knows its older sheets again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.render.sheets.job import mark_of
from generator.views.news import SheetMark
from generator.views.sheet_plan import sheet_plans

if TYPE_CHECKING:
    from generator.views.sheet_plan import SheetPlan
    from ladder_spec.handbook import Handbook


def sheet_marks(handbook: Handbook) -> tuple[SheetMark, ...]:
    """Return the mark of each thing that sheets are about, once, in the order of the sheets."""
    plans = list(sheet_plans(handbook))
    subjects = {id(plan.subject): plan for plan in plans}  # several sheets have one subject
    return tuple(_mark(handbook, plan) for plan in subjects.values())


def _mark(handbook: Handbook, plan: SheetPlan) -> SheetMark:
    level = plan.about if plan.about in handbook.levels else ""
    return SheetMark(mark_of(plan.subject), plan.subject.imprint.page, level, plan.site)
