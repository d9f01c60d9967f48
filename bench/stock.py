"""The same handbook for stock MkDocs with Material: the pages that Rungbook makes, turned back into plain Markdown.

Same pages at the same addresses, same words, tables, links and navigation, same theme settings with `navigation.prune`. What
differs is what we measure: no plugin of ours, no theme files of ours, Python-Markdown and the stock search instead.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from bench import markdown

LINK = re.compile(r"\]\(([^)\s]+)\)")
EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", {"toc": {"permalink": True}}]


def write_corpus(pages: Path, target: Path) -> int:
    """Turn what `rungbook build --pages-only` wrote into the sources of a stock site.

    Args:
        pages: The folder that the command wrote.
        target: The folder to make, with mkdocs.yml and docs/ in it.

    Returns:
        Bytes of Markdown.
    """
    shutil.rmtree(target, ignore_errors=True)
    docs = pages / "docs"
    sources = {_address(path.relative_to(docs).as_posix()): path for path in docs.rglob("*.md")}
    written = 0
    for address, path in sources.items():
        text = _page(path.read_text(encoding="utf-8"))
        text = LINK.sub(partial(_linked, page=address, sources=sources, docs=docs), text)
        copy = target / "docs" / path.relative_to(docs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        written += copy.write_text(text, encoding="utf-8")
    settings = yaml.safe_load((pages / "mkdocs.yml").read_text(encoding="utf-8"))
    (target / "mkdocs.yml").write_text(yaml.safe_dump(_settings(settings), sort_keys=False), encoding="utf-8")
    return written


def _settings(settings: dict[str, Any]) -> dict[str, Any]:
    """The mkdocs.yml of a stock site with the same theme settings and navigation."""
    theme = {key: value for key, value in settings["theme"].items() if key != "custom_dir"}
    if "navigation.prune" not in theme["features"]:  # stock Material is measured with its own remedy against large navigations
        theme["features"].append("navigation.prune")
    return {
        "site_name": settings["site_name"],
        "theme": theme,
        "plugins": ["search"],
        "markdown_extensions": EXTENSIONS,
        "nav": settings["nav"],
    }


def _page(text: str) -> str:
    """A page of ours as Markdown with its title; a hand-written page without the template that it names."""
    _, head, body = text.split("---\n", 2)
    title = {"title": yaml.safe_load(head).get("title")} if "title:" in head else {}
    content = markdown.from_html(body) if body.lstrip().startswith("<div") else body
    return f"---\n{yaml.safe_dump(title)}---\n{content}" if title else content


def _address(path: str) -> str:
    """The address of a page: `levels/ma-2.md` is published as `levels/ma-2/`."""
    return path.removesuffix(".md").removesuffix("index").rstrip("/")


def _linked(match: re.Match[str], page: str, sources: dict[str, Path], docs: Path) -> str:
    """A link between finished pages as an author writes it: to the Markdown file. Links to other places stay."""
    parts = urlsplit(match[1])
    target = posixpath.normpath(posixpath.join(page, parts.path))
    source = sources.get("" if target == "." else target)
    if parts.scheme or not parts.path or source is None:
        return match[0]
    here = sources[page].parent.relative_to(docs).as_posix()
    return f"]({posixpath.relpath(source.relative_to(docs).as_posix(), here)})"
