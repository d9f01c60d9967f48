"""The page of all states: every task against every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.rules import rule_view
from generator.views.scope import counted_rules

if TYPE_CHECKING:
    from generator.views.here import Here
    from ladder_spec.models.scope import ScopeFile

LEAD = "What your state lets you do comes before any level. See each task and each state here."


class RuleCell(Struct, frozen=True):
    """What one state says of one task, in the table."""

    rule: str
    """allowed, conditions, blocked or not-checked"""
    href: str
    """To the task on the state's page; "" where the state does not list it."""


class TaskRow(Struct, frozen=True):
    """One task against all states."""

    title: str
    skills: tuple[LinkView, ...]
    """The competencies that are this task."""
    cells: tuple[RuleCell, ...]
    """In the order of the states."""


class StateLine(Struct, frozen=True):
    """One state in short."""

    link: LinkView
    counts: str
    """3 allowed with conditions, 11 not checked yet"""
    checked_on: str
    check_by: str
    check_by_iso: str
    clinics: str
    """3 clinics"""


class ScopesView(Struct, frozen=True):
    """Everything on the page of all states."""

    frame: Frame
    lead: str
    states: tuple[StateLine, ...]
    rows: tuple[TaskRow, ...]


def scopes_view(here: Here) -> ScopesView:
    """Return the view of the page of all states."""
    scopes = here.handbook.scopes
    names = [scope.title for scope in scopes.values()]
    aka = ["scope of practice", "state rules", "state law", "legal", "allowed", *names, *scopes]
    return ScopesView(
        frame=Frame(
            path=here.page,
            view="scopes",
            title="States",
            description=LEAD,
            source="",
            trail=(here.home(),),
            sections=(SectionView("states", "Your state"), SectionView("tasks", "Tasks in each state")),
            search=(SearchSection("", "States", " ".join([LEAD, *aka])),),
            template="rungbook/wide.html",
        ),
        lead=LEAD,
        states=tuple(_state(here, scope) for scope in scopes.values()),
        rows=_rows(here),
    )


def _state(here: Here, scope: ScopeFile) -> StateLine:
    clinics = sum(site.state == scope.state for site in here.handbook.sites.values())
    return StateLine(
        link=here.thing("scope", scope.state),
        counts=words.joined(counted_rules(task.rule for task in scope.tasks)),
        checked_on=words.day(scope.as_of),
        check_by=words.day(scope.review_by),
        check_by_iso=scope.review_by.isoformat(),
        clinics=words.counted(clinics, "clinic"),
    )


def _rows(here: Here) -> tuple[TaskRow, ...]:
    """Every task that a skill or a state names: those of skills first, in the order of the skills."""
    book = here.handbook
    rules = {(scope.state, task.task): rule_view(here, scope, task) for scope in book.scopes.values() for task in scope.tasks}
    tasks = dict.fromkeys([*(c.task for c in book.competencies.values() if c.task), *(task for _, task in rules)])
    rows = []
    for task in tasks:
        found = {state: rules[state, task] for state in book.scopes if (state, task) in rules}
        first = next(iter(found.values()), None)
        if first is None:
            continue
        titled = next((t.title for scope in book.scopes.values() for t in scope.tasks if t.task == task and t.title), None)
        cells = tuple(RuleCell(found[s].rule, found[s].state.href) if s in found else RuleCell("not-checked", "") for s in book.scopes)
        rows.append(TaskRow(titled or first.title, first.skills, cells))
    return tuple(rows)


pages = PageKind.single(scopes_view, links.SCOPES)
"""The page of all states."""
