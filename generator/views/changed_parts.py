"""The parts of the page "What changed": editions, notes, single changes, and what a level is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import links, words
from generator.views.news import DIRECTIONS, SMALL, change_levels, news_of, note_levels, tells, untold
from generator.views.page import LinkView
from ladder_spec.prose import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.here import Here, Line
    from generator.views.news import EditionNews, News, Told
    from ladder_spec.models.words import ChangeFile


class ChangeLine(Struct, frozen=True):
    """One change in a line."""

    direction: str
    """harder, easier, pay, duty, wording, link or person"""
    thing: LinkView
    """What it touches; without an address where that is gone."""
    says: str


class NoteView(Struct, frozen=True):
    """A change as its note tells it."""

    anchor: str
    direction: str
    what: Line
    why: Line
    in_progress: Line
    effective: str
    """July 1, 2026"""
    announced: str
    levels: tuple[LinkView, ...]
    """The levels that it is about; () = everyone."""
    details: tuple[ChangeLine, ...]
    """What exactly changed."""


class EditionView(Struct, frozen=True):
    """An edition with all that is new in it."""

    anchor: str
    edition: str
    since: str
    """January 1, 2026; "" = not known."""
    notes: tuple[NoteView, ...]
    others: tuple[ChangeLine, ...]
    """Changes that no note speaks of."""
    small: tuple[ChangeLine, ...]
    """Changes of words, dates, and links."""


class NewsLine(Struct, frozen=True):
    """A change in the list of a level."""

    direction: str
    text: Line
    href: str
    """Where it is told in full."""
    edition: str


class LevelNews(Struct, frozen=True):
    """What a level is told."""

    anchor: str
    level: LinkView | None
    """None = everyone."""
    lines: tuple[NewsLine, ...]


class LevelChange(Struct, frozen=True):
    """What a level's own page says of changes: how many, of which sort, and where they are told."""

    link: LinkView
    counts: tuple[tuple[str, int], ...]
    """A direction, and how often: `("harder", 1)`"""


def edition_anchor(edition: str) -> str:
    """Return the anchor of an edition; a dot would have to be escaped in selectors."""
    return f"edition-{edition.replace('.', '-')}"


def edition_view(here: Here, one: EditionNews) -> EditionView:
    """Return an edition."""
    left = untold(one)
    return EditionView(
        anchor=edition_anchor(one.edition),
        edition=one.edition,
        since=words.day(date.fromisoformat(one.date)) if one.date else "",
        notes=tuple(_note(here, one, note) for note in one.notes),
        others=tuple(_line(here, change) for change in left if change.direction not in SMALL),
        small=tuple(_line(here, change) for change in left if change.direction in SMALL),
    )


def level_news(here: Here, news: News, level: str) -> LevelNews:
    """Return what a level is told, apart from what everyone is told."""
    lines = tuple(line for one in (*news.coming, *news.editions) for line in _of_level(here, one, level))
    return LevelNews(links.level_anchor(level), here.thing("level", level), lines)


def everyone_news(here: Here, news: News) -> LevelNews:
    """Return what everyone is told."""
    return LevelNews("levels-all", None, tuple(line for one in (*news.coming, *news.editions) for line in _of_level(here, one, "")))


def level_change(here: Here, level: str) -> LevelChange | None:
    """Return what a level's own page says of changes in this edition and in those to come; None where there are none."""
    news = here.news or news_of(here.handbook)
    found = [line.direction for one in (*news.coming, news.now) for line in (*_of_level(here, one, level), *_of_level(here, one, ""))]
    if not found:
        return None
    edition = f"edition {news.now.edition}" if not news.coming else "this edition, and coming"
    link = here.to(links.CHANGED, f"What changed here in {edition}", links.level_anchor(level))
    return LevelChange(link, tuple((direction, found.count(direction)) for direction in DIRECTIONS if direction in found))


def _of_level(here: Here, one: EditionNews, level: str) -> Iterator[NewsLine]:
    """What an edition tells a level, or everyone (""): its notes, and changes that no note speaks of."""
    for note in one.notes:
        if _concerns(level, note_levels(here.handbook, note)):
            place = here.to(links.CHANGED, "", note_anchor(note.id)).href
            yield NewsLine(note.direction, here.line(note.what), place, one.edition)
    for change in untold(one):
        if change.direction not in SMALL and _concerns(level, change_levels(here.handbook, change)):
            place = here.to(links.CHANGED, "", edition_anchor(one.edition)).href
            yield NewsLine(change.direction, (Text(f"{change.title}: {change.says}"),), place, one.edition)


def _concerns(level: str, about: tuple[str, ...]) -> bool:
    return level in about if level else not about


def note_anchor(note: str) -> str:
    """Return the anchor of a note on the page."""
    return f"change-{note}"


def _note(here: Here, one: EditionNews, note: ChangeFile) -> NoteView:
    return NoteView(
        anchor=note_anchor(note.id),
        direction=note.direction,
        what=here.line(note.what),
        why=here.line(note.why),
        in_progress=here.line(note.in_progress),
        effective=words.day(note.effective),
        announced=words.day(note.announced),
        levels=tuple(here.thing("level", level) for level in note_levels(here.handbook, note)),
        details=tuple(_line(here, change) for change in one.changes if tells(note, change)),
    )


def _line(here: Here, change: Told) -> ChangeLine:
    return ChangeLine(change.direction, LinkView(change.title, _address(here, change.at)), change.says)


def _address(here: Here, at: str) -> str:
    """Where a thing that changed is shown today; "" where it is gone, or has no place of its own."""
    kind, colon, thing = at.partition(":")
    if not colon:
        return here.address(f"requirement:{at}")
    if kind in {"promotion", "policy"}:
        return here.to(links.PROMOTION if kind == "promotion" else links.MENTORSHIP, "").href
    if kind == "differential":
        return here.to(links.PAY, "", links.extra_pay_anchor(thing)).href if thing in here.handbook.differentials else ""
    if kind == "recognition":
        return here.to(links.RECOGNITION, "", links.recognition_anchor(thing)).href if thing in here.handbook.recognition else ""
    return here.address(at) if links.has_page(kind) else ""
