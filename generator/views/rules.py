"""What states say of a task, and where a fact was read: shown on level, competency, credential and state pages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import words
from generator.views.proof import ProofView, proofs

if TYPE_CHECKING:
    from datetime import date

    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from ladder_spec.models.scope import ScopeFile, Task
    from ladder_spec.models.shared import Source

NOT_CHECKED: Final = "We have not checked this task for this state. Ask your supervisor before you do it."
"""The fixed sentence where nobody has read a source yet: never a silent hole."""


class SourceView(Struct, frozen=True):
    """Where a fact was read, and until when it holds."""

    title: str
    standing: str
    """official, secondary or unverified"""
    checked_on: str
    """In words: November 22, 2026."""
    check_by: str
    """In words."""
    check_by_iso: str
    """For the script that warns once the reader's own date is past it."""


class RuleView(Struct, frozen=True):
    """What one state says of one task."""

    state: LinkView
    task: str
    """The task's id: its anchor on the state's page."""
    title: str
    """The readers' word for the task."""
    rule: str
    """allowed, conditions, blocked or not-checked"""
    text: Line
    adds: tuple[ProofView, ...]
    """Proof that the state asks for on top."""
    credentials: tuple[LinkView, ...]
    """Any of these is needed."""
    kept_by: str
    """Roles that keep the condition; "" = none."""
    skills: tuple[LinkView, ...]
    """The competencies that are this task."""
    instead: str
    """What counts instead where it is blocked; "" = nothing."""
    source: SourceView | None
    """None where nothing has been read."""


def source_view(source: Source, as_of: date, review_by: date) -> SourceView:
    """Return a source with its dates in words."""
    return SourceView(source.title, source.standing, words.day(as_of), words.day(review_by), review_by.isoformat())


def rule_view(here: Here, scope: ScopeFile, task: Task, *, name_skills: bool = True) -> RuleView:
    """Return what a state says of a task.

    Args:
        here: The page that shows it.
        scope: The state.
        task: The task.
        name_skills: Whether to link the competencies that are this task; the page of one of them does not.
    """
    skills = here.handbook.skills_of(task.task)
    title = task.title or (skills[0].title if skills else task.task.replace("-", " ").capitalize())
    return RuleView(
        state=here.thing("scope", scope.state, task.task),
        task=task.task,
        title=title,
        rule=task.rule,
        text=here.line(" ".join(filter(None, [task.text, NOT_CHECKED if task.rule == "not-checked" else ""]))),
        adds=proofs(here, task.adds),
        credentials=tuple(here.thing("credential", credential) for credential in task.credentials),
        kept_by=here.roles(task.kept_by),
        skills=tuple(here.thing("competency", skill.id) for skill in skills) if name_skills else (),
        instead=_instead(here, task),
        source=source_view(task.source, scope.as_of, scope.review_by) if task.source is not None else None,
    )


def _instead(here: Here, task: Task) -> str:
    swap = task.swap
    if swap is None:
        return ""
    step = here.handbook.step(swap.of[0], swap.proficiency).title
    choices = words.joined([here.title("competency", choice) for choice in swap.of], "or")
    return f"{swap.need} of these at {step}: {choices}"
