"""The feed and the calendar file: whole, valid, the same on every run, and with no date but those of the specs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest

from generator.build import compile_handbook
from generator.exchange.calendar_file import calendar_file
from generator.following import files_to_follow
from generator.render.pages import render_page
from generator.views import links, promotion, words
from generator.views.days import days_of
from generator.views.here import Here
from generator.views.news import CALENDAR, FEED, FrozenEdition, news_of
from ladder_spec import Handbook
from tests.generator.views.specs import changed, raw_all

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://careers.example.org/handbook/"


def followed(book: Handbook, site_url: str = SITE) -> dict[str, bytes]:
    """The files, by path."""
    news = news_of(book, [FrozenEdition("2026.1", "2026-01-01", ())])
    return {file.path: file.content for file in files_to_follow(book, news, site_url, directory_urls=True)}


def atom(content: bytes) -> ET.Element:
    """A feed, parsed."""
    return ET.fromstring(content)  # noqa: S314 - we have written it ourselves


def one(above: ET.Element, name: str) -> str:
    """The text of the one child with this name; there must be exactly one."""
    (found,) = above.findall(f"{ATOM}{name}")
    return found.text or ""


def lines(content: bytes) -> list[str]:
    """The lines of a calendar file, unfolded as RFC 5545 (3.1) says."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def events(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar file, each by the names of its properties."""
    found: list[dict[str, str]] = []
    for line in lines(content):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = value
    return found


def test_the_feed_has_what_atom_asks(handbook: Handbook) -> None:
    """RFC 4287, 4.1: id, title, updated and author; each entry with id, title, updated, content; ids that are unique addresses."""
    root = atom(followed(handbook)[FEED])
    entries = root.findall(f"{ATOM}entry")
    assert [one(author, "name") for author in root.findall(f"{ATOM}author")] == ["Rivermark Health"]
    names = [one(part, "id") for part in (root, *entries)]
    assert len(set(names)) == len(names)
    assert all(UUID(name.removeprefix("urn:uuid:")) for name in names)
    for part in (root, *entries):
        assert one(part, "title")
        assert date.fromisoformat(one(part, "updated").removesuffix("T00:00:00Z")).year == 2026
    assert all(one(entry, "content").startswith("<p>") for entry in entries)
    (self_link,) = [link.attrib["href"] for link in root.findall(f"{ATOM}link") if link.attrib["rel"] == "self"]
    assert self_link == f"{SITE}what-changed.xml"


