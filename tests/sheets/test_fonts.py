"""The typefaces of the sheets are files of ours: free to ship, each with every character, and no other is used."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import ImageFont

from generator.render.sheets.fonts import FAMILIES, characters, drawn, font_folder
from generator.render.sheets.job import features, job_data
from generator.render.sheets.press import Press
from generator.render.sheets.values import PrintedSheet, PrintSettings
from generator.views.sheet_plan import sheet_plans
from ladder_spec import Handbook
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


def test_single_letters_look_the_same_however_the_typeface_is_asked(small: Handbook) -> None:
    """Beside every other sign that matters, each is drawn alike; letters of parts are not, and the typeface is asked for these."""
    single = [char for char in sorted(drawn()) if char.isprintable() and features(char)]
    words = " ".join(f"{char}i{char}{char}j{char}l{char}L{char}A{char}·{char}" for char in single if char not in "lL·")
    assert len(single) > 600
    assert features(words)
    assert _printed(small, words, {}) == _printed(small, words, features(words))
    for composed in ("j\u0301", "l·l", "Ω\u1fbf"):
        assert not features(f"Words, then {composed}.")
        assert _printed(small, composed, {}) != _printed(small, composed, {"ccmp": 0})


def _printed(handbook: Handbook, words: str, asked: dict[str, int]) -> bytes:
    plan = next(sheet_plans(handbook))
    return Press().print(job_data(plan, PrintSettings("letter", "")) | {"summary": [words], "features": asked})
