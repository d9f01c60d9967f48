"""The small Markdown of text fields: words, **strong**, *emphasis*, `code`, links, paragraphs, and lists.

There is no HTML and no picture in it, and nothing turns into a link by itself. Text is parsed once into plain values
that can be hashed and compared; renderers turn them into HTML or print, so that no spec text ever reaches a page as
markup. A link is kept only if it is safe: https, mailto, tel, or an inner reference such as `level:ma-2`, which the
renderer resolves. Of any other link only the words stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING: Final = 8
"""How deep marks may stand in one another; deeper ones are left out and their words kept."""

INNER_TYPES: Final = frozenset(
    (
        *("ladder", "track", "level", "requirement", "competency", "domain", "program", "credential"),
        *("funding", "pathway", "site", "scope", "policy", "page", "sheet", "term"),
    )
)
"""What an inner reference `type:id` may point at."""

_CACHED_TEXTS: Final = 32_768
_RULES: Final = ("list", "emphasis", "backticks", "link", "escape", "newline")
_SIGNS: Final = re.compile(r"[\\*_`\[\r\n\x00]")
_OUTER_LINK: Final = re.compile(r"https://[^\s/?#\\%@]+(?:[/?#][^\s\\]*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9][0-9().;=-]*", re.IGNORECASE)
_INNER_LINK: Final = re.compile(r"([a-z]+):[a-z0-9]+(?:[-.][a-z0-9]+)*")


class Text(Struct, frozen=True, tag=True):
    """Words as they are; the renderer escapes them."""

    text: str


class Code(Struct, frozen=True, tag=True):
    """Words to be typed or read letter by letter."""

    text: str


class Strong(Struct, frozen=True, tag=True):
    """Words that matter most."""

    children: tuple[Inline, ...]


class Emphasis(Struct, frozen=True, tag=True):
    """Words that are stressed."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True, tag=True):
    """Words that lead somewhere.

    Attributes:
        href: An https, mailto, or tel address, or an inner reference `type:id`.
        children: The words.
    """

    href: str
    children: tuple[Inline, ...]


Inline: TypeAlias = Text | Code | Strong | Emphasis | Link


class Paragraph(Struct, frozen=True, tag=True):
    """Words that belong together; in a list item it may stand alone."""

    children: tuple[Inline, ...]


class BulletList(Struct, frozen=True, tag=True):
    """A list whose order says nothing; each item holds blocks."""

    items: tuple[Prose, ...]


class OrderedList(Struct, frozen=True, tag=True):
    """A numbered list; each item holds blocks.

    Attributes:
        items: The items.
        start: Number of the first one.
    """

    items: tuple[Prose, ...]
    start: int = 1


Block: TypeAlias = Paragraph | BulletList | OrderedList
Prose: TypeAlias = tuple[Block, ...]


@lru_cache(maxsize=_CACHED_TEXTS)
def parse(text: str) -> Prose:
    """Parse a text of one or more paragraphs and lists. One line alone is never a list, so "2. Floor" keeps its number."""
    words = text.strip("\r\n")
    if "\n" in words or "\r" in words:
        return _blocks(iter(_markdown().parse(words)))
    line = parse_line(text)
    return (Paragraph(line),) if line else ()


@lru_cache(maxsize=_CACHED_TEXTS)
def parse_line(text: str) -> tuple[Inline, ...]:
    """Parse a text of one line: no paragraphs, no lists; a line break counts as a space."""
    words = text.strip()
    if not _SIGNS.search(words):
        return (Text(words),) if words else ()
    return _inlines(child for token in _markdown().parseInline(words) for child in token.children or ())


def plain(prose: str | Iterable[Block | Inline]) -> str:
    """Give the words without marks, for search, titles, and attributes.

    Args:
        prose: A text field as written, or what `parse` or `parse_line` made of it.

    Returns:
        One line; blocks are joined by a space.
    """
    if isinstance(prose, str):
        if not _SIGNS.search(prose):
            return " ".join(prose.split())
        prose = parse(prose)
    return " ".join("".join(_words(prose)).split())


def _words(parts: Iterable[Block | Inline]) -> Iterator[str]:
    """Give the words of each part, with a blank after each block."""
    for part in parts:
        if isinstance(part, (Text, Code)):
            yield part.text
        elif isinstance(part, (BulletList, OrderedList)):
            for item in part.items:
                yield from _words(item)
        else:
            yield from _words(part.children)
            if isinstance(part, Paragraph):
                yield " "


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """Make the parser; it is imported here because most handbooks start without needing it."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - start-up time

    class Parser(MarkdownIt):
        """Lets every link come as a link, so that `_safe_href` is the one place that judges it."""

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the name is markdown-it's
            return True

    return Parser("zero").enable(list(_RULES))


def _blocks(tokens: Iterator[Token]) -> Prose:
    """Take blocks from the stream of tokens up to the end of the block that holds them."""
    found: list[Block] = []
    for token in tokens:
        if token.type == "inline":
            if children := _inlines(token.children or ()):
                found.append(Paragraph(children))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            if items := _items(tokens):
                found.append(BulletList(items) if token.type == "bullet_list_open" else OrderedList(items, _start(token)))
        elif token.type == "list_item_close":
            break
    return tuple(found)


def _start(token: Token) -> int:
    """Give the number of a list's first item; markdown-it names it only if it is not 1."""
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _items(tokens: Iterator[Token]) -> tuple[Prose, ...]:
    """Take the items of a list up to its end."""
    found: list[Prose] = []
    for token in tokens:
        if token.type != "list_item_open":
            break
        if item := _blocks(tokens):
            found.append(item)
    return tuple(found)


def _inlines(tokens: Iterable[Token]) -> tuple[Inline, ...]:
    """Build the tree of one run of text. Marks that stand too deep, and unsafe links, leave their words to the mark outside."""
    stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        children = stack[-1][1]
        if token.nesting > 0:
            transparent = len(stack) > MAX_NESTING or (token.type == "link_open" and not _safe_href(token))
            stack.append((None, children) if transparent else (token, []))
        elif token.nesting < 0:
            opened, inner = stack.pop()
            if opened is not None and inner:
                stack[-1][1].append(_mark(opened, tuple(inner)))
        elif token.type == "code_inline":
            children.append(Code(token.content))
        else:
            _add_text(children, " " if token.type.endswith("break") else token.content)
    return tuple(stack[0][1])


def _add_text(children: list[Inline], text: str) -> None:
    """Append words, to the words before them if there are any."""
    if children and isinstance(last := children[-1], Text):
        children[-1] = Text(last.text + text)
    elif text:
        children.append(Text(text))


def _mark(opened: Token, children: tuple[Inline, ...]) -> Inline:
    """Make the node of a mark that has just been closed."""
    if opened.type == "link_open":
        return Link(_safe_href(opened), children)
    return Strong(children) if opened.type == "strong_open" else Emphasis(children)


def _safe_href(token: Token) -> str:
    """Give the address of a link, or "" if it may not be followed."""
    href = str(token.attrGet("href") or "")
    inner = _INNER_LINK.fullmatch(href)
    if inner is None:
        return href if _OUTER_LINK.fullmatch(href) else ""
    return href if inner[1] in INNER_TYPES else ""
