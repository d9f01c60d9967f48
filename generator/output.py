"""What a handbook compiles to: finished pages, files and navigation as plain values.

This is the border between our pages and any site engine. Nothing here knows MkDocs, and nothing before it knows that an
engine exists. Every value is hashable, so a page that has not changed can be told by comparing values.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import msgpack

from generator import neutral
from generator.search.index import PATH as SEARCH_INDEX
from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Self

    from generator.ownpages import OwnPage
    from generator.search.packed import Row
    from generator.search.records import PageRecord
    from generator.search.score import SearchTest
    from generator.views.page import PageView


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of a page's table of contents."""

    title: str
    """Plain text; whoever writes HTML escapes it."""
    anchor: str
    """The id of the heading, without `#`."""
    children: tuple[TocEntry, ...] = ()
    """The headings below this one."""


@dataclass(frozen=True, slots=True)
class SearchSection:
    """What a search finds, and where it leads to."""

    anchor: str
    """The id that the reader is taken to; "" is the page itself."""
    title: str
    """Plain text."""
    text: str
    """Plain text, white space collapsed."""
    words: str = ""
    """Other words that it is found by; no result shows them."""


@dataclass(frozen=True, slots=True)
class OutputPage:
    """A page whose body is finished HTML."""

    path: str
    """Where the page would lie as a Markdown file, "/" separated: `levels/ma-2.md`. Engines make the address from it."""
    template: str
    """The template in `site_overrides` that puts the body into the site's frame: `rungbook/page.html`."""
    title: str
    """Plain text, for the browser's tab and for search."""
    description: str
    """Plain text, one sentence for search engines and link previews; "" = none."""
    body: str
    """HTML, all of it inside one `<div>`, with the page's `<h1>`."""
    toc: tuple[TocEntry, ...] = ()
    """The headings below the `<h1>`."""
    search: tuple[SearchSection, ...] = ()
    """In page order, the page itself first."""
    source: str = ""
    """The spec behind the page, relative to the handbook folder, for "edit this page"; "" = none."""


class PlannedPage:
    """A page that is made when it is first asked for more than its path: perhaps in another process than the one that planned it.

    It has the attributes of an OutputPage.
    """

    def __init__(
        self,
        path: str,
        view: Callable[[], PageView],
        make: Callable[[PageView], OutputPage],
        read: Callable[[OutputPage], Row | None],
        beside: object = None,
    ) -> None:
        """Plan a page.

        Args:
            path: Where it will lie; see OutputPage.
            view: Gives all that it shows.
            make: Makes it of that.
            read: Reads it for the search index; None = the search does not know it.
            beside: What this reading depends on beside the page. Views and this are plain values, of which msgpack tells everything.
        """
        self.path = path
        self._look, self._make, self._read, self._beside = view, make, read, beside

    @cached_property
    def _view(self) -> PageView:
        return self._look()

    @cached_property
    def mark(self) -> str:
        """A hash of all that the page and its row depend on, but for templates and code.

        Templates know what they are given by the names and values of its attributes, which the encoding tells, and the small Markdown of
        specs by its types, which are tagged.
        """
        return blake2b(msgpack.encode((self._view, self._beside)), digest_size=16).hexdigest()

    @cached_property
    def made(self) -> OutputPage:
        """The page itself."""
        return self._make(self._view)

    @cached_property
    def row(self) -> Row | None:
        """What the search index holds of it. Whoever has it from another process may set it, and spare the making."""
        return self._read(self.made)

    @property
    def template(self) -> str:
        """See OutputPage."""
        return self.made.template

    @property
    def title(self) -> str:
        """See OutputPage."""
        return self.made.title

    @property
    def description(self) -> str:
        """See OutputPage."""
        return self.made.description

    @property
    def body(self) -> str:
        """See OutputPage."""
        return self.made.body

    @property
    def toc(self) -> tuple[TocEntry, ...]:
        """See OutputPage."""
        return self.made.toc

    @property
    def search(self) -> tuple[SearchSection, ...]:
        """See OutputPage."""
        return self.made.search

    @property
    def source(self) -> str:
        """See OutputPage."""
        return self.made.source


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """How a handbook is searched."""

    index: Callable[[Iterable[Row], Iterable[PageRecord]], bytes]
    """Makes the index: of the rows of planned pages, in their order, and after them of hand-written pages."""
    test: SearchTest | None = None
    """The reader questions that the search must answer; None = no test."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that is published as it is."""

    path: str
    """Relative to the site, "/" separated: `data/handbook.json`."""
    content: bytes
    """The whole file."""


class PlannedFile:
    """A file that is made when its content is first asked for: perhaps in another process than the one that planned it.

    It has the attributes of an OutputFile.
    """

    def __init__(self, path: str, make: Callable[[], bytes]) -> None:
        """Plan a file.

        Args:
            path: Where it will lie; see OutputFile.
            make: Makes its content.
        """
        self.path = path
        self._make = make

    @cached_property
    def content(self) -> bytes:
        """See OutputFile."""
        return self._make()


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A line of the site's navigation: a page, or a section with pages below it."""

    title: str
    """Plain text."""
    path: str = ""
    """The path of an OutputPage or of a hand-written page; "" in a section without a page of its own."""
    children: tuple[NavEntry, ...] = ()
    """What stands below it, in order; none = a page."""
    key: str = ""
    """The name by which hand-written pages join this section: `section: moving-up` in their front matter; "" = they cannot."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every page shows of the handbook as a whole. Plain text, all of it."""

    title: str
    """The handbook's name."""
    organization: str
    """Whose handbook it is."""
    edition: str
    """`2026.2`"""
    edition_date: str
    """ISO 8601, `2026-07-01`. The only date that a build writes, so that it does not depend on the day."""
    banner: str = ""
    """The line on top of every page; "" = none."""
    language: str = "en"
    """BCP 47."""
    feedback: str = ""
    """The address of the form behind "this is unclear"; "" = none."""
    feed: str = ""
    """The path of the feed of changes; "" = none."""


