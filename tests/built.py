"""The pages of a built site: their addresses, their text, and what kind of page each is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

MADE = re.compile(r'class="rb-page rb-page-([a-z-]+)"')


@cache
def pages(site: Path) -> dict[str, str]:
    """Address in the site, such as `levels/ma-2/` -> HTML, of all pages in order."""
    texts = {path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text("utf-8") for path in site.rglob("*.html")}
    return dict(sorted(texts.items()))


def kind(address: str, text: str) -> str:
    """The kind of a page: the name of its template, "written" for HR's own pages, the file's name for one without a folder."""
    made = MADE.search(text)
    if made:
        return made[1]
    return "written" if address.endswith("/") else address.removesuffix(".html")


@cache
def longest_of_each_kind(site: Path) -> dict[str, str]:
    """Kind -> address of its longest page, which has most of what the kind can show."""
    by_length = sorted(pages(site).items(), key=lambda page: len(page[1]))
    return {kind(address, text): address for address, text in by_length}
