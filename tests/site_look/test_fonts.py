"""The typeface is small, free to ship, and has every character that our own files show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site_look.styles import ASSETS, OVERRIDES, ROOT, sheets
from tests.tools.subset_fonts import CUTS, LATIN, LATIN_EXT, code_points

FONTS = ASSETS / "fonts"
FIRST_VIEW_BYTES = 40_000
SHOWN = (*OVERRIDES.rglob("*.html"), *(ROOT / "templates").rglob("*.jinja"), *(ASSETS / "css").glob("*.css"))


def test_first_view_is_light() -> None:
    """What a reader of English or Spanish loads before the first word is at most 40 KB."""
    assert (FONTS / "rungbook-sans-latin.woff2").stat().st_size <= FIRST_VIEW_BYTES


def test_every_font_file_is_made_and_used() -> None:
    """The files in the folder are those that the script makes and that the style sheet names."""
    made = {wanted.file for wanted in CUTS}
    assert {path.name for path in FONTS.glob("*.woff2")} == made
    assert set(re.findall(r"fonts/([\w.-]+)\"", sheets()["10-fonts.css"])) == made


def test_ranges_match_the_script() -> None:
    """The style sheet promises exactly the characters that were kept, so no character is asked of a file that lacks it."""
    ranges = [" ".join(value.split()) for value in re.findall(r"unicode-range:([^;]+);", sheets()["10-fonts.css"])]
    assert ranges == [wanted.characters for wanted in CUTS]


def test_ranges_do_not_overlap() -> None:
    """A character is in one file only, so no page loads two files for it."""
    assert code_points(LATIN).isdisjoint(code_points(LATIN_EXT))


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_characters_are_there(path: Path) -> None:
    """Arrows, checks and quotes of our templates and styles are all in the typeface."""
    text = path.read_text("utf-8")
    known = code_points(LATIN) | {ord("\n")}
    assert {letter for letter in text if ord(letter) not in known} == set()


def test_license_is_shipped_and_name_is_ours() -> None:
    """The OFL text lies beside the fonts; the changed fonts do not go by its reserved name."""
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")
    families = set(re.findall(r"font-family: \"([^\"]+)\"", sheets()["10-fonts.css"]))
    assert families == {"Rungbook Sans"}
