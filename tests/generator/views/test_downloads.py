"""The page "Downloads": every data file with what it holds and how large it is."""

from __future__ import annotations

import json
import posixpath

import pytest

from generator.build import BuildOptions, compile_handbook
from generator.render.data import data_files
from generator.views import downloads
from generator.views.words import kilobytes
from ladder_spec import Handbook
from tests.generator.views.specs import html, links, text


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_file_is_listed_and_every_link_leads_to_one(handbook: Handbook, *, directory_urls: bool) -> None:
    """The files that are published and the files that are listed are the same, in both kinds of addresses."""
    tree = compile_handbook(handbook, BuildOptions(directory_urls=directory_urls))
    (view,) = downloads.pages(handbook, tree.files, directory_urls=directory_urls)
    base = "downloads" if directory_urls else ""
    listed = [posixpath.normpath(posixpath.join(base, href)) for href in links(html(view), ".rb-card-title")]
    assert listed == [file.path for file in tree.files if not file.path.startswith("assets/")]
    assert len(listed) == 8
    assert "downloads.md" in {page.path for page in tree.pages}


def test_what_each_holds_and_its_size(handbook: Handbook) -> None:
    """In KB of 1,000 bytes, rounded up."""
    files = data_files(handbook)
    (view,) = downloads.pages(handbook, files, directory_urls=True)
    words = text(html(view), ".rb-cards")
    for file in files:
        assert f"{-(-len(file.content) // 1000)} KB" in words
        assert downloads.HOLDS[file.path] in words


@pytest.mark.parametrize(("size", "words"), [(0, "0 KB"), (1, "1 KB"), (1000, "1 KB"), (1001, "2 KB"), (1_234_567, "1,235 KB")])
def test_sizes_are_rounded_up(size: int, words: str) -> None:
    """Even a small file is not nothing."""
    assert kilobytes(size) == words


def test_the_page_describes_exactly_the_parts_of_the_large_file(handbook: Handbook) -> None:
    """No part without words, no words without a part; the file holds the same words."""
    made = json.loads(next(file.content for file in data_files(handbook) if file.path == downloads.HANDBOOK_JSON))
    assert sorted(made) == list(downloads.PARTS)
    assert made["about"]["parts"] == downloads.PARTS
    (view,) = downloads.pages(handbook, data_files(handbook), directory_urls=True)
    assert [node.text() for node in html(view).css("tbody th[scope=row]")] == list(downloads.PARTS)
