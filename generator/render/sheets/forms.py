"""Sheets to fill in on a screen, and what stands in one that was filled in.

Typst has no form fields, but it has links, tagged and in their place. On a form the templates draw each field as a link to
`field:KIND:NAME:LABEL`; here the link becomes a field, and its tag `Link` becomes `Form` (ISO 32000-1, 12.7 and 14.8.4.4.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from generator.render.sheets.repack import opened, saved
from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pikepdf import Object, Pdf

MARK: Final = "rungbook"
"""Begins the keyword that tells which sheet a file is: `rungbook:level:ma-2:2026.2:1a2b3c4d`."""
_SIGN: Final = "field:"
_TICK: Final = b"q 1.4 w 1 J 1 j %s 0 0 %s 0 0 cm .18 .5 m .4 .25 l .82 .8 l S Q"
_OF_A_ROW: Final = frozenset({"met", "initials", "date"})
"""The last part of the name of each field that a requirement has."""
_SEVERAL_LINES: Final = 1 << 12
_TEXT: Final = "/Sheet 9 Tf 0.09 0.145 0.165 rg"
"""How typed text looks, in every field."""


class FormError(LadderError):
    """A file is no sheet that was filled in."""


class Filled(NamedTuple):
    """What stands in a form."""

    sheet: dict[str, str]
    """Which one it is: kind, about, edition, mark; empty if the file does not tell."""
    fields: dict[str, str | bool]
    """What was written or ticked, by the name of the field: `ma-2.months.met`."""

    def by_requirement(self) -> dict[str, dict[str, dict[str, str | bool]] | dict[str, str | bool]]:
        """Return the fields of each requirement together, and apart from them all others."""
        requirements: dict[str, dict[str, str | bool]] = {}
        others: dict[str, str | bool] = {}
        for name, value in self.fields.items():
            above, _, last = name.rpartition(".")
            if "." in above and last in _OF_A_ROW:
                requirements.setdefault(above, {})[last] = value
            else:
                others[name] = value
        return {"requirements": requirements, "fields": others}


def with_fields(pdf: bytes) -> tuple[bytes, int]:
    """Return a PDF in which every field is one, made small, and how many pages it has. The same bytes give the same bytes."""
    import pikepdf  # noqa: PLC0415 - a build whose sheets are all kept needs none of it

    with opened(pdf) as found:
        fields = pikepdf.Array()
        looks = _Looks(found)
        tags = {place.Obj.objgen: (tag, place) for tag in _link_tags(found.Root.StructTreeRoot) for place in _places(tag)}
        for page in found.pages:
            for note in page.obj.get("/Annots", ()):
                target = _target(note)
                if target.startswith(_SIGN):
                    _make_field(looks, note, target.removeprefix(_SIGN), page.obj)
                    tag, tag_place = tags[note.objgen]
                    tag.S, tag.K = pikepdf.Name.Form, tag_place
                    fields.append(note)
        found.Root.AcroForm = found.make_indirect(pikepdf.Dictionary(Fields=fields, DR=_resources(found), DA=pikepdf.String(_TEXT)))
        return saved(found), len(found.pages)


def read_form(file: Path) -> Filled:
    """Return what stands in a sheet that was filled in, by whatever program.

    Raises:
        FormError: The file is no PDF, is locked or damaged, or has no fields.
    """
    import pikepdf  # noqa: PLC0415 - see above

    try:
        with pikepdf.open(file) as pdf:
            form = pdf.Root.get("/AcroForm")
            if form is None or not len(form.get("/Fields", ())):
                raise FormError(f"{file} has no fields to read. Only the sheets to fill in have them: their names end in -form.pdf.")
            values = dict(_values(form.Fields, ""))
            return Filled(_which(str(pdf.docinfo.get("/Keywords", ""))), values)
    except pikepdf.PasswordError as error:
        raise FormError(f"{file} is locked with a password. Save it without one.") from error
    except pikepdf.PdfError as error:
        said = str(error).removeprefix(f"{file}: ")
        raise FormError(f"{file} cannot be read as a PDF: {said}") from error
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError) as error:
        # Where a file is damaged, anything can stand in the place of anything.
        raise FormError(
            f"{file} is damaged: its fields cannot be read. Save it once more from the program it was filled in with."
        ) from error


def _places(tag: Object) -> Iterator[Object]:
    """The places on a page that a tag stands for; a link over two lines has two."""
    from pikepdf import Dictionary  # noqa: PLC0415 - see above

    yield from (kid for kid in _kids(tag) if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR")


def _kids(tag: Object) -> list[Object]:
    from pikepdf import Array  # noqa: PLC0415 - see above

    found = tag.get("/K")
    return [] if found is None else list(found) if isinstance(found, Array) else [found]


def _target(note: Object) -> str:
    """Where a link leads to."""
    address = note.A.get("/URI") if "/A" in note else None
    return "" if address is None else bytes(address).decode().replace("\N{ZERO WIDTH SPACE}", "")


def _link_tags(element: Object) -> Iterator[Object]:
    """Every tag of a link, in reading order."""
    from pikepdf import Dictionary  # noqa: PLC0415 - see above

    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.get("/S") == "/Link":
            yield one
        waiting.extend(kid for kid in reversed(_kids(one)) if isinstance(kid, Dictionary) and "/S" in kid)


class _Looks:
    """How fields look; those of one size share one drawing."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._drawn: dict[tuple[bytes, float, float], Object] = {}

    def of(self, content: bytes, width: float, height: float) -> Object:
        """Return the drawing of a field, for a size in points."""
        from pikepdf import Array, Dictionary, Name  # noqa: PLC0415 - see above

        key = (content, round(width, 1), round(height, 1))
        if key not in self._drawn:
            stream = self._pdf.make_stream(content)
            stream.Type, stream.Subtype, stream.Resources = Name.XObject, Name.Form, Dictionary()
            stream.BBox = Array([0, 0, *key[1:]])
            self._drawn[key] = stream
        return self._drawn[key]


