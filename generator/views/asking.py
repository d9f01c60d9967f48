"""The other way round: which requirements of which levels a credential or a program meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links
from ladder_spec.models.requirement import CredentialRequirement, ProgramRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.here import Here, Line
    from generator.views.page import LinkView
    from ladder_spec.asking import Accepting
    from ladder_spec.models.requirement import Option, Requirement


class AskedFor(Struct, frozen=True):
    """A requirement of a level that something meets."""

    level_id: str
    level: LinkView
    """Leads to the requirement itself on the level's page."""
    text: Line
    """What the level asks, in its words."""
    choice: Line
    """Where it is one of several ways: the words of that way; () = it stands alone."""
    among: tuple[LinkView, ...]
    """What else meets it."""


def asked_for(here: Here, kind: str, thing: str) -> tuple[AskedFor, ...]:
    """Return the requirements that something meets.

    Args:
        here: The page that shows them.
        kind: `credential` or `program`.
        thing: Its id.
    """
    return tuple(_asked(here, one, thing) for one in here.handbook.accepted_by(kind, thing))


def letters(here: Here, credentials: Iterable[str], without: str = "") -> tuple[LinkView, ...]:
    """Return links to credentials by their letters, one left out."""
    return tuple(here.to(links.page_path("credential", c), here.handbook.credentials[c].letters) for c in credentials if c != without)


def _asked(here: Here, one: Accepting, thing: str) -> AskedFor:
    book = here.handbook
    return AskedFor(
        level_id=one.level,
        level=here.requirement(f"{one.level}.{one.requirement.id}", here.title("level", one.level)),
        text=here.line(book.text_of(one.requirement)),
        choice=here.line(book.text_of(one.choice)) if one.choice is not None else (),
        among=_among(here, one.choice or one.requirement, thing),
    )


def _among(here: Here, asked: Requirement | Option, thing: str) -> tuple[LinkView, ...]:
    if isinstance(asked, CredentialRequirement):
        return letters(here, asked.credentials, thing)
    others = asked.programs if isinstance(asked, ProgramRequirement) else ()
    return tuple(here.thing("program", other) for other in others if other != thing)
