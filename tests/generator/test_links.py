"""Every link in every page leads to a page and a place that there is, however the site is published."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import BuildOptions, compile_handbook
from generator.output import OutputTree
from ladder_spec import load_handbook


def published(path: str, *, directory_urls: bool) -> str:
    """Where a page lies in the site, worked out here by itself: `levels/ma-2/index.html`, or `levels/ma-2.html`."""
    stem = path.removesuffix(".md")
    if not directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def resolved(place: str, href: str) -> str:
    """The file that a relative address leads to, as a plain file server would find it."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(href))) if href else place
    return posixpath.join(target, "index.html") if href.endswith("/") or target == "." else target


def dead_links(tree: OutputTree, own_pages: set[str], *, directory_urls: bool) -> list[str]:
    """Links that lead nowhere, as `page -> address`."""
    bodies = {published(page.path, directory_urls=directory_urls): LexborHTMLParser(page.body) for page in tree.pages}
    ids = {place: {node.attributes["id"] for node in body.css("[id]")} for place, body in bodies.items()}
    files = {file.path for file in tree.files} | {published(path, directory_urls=directory_urls) for path in own_pages}
    dead = []
    for place, body in bodies.items():
        for node in body.css("a[href]"):
            href = node.attributes["href"] or ""
            address = urlsplit(href)
            if address.scheme:
                continue
            target = posixpath.normpath(resolved(place, address.path))
            anchor = unquote(address.fragment)
            if target not in bodies and target not in files:
                dead.append(f"{place} -> {href}")
            elif anchor and target in ids and anchor not in ids[target]:
                dead.append(f"{place} -> {href} (no such place)")
    return dead


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def published_tree(request: pytest.FixtureRequest, handbook_folder: Path) -> tuple[OutputTree, bool]:
    """The reference handbook, published as folders and as files."""
    return compile_handbook(load_handbook(handbook_folder), BuildOptions(directory_urls=request.param)), request.param


def test_no_dead_links(published_tree: tuple[OutputTree, bool], handbook_folder: Path) -> None:
    """No link of the reference handbook is dead, by page or by place on it."""
    tree, directory_urls = published_tree
    own_pages = {path.relative_to(handbook_folder / "pages").as_posix() for path in (handbook_folder / "pages").rglob("*.md")}
    assert dead_links(tree, own_pages, directory_urls=directory_urls) == []


def test_every_page_is_in_the_navigation(published_tree: tuple[OutputTree, bool]) -> None:
    """Readers can reach every page from the menu, and the menu names no page that is not there."""
    tree, _ = published_tree
    named: list[str] = []
    waiting = list(tree.nav)
    while waiting:
        entry = waiting.pop()
        waiting += entry.children
        named += [entry.path] if entry.path else []
    assert sorted(named) == sorted(page.path for page in tree.pages)


def test_a_dead_link_is_found(published_tree: tuple[OutputTree, bool]) -> None:
    """The check can fail: a page whose target is taken away is named."""
    tree, directory_urls = published_tree
    without = OutputTree(tuple(page for page in tree.pages if page.path != "pay.md"), tree.files, tree.nav, tree.facts)
    assert any("pay" in line for line in dead_links(without, set(), directory_urls=directory_urls))


def test_ids_stand_once(published_tree: tuple[OutputTree, bool]) -> None:
    """No page has the same id twice: a permalink leads to one place."""
    tree, _ = published_tree
    for page in tree.pages:
        found = [node.attributes["id"] for node in LexborHTMLParser(page.body).css("[id]")]
        twice = {one for one in found if found.count(one) > 1}
        assert not twice, f"{page.path}: {sorted(map(str, twice))}"
