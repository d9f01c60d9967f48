"""The index of credentials, by type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.asking import asked_for
from generator.views.costs import you_pay
from generator.views.credential import lookalikes, renewal_view, state_needs_of
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView

if TYPE_CHECKING:
    from generator.views.here import Here
    from ladder_spec.models.credential import Credential

_GROUPS: Final = {"national": "National certifications", "state": "State credentials", "card": "Course cards"}


class CredentialCard(Struct, frozen=True):
    """One credential in the list."""

    link: LinkView
    """With its letters."""
    title: str
    """The full name."""
    body: str
    counts_for: tuple[LinkView, ...]
    """Levels that accept it."""
    states: tuple[str, ...]
    """States that ask for it."""
    good_for: str
    """"" = not checked, or nothing is said of renewing."""
    you_pay: str
    not_same_as: tuple[str, ...]
    """Letters that look alike."""


class CredentialGroup(Struct, frozen=True):
    """Credentials of one type."""

    anchor: str
    title: str
    credentials: tuple[CredentialCard, ...]


class CredentialsView(Struct, frozen=True):
    """Everything on the index of credentials."""

    frame: Frame
    lead: str
    groups: tuple[CredentialGroup, ...]


def credentials_view(here: Here) -> CredentialsView:
    """Return the view of the index of credentials."""
    credentials = here.handbook.credentials.values()
    groups = tuple(
        CredentialGroup(kind, title, tuple(_card(here, c) for c in credentials if c.type == kind))
        for kind, title in _GROUPS.items()
        if any(c.type == kind for c in credentials)
    )
    lead = f"{words.counted(len(credentials), 'card or exam', 'cards and exams')}: what each counts for, how long it is good, and who pays."
    frame = Frame(
        path=here.page,
        view="credentials",
        title="Credentials",
        description=lead,
        source=here.handbook.paths["credentials", "credentials"],
        trail=(here.home(),),
        sections=tuple(SectionView(group.anchor, group.title) for group in groups),
        search=(SearchSection("", "Credentials", f"{lead} certification exams cards licenses all credentials"),),
    )
    return CredentialsView(frame, lead, groups)


def _card(here: Here, credential: Credential) -> CredentialCard:
    book = here.handbook
    renewal = renewal_view(here, credential)
    return CredentialCard(
        link=here.to(links.page_path("credential", credential.id), credential.letters),
        title=credential.title,
        body=credential.body,
        counts_for=tuple(asked.level for asked in asked_for(here, "credential", credential.id)),
        states=tuple(dict.fromkeys(need.state for need in state_needs_of(here, credential.id))),
        good_for=renewal.good_for if renewal is not None else "",
        you_pay=you_pay(here, credential.costs),
        not_same_as=tuple(book.credentials[other].letters for other in lookalikes(book, credential)),
    )


pages = PageKind.single(credentials_view, links.CREDENTIALS)
"""The index of credentials."""
