"""Our search in an MkDocs site: the theme's own is switched off, and ours is held to the bar that the handbook sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from material.plugins.search.plugin import SearchPlugin
from mkdocs.exceptions import PluginError
from mkdocs.utils import write_file

from generator.site.files import own_records
from generator.site.scored import kept_score

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.output import OutputTree

SHOWN = 10
"""How many missed questions a message names."""


def switch_off(config: MkDocsConfig) -> None:
    """Switch off Material's search plugin where mkdocs.yml names it: its index weighs more than all pages that a reader opens.

    Call it before the plugin reads its settings.
    """
    for plugin in config.plugins.values():
        if isinstance(plugin, SearchPlugin):
            plugin.config.enabled = False


def written(tree: OutputTree, files: Files, site: Path) -> bytes:
    """Write the search index into a finished site, hand-written pages included.

    Returns:
        The index; b"" if nothing is searched.
    """
    for index in tree.search_index(own_records(files)):
        write_file(index.content, str(site / index.path))
        return index.content
    return b""


def tested(script: bytes, tree: OutputTree) -> str:
    """Ask the reader questions of a handbook.

    Args:
        script: The search index.
        tree: What the handbook compiled to.

    Returns:
        The score in one line; "" if there are no questions.

    Raises:
        PluginError: The search does not reach the bar that the handbook sets.
    """
    test = tree.search.test if tree.search else None
    if test is None:
        return ""
    result = kept_score(script, test)
    if not result.reaches(test):
        missed = "".join(f"\n  {query}" for query in result.missed[:SHOWN])
        raise PluginError(
            f"Search: {result.in_words()}. search.yml asks for {test.first}% and {test.first_3}%. "
            f"Add the readers' words (`aka`) to what should be found, or lower the bar. Not among the first three:{missed or ' none'}"
        )
    return f"Search: {result.in_words()}."
