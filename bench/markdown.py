"""From our finished HTML back to Markdown as an author would have typed it, so that another engine gets the same content.

Headings, paragraphs, lists, tables and links come over; boxes and badges leave their words. SVG stays as it is, on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
LISTS = frozenset({"ul", "ol"})
NOT_READ = frozenset({"button", "input", "script", "style", "template"})
BLOCKS = frozenset({
    *HEADINGS, *LISTS, "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "header", "main",
    "nav", "p", "section", "summary", "svg", "table",
})  # fmt: skip
WRAP = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}


def from_html(html: str) -> str:
    """The Markdown of a page body."""
    body = LexborHTMLParser(html).body
    return "\n\n".join(_blocks(body)) + "\n" if body else ""


def _blocks(node: LexborNode) -> Iterator[str]:
    """The blocks in a node, text between blocks as paragraphs of its own."""
    line = ""
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag in NOT_READ:
            continue
        if tag in BLOCKS or _holds_blocks(child):
            if line.strip():
                yield line.strip()
            line = ""
            yield from _block(child)
        else:
            line += _inline(child)
    if line.strip():
        yield line.strip()


def _block(node: LexborNode) -> Iterator[str]:
    match node.tag:
        case tag if tag in HEADINGS:
            yield f"{HEADINGS[tag]} {_words(node)}"
        case "p" | "summary":
            if words := _words(node):
                yield words
        case tag if tag in LISTS:
            yield "\n".join(_list(node))
        case "dl":
            yield "\n".join(_definitions(node)).strip()
        case "table":
            yield from _table(node)
        case "svg":
            yield re.sub(r"\s+", " ", node.html or "")
        case _:
            yield from _blocks(node)


def _list(node: LexborNode, indent: str = "") -> Iterator[str]:
    mark = "1. " if node.tag == "ol" else "- "
    for entry in node.iter():
        nested = [child for child in entry.iter() if child.tag in LISTS]
        words = " ".join(block for block in _blocks(entry) if not nested or not block.startswith(("- ", "1. ")))
        yield f"{indent}{mark}{' '.join(words.split())}"
        for child in nested:
            yield from _list(child, indent + "    ")


def _definitions(node: LexborNode) -> Iterator[str]:
    """A definition list; each pair may sit in a box of its own."""
    for entry in node.css("dt, dd"):
        yield f"\n{_words(entry)}" if entry.tag == "dt" else f":   {' '.join(' '.join(_blocks(entry)).split())}"


def _table(node: LexborNode) -> Iterator[str]:
    caption = node.css_first("caption")
    if caption and (words := _words(caption)):
        yield f"**{words}**"
    rows = [[_cell(cell) for cell in row.css("th, td")] for row in node.css("tr")]
    width = max((len(row) for row in rows), default=0)
    if width:
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, "|" + "---|" * width)
        yield "\n".join(lines)


def _cell(node: LexborNode) -> str:
    """A table cell on one line; what stood below each other is parted by line breaks."""
    lines = [line.strip().removeprefix("- ") for block in _blocks(node) for line in block.splitlines()]
    return "<br>".join(lines).replace("|", "\\|")


def _words(node: LexborNode) -> str:
    return " ".join("".join(_inline(child) for child in node.iter(include_text=True)).split())


def _inline(node: LexborNode) -> str:
    """A piece of running text."""
    if node.tag == "-text":
        return re.sub(r"\s+", " ", re.sub(r"([\\`*_\[\]<>])", r"\\\1", node.text_content or ""))
    if node.tag == "svg":
        return re.sub(r"\s+", " ", node.html or "")
    if node.tag in NOT_READ:
        return ""
    inner = "".join(_inline(child) for child in node.iter(include_text=True))
    return _marked(node, inner) if inner.strip() else inner


def _marked(node: LexborNode, inner: str) -> str:
    """The words of an element in the marks that Markdown has for it."""
    href = node.attributes.get("href")
    if node.tag == "a" and href:
        return f"[{inner.strip()}]({href})"
    mark = WRAP.get(node.tag or "", "")
    if mark:
        return f"{mark}{inner.strip()}{mark}"
    return f"{inner} " if node.tag in {"br", "dd", "dt", "li", "td", "th"} else inner


def _holds_blocks(node: LexborNode) -> bool:
    """Whether a node that is no block itself, such as a link round a card, has blocks inside."""
    return node.tag != "-text" and any(child.tag in BLOCKS for child in node.traverse() if child != node)
