"""The site's navigation, shaped for readers: what level am I, what next, how do I learn it, who pays, what differs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.output import NavEntry
from generator.views import links
from generator.views.changed import TITLE as CHANGED_TITLE
from generator.views.compare import TITLE as COMPARE_TITLE
from generator.views.compare import has_pairs, pair_titles
from generator.views.matrix import matrix_title
from generator.views.pathway import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.handbook import Handbook


def navigation(handbook: Handbook) -> tuple[NavEntry, ...]:
    """Return the navigation of a handbook. Sections with a key also take HR's own pages."""
    return (
        NavEntry("Home", links.HOME),
        NavEntry("Levels", children=(NavEntry("Find my level", links.FIND), *_levels(handbook)), key="levels"),
        NavEntry("Moving up", children=_moving_up(handbook), key="moving-up"),
        NavEntry("Skills", children=_skills(handbook), key="skills"),
        NavEntry("Training", children=_training(handbook), key="training"),
        NavEntry("Pathways", children=_pathways(handbook), key="pathways"),
        NavEntry("Where you work", children=_places(handbook), key="places"),
        NavEntry("Help", children=_help(), key="help"),
    )


def _help() -> tuple[NavEntry, ...]:
    return (
        NavEntry(CHANGED_TITLE, links.CHANGED),
        NavEntry("Words we use", links.GLOSSARY),
        NavEntry("Downloads", links.DOWNLOADS),
        NavEntry("How this handbook is kept", links.QUALITY),
        NavEntry("For HR", key="editing"),
    )


def _levels(handbook: Handbook) -> tuple[NavEntry, ...]:
    entries: list[NavEntry] = []
    for ladder in handbook.ladders.values():
        title = "How the ladder works" if len(handbook.ladders) == 1 else ladder.title
        entries.append(NavEntry(title, links.page_path("ladder", ladder.id)))
        entries.append(NavEntry(matrix_title(handbook, ladder), links.matrix_path(ladder.id)))
        if len(handbook.ladders) == 1:
            entries.extend(_comparisons(handbook))
        for track in ladder.tracks:
            on_track = [level for level in ladder.levels if handbook.levels[level].track == track.id]
            children = (
                NavEntry("About this track", links.page_path("track", track.id)),
                *_pages("level", ((level, handbook.levels[level].title) for level in on_track)),
            )
            entries.append(NavEntry(track.title, children=children))
    if len(handbook.ladders) > 1:
        entries.extend(_comparisons(handbook))
    return tuple(entries)


def _comparisons(handbook: Handbook) -> Iterator[NavEntry]:
    """The page where readers choose two levels, then the pairs with a page of their own; nothing where there is one level."""
    if has_pairs(handbook):
        pairs = (NavEntry(title, path) for ladder in handbook.ladders.values() for path, title in pair_titles(handbook, ladder))
        yield NavEntry(COMPARE_TITLE, children=(NavEntry("Any two levels", links.COMPARE), *pairs))


def _moving_up(handbook: Handbook) -> tuple[NavEntry, ...]:
    return (
        NavEntry("How to move up", links.PROMOTION),
        NavEntry("My plan", links.PLAN),
        NavEntry("Talk sheet", links.TALK),
        NavEntry("Mentors and career talks", links.MENTORSHIP),
        NavEntry("Recognition", links.RECOGNITION),
        NavEntry("Pay", links.PAY),
        NavEntry("Questions and appeals", links.APPEALS),
        NavEntry(
            "Money for school",
            children=(NavEntry("All funds", links.FUNDING), *_pages("funding", ((f.id, f.title) for f in handbook.funds.values()))),
        ),
    )


def _skills(handbook: Handbook) -> tuple[NavEntry, ...]:
    domains = (
        NavEntry(
            file.domain.title,
            children=(
                NavEntry("All of these skills", links.page_path("domain", file.domain.id)),
                *_pages("competency", ((c.id, c.title) for c in file.competencies)),
            ),
        )
        for file in handbook.domains.values()
    )
    return (NavEntry("All skills", links.COMPETENCIES), *domains)


def _training(handbook: Handbook) -> tuple[NavEntry, ...]:
    programs = _pages("program", ((p.id, p.title) for p in handbook.programs.values()))
    credentials = _pages("credential", ((c.id, c.letters) for c in handbook.credentials.values()))
    return (
        NavEntry("Programs", children=(NavEntry("All programs", links.PROGRAMS), *programs)),
        NavEntry("Credentials", children=(NavEntry("All credentials", links.CREDENTIALS), *credentials)),
    )


def _pathways(handbook: Handbook) -> tuple[NavEntry, ...]:
    groups = (
        NavEntry(title, children=_pages("pathway", ((p.id, p.title) for p in handbook.pathways.values() if p.kind == kind)))
        for kind, title in KIND_WORDS.items()
        if any(p.kind == kind for p in handbook.pathways.values())
    )
    return (NavEntry("All pathways", links.PATHWAYS), *groups)


def _places(handbook: Handbook) -> tuple[NavEntry, ...]:
    sites = _pages("site", ((s.id, s.title) for s in handbook.sites.values()))
    states = _pages("scope", ((s.state, s.title) for s in handbook.scopes.values()))
    return (
        NavEntry("Clinics", children=(NavEntry("All clinics", links.SITES), *sites)),
        NavEntry("States", children=(NavEntry("All states", links.SCOPES), *states)),
    )


def _pages(kind: str, things: Iterable[tuple[str, str]]) -> tuple[NavEntry, ...]:
    return tuple(NavEntry(title, links.page_path(kind, thing)) for thing, title in things)
