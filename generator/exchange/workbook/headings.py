"""Which field a heading means: its own heading, one of the words that people use for it, or a near one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.exchange.workbook.columns import Table

LEAST: Final = 0.72
"""Below this a heading is too unlike all fields."""
_PART: Final = 0.85
"""A heading that holds all words of a name, and others."""
_SURE: Final = 0.9
_ENOUGH: Final = 4
"""So many sure headings make a row of headings, however many others it has."""
_KNOWN: Final = 0.4
"""Else this part of a row must be known, or it is a row of data."""
_LONGEST_PART: Final = 40
"""In a longer text a word means little."""

_WORDS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "requirements": {
        "level": ("job level", "level", "grade", "position", "job title", "ladder level", "step"),
        "competency": ("skill", "competency", "skill competency", "category", "topic", "area"),
        "text": ("requirement", "requirements", "criteria", "description", "expectation", "task", "standard", "what you must do"),
        "evidence.type": (
            "how is it checked",
            "evidence",
            "verification",
            "validated by",
            "validation",
            "sign off",
            "method",
            "proof",
            "how proven",
        ),
        "evidence.count": ("# required", "number", "number required", "qty", "how many", "count", "times", "min #", "minimum number"),
        "evidence.signed_by": ("signed by", "who signs", "approver", "validator", "signature", "signs off", "verified by"),
        "evidence.days": ("days", "on how many days"),
        "months": ("months", "time in role", "tenure", "months in role", "experience months", "time in level"),
        "why": ("why", "reason", "rationale", "purpose"),
        "credentials": ("certification", "credential", "license", "certifications"),
        "programs": ("training", "course", "class", "required training"),
        "proficiency": ("proficiency", "skill level", "rating", "proficiency level"),
        "id": ("id", "code", "requirement id", "ref"),
    },
    "programs": {
        "title": ("program", "course", "class", "course name", "training", "title", "program name"),
        "provider.title": ("provider", "vendor", "school", "offered by"),
        "hours.paid": ("paid hours", "hours paid", "hours"),
        "hours.own": ("own hours", "unpaid hours", "hours own"),
        "costs.amount": ("cost", "price", "tuition", "fee"),
        "schedule": ("schedule", "when", "dates", "time"),
        "where": ("where", "location", "place", "room"),
        "format": ("format", "delivery", "how taught"),
        "apply.how": ("how to apply", "sign up", "register", "registration", "how to register"),
        "teaches.competency": ("teaches", "skill taught", "skills taught", "competency"),
        "review_by": ("review by", "review date", "next review"),
    },
    "competencies": {
        "title": ("competency", "skill", "title", "name"),
        "domain": ("domain", "category", "group", "area"),
        "definition": ("definition", "what it means", "description"),
        "aka": ("also known as", "other names", "synonyms"),
    },
    "levels": {
        "title": ("level", "job title", "title", "position", "job level"),
        "summary": ("summary", "overview", "description", "about"),
        "pay.min": ("pay min", "min pay", "minimum", "starting pay", "range minimum", "min"),
        "pay.max": ("pay max", "max pay", "maximum", "top pay", "range maximum", "max"),
        "effective.from": ("effective", "effective date", "in force from", "start date"),
        "review_by": ("review by", "review date", "next review"),
        "job_codes": ("job code", "code", "job codes"),
        "duties.text": ("duties", "duty", "responsibilities"),
    },
    "domains": {},
    "matrix": {
        "competency": ("skill", "skills", "competency", "competencies", "task", "procedure", "skill competency", "topic"),
        "domain": ("domain", "category", "group", "area", "section"),
        "definition": ("definition", "what it means", "description"),
    },
}
"""What people write above a column, by table and field."""

_ANCHORS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "requirements": (("text", "competency", "kind"),),
    "programs": (("title",), ("provider.title", "hours.paid", "costs.amount", "schedule", "teaches.competency", "costs")),
    "competencies": (("title",), ("definition", "evidence.step")),
    "levels": (("title", "id"), ("pay.min", "pay.max", "summary", "tier")),
    "domains": (("id",), ("title",)),
}
"""For each table, of each group one field must be there: without them it is another table."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a heading in small letters, with single blanks, and of signs only #."""
    return " ".join(re.sub(r"[^a-z0-9#]+", " ", text.lower()).split())


def is_total(text: str) -> bool:
    """Whether a row that begins with this text adds others up."""
    first = folded(text).removeprefix("grand ").partition(" ")[0]
    return first in {"total", "totals", "sum", "subtotal", "sub"} and len(text) < _LONGEST_PART


def likeness(heading: str, table: Table, name: str) -> float:
    """Return how sure it is that a heading means a field, 0 to 1."""
    own, said = folded(table.column(name).heading), folded(heading)
    if said == own or said == folded(name):
        return 1.0
    found = 0.0
    for word in _WORDS[table.name].get(name, ()):
        if said == word:
            return 0.98
        found = max(found, fuzz.ratio(said, word) / 100)
        if set(word.split()) < set(said.split()) and len(said) <= _LONGEST_PART:
            found = max(found, _PART)
    return round(found, 2)


def assign(headings: Mapping[int, str], table: Table) -> dict[int, tuple[str, float]]:
    """Return for each column the field that its heading means, with the likeness; a field is taken once, by the likeliest heading."""
    pairs = sorted(
        ((likeness(text, table, column.name), number, column.name) for number, text in headings.items() for column in table.columns),
        key=lambda pair: (-pair[0], pair[1]),
    )
    found: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, number, name in pairs:
        if score < LEAST:
            break
        if number not in found and name not in taken:
            found[number] = (name, score)
            taken.add(name)
    return found


def fitness(found: Mapping[int, tuple[str, float]], headings: Mapping[int, str], table: Table) -> float:
    """Return how well a row serves as the headings of a table; 0 = it is none."""
    names = {name for name, _ in found.values()}
    if len(found) < 2 or not all(names & set(group) for group in _ANCHORS[table.name]):  # noqa: PLR2004 - one column is no table
        return 0.0
    sure = sum(score >= _SURE for _, score in found.values())
    if sure < _ENOUGH and len(found) / len(headings) < _KNOWN:
        return 0.0
    return sum(score for _, score in found.values())


def best_table(headings: Mapping[int, str], every: Iterable[Table], sheet: str) -> tuple[float, Table | None, dict[int, tuple[str, float]]]:
    """Return the table that a row of headings fits best, how well, and the fields of its columns."""
    best: tuple[float, Table | None, dict[int, tuple[str, float]]] = (0.0, None, {})
    for table in every:
        found = assign(headings, table)
        score = fitness(found, headings, table)
        if score and table.name.rstrip("s") in sheet.lower():
            score += 0.5
        if score > best[0]:
            best = (score, table, found)
    return best
