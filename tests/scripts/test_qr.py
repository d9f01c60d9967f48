"""The QR code of a link, as another program reads it."""

from __future__ import annotations

import json
import subprocess
from itertools import cycle, islice

import pytest
import zxingcpp
from PIL import Image

from tests.scripts.conftest import HERE

DRAW = """
const { rungbookCheck } = require("./browser.cjs").scripts(["selfcheck/words.js", "selfcheck/qr.js"]);
const texts = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
console.log(JSON.stringify(texts.map((text) => {
  try { return rungbookCheck.qr.squares(text); } catch (error) { return error.message; }
})));
"""
EDGE, DOT = 4, 4
LETTERS = "https://aQ3-handbook_Z7.example/my-plan/#c=kR9x0"


def drawn(node: str, texts: list[str]) -> list[list[list[bool]] | str]:
    """The squares of each code, or why there is none."""
    finished = subprocess.run([node, "-e", DRAW], input=json.dumps(texts), cwd=HERE, capture_output=True, text=True, timeout=60, check=True)
    found: list[list[list[bool]] | str] = json.loads(finished.stdout)
    return found


def read(squares: list[list[bool]]) -> str:
    """What a reader of codes finds."""
    size = len(squares) + 2 * EDGE
    picture = Image.new("L", (size, size), "white")
    for y, row in enumerate(squares, start=EDGE):
        for x, dark in enumerate(row, start=EDGE):
            picture.putpixel((x, y), 0 if dark else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((size * DOT, size * DOT), Image.Resampling.NEAREST))
    return str(found.text)


def test_codes_are_read(node: str) -> None:
    """Texts of every length up to the longest, all versions, are read as they were written; other letters, too."""
    lengths = [1, 14, 15, 26, 27, 42, 62, 84, 106, 122, 152, 180, 181, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666]
    texts = ["".join(islice(cycle(LETTERS), number, number + length)) for number, length in enumerate(lengths)] + [
        "https://käfer.example/¿?#c=é"
    ]
    codes = drawn(node, texts)
    assert [read(code) for code in codes if not isinstance(code, str)] == texts
    assert [(len(code) - 17) // 4 for code in codes][:3] == [1, 1, 2]
    assert len({len(code) for code in codes}) == 20


def test_too_long_a_text_is_refused(node: str) -> None:
    """One byte more than the largest code holds is an error, not a wrong code."""
    assert drawn(node, ["x" * 667]) == ["too long for a QR code"]


@pytest.mark.parametrize("broken", range(1, 6))
def test_a_damaged_code_is_still_read(node: str, broken: int) -> None:
    """The correction bytes are right: a code with a torn spot gives the same text."""
    text = "https://handbook.example/my-plan/#c=" + "aB3-" * 25
    (squares,) = drawn(node, [text])
    assert not isinstance(squares, str)
    for row in squares[12 : 12 + broken]:
        row[12 : 12 + broken] = [not dark for dark in row[12 : 12 + broken]]
    assert read(squares) == text
