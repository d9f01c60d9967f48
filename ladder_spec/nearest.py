"""Guess what a misspelt word was meant to be."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIKE = 0.6
"""Below this likeness a guess would mislead more often than it helps."""
_LISTED = 12
"""More allowed values than this are not listed in a hint."""


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like `word`, or None if none is near."""
    folded = word.casefold().replace("_", "-").replace(" ", "-")
    best, best_ratio = None, _LIKE
    matcher = SequenceMatcher(b=folded, autojunk=False)
    for option in sorted(options):
        matcher.set_seq1(option.casefold())
        if matcher.real_quick_ratio() >= best_ratio and matcher.quick_ratio() >= best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio or (best is None and ratio >= best_ratio):
                best, best_ratio = option, ratio
    return best


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
        title = (titles or {}).get(guess, "")
        return f"did you mean `{guess}`{f' ({title})' if title else ''}?"
    if not known:
        return "there is none yet"
    shown = sorted(known) if titles is not None else known
    rest = len(shown) - _LISTED
    return "allowed: " + ", ".join(shown[:_LISTED]) + (f" and {rest} more" if rest > 0 else "")
