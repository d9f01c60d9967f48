"""The page of a state: what it lets a medical assistant do, what it asks for first, and where that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.rules import RuleView, SourceView, rule_view, source_view
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.views.here import Here, Line
    from ladder_spec.models.scope import ScopeFile, SourcedText

RULES: Final = ("blocked", "conditions", "allowed", "not-checked")
"""In the order in which a reader must see them: what is not allowed first."""
_GROUPS: Final = {
    "blocked": "Not allowed",
    "conditions": "With conditions",
    "allowed": "Allowed",
    "not-checked": "Not checked yet",
}


class FactView(Struct, frozen=True):
    """A rule in our words, with its source."""

    text: Line
    source: SourceView


class NeedView(Struct, frozen=True):
    """A credential that a state asks for on top."""

    text: Line
    credentials: tuple[LinkView, ...]
    """Any of these counts."""
    from_level: LinkView
    source: SourceView


class RuleGroup(Struct, frozen=True):
    """The tasks of one kind of rule."""

    anchor: str
    title: str
    count: str
    """13 tasks"""
    rules: tuple[RuleView, ...]


class ScopeView(Struct, frozen=True):
    """Everything on a state's page."""

    frame: Frame
    lead: str
    state: str
    counts: tuple[str, ...]
    """3 with conditions, 11 not checked"""
    checked_on: str
    check_by: str
    check_by_iso: str
    reviewer: Line
    supervision: FactView | None
    needs: tuple[NeedView, ...]
    groups: tuple[RuleGroup, ...]
    facts: tuple[FactView, ...]
    sites: tuple[LinkView, ...]


def scope_view(here: Here, scope: ScopeFile) -> ScopeView:
    """Return the view of a state's page."""
    rules = [rule_view(here, scope, task) for task in scope.tasks]
    needs, facts = need_views(here, scope), tuple(_fact(here, scope, fact) for fact in scope.facts)
    sites = tuple(here.thing("site", site.id) for site in here.handbook.sites.values() if site.state == scope.state)
    lead = plain(scope.summary) if scope.summary else f"What {scope.title} lets a medical assistant do, and what it asks for first."
    sections = (
        SectionView("who-must-be-near", "Who must be near"),
        *([SectionView("credentials-you-need", "Credentials you need")] if needs else []),
        SectionView("tasks-one-by-one", "Tasks, one by one"),
        *([SectionView("good-to-know", "Good to know")] if facts else []),
        SectionView("clinics-here", f"Clinics in {scope.title}"),
    )
    return ScopeView(
        frame=Frame(
            path=here.page,
            view="scope",
            title=scope.title,
            description=lead,
            source=here.handbook.paths["scope", scope.state],
            trail=(here.home(), here.to(links.SCOPES, "States")),
            sections=sections,
            search=_search(scope, lead, rules),
        ),
        lead=lead,
        state=scope.title,
        counts=counted_rules(rule.rule for rule in rules),
        checked_on=words.day(scope.as_of),
        check_by=words.day(scope.review_by),
        check_by_iso=scope.review_by.isoformat(),
        reviewer=here.line(scope.reviewer),
        supervision=_fact(here, scope, scope.supervision) if scope.supervision else None,
        needs=needs,
        groups=tuple(_groups(rules)),
        facts=facts,
        sites=sites,
    )


def need_views(here: Here, scope: ScopeFile) -> tuple[NeedView, ...]:
    """Return the credentials that a state asks for on top."""
    return tuple(
        NeedView(
            text=here.line(need.text),
            credentials=tuple(here.thing("credential", credential) for credential in need.credentials),
            from_level=here.thing("level", need.from_level),
            source=source_view(need.source, scope.as_of, scope.review_by),
        )
        for need in scope.needs
    )


def counted_rules(rules: Iterable[str]) -> tuple[str, ...]:
    """Return how many tasks have each kind of rule, in the order of `RULES`, without empty ones."""
    found = list(rules)
    return tuple(f"{found.count(rule)} {words.lower_first(_GROUPS[rule])}" for rule in RULES if rule in found)


def _groups(rules: Iterable[RuleView]) -> Iterator[RuleGroup]:
    every = tuple(rules)
    for kind in RULES:
        here = tuple(rule for rule in every if rule.rule == kind)
        if here:
            yield RuleGroup(f"rule-{kind}", _GROUPS[kind], words.counted(len(here), "task"), here)


def _fact(here: Here, scope: ScopeFile, fact: SourcedText) -> FactView:
    return FactView(here.line(fact.text), source_view(fact.source, scope.as_of, scope.review_by))


def _search(scope: ScopeFile, lead: str, rules: Iterable[RuleView]) -> tuple[SearchSection, ...]:
    tasks = tuple(
        SearchSection(rule.task, f"{rule.title} in {scope.title}", " ".join([_GROUPS[rule.rule] + ".", plain(rule.text)])) for rule in rules
    )
    needs = " ".join(plain(need.text) for need in scope.needs)
    return (SearchSection("", scope.title, " ".join(filter(None, [lead, *scope.aka, needs]))), *tasks)


pages = PageKind(scope_view, lambda book: ((links.page_path("scope", scope.state), scope) for scope in book.scopes.values()))
"""The page of every state."""
