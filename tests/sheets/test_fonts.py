"""The typefaces of the sheets are files of ours: free to ship, each with every character, and no other is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from generator.render.sheets.fonts import FAMILIES, characters, drawn, font_folder
from generator.render.sheets.values import PrintedSheet
from tests.sheets import pdf
from tests.tools.sheet_fonts import FACES

FILES = sorted(font_folder().glob("*.ttf"))


def test_every_file_is_made_by_the_script() -> None:
    """None more, none fewer, with the license beside them."""
    assert {file.name for file in FILES} == {face.file for face in FACES}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (font_folder() / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_face_has_every_character_under_our_name(file: Path) -> None:
    """Bold and slanted words can say what upright ones can; the name of the license's owner is not used for a changed typeface."""
    assert ImageFont.truetype(file).getname()[0] in FAMILIES
    assert {char for char in drawn() if char.isprintable()} <= characters(file.read_bytes())
    assert len(drawn()) > 1500


def test_sheets_use_no_other(letter: dict[str, PrintedSheet]) -> None:
    """Every font in every kind of sheet is ours, and in the file."""
    kinds = {one.kind: one for one in letter.values()}
    for sheet in kinds.values():
        assert pdf.fonts(sheet.content) == {"RungbookSans"}, sheet.path
