"""Render the frame around pages once for all pages that share it, and put each page's own texts into its gaps.

A frame is the theme's whole template, rendered for a `Sample` that stands for any page below one tab and in one folder. Where it
prints something of the page, there is a gap. A template may print gaps and ask whether they are empty, nothing else: if it
compares, changes or looks into them, or asks the sample for what it does not have, every page is rendered in full. `mkdocs build`
always renders in full, and a test compares the two.
"""

from __future__ import annotations

import posixpath
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

import jinja2
from markupsafe import Markup

from generator.site.files import SpecPage
from generator.site.nav import NAV, Loader, folders_above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2.runtime import Context
    from mkdocs.theme import Theme

PARTIALS: Final = {"nav": NAV, "toc": "partials/toc.html"}
"""Parts of the frame that differ from page to page in more than a text. In the frame there is a gap in their place."""
LINKING: Final = ("url", "script_tag")
"""MkDocs' filters that make an address relative to the page."""
_MARK: Final = re.compile("\0<([a-z]+)>\0")
"""A gap; see `mark`. No text of a page holds the character NUL; the angle brackets show whether a template escaped or stripped it."""


class UnsharedError(Exception):
    """A template does more with a page than to print it."""


class _Closed:
    """Something that refuses every question but whether it is there. Python's own, with two underscores, it answers with no."""

    def _refuse(self, *_: object) -> NoReturn:
        raise UnsharedError

    __add__ = __call__ = __contains__ = __eq__ = __getitem__ = __hash__ = _refuse
    __iter__ = __len__ = __lt__ = __mod__ = __mul__ = __radd__ = _refuse

    def __bool__(self) -> bool:
        """Be there: what is not there is None."""
        return True

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(name) if name.startswith("__") else UnsharedError(name)


class Gap(_Closed):
    """A text of the page that a template may print, and nothing else."""

    def __init__(self, name: str) -> None:
        """Name the text; see `_texts` and `_links`."""
        self._name = name

    @property  # type: ignore[misc]  # it may change for no other object
    def __class__(self) -> NoReturn:  # type: ignore[override]  # the same
        """Refuse to say whether it is a text."""
        raise UnsharedError

    def __str__(self) -> str:
        """Mark the place, for a template that prints it; not for a filter that wants to work on the text."""
        if "environment" not in sys._getframe(1).f_globals:  # noqa: SLF001 - only the caller tells; a compiled template has this name
            raise UnsharedError
        return mark(self._name)


class MarkupGap(Gap):
    """A text that is HTML already, so that a template which escapes leaves it as it is."""

    def __html__(self) -> str:
        """Mark the place."""
        return mark(self._name)


class Headings(_Closed):
    """The table of contents of a page, of which a template may only take the first entry."""

    def __init__(self, first: Sample) -> None:
        """Begin with this entry."""
        self._first = first

    def __iter__(self) -> Iterator[Sample]:  # type: ignore[override]  # of this it may be asked
        """Give the first entry, and refuse to say how many follow."""
        yield self._first
        raise UnsharedError


class Sample(_Closed):
    """Stands for any page below a tab. It shows what all of them share, and gaps."""

    def __init__(self, **shown: object) -> None:
        """Show these attributes, and nothing else."""
        self.__dict__.update(shown)

    @property  # type: ignore[misc]  # it may change for no other object
    def __class__(self) -> type[SpecPage]:  # type: ignore[override]  # the same
        """Pass for a page, so that a page that is compared with it goes on to compare titles, and there is a gap."""
        return SpecPage


def mark(name: str) -> str:
    """What stands in a frame in place of the text of this name."""
    return f"\0<{name}>\0"


class Frame(NamedTuple):
    """A rendered frame."""

    parts: list[str]
    """Texts and the names of gaps in turn, a text first and last."""
    names: dict[str, dict[str, Any]]
    """For each partial in whose place there is a gap, the names that it sees."""
    linked: frozenset[str]
    """Addresses that the frame links to, and the folders above them: seen from there, its links look different."""


