"""Tables of every page of the reference handbook can be read aloud: a caption, heads that say what they head, a name for what scrolls.

A table that HR writes in Markdown has heads of its columns and nothing else: Markdown has no words for a caption or for the head of a row.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.built import kind, pages

FIT = {"rb-compare-table", "rb-talk-gaps"}
"""Three columns fit every screen, and rows that are blocks on a phone, so nothing round these scrolls: `tests/browser/test_axe.py` finds
what is too wide."""
SCOPES = {"col", "row", "colgroup", "rowgroup"}


def faults(html: str) -> list[str]:
    """What is wrong with the tables and diagrams of a page, in words."""
    page = LexborHTMLParser(html)
    found = [f"{words}: {table.html[:120]}" for table in page.css("article table") for words in _faults(page, table) if table.html]
    return found + [f"link without a name: {link.html}" for link in page.css("article svg a") if not link.attributes.get("aria-label")]


def _faults(page: LexborHTMLParser, table: LexborNode) -> list[str]:
    caption = table.css_first("caption")
    rows = [row for row in table.css("tbody tr") if row.css("td")]
    wrong = {
        "no caption": caption is None or not caption.text(strip=True),
        "a head without scope": any(head.attributes.get("scope") not in SCOPES for head in table.css("th")),
        "no head of columns": not table.css("thead th[scope=col]") and not table.css("thead th[scope=colgroup]"),
        "a row without a head": any(len(row.css("th[scope=row]")) != 1 for row in rows),
        "no rows": not rows,
        "no named region round it": not _is_in_region(page, table) and FIT.isdisjoint((table.attributes.get("class") or "").split()),
    }
    return [words for words, is_so in wrong.items() if is_so]


def _is_in_region(page: LexborHTMLParser, table: LexborNode) -> bool:
    """Whether a region that a keyboard reaches holds the table, with a name."""
    around = table.parent
    while around is not None and around.attributes.get("role") != "region":
        around = around.parent
    if around is None or around.attributes.get("tabindex") != "0":
        return False
    name = around.attributes.get("aria-labelledby")
    return bool(around.attributes.get("aria-label") or (name and page.css(f"[id='{name}']")))


def test_tables_of_every_page_of_ours(reference_site: Path) -> None:
    """Caption, scope, one head for each row, a named region; and each link in a diagram says where it leads."""
    ours = {address: html for address, html in pages(reference_site).items() if kind(address, html) != "written"}
    assert sum(html.count("<table") for html in ours.values()) > 100
    found = {address: faults(html) for address, html in ours.items()}
    assert {address: lines for address, lines in found.items() if lines} == {}


GOOD = (
    '<article><div role="region" tabindex="0" aria-labelledby="c"><table><caption id="c">Pay</caption><thead><tr><th scope="col">Level</th>'
    '<th scope="col">Pay</th></tr></thead><tbody><tr><th scope="row">MA I</th><td>$20</td></tr></tbody></table></div></article>'
)


@pytest.mark.parametrize(
    ("part", "instead", "words"),
    [
        ('<caption id="c">Pay</caption>', "", "no caption"),
        ('<th scope="row">', "<th>", "a head without scope"),
        ('<th scope="row">MA I</th>', "<td>MA I</td>", "a row without a head"),
        ('tabindex="0"', "", "no named region"),
        ('aria-labelledby="c"', "", "no named region"),
        ("</article>", "<svg><a href='x'></a></svg></article>", "link without a name"),
    ],
)
def test_faults_are_found(part: str, instead: str, words: str) -> None:
    """A table without a fault has none; each fault that is planted is named."""
    assert faults(GOOD) == []
    assert any(line.startswith(words) for line in faults(GOOD.replace(part, instead, 1)))
