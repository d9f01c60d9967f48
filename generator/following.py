"""The files by which people hear of the next change: a feed, and a calendar file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.exchange.feed import feed
from generator.output import OutputFile
from generator.render.kept_values import KeptValue
from generator.views.days import days_of
from generator.views.news import CALENDAR, FEED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.views.days import Day
    from generator.views.news import News
    from ladder_spec.handbook import Handbook


def files_to_follow(handbook: Handbook, news: News, site_url: str, *, directory_urls: bool) -> tuple[OutputFile, ...]:
    """Return the calendar file, if the handbook names any day, and the feed, if the address of the site is known.

    Args:
        handbook: The handbook.
        news: What changed.
        site_url: The address of the site; "" = not known.
        directory_urls: Whether pages are published as folders.
    """

    def found() -> Iterator[OutputFile]:
        days = days_of(handbook, site_url, directory_urls=directory_urls)
        if days:
            yield OutputFile(CALENDAR, _calendar(handbook.file.title, days, handbook.file.edition_date))
        if site_url:
            yield OutputFile(FEED, feed(handbook, news, site_url, directory_urls=directory_urls))

    return tuple(found())


def _calendar(title: str, days: tuple[Day, ...], stamp: date) -> bytes:
    """The calendar file, as it was kept, or made now: what writes it takes longer to load than most builds have to spare."""
    code = Path(__file__).with_name("exchange").joinpath("calendar_file.py").read_bytes()
    place = KeptValue("calendar", code, repr((title, days, stamp)))
    kept = place.read()
    if isinstance(kept, str):
        return kept.encode()
    from generator.exchange.calendar_file import calendar_file  # noqa: PLC0415 - see above

    made = calendar_file(title, days, stamp)
    place.keep(made.decode())
    return made
