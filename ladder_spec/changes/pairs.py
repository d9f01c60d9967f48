"""Which old thing is which new one: by id, by `renamed_from`, and where both are silent, by their words.

The same rule holds in both directions of time, so that a change and its taking back are told as opposites.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MOST: Final = 40_000
"""Where more pairs would have to be looked at, most things are new, and nothing is suspected."""
ALIKE: Final = 85
"""So much alike, in per cent, are two texts of which one is suspected to be the other under a new id."""


@dataclass(slots=True)
class Pairs:
    """Things of two versions."""

    same: list[tuple[str, str]] = field(default_factory=list)
    """(old id, new id) of every thing that is in both."""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """Those of `same` whose id changed, as `renamed_from` says."""
    suspected: list[tuple[str, str]] = field(default_factory=list)
    """Those of `same` whose id changed without a word."""
    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)
    now: dict[str, str] = field(default_factory=dict)
    """Old id -> new id, where they differ."""

    def join(self, old: str, new: str, how: list[tuple[str, str]]) -> None:
        """Enter a pair whose id changed."""
        how.append((old, new))
        self.same.append((old, new))
        self.now[old] = new
        self.gone.remove(old)
        self.come.remove(new)


def pair_up(
    old: Mapping[str, Any], new: Mapping[str, Any], *, words: Callable[[Any], str], renamed: Callable[[Any], Iterable[str]]
) -> Pairs:
    """Pair the things of two versions.

    Args:
        old: Things by id.
        new: Things by id.
        words: The words of a thing.
        renamed: The ids that a thing had before.
    """
    pairs = Pairs([(name, name) for name in new if name in old])
    pairs.gone = [name for name in old if name not in new]
    pairs.come = [name for name in new if name not in old]
    for was, now in [(was, now) for now in pairs.come for was in pairs.gone if was in renamed(new[now]) or now in renamed(old[was])]:
        if was in pairs.gone and now in pairs.come:
            pairs.join(was, now, pairs.renamed)
    for was, now in alike({n: words(old[n]) for n in pairs.gone}, {n: words(new[n]) for n in pairs.come}):
        pairs.join(was, now, pairs.suspected)
    return pairs


def alike(old: Mapping[str, str], new: Mapping[str, str], least: float = ALIKE) -> list[tuple[str, str]]:
    """Return pairs of keys whose texts are almost the same, the most alike first; no key stands twice."""
    if not 0 < len(old) * len(new) <= _MOST:
        return []
    from rapidfuzz import fuzz  # noqa: PLC0415 - most changes add nothing or take nothing away, and need not wait for it

    likeness = [(fuzz.ratio(text, other), was, now) for was, text in old.items() for now, other in new.items() if text and other]
    found: list[tuple[str, str]] = []
    for score, was, now in sorted(likeness, key=lambda one: (-one[0], *sorted(one[1:]))):
        if score >= least and all(was != pair[0] and now != pair[1] for pair in found):
            found.append((was, now))
    return found
