"""All kinds of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.views import (
    appeals,
    changed,
    compare,
    competencies,
    competency,
    credential,
    credentials,
    domain,
    find,
    fund,
    funding,
    glossary,
    home,
    ladder,
    level,
    matrix,
    mentorship,
    pathway,
    pathways,
    pay,
    plan,
    program,
    programs,
    promotion,
    quality,
    recognition,
    scope,
    scopes,
    site,
    sites,
    talk,
    track,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.kind import PageKind, Recipe
    from generator.views.page import PageView
    from ladder_spec.handbook import Handbook

PAGE_KINDS: tuple[PageKind[Any], ...] = (
    home.pages,
    find.pages,
    ladder.pages,
    track.pages,
    level.pages,
    matrix.pages,
    compare.pages,
    compare.pair_pages,
    plan.pages,
    talk.pages,
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
    changed.pages,
    quality.pages,
)
"""In the order in which the pages are listed."""


def page_recipes(handbook: Handbook) -> Iterator[Recipe]:
    """Yield every page of a handbook as it can be made."""
    for kind in PAGE_KINDS:
        yield from kind.recipes(handbook)


def page_views(handbook: Handbook, *, directory_urls: bool) -> Iterator[PageView]:
    """Yield the view of every page of a handbook."""
    for recipe in page_recipes(handbook):
        yield recipe.made(handbook, directory_urls=directory_urls)
