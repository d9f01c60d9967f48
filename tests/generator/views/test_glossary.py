"""The page "Words we use"."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.views import glossary
from generator.views.here import Here
from ladder_spec import Handbook
from ladder_spec.prose import Link
from tests.generator.views.specs import Raw, changed, html, raw, text


def page_of(book: Handbook) -> LexborHTMLParser:
    """The page."""
    return html(glossary.glossary_view(Here(book, "glossary.md")))


def test_every_term_with_meaning_and_other_names(handbook: Handbook, handbook_folder: Path) -> None:
    """All of them, each at its anchor."""
    page, terms = page_of(handbook), raw(handbook_folder / "glossary.yml")["terms"]
    assert len(page.css("[id^=term-]")) == len(terms) >= 40
    for term in terms:
        words = text(page, f"#term-{term['id']}")
        assert words.startswith(f"{term['term']} {term['means']}")
        assert all(other in words for other in term.get("aka", []))


def test_terms_stand_from_a_to_z(handbook: Handbook) -> None:
    """By their words without regard to capitals, under their letter, and the letters are the contents."""
    view = glossary.glossary_view(Here(handbook, "glossary.md"))
    order = [term.term for letter in view.letters for term in letter.terms]
    assert order == sorted(order, key=str.casefold)
    assert all(term.term[0].upper() == letter.section.title for letter in view.letters for term in letter.terms)
    assert [section.title for section in view.frame.sections] == sorted({word[0].upper() for word in order})


def test_a_text_can_link_to_a_term(handbook: Handbook) -> None:
    """`[words](term:bls)` ends at the term's anchor."""
    link = Here(handbook, "levels/ma-2.md").line("[BLS](term:bls)")[0]
    assert isinstance(link, Link)
    assert link.href == "../../glossary/#term-bls"
    assert page_of(handbook).css("#term-bls")


def test_a_term_that_begins_with_no_letter_comes_first(small_folder: Path, tmp_path: Path) -> None:
    """Under its own heading, with an anchor that is an id."""

    def number(spec: Raw) -> None:
        spec["terms"].append({"id": "three-sixty", "term": "360 review", "means": "Words from all sides."})

    page = page_of(changed(small_folder, tmp_path / "book", {"glossary.yml": number}))
    assert page.css("h2")[0].attributes["id"] == "letter-other"
    assert "Also" not in text(page, "#term-three-sixty")


def test_no_terms(small_folder: Path, tmp_path: Path) -> None:
    """The page stands, without letters."""
    page = page_of(changed(small_folder, tmp_path / "book", {"glossary.yml": lambda spec: spec.update(terms=[])}))
    assert page.css("h1")
    assert "There are no words yet." in text(page)
    assert not page.css("h2, dl, .rb-jump")
