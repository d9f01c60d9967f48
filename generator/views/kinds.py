"""All kinds of pages, in the order in which they are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views import (
    appeals,
    competencies,
    competency,
    credential,
    credentials,
    domain,
    fund,
    funding,
    glossary,
    home,
    ladder,
    level,
    mentorship,
    pathway,
    pathways,
    pay,
    program,
    programs,
    promotion,
    quality,
    recognition,
    scope,
    scopes,
    site,
    sites,
    track,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.page import PageView
    from ladder_spec.handbook import Handbook

PAGE_KINDS = (
    home.pages,
    ladder.pages,
    track.pages,
    level.pages,
    competencies.pages,
    domain.pages,
    competency.pages,
    programs.pages,
    program.pages,
    credentials.pages,
    credential.pages,
    funding.pages,
    fund.pages,
    pathways.pages,
    pathway.pages,
    sites.pages,
    site.pages,
    scopes.pages,
    scope.pages,
    promotion.pages,
    mentorship.pages,
    recognition.pages,
    appeals.pages,
    pay.pages,
    glossary.pages,
    quality.pages,
)
"""Each gives the views of all pages of its kind."""


def page_views(handbook: Handbook, *, directory_urls: bool) -> Iterator[PageView]:
    """Yield the view of every page of a handbook."""
    for pages in PAGE_KINDS:
        yield from pages(handbook, directory_urls=directory_urls)
