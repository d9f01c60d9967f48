"""Other programs are measured on the sheet that we print: what it says is the same, word by word."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from bench.sheet_html import html_page
from bench.sheets import LEVELS, SETTINGS
from generator.render.sheets.job import job_data
from generator.render.sheets.press import Press
from generator.views.sheet_plan import sheet_plans
from ladder_spec import load_handbook
from tests.sheets import pdf

NOT_SAID = re.compile(r"<(style|title|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
FOOT = re.compile(r'content: "([^"]*)"')
"""For others, the words at the foot of a page stand in a stylesheet."""


@pytest.mark.parametrize("level", LEVELS)
def test_others_get_the_words_of_our_sheet(handbook_folder: Path, level: str) -> None:
    """Each word of the one is on the other."""
    (plan,) = (one for one in sheet_plans(load_handbook(handbook_folder)) if one.path == f"sheets/levels/{level}.pdf")
    data = job_data(plan, SETTINGS)
    ours, page = pdf.text(Press().print(data)), html_page(data)
    theirs = unescape(" ".join((NOT_SAID.sub(" ", page), *FOOT.findall(page))))
    assert _words_without_place(theirs.replace("\\A", " "), ours) == set()
    assert _words_without_place(ours, theirs) == set()


def _words_without_place(words: str, text: str) -> set[str]:
    squeezed = pdf.squeezed(text)
    return {word for word in words.split() if word not in squeezed}
