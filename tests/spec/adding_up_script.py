"""How requirements add up, worked out a second time: from the YAML files alone, by section 6 of the spec language, in plain Python.

It shares no code with the product. Demands are dictionaries: what is asked -> how much of it (the rank of a step, years, else 0).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

Demand = tuple[str, ...]
Lists = dict[str, set[tuple[Demand, int]]]


def load(path: Path) -> Any:  # noqa: ANN401 - nested text, lists and mappings
    """A file as text, lists and mappings."""
    return yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text


def demand(level: str, asked: dict[str, Any], rank: dict[str, int]) -> tuple[Demand, int] | None:
    """What a requirement asks, and how much of it; None where it is not carried to later levels."""
    match asked["kind"]:
        case "experience" | "review" | "conduct":
            return None  # done at its own level
        case "competency":
            return ("competency", asked["competency"]), rank[asked["proficiency"]]
        case "credential":
            return ("credential", *sorted(asked["credentials"])), 0
        case "education":
            return ("education", *sorted(asked["schooling"])), 0
        case "program":
            return ("program", *sorted(asked["programs"])), 0
        case "age":
            return ("age",), int(asked["years"])
        case _:
            return ("own", level, asked["id"]), 0


def worked_out(handbook: Path, ladder_id: str) -> dict[str, Lists]:
    """New, raised, kept and dropped demands of every level."""
    folder = handbook / "ladders" / ladder_id
    ladder = load(folder / "ladder.yml")
    rank = {step["id"]: number for number, step in enumerate(load(handbook / "handbook.yml")["scales"][0]["steps"])}
    tiers = [tier["id"] for tier in ladder["tiers"]]
    levels = {name: load(folder / "levels" / f"{name}.yml") for name in ladder["levels"]}
    full: dict[str, dict[Demand, int]] = {}
    found: dict[str, Lists] = {}
    for name, level in sorted(levels.items(), key=lambda item: tiers.index(item[1]["tier"])):
        ways = [full[way["from"]] for way in ladder["transitions"] if way["to"] == name and way["kind"] == "promotion"]
        given = {what: min(way[what] for way in ways) for what in ways[0] if all(what in way for way in ways)} if ways else {}
        dropped = {}
        for drop in level.get("drops", []):
            other, _, requirement = drop["requirement"].partition(".")
            gone = next(demand(other, r, rank) for r in levels[other]["requirements"] if r["id"] == requirement)
            if gone is not None and gone[0] in given:
                dropped[gone[0]] = given.pop(gone[0])
        own = dict(filter(None, (demand(name, asked, rank) for asked in level["requirements"])))
        full[name] = given | own
        found[name] = {
            "new": {(what, much) for what, much in own.items() if what not in given},
            "raised": {(what, much) for what, much in own.items() if what in given and much > given[what]},
            "kept": {(what, much) for what, much in full[name].items() if what in given and much == given[what]},
            "dropped": set(dropped.items()),
        }
    return found
