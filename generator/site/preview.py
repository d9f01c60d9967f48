"""The site while it is being written: each page is made when a browser asks for it, and a saved spec makes a new plan of all pages.

A plan takes a hundredth of the time of a build, so an author sees a saved spec at once, however large the handbook is.
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
        """Read the specs that have changed, and show what they say now.

        Args:
            saved: The files that were saved, as absolute paths.

        Returns:
            Whether that was enough. If other files than specs were saved, or pages came, went or moved in the navigation, the site has
            to be prepared again.

        Raises:
            PluginError: The specs have errors; what was shown before is still shown. See RungbookPlugin.read.
        """
        plugin, before = self._plugin, self._plugin.tree
        if not all(self._is_spec(path) for path in saved):
            return False
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
            self._written.clear()
            self._asked.clear()
        return True

    def look_at_links(self) -> None:
        """Give a browser the time to ask for its page; then look at the links of hand-written pages, which needs many pages."""
        self._asked.wait(GRACE)
        with self._lock:
            driver.look_at_anchors(self._prepared)

    def _is_spec(self, path: Path) -> bool:
        """Whether a file is read as a spec, and as nothing else."""
        config = self._prepared.config
        others = [Path(str(other)).resolve() for other in (config.docs_dir, config.config_file_path, config.theme.custom_dir) if other]
        folder = self._plugin.handbook_folder(config).resolve()
        return path.suffix == ".yml" and path.is_relative_to(folder) and not any(path.is_relative_to(other) for other in others)

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


def _outline(tree: OutputTree) -> tuple[object, ...]:
    """What a site has to be prepared for anew if it changes."""
    return (tree.nav, tree.facts, *(page.path for page in tree.pages), *(file.path for file in tree.files))
