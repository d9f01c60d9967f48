"""The same requirement sheet by other means: as an HTML page for WeasyPrint and for Chromium, with the words, tables and font of ours."""

from __future__ import annotations

import html
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import segno

from generator.render.sheets.fonts import font_folder

STYLE = """
@font-face { font-family: Sheet; src: url("%s"); font-weight: 400 } @font-face { font-family: Sheet; src: url("%s"); font-weight: 700 }
@page { size: letter; margin: 0.5in 0.6in 0.6in; @bottom-left { content: "%s"; font-size: 7pt } @bottom-right {
  content: "Page " counter(page) " of " counter(pages); font-size: 7pt } }
body { font: 9pt/1.25 Sheet; color: #17252a } h1, h2, h3 { color: #0e4f54; margin: 6pt 0 3pt } h3 { font-size: 9pt; break-after: avoid }
table { width: 100%%; border-collapse: collapse; margin-bottom: 6pt } td, th { text-align: left; vertical-align: top; padding: 2.75pt 3pt;
  border-bottom: 0.4pt solid #b4c3c1; font-weight: normal } tr { break-inside: avoid } small { font-size: 6.25pt; color: #46575b }
.box { display: inline-block; width: 9pt; height: 9pt; border: 0.8pt solid } .line { border-bottom: 0.6pt solid; height: 18pt }
"""
COLUMNS = ("Met", "What is asked", "What shows it", "Who signs", "Initials", "Date")


class Printer(Protocol):
    """Makes the PDF of an HTML page."""

    def __call__(self, page: str) -> bytes:
        """Give the PDF."""


def html_page(data: dict[str, Any]) -> str:
    """A sheet as an HTML page.

    Args:
        data: What our templates get; see job_data.
    """
    fonts = tuple((font_folder() / f"rungbook-sans-{face}.ttf").as_uri() for face in ("regular", "bold"))
    foot = f"{data['imprint']['organization']} · Edition {data['imprint']['edition']} · {data['mark']}"
    facts = "".join(f"<p><strong>{one['name']}</strong> {' '.join(map(_line, one['lines']))}</p>" for one in data["facts"])
    groups = "".join(_group(group) for group in data["groups"])
    rules = "".join(f"<p><strong>{one['name']}</strong> {' '.join(map(_line, one['lines']))}</p>" for one in data["rules"])
    ways = ", ".join(html.escape(one["title"]) for one in (*data["ways_in"], *data["ways_out"]))
    blanks = "".join(f"<td>{name}<div class=line></div></td>" for name in ("Name", "Manager", "Preceptor", "Date started"))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{html.escape(data['document_title'])}</title>"
        f"<style>{STYLE % (*fonts, foot)}</style></head><body><h1>{html.escape(data['title'])}</h1>{facts}{_code(data['address'])}"
        f"<table><tr>{blanks}</tr></table><h2>What you need</h2>{groups}<h2>How the decision is made</h2>{rules}"
        f"<h2>Where you are</h2><p>{ways}</p><h2>Sign-off</h2><table><tr>{blanks}</tr></table></body></html>"
    )


@cache
def _code(address: str) -> str:
    return str(segno.make(address, error="m", boost_error=False, micro=False).svg_inline(border=4))


def _group(group: dict[str, Any]) -> str:
    head = "".join(f"<th scope=col>{name}</th>" for name in COLUMNS)
    return f"<h3>{html.escape(group['title'])}</h3><table><thead><tr>{head}</tr></thead>{''.join(map(_row, group['rows']))}</table>"


def _row(row: dict[str, Any]) -> str:
    name = f"<strong>{html.escape(row['name'])}</strong> {html.escape(row['step'])} {row['status']}<br>" if row["name"] else ""
    terms = "".join(f"<div>{html.escape(term['name'])}: {_line(term['text'])}</div>" for term in row["terms"])
    choices = "".join(f"<div><span class=box></span> {html.escape(one['name'])} {_line(one['text'])}</div>" for one in row["choices"])
    proofs = "<br>".join(_line(proof["text"]) for proof in row["proofs"])
    signers = "<br>".join(dict.fromkeys(html.escape(proof["signed_by"]) for proof in row["proofs"]))
    asked = f"{name}{_line(row['text'])} <small>{row['id']}</small>{terms}{choices}"
    return f"<tr><td><span class=box></span></td><td>{asked}</td><td>{proofs}</td><td>{signers}</td><td></td><td></td></tr>"


def _line(parts: list[Any]) -> str:
    return "".join(html.escape(part) if isinstance(part, str) else _line(part.get("c", [part.get("v", "")])) for part in parts)


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
