"""The Financial Times' job families in our language.

File -> ladder; level -> level; theme -> competency; proficiency -> a five-step scale; each competency of theirs -> a requirement with
its own words, because each level has its own words for a shared theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml

from tests.frameworks.frame import DATA, Files, Names, fitting, frame, ladder_file, level_file, one_line, short_id

STEPS = ("Awareness", "Foundational", "Working knowledge", "Practitioner", "Expert")
TIERS = {
    "junior": "junior",
    "engineer": "engineer",
    "senior-1": "senior",
    "senior-2-ic": "senior-2",
    "senior-2-pm": "senior-2",
    "principal-ic": "principal",
    "principal-pm": "principal",
    "tech-director": "director",
}
"""How far along a level is. The list of their file hides that the ladder forks."""
MOVES = (
    ("junior", "engineer"),
    ("engineer", "senior-1"),
    ("senior-1", "senior-2-ic"),
    ("senior-1", "senior-2-pm"),
    ("senior-2-ic", "principal-ic"),
    ("senior-2-pm", "principal-pm"),
    ("principal-ic", "tech-director"),
    ("principal-pm", "tech-director"),
)


def family(name: str) -> dict[str, Any]:
    """A job family as published."""
    data: dict[str, Any] = yaml.safe_load((DATA / "ft" / f"{name}.yml").read_text(encoding="utf-8"))
    return data


def texts(name: str) -> list[str]:
    """What a family asks, each text as one line."""
    return [one_line(one["summary"]) for one in family(name)["competencies"]]


def engineering(moves: Iterable[tuple[str, str]] = MOVES, *, whole_texts: bool = False, in_a_row: bool = False) -> Files:
    """Return the engineering family as a handbook.

    Args:
        moves: The promotions.
        whole_texts: Keep texts that are longer than a line.
        in_a_row: Give each level a tier of its own, in the order of the list.
    """
    data = family("engineering")
    tiers = {level["id"]: level["id"] for level in data["levels"]} if in_a_row else TIERS
    steps = [short_id(step) for step in STEPS]
    files = frame(data["name"], ["engineering"], zip(steps, STEPS, strict=True))
    files["competencies/themes.yml"] = {
        "schema": "rungbook/competencies/v1",
        "domain": {"id": "themes", "title": "Themes"},
        "competencies": [
            {
                "id": theme["id"],
                "title": theme["name"],
                "definition": one_line(theme["summary"]),
                "behaviors": dict.fromkeys(steps, f"{theme['name']} at this step, as the level says."),
                "evidence": {},
            }
            for theme in data["themes"]
        ],
    }
    files["ladders/engineering/ladder.yml"] = ladder_file("engineering", tiers, moves)
    last = data["levels"][-1]["id"]
    for level in data["levels"]:
        asked = [
            {
                "id": one["theme"],
                "kind": "competency",
                "text": one_line(one["summary"]) if whole_texts else fitting(one_line(one["summary"])),
                "competency": one["theme"],
                "proficiency": short_id(one["proficiency"]),
            }
            for one in data["competencies"]
            if one["level"] == level["id"]
        ]
        name = f"ladders/engineering/levels/{level['id']}.yml"
        files[name] = level_file(Names(level["id"], level["name"], "engineering", tiers[level["id"]]), asked, top=level["id"] == last)
    return files


def legacy(name: str) -> Files:
    """Return one of the two older families, `operations` or `engineering-v1`, as a handbook.

    All their rows say `Working knowledge`, so the scale says nothing there: each row becomes a plain requirement, and its examples are what
    others see.
    """
    data = family(name)
    tiers = {level["id"]: level["id"] for level in data["levels"]}
    files = frame(data["name"], [name], [("none", "None"), ("working-knowledge", "Working knowledge")])
    files[f"ladders/{name}/ladder.yml"] = ladder_file(name, tiers)
    for level in data["levels"]:
        asked: list[dict[str, Any]] = []
        for one in data["competencies"]:
            if one["level"] == level["id"]:
                seen = [{"type": "seen", "what": one_line(line), "signed_by": ["lead"]} for line in one["examples"] or ["daily work"]]
                short = short_id(one["summary"], (known["id"] for known in asked))
                asked.append({"id": short, "kind": "evidence", "text": one_line(one["summary"]), "evidence": seen})
        place = f"ladders/{name}/levels/{level['id']}.yml"
        files[place] = level_file(Names(level["id"], level["name"], name, level["id"]), asked, top=level is data["levels"][-1])
    return files
