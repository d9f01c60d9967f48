"""Messy workbooks, made by code: what people in HR really hand over. Each says what it must give, and which cells must be named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("Job Level", "Skill / Competency", "Requirement", "How is it checked?", "# required", "Who signs")
LONG = "Keeps the room ready and safe for each patient. " * 60


@dataclass(frozen=True)
class Expected:
    """What an import must give."""

    asks: dict[str, list[str]]
    """Level -> the ids of its requirements."""
    named: dict[str, str] = field(default_factory=dict)
    """`sheet!cell` -> words that the report has about it."""
    holds: tuple[str, ...] = ()
    """Values that stand in the specs."""


Case = tuple[Callable[[], Workbook], Expected]
CASES: dict[str, Case] = {}


def case(
    asks: dict[str, list[str]], named: dict[str, str] | None = None, holds: tuple[str, ...] = ()
) -> Callable[..., Callable[[], Workbook]]:
    """Enter a function that makes a workbook."""

    def enter(make: Callable[[], Workbook]) -> Callable[[], Workbook]:
        CASES[make.__name__] = make, Expected(asks, named or {}, holds)
        return make

    return enter


def book(*rows: tuple[object, ...], title: str = "Ladder", headings: tuple[str, ...] = HEADINGS) -> Workbook:
    """A workbook with one sheet: headings in its first row, then rows."""
    made = openpyxl.Workbook()
    fill(first(made), (headings, *rows), title)
    return made


def first(made: Workbook) -> Worksheet:
    """The first sheet."""
    sheet = made.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def fill(sheet: Worksheet, rows: tuple[tuple[object, ...], ...], title: str = "") -> Worksheet:
    """Write rows, as text what is text: also what begins with an equals sign."""
    sheet.title = title or sheet.title
    for number, row in enumerate(rows, sheet.max_row + 1 if sheet.max_row > 1 else 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, None)
                cell.value = value  # type: ignore[assignment]  # the table holds what a cell can hold
                if isinstance(value, str):
                    cell.data_type = "s"
    return sheet


@case(
    {"ma-1": ["rooming", "blood-draw"], "ma-2": ["blood-draw", "certification"], "ma-3": ["precepting"]},
    {"Ladder!E6": "read 20 from “20 sticks”", "Ladder!E8": "How many exactly?", "Ladder!A9": "adds up", "Ladder!F3": "left out"},
    ("Draws blood by venipuncture", "20"),
)
def prototype() -> Workbook:
    """Merged levels, a title row, a count with its unit, a range, a total, and a column that nobody needs."""
    made = openpyxl.Workbook()
    sheet = first(made)
    rows: tuple[tuple[object, ...], ...] = (
        ("Medical Assistant Clinical Ladder, revised 3/2/26",),
        (),
        ("Job Level", "Skill / Competency", "Requirement", "How is it checked?", "# required", "Owner"),
        ("MA I", "Rooming", "Rooms patients and takes full vital signs", "Nurse observes", 10),
        (None, "Blood draw", "Draws blood with help", "Nurse observes", 5),
        ("MA II", "Blood draw", "Draws blood by venipuncture", "Direct observation", "20 sticks", "JD"),
        (None, "Certification", "CMA, RMA or CCMA", "Copy of card"),
        ("MA III", "Precepting", "Precepts new MAs", "Manager sign off", "2-3"),
        ("TOTAL", None, None, None, 37),
    )
    fill(sheet, rows, "Ladder")
    for area in ("A1:E1", "A4:A5", "A6:A7"):
        sheet.merge_cells(area)
    return made


@case({"ma-1": ["rooming"]}, {"Ladder!A5": "no words"}, ("first-aid", "City College", "120.00"))
def two_tables_below_one_another() -> Workbook:
    """Requirements, an empty row, a title, and a table of programs."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"))
    below = (
        (),
        (),
        ("Classes we pay for",),
        (),
        ("Program", "Provider", "Cost", "Where"),
        ("First aid", "City College", "$120.00", "Main campus"),
    )
    fill(first(made), below)
    return made


