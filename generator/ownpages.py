"""HR's own Markdown pages: the few facts in their front matter that the site needs before an engine reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
TEMPLATE = "rungbook/page.html"
"""The frame of a hand-written page that names none."""


class OwnPage(Struct, frozen=True):
    """What the navigation must know of a page that HR wrote by hand."""

    path: str
    """Relative to the folder of hand-written pages, "/" separated."""
    title: str = ""
    """The title in its front matter; "" = the engine takes it from the text."""
    section: str = ""
    """The section of the navigation that it asks for; "" = it names none."""


def split(text: str) -> tuple[dict[str, object], str]:
    """Part a page into its front matter and its Markdown.

    A block that is no YAML mapping is left in the Markdown, as MkDocs does.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        meta = yaml.safe_load(match["yaml"])
    except yaml.YAMLError:
        return {}, text
    return (meta, text[match.end() :]) if isinstance(meta, dict) else ({}, text)


def joined(meta: dict[str, object], markdown: str) -> str:
    """The page with this front matter; the reverse of `split`."""
    head = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{head}---\n{markdown}"


def facts(path: str, meta: Mapping[str, object]) -> OwnPage:
    """What the navigation must know of the page with this front matter."""
    return OwnPage(path=path, title=_text(meta.get("title")), section=_text(meta.get("section")))


def _text(value: object) -> str:
    """A front matter value as text; "" where it is missing or is no text."""
    return value.strip() if isinstance(value, str) else ""
