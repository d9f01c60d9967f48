"""A third of the size for the same PDF: Typst writes each tag as an object of its own, uncompressed, and more of it than anybody needs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pikepdf import Pdf

_TAG: Final = re.compile(rb"^<</Type/Struct(?:Elem/S/(?:TD|TH|Table|Span)/.*$|TreeRoot/.*$|Elem)", re.MULTILINE)
"""Typst writes each tag on a line of its own. Those that are named hold no words of a handbook, which could look like what is spare."""
_SPARE: Final = re.compile(
    rb"/Type/StructElem"  # that a tag is a tag
    rb"|<</O/Layout/(?:Border|Placement)[^<>]*>>"  # lines round a cell and the place of a block: for programs that lay a file out anew
    rb"|/BorderColor\[[^\]]*\]"  # the same for the lines of a table, beside its place
    rb"|/Headers\[[^\]]*\]|/ID\(U\d+x\d+y\d+\)|/IDTree<<[^>]*>>"  # the heads of each cell by name: each head says that it is for its column
)
_INDENT: Final = re.compile(rb">\s+<")
_SPARE_METADATA: Final = re.compile(
    rb"<xmpMM:History>.*?</xmpMM:History>"  # how the file was made
    # What the names of PDF/A's own list mean; only those of PDF/UA are not on it (ISO 19005-2, 6.6.2.3.1).
    rb'|<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>(?!PDF/UA).*?</pdfaSchema:property></rdf:li>'
    rb"|<xmpTPg:NPages>.*?</xmpTPg:NPages>|<xmpMM:RenditionClass>.*?</xmpMM:RenditionClass>|<pdf:PDFVersion>.*?</pdf:PDFVersion>"
    rb'|\s+xmlns:(?:stEvt|xmpTPg)="[^"]*"',
    re.DOTALL,
)
_BEST: Final = 9


def repacked(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF made small, and how many pages it has. The same bytes give the same bytes."""
    with opened(pdf) as found:
        return saved(found), len(found.pages)


def opened(pdf: bytes) -> Pdf:
    """Open a PDF of Typst without what is spare in it. Blanks take its place, so that every object stays where the file says it is."""
    import pikepdf  # noqa: PLC0415 - a build whose sheets are all kept needs none of it

    return pikepdf.open(io.BytesIO(_TAG.sub(_bare, pdf)))


def _bare(tag: re.Match[bytes]) -> bytes:
    return _SPARE.sub(lambda found: b" " * len(found[0]), tag[0])


def saved(pdf: Pdf) -> bytes:
    """Return the bytes of an open PDF, made small."""
    from pikepdf import Name, ObjectStreamMode, settings  # noqa: PLC0415 - see above

    metadata = pdf.Root.Metadata
    metadata.write(_SPARE_METADATA.sub(b"", _INDENT.sub(b"><", metadata.read_bytes())))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    out = io.BytesIO()
    settings.set_flate_compression_level(_BEST)
    # Left to itself, pikepdf would write the metadata anew, with blanks again, in twice the time.
    pdf.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()
