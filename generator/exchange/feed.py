"""The feed of changes (Atom, RFC 4287): an entry for each note and for each edition, by ids that never change."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from generator.views import links, words
from generator.views.changed import TITLE
from generator.views.changed_parts import edition_anchor, note_anchor
from generator.views.news import DIRECTIONS, FEED, SMALL, untold
from generator.views.selfcheck_editions import handbook_name
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.news import EditionNews, News
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.words import ChangeFile

_ATOM: Final = "http://www.w3.org/2005/Atom"


class _Entry(NamedTuple):
    """An entry of the feed."""

    day: str
    """ISO 8601: the day when people were told."""
    key: str
    """What its id is made from."""
    title: str
    anchor: str
    html: str
    direction: str
    """"" = it is about an edition as a whole."""


def feed(handbook: Handbook, news: News, site_url: str, *, directory_urls: bool) -> bytes:
    """Return the feed. The same handbook gives the same bytes: its dates are those of the specs.

    Args:
        handbook: The handbook.
        news: What changed.
        site_url: The address of the site; a feed without whole addresses would lead nowhere.
        directory_urls: Whether pages are published as folders.
    """
    file, site = handbook.file, site_url.rstrip("/")
    page = f"{site}/{links.site_address(links.CHANGED, directory_urls=directory_urls)}"
    name = handbook_name(handbook)
    entries = sorted(_entries(news), key=lambda entry: (entry.day, entry.key), reverse=True)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": file.languages[0]})
    _text(root, "id", _urn(name, "feed"))
    _text(root, "title", f"{TITLE}: {file.title}")
    _text(root, "updated", _moment(max([file.edition_date.isoformat(), *(entry.day for entry in entries)])))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site}/{FEED}"})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    _text(ET.SubElement(root, "author"), "name", file.organization)
    for entry in entries:
        _add(root, entry, _urn(name, entry.key), page)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _entries(news: News) -> Iterator[_Entry]:
    for one in (*news.coming, *news.editions):
        yield from (_of_note(note) for note in one.notes)
        if one.date:
            yield _of_edition(one)


def _of_note(note: ChangeFile) -> _Entry:
    answers = (
        ("What", plain(note.what)),
        ("Why", plain(note.why)),
        ("From", words.day(note.effective)),
        ("If you are on your way", plain(note.in_progress)),
    )
    html = "".join(f"<p><strong>{name}:</strong> {escape(answer)}</p>" for name, answer in answers)
    title = f"{DIRECTIONS[note.direction]}: {plain(note.what)}"
    return _Entry(note.announced.isoformat(), f"change:{note.id}", title, note_anchor(note.id), html, note.direction)


def _of_edition(one: EditionNews) -> _Entry:
    lines = "".join(f"<li>{escape(f'{change.title}: {change.says}')}</li>" for change in untold(one) if change.direction not in SMALL)
    told = f" {words.counted(len(one.notes), 'change')}, each with an entry of its own." if one.notes else ""
    html = f"<p>Edition {one.edition} is in force from {words.day(date.fromisoformat(one.date))}.{told}</p>"
    title, anchor = f"Edition {one.edition}", edition_anchor(one.edition)
    return _Entry(one.date, f"edition:{one.edition}", title, anchor, html + (f"<p>Also changed:</p><ul>{lines}</ul>" if lines else ""), "")


def _add(root: ET.Element, entry: _Entry, name: str, page: str) -> None:
    element = ET.SubElement(root, "entry")
    _text(element, "id", name)
    _text(element, "title", entry.title)
    _text(element, "published", _moment(entry.day))
    _text(element, "updated", _moment(entry.day))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": f"{page}#{entry.anchor}"})
    if entry.direction:
        ET.SubElement(element, "category", {"term": entry.direction, "label": DIRECTIONS[entry.direction]})
    _text(element, "content", entry.html).set("type", "html")


def _text(above: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(above, name)
    element.text = words.legal(text)
    return element


def _moment(day: str) -> str:
    """The start of a day, as RFC 3339 writes it."""
    return f"{day}T00:00:00Z"


def _urn(handbook: str, key: str) -> str:
    """A name that stays the same wherever the site is published."""
    return uuid5(NAMESPACE_URL, f"rungbook:{handbook}:{key}").urn
