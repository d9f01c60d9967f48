"""The pages of the codes: there for every code, as the catalogue has it, and true Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from generator.reporting import code_pages
from ladder_spec import explain
from ladder_spec.catalogue import CATALOGUE

PAGES = "docs/checks"


def test_the_pages_in_the_checkout_are_those_of_the_catalogue(root: Path) -> None:
    """None is missing, none is left over, none is old."""
    mend = f"run `rungbook explain --write {PAGES}`"
    there = {path.name: path.read_text("utf-8") for path in (root / PAGES).iterdir()}
    wanted = code_pages.pages()
    assert sorted(there) == sorted(wanted), mend
    assert [name for name, text in wanted.items() if there[name] != text] == [], mend


def test_every_code_has_a_page_and_a_row() -> None:
    """And the list links to each page, once."""
    pages = code_pages.pages()
    assert sorted(pages) == sorted([code_pages.INDEX, *(f"{code}.md" for code in CATALOGUE)])
    links = re.findall(r"\]\(([^)]*)\)", pages[code_pages.INDEX])
    assert sorted(links) == sorted(set(pages) - {code_pages.INDEX})


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_says_everything_of_its_code(code: str) -> None:
    """Title, reason, severity, both examples as they stand in the catalogue, and the exception or that there is none."""
    found = explain(code)
    page = LexborHTMLParser(MarkdownIt("commonmark").render(code_pages.pages()[f"{code}.md"]))
    assert page.css("h1")[0].text() == f"{code}: {found.title}"
    assert [head.text() for head in page.css("h2")] == ["Wrong", "Right"] + ["For a time"] * bool(found.accept)
    text = " ".join(page.text().split())
    assert " ".join(found.why.replace("`", "").split()) in text
    assert f"How bad it is: {'a' if found.severities['standard'] == 'warning' else 'an'} {found.severities['standard']}" in text
    examples = [block.text() for block in page.css("pre code")]
    shown = [f"{lines.strip()}\n" for lines in (found.bad, found.good, found.accept) if lines]
    assert examples == [lines.replace("\u00a0", "<U+00A0>") for lines in shown]
    assert ("No exception can be accepted" in text) is not bool(found.accept)


def test_what_nobody_can_see_is_shown() -> None:
    """The example of the no-break space shows where it stands."""
    assert "title: Draw<U+00A0>blood" in code_pages.pages()["YS004.md"]
