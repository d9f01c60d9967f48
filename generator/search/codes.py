"""Texts in short codes: each word of a handbook is spelled once, and stands as one to three signs wherever it is said.

Packed so and zipped, an index weighs a fifth less than the same texts zipped alone. The browser reads it back
(`site_overrides/assets/rungbook/search/packed.js`).

A text is cut into words and what stands between them. A single blank between two words is left out, and a large first letter is a
code of its own before the small word. The most frequent pieces have codes of one sign.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain, count, product
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGE: Final = "^"
"""The code that says that the next word starts with a large letter."""
NO_PIECE: Final = ""
"""Stands among the pieces of a text where that code stands."""
KEPT_FREE: Final = frozenset('"\\' + LARGE + "|~{}`")
"""Signs that no code has: JSON changes them, or an index has them between its texts (`generator.search.packed`)."""
SIGNS: Final = "".join(sign for sign in map(chr, range(32, 127)) if sign not in KEPT_FREE)
OPEN_TWO: Final = 58
"""How many signs open a code of two; enough for 5,000 words. Larger handbooks have codes of three besides."""
MOST_SHARED: Final = 9

_PIECE: Final = re.compile(r"[^\W_]+|[\W_]+")


class Codes:
    """The codes of all pieces of some texts."""

    def __init__(self, words: Iterable[str], between: Iterable[str], sizes: tuple[int, int, int]) -> None:
        """Give each piece its code.

        Args:
            words: Words in the order of their codes.
            between: What stands between words, in the order of its codes.
            sizes: How many of the words, and of what stands between, have codes of one sign; how many signs open a code of three.
        """
        self._words, self._between, self._sizes = tuple(words), tuple(between), sizes
        one, other, open_three = sizes
        order = chain(self._words[:one], self._between[:other], self._words[one:], self._between[other:])
        short = len(SIGNS) - OPEN_TWO - open_three
        self._code = dict(zip(order, _codes(short, open_three), strict=False)) | {NO_PIECE: LARGE}
        self._piece = {code: piece for piece, code in self._code.items()}
        first, second = SIGNS[:short] + LARGE, SIGNS[short : short + OPEN_TWO]
        self._cut = re.compile(f"[{re.escape(first)}]|[{re.escape(second)}].|...")

    @classmethod
    def of(cls, texts: Iterable[str]) -> Codes:
        """Return the codes of texts; one that is said more often should be among them more often."""
        counts = Counter(chain.from_iterable(map(_pieces, texts)))
        counts.pop(NO_PIECE, None)
        open_three = next(number for number in count() if len(counts) <= _room(number))
        short = len(SIGNS) - OPEN_TWO - open_three
        order = [piece for piece, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
        common, rest = order[:short], sorted(order[short:])
        words, between = (
            [[piece for piece in group if piece[0].isalnum() == is_word] for group in (common, rest)] for is_word in (True, False)
        )
        return cls(chain(*words), chain(*between), (len(words[0]), len(between[0]), open_three))

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Codes:
        """Return the codes that `plain` wrote."""
        one, other, open_three = plain["sizes"]
        return cls(_whole(plain["words"]), plain["between"], (one, other, open_three))

    def plain(self) -> dict[str, Any]:
        """Return the codes as plain values, short because every reader loads them."""
        return {"sizes": list(self._sizes), "words": " ".join(_shared(self._words)), "between": list(self._between)}

    def coded(self, text: str) -> str:
        """Return a text, one of those that the codes were made for, in codes."""
        return "".join(map(self._code.__getitem__, _pieces(text)))

    def text(self, coded: str) -> str:
        """Return the text again."""
        found: list[str] = []
        after_word = large = False
        for code in self._cut.findall(coded):
            piece = self._piece[code]
            if code == LARGE:
                large = True
                continue
            is_word = piece[0].isalnum()
            if is_word and after_word:
                found.append(" ")
            found.append(piece[0].upper() + piece[1:] if large else piece)
            after_word, large = is_word, False
        return "".join(found)


@lru_cache(maxsize=20_000)
def _pieces(text: str) -> tuple[str, ...]:
    """Words and what stands between them; a blank between words is understood."""
    found = _PIECE.findall(text)
    pieces = tuple(chain.from_iterable(map(_spelled, found)))
    if text.startswith(" ") and found[0] == " ":  # at the ends of a text a blank is not understood
        pieces = (" ", *pieces)
    return (*pieces, " ") if text.endswith(" ") and found[1:] and found[-1] == " " else pieces


@lru_cache(maxsize=20_000)
def _spelled(piece: str) -> tuple[str, ...]:
    """A word, or what stands between two."""
    small = piece[0].lower() + piece[1:]
    if "A" <= piece[0] <= "Z" and small.islower():
        return NO_PIECE, small
    return (piece,) if piece != " " else ()


def _room(open_three: int) -> int:
    """How many pieces can have a code."""
    signs = len(SIGNS)
    return signs - OPEN_TWO - open_three + OPEN_TWO * signs + open_three * signs**2


def _codes(short: int, open_three: int) -> Iterator[str]:
    """All codes, the short ones first."""
    yield from SIGNS[:short]
    yield from map("".join, product(SIGNS[short : short + OPEN_TWO], SIGNS))
    yield from map("".join, product(SIGNS[len(SIGNS) - open_three :], SIGNS, SIGNS))


def _shared(words: Iterable[str]) -> Iterator[str]:
    """Each word without what it shares with the one before, of which it says how many letters: `pay payment` -> `0pay 3ment`."""
    before = ""
    for word in words:
        same = next((at for at, (one, other) in enumerate(zip(word, before, strict=False)) if one != other), min(len(word), len(before)))
        same = min(same, MOST_SHARED)
        yield f"{same}{word[same:]}"
        before = word


def _whole(shared: str) -> Iterator[str]:
    """The words again."""
    before = ""
    for part in shared.split():
        before = before[: int(part[0])] + part[1:]
        yield before
