"""The settings that our look asks of the Material theme: what a user would otherwise have to write in mkdocs.yml.

Plain data, shared by the plugin and by the engine-neutral tree, so that both make the same pages.
"""

from __future__ import annotations

from generator.resources import resource_dir

FEATURES: tuple[str, ...] = (
    "content.action.edit",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "toc.follow",
)
"""Not `navigation.instant`: it fetches pages by script, which a browser refuses for a handbook opened from a file."""

PRUNE = "navigation.prune"
"""Without it every page carries the whole navigation, and a large handbook grows with the square of its pages."""

PALETTE: tuple[dict[str, object], ...] = (
    {
        "media": "(prefers-color-scheme)",
        "toggle": {"icon": "material/brightness-auto", "name": "Switch to light mode"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/brightness-7", "name": "Switch to dark mode"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/brightness-4", "name": "Switch to the mode of this device"},
    },
)

ASSETS = "assets/rungbook"


def stylesheets() -> tuple[str, ...]:
    """The style sheets that every page loads, in the order in which they stand on the page."""
    return _assets("css")


def scripts() -> tuple[str, ...]:
    """The scripts that every page loads, in the order in which they stand on the page."""
    return _assets("js")


def _assets(kind: str) -> tuple[str, ...]:
    """Our files of one kind, by name, as addresses relative to the site."""
    root = resource_dir("site_overrides")
    return tuple(path.relative_to(root).as_posix() for path in sorted((root / ASSETS / kind).glob(f"*.{kind}")))
