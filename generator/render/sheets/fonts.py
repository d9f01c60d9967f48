"""The typefaces of printed sheets: our own files, never those of the machine, so that every machine draws the same."""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import category

from generator.resources import resource_dir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FAMILIES: Final = ("Rungbook Sans",)
"""The families, the first one that has a character draws it."""
_UNSEEN: Final = frozenset("\t\n\u00ad\u200b")
"""Characters that leave no mark of their own on paper, and do no harm."""
_HARMFUL: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Kinds of characters that turn or hide words, even where a typeface has them: control, format, private use (Unicode, 4.5)."""
_SEGMENTS: Final = 4
_GROUPS: Final = 12


def font_folder() -> Path:
    """Return the folder of the font files."""
    return resource_dir("templates") / "sheets" / "fonts"


def unprintable(text: str) -> list[str]:
    """Return the characters of a text that no family has, in their order, each once."""
    return [char for char in dict.fromkeys(text) if char not in drawn()]


@cache
def drawn() -> frozenset[str]:
    """Return every character that can stand on a sheet."""
    every = frozenset.intersection(*(characters(file.read_bytes()) for file in font_folder().glob("*.ttf")))
    return _UNSEEN | {character for character in every if category(character) not in _HARMFUL}


def characters(font: bytes) -> frozenset[str]:
    """Return the characters that a TrueType font has glyphs for: those of its `cmap` table (OpenType, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for name, _, offset, _ in records if name == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    maps = {start + struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)}
    return frozenset(chr(code) for place in maps for code in _codes(font, place))


def _codes(font: bytes, place: int) -> Iterable[int]:
    (form,) = struct.unpack_from(">H", font, place)
    if form == _SEGMENTS:
        return _codes_of_segments(font, place)
    return _codes_of_groups(font, place) if form == _GROUPS else ()


def _codes_of_segments(font: bytes, place: int) -> Iterator[int]:
    count = struct.unpack_from(">H", font, place + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, place + 14)
    starts = struct.unpack_from(f">{count}H", font, place + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, place + 16 + 4 * count)
    ranges_at = place + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", font, ranges_at + 2 * number + offset + 2 * (code - start))
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF:
                yield code


def _codes_of_groups(font: bytes, place: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", font, place + 12)
    for number in range(count):
        start, end, glyph = struct.unpack_from(">III", font, place + 16 + 12 * number)
        yield from range(start + (not glyph), end + 1)
