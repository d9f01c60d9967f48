"""Render the frame around pages once for all pages that share it, and put each page's own texts into its gaps.

A frame is the theme's whole template, rendered for a `Sample` that stands for any page below one tab and in one folder. Where it
prints something of the page, there is a gap. A template may print gaps and ask whether they are empty, nothing else: if it
compares, changes or looks into them, or asks the sample for what it does not have, every page is rendered in full. `mkdocs build`
always renders in full, and a test compares the two.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import jinja2
from markupsafe import Markup

from generator.site.files import SpecPage
from generator.site.nav import GLOBAL, NAV, Loader, NavCache, folders_above, tidy
from generator.site.samples import Gap, Headings, MarkupGap, Sample, UnsharedError, cut, mark
from generator.site.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context
    from mkdocs.theme import Theme

PARTIALS: Final = {"nav": NAV, "toc": "partials/toc.html"}
"""Parts of the frame that differ from page to page in more than a text. In the frame there is a gap in their place."""
LINKING: Final = ("url", "script_tag")
"""MkDocs' filters that make an address relative to the page."""


class Frame(NamedTuple):
    """A rendered frame."""

    gaps: list[str]
    """The names of the gaps, as they follow one another."""
    around: list[bytes]
    """What stands before each gap, and after the last."""
    names: dict[str, dict[str, Any]]
    """For each partial in whose place there is a gap, the names that it sees."""
    linked: frozenset[str]
    """Addresses that the frame links to, and the folders above them: seen from there, its links look different."""
    base_url: str
    """The address of the site, as seen from the pages."""


class Frames:
    """The theme's environment, as far as MkDocs uses it to build a page."""

    def __init__(self, env: jinja2.Environment, theme: Theme) -> None:
        """Let the templates of `env` leave gaps where they are rendered for a sample."""
        self._env = env
        self._own_templates = theme.custom_dir is not None and any(Path(theme.custom_dir).rglob("*.html"))
        self.made: list[Frame | None] = []
        """The frames that were rendered; None for one that cannot be shared."""
        self._frames: dict[tuple[object, ...], Frame | None] = {}
        self._sampling = False
        self._names: dict[str, dict[str, Any]] = {}
        self._links: set[str] = set()
        self._seen_from: SpecPage | None = None
        self._toc: tuple[object, str] = (None, "")
        self._url = env.filters["url"]
        env.filters.update({name: self._filter_or_gap(env.filters[name]) for name in LINKING})
        env.globals["rungbook_part"] = self._part_or_gap
        loader = env.loader or jinja2.DictLoader({})
        calls = {path: f"{{{{ rungbook_part({name!r}) }}}}" for name, path in PARTIALS.items()}
        wholes = {_whole(name): loader.get_source(env, path)[0] for name, path in PARTIALS.items()}
        env.loader = Loader(loader, {**calls, **wholes})
        self._shapes = Shapes(self._url)
        nav = env.globals.get(GLOBAL)
        self._nav = nav if isinstance(nav, NavCache) else None
        if self._nav is not None:
            self._nav.shapes = (self._shapes, lambda names: tidy(self._part("toc", names)))

    def get_template(self, name: str) -> _Template:
        """The template of this name."""
        return _Template(self, name)

    def render(self, name: str, context: dict[str, Any]) -> str:
        """The page of a context, in the frame of a template."""
        page = context["page"]
        if not isinstance(page, SpecPage) or not page.parent or self._own_templates:
            return self._env.get_template(name).render(context)
        key = _key(name, page)
        if key not in self._frames:
            frame = self._make(name, context, page)
            self.made.append(frame)
            if frame is not None and page.url.rstrip("/") in frame.linked:
                return self._env.get_template(name).render(context)  # its own links look different, so another page must make the frame
            self._frames[key] = frame
        return self.quick(page).decode() or self._env.get_template(name).render(context)

    def quick(self, page: SpecPage) -> bytes:
        """The page in a frame that another page has made, as it is written; nothing where there is none for it."""
        frame = self._frames.get(_key(str(page.meta["template"]), page)) if page.parent else None
        if frame is None or page.url.rstrip("/") in frame.linked:
            return b""
        context = {"page": page, "base_url": frame.base_url}
        texts = {key: str(value) for key, value in _texts(page).items() if value}
        texts |= {key: self._url(context, link) for key, link in _links(page).items()}
        texts |= {key: self._part(key, {**names, "page": page}) for key, names in frame.names.items()}
        pieces = [frame.around[0]]
        for gap, after in zip(frame.gaps, frame.around[1:], strict=True):
            pieces += (texts[gap].encode(), after)
        return b"".join(pieces)

    def _make(self, name: str, context: dict[str, Any], page: SpecPage) -> Frame | None:
        """Render a frame; None if a template does more with a page than to print it."""
        self._names, self._links, self._seen_from, self._sampling = {}, set(), page, True
        try:
            parts = cut(self._env.get_template(name).render({**context, "page": _sample(page)}))
        except UnsharedError:
            return None
        finally:
            self._sampling = False
        linked = {address for link in self._links for address in (link.rstrip("/"), *folders_above(link))}
        return Frame(parts[1::2], [text.encode() for text in parts[::2]], self._names, frozenset(linked), context["base_url"])

    def _filter_or_gap(self, stock: Callable[..., str]) -> Callable[[Context, object], object]:
        """A filter that makes relative addresses; of an address that differs from page to page it gives a gap."""

        @jinja2.pass_context
        def relative(context: Context, value: object) -> object:
            if isinstance(value, Gap):
                return value
            if not issubclass(type(context["page"]), Sample):
                return stock(context, value)
            self._links.add(str(value))
            return stock({"page": self._seen_from, "base_url": context["base_url"]}, value)

        return relative

    @jinja2.pass_context
    def _part_or_gap(self, context: Context, name: str) -> str:
        """What a partial gives for a page; for a sample a gap."""
        if issubclass(type(context["page"]), Sample):
            if self._sampling:
                self._names[name] = context.get_all()
            return mark(name)
        return self._part(name, context.get_all())

    def _part(self, name: str, names: dict[str, Any]) -> str:
        """A partial for the page among these names. A page shows its table of contents twice: beside it, and in the navigation."""
        page = names["page"]
        if name == "nav" and self._nav is not None:
            return self._nav.render(names)
        if name != "toc" or page is None:
            return self._env.get_template(_whole(name)).render(names)
        if self._toc[0] is not page.toc:
            template = self._env.get_template(_whole(name))
            is_ours = isinstance(page, SpecPage)
            self._toc = (page.toc, self._shapes.contents(names, template.render) if is_ours else template.render(names))
        return self._toc[1]


