"""Small pages at the addresses that things had before they got other ids: printed sheets, bookmarks and feeds go on to the new ones.

They need no script; with one, what stands behind `#` goes along.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from generator.output import OutputFile
from generator.views import links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.handbook import Handbook

SCRIPT: Final = "assets/rungbook/moved/moved.js"


def moved_pages(handbook: Handbook, *, directory_urls: bool) -> tuple[OutputFile, ...]:
    """Return a page for each earlier id of everything that has a page of its own.

    Args:
        handbook: The handbook.
        directory_urls: Whether pages are published as folders.
    """
    language = handbook.file.languages[0]
    return tuple(
        OutputFile(place, _page(place, to, title, language, directory_urls=directory_urls).encode())
        for kind, things in _things(handbook)
        for thing, title, earlier in things
        for old in earlier
        for place, to in ((_place(links.page_path(kind, old), directory_urls=directory_urls), links.page_path(kind, thing)),)
    )


def _things(handbook: Handbook) -> Iterator[tuple[str, Iterable[tuple[str, str, tuple[str, ...]]]]]:
    """For each kind of thing with pages: id, title and earlier ids."""
    yield "ladder", ((one.id, one.title, one.renamed_from) for one in handbook.ladders.values())
    yield "level", ((one.id, one.title, one.renamed_from) for one in handbook.levels.values())
    yield "competency", ((one.id, one.title, one.renamed_from) for one in handbook.competencies.values())
    yield "program", ((one.id, one.title, one.renamed_from) for one in handbook.programs.values())
    yield "credential", ((one.id, one.title, one.renamed_from) for one in handbook.credentials.values())
    yield "funding", ((one.id, one.title, one.renamed_from) for one in handbook.funds.values())
    yield "pathway", ((one.id, one.title, one.renamed_from) for one in handbook.pathways.values())
    yield "site", ((one.id, one.title, one.renamed_from) for one in handbook.sites.values())


def _place(page: str, *, directory_urls: bool) -> str:
    """The file in which a page's address lies."""
    address = links.site_address(page, directory_urls=directory_urls)
    return f"{address}index.html" if address.endswith("/") else address


def _page(place: str, to: str, title: str, language: str, *, directory_urls: bool) -> str:
    old = f"{place.removesuffix('/index.html' if directory_urls else '.html')}.md"
    address = escape(links.href(old, to, directory_urls=directory_urls))
    script = escape(links.file_href(old, SCRIPT, directory_urls=directory_urls))
    name = escape(title)
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>{name}</title>
<link rel="canonical" href="{address}">
<script src="{script}" data-to="{address}"></script>
<meta http-equiv="refresh" content="1; url={address}">
</head>
<body>
<p>This page has a new address: <a href="{address}">{name}</a></p>
</body>
</html>
"""