class PathTakenError(LadderError):
    """Two outputs would be written to one place."""

    @classmethod
    def by(cls, own_paths: Iterable[str]) -> Self:
        """The error of hand-written files that lie where the handbook makes a page."""
        return cls(f"{', '.join(own_paths)}: the handbook itself makes a page with this path. Give your file another name.")


@dataclass(frozen=True)
class OutputTree:
    """Everything that a handbook publishes.

    Raises:
        PathTakenError: A path stands twice among the pages and files.
    """

    pages: tuple[OutputPage | PlannedPage, ...]
    """In the order in which they are written, and searched among equals."""
    files: tuple[OutputFile | PlannedFile, ...]
    """What is published beside the pages: data, sheets."""
    nav: tuple[NavEntry, ...]
    """The top of the navigation, from left to right. A page may stand outside it."""
    facts: SiteFacts
    """What every page shows of the handbook."""
    search: SearchPlan | None = None
    """How it is searched; None = not at all."""

    def __post_init__(self) -> None:
        """Refuse a path that stands twice: one output would silently overwrite the other."""
        counts = Counter(self._places())
        twice = sorted(path for path, count in counts.items() if count > 1)
        if twice:
            raise PathTakenError(f"Two outputs have the same path: {', '.join(twice)}")

    def _places(self) -> list[str]:
        """Where the outputs go; see `place`."""
        index = [SEARCH_INDEX] if self.search else []
        return [place(page.path) for page in self.pages] + [place(file.path) for file in self.files] + index

    def search_index(self, own_pages: Iterable[PageRecord] = ()) -> tuple[OutputFile, ...]:
        """Make the search index. It needs the rows of all planned pages, so it comes after them.

        Args:
            own_pages: What the search finds of hand-written pages.

        Returns:
            The file that the browser loads; none if nothing is searched.
        """
        if self.search is None:
            return ()
        rows = (page.row for page in self.pages if isinstance(page, PlannedPage))
        return (OutputFile(SEARCH_INDEX, self.search.index((row for row in rows if row is not None), own_pages)),)

    def nav_with(self, own_pages: Sequence[OwnPage]) -> tuple[NavEntry, ...]:
        """The navigation with hand-written pages at the end of their sections.

        A page goes to the section whose key is the page's `section`. A page that names no section, or one that does not
        exist (see `unknown_sections`), goes to the last section at the top. Without any section they stand at the end of the top.
        """
        keys = _keys(self.nav)
        last = next((entry.key for entry in reversed(self.nav) if entry.key), "")
        nav = self.nav
        for page in own_pages:
            leaf = NavEntry(title=page.title, path=page.path)
            section = page.section if page.section in keys else last
            nav = _appended(nav, section, leaf) if section else (*nav, leaf)
        return nav

    def unknown_sections(self, own_pages: Iterable[OwnPage]) -> tuple[OwnPage, ...]:
        """The hand-written pages that name a section which the navigation does not have."""
        keys = {"", *_keys(self.nav)}
        return tuple(page for page in own_pages if page.section not in keys)

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys that hand-written pages can name, in the order of the navigation."""
        return _keys(self.nav)

    def write_to(self, folder: Path, own_files: Iterable[OutputFile] = ()) -> None:
        """Write the tree as Markdown pages and a theme folder that MkDocs or Zensical build as they are.

        Args:
            folder: Made, or replaced as a whole if an earlier call made it.
            own_files: HR's own pages and pictures, paths relative to the folder of hand-written pages.

        Raises:
            PathTakenError: A hand-written page has the path of a page made from specs.
            PublishError: The folder holds something that this method did not write, or another run is writing it.
        """
        own = tuple(own_files)
        self.refuse_clash(file.path for file in own)
        neutral.write(self, own, folder)

    def refuse_clash(self, own_paths: Iterable[str]) -> None:
        """Check that no hand-written file lies where an output goes.

        Raises:
            PathTakenError: One does.
        """
        places = set(self._places())
        taken = sorted(path for path in own_paths if place(path) in places)
        if taken:
            raise PathTakenError.by(taken)


def place(path: str) -> str:
    """The path under which two pages of one address are equal: `pay.md` and `pay/index.md` both become `pay`."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return stem.removesuffix("index").removesuffix("README").rstrip("/")


def _keys(nav: Iterable[NavEntry]) -> tuple[str, ...]:
    """The section keys of a navigation, from top to bottom."""
    found: list[str] = []
    for entry in nav:
        if entry.key:
            found.append(entry.key)
        found.extend(_keys(entry.children))
    return tuple(found)


def _appended(nav: tuple[NavEntry, ...], key: str, leaf: NavEntry) -> tuple[NavEntry, ...]:
    """The navigation with `leaf` at the end of the section `key`, before sections in it that take pages of their own."""
    return tuple(
        replace(entry, children=_with_leaf(entry.children, leaf))
        if entry.key == key
        else replace(entry, children=_appended(entry.children, key, leaf))
        for entry in nav
    )


def _with_leaf(children: tuple[NavEntry, ...], leaf: NavEntry) -> tuple[NavEntry, ...]:
    return (*(entry for entry in children if not entry.key), leaf, *(entry for entry in children if entry.key))
