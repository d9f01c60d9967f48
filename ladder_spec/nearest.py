"""Guess what a misspelt word was meant to be."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIKE = 0.65
"""From this likeness on a guess helps more often than it misleads, however many slips it takes."""
_LETTERS_A_SLIP = 4
"""A word may hold one slip for each so many letters, and one in any case."""
_PART = 3
"""Fewer letters begin too many ids."""
_LETTERS_A_SURE_SLIP = 8
"""Two slips in a word of at least so many letters, or one in a shorter one, can hardly be another word."""
_OFFERED = 3
"""At most so many ids that begin alike are offered."""
_TITLE_LENGTH = 60
"""Longer titles are cut in a hint."""
_LISTED = 12
"""More allowed values than this are not listed in a hint."""


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that `word` is most likely a slip of, or None if none is near."""
    return _nearest(word, tuple(sorted(options)))


def is_slip(word: str, options: Iterable[str]) -> bool:
    """Whether a word is surely a slip of an option: one or two letters off. A word that is just near may name a thing that is gone."""
    folded = _folded(word)
    most = 2 if len(folded) >= _LETTERS_A_SURE_SLIP else 1
    return any(_slips(folded, _folded(option), most) <= most for option in options)


@lru_cache(maxsize=1024)
def _nearest(word: str, options: tuple[str, ...]) -> str | None:
    """The option with the fewest slips; among equals the one most alike, then the first of the alphabet."""
    folded = _folded(word)
    matcher = SequenceMatcher(b=folded, autojunk=False)
    found: list[tuple[int, float, str]] = []
    for option in options:
        other = _folded(option)
        matcher.set_seq1(other)
        most = 1 + max(len(folded), len(other)) // _LETTERS_A_SLIP
        if _begins(folded, other):
            found.append((0, -matcher.ratio(), option))
            continue
        slips = _slips(folded, other, most) if abs(len(folded) - len(other)) <= most else most + 1
        likely = slips < min(2, len(other)) or (slips <= most and matcher.quick_ratio() > 1 / 2)
        if likely or (matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE):
            found.append((slips, -matcher.ratio(), option))
    return min(found)[2] if found else None


def _begins(word: str, other: str) -> bool:
    """Whether a word is the first part of an id, whole: `ccma` of `ccma-nha`. That is nearer than another word of almost its letters."""
    return len(word) >= _PART and other.startswith(f"{word}-")


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")


def _slips(word: str, other: str, most: int) -> int:
    """Count the slips between two words: letters put in, left out, mistaken, or two neighbors swapped.

    Stops at `most` + 1. (The optimal string alignment distance; Damerau 1964 found that one of these slips makes
    more than 80 % of misspelt words.)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(word, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and word[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return min(above[-1], most + 1)


def did_you_mean(word: str, options: Iterable[str], titles: Mapping[str, str] | None = None) -> str:
    """Return the help for a wrong word: a guess with its title, or what is allowed.

    Args:
        word: What was written.
        options: What may stand there.
        titles: The readers' words for the options, where there are any.
    """
    known = list(options)
    guess = nearest(word, known)
    if guess is not None:
        begun = sorted(option for option in known if _begins(_folded(word), _folded(option)))
        guesses = begun if guess in begun and len(begun) <= _OFFERED else [guess]
        return f"did you mean {' or '.join(_titled(one, titles or {}) for one in guesses)}?"
    if not known:
        return "there is none yet"
    shown = sorted(known) if titles is not None else known
    rest = len(shown) - _LISTED
    return "allowed: " + ", ".join(shown[:_LISTED]) + (f" and {rest} more" if rest > 0 else "")


def _titled(option: str, titles: Mapping[str, str]) -> str:
    title = shorten(titles.get(option, "").rstrip("."), _TITLE_LENGTH, placeholder=" …")
    return f"`{option}`" + (f" ({title})" if title else "")