def _make_field(looks: _Looks, note: Object, target: str, page: Object) -> None:
    """Make a field of the place of a link."""
    from pikepdf import Dictionary, Name, String  # noqa: PLC0415 - see above

    kind, name, label = target.split(":", 2)
    left, bottom, right, top = (float(edge) for edge in note.Rect)
    width, height = right - left, top - bottom
    for key in ("/A", "/Border", "/Contents"):
        del note[key]
    # A period in a name would divide it into two.
    note.Subtype, note.P, note.F = Name.Widget, page, 4
    note.T, note.TU = String(name.replace(".", "/")), String(label)
    if kind == "check":
        tick = _TICK % (f"{width:.1f}".encode(), f"{height:.1f}".encode())
        note.FT, note.V, note.AS = Name.Btn, Name.Off, Name.Off
        note.AP = Dictionary(N=Dictionary(Yes=looks.of(tick, width, height), Off=looks.of(b"", width, height)))
    else:
        note.FT, note.V = Name.Tx, String("")
        if kind == "area":
            note.Ff = _SEVERAL_LINES
        note.AP = Dictionary(N=looks.of(b"/Tx BMC EMC", width, height))


def _resources(pdf: Pdf) -> Object:
    """The font of what people type: every program that shows PDF files has it, so the file carries none."""
    from pikepdf import Dictionary, Name  # noqa: PLC0415 - see above

    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return Dictionary(Font=Dictionary(Sheet=pdf.make_indirect(font)))


def _values(fields: Object, above: str) -> Iterator[tuple[str, str | bool]]:
    """The values of fields; some programs put fields with a common name below one another."""
    for field in fields:
        name = f"{above}.{field.T}" if above and "/T" in field else str(field.get("/T", above))
        if "/Kids" in field and "/T" in field.Kids[0]:
            yield from _values(field.Kids, name)
        else:
            value = field.get("/V")
            ticked = field.get("/FT") == "/Btn"
            yield name.replace("/", "."), (value is not None and value != "/Off") if ticked else str(value if value is not None else "")


def _which(keywords: str) -> dict[str, str]:
    """What the keyword of a sheet tells."""
    for word in keywords.split(","):
        kind, *facts = word.strip().split(":")
        if kind == MARK:
            return dict(zip(("kind", "about", "edition", "mark"), facts, strict=False))
    return {}