def test_every_note_and_edition_is_an_entry_with_its_own_days(handbook: Handbook, handbook_folder: Path) -> None:
    """A note by the day when it was announced, an edition by its own day, newest first; each leads to its place on the page."""
    entries = atom(followed(handbook)[FEED]).findall(f"{ATOM}entry")
    told = {one(entry, "title"): one(entry, "published")[:10] for entry in entries}
    expected = {note["what"]: note["announced"] for note in raw_all(handbook_folder, "changes/*.yml")}
    assert {title.partition(": ")[2]: day for title, day in told.items() if ": " in title} == expected
    assert (told["Edition 2026.1"], told["Edition 2026.2"]) == ("2026-01-01", "2026-07-01")
    assert list(told.values()) == sorted(told.values(), reverse=True)
    places = [link.attrib["href"] for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert f"{SITE}what-changed/#change-2026-07-blood-draw" in places


def test_ids_hold_when_the_site_moves(handbook: Handbook) -> None:
    """A feed reader and a calendar know everything again at another address, and when words were mended."""
    here, there = followed(handbook), followed(handbook, "https://other.example/")
    assert [one(e, "id") for e in atom(here[FEED]).iter(f"{ATOM}entry")] == [one(e, "id") for e in atom(there[FEED]).iter(f"{ATOM}entry")]
    assert [event["UID"] for event in events(here[CALENDAR])] == [event["UID"] for event in events(there[CALENDAR])]


def test_without_an_address_there_is_no_feed(handbook: Handbook) -> None:
    """A feed of links that lead nowhere is none; the calendar file is there, without addresses."""
    files = followed(handbook, "")
    assert list(files) == [CALENDAR]
    assert b"URL" not in files[CALENDAR]


def test_the_calendar_keeps_to_the_standard(handbook: Handbook) -> None:
    """RFC 5545: lines end with CR LF and have 75 bytes at most; each event has a UID of its own, a stamp, and days without a time."""
    content = followed(handbook)[CALENDAR]
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    found = events(content)
    assert len({event["UID"] for event in found}) == len(found)
    assert {event["DTSTAMP"] for event in found} == {"20260701T000000Z"}
    assert all(event["DTSTART;VALUE=DATE"] < event["DTEND;VALUE=DATE"] for event in found)


def test_every_review_day_is_in_the_calendar(handbook: Handbook, handbook_folder: Path) -> None:
    """Each day by which a level, program or fund is to be looked at again, with their names."""
    found = {event["DTSTART;VALUE=DATE"]: event for event in events(followed(handbook)[CALENDAR]) if event["CATEGORIES"] == "Review"}
    for spec in (*raw_all(handbook_folder, "ladders/*/levels/*.yml"), *raw_all(handbook_folder, "programs/*.yml")):
        assert spec["title"].replace(",", "\\,") in found[spec["review_by"].replace("-", "")]["DESCRIPTION"]


def test_times_to_apply_come_again_each_year(small: Handbook, small_folder: Path, tmp_path: Path) -> None:
    """One over the turn of the year ends in the next one; February 29 is the day after February 28 in other years."""
    windows = [{"from": "04-01", "to": "04-30"}, {"from": "12-15", "to": "01-15"}, {"from": "02-29", "to": "02-29"}]
    book = changed(small_folder, tmp_path / "book", {"policies/promotion.yml": lambda policy: policy.update(windows=windows)})
    found = [event for event in events(followed(book)[CALENDAR]) if event["CATEGORIES"] == "Time to apply"]
    assert {(event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for event in found} == {
        ("20260401", "20260501"),
        ("20261215", "20270116"),
        ("20260301", "20260302"),
    }
    assert {event["RRULE"] for event in found} == {"FREQ=YEARLY"}
    assert not [event for event in events(followed(small)[CALENDAR]) if event["CATEGORIES"] == "Time to apply"]


def test_the_page_on_moving_up_leads_to_the_calendar(handbook: Handbook) -> None:
    """Where the file is published, and only there."""
    page = next(one for one in compile_handbook(handbook).pages if one.path == links.PROMOTION)
    assert 'href="../../calendar.ics"' in page.body
    assert "calendar.ics" not in render_page(promotion.promotion_view(Here(handbook, links.PROMOTION))).body


def test_hostile_texts_stay_texts(small_folder: Path, tmp_path: Path) -> None:
    """Markup, line breaks of other formats and control characters neither break a file nor add to it."""
    said = "<script>x</script> ]]> & \x01 END:VEVENT; a,b \\n"
    book = changed(small_folder, tmp_path / "book", {"changes/*.yml": lambda note: note.update(what=said)})
    files = followed(book)
    (entry,) = [entry for entry in atom(files[FEED]).iter(f"{ATOM}entry") if "script" in one(entry, "title")]
    assert "&lt;script&gt;" in one(entry, "content")
    content = files[CALENDAR]
    assert lines(content).count("END:VEVENT") == len(events(content))
    assert b"\x01" not in content + files[FEED]


def test_what_xml_allows_stays() -> None:
    """Of all characters there are, those of the production Char of XML 1.0, and no other."""
    allowed = {0x9, 0xA, 0xD, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
    assert {code for code in range(0x110000) if words.legal(chr(code)) == chr(code)} == allowed


def test_the_same_days_give_the_same_bytes(handbook: Handbook, fresh_cache: Path) -> None:
    """Kept or written again."""
    days = days_of(handbook, SITE, directory_urls=True)
    written = calendar_file(handbook.file.title, days, handbook.file.edition_date)
    assert followed(handbook)[CALENDAR] == followed(handbook)[CALENDAR] == written
    assert len(list((fresh_cache / "rungbook" / "calendar").iterdir())) == 1


@pytest.fixture
def fresh_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which results are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path
