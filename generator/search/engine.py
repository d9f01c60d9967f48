"""Rank the places of a handbook for what a reader typed.

The browser does the same (`site_overrides/assets/rungbook/search/engine.js`); a test holds the two together. Change both.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from generator.search import spelling
from generator.search.words import Word, fold, kept_words, read, said_words, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TITLE: Final = 6.0
AKA: Final = 6.0
SUMMARY: Final = 2.0
HEADINGS: Final = 1.0
BODY: Final = 0.5
SHORTER_IS_SURER: Final = 0.3
ENOUGH: Final = 1.2
"""The weight at which a word counts half of what it can."""
ALL_WORDS: Final = 1.2
"""How much it costs to miss some of the words."""
STARTS: Final = 0.8
FORM_STARTS: Final = 0.7
SPELLED: Final = 0.7
A_SLIP: Final = 0.15
ALIKE: Final = 0.6
LONG: Final = 4
"""How many letters of a stem, or of a rank's word, are enough to know it by."""
PART: Final = 3
"""How many letters each of two words has that were written as one."""
STANDS_FOR: Final = 4
"""How many known words an unknown one stands for."""
ABOUT: Final = 2.0
"""A word of this weight says what a page is about; a word counts as rare if few pages are about it, however many mention it."""
WITHIN: Final = 0.6
"""How likely a place within a page is wanted, beside the page itself."""
NAMED: Final = 40
"""How many of the best are compared with the query as a whole."""


@dataclass(slots=True)
class Place:
    """A page or a section as it is searched."""

    page: int
    """Index of its page."""
    section: int
    """Index of the section on the page; -1 = the page itself."""
    boost: float
    """How likely it is what a reader wants."""
    apart: bool
    """Whether it is listed beside its page."""
    names: list[dict[str, None]] = field(default_factory=list)
    """The distinct stems of the title and of each other name, in order."""


