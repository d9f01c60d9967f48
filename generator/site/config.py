"""The options that a user may give the plugin in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class RungbookConfig(Config):
    """What stands below `rungbook:` in the list of plugins."""

    handbook = config_options.Optional(config_options.Dir(exists=True))
    """The folder with the specs, relative to mkdocs.yml. Default: the folder above `docs_dir`."""
    sheets = config_options.Type(bool, default=True)
    """Whether sheets are printed. A preview prints none, so that it is quick."""
