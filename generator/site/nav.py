"""Render the theme's navigation once for each group of pages instead of once for each page, to the same bytes.

Pages of one section whose addresses lie in one folder have the same navigation, but for the entry of the page itself. The
stock partial is rendered for the first of them and cut at the `<li>` of each; the others are put together from the parts.
Wherever a cut is not certain, the stock partial does the work.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

NAV = "partials/nav.html"
ITEM = "partials/nav-item.html"
STOCK = "rungbook/stock-nav.html"
PARTIALS = (NAV, ITEM, "partials/toc.html", "partials/toc-item.html", "partials/logo.html", "partials/source.html")
"""What the navigation is made of."""


class Group(NamedTuple):
    """The navigation that a group of pages shares."""

    parts: list[str]
    """The text before the first entry, between the entries, and after the last."""
    pages: list[Page]
    """The pages of the entries."""
    plain: dict[str, str]
    """The entries as other pages show them, by the page's address; filled when first shown."""


class NavCache:
    """Gives each page its navigation."""

    def __init__(self, env: jinja2.Environment, nav: Navigation) -> None:
        """Take the templates of `env`, and the addresses that have pages below them from `nav`."""
        self._stock, self._item = env.get_template(STOCK), env.get_template(ITEM)
        self._nav = nav
        self._above = {above for page in nav.pages for above in _folders_above(page.url)}
        self._groups: dict[tuple[int, str], Group | None] = {}

    def render(self, context: Context) -> str:
        """The navigation for the page in `context`, as the stock partial would write it."""
        names, page = context.get_all(), context.get("page")
        if page is None or page.is_homepage or page.url.rstrip("/") in self._above:
            return self._stock.render(names)
        # Links are relative, so they are equal only for addresses in one folder.
        key = (id(page.parent), posixpath.dirname(page.url.rstrip("/")))
        if key not in self._groups:
            full = self._stock.render(names)
            siblings = page.parent.children if page.parent else self._nav.items
            self._groups[key] = self._group(full, [item for item in siblings if item.is_page], names)
            return full
        group = self._groups[key]
        if group is None or page not in group.pages:
            return self._stock.render(names)
        out = []
        for part, sibling in zip(group.parts, group.pages, strict=False):
            out.append(part)
            if sibling is page:
                out.append(self._entry(page, names))
            else:
                if sibling.url not in group.plain:
                    group.plain[sibling.url] = self._entry(sibling, names)
                out.append(group.plain[sibling.url])
        return "".join([*out, group.parts[-1]])

    def _group(self, full: str, siblings: list[Page], names: dict[str, Any]) -> Group | None:
        """Cut a navigation at the entries of these pages; None if an entry could be mistaken.

        A page that has no entry of its own, such as the index page of a section, is left to the stock partial.
        """
        group = Group([], [], {})
        rest = full
        for page in siblings:
            shown = self._entry(page, names)
            count = full.count(shown)
            if count > 1 or (count == 1 and shown not in rest):
                return None
            if count == 1:
                part, _, rest = rest.partition(shown)
                group.parts.append(part)
                group.pages.append(page)
        group.parts.append(rest)
        return group

    def _entry(self, page: Page, names: dict[str, Any]) -> str:
        """The `<li>` of a page as the page in `names` shows it."""
        return str(self._item.make_module(names).render(page, "", 1, page.parent))  # type: ignore[attr-defined]  # a macro of the template


class _Loader(jinja2.BaseLoader):
    """The theme's loader, with a call to the cache in place of the navigation partial."""

    def __init__(self, base: jinja2.BaseLoader, own: dict[str, str]) -> None:
        self._base, self._own = base, own

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template in self._own:
            return self._own[template], None, lambda: True
        return self._base.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return self._base.list_templates()


def install(env: jinja2.Environment, nav: Navigation, theme: Theme) -> None:
    """Put the cache into the theme's environment, unless the user has partials of their own, which may show anything."""
    if env.loader is None or (theme.custom_dir and any((Path(theme.custom_dir) / name).exists() for name in PARTIALS)):
        return
    stock, _, _ = env.loader.get_source(env, NAV)
    env.loader = _Loader(env.loader, {NAV: "{{ rungbook_nav() }}", STOCK: stock})
    if env.cache is not None:
        env.cache.clear()
    cache = NavCache(env, nav)

    @jinja2.pass_context
    def rungbook_nav(context: Context) -> str:
        return cache.render(context)

    env.globals["rungbook_nav"] = rungbook_nav


def _folders_above(url: str) -> set[str]:
    """The addresses that a page's address lies below: `a/b/c/` gives `a/b` and `a`."""
    above, folder = set(), posixpath.dirname(url.rstrip("/"))
    while folder:
        above.add(folder)
        folder = posixpath.dirname(folder)
    return above
