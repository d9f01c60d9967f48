"""The notice for staff rooms: one page, whatever changed, and nothing left out without a word."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from generator.render.sheets.marks import sheet_marks
from generator.render.sheets.printing import print_sheets
from generator.render.sheets.values import PrintedSheet, PrintSettings
from generator.views.news import news_of
from generator.views.sheet_notice import NoticeView, notice_view
from generator.views.sheet_plan import SheetPlan
from ladder_spec import Handbook
from ladder_spec.prose import Text
from tests.sheets import pdf

WHAT = "Watched blood draws"


@pytest.fixture
def notice(handbook: Handbook) -> NoticeView:
    """The notice of the reference handbook."""
    found = notice_view(handbook, news_of(handbook))
    assert found is not None
    return found


def printed(notice: NoticeView, paper: str) -> PrintedSheet:
    """The notice on paper."""
    plan = SheetPlan("notice.pdf", "notice", fillable=False, about="", site="", view=notice, subject=notice)
    (sheet,) = print_sheets([plan], PrintSettings(paper, "https://careers.example.org/"))
    return sheet


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("number", [1, 5, 40])
def test_it_is_one_page(notice: NoticeView, paper: str, number: int) -> None:
    """As many changes as there is room for are in full; the others are counted."""
    entry = structs.replace(notice.entries[0], why=(Text("A long reason. " * number),))
    sheet = printed(structs.replace(notice, entries=(entry,) * number), paper)
    words = pdf.text(sheet.content)
    assert sheet.pages == pdf.pages(sheet.content) == 1
    more = re.search(r"(\d+) more changes? (?:is|are) on the page What changed", words)
    assert words.count(WHAT) + (int(more[1]) if more else 0) == number
    assert words.count(WHAT) >= 1
    assert words.count(WHAT) == number or number == 40


def test_it_says_what_the_notes_say(letter: dict[str, PrintedSheet], notice: NoticeView) -> None:
    """Each change with its sort in a word, for whom, from when, why, and what holds for those on the way."""
    words = " ".join(pdf.text(letter["sheets/notice/what-changed.pdf"].content).split())
    assert len(notice.entries) == 4
    for sort in ("HARDER", "DUTY", "PAY", "EASIER"):
        assert sort in words
    assert "For Medical Assistant II, from July 1, 2026." in words
    assert "Why: All clinics now use the same number." in words
    assert "For every level, from July 1, 2026." in words


def test_without_notes_there_is_none(small: Handbook) -> None:
    """A first edition has nothing to tell."""
    assert notice_view(small, structs.replace(news_of(small), editions=(structs.replace(news_of(small).now, notes=()),))) is None


def test_editions_keep_the_marks_that_are_printed(letter: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """What `rungbook release` writes, without printing, is what stands on paper."""
    kept = {(one.level, one.site, one.mark) for one in sheet_marks(handbook)}
    on_paper = {(one.about if one.about in handbook.levels else "", one.site, one.mark) for one in letter.values() if one.kind != "notice"}
    assert kept == on_paper
