"""Our search in an MkDocs site: the theme's own is switched off, and ours is held to the bar that the handbook sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from material.plugins.search.plugin import SearchPlugin
from mkdocs.exceptions import PluginError

from generator.search.index import PATH
from generator.site.scored import kept_score

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

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


def tested(tree: OutputTree) -> str:
    """Ask the reader questions of a handbook.

    Returns:
        The score in one line; "" if there are no questions.

    Raises:
        PluginError: The search does not reach the bar that the handbook sets.
    """
    script = next((file.content for file in tree.files if file.path == PATH), None)
    test = tree.search_test
    if test is None or script is None:
        return ""
    result = kept_score(script, test)
    if not result.reaches(test):
        missed = "".join(f"\n  {query}" for query in result.missed[:SHOWN])
        raise PluginError(
            f"Search: {result.in_words()}. search.yml asks for {test.first}% and {test.first_3}%. "
            f"Add the readers' words (`aka`) to what should be found, or lower the bar. Not among the first three:{missed or ' none'}"
        )
    return f"Search: {result.in_words()}."
