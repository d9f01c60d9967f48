"""How well the search answers the questions of a handbook's readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from generator.search.engine import Engine

LOOKED_AT: Final = 3
"""How many results a reader looks at."""


class Asked(Struct, frozen=True):
    """A question, and where its answers are."""

    query: str
    """What is typed."""
    pages: tuple[str, ...]
    """Whole pages that answer, `levels/ma-2`; any place on them does, but for the parts."""
    parts: tuple[str, ...] = ()
    """Parts of pages that answer, `policies/promotion#sign-off`: that very place does."""

    def answered_by(self, place: str, all_parts: frozenset[str]) -> bool:
        """Return whether a result answers. A part with a name of its own does not stand for its page."""
        return place in self.parts or (place not in all_parts and place.partition("#")[0] in self.pages)


class SearchTest(Struct, frozen=True):
    """The questions of a handbook, and how many of them the search must answer."""

    first: int
    """Per cent of questions whose first result must answer."""
    first_3: int
    """Per cent of questions with an answer among the first three."""
    questions: tuple[Asked, ...]
    """In the order of the file."""
    parts: frozenset[str]
    """All parts of pages that questions can name."""


class Score(Struct, frozen=True):
    """What came of a test."""

    asked: int
    """How many questions."""
    first: int
    """Questions whose first result answers."""
    first_3: int
    """Questions with an answer among the first three."""
    nothing: int
    """Questions that find nothing at all."""
    missed: tuple[str, ...]
    """Questions without an answer among the first three."""

    def reaches(self, test: SearchTest) -> bool:
        """Return whether the test is passed; one without questions is."""
        return self.first * 100 >= test.first * self.asked and self.first_3 * 100 >= test.first_3 * self.asked

    def in_words(self) -> str:
        """Return the score in one line."""
        nothing = f", {self.nothing} found nothing" if self.nothing else ""
        return (
            f"of {self.asked} reader questions, {self._percent(self.first)} are answered by the first result and "
            f"{self._percent(self.first_3)} by one of the first three{nothing}"
        )

    def _percent(self, count: int) -> str:
        return f"{count * 100 / self.asked:.0f}%" if self.asked else "0%"


def score(engine: Engine, test: SearchTest) -> Score:
    """Ask all questions."""
    found = [(asked, engine.ask(asked.query, LOOKED_AT)) for asked in test.questions]
    hits = [(asked, [asked.answered_by(place, test.parts) for place in places]) for asked, places in found]
    return Score(
        asked=len(found),
        first=sum(answers[:1] == [True] for _, answers in hits),
        first_3=sum(any(answers) for _, answers in hits),
        nothing=sum(not places for _, places in found),
        missed=tuple(asked.query for asked, answers in hits if not any(answers)),
    )
