"""Our own route through a build: MkDocs' functions and events in MkDocs' order, the writing of pages on all cores.

It writes the bytes of `mkdocs build`, which a test holds it to. MkDocs' functions with an underscore are the reason why the
version of MkDocs is bounded.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jinja2
from mkdocs import utils
from mkdocs.commands import build as stock
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from generator.output import PlannedPage
from generator.site import writing
from generator.site.files import SpecPage
from generator.site.frames import Frames
from generator.site.lasting import LastingFile
from ladder_spec import workers
from ladder_spec.errors import InvalidHandbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from generator.search.packed import Row
    from generator.site.reuse import Reuse

SHAREABLE = frozenset({"rungbook", "material/search"})
"""Plugins that act on one page alone while it is written. Material's search would gather over all pages, but it is switched off."""


class Prepared(NamedTuple):
    """All that the writing of pages needs."""

    config: MkDocsConfig
    """As the plugins left it."""
    files: Files
    """Every file of the site; hand-written pages have been read."""
    nav: Navigation
    """The whole navigation."""
    env: jinja2.Environment
    """The theme's templates."""
    frames: Frames
    """The same, as pages share them."""


class Written(NamedTuple):
    """What a process tells of the pages that it wrote."""

    process: int
    """Its id."""
    warnings: dict[int, int]
    """How many there were of each level of logging."""
    rows: dict[str, Row | None]
    """What the search index holds of the pages that it made, by their paths."""
    keys: dict[str, str]
    """What these pages depend on, by their files in the site; see Reuse."""


class _Visible(jinja2.FileSystemLoader):
    """Lists a theme's files but for hidden folders, which are not published: Material keeps 14,000 icons in one."""

    def list_templates(self) -> list[str]:
        """The files, as addresses, sorted."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, below, files in os.walk(root):
                below[:] = [name for name in below if not name.startswith(".")]
                place = os.path.relpath(folder, root)
                found.update(files if place == "." else (f"{place}/{name}" for name in files))
        return sorted(found)


def build(config: MkDocsConfig, progress: Callable[[str], None], reuse: Callable[[Prepared], Reuse]) -> None:
    """Build the site into `config.site_dir`, an empty folder. Only for the plugins in SHAREABLE.

    Args:
        config: As load_config gives it.
        progress: Called with the name of each stage when it begins.
        reuse: Finds the pages of the published site that can be taken over, and sees to it that the handbook has no errors of ids.

    Raises:
        Abort: There were warnings, and the build is strict.
        Exception: What MkDocs, a template or a plugin raises.
    """
    try:
        with counting_warnings(config) as counter:
            with _told_if_sound():
                prepared = prepare(config, progress)
                known = reuse(prepared)
            pages = prepared.files.documentation_pages()
            progress(f"Writing {len(pages)} pages")
            _write(prepared, counter, known)
            look_at_anchors(prepared)
            config.plugins.on_post_build(config=config)
    except Exception as error:
        config.plugins.on_build_error(error=error)
        raise


@contextmanager
def counting_warnings(config: MkDocsConfig) -> Iterator[utils.CountHandler]:
    """Count what is logged meanwhile; a strict build ends with Abort if there was a warning."""
    counter = utils.CountHandler()
    counter.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counter)
    try:
        yield counter
    finally:
        logger.removeHandler(counter)
    total = sum(counter.counts.values())
    if total and config.strict:
        raise Abort(f"Stopped because of {total} {'warning' if total == 1 else 'warnings'}, as the build is strict.")


@contextmanager
def _told_if_sound() -> Iterator[None]:
    """Hold back what is logged meanwhile, and drop it where the handbook turns out to have errors: it may only follow from them."""
    logger = logging.getLogger("mkdocs")
    theirs, kept = logger.handlers, _Kept()
    logger.handlers = [kept]
    try:
        yield
    except InvalidHandbook:
        kept.records.clear()
        raise
    finally:
        logger.handlers = theirs
        for record in kept.records:
            for handler in theirs:
                if record.levelno >= handler.level:
                    handler.handle(record)


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def prepare(config: MkDocsConfig, progress: Callable[[str], None]) -> Prepared:
    """Read the handbook, gather files, and read hand-written pages.

    MkDocs reads all pages before it writes one. A page of ours shows nothing of another but its title, which the navigation has.

    Args:
        config: As load_config gives it.
        progress: Called with the name of each stage when it begins.

    Raises:
        Exception: As `build`.
    """
    progress("Reading the handbook")
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    progress("Preparing pages")
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env.overlay(loader=_Visible(config.theme.dirs)), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        if file.page is not None and not isinstance(file.page, SpecPage):
            read_own(file.page, config, files)
    env = config.plugins.on_env(env, config=config, files=files)
    return Prepared(config, files, nav, env, Frames(env, config.theme))


def read_own(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a hand-written page, and make its HTML.

    Raises:
        Exception: As `build`.
    """
    stock._populate_page(page, config, files)  # noqa: SLF001 - MkDocs has no public way; see the module's docstring


