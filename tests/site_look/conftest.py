"""A small site in our look: one page with every part, one page in HR's Markdown, the home page. Served under the strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench.serving import QuietHandler, served
from generator.look import PALETTE, scripts, stylesheets
from generator.render.environment import environment as page_environment
from generator.search.index import PATH, index_data, index_script
from tests.browser.conftest import browser_type_launch_args, chromium
from tests.generator.diagrams.lattice import column_view, ego_view
from tests.site_look.styles import OVERRIDES, ROOT, tag_kinds

# Fixtures of the browser tests that the tests of this folder share.
__all__ = ["browser_type_launch_args", "chromium"]

# Strict, and stricter than a host is likely to be: whatever of ours is inline or comes from outside is blocked and reported.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'"
)

HANDBOOK = {
    "banner": "Example handbook. Pay, dates and rules are samples.",
    "edition": "2026.2",
    "edition_date": "2026-07-01",
    "organization": "Rivermark Health",
    "feedback": "mailto:handbook@example.org",
}

LETTER = """# A letter from the MA career office

You do hard work. See [every part](specimen.md) and *nine* clinics.

!!! note "Dates"
    Sign-offs stay good for 24 months.

??? warning "Folded"
    Ask your lead.

| Step | Days |
|---|---|
| Talk | 10 |

## What is new

Nothing was taken away.
"""


class StrictHandler(QuietHandler):
    """A file server that sends the strict policy with every answer."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def specimen() -> str:
    """The page with every part, as finished HTML."""
    loader = FileSystemLoader([ROOT / "templates", Path(__file__).parent])
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template("specimen.html.jinja").render(kinds=sorted(tag_kinds()), drawings=drawings())


def drawings() -> Markup:
    """A ladder and a level as diagrams, which only the environment of pages can draw."""
    parts = page_environment().from_string(
        '{% import "parts/diagram.jinja" as diagram %}'
        "{{ diagram.grid(ladder, wide=true) }}{{ diagram.off(ladder) }}{{ diagram.ego(level) }}"
    )
    return Markup(parts.render(ladder=column_view(), level=ego_view()))  # noqa: S704 - made by templates that escape


def build_site(folder: Path, **extra: object) -> Path:
    """Build the small site.

    Args:
        folder: where pages and site go.
        extra: what mkdocs.yml says under `extra`.

    Returns:
        The folder of the built site.
    """
    pages = {"index.md": "---\ntemplate: rungbook/home.html\n---\n# Find your next step\n", "letter.md": LETTER}
    page = "\n".join(line for line in specimen().splitlines() if line.strip())
    pages["specimen.md"] = f"---\ntitle: Every part\ntemplate: rungbook/page.html\n---\n<div>\n{page}\n</div>\n"
    docs = folder / "docs"
    docs.mkdir()
    for name, text in pages.items():
        (docs / name).write_text(text, encoding="utf-8")
    index = docs / PATH
    index.parent.mkdir(parents=True)
    index.write_bytes(index_script(index_data([], ())))
    (index.parent / "edition.css").write_text("@page {}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text("site_name: MA career handbook\n", encoding="utf-8")
    config = load_config(
        str(folder / "mkdocs.yml"),
        site_dir=str(folder / "site"),
        site_url="https://handbook.example.org/",
        edit_uri_template="https://example.org/edit/{path}",
        theme={
            "name": "material",
            "custom_dir": str(OVERRIDES),
            "font": False,
            "features": ["navigation.tabs", "navigation.top"],
            "palette": [dict(choice) for choice in PALETTE],
        },
        extra=extra,
        extra_css=list(stylesheets()),
        extra_javascript=list(scripts()),
        markdown_extensions=["admonition", "pymdownx.details", "tables", "toc"],
        nav=[{"Home": "index.md"}, {"Parts": [{"Every part": "specimen.md"}, {"Letter": "letter.md"}]}],
    )
    build(config)
    return folder / "site"


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with all that a handbook tells about itself."""
    return build_site(tmp_path_factory.mktemp("look"), rungbook=HANDBOOK)


@pytest.fixture(scope="session")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of a handbook that tells nothing about itself."""
    return build_site(tmp_path_factory.mktemp("bare"))


@pytest.fixture(scope="session")
def base_url(small_site: Path) -> Iterator[str]:
    """Address of the small site, served under the strict policy."""
    with served(small_site, StrictHandler) as address:
        yield address
