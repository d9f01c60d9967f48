"""The calendar file (iCalendar, RFC 5545): from when changes hold, when people may apply, and when rules are looked at again."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from generator.views.words import legal

if TYPE_CHECKING:
    from generator.views.days import Day

_PRODUCT: Final = "-//Rungbook//Career ladder handbook//EN"


def calendar_file(title: str, days: tuple[Day, ...], stamp: date) -> bytes:
    """Return the calendar file. The same days give the same bytes.

    Args:
        title: The name that the calendar gets.
        days: What stands in it.
        stamp: The day of the edition; a calendar asks of each event when it was written.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", legal(title))
    calendar.add("x-wr-calname", legal(title))
    for day in days:
        calendar.add_component(_event(day, stamp))
    return bytes(calendar.to_ical())


def _event(day: Day, stamp: date) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"rungbook:{day.key}")))
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", day.first)
    event.add("dtend", day.after)
    if day.yearly:
        event.add("rrule", {"freq": "yearly"})
    event.add("summary", legal(day.title))
    event.add("description", legal(day.text))
    event.add("categories", [day.kind])
    event.add("transp", "TRANSPARENT")
    if day.address:
        event.add("url", day.address)
    return event
