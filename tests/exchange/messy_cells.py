"""Workbooks whose cells are messy: numbers, days, formulas, blanks, and texts as people type them."""

from __future__ import annotations

import datetime as dt

from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from tests.exchange.making import book, case, first

LONG = "Keeps the room ready and safe for each patient. " * 60


@case(
    {"ma-1": ["one", "two", "three", "four", "five"]},
    {
        "Ladder!E2": "“2-3” is a range",
        "Ladder!E3": "“2 to 3” is a range",
        "Ladder!E4": "is a range",
        "Ladder!E5": "this is the day 2026-02-03",
        "Ladder!E6": "several numbers",
    },
)
def ranges() -> Workbook:
    """Numbers that are no single number; one was made a day by the spreadsheet."""
    counts = ("2-3", "2 to 3", "5\u20137", dt.date(2026, 2, 3), "3 per week for 2 weeks")
    names = ("One", "Two", "Three", "Four", "Five")
    return book(*(("MA I", name, f"Does {name}", "Nurse observes", count, "Nurse") for name, count in zip(names, counts, strict=True)))


@case({"ma-1": ["rooming"]}, {"Ladder!C2": "Ask Kim whether this is still true", "Ladder!A1": "heading note"})
def notes() -> Workbook:
    """Notes on a cell and on a heading."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"))
    first(made)["C2"].comment = Comment("Ask Kim whether this is still true", "HR")
    first(made)["A1"].comment = Comment("heading note", "HR")
    return made


@case(
    {"ma-1": [], "ma-2": [], "ma-3": []},
    {"Levels!E2": "read 2026-07-01 from “July 1, 2026”", "Levels!E3": "which day is it?", "Levels!E4": "no real day", "Levels!D4": "range"},
    ("18.50", "22.00", "2026-07-01"),
)
def days_as_text() -> Workbook:
    """Levels with pay as people write it, and days as text."""
    return book(
        ("MA I", "You start here", "$18.50", 22, "July 1, 2026"),
        ("MA II", "You do more", "20", "24.00", "3/2/26"),
        ("MA III", "You do most", "$23.3", "25-28", "2026-02-30"),
        title="Levels",
        headings=("Job title", "Summary", "Min pay", "Max pay", "Effective date"),
    )


@case({"ma-1": ["notes-on-time", "half"]}, {"Ladder!E2": "read 80 from “80%”", "Ladder!E3": "no whole number"})
def percentages() -> Workbook:
    """A percentage is a number with a sign; half a percent is none."""
    made = book(
        ("MA I", "Notes on time", "Ends notes the same day", "Chart audit", 0.8, "Nurse"),
        ("MA I", "Half", "Does half", "Chart audit", 0.005, "Nurse"),
    )
    for row in (2, 3):
        first(made).cell(row, 5).number_format = "0.0%" if row == 3 else "0%"
    return made


@case({"ma-1": ["rooming", "greeting"]}, {"Ladder!E2": "never worked out", "Ladder!E3": "never worked out"})
def formulas_that_were_never_worked_out() -> Workbook:
    """Another program wrote formulas, and no spreadsheet has opened the file since."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", None, "Nurse"), ("MA I", "Greeting", "Greets", "Nurse observes"))
    first(made)["E2"] = "=2+3"
    first(made)["E3"] = '=HYPERLINK("https://example.org","5")'
    return made


@case({"ma-1": ["rooming"]}, {"Ladder!E2": "#REF!", "Ladder!A3": "#N/A"})
def error_cells() -> Workbook:
    """Broken formulas, in a number and in the name of a level."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", None, "Nurse"), (None, "???", "!!!", None, None, None))
    for at, value in (("E2", "#REF!"), ("A3", "#N/A")):
        first(made)[at] = value
        first(made)[at].data_type = "e"
    return made


@case({"ma-1": ["rooming"], "ma-2": ["greeting"]}, {}, ("Rooms patients", "nurse", "watched"))
def blanks_of_all_sorts() -> Workbook:
    """Blanks before and after, no-break spaces, letters without width, and cells with blanks alone."""
    return book(
        ("  MA I ", "Rooming\u00a0", "\u200bRooms\u00a0\u00a0patients \n", " Nurse  observes", "3 ", "\ufeffNurse"),
        ("MA\u00a0II", "Greeting", "Greets\tpatients", "   ", " ", "Nurse\u202e"),
    )


@case(
    {"ma-1": ["one", "two", "three", "four"]},
    {"Ladder!E3": "no whole number", "Ladder!E5": "no whole number"},
    ("10", "1200"),
)
def numbers_in_all_formats() -> Workbook:
    """10.0 is 10, 1200 shown as 1,200 is 1200; 2.5 and a negative count are refused."""
    counts = (10.0, 2.5, 1200, -4)
    names = ("One", "Two", "Three", "Four")
    made = book(*(("MA I", name, f"Does {name}", "Nurse observes", count, "Nurse") for name, count in zip(names, counts, strict=True)))
    first(made)["E4"].number_format = "#,##0.00"
    return made


@case({"ma-1": ["rooming", "tidy"]}, {"Ladder!C3": "letters are more than a line may have"})
def very_long_text() -> Workbook:
    """A text that no line holds is written whole, and said; `check` refuses it until a person has shortened it."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"), ("MA I", "Tidy", LONG.strip(), "Nurse observes", 3, "Nurse")
    )


@case(
    {"ma-1": ["rooming", "links", "signs", "dots"]},
    {},
    ("<b>Rooms</b> patients <script>alert(1)</script>", "=HYPERLINK(A1) is what they type", "@home: [a](b) *c*", "- not a list"),
)
def markup_and_formula_signs() -> Workbook:
    """HTML, formulas as text, Markdown, and YAML's own signs stay the text that they are."""
    return book(
        ("MA I", "Rooming", "<b>Rooms</b> patients <script>alert(1)</script>", "Nurse observes", 3, "Nurse"),
        ("MA I", "Links", "=HYPERLINK(A1) is what they type", "Nurse observes", 3, "Nurse"),
        ("MA I", "Signs", "@home: [a](b) *c*", "Nurse observes", 3, "Nurse"),
        ("MA I", "Dots", "- not a list", "Nurse observes", 3, "Nurse"),
    )


@case({"ma-1": ["one", "two"], "level-2": ["three"]}, {"Ladder!E3": "read 15 from “15x”"}, ("12", "15", "007"))
def numbers_stored_as_text() -> Workbook:
    """Numbers with a green corner; a level that is a number; a text that is one."""
    return book(
        ("MA I", "One", "007", "Nurse observes", "12", "Nurse"),
        ("MA I", "Two", "Does two", "Nurse observes", "15x", "Nurse"),
        ("Level 2", "Three", "Does three", "Nurse observes", 4, "Nurse"),
    )


@case({"ma-1": ["rooming", "vitals", "blood", "phlebotomy"]}, {}, ("nurse", "lead", "watched", "venipuncture"))
def mixed_case() -> Workbook:
    """Values in capitals and small letters, and with other names of a skill."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "NURSE OBSERVES", 3, "NURSE"),
        ("ma i", "Vitals", "Takes vital signs", "nurse observes", 3, "Lead ma"),
        ("Ma I", "BLOOD", "Draws blood", "Observation", 3, "nurse"),
        ("MA i", "PHLEBOTOMY", "Draws more blood", "Observation", 3, "nurse"),
    )
