"""Other programs are measured on the sheet that we print: what it says is the same, word by word."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from bench import sheet_peers
from bench.sheet_html import html_page
from bench.sheets import LEVELS, SETTINGS
from generator.render.sheets.job import job_data
from generator.render.sheets.press import Press
from generator.views.sheet_plan import sheet_plans
from ladder_spec import load_handbook
from tests.programs import needed
from tests.sheets import pdf

NOT_SAID = re.compile(r"<(style|title|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
FOOT = re.compile(r'content: "([^"]*)"')
"""For others, the words at the foot of a page stand in a stylesheet."""


@pytest.mark.parametrize("level", LEVELS)
def test_others_get_the_words_of_our_sheet(handbook_folder: Path, level: str) -> None:
    """Each word of the one is on the other."""
    data = _data(handbook_folder, level)
    ours, page = pdf.text(Press().print(data)), html_page(data)
    theirs = unescape(" ".join((NOT_SAID.sub(" ", page), *FOOT.findall(page))))
    assert _words_without_place(theirs.replace("\\A", " "), ours) == set()
    assert _words_without_place(ours, theirs) == set()


def test_a_browser_makes_as_much_of_them(handbook_folder: Path, tmp_path: Path) -> None:
    """As many pages of the same size, tables, rows, headings and links, bookmarks, our typefaces, and the code's picture in words."""
    every = [_data(handbook_folder, level) for level in LEVELS]
    # In a thread of its own, as a thread bears one Playwright, and tests in a browser have theirs.
    with ThreadPoolExecutor(1) as thread:
        printed = thread.submit(_by_chromium, [html_page(data) for data in every], tmp_path).result()
    for data, theirs in zip(every, printed, strict=True):
        ours = Press().print(data)
        assert _made(theirs) == _made(ours)
        assert pdf.fonts(theirs) == pdf.fonts(ours)
        # A browser makes a bookmark of every heading, also of those of tables.
        assert set(pdf.bookmarks(theirs)) >= set(pdf.bookmarks(ours))


def _data(handbook_folder: Path, level: str) -> dict[str, Any]:
    (plan,) = (one for one in sheet_plans(load_handbook(handbook_folder)) if one.path == f"sheets/levels/{level}.pdf")
    return job_data(plan, SETTINGS)


def _by_chromium(pages: list[str], folder: Path) -> list[bytes]:
    with sheet_peers.chromium(needed("chromium", "google-chrome"), folder) as chromium:
        return [chromium(page) for page in pages]


def _made(content: bytes) -> dict[str, Any]:
    kinds = [str(tag.S) for tag in pdf.tags(content)]
    with pikepdf.open(io.BytesIO(content)) as file:
        return {
            "pages": len(file.pages),
            "title": str(file.docinfo.Title),
            "tongue": str(file.Root.Lang),
            "links": sum(note.Subtype == "/Link" for page in file.pages for note in page.obj.get("/Annots", ())),
            "sizes": pdf.sizes(content),
            "in words": [str(tag.Alt) for tag in pdf.tags(content) if tag.S == "/Figure"],
            **{kind: kinds.count(kind) for kind in ("/Table", "/TR", "/TH", "/H1", "/H2", "/H3")},
        }


def _words_without_place(words: str, text: str) -> set[str]:
    squeezed = pdf.squeezed(text)
    return {word for word in words.split() if word not in squeezed}