@case({"ma-1": ["rooming"]}, {"Ladder!A1": "outside"}, ("first-aid",))
def two_tables_beside_one_another() -> Workbook:
    """Requirements on the left, programs on the right, an empty column between them."""
    made = openpyxl.Workbook()
    fill(
        first(made),
        (
            ("Everything on one sheet",),
            (),
            ("Level", "Skill", "Requirement", None, "Course", "Provider", "Schedule"),
            ("MA I", "Rooming", "Rooms patients", None, "First aid", "City College", "Each May"),
        ),
        "Ladder",
    )
    return made


@case(
    {"ma-1": ["rooming", "greeting"]},
    {"Ladder!A3": "adds up", "Ladder!E3": "adds up", "Ladder!A5": "adds up", "Ladder!A6": "adds up"},
)
def totals() -> Workbook:
    """Subtotals in the middle, and totals at the end."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        ("Subtotal", None, None, None, 3),
        ("MA I", "Greeting", "Greets patients", "Nurse observes", 2, "Nurse"),
        ("Grand total", None, None, None, 5),
        ("TOTALS:", None, None, None, 5),
    )


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
    {"ma-1": ["rooming"]},
    {"Ladder!A3": "hidden", "Ladder!C3": "hidden", "Ladder!E2": "hidden", "Old!A1": "hidden", "Old!C2": "hidden"},
    (),
)
def hidden() -> Workbook:
    """A hidden row, a hidden column, and a hidden sheet."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"), ("MA I", "Faxing", "Sends faxes", "Nurse observes", 3))
    first(made).row_dimensions[3].hidden = True
    first(made).column_dimensions["E"].hidden = True
    old = fill(made.create_sheet("Old"), (HEADINGS, ("MA 0", "Typing", "Types letters", "Nurse observes", 3, "Nurse")))
    old.sheet_state = "hidden"
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


@case({"ma-1": ["rooming"]}, {"Ladder!C3": "outside"})
def empty_rows_and_columns_first() -> Workbook:
    """The table begins in D6."""
    made = openpyxl.Workbook()
    fill(
        first(made),
        (
            (),
            (),
            (None, None, "Draft for the board"),
            (),
            (),
            (None, None, None, *HEADINGS),
            (None, None, None, "MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        ),
        "Ladder",
    )
    return made


@case({"ma-1": ["rooming"], "ma-2": ["blood-draw"]}, {}, ("watched", "nurse", "3"))
def headings_in_two_rows() -> Workbook:
    """A merged heading above two others."""
    made = openpyxl.Workbook()
    sheet = fill(
        first(made),
        (
            ("Job", None, "What is", "Sign off", None),
            ("Level", "Skill", "Required", "Method", "Count"),
            ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3),
            ("MA II", "Blood draw", "Draws blood", "Nurse observes", 9),
        ),
        "Ladder",
    )
    sheet.merge_cells("D1:E1")
    return made


@case(
    {"ma-1": ["rooming", "rooming-2"]},
    {"Ladder!A3": "the same as row 2", "Ladder!C3": "the same as row 2", "Ladder!A4": "this one is rooming-2"},
)
def duplicates() -> Workbook:
    """A row that stands twice, and a second text for the same skill."""
    row = ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse")
    return book(row, row, ("MA I", "Rooming", "Rooms patients fast", "Nurse observes", 3, "Nurse"))


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


@case({"ma-1": ["rooming"]}, {"Ladder!AA2": "left out", "Ladder!GR2": "left out"})
def very_wide() -> Workbook:
    """Two hundred columns, of which six mean something."""
    headings = (*HEADINGS, *(f"Clinic {number}" for number in range(7, 201)))
    return book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse", *range(7, 201)), headings=headings)


@case({"ma-1": ["rooming"]})
def empty_sheets() -> Workbook:
    """An empty sheet before and after."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"))
    made.create_sheet("Sheet2", 0)
    made.create_sheet("Sheet3")
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


@case({"ma-1": ["rooming", "vitals", "blood"]}, {}, ("nurse", "lead", "watched", "venipuncture"))
def mixed_case() -> Workbook:
    """Values in capitals and small letters, and with other names of a skill."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "NURSE OBSERVES", 3, "NURSE"),
        ("ma i", "Vitals", "Takes vital signs", "nurse observes", 3, "Lead ma"),
        ("Ma I", "BLOOD", "Draws blood", "Observation", 3, "nurse"),
        ("MA i", "PHLEBOTOMY", "Draws more blood", "Observation", 3, "nurse"),
    )


