"""Write an output tree so that another engine can build it: Markdown pages, a theme folder and an mkdocs.yml.

Stock MkDocs and Zensical build the folder as it is, without our plugin. What they cannot do: their table of contents stays
empty (they find headings only in Markdown).
"""

from __future__ import annotations

import shutil
from dataclasses import asdict
from typing import TYPE_CHECKING

import yaml

from generator import look, ownpages
from generator.publish import publishing
from generator.resources import resource_dir
from generator.search.own import own_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from generator.output import NavEntry, OutputFile, OutputPage, OutputTree, PlannedPage
    from generator.ownpages import OwnPage

MARK = ".rungbook-pages"
"""Says that the folder was written by this module, so that the next run may replace it."""


def write(tree: OutputTree, own_files: Sequence[OutputFile], folder: Path) -> None:
    """Write everything into `folder`, all or nothing.

    Raises:
        PublishError: The folder holds something that this module did not write, or another run is writing it.
    """
    with publishing(folder, ours=lambda old: (old / MARK).exists()) as fresh:
        (fresh / MARK).touch()
        docs = fresh / "docs"
        docs.mkdir()
        for page in tree.pages:
            _put(docs / page.path, _page_text(page).encode())
        own_pages, own_records = [], []
        for file in own_files:
            content = file.content
            if file.path.endswith(".md"):
                meta, markdown = ownpages.split(content.decode("utf-8", errors="replace"))
                own_pages.append(ownpages.facts(file.path, meta))
                own_records.append(own_record(file.path, meta, markdown))
                content = ownpages.joined({"template": ownpages.TEMPLATE, **meta}, markdown).encode()
            _put(docs / file.path, content)
        for made in (*tree.files, *tree.search_index(own_records)):
            _put(docs / made.path, made.content)
        shutil.copytree(resource_dir("site_overrides"), fresh / "overrides")
        (fresh / "mkdocs.yml").write_text(_settings(tree, own_pages), encoding="utf-8")


def nav_data(nav: Iterable[NavEntry]) -> list[object]:
    """The navigation in the shape of mkdocs.yml: `["index.md", {"Moving up": [{"Pay": "pay.md"}]}]`.

    A section with a page of its own begins with it. Sections without any page are left out.
    """
    data: list[object] = []
    for entry in nav:
        below = nav_data(entry.children)
        if entry.children and entry.path:
            below.insert(0, {inert(entry.title): entry.path})
        if below:
            data.append({inert(entry.title): below})
        elif entry.path:
            data.append({inert(entry.title): entry.path} if entry.title else entry.path)
    return data


def inert(text: str) -> str:
    """Text that no template can turn into markup, as Material prints titles into HTML as they are.

    `&` stays: a lone one is harmless, and a template that does escape would show `&amp;`.
    """
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _put(path: Path, content: bytes) -> None:
    """Write one file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _page_text(page: OutputPage | PlannedPage) -> str:
    """The page as Markdown: front matter, then its one HTML block."""
    meta: dict[str, object] = {"title": inert(page.title)}
    if page.description:
        meta["description"] = inert(page.description)
    meta["template"] = page.template
    return ownpages.joined(meta, f"\n{page.body}\n")


def _settings(tree: OutputTree, own_pages: Sequence[OwnPage]) -> str:
    """The text of mkdocs.yml."""
    facts = {name: inert(value) for name, value in asdict(tree.facts).items()}
    settings = {
        "site_name": facts["title"],
        "docs_dir": "docs",
        "theme": {
            "name": "material",
            "custom_dir": "overrides",
            "language": tree.facts.language,
            "font": False,
            "features": list(look.FEATURES),
            "palette": list(look.PALETTE),
        },
        "extra_css": list(look.stylesheets()),
        "extra_javascript": list(look.scripts()),
        "extra": {"generator": False, "rungbook": facts},
        "plugins": [],
        "nav": nav_data(tree.nav_with(own_pages)),
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=1_000_000)
