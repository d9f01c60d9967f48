"""Sheets are small, and nothing that a reader or a screen reader gets is left out for it."""

from __future__ import annotations

import io
import statistics

import pikepdf
import pytest

from generator.render.sheets.job import job_data
from generator.render.sheets.press import Press
from generator.render.sheets.repack import repacked
from generator.render.sheets.values import PrintedSheet, PrintSettings
from generator.views.sheet import SheetView
from generator.views.sheet_plan import SheetPlan
from tests.sheets import pdf
from tests.sheets.conftest import ADDRESS


@pytest.mark.parametrize(("kind", "fillable", "most"), [("level", False, 45_000), ("level", True, 60_000), ("self-check", False, 45_000)])
def test_sheets_are_small(letter: dict[str, PrintedSheet], kind: str, *, fillable: bool, most: int) -> None:
    """On the mean of all levels."""
    sizes = [len(one.content) for one in letter.values() if (one.kind, one.fillable) == (kind, fillable)]
    assert statistics.mean(sizes) <= most


def test_a_small_file_says_the_same(view: SheetView) -> None:
    """The words, the tags in their order with what they say, and the bookmarks are those of Typst; only what no program needs is gone."""
    title = "Heads /Headers[(U1x0y0)] and /ID(U1x1y1)"
    plan = SheetPlan("x.pdf", "level", fillable=False, about="ma-2", site="", view=view, subject=view)
    typst = Press().print(job_data(plan, PrintSettings("letter", ADDRESS)) | {"title": title})
    small, pages = repacked(typst)
    assert len(small) < len(typst) / 2
    assert pages == pdf.pages(typst)
    assert pdf.text(small) == pdf.text(typst)
    assert said(small) == said(typst)
    assert title in {part for one in said(small) for part in one}
    assert pdf.bookmarks(small) == pdf.bookmarks(typst)
    with pikepdf.open(io.BytesIO(small)) as one, pikepdf.open(io.BytesIO(typst)) as other:
        assert dict(one.docinfo) == dict(other.docinfo)
        assert one.Root.Lang == other.Root.Lang


def said(content: bytes) -> list[tuple[str, ...]]:
    """Of every tag its kind, its words for those who cannot see it, its title, and for how many columns it stands."""
    found = []
    for tag in pdf.tags(content):
        spans = [str(one.ColSpan) for one in tag.get("/A", ()) if "/ColSpan" in one]
        found.append((str(tag.S), str(tag.get("/Alt", "")), str(tag.get("/T", "")), *spans))
    return found
