"""Half the size for the same PDF: Typst writes each tag as an object of its own, uncompressed, and its metadata with blanks."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikepdf import Pdf

_INDENT: Final = re.compile(rb">\s+<")


def repacked(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF made small, and how many pages it has. The same bytes give the same bytes."""
    import pikepdf  # noqa: PLC0415 - a build whose sheets are all kept needs none of it

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return saved(opened), len(opened.pages)


def saved(pdf: Pdf) -> bytes:
    """Return the bytes of an open PDF, made small."""
    from pikepdf import Name, ObjectStreamMode  # noqa: PLC0415 - see above

    metadata = pdf.Root.Metadata
    metadata.write(_INDENT.sub(b"><", metadata.read_bytes()))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    out = io.BytesIO()
    # Left to itself, pikepdf would write the metadata anew, with blanks again, in twice the time.
    pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()
