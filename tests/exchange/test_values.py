"""What people write in a cell, and what it is read as: certain, certain enough to say so, or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.workbook.reading import Cell
from generator.exchange.workbook.values import id_of, parts_of, read_value, words_of
from ladder_spec.models.base import ID_MAX, ID_PATTERN

CERTAIN = [
    ("whole", "12", "12"),
    ("whole", "12.0", "12"),
    ("money", "24.50", "24.50"),
    ("day", "2026-07-01", "2026-07-01"),
    ("yes-no", "Yes", "true"),
    ("yes-no", "✓", "true"),
    ("yes-no", "FALSE", "false"),
    ("text", "Rooms patients", "Rooms patients"),
]
SAID = [
    ("whole", "20 sticks", "20"),
    ("whole", "at least 5", "5"),
    ("whole", "x3", "3"),
    ("whole", "80%", "80"),
    ("money", "$24.5", "24.50"),
    ("money", "1,200", "1200.00"),
    ("money", "21.60/hour", "21.60"),
    ("money", "21.666", "21.67"),
    ("day", "July 1, 2026", "2026-07-01"),
    ("day", "Sep 30 2026", "2026-09-30"),
    ("day", "7/15/2026", "2026-07-15"),
    ("day", "15.7.2026", "2026-07-15"),
]
REFUSED = [
    ("whole", "2-3"),
    ("whole", "2 \u2013 3 times"),
    ("whole", "5 or 6"),
    ("whole", "some"),
    ("whole", "2.5"),
    ("whole", "-4"),
    ("whole", "3 of 8"),
    ("whole", "1234567890"),
    ("money", "20-22"),
    ("money", "$18 to $20"),
    ("money", "free"),
    ("money", "5%"),
    ("day", "3/2/26"),
    ("day", "3/2/2026"),
    ("day", "2026-02-30"),
    ("day", "soon"),
    ("yes-no", "maybe"),
]


@pytest.mark.parametrize(("form", "text", "value"), CERTAIN)
def test_certain(form: str, text: str, value: str) -> None:
    """Nothing needs to be said."""
    assert read_value(Cell(1, 1, text), form) == (value, "")  # type: ignore[arg-type]  # the table holds forms


@pytest.mark.parametrize(("form", "text", "value"), SAID)
def test_read_and_said(form: str, text: str, value: str) -> None:
    """The remark holds what stood there and what it was taken for."""
    read = read_value(Cell(1, 1, text), form)  # type: ignore[arg-type]  # the table holds forms
    assert read.value == value
    assert read.remark == f"read {value} from “{text}”"


@pytest.mark.parametrize(("form", "text"), REFUSED)
def test_refused(form: str, text: str) -> None:
    """No value, and words that say why."""
    read = read_value(Cell(1, 1, text), form)  # type: ignore[arg-type]  # the table holds forms
    assert read.value is None
    assert text in read.remark


@given(st.text(max_size=80))
def test_an_id_can_be_made_from_any_words(text: str) -> None:
    """It has the form of an id, or there is none."""
    made = id_of(text)
    assert made == "" or (re.match(ID_PATTERN, made) and len(made) <= ID_MAX)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("MA II", "ma-2"),
        ("Medical Assistant IV", "medical-assistant-4"),
        ("I", "i"),
        ("2nd step", "step"),
        ("Blood draw (adult)", "blood-draw-adult"),
    ],
)
def test_ids(text: str, made: str) -> None:
    """Roman numbers at the end become digits; an id begins with a letter."""
    assert id_of(text) == made


def test_several_in_one_cell() -> None:
    """Ids stand between commas and words such as `and`; free words between semicolons; a line break always parts."""
    assert parts_of(Cell(1, 1, "CMA, RMA or CCMA/NCMA and X")) == ("CMA", "RMA", "CCMA", "NCMA", "X")
    assert words_of(Cell(1, 1, "senior MA; MA 3, old")) == ("senior MA", "MA 3, old")
    assert words_of(Cell(1, 1, "a; b c", lines=("a; b", "c"))) == ("a; b", "c")