class _Template(NamedTuple):
    """A template of the theme, as MkDocs uses it."""

    frames: Frames
    name: str

    def render(self, context: dict[str, Any]) -> str:
        """The page of a context."""
        return self.frames.render(self.name, context)


def _key(template: str, page: SpecPage) -> tuple[object, ...]:
    """What all pages have in common that share a frame."""
    has = (*(name for name, text in _texts(page).items() if text), *_links(page))
    return template, id([*page.ancestors][-1]), posixpath.dirname(page.url.rstrip("/")), has


def _sample(page: SpecPage) -> Sample:
    """What stands for this page and for all that share its frame."""
    texts = {name: (MarkupGap if isinstance(text, Markup) else Gap)(name) if text else text for name, text in _texts(page).items()}
    links = {name: Sample(url=Gap(name)) for name in _links(page)}
    return Sample(
        title=texts["title"],
        meta={key: texts.get(key, value) for key, value in page.meta.items()},
        content=texts["content"],
        canonical_url=texts["canonical"],
        edit_url=texts["edit"],
        previous_page=links.get("previous"),
        next_page=links.get("next"),
        toc=Headings(links["heading"]) if "heading" in links else [],
        is_homepage=page.is_homepage,
        update_date=page.update_date,
    )


def _texts(page: SpecPage) -> dict[str, str | None]:
    """What a frame may print of a page, by the name of the gap."""
    return {
        "title": page.meta["title"],
        "description": page.meta.get("description"),
        "content": page.content,
        "canonical": page.canonical_url,
        "edit": page.edit_url,
        "unclear": page.meta.get("unclear"),
    }


def _links(page: SpecPage) -> dict[str, str]:
    """Where a frame may link to from a page, by the name of the gap."""
    around = {"previous": page.previous_page, "next": page.next_page, "heading": next(iter(page.toc), None)}
    return {name: link.url for name, link in around.items() if link is not None}


def _whole(name: str) -> str:
    """The name under which the stock partial is kept."""
    return f"rungbook/whole-{name}.html"
