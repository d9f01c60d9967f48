"""Makes the typefaces of printed sheets: four fixed weights and slopes of Source Sans 3, each with all its characters.

Run it again after a new release of the typeface, and commit what it writes:

    pip install fontpkg-source-sans-3 fonttools
    python -m tests.tools.sheet_fonts

A variable typeface would do, but each letter of it is worked out anew for each sheet, which takes a tenth of the time of printing. The
product needs none of these packages. As for the name, see subset_fonts.py. The same input gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.tools.kerning import put_first
from tests.tools.subset_fonts import keep, rename, write_all

DESTINATION = Path(__file__).parents[2] / "templates/sheets/fonts"
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl")


@dataclass(frozen=True, slots=True)
class Face:
    """One file."""

    file: str
    """Name of the file that is written."""
    source: str
    """Name of the original variable font in its package."""
    weight: int
    style: str
    """Regular, Bold, Italic or Bold Italic."""


FACES = (
    Face("rungbook-sans-regular.ttf", "SourceSans3[wght].ttf", 400, "Regular"),
    Face("rungbook-sans-bold.ttf", "SourceSans3[wght].ttf", 700, "Bold"),
    Face("rungbook-sans-italic.ttf", "SourceSans3-Italic[wght].ttf", 400, "Italic"),
    Face("rungbook-sans-bold-italic.ttf", "SourceSans3-Italic[wght].ttf", 700, "Bold Italic"),
)


def make(face: Face, source: Path, destination: Path) -> Path:
    """Write one file.

    Args:
        face: What to make.
        source: Folder of the original TrueType files.
        destination: Folder to write to.

    Returns:
        The file written.
    """
    font = import_module("fontTools.ttLib").TTFont(source / face.source, recalcTimestamp=False)
    characters = sorted(font.getBestCmap())
    font = import_module("fontTools.varLib.instancer").instantiateVariableFont(font, {"wght": face.weight}, updateFontNames=True)
    keep(font, characters, FEATURES)
    put_first(font)
    list_classes()
    rename(font, face.style)
    written = destination / face.file
    font.save(written)
    return written


def list_classes() -> None:
    """Let fontTools write the class of each letter, by which it is set closer to others, in one list, not as ranges that are searched.

    That takes 7 KB more for each file, and a fiftieth less time for each sheet.
    """
    import_module("fontTools.ttLib.tables.otTables").ClassDef.preWrite = _listed


def _listed(classes: Any, font: Any) -> dict[str, Any]:  # noqa: ANN401 - fontTools has no types
    numbers = {font.getGlyphID(glyph): number for glyph, number in classes.classDefs.items()}
    first = min(numbers, default=0)
    classes.Format = 1
    every = [numbers.get(glyph, 0) for glyph in range(first, max(numbers, default=-1) + 1)]
    return {"StartGlyph": font.getGlyphName(first), "ClassValueArray": every}


if __name__ == "__main__":
    write_all("Make the typefaces of printed sheets.", DESTINATION, [partial(make, face) for face in FACES])
