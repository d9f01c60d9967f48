"""Makes the site's web fonts: cuts Source Sans 3 down to what a handbook shows and writes it as WOFF2.

Run it again after a new release of the typeface, and commit what it writes:

    pip install fontpkg-source-sans-3 fonttools brotli
    python tests/tools/subset_fonts.py

The product needs none of these. The license (SIL OFL 1.1) reserves the name "Source" for the unchanged typeface, so the cut version is
called "Rungbook Sans". The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

FAMILY = "Rungbook Sans"
DESTINATION = Path(__file__).parents[2] / "site_overrides/assets/rungbook/fonts"
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "case")
KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)

# The same as the unicode-range lines of css/10-fonts.css; tests/site_look holds the two together.
LATIN = (
    "U+0020-007E, U+00A0-00FF, U+0131, U+0152-0153, U+2010-2015, U+2018-201E, U+2020, U+2022, U+2026, U+2032-2033, U+2039-203A, U+20AC, "
    "U+2116, U+2122, U+2190-2193, U+2196-2197, U+2212, U+2248, U+2260, U+2264-2265, U+2713, U+2717"
)
LATIN_EXT = "U+0100-0130, U+0132-0151, U+0154-017F, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303, U+0309, U+0323, U+1EA0-1EF9, U+20AB"


@dataclass(frozen=True, slots=True)
class Cut:
    """One web font file."""

    file: str
    """Name of the file that is written."""
    source: str
    """Name of the original variable font in its package."""
    characters: str
    """What is kept, as a CSS unicode-range value."""
    weights: tuple[int, int] | int
    """Lightest and boldest weight of the variable font, or one fixed weight."""
    style: str
    """Regular or Italic."""


CUTS = (
    Cut("rungbook-sans-latin.woff2", "SourceSans3[wght].ttf", LATIN, (400, 700), "Regular"),
    Cut("rungbook-sans-latin-ext.woff2", "SourceSans3[wght].ttf", LATIN_EXT, (400, 700), "Regular"),
    Cut("rungbook-sans-italic-latin.woff2", "SourceSans3-Italic[wght].ttf", LATIN, 400, "Italic"),
)


def code_points(ranges: str) -> set[int]:
    """Turn a CSS unicode-range value into code points.

    Args:
        ranges: for example "U+0020-007E, U+2022".

    Returns:
        Every code point that the value names.
    """
    points: set[int] = set()
    for part in ranges.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return points


def rename(font: Any, style: str) -> None:  # noqa: ANN401 - fontTools has no types
    """Give the font our family name, as the license asks of a changed version; copyright and license stay."""
    full = f"{FAMILY} {style}"
    texts = {1: FAMILY, 2: style, 3: full, 4: full, 6: full.replace(" ", ""), 16: FAMILY, 17: style}
    for record in font["name"].names:
        if record.nameID in texts:
            record.string = texts[record.nameID]


def keep(font: Any, characters: Iterable[int], features: Sequence[str]) -> None:  # noqa: ANN401 - fontTools has no types
    """Take everything out of a font but some characters, and what lets their shapes change."""
    subset = import_module("fontTools.subset")
    options = subset.Options(layout_features=list(features), hinting=False, name_IDs=list(KEPT_NAMES), notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def cut(wanted: Cut, source: Path, destination: Path) -> Path:
    """Write one web font.

    Args:
        wanted: what to keep.
        source: folder of the original TrueType files.
        destination: folder to write to.

    Returns:
        The file written.
    """
    font = import_module("fontTools.ttLib").TTFont(source / wanted.source, recalcTimestamp=False)
    keep(font, code_points(wanted.characters), FEATURES)
    font = import_module("fontTools.varLib.instancer").instantiateVariableFont(font, {"wght": wanted.weights})
    rename(font, wanted.style)
    font.flavor = "woff2"
    written = destination / wanted.file
    font.save(written)
    return written


def write_all(makes: str, default: Path, makers: Iterable[Callable[[Path, Path], Path]]) -> None:
    """Write files and the license beside them, and tell their sizes.

    Args:
        makes: What the command makes, in a sentence.
        default: The folder to write to, if the command line names no other.
        makers: Each makes a file, from the folder of the typeface and the one to write to, and gives its path.
    """
    parser = argparse.ArgumentParser(description=makes)
    parser.add_argument("-o", "--output", type=Path, default=default, help="folder to write to")
    destination: Path = parser.parse_args().output
    destination.mkdir(parents=True, exist_ok=True)
    package = Path(str(import_module("fontpkg_source_sans_3").__file__)).parent
    for make in makers:
        written = make(package / "files", destination)
        sys.stdout.write(f"{written.name}: {written.stat().st_size:,} bytes\n")
    terms = (package / "LICENSE").read_text(encoding="utf-8")
    (destination / "OFL.txt").write_text(terms, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all("Make the site's web fonts.", DESTINATION, [partial(cut, wanted) for wanted in CUTS])
