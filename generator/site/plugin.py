"""The MkDocs plugin: which of our functions runs at which of MkDocs' events, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from generator import ownpages
from generator.neutral import nav_data
from generator.render.compiled import compiled_templates
from generator.site import files as site_files
from generator.site import nav as site_nav
from generator.site import search, settings, source
from generator.site.config import RungbookConfig
from generator.site.problems import log_problems
from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.output import OutputTree
    from ladder_spec.loading import SpecSet
    from ladder_spec.report import Aside


class RungbookPlugin(BasePlugin[RungbookConfig]):
    """Makes a handbook's pages part of an MkDocs site."""

    tree: OutputTree
    """What the handbook compiled to, for the run that is going on."""
    nav: Navigation
    files: Files
    search_score: str = ""
    """How well the search answers the handbook's reader questions, in one line; "" before a build, or where there are none."""
    progress: Callable[[str], None] = staticmethod(lambda _: None)
    """Called with what is being done, where that takes long."""
    published: Path | None = None
    """The site that the new one is going to replace; None = not known."""
    early: source.Early | None = None
    """A check that was begun a moment ago, perhaps of the handbook of this site; None = it begins with `read`."""
    aside: Aside | None = None
    """Begins checks and rules in another process, or later; None = they come to their end before anything else begins."""
    known: SpecSet | None = None
    """The specs as they were read last, so that only files that have changed are read; None = every file is read."""
    _loaded: source.Loaded | None = None
    """What was read last; None = the handbook could not be read, or not be compiled."""
    _command: str = "build"

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs calls it by name
        """Begin anew: MkDocs keeps this object for all that a process builds. A preview is not held to the search's bar."""
        self._command = command
        self.aside = self.known = self.early = self._loaded = None

    def _publishing(self, config: MkDocsConfig) -> source.Publishing:
        sheets = self.config.sheets and self._command != "serve"
        return source.Publishing(config.use_directory_urls, config.site_url or "", sheets, config.strict)

    def handbook_folder(self, config: MkDocsConfig) -> Path:
        """Where the specs lie."""
        return Path(self.config.handbook or Path(config.docs_dir).parent)

    @event_priority(100)  # before the search plugin, which ours switches off
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the handbook; nothing is built from one that has errors."""
        self.read(config)
        settings.apply(config, self.tree.facts, self.handbook_folder(config))
        search.switch_off(config)
        return config

    def read(self, config: MkDocsConfig) -> None:
        """Read and check the handbook, and compile it.

        Raises:
            HandbookError: It has errors; what was read before stays.
            PluginError: Something else is wrong with it.
        """
        folder = self.handbook_folder(config)
        try:
            loaded = source.load(folder, self._publishing(config), self.progress, aside=self.aside, known=self.known, early=self.early)
            if self._command == "serve":
                loaded.linked()  # there is no later moment: what was read is shown at once
            self._loaded, self.tree, self.known = loaded, loaded.tree, loaded.specs
            if self.aside is None:
                self.tell_problems(config)
        except source.HandbookError as error:
            self.known = error.report.specs
            log_problems(error.report, folder)
            raise
        except LadderError as error:
            raise PluginError(str(error)) from error

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the handbook's pages and files, and shape the navigation."""
        try:
            site_files.add_outputs(files, config, self.tree, self.handbook_folder(config), self.published)
        except LadderError as error:
            raise PluginError(str(error)) from error
        own = site_files.own_pages(files)
        site_files.warn_of_unknown_sections(self.tree, own)
        config.nav = nav_data(self.tree.nav_with(own))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 - MkDocs calls it by name
        """Date every page by the edition: MkDocs would write the day of the build."""
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = self.tree.facts.edition_date
        self.nav, self.files = nav, files
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs calls it by name
        """Keep compiled templates, and render the navigation once for each group of pages."""
        env.bytecode_cache = compiled_templates("theme")
        site_nav.install(env, self.nav, config.theme)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs calls it by name
        """Put hand-written pages into our frame, with what its foot says."""
        page.meta.setdefault("template", ownpages.TEMPLATE)
        page.meta.update(site_files.asking(page, config))
        return markdown

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG002 - MkDocs calls it by name
        """Date the page by the edition."""
        context["build_date_utc"] = self._edition_day()
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:  # noqa: ARG002 - MkDocs calls it by name
        """Date the page by the edition."""
        context["build_date_utc"] = self._edition_day()
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the end of the check; write the search index, as only now all pages have been made, and hold it to its bar."""
        if self.aside is not None:
            self.tell_problems(config)
        script = search.written(self.tree, self.files, Path(config.site_dir))
        if self._command != "serve":
            self.search_score = search.tested(script, self.tree)

    def on_build_error(self, *, error: Exception) -> None:
        """Say what checks and rules say, if they are still at work: a handbook that breaks them may be what no page is made for."""
        if self._loaded is not None and self.aside is not None and not isinstance(error, source.HandbookError):
            self._loaded.report()

    def refuse_loose_ids(self) -> None:
        """Wait for the check of ids.

        Raises:
            HandbookError: There are errors.
        """
        if self._loaded is not None:
            self._loaded.linked()

    def tell_problems(self, config: MkDocsConfig) -> None:
        """Wait for the end of the check, and log what it found.

        Raises:
            HandbookError: There are errors.
        """
        assert self._loaded is not None  # noqa: S101 - this comes after `read`
        log_problems(self._loaded.report(), self.handbook_folder(config))

    def _edition_day(self) -> datetime:
        """The start of the edition's day."""
        return datetime.fromisoformat(self.tree.facts.edition_date).replace(tzinfo=UTC)
