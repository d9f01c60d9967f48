"""How sheets look: short, nothing split, nothing lonely, legible without color, with an address that a phone can read."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from generator.render.sheets.values import PrintedSheet
from ladder_spec import Handbook
from tests.sheets import pdf
from tests.sheets.conftest import ADDRESS

PAPERS = {"letter": (612.0, 792.0), "a4": (595.3, 841.9)}
LEAST_CONTRAST = 4.5


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest) -> dict[str, PrintedSheet]:
    """All sheets on one size of paper."""
    sheets: dict[str, PrintedSheet] = request.getfixturevalue(request.param)
    assert pdf.sizes(sheets["sheets/levels/ma-1.pdf"].content) == {PAPERS[request.param]}
    return sheets


def test_few_requirements_need_few_pages(paper: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """12 requirements or fewer stand on one page, 30 or fewer on two, on paper and on the screen; no short sheet has more pages."""
    asked = {level: len(handbook.full(level).items) for level in handbook.levels}
    assert sorted(asked.values())[:2] == [12, 29]
    for level, count in asked.items():
        for path in (f"sheets/levels/{level}.pdf", f"sheets/forms/{level}-form.pdf"):
            most = 1 if count <= 12 else 2 if count <= 30 else 5
            assert pdf.pages(paper[path].content) == paper[path].pages <= most, path
        short = paper.get(f"sheets/new/{level}-new.pdf")
        assert short is None or short.pages <= 2


def test_no_row_is_split_and_no_heading_stands_alone(paper: dict[str, PrintedSheet]) -> None:
    """A row lies on one page, and a table's head, as every heading, on the page of what comes next."""
    for sheet in paper.values():
        if sheet.kind in {"level", "site", "new", "self-check"}:
            tables, heads = look_at_tables(sheet.content)
            assert tables, sheet.path
            assert heads == [], sheet.path


def look_at_tables(content: bytes) -> tuple[int, list[str]]:
    """How many tables there are, and what is wrong with their rows and heads."""
    wrong = []
    tables = 0
    for tag in pdf.tags(content):
        if tag.S == "/Table":
            tables += 1
            head, body = (next(kid for kid in pdf.kids(tag) if part == kid.S) for part in ("/THead", "/TBody"))
            rows = [pages_of(row) for row in pdf.kids(body)]
            wrong += [f"a row on {len(row)} pages" for row in rows if len(row) > 1]
            if pages_of(head) != rows[0]:
                wrong.append("a head without a row")
    return tables, wrong


def pages_of(tag: Any) -> set[tuple[int, int]]:  # noqa: ANN401 - an object of a PDF
    """The pages that a tag's content lies on."""
    found = set()
    waiting = [tag]
    while waiting:
        one = waiting.pop()
        for kid in pdf.kids(one):
            if isinstance(kid, pikepdf.Dictionary):
                if "/S" in kid:
                    waiting.append(kid)
                elif "/Pg" in kid:
                    found.add(kid.Pg.objgen)
            elif "/Pg" in one:
                found.add(one.Pg.objgen)
    return found


def test_tables_have_heads_and_headings_skip_no_level(letter: dict[str, PrintedSheet]) -> None:
    """Every column has a head that says so; headings go down by one step at a time, from one H1."""
    for sheet in letter.values():
        levels = [int(str(tag.S)[2:]) for tag in pdf.tags(sheet.content) if re.fullmatch(r"/H\d", str(tag.S))]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), sheet.path
    for tag in pdf.tags(letter["sheets/levels/ma-2.pdf"].content):
        if tag.S == "/TH":
            assert any(one.get("/Scope") == "/Column" for one in tag.A)


def test_the_code_leads_to_the_page_of_this_edition(paper: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """A picture of 100 dots an inch is enough to read the QR code; the same address stands at the foot of every page."""
    for level in ("apprentice", "ma-2", "panel-coordinator"):
        sheet = paper[f"sheets/levels/{level}.pdf"]
        (code,) = zxingcpp.read_barcodes(pdf.picture(sheet.content))
        address = f"{ADDRESS}levels/{level}/#sheet={handbook.file.edition}-{sheet.mark}"
        assert code.text == address
        assert pdf.squeezed(pdf.text(sheet.content)).count(pdf.squeezed(address)) == sheet.pages


def test_every_page_says_what_it_is(letter: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """Edition, mark, and page x of y stand on every page, so that a loose one can be put back."""
    for path in ("sheets/levels/ma-2.pdf", "sheets/self-check/ma-2-self-check.pdf", "sheets/booklets/medical-assistant.pdf"):
        sheet = letter[path]
        words = pdf.squeezed(pdf.text(sheet.content))
        assert words.count(pdf.squeezed(f"{handbook.file.organization} · Edition {handbook.file.edition} · {sheet.mark}")) >= sheet.pages
        for number in range(1, sheet.pages + 1):
            assert f"Page{number}of{sheet.pages}" in words


def test_the_booklet_has_a_bookmark_for_each_level(letter: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """In the order of the ladder, below the name of the ladder."""
    titles = [level.title for level in handbook.levels.values()]
    found = pdf.bookmarks(letter["sheets/booklets/medical-assistant.pdf"].content)
    assert [mark for mark in found if mark in titles] == titles
    assert found[0] == handbook.ladders["medical-assistant"].title


def test_the_booklet_shows_all_levels_and_moves(letter: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """A drawing with every level in it, and after it a line for each number in the drawing, on a page on its side."""
    content = letter["sheets/booklets/medical-assistant.pdf"].content
    (figure,) = [str(tag.Alt) for tag in pdf.tags(content) if tag.S == "/Figure" and "Diagram" in str(tag.Alt)]
    moves = handbook.ladders["medical-assistant"].transitions
    assert f"{len(handbook.levels)} levels and {len(moves)} moves" in figure
    page = pypdfium2.PdfDocument(content)[1]
    assert page.get_width() > page.get_height()
    words = pdf.squeezed(page.get_textpage().get_text_range())
    assert all(words.count(pdf.squeezed(level.title)) >= 2 for level in handbook.levels.values())
    for place, way in enumerate((way for level in handbook.levels for way in handbook.ways_out_of(level)), 1):
        said = f"{place}{handbook.levels[way.from_].title} to {handbook.levels[way.to].title} · "
        kind = "step up" if way.kind == "promotion" else "side move"
        assert pdf.squeezed(f"{said}{kind}, {'needs an opening' if way.opening else 'no opening needed'}") in words


def test_words_are_legible_without_color(root: Path) -> None:
    """Every color of text reaches 4.5:1 on white and on the tinted ground, so that a gray printer is enough."""
    source = (root / "templates/sheets/parts.typ").read_text("utf-8")
    colors = dict(re.findall(r'#let ([a-z-]+) = rgb\("(#[0-9a-f]{6})"\)', source))
    for ink in ("ink", "soft", "brand"):
        for paper in ("#ffffff", colors["ground"]):
            assert contrast(colors[ink], paper) >= LEAST_CONTRAST
    assert contrast("#ffffff", colors["brand"]) >= LEAST_CONTRAST


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, as WCAG 2.2 defines it."""

    def light(color: str) -> float:
        parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)
