"""The page of a credential: what it counts for, how to get it, how to keep it, who pays, what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.asking import asked_for, letters
from generator.views.costs import costs_view, you_pay
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.program import card_line
from generator.views.rules import rule_view, source_view
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.asking import AskedFor
    from generator.views.costs import CostsView
    from generator.views.here import Here, Line
    from generator.views.rules import SourceView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.credential import Credential

TYPE_WORDS: Final = {"national": "National certification", "state": "State credential", "card": "Course card"}
"""The readers' word for a kind of credential."""


class RenewalView(Struct, frozen=True):
    """How a credential is kept current."""

    good_for: str
    """2 years (24 months); "" = not checked."""
    ends: str
    """When exactly it ends, in a sentence; "" = nothing to say."""
    how: Line
    """What renewing takes; () = not checked."""


class ProgramLine(Struct, frozen=True):
    """A program that leads to the credential."""

    link: LinkView
    gives: bool
    """You hold the credential when you finish. Else it prepares you for the exam."""
    facts: str


class Lookalike(Struct, frozen=True):
    """A credential that looks alike and is not the same."""

    link: LinkView
    letters: str


class StateNeedView(Struct, frozen=True):
    """A state that asks for the credential."""

    state: str
    place: LinkView
    """The state, or the task that the credential is needed for."""
    text: Line
    since: LinkView | None
    """The level from which on it is asked; None = it is asked for one task."""
    among: tuple[LinkView, ...]
    """What else meets it."""


class CredentialView(Struct, frozen=True):
    """Everything on a credential's page."""

    frame: Frame
    lead: Line
    kind: str
    letters: str
    body: str
    state: LinkView | None
    """The state that gives it."""
    renewal: RenewalView | None
    """None = the spec says nothing of renewing."""
    costs: CostsView
    asked_at: tuple[AskedFor, ...]
    state_needs: tuple[StateNeedView, ...]
    states: tuple[str, ...]
    """The states that ask for it."""
    ways_in: tuple[Line, ...]
    programs: tuple[ProgramLine, ...]
    facts: tuple[Line, ...]
    not_same_as: tuple[Lookalike, ...]
    source: SourceView


def credential_view(here: Here, credential: Credential) -> CredentialView:
    """Return the view of a credential's page."""
    book, state_needs = here.handbook, state_needs_of(here, credential.id)
    lead = credential.summary or f"{TYPE_WORDS[credential.type]} from {credential.body}."
    return CredentialView(
        frame=_frame(here, credential, plain(lead)),
        lead=here.line(lead),
        kind=TYPE_WORDS[credential.type],
        letters=credential.letters,
        body=credential.body,
        state=here.thing("scope", credential.state) if credential.state and credential.state in book.scopes else None,
        renewal=renewal_view(here, credential),
        costs=costs_view(here, credential.costs, is_exam=credential.type != "card"),
        asked_at=asked_for(here, "credential", credential.id),
        state_needs=state_needs,
        states=tuple(dict.fromkeys(need.state for need in state_needs)),
        ways_in=tuple(here.line(way) for way in credential.ways_in),
        programs=tuple(
            ProgramLine(
                here.thing("program", program), credential.id in book.programs[program].gives, card_line(here, book.programs[program])
            )
            for program in book.programs_for(credential.id)
        ),
        facts=tuple(here.line(fact) for fact in credential.facts),
        not_same_as=tuple(
            Lookalike(here.thing("credential", other), book.credentials[other].letters) for other in lookalikes(book, credential)
        ),
        source=source_view(credential.source, credential.as_of, credential.review_by),
    )


def renewal_view(here: Here, credential: Credential) -> RenewalView | None:
    """Return in words how a credential is kept current."""
    if credential.renews is None:
        return None
    if credential.renews == NOT_CHECKED:
        return RenewalView("", "", ())
    ends = {
        "day": "It ends on a day, not at the end of a month. Look at your card.",
        "end-of-month": "It ends on the last day of the month.",
        "not-checked": "We have not checked on which day it ends. Look at your card.",
    }
    renews = credential.renews
    return RenewalView(words.months(renews.months), ends[renews.ends], here.line(renews.how or ""))


def lookalikes(handbook: Handbook, credential: Credential) -> tuple[str, ...]:
    """Return the credentials that look like this one: those that it names, and those that name it."""
    naming = (other.id for other in handbook.credentials.values() if credential.id in other.not_same_as)
    return tuple(dict.fromkeys((*credential.not_same_as, *naming)))


def state_needs_of(here: Here, credential: str) -> tuple[StateNeedView, ...]:
    """Return what states ask of a credential: from a level on, and for single tasks."""
    found = []
    for scope in here.handbook.scopes.values():
        state = here.thing("scope", scope.state)
        for need in scope.needs:
            if credential in need.credentials:
                since = here.thing("level", need.from_level)
                found.append(StateNeedView(scope.title, state, here.line(need.text), since, letters(here, need.credentials, credential)))
        for task in scope.tasks:
            if credential in task.credentials:
                rule = rule_view(here, scope, task)
                place = LinkView(f"{scope.title}, {words.lower_first(rule.title)}", rule.state.href)
                found.append(StateNeedView(scope.title, place, rule.text, None, letters(here, task.credentials, credential)))
    return tuple(found)


def _frame(here: Here, credential: Credential, lead: str) -> Frame:
    has_programs = bool(here.handbook.programs_for(credential.id))
    sections = (
        SectionView("counts-for", "What it counts for"),
        *((SectionView("ways-in", "How to get it"),) if credential.ways_in or has_programs else ()),
        SectionView("costs", "What you pay"),
        *((SectionView("renew", "How to keep it"),) if credential.renews is not None else ()),
        *((SectionView("facts", "Good to know"),) if credential.facts else ()),
        SectionView("source", "Where we read this"),
    )
    name = f"{credential.letters}: {credential.title}"
    ways = " ".join(plain(way) for way in credential.ways_in)
    return Frame(
        path=here.page,
        view="credential",
        title=name,
        description=lead,
        source=here.handbook.paths["credentials", "credentials"],
        trail=(here.home(), here.to(links.CREDENTIALS, "Credentials")),
        sections=sections,
        search=(
            SearchSection("", name, " ".join([credential.body, *credential.aka, *(plain(fact) for fact in credential.facts)])),
            *((SearchSection("ways-in", f"{credential.letters}: how to get it", ways),) if ways else ()),
            SearchSection("costs", f"{credential.letters}: what you pay", you_pay(here, credential.costs), "fee price"),
            *(
                (SearchSection("renew", f"{credential.letters}: how to keep it", "", "renew renewal expires"),)
                if credential.renews is not None
                else ()
            ),
        ),
    )


pages = PageKind(credential_view, lambda book: ((links.page_path("credential", card.id), card) for card in book.credentials.values()))
"""The page of every credential."""
