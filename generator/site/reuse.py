"""Pages of the published site that a new build takes over as they are, because nothing that they depend on has changed.

A page depends on its view, on the part of the navigation that it shows, and on what all pages share: settings, templates and code. A hash
of these is its key. Whatever is in doubt is made anew: a site that somebody has touched, a note that cannot be read, another version.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

import generator
import ladder_spec
from generator.output import PlannedPage
from generator.render.kept_values import KeptValue
from generator.resources import resource_dir
from generator.search.records import Kind
from generator.site import writing
from generator.site.files import SpecPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from generator.search.packed import Row

PACKAGES: Final = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "msgspec")
"""What makes pages beside our own code."""
ASIDE: Final = frozenset(
    {"config_file_path", "docs_dir", "site_dir", "mdx_configs", "markdown_extensions", "watch", "nav", "plugins", "theme"}
)
"""Settings that no page of ours shows, or that are looked at more closely."""

Stamp = tuple[int, int, int]
"""Inode, size and time of a file as it was written: whoever writes over it or puts another in its place changes one of them."""


class Note(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a page that was published."""

    key: str
    row: list[Any] | None
    """What the search index holds of it."""
    stamp: Stamp


class Notes(msgspec.Struct, frozen=True):
    """What is known of a published site."""

    common: str
    """The hash of what all pages share."""
    pages: dict[str, Note]
    """By their files, relative to the site."""


class Reuse:
    """The pages of a published site."""

    def __init__(self, published: Path, common: str, nav: Navigation, *, clean: bool = False) -> None:
        """Look up what is known.

        Args:
            published: The site, which may be missing.
            common: The hash of what all pages share; see `common_hash`.
            nav: The navigation of the new site.
            clean: Whether to take over no page all the same; the next build may.
        """
        self._published, self._common = published, common
        self._slices = Slices(nav)
        self._place = KeptValue("sites", os.fsencode(published))
        known = None if clean else self._place.read(Notes)
        self._known = known.pages if known is not None and known.common == common else {}
        self._keys: dict[str, str] = {}

    def taken(self, page: SpecPage) -> bool:
        """Whether the new site has the page now, because the published one has the same; if not, nothing lies in the page's place."""
        output, place = page.output, page.file.dest_uri
        if not isinstance(output, PlannedPage):
            return False
        key = self._keys[place] = _hash((output.mark, self._slices.around(page)))
        note = self._known.get(place)
        if note is None:
            return False
        old, new = f"{self._published}/{place}", page.file.abs_dest_path
        with suppress(OSError):  # somebody has deleted it, or the disk knows no links
            if note.key == key and _stamp(old) == note.stamp:
                writing.link(old, new)
                output.row = _row(note.row)
                return True
        writing.clear(new)
        return False

    def inodes(self, files: Files) -> dict[str, int]:
        """The inodes of published pages that the new site may take over, by their places.

        Args:
            files: The files of the new site.
        """
        ours = (file.dest_uri for file in files if isinstance(file.page, SpecPage))
        return {place: self._known[place].stamp[0] for place in ours if place in self._known}

    @property
    def keys(self) -> dict[str, str]:
        """The keys of the pages that were asked for in this process."""
        return self._keys

    def keep(self, site: Path, keys: Mapping[str, str], rows: Mapping[str, Row | None]) -> None:
        """Write down what the next build may take over.

        Args:
            site: The new site, before or after it is published.
            keys: The keys of its pages.
            rows: What the search index holds of them.
        """
        pages = {place: Note(key, _plain(rows[place]), _stamp(f"{site}/{place}")) for place, key in keys.items()}
        self._place.keep(Notes(self._common, pages))


class Slices:
    """What pages show of the navigation: its top, all of their own section, and their neighbors."""

    def __init__(self, nav: Navigation) -> None:
        """Look at the top."""
        self._top = _hash([(_line(item), _line(_first(item))) for item in nav.items])
        self._whole = nav
        self._sections: dict[int, str] = {}

    def around(self, page: Page) -> tuple[object, ...]:
        """What a page shows."""
        section = [*page.ancestors][-1] if page.parent else self._whole
        if id(section) not in self._sections:
            self._sections[id(section)] = _hash([*_lines(section)])
        return (self._top, self._sections[id(section)], page.title, *(_line(near) for near in (page.previous_page, page.next_page)))


def common_hash(config: MkDocsConfig, facts: object) -> str:
    """Return a hash of what all pages share.

    Args:
        config: As the plugins left it.
        facts: What every page shows of the handbook.
    """
    settings = {name: value for name, value in config.items() if name not in ASIDE}
    theirs = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    modules = [Path(str(package.__file__)).parent for package in (generator, ladder_spec)]
    return _hash(
        (
            facts,
            sorted((name, repr(value)) for name, value in settings.items()),
            sorted((name, repr(config.theme[name])) for name in config.theme),
            [*config.plugins],
            [version(package) for package in PACKAGES],
            [*_contents([resource_dir("templates"), resource_dir("site_overrides"), *theirs])],
            [*_modules(modules)],
        )
    )


def _contents(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """What stands in the files of folders of templates, as hashes. A template may take in a file of any ending."""
    for folder in folders:
        for path in _files(folder):
            if os.path.isfile(path):  # noqa: PTH113 - see _files
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see _files
                    yield path.removeprefix(str(folder)), sha256(file.read()).hexdigest()


def _modules(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of every module: whoever changes a program changes these."""
    for folder in folders:
        for path in _files(folder):
            if path.endswith(".py"):
                found = os.stat(path)  # noqa: PTH116 - see _files
                yield path.removeprefix(str(folder)), found.st_size, found.st_mtime_ns


def _files(folder: Path) -> Iterator[str]:
    """The address of each file below a folder, in a fixed order. It is a text: hundreds of Paths take longer than the files themselves."""
    for above, below, names in os.walk(folder):
        below[:] = sorted(name for name in below if name != "__pycache__")
        yield from (f"{above}/{name}" for name in sorted(names))


def _line(item: Any) -> tuple[object, ...]:  # noqa: ANN401 - MkDocs' items of a navigation share no type; None where there is none
    """What the navigation shows of an item."""
    meta = getattr(item, "meta", None) or {}
    return (getattr(item, "title", None), getattr(item, "url", None), meta.get("icon"), meta.get("status"), meta.get("subtitle"))


def _first(item: Any) -> Any:  # noqa: ANN401 - the same
    """The page that a link to a section leads to."""
    while item.children:
        item = item.children[0]
    return item


def _lines(section: Any) -> Iterator[object]:  # noqa: ANN401 - the same
    """What the navigation shows of a section, from top to bottom."""
    for item in getattr(section, "items", None) or section.children:
        yield _line(item)
        if item.children:
            yield tuple(_lines(item))


def _plain(row: Row | None) -> list[Any] | None:
    """A row whose kind is two plain values."""
    return row and [row[0], (row[1].name, row[1].boost), *row[2:]]


def _row(plain: list[Any] | None) -> Row | None:
    """The row again."""
    return plain and [plain[0], Kind(*plain[1]), *plain[2:]]


def _stamp(file: str) -> Stamp:
    found = os.stat(file)  # noqa: PTH116 - an address is a text here, and there are thousands
    return found.st_ino, found.st_size, found.st_mtime_ns


def _hash(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=16).hexdigest()
