"""From text to the terms that are compared: folded, level names as one token, without stop words, cut to the stem.

The browser does the same (`site_overrides/assets/rungbook/search/words.js`); a test holds the two together. Change both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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

_PHRASES: Final = (
    ((",",), COMMA_IN_NUMBER, r"\1"),
    (("1:1", "one"), ONE_TO_ONE, " oneonone "),
    (("know", "sure", "understand"), UNSURE, " "),
    (("boss", "manager", "supervisor", "lead"), OWN_MANAGER, " ownmanager "),
)
"""What is read as something else, in this order: one of these signs stands in it, the pattern, and what is read."""

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
    if text.isascii():  # nearly every text
        return text.replace("'", "").lower()
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
    plain = fold(text)
    for signs, pattern, instead in _PHRASES:
        if any(sign in plain for sign in signs):
            plain = pattern.sub(instead, plain)
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


@lru_cache(maxsize=16384)
def stems(text: str, ranks: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    """Return the stems of the words of a text that say something, each with its word as it is written last; see `words`."""
    return {word.stem: word.said for word in read(said_words(text), ranks)}


def read(said: list[str], ranks: Sequence[Sequence[str]]) -> list[Word]:
    """Return what `said_words` found as the words that say something; see `words`."""
    found: list[Word] = []
    at = 0
    first = {word for rank in ranks for word in (rank[0], rank[0] + "s")} | LEVEL
    while at < len(said):
        length = _rank(said, at, ranks) if said[at] in first else 0
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