def look_at_anchors(prepared: Prepared) -> None:
    """Log the links of hand-written pages that lead to a place which the page behind them does not have."""
    for file in prepared.files.documentation_pages():
        if file.page is not None:
            file.page.validate_anchor_links(files=prepared.files, log_level=prepared.config.validation.links.anchors)


def _write(prepared: Prepared, counter: utils.CountHandler, reuse: Reuse) -> None:
    """Make and write everything, and bring together what the processes counted, and what the search index holds."""
    files = prepared.files
    pages = files.documentation_pages()

    def write(share: Sequence[File]) -> Written:
        already = dict(counter.counts)
        for file in share:
            if file.page is None:
                file.copy_file()
            elif not (isinstance(file.page, SpecPage) and reuse.taken(file.page)):
                write_page(file.page, pages, prepared)
        warnings = {level: count - already.get(level, 0) for level, count in counter.counts.items()}
        keys = {file.dest_uri: reuse.keys[file.dest_uri] for file in share if file.dest_uri in reuse.keys}
        return Written(os.getpid(), warnings, {path: page.row for path, page in _planned(share)}, keys)

    # Files take longest, so they come first; then the last pages, among which is the one that tells the sizes of files.
    shared = [*(file for file in files if isinstance(file, LastingFile) and file.planned), *reversed(pages)]
    planned, keys = dict(_planned(pages)), dict[str, str]()
    for result in workers.run(write, shared, workers.processes(len(pages)), meanwhile=lambda: _write_others(prepared)):
        keys |= result.keys
        if result.process == os.getpid():
            continue  # all else that it tells is known here
        for level, count in result.warnings.items():
            counter.counts[level] += count
        for path, row in result.rows.items():
            planned[path].row = row
    rows = {file.dest_uri: planned[file.src_uri].row for file in pages if file.dest_uri in keys}
    reuse.keep(Path(prepared.config.site_dir), keys, rows)


def _write_others(prepared: Prepared) -> None:
    """Write what is neither a page nor has to be made."""
    for file in prepared.files:
        if not file.is_documentation_page() and file.inclusion.is_included() and not (isinstance(file, LastingFile) and file.planned):
            file.copy_file()
    write_templates(prepared)


def write_templates(prepared: Prepared) -> None:
    """Write what templates make without a page: the page for missing addresses, the list of pages for search engines."""
    config, files, nav, env, _ = prepared
    for template in sorted(config.theme.static_templates):
        stock._build_theme_template(template, env, files, config, nav)  # noqa: SLF001 - MkDocs has no public way; see the module's docstring
    for template in config.extra_templates:
        stock._build_extra_template(template, files, config, nav)  # noqa: SLF001 - no public way either


def write_page(page: Page, pages: Sequence[File], prepared: Prepared) -> None:
    """Write a page; one of ours is made first, and needs no more of MkDocs where it fits into a frame.

    Args:
        page: The page.
        pages: The files of all pages of the site.
        prepared: All that the writing of pages needs.

    Raises:
        BuildError: A template is at fault.
    """
    config, files, nav, _, frames = prepared
    if isinstance(page, SpecPage):
        stock._populate_page(page, config, files)  # noqa: SLF001 - no public way either
        html = _framed(page, frames)
        if html:
            writing.write(page.file.abs_dest_path, html)
            return
    try:
        stock._build_page(page, config, pages, nav, frames)  # type: ignore[arg-type]  # noqa: SLF001 - no public way either
    except jinja2.TemplateSyntaxError:
        raise  # it names its own place
    except jinja2.TemplateError as error:
        # What MkDocs logs of it; from another process only the exception comes back.
        raise BuildError(f"Error building page '{page.file.src_uri}': {error}") from error


def _framed(page: SpecPage, frames: Frames) -> bytes:
    """A page in a frame that another page has made; nothing where there is none."""
    page.active = True
    try:
        return frames.quick(page)
    finally:
        page.active = False


def _planned(pages: Iterable[File]) -> Iterator[tuple[str, PlannedPage]]:
    """The pages that are made when they are written, by their paths."""
    for file in pages:
        if isinstance(file.page, SpecPage) and isinstance(file.page.output, PlannedPage):
            yield file.src_uri, file.page.output
