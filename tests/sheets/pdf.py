"""What stands in a PDF, read by PDFium and by its tags: other programs than those that made it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

POINTS_OF_AN_INCH = 72


def text(content: bytes) -> str:
    """All words of all pages, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def squeezed(words: str) -> str:
    """Words without blanks, and without the signs of places where a long word may be broken."""
    # PDFium gives this sign for a hyphen at the end of a line.
    return "".join(words.replace("\u200b", "").replace("\u00ad", "").replace("\ufffe", "-").split())


def picture(content: bytes, page: int = 0, dots: int = 100) -> Image.Image:
    """A page as a picture of so many dots an inch."""
    found: Image.Image = pypdfium2.PdfDocument(content)[page].render(scale=dots / POINTS_OF_AN_INCH).to_pil()
    return found


def pages(content: bytes) -> int:
    """How many pages there are."""
    return len(pypdfium2.PdfDocument(content))


def sizes(content: bytes) -> set[tuple[float, float]]:
    """Width and height of the pages, in points."""
    edges = (page.get_size() for page in pypdfium2.PdfDocument(content))
    return {(round(width, 1), round(height, 1)) for width, height in edges}


def tags(content: bytes) -> Iterator[Any]:
    """Every tag, in reading order."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        waiting: list[Any] = [pdf.Root.StructTreeRoot]
        while waiting:
            one = waiting.pop()
            if "/S" in one:
                yield one
            waiting.extend(kid for kid in reversed(kids(one)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def kids(tag: Any) -> list[Any]:  # noqa: ANN401 - an object of a PDF
    """What stands below a tag."""
    found = tag.get("/K")
    return [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]


def fonts(content: bytes) -> set[str]:
    """The families of all fonts, which are all in the file itself."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        every = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in one for one in every)
        return {re.split("-|(?=Regular|Bold|Italic)", str(one.FontName).partition("+")[2])[0] for one in every}


def bookmarks(content: bytes) -> list[str]:
    """The titles of all bookmarks, in order."""
    return [mark.get_title() for mark in pypdfium2.PdfDocument(content).get_toc()]
