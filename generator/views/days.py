"""The days that a handbook names: from when changes hold, when people may apply, and by when rules are looked at again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import links, words
from generator.views.changed_parts import note_anchor
from generator.views.here import Here
from generator.views.news import DIRECTIONS
from generator.views.quality import review_rows
from generator.views.selfcheck_editions import handbook_name
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.policy import PromotionFile, Window

_NEXT: Final = timedelta(days=1)


class Day(Struct, frozen=True):
    """A day, or several in a row."""

    key: str
    """Never changes, so that a calendar that has it already knows it again."""
    first: date
    after: date
    """The day after the last one."""
    yearly: bool
    """It comes again each year."""
    title: str
    text: str
    kind: str
    """Change, Time to apply, or Review"""
    address: str
    """The page that says more; "" = the address of the site is not known."""


def days_of(handbook: Handbook, site_url: str, *, directory_urls: bool) -> tuple[Day, ...]:
    """Return the days of a handbook, in their order.

    Args:
        handbook: The handbook.
        site_url: The address of the site; "" = not known.
        directory_urls: Whether pages are published as folders.
    """

    def address(page: str, anchor: str = "") -> str:
        place = links.site_address(page, directory_urls=directory_urls) + (f"#{anchor}" if anchor else "")
        return f"{site_url.rstrip('/')}/{place}" if site_url else ""

    name = handbook_name(handbook)
    changes = (
        Day(
            key=f"{name}:change:{note.id}",
            first=note.effective,
            after=note.effective + _NEXT,
            yearly=False,
            title=f"{DIRECTIONS[note.direction]} from today: {plain(note.what)}",
            text=f"{plain(note.what)}\nWhy: {plain(note.why)}\nIf you are on your way: {plain(note.in_progress)}",
            kind="Change",
            address=address(links.CHANGED, note_anchor(note.id)),
        )
        for note in handbook.changes
    )
    windows = (
        _window(f"{name}:window:{policy.id}:{window.from_}:{window.to}", handbook, policy, window, address(links.PROMOTION))
        for policy in handbook.promotions.values()
        if not isinstance(policy.windows, str)
        for window in policy.windows
    )
    reviews = (_review(name, day, things, address(links.QUALITY)) for day, things in _reviewed(handbook).items())
    return tuple(sorted((*changes, *windows, *reviews), key=lambda day: (day.first, day.key)))


def _window(key: str, handbook: Handbook, policy: PromotionFile, window: Window, address: str) -> Day:
    """A time of the year, from the year of the edition on."""
    year = handbook.file.edition_date.year
    first, after = _in_year(year, window.from_), _in_year(year, window.to) + _NEXT
    return Day(
        key=key,
        first=first,
        after=after if after > first else _in_year(year + 1, window.to) + _NEXT,
        yearly=True,
        title="You may apply to move up",
        text=f"{policy.title}: from {words.month_day(window.from_)} to {words.month_day(window.to)}.",
        kind="Time to apply",
        address=address,
    )


def _in_year(year: int, month_day: str) -> date:
    """A day of a year; February 29 is March 1 where there is none."""
    try:
        return date.fromisoformat(f"{year}-{month_day}")
    except ValueError:
        return date(year, 3, 1)


def _review(name: str, day: date, things: dict[str, list[str]], address: str) -> Day:
    counts = words.joined([words.counted(len(titles), kind) for kind, titles in things.items()])
    return Day(
        key=f"{name}:review:{day.isoformat()}",
        first=day,
        after=day + _NEXT,
        yearly=False,
        title=f"By today, look again at {counts}",
        text="\n".join(f"{kind.capitalize()}: {title}" for kind, titles in things.items() for title in titles),
        kind="Review",
        address=address,
    )


def _reviewed(handbook: Handbook) -> dict[date, dict[str, list[str]]]:
    """What is to be looked at again, by day and kind: what the page for HR lists, and openings."""
    found: dict[date, dict[str, list[str]]] = {}
    for row in review_rows(Here(handbook, links.QUALITY)):
        found.setdefault(date.fromisoformat(row.by_iso), {}).setdefault(row.kind.lower(), []).append(row.thing.title)
    for ladder in handbook.ladders.values():
        ways = [*((entry.to, entry) for entry in ladder.entry), *((move.to, move) for move in ladder.transitions)]
        for to, way in ways:
            if way.opening and way.review_by is not None:
                found.setdefault(way.review_by, {}).setdefault("opening", []).append(
                    f"{handbook.levels[to].title}: {plain(way.reason or '')}"
                )
    return found
