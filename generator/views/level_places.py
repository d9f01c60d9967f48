"""How clinics differ from a level, and what states say of its tasks. Neither changes what the level asks everywhere else."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.differences import DifferencesView, differences
from generator.views.rules import NOT_CHECKED, rule_view, source_view
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from generator.views.rules import RuleView, SourceView
    from ladder_spec.adding_up import FullList
    from ladder_spec.models.scope import ScopeFile, StateNeed
    from ladder_spec.models.site import SiteFile


class ClinicView(Struct, frozen=True):
    """A clinic that differs in something at this level."""

    link: LinkView
    counted: str
    """2 added, 1 not done here"""
    differences: DifferencesView


class WithoutView(Struct, frozen=True):
    """A clinic that does not have the level."""

    link: LinkView
    reason: Line


class StateNeedView(Struct, frozen=True):
    """A credential that a state asks for on top."""

    text: Line
    cards: tuple[LinkView, ...]
    source: SourceView


class StateView(Struct, frozen=True):
    """What a state says of the tasks of a level."""

    link: LinkView
    counted: str
    """2 with conditions, 1 not allowed, 9 not checked"""
    needs: tuple[StateNeedView, ...]
    rules: tuple[RuleView, ...]
    """Conditions and what is not allowed."""
    not_checked: tuple[LinkView, ...]
    """Skills whose task nobody has looked up for this state."""
    check_by: str
    """The day to read the sources again, in words."""
    check_by_iso: str


class PlacesView(Struct, frozen=True):
    """Everything that depends on where people work."""

    clinics: tuple[ClinicView, ...]
    """Those that differ."""
    same: tuple[LinkView, ...]
    """Those that have the level as it is written."""
    without: tuple[WithoutView, ...]
    states: tuple[StateView, ...]
    states_free: tuple[LinkView, ...]
    """States that limit nothing at this level."""
    not_checked: str
    """The fixed sentence for tasks that nobody has looked up."""


def places_view(here: Here, level: str) -> PlacesView:
    """Return how clinics and states differ at a level."""
    book = here.handbook
    clinics = [_clinic(here, level, book.sites[site]) for site in book.sites_with(level)]
    states = [_state(here, level, scope) for scope in book.scopes.values()]
    return PlacesView(
        clinics=tuple(clinic for clinic in clinics if clinic.counted),
        same=tuple(clinic.link for clinic in clinics if not clinic.counted),
        without=tuple(
            WithoutView(here.thing("site", site.id), here.line(off.reason))
            for site in book.sites.values()
            for off in site.not_offered
            if off.level == level
        ),
        states=tuple(state for state in states if state.counted),
        states_free=tuple(state.link for state in states if not state.counted),
        not_checked=NOT_CHECKED,
    )


def skills_asked(full: FullList) -> frozenset[str]:
    """Return the competencies that a full list asks, those of its choices too."""
    asked = [item.requirement for item in full.items]
    choices = [option for one in asked if isinstance(one, AnyOfRequirement | NOfRequirement) for option in one.options]
    return frozenset(one.competency for one in (*asked, *choices) if isinstance(one, CompetencyRequirement))


def _clinic(here: Here, level: str, site: SiteFile) -> ClinicView:
    found = at_level(here, level, site)
    counts = (len(found.adds), "added"), (len(found.swaps), "swapped"), (len(found.not_here), "not done here")
    return ClinicView(
        link=here.thing("site", site.id),
        counted=", ".join(f"{number} {what}" for number, what in counts if number),
        differences=found,
    )


def at_level(here: Here, level: str, site: SiteFile) -> DifferencesView:
    """Return what differs at a clinic for a level.

    Skills are added from a level on, along promotions. Swaps touch the levels that ask for the elective; a skill that is not done
    there touches every level that asks for it in full, because who is hired into a level needs all of its list.
    """
    full, found = here.handbook.full(level), differences(here, site)
    names = {name for item in full.items for name in (item.path, *item.same_as)}
    skills = skills_asked(full)
    return DifferencesView(
        adds=tuple(compress(found.adds, (level in here.handbook.levels_from(add.from_level) for add in site.adds))),
        swaps=tuple(compress(found.swaps, (swap.at in names for swap in site.swaps))),
        not_here=tuple(compress(found.not_here, (gone.competency in skills for gone in site.not_here))),
        not_offered=(),
    )


def _state(here: Here, level: str, scope: ScopeFile) -> StateView:
    book = here.handbook
    skills = skills_asked(book.full(level))
    tasks = {c.task for c in book.competencies.values() if c.id in skills and c.task}
    found = [task for task in scope.tasks if task.task in tasks]
    rules = tuple(rule_view(here, scope, task) for task in found if task.rule in {"conditions", "blocked"})
    open_tasks = {task.task for task in found if task.rule == "not-checked"}
    unchecked = tuple(here.thing("competency", c.id) for c in book.competencies.values() if c.id in skills and c.task in open_tasks)
    needs = tuple(_need(here, scope, need) for need in scope.needs if level in book.levels_from(need.from_level))
    limited = sum(rule.rule == "conditions" for rule in rules)
    counts = (
        (len(needs), "state credential" if len(needs) == 1 else "state credentials"),
        (limited, "with conditions"),
        (len(rules) - limited, "not allowed"),
        (len(unchecked), "not checked"),
    )
    return StateView(
        link=here.thing("scope", scope.state),
        counted=", ".join(f"{number} {what}" for number, what in counts if number),
        needs=needs,
        rules=rules,
        not_checked=unchecked,
        check_by=words.day(scope.review_by),
        check_by_iso=scope.review_by.isoformat(),
    )


def _need(here: Here, scope: ScopeFile, need: StateNeed) -> StateNeedView:
    return StateNeedView(
        text=here.line(need.text),
        cards=tuple(here.thing("credential", card) for card in need.credentials),
        source=source_view(need.source, scope.as_of, scope.review_by),
    )
