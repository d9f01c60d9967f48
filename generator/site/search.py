"""Fill Material's search index from what the pages say of themselves, not from their HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from material.plugins.search.plugin import SearchIndex, SearchPlugin

from generator.site.files import SpecPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


class SpecSearchIndex(SearchIndex):  # type: ignore[misc]  # Material ships no types
    """Material's index; it reads the HTML of hand-written pages only."""

    def add_entry_from_context(self, page: Page) -> None:
        """Add the sections of one page. Material's script shows title and text as HTML, hence the escapes."""
        if not isinstance(page, SpecPage):
            super().add_entry_from_context(page)
            return
        for section in page.output.search:
            location = f"{page.url}#{section.anchor}" if section.anchor else page.url
            self.entries.append(
                {"location": location, "title": escape(section.title, quote=False), "text": escape(section.text, quote=False)}
            )


def find(config: MkDocsConfig) -> SearchPlugin | None:
    """Material's search plugin, if it is configured and switched on."""
    for plugin in config.plugins.values():
        if isinstance(plugin, SearchPlugin) and plugin.config.enabled:
            return plugin
    return None


def install(config: MkDocsConfig) -> None:
    """Put our index into Material's search plugin. Call it when the plugin has made its own."""
    plugin = find(config)
    if plugin is not None:
        plugin.search_index = SpecSearchIndex(**plugin.config)