class Frames:
    """The theme's environment, as far as MkDocs uses it to build a page."""

    def __init__(self, env: jinja2.Environment, theme: Theme) -> None:
        """Let the templates of `env` leave gaps where they are rendered for a sample."""
        self._env = env
        self._own_templates = theme.custom_dir is not None and any(Path(theme.custom_dir).rglob("*.html"))
        self.made: list[Frame | None] = []
        """The frames that were rendered; None for one that cannot be shared."""
        self._frames: dict[tuple[object, ...], Frame | None] = {}
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

    def get_template(self, name: str) -> _Template:
        """The template of this name."""
        return _Template(self, name)

    def render(self, name: str, context: dict[str, Any]) -> str:
        """The page of a context, in the frame of a template."""
        page = context["page"]
        frame = self._frame_of(name, page, context) if isinstance(page, SpecPage) and page.parent and not self._own_templates else None
        if frame is None:
            return self._env.get_template(name).render(context)
        texts = {key: str(value) for key, value in _texts(page).items() if value}
        texts |= {key: self._url(context, link) for key, link in _links(page).items()}
        texts |= {key: self._part(key, {**names, "page": page}) for key, names in frame.names.items()}
        return "".join(texts[part] if position % 2 else part for position, part in enumerate(frame.parts))

    def _frame_of(self, name: str, page: SpecPage, context: dict[str, Any]) -> Frame | None:
        """The frame that a page shares with others; None if it has to be rendered in full."""
        has = (*(name for name, text in _texts(page).items() if text), *_links(page))
        address = page.url.rstrip("/")
        key = (name, id([*page.ancestors][-1]), posixpath.dirname(address), has)
        if key in self._frames:
            frame = self._frames[key]
            return None if frame is None or address in frame.linked else frame
        frame = self._make(name, context, page)
        self.made.append(frame)
        if frame is not None and address in frame.linked:
            return None  # its own links look different, so another page must make the frame
        self._frames[key] = frame
        return frame

    def _make(self, name: str, context: dict[str, Any], page: SpecPage) -> Frame | None:
        """Render a frame; None if a template does more with a page than to print it."""
        self._names, self._links, self._seen_from = {}, set(), page
        try:
            text = self._env.get_template(name).render({**context, "page": _sample(page)})
        except UnsharedError:
            return None
        parts = _MARK.split(text)
        if any("\0" in part for part in parts):
            return None
        linked = {address for link in self._links for address in (link.rstrip("/"), *folders_above(link))}
        return Frame(parts, self._names, frozenset(linked))

    def _filter_or_gap(self, stock: Callable[..., str]) -> Callable[[Context, object], object]:
        """A filter that makes relative addresses; of an address that differs from page to page it gives a gap."""

        @jinja2.pass_context
        def relative(context: Context, value: object) -> object:
            if isinstance(value, Gap):
                return value
            if type(context["page"]) is not Sample:
                return stock(context, value)
            self._links.add(str(value))
            return stock({"page": self._seen_from, "base_url": context["base_url"]}, value)

        return relative

    @jinja2.pass_context
    def _part_or_gap(self, context: Context, name: str) -> str:
        """What a partial gives for a page; for a sample a gap."""
        if type(context["page"]) is Sample:
            self._names[name] = context.get_all()
            return mark(name)
        return self._part(name, context.get_all())

    def _part(self, name: str, names: dict[str, Any]) -> str:
        """A partial for the page among these names. A page shows its table of contents twice: beside it, and in the navigation."""
        if name != "toc" or names["page"] is None:
            return self._env.get_template(_whole(name)).render(names)
        if self._toc[0] is not names["page"]:
            self._toc = (names["page"], self._env.get_template(_whole(name)).render(names))
        return self._toc[1]


class _Template(NamedTuple):
    """A template of the theme, as MkDocs uses it."""

    frames: Frames
    name: str

    def render(self, context: dict[str, Any]) -> str:
        """The page of a context."""
        return self.frames.render(self.name, context)


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
