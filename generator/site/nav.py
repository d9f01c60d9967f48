"""Put the theme's navigation together from parts that many pages share, as the stock partial would write it but for blank space.

Of the stock partial's text two thirds are indentation, which in a long list weighs more than the page itself.

Seen from one folder, an entry that the page is not in looks the same on every page, and so does all of an open section but for
its entries. Each of these is made when it is first needed and kept, from what the stock partial gives once for all of a shape.
Only the entry of the page itself is made for every page. Where something is not certain, the stock partial does the work.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from mkdocs.structure.nav import Section

from generator.site.files import SpecPage
from generator.site.shapes import Names, Shapes, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2.runtime import Context
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

NAV = "partials/nav.html"
ITEM = "partials/nav-item.html"
STOCK = "rungbook/stock-nav.html"
PARTIALS = (NAV, ITEM, "partials/toc.html", "partials/toc-item.html", "partials/logo.html", "partials/source.html")
"""What the navigation is made of."""
GLOBAL = "rungbook_nav"
"""The name by which templates call the cache."""
TOP = "__nav"
"""How the stock partial begins the places of entries."""
INDEXES = "navigation.indexes"
"""The theme's feature that makes the first index page of a section its heading instead of an entry."""


class Entry(NamedTuple):
    """A line of the navigation."""

    item: StructureItem
    place: str
    """`__nav_2_1`: where it stands, counted from 1."""


class Listing:
    """A list of entries as all pages show it whose addresses lie in one folder: links are relative, so they are equal only there."""

    def __init__(self, entries: Sequence[Entry], around: Sequence[str], shown: Sequence[str], own: int | None) -> None:
        """Keep what one page of the folder shows.

        Args:
            entries: The entries.
            around: The text around the entries and between them: one piece more than there are entries.
            shown: The entries as the page shows them.
            own: The position of the entry that the page is in; how others show it is not known yet.
        """
        self.entries = entries
        self.position = {id(entry.item): position for position, entry in enumerate(entries)}
        self._pieces = [piece for text, entry in zip(around, (*shown, ""), strict=True) for piece in (text, entry)]
        self._unknown = own

    def html(self, own: int | None, shown: str, render: Callable[[Entry], str]) -> str:
        """The list as a page shows it that is in the entry `own`; `render` gives an entry as a page shows it that is not in it."""
        if self._unknown is not None and self._unknown != own:
            self._pieces[2 * self._unknown + 1] = render(self.entries[self._unknown])
            self._unknown = None
        if own is None:
            return "".join(self._pieces)
        pieces = self._pieces.copy()
        pieces[2 * own + 1] = shown
        return "".join(pieces)


@dataclass
class Turn:
    """What the navigation of one page is made with."""

    way: Sequence[StructureItem]
    """The sections from the top down to the page, and the page; empty if the page is outside the navigation."""
    kept: dict[str, Listing | None]
    """What the page's folder shares, by the place of the section (`__nav_2_1`); None if an entry could be mistaken."""
    names: Names
    """What the stock partials see."""
    template: jinja2.Template
    """The stock partial that holds the macro of an entry."""

    @cached_property
    def _macro(self) -> Callable[..., str]:
        """The macro for the names of this page."""
        return _macro(self.template, self.names)

    def item(self, names: Names, item: object, spot: Spot) -> str:
        """Render an entry; see Item."""
        macro = self._macro if names is self.names else _macro(self.template, names)
        return tidy(macro(item, *spot))


