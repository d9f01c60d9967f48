"""The other way round: which requirements of which levels accept a credential, a program, or a skill as a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.views import links
from ladder_spec.models.requirement import AnyOfRequirement, CredentialRequirement, NOfRequirement, ProgramRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Option, Requirement


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A requirement of a level that something meets."""

    level: LinkView
    """Leads to the requirement itself on the level's page."""
    text: Line
    """What the level asks, in its words."""
    choice: Line
    """Where it is one of several ways: the words of that way; () = it stands alone."""
    among: tuple[LinkView, ...]
    """What else meets it."""


def written(handbook: Handbook) -> Iterator[tuple[str, Requirement, Option | Requirement]]:
    """Yield each requirement that a level writes, and each of its choices, as (level, requirement, itself or the choice)."""
    for level in handbook.levels.values():
        for requirement in level.requirements:
            yield level.id, requirement, requirement
            if isinstance(requirement, AnyOfRequirement | NOfRequirement):
                for option in requirement.options:
                    yield level.id, requirement, option


def credential_asked(here: Here, credential: str) -> tuple[AskedFor, ...]:
    """Return the requirements that a credential meets."""
    return tuple(
        _asked(here, level, requirement, one, letters(here, one.credentials, credential))
        for level, requirement, one in written(here.handbook)
        if isinstance(one, CredentialRequirement) and credential in one.credentials
    )


def letters(here: Here, credentials: Iterable[str], without: str = "") -> tuple[LinkView, ...]:
    """Return links to credentials by their letters, one left out."""
    return tuple(here.to(links.page_path("credential", c), here.handbook.credentials[c].letters) for c in credentials if c != without)


def program_asked(here: Here, program: str) -> tuple[AskedFor, ...]:
    """Return the requirements that a program meets by being finished."""
    return tuple(
        _asked(here, level, requirement, one, tuple(here.thing("program", other) for other in one.programs if other != program))
        for level, requirement, one in written(here.handbook)
        if isinstance(one, ProgramRequirement) and program in one.programs
    )


def _asked(here: Here, level: str, requirement: Requirement, one: Option | Requirement, among: tuple[LinkView, ...]) -> AskedFor:
    return AskedFor(
        level=here.requirement(f"{level}.{requirement.id}", here.title("level", level)),
        text=here.line(here.handbook.text_of(requirement)),
        choice=here.line(here.handbook.text_of(one)) if one is not requirement else (),
        among=among,
    )
