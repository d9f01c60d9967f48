"""Workbooks whose tables are messy: where they stand, what is merged, hidden, repeated, or left away."""

from __future__ import annotations

import openpyxl
from openpyxl.workbook import Workbook

from tests.exchange.making import HEADINGS, book, case, fill, first


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


@case({"ma-1": ["rooming", "greeting"]}, {"Ladder!A3": "headings again", "Ladder!F3": "headings again"})
def headings_on_each_page() -> Workbook:
    """The headings stand again where a page breaks."""
    return book(
        ("MA I", "Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        HEADINGS,
        ("MA I", "Greeting", "Greets patients", "Nurse observes", 2, "Nurse"),
    )


@case({"ma-1": ["rooming"], "ma-2": ["blood-draw"]}, {"Read me first!A1": "no table", "MA I!A3": "no `competency` was taken from “???”"})
def a_sheet_for_each_level() -> Workbook:
    """The name of the sheet is the level; a row of it has no words."""
    made = book(("Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"), ("???",), title="MA I", headings=HEADINGS[1:])
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


@case({"ma-1": ["rooming"], "ma-2": ["blood-draw"]}, {"Ladder!A1": "outside", "Ladder!A5": "outside"}, ("Rooms patients", "Draws blood"))
def a_title_and_headings_for_each_level() -> Workbook:
    """Each level has a table of its own on one sheet, with a title that names it and the same headings."""
    made = book(headings=())
    rows = (
        ("Requirements for MA I:",),
        HEADINGS[1:],
        ("Rooming", "Rooms patients", "Nurse observes", 3, "Nurse"),
        (),
        ("MA II checklist",),
        HEADINGS[1:],
        ("Blood draw", "Draws blood", "Nurse observes", 9, "Nurse"),
    )
    fill(first(made), rows)
    return made


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


@case({}, {"Behavior!A1": "no table", "Behavior!C2": "no table", "Notes!A2": "no table"})
def no_table_at_all() -> Workbook:
    """A grid of sentences and a sheet of prose are no tables that anything could be made of."""
    row = ("Rooming", "Rooms patients with a nurse beside the door", "Rooms patients and charts them before the nurse comes in")
    made = book(row, title="Behavior", headings=("", "MA I", "MA II"))
    first(made)["A1"] = "Who does what"
    fill(made.create_sheet("Notes"), (("We met on Monday.",), ("The ladder is for all clinics.",)))
    return made