class NavCache:
    """Gives each page its navigation."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, features: Sequence[str]) -> None:
        """Take the templates of `env`, and of `nav` the addresses that have pages below them."""
        self._stock, self._item = env.get_template(STOCK), env.get_template(ITEM)
        self._nav, self._has_indexes = nav, INDEXES in features
        self._above = {above for page in nav.pages for above in folders_above(page.url)}
        self._times = Counter(page.url for page in nav.pages)
        self._kept: dict[str, dict[str, Listing | None]] = {}
        self.shapes: tuple[Shapes, Callable[[Names], str]] | None = None
        """Entries as they were rendered once, and what gives a page's table of contents; None = the stock partial renders each."""

    @jinja2.pass_context
    def __call__(self, context: Context) -> str:
        """The navigation for the page of a template."""
        return self.render(context.get_all())

    def render(self, names: dict[str, Any]) -> str:
        """The navigation for the page among these names, as the stock partial would write it."""
        page = names.get("page")
        if page is None or self._is_special(page):
            return tidy(self._stock.render(names))
        way = [*reversed(page.ancestors), page] if page.url in self._times else []
        kept = self._kept.setdefault(posixpath.dirname(page.url.rstrip("/")), {})
        return self._list(Turn(way, kept, names, self._item), TOP, self._nav.items, lambda: tidy(self._stock.render(names)))

    def _is_special(self, page: Page) -> bool:
        """Whether links to a page, or from it, look like those of no other page, or it is the heading of its section."""
        is_heading = page.is_index and page.parent is not None
        return page.is_homepage or is_heading or self._times[page.url] > 1 or page.url.rstrip("/") in self._above

    def _list(self, turn: Turn, place: str, items: Sequence[StructureItem], render: Callable[[], str]) -> str:
        """All of the navigation, or an open section of it, with its entries; `render` makes the whole with the stock partial."""
        depth = place.removeprefix(TOP).count("_")
        section = turn.way[depth - 1] if depth else None
        ours = turn.way[depth] if turn.way else None

        def closed(entry: Entry) -> str:
            return self._entry(turn, entry, Spot(entry.place, depth + 1, section))

        def opened(entry: Entry) -> str:
            below = getattr(entry.item, "children", None)
            return self._list(turn, entry.place, below, lambda: closed(entry)) if below else closed(entry)

        def shown(entry: Entry) -> str:
            return opened(entry) if entry.item is ours else closed(entry)

        if place not in turn.kept:
            entries = self._entries(place, items)
            html = [shown(entry) for entry in entries]
            spot = Spot(place, depth, turn.way[depth - 2] if depth > 1 else None)
            known = self._around(turn, section, spot, html) if isinstance(section, Section) and len(entries) == len(items) else None
            around = known or _cut_at(html, render())
            own = next((position for position, entry in enumerate(entries) if entry.item is ours), None)
            turn.kept[place] = Listing(entries, around, html, own) if around else None
        listing = turn.kept[place]
        if listing is None:
            return render()
        own = listing.position.get(id(ours))
        return listing.html(own, "" if own is None else opened(listing.entries[own]), closed)

    def _around(self, turn: Turn, section: Section, spot: Spot, html: Sequence[str]) -> list[str] | None:
        """What stands before, between and after the entries of an open section; None where only the stock partial can tell."""
        if self.shapes is None or not html:
            return None
        around = self.shapes[0].around(turn.names, section, spot, turn.item, html)
        return around and [around.before, *[around.between] * (len(html) - 1), around.after]

    def _entry(self, turn: Turn, entry: Entry, spot: Spot) -> str:
        """An entry whose section is not open, or that is a page."""
        if self.shapes is None or not isinstance(entry.item, SpecPage):
            return turn.item(turn.names, entry.item, spot)
        shapes, contents = self.shapes
        return shapes.entry(turn.names, entry.item, spot, turn.item, lambda: contents(turn.names))

    def _entries(self, place: str, items: Sequence[StructureItem]) -> list[Entry]:
        """The entries that a section lists. Its first index page may be its heading instead."""
        indexes = (item for item in items if self._has_indexes and place != TOP and getattr(item, "is_index", False))
        heading = next(indexes, None)
        return [Entry(item, f"{place}_{number}") for number, item in enumerate(items, start=1) if heading is None or item != heading]


class Loader(jinja2.BaseLoader):
    """The theme's loader, with templates of our own in place of some of the theme's."""

    def __init__(self, base: jinja2.BaseLoader, own: Mapping[str, str]) -> None:
        """Give these templates by name, and all others from `base`."""
        self._base, self._own = base, own

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, its file, and whether it is up to date."""
        if template in self._own:
            return self._own[template], None, lambda: True
        return self._base.get_source(environment, template)

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return self._base.list_templates()


def install(env: jinja2.Environment, nav: Navigation, theme: Theme) -> None:
    """Put the cache into the theme's environment, unless the user has partials of their own, which may show anything."""
    if env.loader is None or (theme.custom_dir and any((Path(theme.custom_dir) / name).exists() for name in PARTIALS)):
        return
    stock, _, _ = env.loader.get_source(env, NAV)
    env.loader = Loader(env.loader, {NAV: f"{{{{ {GLOBAL}() }}}}", STOCK: stock})
    if env.cache is not None:
        env.cache.clear()
    env.globals[GLOBAL] = NavCache(env, nav, theme.get("features") or ())


def _cut_at(entries: Sequence[str], whole: str) -> list[str] | None:
    """What stands before, between and after entries in the text of a list; None if an entry could be mistaken."""
    around = []
    rest = whole
    for html in entries:
        before, matched, rest = rest.partition(html)
        if not matched or whole.count(html) > 1:
            return None
        around.append(before)
    return [*around, rest]


def _macro(template: jinja2.Template, names: Names) -> Callable[..., str]:
    """The macro of the stock partial, for some names: (entry, place, depth, section) -> its `<li>`."""
    made: Callable[..., str] = template.make_module(names).render  # type: ignore[attr-defined]  # a macro of the template
    return made


def tidy(html: str) -> str:
    """A part of the navigation without indentation and empty lines. No text in it may span lines."""
    return "\n".join(filter(None, map(str.strip, html.split("\n"))))


def folders_above(url: str) -> set[str]:
    """The addresses that a page's address lies below: `a/b/c/` gives `a/b` and `a`."""
    above, folder = set(), posixpath.dirname(url.rstrip("/"))
    while folder:
        above.add(folder)
        folder = posixpath.dirname(folder)
    return above
