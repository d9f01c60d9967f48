"""`credentials.yml`: cards and licenses of real bodies, each with its source and date."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from ladder_spec.models.base import Block, Count, CredentialId, Day, Defines, Id, Line, StateCode, Title, Words
from ladder_spec.models.shared import Costs, Source, text_or_block


class Renewal(Block):
    """How a credential is kept current."""

    months: Count
    """Good for this many months."""
    ends: Literal["day", "end-of-month", "not-checked"]
    """Whether it ends on a day or at the end of a month."""
    how: Line | None = None
    """What renewing takes."""


class Credential(Block):
    """A card or license from a group or a state. It is known by id and body, never by letters alone."""

    id: Annotated[Id, Defines("credential")]
    """Short name; two bodies use the same letters, so the letters are not enough."""
    letters: Title
    """The letters with the body behind them, such as CMA (AAMA)."""
    title: Title
    """The full name."""
    body: Title
    """The group or state that gives it."""
    aka: Words = ()
    """Other words that people type when they look for it."""
    summary: Line | None = None
    """One line for lists."""
    type: Literal["national", "state", "card"]
    """national = a national certification; state = a state's credential; card = a course card."""
    renews: (
        Annotated[
            Annotated[Renewal, Tag("block")] | Annotated[Literal["not-checked"], Tag("text")],
            Discriminator(text_or_block),
        ]
        | None
    ) = None
    """How it is kept current, or `not-checked`."""
    ways_in: tuple[Line, ...] = ()
    """Who may get it."""
    state: StateCode | None = None
    """The state that gives it."""
    not_same_as: tuple[CredentialId, ...] = ()
    """Credentials that look alike and are not the same."""
    facts: tuple[Line, ...] = ()
    """Other facts to show."""
    costs: Costs
    """What it costs and who pays, or `not-checked`."""
    source: Source
    """Where this was read."""
    as_of: Day
    """The day when it was read."""
    review_by: Day
    """The day to read it again."""
    renamed_from: tuple[Id, ...] = ()
    """Ids that this one had before."""


class CredentialsFile(Block):
    """All credentials."""

    schema_: Literal["rungbook/credentials/v1"] = Field(alias="schema")
    """rungbook/credentials/v1"""
    credentials: tuple[Credential, ...]
    """The credentials."""
