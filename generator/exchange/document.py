"""Read a job description (.docx) as if it were a workbook: a sheet with a row for each paragraph, and one for each table.

So a document goes the same way as a workbook: a plan that a person edits, and a report in which every paragraph is used or named. All
that comes of it is a draft.

python-docx does not do here: it passes over content controls, text boxes and tracked insertions, and forms are made of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

from generator.exchange.packages import UnreadableOfficeFileError, clean, damaged, open_package
from generator.exchange.workbook.planning import TEXT_SHEET
from generator.exchange.workbook.reading import Cell, ReadBook, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.exchange.packages import Package

DRAFT_REASON: Final = "read from a job description"

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_PARAGRAPHS: Final = 20_000
_WIDEST: Final = 63
"""Word has no table with more columns."""
_SKIPPED: Final = frozenset({f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
"""What was deleted or moved away in tracked changes, and the second telling of a text box."""


class Paragraph(NamedTuple):
    """One paragraph."""

    text: str
    heading: int
    """1 = the title or a main heading, 2 = below it; 0 = no heading."""
    bullet: bool


def read_document_file(path: Path) -> ReadBook:
    """Read a document. Tracked insertions are read, deletions are not; headers, footers and comments are not.

    Raises:
        UnreadableOfficeFileError: It is no document, is too large, has a password or macros, or is damaged.
    """
    package = open_package(path, "word/document.xml", ".docx")
    body = _parse(package, "word/document.xml").find(f"{_W}body")
    headings, bullets = _styles(package)
    if body is None:
        raise damaged(package.name)
    paragraphs: list[Paragraph] = []
    sheets: list[Sheet] = []
    for element in _blocks(body):
        if element.tag == f"{_W}p":
            found = _paragraph(element, headings, bullets)
            if found.text:
                paragraphs.append(found)
        else:
            sheets.append(_table(element, f"Table {len(sheets) + 1}"))
    if len(paragraphs) > _MOST_PARAGRAPHS:
        raise UnreadableOfficeFileError(f"{package.name} has {len(paragraphs):,} paragraphs; at most {_MOST_PARAGRAPHS:,} are read.")
    cells = {(row, 1): Cell(row, 1, one.text) for row, one in enumerate(paragraphs, 1)}
    text = Sheet(TEXT_SHEET, hidden=False, cells=cells, headings={row: one.heading for row, one in enumerate(paragraphs, 1) if one.heading})
    return ReadBook(package.name, package.content, (text, *sheets), ours=False, draft=DRAFT_REASON)


def _parse(package: Package, part: str) -> ET.Element:
    try:
        return ET.fromstring(package.part(part))  # noqa: S314 - `open_package` refuses entities and large files
    except ET.ParseError as error:
        raise damaged(package.name) from error


def _styles(package: Package) -> tuple[dict[str, int], set[str]]:
    """The styles that are headings, with their rank, and those of lists. Their names are English in every language of Word."""
    headings: dict[str, int] = {}
    bullets: set[str] = set()
    if "word/styles.xml" not in package.parts:
        return headings, bullets
    for style in _parse(package, "word/styles.xml").iter(f"{_W}style"):
        key = style.get(f"{_W}styleId", "")
        name = _value(style, f"{_W}name").lower()
        outline = _value(style, f"{_W}pPr/{_W}outlineLvl")
        if name == "title":
            headings[key] = 1
        elif found := re.fullmatch(r"heading (\d)", name):
            headings[key] = int(found[1])
        elif outline.isdigit() and int(outline) < 9:  # noqa: PLR2004 - 9 is body text
            headings[key] = int(outline) + 1
        if name.startswith("list") or style.find(f"{_W}pPr/{_W}numPr") is not None:
            bullets.add(key)
    return headings, bullets


def _value(element: ET.Element, path: str) -> str:
    found = element.find(path)
    return "" if found is None else found.get(f"{_W}val", "")


def _blocks(element: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs and tables of a body, also those in content controls and tracked changes."""
    for below in element:
        if below.tag in (f"{_W}p", f"{_W}tbl"):
            yield below
        elif below.tag not in _SKIPPED:
            yield from _blocks(below)


def _paragraph(element: ET.Element, headings: dict[str, int], bullets: set[str]) -> Paragraph:
    style = _value(element, f"{_W}pPr/{_W}pStyle")
    text = clean("".join(_words(element)))
    bullet = style in bullets or element.find(f"{_W}pPr/{_W}numPr") is not None
    heading = headings.get(style, 0)
    if not heading and not bullet and _is_bold_line(element, text):
        heading = 2
    return Paragraph(re.sub(r"^[•·▪●o\u2013-]\s+", "", text) if not heading else text, heading, bullet)


def _is_bold_line(element: ET.Element, text: str) -> bool:
    """Whether a paragraph looks like a heading, as people make them: short, all of it bold or ending with a colon."""
    runs = [run for run in element.iter(f"{_W}r") if "".join(_words(run)).strip()]
    bold = bool(runs) and all(run.find(f"{_W}rPr/{_W}b") is not None for run in runs)
    return 0 < len(text) <= 60 and not text.endswith(".") and (bold or text.endswith(":"))  # noqa: PLR2004 - letters of a heading


def _words(element: ET.Element) -> Iterator[str]:
    """The text below an element, without what was deleted."""
    for below in element:
        if below.tag == f"{_W}t":
            yield below.text or ""
        elif below.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif below.tag not in _SKIPPED and below.tag != f"{_W}pPr":
            yield from _words(below)


def _table(element: ET.Element, title: str) -> Sheet:
    """A table as a sheet, with what its cells span."""
    cells: dict[tuple[int, int], Cell] = {}
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    above: dict[int, tuple[int, int]] = {}
    for row, line in enumerate(element.findall(f"{_W}tr"), 1):
        column = 1
        for place in line.findall(f"{_W}tc"):
            span = _value(place, f"{_W}tcPr/{_W}gridSpan")
            width = min(int(span), _WIDEST) if span.isdigit() else 1
            joined = place.find(f"{_W}tcPr/{_W}vMerge")
            if joined is not None and joined.get(f"{_W}val") != "restart" and column in above:
                start = above[column]
            else:
                start = above[column] = (row, column)
                text = clean(" ".join("".join(_words(one)) for one in place.iter(f"{_W}p")))
                if text:
                    cells[start] = Cell(row, column, text)
            for number in range(column, column + width):
                if (row, number) != start:
                    merged[row, number] = start
            column += width
    return Sheet(title, hidden=False, cells=cells, merged=merged)
