"""Lets the distances of pairs of letters be found faster: those of the letters that nearly all pairs begin with come first, in one table.

Source Sans has them in two lists, single pairs and classes, in each of which every letter is searched for. What is found is the same.
"""

from __future__ import annotations

from importlib import import_module
from string import ascii_letters
from typing import Any

ADVANCE = 4
"""Of the values of a pair, the one that is used: how far the second letter moves (OpenType, ValueFormat)."""
PAIRS = 2
CLASSES = 2


def put_first(font: Any, letters: str = f" {ascii_letters}") -> None:  # noqa: ANN401 - fontTools has no types
    """Put a table of all pairs that begin with some letters before the tables of pairs that a font has.

    Args:
        font: A font with one lookup of pairs.
        letters: The letters; each other begins no pair of the table.
    """
    (lookup,) = (one for one in font["GPOS"].table.LookupList.Lookup if one.LookupType == PAIRS)
    known = font.getBestCmap()
    firsts = sorted((known[ord(letter)] for letter in letters), key=font.getGlyphID)
    distances = [_pairs(lookup, first, font.getGlyphOrder()) for first in firsts]
    columns = {glyph: tuple(found.get(glyph, 0) for found in distances) for glyph in font.getGlyphOrder()}
    # Class 0 is that of all others: in a list of second letters those that move by nothing, in a list of first letters the first of them.
    seconds = list(dict.fromkeys([(0,) * len(firsts), *columns.values()]))
    rows = [tuple(column[place] for column in seconds) for place in range(len(firsts))]
    kinds = list(dict.fromkeys(rows))
    table = _table(kinds)
    table.Coverage.glyphs = firsts
    table.ClassDef1.classDefs = {first: kinds.index(row) for first, row in zip(firsts, rows, strict=True) if kinds.index(row)}
    table.ClassDef2.classDefs = {glyph: seconds.index(column) for glyph, column in columns.items() if any(column)}
    lookup.SubTable.insert(0, table)
    lookup.SubTableCount = len(lookup.SubTable)


def _pairs(lookup: Any, first: str, glyphs: list[str]) -> dict[str, int]:  # noqa: ANN401 - fontTools has no types
    """How far each glyph moves after a first one: what the first table says that knows the pair."""
    found: dict[str, int] = {}
    for table in lookup.SubTable:
        if first not in table.Coverage.glyphs:
            continue
        if table.Format == CLASSES:
            records = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
            values = {glyph: records[table.ClassDef2.classDefs.get(glyph, 0)].Value1 for glyph in glyphs}
        else:
            pairs = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
            values = {pair.SecondGlyph: pair.Value1 for pair in pairs}
        for glyph, value in values.items():
            found.setdefault(glyph, getattr(value, "XAdvance", 0))
    return found


def _table(rows: list[tuple[int, ...]]) -> Any:  # noqa: ANN401 - fontTools has no types
    tables, value = import_module("fontTools.ttLib.tables.otTables"), import_module("fontTools.ttLib.tables.otBase").ValueRecord
    table = tables.PairPos()
    table.Format, table.LookupType, table.ValueFormat1, table.ValueFormat2 = CLASSES, PAIRS, ADVANCE, 0
    table.Coverage, table.ClassDef1, table.ClassDef2 = tables.Coverage(), tables.ClassDef1(), tables.ClassDef2()
    table.Class1Count, table.Class2Count, table.Class1Record = len(rows), len(rows[0]), []
    for row in rows:
        kind = tables.Class1Record()
        kind.Class2Record = [tables.Class2Record() for _ in row]
        for record, distance in zip(kind.Class2Record, row, strict=True):
            record.Value1 = value(valueFormat=ADVANCE)
            record.Value1.XAdvance = distance
        table.Class1Record.append(kind)
    return table