class Engine:
    """A handbook, ready to be asked."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        """Take an index as `index_data` makes it."""
        self._pages: Sequence[Any] = index["pages"]
        self._kinds: Sequence[Any] = index["kinds"]
        self._ranks: Sequence[Sequence[str]] = index["ranks"]
        self._places: list[Place] = []
        self._weights: dict[str, dict[int, float]] = {}
        self._about: dict[str, dict[int, float]] = {}
        self._spelled: dict[str, str] = {}
        for number, page in enumerate(self._pages):
            self._add_page(number, page)
        self._rarity = {word: self._idf(sum(pages.values())) for word, pages in self._about.items()}
        self._alike = self._groups(index["alike"])
        self._known: dict[str, list[tuple[str, float]]] = {}

    def ask(self, query: str, most: int = 10) -> list[str]:
        """Return where the answers are, best first: `levels/ma-2`, `policies/promotion#sign-off`."""
        asked: dict[str, Word] = {}
        for word in self._read(query):
            asked.setdefault(word.stem, word)
        meant = [self._meant(word) for word in asked.values()]
        worth = sum(map(self._worth, meant))
        scores = self._scores(meant, worth)
        best: dict[tuple[int, int], tuple[float, int]] = {}
        ranked = sorted(scores, key=lambda at: (-scores[at], at))[:NAMED]
        for at in ranked:
            place = self._places[at]
            score = _rounded(scores[at] * place.boost * (1 + self._likeness(place, meant, worth) ** 2))
            key = (place.page, place.section if place.apart else -1)
            if key not in best or score > best[key][0]:
                best[key] = (score, at)
        order = sorted(best.values(), key=lambda found: (-found[0], found[1]))
        return [self._address(self._places[at]) for _, at in order[:most]]

    def _read(self, query: str) -> list[Word]:
        """The words of a query: names of ranks without slips, and two words apart that were written as one."""
        said = [self._rank_word(word) for word in said_words(query)]
        return [part for word in read(said, self._ranks) for part in self._parts(word)]

    def _rank_word(self, said: str) -> str:
        """A word, or the word of a rank's name that it nearly spells, such as `medicall`."""
        allowed = spelling.slack(said)
        if not allowed or said in self._spelled:
            return said
        near = (word for rank in self._ranks for word in rank if len(word) >= LONG and spelling.distance(said, word, allowed) <= allowed)
        return next(near, said)

    def _parts(self, word: Word) -> list[Word]:
        """A word, or the two known words that an unknown one consists of: `flushot`."""
        if word.stem in self._weights or word.stem in self._alike:
            return [word]
        for at in range(PART, len(word.said) - PART + 1):
            parts = (word.said[:at], word.said[at:])
            if all(part in self._spelled for part in parts):
                return [Word(part, self._spelled[part]) for part in parts]
        return [word]

    def _address(self, place: Place) -> str:
        page = self._pages[place.page]
        return f"{page[0]}#{page[6][place.section][0]}" if place.section >= 0 else str(page[0])

    def _add_page(self, number: int, page: Any) -> None:  # noqa: ANN401 - the index is plain JSON
        _, kind, title, aka, summary, body, sections = page
        boost = self._kinds[kind][1]
        own_names = [dict.fromkeys(self._terms(name)) for name in (title, *aka)]
        rest = self._kept(body)
        headings: list[str] = []
        first = len(self._places)
        self._places.append(Place(number, -1, boost, apart=True, names=own_names))
        page_words = [word for name in own_names for word in name]
        for at, (anchor, section_title, text, section_aka, apart, more) in enumerate(sections):
            names = [dict.fromkeys(self._terms(name)) for name in (section_title, *section_aka)]
            said = self._terms(text) + self._kept(more)
            titles = [word for name in names for word in name]
            headings += [] if "." in anchor else titles  # each requirement of a level has a title; together they are the level's body
            rest += [*titles, *said]
            place = Place(number, at, boost if apart else boost * WITHIN, apart=bool(apart), names=names)
            self._places.append(place)
            self._index(len(self._places) - 1, place, (said, SUMMARY), (page_words, SUMMARY))
        self._index(first, self._places[first], (self._terms(summary), SUMMARY), (headings, HEADINGS), (rest, BODY))

    def _index(self, at: int, place: Place, *texts: tuple[list[str], float]) -> None:
        """Note how much each word says of a place."""
        weights: dict[str, float] = {}
        _share(weights, place.names[0], TITLE)
        akas: dict[str, float] = {}
        for name in place.names[1:]:
            one: dict[str, float] = {}
            _share(one, name, AKA)
            for word, weight in one.items():
                akas[word] = max(akas.get(word, 0.0), weight)
        for word, weight in akas.items():
            weights[word] = weights.get(word, 0.0) + weight
        for text, weight in texts:
            _share(weights, text, weight)
        for word, weight in weights.items():
            self._weights.setdefault(word, {})[at] = weight
            pages = self._about.setdefault(word, {})
            pages[place.page] = max(pages.get(place.page, 0.0), min(1.0, weight / ABOUT))

    def _terms(self, text: str) -> list[str]:
        """The stems of a text; each spelling is remembered for words that are misspelled."""
        found = words(text, self._ranks)
        for word in found:
            self._spelled.setdefault(word.said, word.stem)
        return [word.stem for word in found]

    def _kept(self, said: str) -> list[str]:
        """The stems of words that the index keeps one by one, as `words` made them."""
        found = kept_words(said, self._ranks)
        for word in found:
            self._spelled.setdefault(word.said, word.stem)
        return [word.stem for word in found]

    def _idf(self, pages: float) -> float:
        return math.log(1 + (len(self._pages) - pages + 0.5) / (pages + 0.5))

    def _groups(self, alike: Iterable[Sequence[str]]) -> dict[str, list[str]]:
        """What else a word may mean: the stems of the other words in its groups. Each spelling is remembered, too."""
        found: dict[str, list[str]] = {}
        for group in alike:
            spelled = {said: stem(said) for said in map(fold, group)}
            for said, short in spelled.items():
                self._spelled.setdefault(said, short)
            stems = list(dict.fromkeys(spelled.values()))
            for one in stems:
                others = found.setdefault(one, [])
                others += [other for other in stems if other != one and other not in others]
        return found

    def _meant(self, word: Word) -> list[tuple[str, float]]:
        """The known words that a word stands for, each with how sure that is, surest first."""
        if word.said not in self._known:
            certain = [(word.stem, 1.0)] if word.stem in self._weights else []
            found = certain + [(other, ALIKE) for other in self._alike.get(word.stem, ()) if other in self._weights]
            self._known[word.said] = found or self._guessed(word.said)
        return self._known[word.said]

    def _guessed(self, said: str) -> list[tuple[str, float]]:
        """The known words that an unknown one begins, or nearly spells."""
        allowed, sounds, short = spelling.slack(said), spelling.by_ear(said), stem(said)
        best: dict[str, float] = {}
        for known, known_stem in self._spelled.items():
            if len(said) >= 3 and known.startswith(said):  # noqa: PLR2004 - as the rule says
                sure = STARTS
            elif len(short) >= LONG and known.startswith(short):
                sure = FORM_STARTS
            elif not allowed or abs(len(known) - len(said)) > allowed + 1:
                continue
            else:
                off = spelling.distance(said, known, allowed)
                if off:
                    off = min(off, spelling.distance(sounds, spelling.by_ear(known), allowed))
                if off > allowed:
                    continue
                sure = SPELLED - A_SLIP * off
            best[known_stem] = max(best.get(known_stem, 0.0), sure)
        likely = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:STANDS_FOR]
        found = [(one, sure) for one, sure in likely if one in self._weights]
        seen = {one for one, _ in found}
        also = [
            (other, sure * ALIKE)
            for one, sure in likely[:1]
            for other in self._alike.get(one, ())
            if other in self._weights and other not in seen
        ]
        return found + also

    def _worth(self, meant: list[tuple[str, float]]) -> float:
        """How rare a word of the query is: as rare as the word it most surely stands for."""
        return self._rarity[meant[0][0]] if meant else 0.0

    def _scores(self, asked: list[list[tuple[str, float]]], total: float) -> dict[int, float]:
        """The places with some of the words, and how well they answer; all words are worth `total`."""
        scores: dict[int, float] = {}
        met: dict[int, float] = {}
        for meant in asked:
            best: dict[int, float] = {}
            sure: dict[int, float] = {}
            for word, certainty in meant:
                for at, weight in self._weights[word].items():
                    score = certainty * self._rarity[word] * weight * (1 + ENOUGH) / (weight + ENOUGH)
                    if score > best.get(at, 0.0):
                        best[at] = score
                        sure[at] = certainty
            for at, score in best.items():
                scores[at] = scores.get(at, 0.0) + score
                met[at] = met.get(at, 0.0) + self._worth(meant) * sure[at]
        return {at: score * (met[at] / total) ** ALL_WORDS for at, score in scores.items()}

    def _likeness(self, place: Place, asked: list[list[tuple[str, float]]], worth: float) -> float:
        """How near the whole query is to one of the place's names; 1 = the same words. The title of a place within a page is not enough."""
        best = 0.0
        for name in place.names if place.apart else place.names[1:]:
            if not name:
                continue
            common = 0.0
            for meant in asked:
                common += max([self._rarity[word] * sure for word, sure in meant if word in name], default=0.0)
            whole = sum([self._rarity[word] for word in name]) + worth - common
            best = max(best, common / whole if whole > 0 else 0.0)
        return min(best, 1.0)


def _share(weights: dict[str, float], text: Iterable[str], weight: float) -> None:
    """Give each distinct word of a text its share: the more of them, the less one word says."""
    distinct = dict.fromkeys(text)
    share = weight / (1 + SHORTER_IS_SURER * math.log(1 + len(distinct)))
    for word in distinct:
        weights[word] = weights.get(word, 0.0) + share


def _rounded(score: float) -> float:
    """A score without the last digits, in which two machines may differ."""
    return math.floor(score * 1e6 + 0.5) / 1e6
