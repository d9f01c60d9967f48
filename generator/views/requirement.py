"""One requirement as readers see it: what is asked, at which step, what shows it, who signs, what counts instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from generator.views.page import LinkView
from generator.views.proof import proofs
from ladder_spec.models.requirement import (
    AnyOfRequirement,
    CompetencyRequirement,
    CredentialRequirement,
    ExperienceRequirement,
    NOfRequirement,
    ProgramRequirement,
)
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.proof import ProofView
    from ladder_spec.adding_up import Standing
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Option, Requirement


class StepView(Struct, frozen=True):
    """A step of a proficiency scale."""

    number: int
    """Its rank, from 1."""
    title: str


class InsteadView(Struct, frozen=True):
    """Something else that counts, with its own proof."""

    text: Line
    proofs: tuple[ProofView, ...]


class LimitView(Struct, frozen=True):
    """A term of a requirement."""

    name: str
    text: str


class AskedView(Struct, frozen=True):
    """What a requirement or one of its choices asks."""

    skill: LinkView | None
    """The competency; None for the other kinds."""
    step: StepView | None
    text: Line
    accepts: tuple[LinkView, ...]
    """The credentials, programs or levels that count."""
    accepts_words: str
    """What the list of `accepts` is: "Any of these 5 cards"; "" = there is no list."""
    limits: tuple[LimitView, ...]
    """By when, and how work elsewhere counts."""
    proofs: tuple[ProofView, ...]
    """All are needed."""
    why: Line
    instead: tuple[InsteadView, ...]


class RequirementView(Struct, frozen=True):
    """One requirement as it stands at a level."""

    anchor: str
    """Its permalink on the page: `ma-2.months`."""
    mark: str
    """The name under which readers' marks are kept: the same at every level that asks it."""
    name: str
    """Short plain name, for the permalink and for search."""
    status: str
    """new, raised or kept"""
    before: str
    """The step that was asked before, for a raised one."""
    origin: LinkView | None
    """For a kept one: where it was asked first."""
    asked: AskedView
    choices: tuple[AskedView, ...]
    choices_words: str
    """How many of the choices are needed: "Any 3 of these 8"; "" = there are none."""
    elective: bool
    """A clinic may swap choices."""
    states: tuple[LinkView, ...]
    """States whose rules limit or forbid the task, each to its rule."""


def requirement_anchor(book: Handbook, level: str, standing: Standing) -> str:
    """Return where a requirement stands on a level's page: under its own name where the level writes it, else under its first."""
    return f"{level}.{standing.requirement.id}" if book.writes(level, standing.requirement) else standing.path


def requirement_view(here: Here, level: str, standing: Standing) -> RequirementView:
    """Return the view of a requirement.

    Args:
        here: The page that shows it.
        level: The level on whose page it stands.
        standing: The requirement as it stands at that level.
    """
    requirement = standing.requirement
    choices = requirement.options if isinstance(requirement, AnyOfRequirement | NOfRequirement) else ()
    asked = asked_view(here, requirement)
    return RequirementView(
        anchor=requirement_anchor(here.handbook, level, standing),
        mark=standing.path,
        name=asked.skill.title if asked.skill else plain(asked.text),
        status=standing.status.value,
        before=_step_title(here, requirement, standing.before),
        origin=None if here.handbook.writes(level, requirement) else _origin(here, level, standing),
        asked=asked,
        choices=tuple(asked_view(here, choice) for choice in choices),
        choices_words=_how_many(requirement, len(choices)),
        elective=isinstance(requirement, NOfRequirement) and requirement.elective,
        states=_limiting_states(here, requirement),
    )


def asked_view(here: Here, asked: Requirement | Option) -> AskedView:
    """Return what a requirement or a choice asks."""
    book = here.handbook
    skill = asked if isinstance(asked, CompetencyRequirement) else None
    accepts, accepts_words = _accepts(here, asked)
    return AskedView(
        skill=here.thing("competency", skill.competency) if skill else None,
        step=step_view(here, skill.competency, skill.proficiency) if skill else None,
        text=here.line(book.text_of(asked)),
        accepts=accepts,
        accepts_words=accepts_words,
        limits=_limits(asked),
        proofs=proofs(here, book.evidence_of(asked)),
        why=here.line(asked.why or ""),
        instead=tuple(InsteadView(here.line(other.text), proofs(here, other.evidence)) for other in asked.accept_instead),
    )


def step_view(here: Here, competency: str, step: str) -> StepView:
    """Return a step of a competency's scale."""
    return StepView(here.handbook.step_rank(competency, step) + 1, here.handbook.step(competency, step).title)


def outside_words(requirement: ExperienceRequirement) -> str:
    """Return in words how work elsewhere counts toward months in a level; "" where nothing is said."""
    outside = requirement.outside
    if outside is None:
        return ""
    if outside.counts == "none":
        return "It does not count."
    rate = "month for month" if outside.counts == "month-for-month" else "half"
    cap = f", up to {words.counted(outside.cap, 'month')}" if outside.cap is not None else ""
    return f"It counts {rate}{cap}."


def _accepts(here: Here, asked: Requirement | Option) -> tuple[tuple[LinkView, ...], str]:
    if isinstance(asked, CredentialRequirement):
        cards = here.handbook.credentials
        found = tuple(LinkView(cards[card].letters, here.thing("credential", card).href) for card in asked.credentials)
        return found, _any_of(asked.need, len(found))
    if isinstance(asked, ProgramRequirement):
        found = tuple(here.thing("program", program) for program in asked.programs)
        return found, _any_of(asked.need, len(found))
    if isinstance(asked, ExperienceRequirement):
        return tuple(here.thing("level", level) for level in asked.levels), "As any of these" if len(asked.levels) > 1 else "As"
    return (), ""


def _any_of(need: int, count: int) -> str:
    if count == 1:
        return "This one"
    return f"All {count}" if need == count else f"Any {need} of these {count}"


def _how_many(requirement: Requirement, count: int) -> str:
    if isinstance(requirement, AnyOfRequirement):
        return _any_of(1, count)
    return _any_of(requirement.need, count) if isinstance(requirement, NOfRequirement) else ""


def _limits(asked: Requirement | Option) -> tuple[LimitView, ...]:
    if isinstance(asked, CredentialRequirement) and asked.by_month is not None:
        return (LimitView("By", f"The end of month {asked.by_month} in this level."),)
    if isinstance(asked, ExperienceRequirement) and (outside := outside_words(asked)):
        return (LimitView("Work elsewhere", outside),)
    return ()


def _step_title(here: Here, requirement: Requirement, step: str) -> str:
    known = step and isinstance(requirement, CompetencyRequirement)
    return here.handbook.step(requirement.competency, step).title if known and isinstance(requirement, CompetencyRequirement) else ""


def _origin(here: Here, level: str, standing: Standing) -> LinkView:
    """The level that a carried requirement comes from: the first name of it that lies on a way to this level."""
    below = (name for name in (standing.path, *standing.same_as) if level in here.handbook.levels_from(name.partition(".")[0]))
    name = next(below, standing.path)
    return here.requirement(name, here.title("level", name.partition(".")[0]))


def _limiting_states(here: Here, requirement: Requirement) -> tuple[LinkView, ...]:
    if not isinstance(requirement, CompetencyRequirement):
        return ()
    rules = ((state, here.handbook.task_rule(state, requirement.competency)) for state in here.handbook.scopes)
    return tuple(
        here.thing("scope", state, rule.task) for state, rule in rules if rule is not None and rule.rule in {"conditions", "blocked"}
    )
