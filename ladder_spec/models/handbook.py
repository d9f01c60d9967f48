"""`handbook.yml`: who publishes the handbook, its edition, scales, roles and limits."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ladder_spec.models.base import (
    Block,
    Day,
    Defines,
    EditionName,
    Id,
    LadderId,
    Line,
    Ref,
    RoleId,
    StateCode,
    Title,
    Whole,
    Word,
    YesNo,
)

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
"""A language code such as en or es."""


class Contact(Block):
    """Whom a reader asks when nothing else fits."""

    office: Title
    """The office that keeps the handbook."""
    how: Line
    """How to reach it."""
    feedback: Word | None = None
    """Address of the form behind "this is unclear"."""


class Step(Block):
    """One step of a proficiency scale."""

    id: Annotated[Id, Defines("step", within="block")]
    """Short name of the step."""
    title: Title
    """What readers see."""
    means: Line
    """What a person at this step can say of themselves."""
    by_practice: YesNo = False
    """true = the step is learned at work; no class has to teach it."""


class Scale(Block):
    """A proficiency scale: its steps from lowest to highest."""

    id: Annotated[Id, Defines("scale")]
    """Short name of the scale."""
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]
    """The steps. Their order is their rank."""


class Role(Block):
    """Somebody who may sign, decide or help: a role or office, never a person's name."""

    id: Annotated[Id, Defines("role")]
    """Short name of the role."""
    title: Title
    """What readers see."""
    means: Line
    """Who that is, in plain words."""


class SiteLimits(Block):
    """How far a clinic may differ."""

    adds: Whole
    """At most this many added skills."""
    swaps: Whole
    """At most this many swapped electives."""


class AcceptedException(Block):
    """A rule that HR breaks knowingly, for a time."""

    rule: Annotated[str, StringConstraints(pattern=r"^(YS|LS)[0-9]{3}$")]
    """The code of the rule."""
    at: Word
    """The place, as `type:id`."""
    owner: RoleId
    """The role that answers for it."""
    until: Day
    """The day when the exception ends."""
    reason: Line
    """Why."""


class Lint(Block):
    """How strict the checks are."""

    profile: Literal["draft", "standard", "strict"]
    """draft = wording and process rules only warn; strict = warnings marked * are errors."""
    accept: tuple[AcceptedException, ...] = ()
    """Exceptions, each with owner, reason and end."""


class HandbookFile(Block):
    """The handbook as a whole."""

    schema_: Literal["rungbook/handbook/v1"] = Field(alias="schema")
    """rungbook/handbook/v1"""
    title: Title
    """The title of the site and of every sheet."""
    organization: Title
    """The health system."""
    example: YesNo = False
    """true = every page says that this handbook is an example."""
    edition: EditionName
    """The edition in quotes, such as "2026.2"."""
    edition_date: Day
    """The day from which the edition holds."""
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """Languages; the first is the one that the specs are written in."""
    states: Annotated[tuple[Annotated[StateCode, Ref(("scope",))], ...], Field(min_length=1)]
    """The states with a clinic. Each needs a file in scope/."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """The currency of all amounts, such as USD."""
    ladders: Annotated[tuple[LadderId, ...], Field(min_length=1)]
    """The ladders, in the order in which readers see them."""
    contact: Contact
    """Whom to ask."""
    paper: Literal["letter", "a4"]
    """The paper size of printed sheets."""
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    """Proficiency scales. The first is used where a domain names none."""
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    """All roles that sign, decide or help. `ma`, the reader, is always there and never signs."""
    site_limits: SiteLimits
    """How far a clinic may differ."""
    lint: Lint
    """How strict the checks are."""
