"""From a checked handbook to everything that is published: pages, files and navigation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from generator.output import OutputFile, OutputTree, SiteFacts
from generator.render.data import data_files
from generator.render.pages import render_page
from generator.search.index import PATH as SEARCH_INDEX
from generator.search.index import index_script
from generator.views import downloads, links, search
from generator.views.kinds import page_views
from generator.views.navigation import navigation
from generator.views.questions import search_test

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How the site is published."""

    directory_urls: bool = True
    """Whether a page is a folder (`levels/ma-2/`) or a file (`levels/ma-2.html`), which also opens from a disk."""


def compile_handbook(handbook: Handbook, options: BuildOptions | None = None) -> OutputTree:
    """Return everything that a handbook publishes. The same handbook and options give the same bytes.

    Args:
        handbook: A checked handbook.
        options: How the site is published; None = the defaults.
    """
    chosen = options or BuildOptions()
    files = data_files(handbook)
    views = chain(
        page_views(handbook, directory_urls=chosen.directory_urls),
        downloads.pages(handbook, files, directory_urls=chosen.directory_urls),
    )
    pages = tuple(render_page(view) for view in views)
    index = OutputFile(SEARCH_INDEX, index_script(search.index(handbook, pages)))
    return OutputTree(
        pages=pages,
        files=(*files, index),
        nav=navigation(handbook),
        facts=site_facts(handbook),
        search_test=search_test(handbook),
    )


def site_facts(handbook: Handbook) -> SiteFacts:
    """Return what every page shows of the handbook as a whole."""
    file = handbook.file
    example = f"Example handbook. {file.organization} is made up. Pay, dates and rules are samples."
    return SiteFacts(
        title=file.title,
        organization=file.organization,
        edition=file.edition,
        edition_date=file.edition_date.isoformat(),
        banner=example if file.example else "",
        language=file.languages[0],
        feedback=links.outer_href(file.contact.feedback or ""),
    )
