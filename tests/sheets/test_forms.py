"""Sheets to fill in: every field tagged, named and in order; what is filled in survives, and comes back."""

from __future__ import annotations

import io
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.render.sheets.forms import FormError, read_form
from generator.render.sheets.values import PrintedSheet
from ladder_spec import Handbook
from tests.sheets import pdf

OF_A_ROW = ("met", "initials", "date")


def fields(content: bytes) -> list[dict[str, Any]]:
    """Name, kind, label and whether the tag is right, of every field in the order of the pages."""
    with pikepdf.open(io.BytesIO(content)) as opened:
        tags = {kid.Obj.objgen: tag for tag in every_tag(opened.Root.StructTreeRoot) for kid in pdf.kids(tag) if is_place(kid)}
        return [
            {
                "name": str(note.T),
                "kind": str(note.FT),
                "label": str(note.TU),
                "tag": str(tags[note.objgen].S),
                "size": [float(note.Rect[2] - note.Rect[0]), float(note.Rect[3] - note.Rect[1])],
            }
            for page in opened.pages
            for note in page.obj.get("/Annots", ())
            if note.Subtype == "/Widget"
        ]


def every_tag(root: Any) -> list[Any]:  # noqa: ANN401 - an object of a PDF
    """All tags."""
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(kid for kid in pdf.kids(one) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)
    return found


def is_place(kid: Any) -> bool:  # noqa: ANN401 - an object of a PDF
    """Whether something below a tag is the place of a link or field."""
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


@pytest.mark.parametrize("level", ["apprentice", "ma-2", "trainer"])
def test_every_requirement_has_three_fields_in_reading_order(letter: dict[str, PrintedSheet], handbook: Handbook, level: str) -> None:
    """Met, initials and date, each with a name that a screen reader can say, and large enough to hit and to write in."""
    found = fields(letter[f"sheets/forms/{level}-form.pdf"].content)
    own = {f"{level}.{one.id}" for one in handbook.levels[level].requirements}
    carried = {item.path for item in handbook.full(level).items[len(own) :]}
    names = [one["name"] for one in found]
    assert len(set(names)) == len(names)
    rows = [name.rpartition("/")[0] for name in names if name.endswith("/met")]
    assert {row.replace("/", ".") for row in rows} == own | carried
    for place, name in enumerate(names):
        if name.endswith("/met"):
            row = name.rpartition("/")[0]
            assert names[place : place + 3] == [f"{row}/{part}" for part in OF_A_ROW]
    assert {one["tag"] for one in found} == {"/Form"}
    assert all(one["label"] for one in found)
    assert all(one["size"][0] >= 9 and one["size"][1] >= 9 for one in found)


def test_a_form_says_the_same_as_the_sheet(letter: dict[str, PrintedSheet], handbook: Handbook) -> None:
    """Word for word, on as many pages or one more."""
    for level in handbook.levels:
        sheet, form = letter[f"sheets/levels/{level}.pdf"], letter[f"sheets/forms/{level}-form.pdf"]
        words = [{word for word in pdf.text(one.content).split() if word.isalpha()} for one in (sheet, form)]
        assert words[0] == words[1]
        assert form.pages - sheet.pages in {0, 1}
        assert form.mark == sheet.mark


def test_what_is_filled_in_survives(letter: dict[str, PrintedSheet], tmp_path: Path) -> None:
    """Written, saved, opened and saved again: every value is read as it was written, in any script."""
    expected: dict[str, str | bool] = {}
    file = tmp_path / "form.pdf"
    with pikepdf.open(io.BytesIO(letter["sheets/forms/ma-1-form.pdf"].content)) as opened:
        for number, field in enumerate(opened.Root.AcroForm.Fields):
            name = str(field.T).replace("/", ".")
            if field.FT == "/Btn":
                expected[name] = number % 2 == 0
                field.V = field.AS = pikepdf.Name.Yes if expected[name] else pikepdf.Name.Off
            else:
                expected[name] = f"{number}: Nguyễn \u6f22 (x) \\"
                field.V = pikepdf.String(str(expected[name]))
        opened.save(file)
    assert read_form(file).fields == expected
    with pikepdf.open(file) as opened:
        opened.save(tmp_path / "again.pdf", linearize=True)
    again = read_form(tmp_path / "again.pdf")
    assert again.fields == expected
    assert again.sheet == {"kind": "level", "about": "ma-1", "edition": "2026.2", "mark": letter["sheets/levels/ma-1.pdf"].mark}


def test_a_blank_form_reads_as_blank(letter: dict[str, PrintedSheet], tmp_path: Path) -> None:
    """Nothing is ticked, nothing is written; the talk sheet has its own fields."""
    file = tmp_path / "talk.pdf"
    file.write_bytes(letter["sheets/talk/talk-sheet-form.pdf"].content)
    found = read_form(file)
    assert set(found.fields.values()) == {""}
    assert {"name", "goal", "strengths", "gap1.step", "agreed", "employee.signature"} <= set(found.fields)
    assert found.by_requirement()["requirements"] == {}


def test_fields_put_below_one_another_are_read_by_their_whole_name(tmp_path: Path) -> None:
    """Some programs save `ma-2.months.met` as three fields in one another."""
    pdf_file = pikepdf.new()
    pdf_file.add_blank_page()
    met = pikepdf.Dictionary(T=pikepdf.String("met"), FT=pikepdf.Name.Btn, V=pikepdf.Name.Yes)
    months = pikepdf.Dictionary(T=pikepdf.String("months"), Kids=pikepdf.Array([met]))
    level = pikepdf.Dictionary(T=pikepdf.String("ma-2"), Kids=pikepdf.Array([months]))
    pdf_file.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([level]))
    pdf_file.save(tmp_path / "x.pdf")
    assert read_form(tmp_path / "x.pdf").by_requirement()["requirements"] == {"ma-2.months": {"met": True}}


def test_a_locked_file_is_refused_in_words(letter: dict[str, PrintedSheet], tmp_path: Path) -> None:
    """With what to do about it."""
    file = tmp_path / "locked.pdf"
    with pikepdf.open(io.BytesIO(letter["sheets/forms/apprentice-form.pdf"].content)) as opened:
        opened.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(FormError, match="without one"):
        read_form(file)


def test_a_damaged_file_is_read_or_refused_in_words(letter: dict[str, PrintedSheet], tmp_path: Path) -> None:
    """Cut off, with holes, with other bytes in it: 300 files, never another error. Fields in a ring are refused, too."""
    draw = random.Random(6)  # noqa: S311 - repeatable, not secret
    content, file = letter["sheets/forms/apprentice-form.pdf"].content, tmp_path / "damaged.pdf"
    read = 0
    for number in range(300):
        start, length = draw.randrange(len(content)), draw.choice((1, 20, 4000))
        kept = content[:start]
        if number % 3 == 1:
            kept += bytes(draw.randrange(256) for _ in range(length)) + content[start + length :]
        elif number % 3 == 2:
            kept += content[start + length :]
        file.write_bytes(kept)
        with suppress(FormError):
            read_form(file)
            read += 1
    assert read < 300
    with pikepdf.open(io.BytesIO(content)) as opened:
        ring = opened.make_indirect(pikepdf.Dictionary(T=pikepdf.String("ring")))
        ring.Kids = pikepdf.Array([ring])
        opened.Root.AcroForm.Fields.append(ring)
        opened.save(file)
    with pytest.raises(FormError, match="damaged"):
        read_form(file)
