"""What a search can find, as plain values: one record for each page, with its sections."""

from __future__ import annotations

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A kind of page, as results name it."""

    name: str
    """The readers' word: `Skill`."""
    boost: float
    """How likely such a page is what a reader wants when two pages match equally well; 1 = as likely as any."""


class SectionRecord(Struct, frozen=True):
    """A place on a page that a result can lead to."""

    anchor: str
    """The id of the heading, without `#`."""
    title: str
    """Plain text, without the page's own title."""
    text: str
    """Plain text; its beginning is what a result shows."""
    aka: tuple[str, ...] = ()
    """Other words that people type for it."""
    words: str = ""
    """Words that are searched and never shown."""
    apart: bool = False
    """Whether it is an answer of its own, listed beside its page; otherwise only the best place of a page is listed."""


class PageRecord(Struct, frozen=True):
    """A page."""

    path: str
    """`levels/ma-2.md`"""
    kind: Kind
    """What results call it."""
    title: str
    """Plain text."""
    aka: tuple[str, ...] = ()
    """Other words that people type for it."""
    summary: str = ""
    """The sentence under the title."""
    body: str = ""
    """Other words on the page; they count least."""
    sections: tuple[SectionRecord, ...] = ()
    """In page order. Their words count as body of the page, too."""
