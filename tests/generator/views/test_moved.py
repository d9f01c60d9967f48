"""Whatever got another id is still found at its old address, so that what is printed and bookmarked goes on."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import BuildOptions, compile_handbook
from generator.views.moved import moved_pages
from ladder_spec import Handbook
from tests.generator.views.specs import changed, first

SPECS = {
    "ladders/*/ladder.yml": "ladders/old",
    "ladders/*/levels/ma-2.yml": "levels/old",
    "programs/*.yml": "programs/old",
    "sites/*.yml": "sites/old",
}


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize(("spec", "address"), SPECS.items())
def test_an_old_address_leads_to_the_new_one(small_folder: Path, tmp_path: Path, spec: str, address: str, *, directory_urls: bool) -> None:
    """With and without a script, in both kinds of addresses."""
    path = min(small_folder.glob(spec)).relative_to(small_folder).as_posix()
    book = changed(small_folder, tmp_path / "book", {path: lambda tree: tree.update(renamed_from=["old"])})
    (file,) = moved_pages(book, directory_urls=directory_urls)
    assert file.path == (f"{address}/index.html" if directory_urls else f"{address}.html")
    page = LexborHTMLParser(file.content.decode())
    target = first(page, "a").attributes["href"] or ""
    assert first(page, "script").attributes["data-to"] == target
    assert (first(page, "meta[http-equiv]").attributes["content"] or "").endswith(f"url={target}")
    tree = compile_handbook(book, BuildOptions(directory_urls=directory_urls))
    published = {page.path.removesuffix(".md") for page in tree.pages}
    folder = posixpath.dirname(file.path)
    assert posixpath.normpath(posixpath.join(folder, target)).removesuffix(".html") in published
    assert file.path in {one.path for one in tree.files}
    assert posixpath.normpath(posixpath.join(folder, first(page, "script").attributes["src"] or "")).endswith("moved/moved.js")


def test_nothing_moved(handbook: Handbook) -> None:
    """A handbook in which everything has its first id has no such pages; a title is text."""
    assert moved_pages(handbook, directory_urls=True) == ()


def test_a_title_is_text(small_folder: Path, tmp_path: Path) -> None:
    """Nothing of a spec is read as markup."""
    book = changed(
        small_folder,
        tmp_path / "book",
        {"ladders/*/levels/ma-2.yml": lambda tree: tree.update(renamed_from=["old"], title="<b>MA</b>")},
    )
    (file,) = moved_pages(book, directory_urls=True)
    assert b"<b>" not in file.content
