"""Records of the pages that HR wrote by hand: their Markdown, roughly read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.search.records import Kind, PageRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND: Final = Kind("Page", 0.8)
MOST: Final = 4000
"""How many characters of a page are searched; the rest of a long one is found by its headings."""

_HEADING: Final = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_PARAGRAPH: Final = re.compile(r"^[^\W\d_].*$", re.MULTILINE)
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SIGNS: Final = re.compile(r"<[^>]*>|[`*_{}|]|^\s*(?:[-+>]|!!!|\?\?\?)\s", re.MULTILINE)


def own_record(path: str, meta: Mapping[str, object], markdown: str) -> PageRecord:
    """Return the record of a hand-written page.

    Args:
        path: Relative to the folder of hand-written pages: `faq.md`.
        meta: Its front matter; `title` and `description` are used.
        markdown: Its text.
    """
    text = _SIGNS.sub(" ", _LINK.sub(r"\1", markdown))
    headings = [heading.strip() for heading in _HEADING.findall(text)]
    first = _PARAGRAPH.search(text)
    title = meta.get("title") or next(iter(headings), "") or path.rpartition("/")[2].removesuffix(".md").replace("-", " ").capitalize()
    summary = meta.get("description") or (first[0] if first else "")
    body = " ".join([*headings, text[:MOST]])
    return PageRecord(
        path=re.sub(r"(^|/)README\.md$", r"\1index.md", path),
        kind=KIND,
        title=str(title),
        summary=_line(str(summary)),
        body=_line(_HEADING.sub("", body)),
    )


def _line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