CASES["mixed_case"][1].asks["ma-1"].append("phlebotomy")


@case({"ma-1": ["rooming", "greeting"]}, {"Ladder!A3": "headings again", "Ladder!F3": "headings again"})
def headings_on_each_page() -> Workbook:
    """The headings stand again where a page breaks."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        HEADINGS,
        ("MA I", "Greeting", "Greets patients", "Nurse observes", 2, "Nurse"),
    )


@case({"ma-1": ["rooming"], "ma-2": ["blood-draw"]}, {"Read me first!A1": "no table"})
def a_sheet_for_each_level() -> Workbook:
    """The name of the sheet is the level."""
    made = book(("Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"), title="MA I", headings=HEADINGS[1:])
    fill(made.create_sheet("MA II"), (HEADINGS[1:], ("Blood draw", "Draws blood", "Nurse observes", 9, "Nurse")))
    fill(made.create_sheet("Read me first"), (("Please do not change this workbook.",),))
    return made


@case({"ma-1": ["rooming", "greeting"], "ma-2": ["blood-draw"]}, {"Ladder!B3": "names no level"})
def levels_written_once() -> Workbook:
    """The level stands above its rows, and nothing is merged."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        (None, "Greeting", "Greets patients", "Nurse observes", 3, "Nurse"),
        ("MA II", "Blood draw", "Draws blood", "Nurse observes", 3, "Nurse"),
    )


@case({"ma-1": ["rooming", "greeting"], "ma-2": ["blood-draw"]}, {"Ladder!B3": "that of row 2 was taken"})
def levels_as_section_rows() -> Workbook:
    """The level stands in a row by itself, above the rows that are its own."""
    return book(
        ("MA I",),
        (None, "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        (None, "Greeting", "Greets patients", "Nurse observes", 3, "Nurse"),
        ("MA II",),
        (None, "Blood draw", "Draws blood", "Nurse observes", 3, "Nurse"),
    )


@case({"ma-1": ["blood-draw"]}, {}, ("watched", "letter", "2"))
def a_skill_with_several_proofs() -> Workbook:
    """A merged skill over three rows of proof, one of which stands beside no other word."""
    made = book(
        ("MA I", "Blood draw", "Draws blood", "Nurse observes", 3, "Nurse"),
        (None, None, None, "Letter of reference", 2, "Lead MA"),
        (None, None, None, "Exam", None, "HR"),
    )
    for column in "ABC":
        first(made).merge_cells(f"{column}2:{column}4")
    return made


@case({"ma-1": ["rooming"]}, {"Ladder!XFD1048576": "outside"})
def a_stray_cell_far_away() -> Workbook:
    """Somebody typed into the last cell that there is."""
    made = book(("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"))
    first(made)["XFD1048576"] = "oops"
    return made


@case({}, {"Matrix!A1": "no table", "Matrix!C2": "no table", "Notes!A2": "no table"})
def no_table_at_all() -> Workbook:
    """A matrix of crosses and a sheet of prose are no tables that anything could be made of."""
    made = book(("Rooming", "x", "x"), title="Matrix", headings=("", "MA I", "MA II"))
    first(made)["A1"] = "Who does what"
    fill(made.create_sheet("Notes"), (("We met on Monday.",), ("The ladder is for all clinics.",)))
    return made
