"""Other programs that print a requirement sheet, from an HTML page: WeasyPrint and Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol


class Printer(Protocol):
    """Makes the PDF of an HTML page."""

    def __call__(self, page: str) -> bytes:
        """Give the PDF."""


@contextmanager
def weasyprint() -> Iterator[Printer]:
    """WeasyPrint, told to write PDF/UA-1; its fonts are kept from sheet to sheet."""
    from weasyprint import HTML  # noqa: PLC0415 - the benchmark runs without it
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - the same

    fonts = FontConfiguration()

    def make(page: str) -> bytes:
        made: bytes = HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/ua-1")
        return made

    yield make


@contextmanager
def chromium(program: str, folder: Path) -> Iterator[Printer]:
    """Chromium, one tab for all sheets, told to write tags."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the benchmark runs without it

    source = folder / "sheet.html"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()

        def make(page: str) -> bytes:
            source.write_text(page, encoding="utf-8")
            tab.goto(source.as_uri())
            tab.evaluate("document.fonts.ready")
            return tab.pdf(prefer_css_page_size=True, tagged=True, outline=True, print_background=True)

        yield make
        browser.close()
