"""From text to the terms that are compared: folded, level names as one token, without stop words, cut to the stem.

The browser does the same (`site_overrides/assets/rungbook/search/words.js`); a test holds the two together. Change both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


def _set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


STOP: Final = _set(
    "a about all am an and any are as at be been but by can could do does for from get gets getting go going got had has have he her here "
    "him his how i id if ill im in into is it its ive just many me much my of on or our please really should so some tell than that the "
    "their them then there these they this those to us very was we were what when where which who whom whose why will with would you your "
    "out someone somebody anyone something anything while too also whether whats "  # codespell:ignore
    "know knows want wants wanted til till until "
    "de del el la los las un una que para por como con "  # codespell:ignore
    "cuanto cuanta cuantos cuando donde quien cual mi es en se puedo necesito quiero ser soy hacer tengo hay"  # codespell:ignore
)
"""Words that say nothing about what is looked for, also those that Spanish speakers write between English ones."""

NOT: Final = _set("no not never nobody none dont doesnt didnt cant cannot wont isnt arent havent wasnt couldnt")  # codespell:ignore
NUMBERS: Final = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12",
}  # fmt: skip
RANKS: Final = {"one": "1", "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
LEVEL: Final = _set("level nivel")
"""Before a number they mean the rank that has numbers: "level 2" is "MA 2"."""
LEVELS: Final = frozenset(("", "1", "2", "3", "4", "5"))
"""What may follow the short form of a rank."""
AFTER_I: Final = _set(
    "need needed want wanted can could have had am was do did get got should must will would may might like work worked think feel "
    "know take took pass passed fail failed use"
)
"""After these "MA I" is a medical assistant who speaks of herself, not the first level."""

WORD: Final = re.compile(r"[^\W_]+")
LETTERS_THEN_NUMBER: Final = re.compile(r"([a-z]{2,})(\d+)")
MARKS: Final = re.compile("[\u0300-\u036f'\u2019]")
COMMA_IN_NUMBER: Final = re.compile(r"(\d),(?=\d{3})")
ONE_TO_ONE: Final = re.compile(r"\b(1:1|one[ -]on[ -]one)\b")
UNSURE: Final = re.compile(r"\b(dont|do not|not) (know|sure|understand)\b")
"""How a question starts; it is not about anything that is not so."""
OWN_MANAGER: Final = re.compile(r"\b(my|your|his|her|their|our) (boss|manager|supervisor|lead)\b")
"""A person, unlike "a lead" or "supervisor": those are jobs."""

SUFFIXES: Final = (
    "ization", "ation", "ition", "ment", "ness", "ship", "ance", "ence", "able", "ible", "ing", "ion",  # codespell:ignore
    "ist", "ize", "ise", "ate", "ive", "ity",  # codespell:ignore
    "ure", "ant", "ent", "ic", "ed", "er", "or", "ee", "al", "ly", "y", "i", "e",  # codespell:ignore
)  # fmt: skip
SHORT_STEM: Final = frozenset({"ing", "ed"})
"""Suffixes that may leave a stem of 3 letters: paying."""
TWICE: Final = re.compile(r"([bdfgmnprt])\1$")


class Word(NamedTuple):
    """A word of a text."""

    said: str
    """As it is written, folded."""
    stem: str
    """What it is compared by."""


def fold(text: str) -> str:
    """Return text in small letters without accents and apostrophes."""
    return MARKS.sub("", unicodedata.normalize("NFD", text)).lower()


@cache
def stem(word: str) -> str:
    """Return a word without its endings. It need not be a word: certification, certified and certificate all become `certif`."""
    word = _singular(word)
    for _ in range(3):
        cut = _cut(word)
        if cut == word:
            break
        word = cut
    return word


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - as short as `ties`
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - not `gas`
        return word[:-1]
    return word


def _cut(word: str) -> str:
    for suffix in SUFFIXES:
        if word.endswith(suffix):
            rest = word[: -len(suffix)]
            if len(rest) >= (3 if suffix in SHORT_STEM else 4):
                return TWICE.sub(r"\1", rest)
    return word


def said_words(text: str) -> list[str]:
    """Return the words of a text, folded, in order; letters and numbers part: `PHQ-9`, `phq9` and `PHQ 9` are all two words."""
    plain = ONE_TO_ONE.sub(" oneonone ", COMMA_IN_NUMBER.sub(r"\1", fold(text)))
    plain = OWN_MANAGER.sub(" ownmanager ", UNSURE.sub(" ", plain))
    found: list[str] = []
    for word in WORD.findall(plain):
        parts = LETTERS_THEN_NUMBER.fullmatch(word) if word[-1].isdigit() else None
        found.extend(parts.groups() if parts else (word,))
    return found


def words(text: str, ranks: Sequence[Sequence[str]]) -> list[Word]:
    """Return the words of a text that say something.

    Args:
        text: Anything.
        ranks: What stands before the number in the name of a level, each as its words: `[["medical", "assistant"], ["ma"]]`. The last
            is the short form; "Medical Assistant II", "MA 2" and "ma2" all become the one word `ma2`.
    """
    return list(_words(text, tuple(map(tuple, ranks))))


@lru_cache(maxsize=16384)
def _words(text: str, ranks: tuple[tuple[str, ...], ...]) -> tuple[Word, ...]:
    """The same, kept: the pages of a handbook say most of what they say several times over."""
    return tuple(read(said_words(text), ranks))


def read(said: list[str], ranks: Sequence[Sequence[str]]) -> list[Word]:
    """Return what `said_words` found as the words that say something; see `words`."""
    found: list[Word] = []
    at = 0
    while at < len(said):
        length = _rank(said, at, ranks)
        if length:
            at += length
            number = _number(said, at)
            at += bool(number)
            name = ranks[-1][-1] + number
            found.append(Word(name, name))
            continue
        word = said[at]
        at += 1
        if word in NOT:
            found.append(Word("not", "not"))
        elif word not in STOP:
            word = NUMBERS.get(word, word)
            found.append(Word(word, stem(word)))
    return found


def kept_words(said: str, ranks: Sequence[Sequence[str]]) -> list[Word]:
    """Return words again of which only `said` was kept, with blanks between; what was the name of a level stays one word."""
    short = ranks[-1][-1] if ranks else ""
    found = []
    for word in said.split():
        is_name = bool(short) and word[: len(short)] == short and word[len(short) :] in LEVELS
        found.append(Word(word, word if is_name or word == "not" else stem(word)))
    return found


def _rank(said: list[str], at: int, ranks: Sequence[Sequence[str]]) -> int:
    """How many words from here on are the name of a rank; 0 = none."""
    for rank in ranks:
        if not said[at].startswith(rank[0]):
            continue  # nearly every word
        here = said[at : at + len(rank)]
        if len(here) == len(rank) and here[:-1] == list(rank[:-1]) and here[-1] in (rank[-1], rank[-1] + "s"):
            return len(rank)
    return int(bool(ranks) and said[at] in LEVEL and bool(_number(said, at + 1)))


def _number(said: list[str], at: int) -> str:
    """The number of a level here, in digits; "" = none."""
    if at >= len(said):
        return ""
    word = said[at]
    if word == "i" and at + 1 < len(said) and said[at + 1] in AFTER_I:
        return ""
    number = RANKS.get(word) or NUMBERS.get(word, word)
    return number if len(number) == 1 and number in "12345" else ""
