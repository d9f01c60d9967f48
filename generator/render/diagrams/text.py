"""Text in drawings: no line may leave its box, and no machine's fonts may change a drawing. So widths are estimated, on the safe side."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_NARROW: Final = frozenset("ijlIft.,:;'|!()[]/- ·1")
_BROAD: Final = frozenset("mwMW@%—")
ELLIPSIS: Final = "\N{HORIZONTAL ELLIPSIS}"


def width(text: str, size: int) -> float:
    """Return about how many pixels a text takes at a size, rather too many than too few."""
    return sum(_share(sign) for sign in text) * size


def _share(sign: str) -> float:
    """The width of a sign as a share of the size."""
    if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf":
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.02
    if sign in _NARROW:
        return 0.32
    if sign in _BROAD:
        return 0.9
    if sign.isupper() or ord(sign) > ord("ɏ"):
        return 0.68
    return 0.54


@lru_cache(maxsize=2048)
def wrapped(text: str, room: int, size: int, most: int) -> tuple[str, ...]:
    """Return a text in lines that fit; what is too long ends with an ellipsis.

    Args:
        text: Plain text.
        room: Pixels that a line may take.
        size: The size of the text in pixels.
        most: How many lines there may be.
    """
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", size) <= room:
            line = f"{line} {rest.pop(0)}"
        if rest and len(lines) == most - 1:
            line = f"{line} {ELLIPSIS}"
        lines.append(_cut(line, room, size))
    return tuple(lines)


def _cut(line: str, room: int, size: int) -> str:
    """A line that is too long, cut before its end."""
    if width(line, size) <= room:
        return line
    kept = line.removesuffix(ELLIPSIS).rstrip()
    while kept and width(kept + ELLIPSIS, size) > room:
        kept = kept[:-1].rstrip()
    return kept + ELLIPSIS
