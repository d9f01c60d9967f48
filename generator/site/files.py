"""Put an output tree among the files of an MkDocs build."""

from __future__ import annotations

import os
import posixpath
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator import ownpages
from generator.output import PathTakenError
from generator.search.own import own_record
from generator.site.lasting import LastingFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.output import NavEntry, OutputPage, OutputTree, PlannedPage, TocEntry
    from generator.ownpages import OwnPage
    from generator.search.records import PageRecord

log = get_plugin_logger("rungbook")

ID = re.compile(r'\sid="([^"]+)"')
FIRST_LEVEL = 2
"""The heading level of a page's table of contents: `<h1>` is the page itself."""


class SpecPage(Page):
    """A page whose body is finished before MkDocs sees it.

    Titles are handed over as Markup, because Material prints them into HTML as they are.
    """

    def __init__(self, output: OutputPage | PlannedPage, title: str | None, handbook: str, file: File, config: MkDocsConfig) -> None:
        """Become the page of a file.

        Args:
            output: The page, which need not have been made yet.
            title: What the navigation shows; None = the page is not in it.
            handbook: The handbook folder, as seen from the folder of hand-written pages.
            file: The file.
            config: As the plugins left it.
        """
        super().__init__(None if title is None else escape(title), file, config)
        self.output = output
        self._handbook = handbook

    def show(self, output: OutputPage | PlannedPage) -> None:
        """Become another version of the page, which has the same place in the navigation."""
        self.output = output
        self.__dict__.pop("present_anchor_ids", None)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set the front matter that a Markdown page would have, and the address of its spec."""
        self.markdown = ""
        self.meta = {"title": escape(self.output.title), "template": self.output.template}
        if self.output.description:
            self.meta["description"] = escape(self.output.description)
        if self.output.source:
            self.file.edit_uri = posixpath.join(self._handbook, self.output.source)
            self._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)
        if self.edit_url:
            self.edit_url = without_dots(self.edit_url)
        self.meta.update(asking(self, config))

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Take body and table of contents as they are; our own checks have looked at the links."""
        self.content = self.output.body
        self.toc = TableOfContents([_anchor_link(entry, FIRST_LEVEL) for entry in self.output.toc])
        self.links_to_anchors = {}

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # MkDocs reads it, and never sets it from outside
        """What hand-written pages can link to; found only when one does."""
        return set(ID.findall(self.output.body))


def add_outputs(files: Files, config: MkDocsConfig, tree: OutputTree, handbook: Path, published: Path | None = None) -> None:
    """Add the tree's pages and files.

    Args:
        files: Where to.
        config: As the plugins left it.
        tree: The pages and files.
        handbook: The folder with the specs.
        published: The site that is going to be replaced; None = not known.

    Raises:
        PathTakenError: A file of the user lies where an output goes.
    """
    theirs = {file.dest_uri: file.src_uri for file in files if file.src_dir == config.docs_dir}
    tree.refuse_clash(theirs.values())
    titles = dict(_titles(tree.nav))
    to_handbook = Path(os.path.relpath(handbook, config.docs_dir)).as_posix()
    for page in tree.pages:
        level = InclusionLevel.INCLUDED if page.path in titles else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content="", inclusion=level)
        if file.dest_uri in theirs:  # a file that is published as it is, such as pay/index.html
            raise PathTakenError.by([theirs[file.dest_uri]])
        SpecPage(page, titles.get(page.path), to_handbook, file, config)
        files.append(file)
    for output in tree.files:
        files.append(LastingFile.of(output, config, published))


def own_records(files: Files) -> Iterable[PageRecord]:
    """What the search finds of hand-written pages."""
    for file in files.documentation_pages():
        if file.generated_by is None and file.inclusion.is_included():
            try:
                yield own_record(file.src_uri, *ownpages.split(file.content_string))
            except UnicodeDecodeError:
                continue  # own_pages says so


def own_pages(files: Files) -> list[OwnPage]:
    """The hand-written pages that want a place in the navigation, in the order of their paths.

    Raises:
        PluginError: A page is not UTF-8 text.
    """
    found = []
    for file in files.documentation_pages():
        if file.generated_by is None and file.inclusion.is_in_nav():
            try:
                meta, _ = ownpages.split(file.content_string)
            except UnicodeDecodeError as error:
                raise PluginError(f"{file.src_uri} is not UTF-8 text (byte {error.start}). Save it as UTF-8.") from error
            found.append(ownpages.facts(file.src_uri, meta))
    return found


def warn_of_unknown_sections(tree: OutputTree, own: Sequence[OwnPage]) -> None:
    """Log each hand-written page that names a section which the navigation does not have."""
    for page in tree.unknown_sections(own):
        message = "%s: no section has the name %r, so the page stands in the last one. The sections are: %s"
        log.warning(message, page.path, page.section, ", ".join(tree.sections))


def asking(page: Page, config: MkDocsConfig) -> dict[str, str]:
    """The address at which a reader says that a page is unclear, as front matter; nothing where the handbook has no such form."""
    form = config.extra.get("rungbook", {}).get("form")
    return {"unclear": form + escape(f"&page={quote(page.canonical_url or page.url, safe='')}")} if form else {}


def without_dots(url: str) -> str:
    """The address with `..` worked out: an edit link goes from the folder of pages up to the specs."""
    parts = urlsplit(url)
    if "/../" not in parts.path:
        return url
    return urlunsplit(parts._replace(path=posixpath.normpath(parts.path)))


def _titles(nav: Iterable[NavEntry]) -> Iterable[tuple[str, str]]:
    """Path and navigation title of each page of a navigation."""
    for entry in nav:
        if entry.path:
            yield entry.path, entry.title
        yield from _titles(entry.children)


def _anchor_link(entry: TocEntry, level: int) -> AnchorLink:
    """The entry as MkDocs' templates want it; its title is HTML there."""
    link = AnchorLink(escape(entry.title), entry.anchor, level)
    link.children = [_anchor_link(child, level + 1) for child in entry.children]
    return link
