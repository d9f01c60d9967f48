"""See to the settings that our pages need, so that a user's mkdocs.yml stays a few lines. What a user has set, stays."""

from __future__ import annotations

import logging
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from markupsafe import escape
from mkdocs.config.config_options import EditURITemplate
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator import look
from generator.resources import resource_dir

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.output import SiteFacts

log = get_plugin_logger("rungbook")

GOOGLE_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""What Material loads from Google if a user says nothing about fonts."""

GUESSES = ("edit/master/docs/", "src/default/docs/")
"""The `edit_uri` that MkDocs makes from a known host in `repo_url`."""

FORM = ".github/ISSUE_TEMPLATE/unclear.yml"
"""The form behind "this is unclear", beside mkdocs.yml. The host of `repo_url` shows it to whoever has an account there."""


def apply(config: MkDocsConfig, facts: SiteFacts, handbook: Path) -> None:
    """Fill in what the user has left open.

    Args:
        config: Changed in place.
        facts: What templates read as `config.extra.rungbook`.
        handbook: The folder with the specs; `mkdocs serve` watches it.

    Raises:
        PluginError: The theme is not Material, which our templates extend.
    """
    if config.theme.name != "material":
        raise PluginError("Rungbook's pages need the theme Material. Write `theme: {name: material}` in mkdocs.yml.")
    _add_theme_folder(config)
    _set_theme(config, facts)
    form = _form(config)
    _keep_to_our_host(config)
    config.extra_css[:0] = look.stylesheets()
    config.extra_javascript[:0] = look.scripts()
    # Material prints such values as they are; Markup is text that a template may escape again without harm.
    config.extra["rungbook"] = {name: escape(value) for name, value in {**asdict(facts), "form": form}.items()}
    # MkDocs' tables align columns by `style=`, which the policy of our pages forbids; an attribute does the same.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    if config.nav is not None:
        log.warning("`nav` in mkdocs.yml is not used: the handbook makes the navigation. Delete it.")
    if config.validation.links.anchors == logging.INFO:
        config.validation.links.anchors = logging.WARNING
    config.watch += [str(handbook), str(resource_dir("templates")), str(resource_dir("site_overrides"))]


def _add_theme_folder(config: MkDocsConfig) -> None:
    """Put our theme folder after the user's own, so that the user's files win, and before Material's."""
    ours = resource_dir("site_overrides")
    if any(ours.samefile(folder) for folder in config.theme.dirs if Path(folder).exists()):
        return
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(ours))


def _set_theme(config: MkDocsConfig, facts: SiteFacts) -> None:
    """Choose features, colors, fonts and language where the user has not."""
    theme = config.theme
    if theme.get("font") == GOOGLE_FONTS:
        theme["font"] = False
    if not theme.get("features"):
        theme["features"] = list(look.FEATURES)
    elif look.PRUNE not in theme["features"]:
        theme["features"] = [*theme["features"], look.PRUNE]
    if not theme.get("palette"):
        theme["palette"] = list(look.PALETTE)
    if theme.get("language") == "en":
        theme["language"] = facts.language
    config.extra.setdefault("generator", False)


def _form(config: MkDocsConfig) -> str:
    """The address of the form, to which each page adds its own; "" = there is no form."""
    root = Path(config.config_file_path or "").parent
    return f"{config.repo_url.rstrip('/')}/issues/new?template=unclear.yml" if config.repo_url and (root / FORM).is_file() else ""


def _keep_to_our_host(config: MkDocsConfig) -> None:
    """Keep the edit links, but not `repo_url`: with it Material asks the repository's host for stars on every page."""
    _mend_guessed_folder(config)
    option = "edit_uri_template" if config.edit_uri_template else "edit_uri"
    address = str(config[option] or "")
    if config.repo_url and address:
        base = config.repo_url if address.startswith(("?", "#")) else f"{config.repo_url.rstrip('/')}/"
        address = urljoin(base, address)
    config.repo_url = None
    if address and not urlsplit(address).netloc:
        log.warning("`%s` is no whole address, so pages have no edit link. Begin it with https://, or add `repo_url`.", option)
        address = ""
    config[option] = EditURITemplate().run_validation(address) if address and option == "edit_uri_template" else address or None


def _mend_guessed_folder(config: MkDocsConfig) -> None:
    """MkDocs guesses `edit/master/docs/` wherever the pages lie; put the folder of the pages in place of `docs`."""
    if config.edit_uri in GUESSES and config.config_file_path:
        docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()
        config.edit_uri = f"{config.edit_uri.removesuffix('docs/')}{docs}/"
