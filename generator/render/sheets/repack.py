"""Less than half the size for the same PDF: Typst writes each tag as an object of its own, uncompressed, and its metadata with blanks.

All objects but streams go into one compressed stream, and so does the table of their places (ISO 32000-1, 7.5.7 and 7.5.8). Programs that
do the same for any PDF need longer, make several streams, and leave the metadata as they are.
"""

from __future__ import annotations

import re
import struct
import zlib
from itertools import pairwise
from typing import Final, NamedTuple

_PLACE: Final = re.compile(rb"(\d{10}) \d{5} n")
_METADATA: Final = re.compile(rb"/Type ?/Metadata")
_INDENT: Final = re.compile(rb">\s+<")
_SIZE: Final = re.compile(rb"/Size \d+")
_TAG: Final = b"<</Type/StructElem"
"""So begins a tag. It is one without its type, too."""
_PAGE: Final = b"<</Type/Page/"
"""So begins a page."""
_HEAD: Final = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
_PLACES: Final = struct.Struct(">BIH")
"""A place: 1 = after so many bytes of the file; 2 = in an object, as its so-manieth (ISO 32000-1, table 18)."""
_NONE: Final = (0, 0, 0xFFFF)
"""The place of an object that is not there, and never will be."""


class _Parts(NamedTuple):
    """What a PDF is made of."""

    streams: list[tuple[int, bytes]]
    """Number and text of each stream."""
    others: list[tuple[int, bytes]]
    """Of all other objects."""
    trailer: bytes


def repacked(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF made small, and how many pages Typst has given it. The same bytes give the same bytes.

    Args:
        pdf: A PDF with a plain table of places, in which nothing is left over from an earlier state.
    """
    streams, others, trailer = _parts(pdf)
    last = max(number for number, _ in (*streams, *others))
    packed, table = last + 1, last + 2
    places = {0: _NONE} | {number: (2, packed, place) for place, (number, _) in enumerate(others)}
    written, length = [_HEAD], len(_HEAD)
    for number, body in (*streams, (packed, _in_one(others))):
        places[number] = 1, length, 0
        written.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        length += len(written[-1])
    places[table] = 1, length, 0
    facts = _SIZE.sub(b"/Size %d" % (table + 1), trailer)
    end = _table([places.get(number, _NONE) for number in range(table + 1)], facts)
    made = b"%b%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (b"".join(written), table, end, length)
    return made, sum(body.startswith(_PAGE) for _, body in others)


def _parts(pdf: bytes) -> _Parts:
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
    starts = [int(found) for found in _PLACE.findall(pdf, table)]
    streams, others = [], []
    for start, end in pairwise((*sorted(starts), table)):
        number, _, body = pdf[start:end].partition(b" 0 obj\n")
        body = body.rstrip().removesuffix(b"endobj").rstrip()
        if body.endswith(b"endstream"):
            streams.append((int(number), _stream(body)))
        else:
            others.append((int(number), b"<<" + body.removeprefix(_TAG) if body.startswith(_TAG) else body))
    begin = pdf.index(b"trailer", table) + len(b"trailer")
    return _Parts(streams, others, pdf[begin : pdf.rindex(b"startxref")].strip().removeprefix(b"<<").removesuffix(b">>"))


def _stream(body: bytes) -> bytes:
    """A stream, made smaller if it holds the metadata; all others are compressed already."""
    facts, _, content = body.partition(b"\nstream\n")
    if not _METADATA.search(facts):
        return body
    return _compressed(b"/Type/Metadata/Subtype/XML", _INDENT.sub(b"><", content.removesuffix(b"endstream").strip()))


def _in_one(objects: list[tuple[int, bytes]]) -> bytes:
    """Objects as one stream: first the number and place of each, then the objects."""
    places, length = [], 0
    for number, body in objects:
        places.append(b"%d %d" % (number, length))
        length += len(body) + 1
    first = b" ".join(places) + b"\n"
    content = first + b"\n".join(body for _, body in objects)
    return _compressed(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first)), content)


def _table(places: list[tuple[int, int, int]], facts: bytes) -> bytes:
    """The table of places as a stream. Each row stands there as its difference from the row above, as in a PNG."""
    rows = [bytes(_PLACES.size), *(_PLACES.pack(*place) for place in places)]
    content = b"".join(b"\x02" + bytes((one - above) & 0xFF for above, one in zip(*pair, strict=True)) for pair in pairwise(rows))
    columns = _PLACES.size
    return _compressed(b"/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%b" % (columns, facts), content)


def _compressed(facts: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, zlib.Z_BEST_COMPRESSION)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (facts, len(packed), packed)
