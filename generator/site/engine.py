"""Build a site: by our own route where that is safe, by MkDocs' where not, and published whole or not at all."""

from __future__ import annotations

import gc
import logging
import os
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.commands import build as stock
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from generator import offline
from generator.output import OutputFile
from generator.publish import publishing
from generator.resources import resource_dir
from generator.site import driver
from generator.site import files as site_files
from generator.site.plugin import RungbookPlugin
from generator.site.preview import BuiltPreview, Preview
from generator.site.reuse import Reuse, common_hash
from generator.site.spare import Spare
from ladder_spec import workers
from ladder_spec.errors import LadderError
from ladder_spec.report import when_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from generator.output import SiteFacts
    from generator.site.driver import Prepared
    from generator.site.source import Early
    from ladder_spec.loading import SpecSet

log = logging.getLogger("mkdocs.plugins.rungbook.engine")

Command = Literal["build", "serve"]


class SiteError(LadderError):
    """The site cannot be built: a hand-written page or a template is at fault, or warnings stop a strict build."""

    exit_code = 1


class SettingsError(SiteError):
    """The site cannot be built: mkdocs.yml is at fault."""

    exit_code = 2


def build_site(  # noqa: PLR0913 - one for each option of the command, and two to report with
    config_file: Path | str,
    *,
    site_dir: Path | str | None = None,
    strict: bool = True,
    packed: bool = False,
    clean: bool = False,
    early: Early | None = None,
    progress: Callable[[str], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> Path:
    """Build the site and publish it in one step; a build that fails leaves the last good one.

    Args:
        config_file: The mkdocs.yml.
        site_dir: Where to publish; None = where mkdocs.yml says.
        strict: Whether warnings stop the build. False leaves that to mkdocs.yml.
        packed: Whether a zip file of the site is written beside it.
        clean: Whether every page is made, also those that have not changed since the site was published.
        early: A check that was begun a moment ago, perhaps of the handbook of this site; None = it begins when the settings are known.
        progress: Called with the name of each stage when it begins.
        tell: Called with what the author wants to know of a finished site: how well its search answers reader questions, and
            where the zip file lies.

    Returns:
        The folder of the site.

    Raises:
        HandbookError: The specs have errors; it is an InvalidHandbook that holds the report.
        SpecNotFound: There is no handbook where the specs should be.
        PathTakenError: A hand-written file lies where a page of the handbook goes.
        PublishError: The site's folder cannot be replaced, or another run is writing it.
        SettingsError: mkdocs.yml is at fault.
        SiteError: A hand-written page or a template is at fault, or there are warnings and the build is strict.
    """
    config = _load(config_file, site_dir, strict=strict)
    site = Path(config.site_dir).resolve()
    spare = Spare(site)
    with plain_errors(), _no_garbage_collection(), publishing(site, ours=_is_site, retire=spare.keep) as fresh:
        config.site_dir = str(fresh)
        plugin = _plugin(config)
        plugin.published = site

        def reuse(ready: Prepared) -> Reuse:
            published = Reuse(site, common_hash(ready.config, plugin.tree.facts), ready.nav, clean=clean)
            spare.become(fresh, published.inodes(ready.files))
            plugin.refuse_loose_ids()  # as late as can be, as the check is at work; no page is made for nothing
            return published

        _build(config, progress, reuse, early)
        zipped = _pack(fresh, site.parent, _plugin(config).tree.facts) if packed else None
    score = _plugin(config).search_score
    if score:
        tell(score)
    if zipped:
        tell(f"Packed {zipped.name} beside it ({zipped.stat().st_size / 1e6:.1f} MB). Unpack it anywhere and open index.html.")
    return site


def _pack(site: Path, folder: Path, facts: SiteFacts) -> Path:
    """Write the zip file of a site into a folder."""
    target = folder / offline.zip_name(facts.title, facts.edition)
    offline.pack(site, target, date.fromisoformat(facts.edition_date))
    return target


def write_pages(config_file: Path | str, folder: Path, *, strict: bool = True) -> None:
    """Write the pages for another engine instead of building a site; see OutputTree.write_to.

    Raises:
        LadderError: As build_site; a PublishError also when an earlier call did not write the folder.
    """
    config = _load(config_file, None, strict=strict)
    plugin = _plugin(config)
    with plain_errors(), _running(config, "build"):
        with driver.counting_warnings(config):
            config = config.plugins.on_config(config)
            files = get_files(config)
            site_files.warn_of_unknown_sections(plugin.tree, site_files.own_pages(files))
        own = [OutputFile(file.src_uri, file.content_bytes) for file in files if file.inclusion.is_included()]
        plugin.tree.write_to(folder, own)


def preview(config_file: Path | str, folder: Path, *, site_url: str, known: SpecSet | None = None) -> Preview | BuiltPreview:
    """Prepare the site for a server to show. All in this process, which may have threads.

    Args:
        config_file: The mkdocs.yml.
        folder: Where files are written once they are asked for; it is made.
        site_url: The address of the server.
        known: The specs as they were read last, so that only files that have changed are read; None = every file is read.

    Returns:
        The site. Where a plugin may need to see all pages in one process, it has been built whole.

    Raises:
        LadderError: As build_site.
    """
    config = _load(config_file, folder, strict=False)
    config.site_url = site_url
    plugin = _plugin(config)
    with plain_errors():
        if others := _unshareable(config):
            _build_on_one_core(config, others, "serve")
            return BuiltPreview(folder)
        config.plugins.on_startup(command="serve", dirty=False)
        plugin.aside, plugin.known = when_asked, known
        return Preview(plugin, driver.prepare(config, lambda _: None))


def where_published(config_file: Path | str) -> tuple[Path, str, bool]:
    """What sheets that are printed alone need to know of the site.

    Returns:
        The handbook folder, the address of the site ("" = not known), and whether its pages are folders.

    Raises:
        SettingsError: mkdocs.yml is at fault.
    """
    config = _load(config_file, None, strict=False)
    return _plugin(config).handbook_folder(config), config.site_url or "", config.use_directory_urls


def watched_paths(config_file: Path | str) -> list[Path]:
    """The files and folders that a site is made from; not all of them need to exist.

    Raises:
        SettingsError: mkdocs.yml is at fault.
    """
    config = _load(config_file, None, strict=False)
    paths = [_plugin(config).handbook_folder(config), resource_dir("templates"), resource_dir("site_overrides")]
    theirs = (config.config_file_path, config.docs_dir, config.theme.custom_dir, *config.watch)
    paths += [Path(str(path)) for path in theirs if path]
    return [path.resolve() for path in paths]


def _load(config_file: Path | str, site_dir: Path | str | None, *, strict: bool) -> MkDocsConfig:
    """Read mkdocs.yml and make sure that our plugin is in it."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice about its own future is no author's concern
    if not Path(config_file).is_file():
        raise SettingsError(f"There is no {config_file} here. Go to the folder of your mkdocs.yml, or name the file with -f.")
    with plain_errors(SettingsError):
        # MkDocs takes None as "not given".
        config = load_config(str(config_file), site_dir=str(site_dir) if site_dir else None, strict=strict or None)
    _plugin(config)
    return config


def _plugin(config: MkDocsConfig) -> RungbookPlugin:
    """Our plugin as it is configured."""
    for plugin in config.plugins.values():
        if isinstance(plugin, RungbookPlugin):
            return plugin
    raise SettingsError(f"{config.config_file_path} does not use Rungbook. Write `plugins: [rungbook]` in it.")


def _build(config: MkDocsConfig, progress: Callable[[str], None], reuse: Callable[[Prepared], Reuse], early: Early | None) -> None:
    """Build by our own route, or by MkDocs' if a plugin may need to see all pages in one process."""
    plugin = _plugin(config)
    plugin.progress = progress
    if others := _unshareable(config):
        progress("Building")
        _build_on_one_core(config, others, "build", early)
        return
    with _running(config, "build"):
        plugin.early = early
        if workers.cores() > 1:
            plugin.aside = workers.aside
        driver.build(config, progress, reuse)


def _build_on_one_core(config: MkDocsConfig, others: Sequence[str], command: Command, early: Early | None = None) -> None:
    """Build by MkDocs' own route, for the sake of these plugins."""
    log.warning("Building on one core, as these need it: %s", ", ".join(others))
    with _running(config, command):
        _plugin(config).early = early
        stock.build(config)


@contextmanager
def _running(config: MkDocsConfig, command: Command) -> Iterator[None]:
    """What MkDocs does around a command."""
    config.plugins.on_startup(command=command, dirty=False)
    try:
        yield
    finally:
        config.plugins.on_shutdown()


def _unshareable(config: MkDocsConfig) -> list[str]:
    """The plugins that may need to see all pages in one process."""
    return [str(name) for name in config.plugins if name not in driver.SHAREABLE]


def _is_site(folder: Path) -> bool:
    """Whether a folder is a site that MkDocs built, so that a new one may replace it."""
    return (folder / "sitemap.xml").is_file()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """A build keeps nearly all that it makes, so looking for garbage only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


class _Errors(logging.Handler):
    """Keeps what MkDocs logs as errors: its exceptions often say no more than that there was one."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def plain_errors(kind: type[SiteError] = SiteError) -> Iterator[None]:
    """Turn the exceptions of MkDocs and Jinja2 into one of ours that says everything that was logged."""
    kept = _Errors()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(kept)
    try:
        yield
    except (MkDocsException, workers.WorkerError, jinja2.TemplateError) as error:
        ours = _ladder_error(error)
        if ours is not None:
            raise ours from error
        raise kind("\n".join(dict.fromkeys([*kept.lines, *_own_words(error, kept.lines)]))) from error
    finally:
        logger.removeHandler(kept)


def _ladder_error(error: BaseException | None) -> LadderError | None:
    """The error of ours that MkDocs has wrapped in its own."""
    while error is not None:
        if isinstance(error, LadderError):
            return error
        error = error.__cause__ or error.__context__
    return None


def _own_words(error: Exception, logged: Sequence[str]) -> list[str]:
    """What an exception adds to what was logged: the place in a template, but not that MkDocs ends here."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return [f"{error.filename or error.name}:{error.lineno}: {error.message}"]
    return [] if logged and str(error).startswith("Aborted with") else [str(error)]
