"""The site while it is being written: each page is made when a browser asks for it, and a saved spec makes a new plan of all pages.

A plan takes a hundredth of the time of a build, so an author sees a saved spec at once, however large the handbook is. Of a hand-written
page only its words are new, as a rule.
"""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.search.index import PATH as SEARCH_INDEX
from generator.site import driver, search
from generator.site.files import SpecPage
from generator.site.lasting import LastingFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.structure.files import File

    from generator.output import OutputTree
    from generator.site.driver import Prepared
    from generator.site.plugin import RungbookPlugin
    from ladder_spec.checks.profile import Profile
    from ladder_spec.loading import SpecSet

GRACE = 0.5
"""Seconds that a browser has to ask for its page before others are made."""


class BuiltPreview:
    """A site that was built whole."""

    known: SpecSet | None = None
    """See Preview."""
    profile: Profile | None = None
    """See Preview."""

    def __init__(self, folder: Path) -> None:
        """Show this folder."""
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        """See Preview."""
        file = self._folder / path
        return file.read_bytes() if file.is_file() and file.resolve().is_relative_to(self._folder.resolve()) else None

    def renewed(self, saved: Iterable[Path]) -> bool:  # noqa: ARG002 - as Preview has it
        """See Preview."""
        return False

    def look_at_links(self) -> None:
        """See Preview: they have been looked at."""


class Preview:
    """A site whose files are written when they are asked for. One thread may renew it while others read."""

    def __init__(self, plugin: RungbookPlugin, prepared: Prepared) -> None:
        """Show what was prepared.

        Args:
            plugin: Our plugin, which has read the handbook.
            prepared: The site, of which nothing has been written.
        """
        self._plugin, self._prepared = plugin, prepared
        self._pages = prepared.files.documentation_pages()
        self._folder = Path(prepared.config.site_dir)
        self._writers = dict(self._writers_of_all())
        self._handbook = plugin.handbook_folder(prepared.config).resolve()
        self._sources = {*self._handbook.rglob("*")}
        self._own = {Path(str(file.abs_src_path)).resolve(): file for file in self._pages if file.generated_by is None}
        self._written: set[str] = set()
        self._lock = threading.Lock()
        self._asked = threading.Event()

    @property
    def known(self) -> SpecSet | None:
        """The specs as they were read last; None where a build of all pages has looked at everything."""
        return self._plugin.known

    @property
    def profile(self) -> Profile | None:
        """How strict the check is; None = as handbook.yml says."""
        return "strict" if self._prepared.config.strict else None

    @property
    def paths(self) -> list[str]:
        """The files of the site."""
        return [*self._writers]

    def read(self, path: str) -> bytes | None:
        """Return a file of the site; None if it has no such file.

        Args:
            path: Where it lies, relative to the site: `levels/ma-2/index.html`.

        Raises:
            Exception: Whatever a handbook leads to that breaks a rule of meaning, or a template with a mistake.
        """
        with self._lock:
            if path not in self._written:
                write = self._writers.get(path)
                if write is None:
                    return None
                write()
                self._written.add(path)
            content = (self._folder / path).read_bytes()
        if path.endswith(".html"):
            self._asked.set()
        return content

    def renewed(self, saved: Iterable[Path]) -> bool:
        """Read the specs and hand-written pages that have changed, and show what they say now.

        Args:
            saved: The files that were saved, as absolute paths.

        Returns:
            Whether that was enough. If other files were saved, or pages came, went, or changed in what others show of them, the site has
            to be prepared again.

        Raises:
            PluginError: The specs have errors; what was shown before is still shown. See RungbookPlugin.read.
        """
        specs = {path for path in saved if self._is_spec(path)}
        others = {path for path in saved if path not in specs and not self._is_passing(path)}
        if not others <= self._own.keys() or (specs and not self._reread_specs()):
            return False
        with self._lock:
            self._written.clear()
            self._asked.clear()
            return all(self._reread_own(self._own[path]) for path in sorted(others))

    def _reread_specs(self) -> bool:
        """Show what the specs say; whether that was enough."""
        plugin, before = self._plugin, self._plugin.tree
        plugin.read(self._prepared.config)
        if _outline(before) != _outline(plugin.tree):
            return False
        outputs = {output.path: output for output in (*plugin.tree.pages, *plugin.tree.files)}
        with self._lock:
            for file in self._prepared.files:
                if isinstance(file.page, SpecPage):
                    file.page.show(outputs[file.src_uri])  # type: ignore[arg-type]  # the paths of pages end in .md
                elif isinstance(file, LastingFile):
                    file.output = outputs[file.src_uri]  # type: ignore[assignment]  # those of files do not
        return True

    def _reread_own(self, file: File) -> bool:
        """Show what a hand-written page says; whether that was enough: others may show its title, or what its front matter asks for."""
        page = file.page
        if page is None or not _is_text(Path(str(file.abs_src_path))):
            return False
        before = (page.title, dict(page.meta))
        driver.read_own(page, self._prepared.config, self._prepared.files)
        return before == (page.title, page.meta)

    def look_at_links(self) -> None:
        """Give a browser the time to ask for its page; then look at the links of hand-written pages, which needs many pages."""
        self._asked.wait(GRACE)
        with self._lock:
            driver.look_at_anchors(self._prepared)

    def _is_passing(self, path: Path) -> bool:
        """Whether a file in the handbook was there for the time of a save alone, as editors make them."""
        return path.is_relative_to(self._handbook) and path not in self._sources and not path.exists()

    def _is_spec(self, path: Path) -> bool:
        """Whether a file is read as a spec, and as nothing else."""
        config = self._prepared.config
        others = [Path(str(other)).resolve() for other in (config.docs_dir, config.config_file_path, config.theme.custom_dir) if other]
        return path.suffix == ".yml" and path.is_relative_to(self._handbook) and not any(path.is_relative_to(other) for other in others)

    def _writers_of_all(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What writes each file of the site."""
        config = self._prepared.config
        for file in self._prepared.files:
            if file.page is not None:
                yield file.dest_uri, partial(driver.write_page, file.page, self._pages, self._prepared)
            elif file.inclusion.is_included():
                yield file.dest_uri, file.copy_file
        for template in (*config.theme.static_templates, "sitemap.xml.gz", *config.extra_templates):
            yield str(template), partial(driver.write_templates, self._prepared)
        yield SEARCH_INDEX, lambda: search.written(self._plugin.tree, self._prepared.files, self._folder)


def _is_text(file: Path) -> bool:
    """Whether a file is there and can be read."""
    try:
        file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return True


def _outline(tree: OutputTree) -> tuple[object, ...]:
    """What a site has to be prepared for anew if it changes."""
    return (tree.nav, tree.facts, *(page.path for page in tree.pages), *(file.path for file in tree.files))
