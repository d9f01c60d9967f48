"""The small Markdown of specs as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.render.template_code import shown
from ladder_spec.prose import BulletList, Code, Emphasis, Link, OrderedList, Paragraph, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladder_spec.prose import Block, Inline


def to_html(parts: Iterable[Block | Inline]) -> Markup:
    """Return blocks or the parts of a line as HTML. Every text is escaped; no spec can bring in markup of its own."""
    return Markup("".join(map(_part, parts)))  # noqa: S704 - each part is HTML


def _part(part: Block | Inline) -> str:
    match part:
        case Text(text):
            return shown(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Strong(children):
            return Markup("<strong>{}</strong>").format(to_html(children))
        case Emphasis(children):
            return Markup("<em>{}</em>").format(to_html(children))
        case Link(href, children):
            return Markup('<a href="{}">{}</a>').format(href, to_html(children))
        case Paragraph(children):
            return Markup("<p>{}</p>").format(to_html(children))
        case BulletList(items):
            return Markup("<ul>{}</ul>").format(_items(items))
        case OrderedList(items, start):
            opening = Markup("<ol>") if start == 1 else Markup('<ol start="{}">').format(start)
            return opening + _items(items) + Markup("</ol>")


def _items(items: Iterable[Iterable[Block]]) -> Markup:
    return Markup().join(Markup("<li>{}</li>").format(_item(item)) for item in items)


def _item(blocks: Iterable[Block]) -> Markup:
    """An entry of one paragraph is just its words."""
    found = tuple(blocks)
    return to_html(found[0].children) if len(found) == 1 and isinstance(found[0], Paragraph) else to_html(found)
