"""The press: Typst, with our templates and fonts alone, and a date that comes from the handbook."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import encode

from generator.render.sheets.fonts import font_folder
from generator.render.sheets.job import qr_code
from generator.resources import resource_dir

if TYPE_CHECKING:
    from pathlib import Path

    from typst import Compiler, PDFStandard

_STANDARDS: Final[list[PDFStandard]] = ["ua-1", "a-2a"]
"""For reading aloud, and for keeping."""
_FORM_STANDARDS: Final[list[PDFStandard]] = ["ua-1"]
"""A form cannot be kept as PDF/A: what people type has no font inside the file."""


class Press:
    """Makes PDF files; it keeps Typst, its fonts and what Typst remembers from sheet to sheet."""

    @cached_property
    def _compiler(self) -> Compiler:
        import typst  # noqa: PLC0415 - 80 MB that a build whose sheets are all kept never loads

        folder = _folder()
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())])
        return typst.Compiler(str(folder / "main.typ"), root=str(folder), font_paths=fonts)

    def print(self, data: dict[str, Any]) -> bytes:
        """Return the PDF of a sheet. The same data gives the same bytes.

        Args:
            data: A sheet as job_data gives it.
        """
        day = datetime.fromisoformat(data["imprint"]["effective_iso"]).replace(tzinfo=UTC)
        # As files, not as `sys.inputs`: those belong to what Typst knows, and after each change of it nothing remembered would hold.
        files = {
            "main.typ": (_folder() / "main.typ").read_bytes(),
            # Each file that typst is given, it also reads as a template. As one it is a remark, of which nothing has to be made out.
            "data.json": b"//" + encode({**data, "qr": qr_code(data["address"]) if data["address"] else None}, order="deterministic"),
        }
        made = self._compiler.compile(
            files,  # type: ignore[type-var]  # typst's types have forgotten this kind of input; its documentation names it
            format="pdf",
            pdf_standards=_FORM_STANDARDS if data["fillable"] else _STANDARDS,
            timestamp=day,
        )
        assert isinstance(made, bytes)  # noqa: S101 - Typst gives bytes where it is given no file
        return made


def _folder() -> Path:
    """Where the templates lie."""
    return resource_dir("templates") / "sheets"
