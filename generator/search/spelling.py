"""How far two spellings are apart. The browser has its own (`search/spelling.js`); a test holds the two together."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from rapidfuzz.distance import OSA

_SOFT_C: Final = re.compile(r"c(?=[eiy])")
_TWICE: Final = re.compile(r"(.)\1")


def slack(word: str) -> int:
    """Return how many slips a word of this length may have: 1 from 4 letters, 2 from 8."""
    return 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0  # noqa: PLR2004 - the rule itself


@cache
def by_ear(word: str) -> str:
    """Return a word as it sounds: ph is f, a soft c is s, double letters stand once."""
    return _TWICE.sub(r"\1", _SOFT_C.sub("s", word.replace("ph", "f")))


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters to add, drop, change or swap with their neighbor lead from one word to the other; more than `most` if far."""
    return OSA.distance(one, other, score_cutoff=most)
