"""The page "Words we use": every term from A to Z, with its other names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, SectionView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.words import Term

_TITLE: Final = "Words we use"
_LEAD: Final = "Short meanings of the words in this handbook, from A to Z."


class TermView(Struct, frozen=True):
    """One term."""

    anchor: str
    term: str
    means: Line
    aka: str
    """Its other names; "" = none"""


class LetterView(Struct, frozen=True):
    """The terms that begin with one letter."""

    section: SectionView
    terms: tuple[TermView, ...]


class GlossaryView(Struct, frozen=True):
    """Everything on the page "Words we use"."""

    frame: Frame
    lead: str
    letters: tuple[LetterView, ...]


def glossary_view(here: Here) -> GlossaryView:
    """Return the view of the page "Words we use"."""
    terms = sorted(here.handbook.terms, key=lambda term: (initial(term.term), term.term.casefold(), term.id))
    letters = tuple(
        LetterView(_section(letter), tuple(_term(here, term) for term in group))
        for letter, group in groupby(terms, key=lambda term: initial(term.term))
    )
    return GlossaryView(
        frame=Frame(
            path=here.page,
            view="glossary",
            title=_TITLE,
            description=_LEAD,
            source=here.handbook.paths["glossary", "glossary"],
            trail=(here.home(),),
            sections=tuple(letter.section for letter in letters),
            search=(
                SearchSection("", _TITLE, f"{_LEAD} glossary, dictionary, meaning, abbreviations"),
                *(SearchSection(links.term_anchor(term.id), term.term, plain(term.means), " ".join(term.aka)) for term in terms),
            ),
        ),
        lead=_LEAD,
        letters=letters,
    )


def initial(term: str) -> str:
    """Return the letter under which a term stands; `#` for what begins with none, and that comes first."""
    first = term[:1].upper()
    return first if first.isalpha() else "#"


def _section(letter: str) -> SectionView:
    if letter == "#":
        return SectionView("letter-other", "0 to 9")
    return SectionView(f"letter-{letter.lower()}", letter)


def _term(here: Here, term: Term) -> TermView:
    return TermView(links.term_anchor(term.id), term.term, here.line(term.means), words.joined(term.aka, "or"))


pages = PageKind.single(glossary_view, links.GLOSSARY)
"""The page "Words we use"."""
