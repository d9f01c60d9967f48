"""The DIRECT digital research competencies framework in our language: a library of skills and a catalogue of courses.

Domain -> domain; skill -> competency, with its group in a note; skill level -> step; learning resource -> program, which teaches the
skills that name it. The framework has no ladder: a made-up one of three levels asks for every skill, so that the rules have something
to hold against the courses.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from tests.frameworks.frame import DATA, Files, Names, fitting, frame, ladder_file, level_file, one_line, short_id

TABLES = ("competency_domain", "competency", "skill", "skill_level", "learning_resource", "provider", "tool_language_methodology")
LINKS = {
    "learning_resources": "learning_resource",
    "tools_languages_methodologies": "tool_language_methodology",
    "related_skills": "skill",
}
"""Columns of the table of skills that name rows of other tables."""
LEVELS = {"level-1": "first", "level-2": "second", "level-3": "third"}


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table as published."""
    with (DATA / "direct" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(cell: str) -> list[str]:
    """What a cell names: a list joined with bars."""
    return [part for part in cell.split("|") if part]


def links(column: str) -> Iterator[tuple[str, str, bool]]:
    """Each link of a column: from which skill, to which row, and whether there is such a row."""
    there = {row["slug"] for row in table(LINKS[column])}
    for skill in table("skill"):
        yield from ((skill["slug"], one, one in there) for one in named(skill[column]))


def handbook() -> Files:
    """Return the framework as a handbook."""
    scale = sorted(table("skill_level"), key=lambda row: int(row["level"]))
    steps = [short_id(row["name"]) for row in scale]
    files = frame("DIRECT", ["research"], zip(steps, (row["name"] for row in scale), strict=True))
    skills: dict[str, str] = {}
    for row in table("skill"):
        skills[row["slug"]] = short_id(row["slug"], skills.values())
    files |= _domains(skills, steps)
    files |= _programs(skills, steps[-1])
    levels = list(LEVELS)
    files["ladders/research/ladder.yml"] = ladder_file("research", LEVELS)
    for number, (level, tier) in enumerate(LEVELS.items()):
        asked = [
            {"id": skill, "kind": "competency", "competency": skill, "proficiency": steps[1 + number]}
            for skill in list(skills.values())[number :: len(LEVELS)]
        ]
        files[f"ladders/research/levels/{level}.yml"] = level_file(
            Names(level, level.capitalize(), "research", tier), asked, top=level == levels[-1]
        )
    return files


def _domains(skills: dict[str, str], steps: list[str]) -> Files:
    """A file for each domain, with the skills of its groups."""
    group_of = {row["slug"]: row for row in table("competency")}
    files: Files = {}
    for domain in sorted(table("competency_domain"), key=lambda row: int(row["rank"])):
        found: list[dict[str, Any]] = [
            {
                "id": skills[skill["slug"]],
                "title": one_line(skill["name"]),
                "definition": fitting(one_line(skill["description"])),
                "behaviors": {step: f"{one_line(skill['name'])}, as the framework's step says." for step in steps},
                "evidence": {},
                "note": f"Group: {group_of[skill['competency']]['name']}",
            }
            for skill in table("skill")
            if group_of[skill["competency"]]["competency_domain"] == domain["slug"]
        ]
        name = short_id(domain["slug"])
        about = {"id": name, "title": domain["name"]}
        files[f"competencies/{name}.yml"] = {"schema": "rungbook/competencies/v1", "domain": about, "competencies": found}
    return files


def _programs(skills: dict[str, str], step: str) -> Files:
    """A file for each course. A course does not say how far it leads: it is taken to reach the highest step."""
    teaches: dict[str, list[str]] = {}
    for skill, slug, _ in links("learning_resources"):
        teaches.setdefault(slug, []).append(skills[skill])
    providers = {row["slug"]: row["name"] for row in table("provider")}
    files: Files = {}
    for course in table("learning_resource"):
        name = short_id(course["slug"], (path.removeprefix("programs/").removesuffix(".yml") for path in files))
        files[f"programs/{name}.yml"] = {
            "schema": "rungbook/program/v1",
            "id": name,
            "title": one_line(course["name"]),
            "provider": {"title": providers.get(course["provider"], "Not named"), "internal": "false"},
            "teaches": [{"competency": skill, "to": step} for skill in teaches.get(course["slug"], ())],
            "hours": {"paid": "0", "own": "0"},
            "schedule": "At any time.",
            "where": "Online",
            "format": "online",
            "costs": [],
            "apply": {"how": "Open the page of the course.", **({"url": course["url"]} if course["url"] else {})},
            "needs": [],
            "review_by": "2027-01-01",
        }
    return files
