"""Matrices of skills: a row for each skill, a column for each level, and in each cell a mark."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from tests.exchange.making import book, case, first


@case(
    {"ma-1": ["rooming", "vital-signs"], "ma-2": ["rooming", "vital-signs", "venipuncture"], "lead-ma": ["venipuncture", "precepting"]},
    {
        "Skills!F2": "left out",
        "Skills!B5": "no `proficiency` was taken from “no”",
        "Skills!A6": "no level asks for it",
        "Skills!A7": "adds up",
        "Skills!C7": "adds up",
        "Skills!A8": "handbook has this skill",
        "Skills!E1": "left out",
        "Skills!E2": "left out",
    },
    ("on-my-own", "Rooming", "skills", "Lead MA", "Scheduling"),
)
def crosses() -> Workbook:
    """Plain marks of all sorts, no's, a column that adds up, one with remarks, a total, and skills that no level asks for."""
    return book(
        ("Rooming", "x", "X ", None, 2, "Ask Kim"),
        ("Take vital signs", True, "✓", " "),
        ("Phlebotomy", None, "yes", "x"),
        ("Precepting", "no", "-", "Y"),
        ("Scheduling",),
        ("Total", 2, 3, 2),
        ("Run a heart tracing",),
        title="Skills",
        headings=("Skill", "MA I", "MA II", "Lead MA", "Total", "Notes"),
    )


@case(
    {"ma-1": ["rooming", "vitals"], "ma-2": ["rooming", "vitals", "venipuncture"]},
    {"Matrix!D3": "no `proficiency` was taken from “M”", "Matrix!A7": "outside", "Matrix!A8": "outside", "Matrix!B10": "outside"},
    ("with-help", "on-my-own", "hard-cases"),
)
def letters_with_a_legend() -> Workbook:
    """Letters that the sheet explains below, in one cell or in two; one of them means no step that the handbook has."""
    return book(
        ("Rooming", "I", None, "D"),
        ("Vitals", "D", None, "M"),
        ("Vitals", "D", None, "P"),
        ("Blood draw", None, None, "i"),
        (),
        ("Legend: I = With help, D = On my own",),
        ("M = Mentors the team",),
        (),
        ("P", "Hard cases"),
        title="Matrix",
        headings=("Competency", "MA I", "", "MA II"),
    )


@case(
    {"ma-1": ["greeting", "rooming"], "ma-2": ["greeting", "rooming", "venipuncture"], "ma-3": ["greeting", "venipuncture"]},
    {"Ladder!A8": "hidden", "Ladder!C8": "hidden", "Ladder!F4": "level is left out", "Ladder!F2": "a level that is left out"},
    ("Front desk", "front-desk", "with-help", "on-my-own", "hard-cases", "MA III", "Says hello first"),
)
def domains_as_heading_rows() -> Workbook:
    """Headings in two rows, merged rows of domains, a merged mark, numbers as text, a hidden row, and a column that may be no level."""
    made = book(
        (None, None, "MA I", "MA II", "MA III", "Float pool"),
        ("Front desk",),
        ("Greeting", "Says hello first", "3", None, None, "x"),
        ("Rooming", None, 1, "2"),
        ("Procedures",),
        ("Blood draw", "Draws blood from a vein", None, "1", 3),
        ("Faxing", None, "1"),
        title="Ladder",
        headings=("Skill", "What it means", "Level", "", "", "Other"),
    )
    for area in ("C1:E1", "A3:F3", "A6:F6", "C4:E4"):
        first(made).merge_cells(area)
    first(made).row_dimensions[8].hidden = True
    return made


@case(
    {"level-1": ["rooming", "room-cleaning"], "level-2": ["rooming"]},
    {
        "Sheet1!C3": "row 2 has this skill for the same level already",
        "Sheet1!D2": "no `proficiency` was taken from “expert-ish”",
        "Sheet1!D3": "never worked out",
        "Sheet1!C4": "#REF!",
        "Sheet1!B4": "names no domain; that of row 3 was taken",
        "Sheet1!B5": "no `competency` was taken from “???”",
        "Sheet1!B8": "no `competency` was taken from “!!!”",
    },
    ("Patient flow", "with-help", "on-my-own"),
)
def wrong_values() -> Workbook:
    """Words for the steps, of which one means nothing; skills without letters; a skill twice with another step; broken formulas."""
    made = book(
        ("Patient flow", "Rooming", "with help", "expert-ish"),
        ("Patient flow", "rooming", "On my own", None),
        (None, "Room cleaning", None, None),
        (None, "???", "with help", "with help"),
        (None, "Rooming", None, "ON MY OWN"),
        (None, "Room cleaning", "on my own", None),
        (None, "!!!", None, "with help"),
        title="Sheet1",
        headings=("Area", "Task", "Level 1", "Level 2"),
    )
    first(made)["D3"] = "=A1"
    first(made)["C4"] = "#REF!"
    first(made)["C4"].data_type = "e"
    return made
