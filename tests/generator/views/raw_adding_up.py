"""What levels ask in full, worked out again from the raw YAML, apart from the code that makes the pages."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.generator.views.specs import Raw, raw, raw_all, raw_competencies, raw_levels

NOT_CARRIED = {"experience", "review", "conduct"}
SETS = {"credential": "credentials", "education": "schooling", "program": "programs"}


class Item(NamedTuple):
    """A requirement as it stands at a level."""

    level: str
    """The level whose words they are."""
    spec: Raw
    height: int


class Full(NamedTuple):
    """Everything that a level asks, by the anchor on its page."""

    new: dict[str, Raw]
    raised: dict[str, tuple[Raw, str]]
    """With the step before."""
    kept: dict[str, Raw]
    dropped: dict[str, str]


class RawLadder:
    """The sums of the one ladder of a handbook folder."""

    def __init__(self, folder: Path) -> None:
        """Read the folder."""
        self.folder = folder
        self.ladder = raw_all(folder, "ladders/*/ladder.yml")[0]
        self.levels = raw_levels(folder)
        self.steps = [step["id"] for step in raw(folder / "handbook.yml")["scales"][0]["steps"]]
        self.skills = raw_competencies(folder)

    def ups(self, level: str) -> list[str]:
        """Where promotions into a level start."""
        return [way["from"] for way in self.ladder["transitions"] if way["to"] == level and way["kind"] == "promotion"]

    def key(self, level: str, spec: Raw) -> tuple[str, ...] | None:
        """What makes two requirements the same one."""
        kind = spec["kind"]
        if kind in NOT_CARRIED:
            return None
        if kind == "competency":
            return kind, spec["competency"]
        if kind in SETS:
            return (kind, *sorted(spec[SETS[kind]]))
        return (kind,) if kind == "age" else ("own", level, spec["id"])

    def height(self, spec: Raw) -> int:
        """How much of its key a requirement asks."""
        if spec["kind"] == "competency":
            return self.steps.index(spec["proficiency"])
        return int(spec["years"]) if spec["kind"] == "age" else 0

    def own(self, level: str) -> list[Item]:
        """What the level writes itself."""
        return [Item(level, spec, self.height(spec)) for spec in self.levels[level]["requirements"]]

    def guaranteed(self, level: str) -> dict[tuple[str, ...], Item]:
        """What all promotions into a level have in common, at the lowest height."""
        ways = [self.carried(before) for before in self.ups(level)]
        if not ways:
            return {}
        common = set(ways[0]).intersection(*ways[1:])
        return {key: min((way[key] for way in ways), key=lambda item: item.height) for key in common}

    def carried(self, level: str) -> dict[tuple[str, ...], Item]:
        """What a level passes on: its own over what it was given, less what it drops."""
        given = self.guaranteed(level)
        for drop in self.levels[level].get("drops", []):
            given = {key: item for key, item in given.items() if self.name(key, item) != drop["requirement"]}
        for item in self.own(level):
            key = self.key(level, item.spec)
            if key is not None:
                given[key] = item
        return given

    def name(self, key: tuple[str, ...], item: Item) -> str:
        """The first level in the order of the ladder that asks the same at the same height, and its id there."""
        for level in self.ladder["levels"]:
            for other in self.own(level):
                if self.key(level, other.spec) == key and other.height == item.height:
                    return f"{level}.{other.spec['id']}"
        raise AssertionError(key)

    def full(self, level: str) -> Full:
        """Everything that a level asks."""
        given, found = self.guaranteed(level), Full({}, {}, {}, {})
        for drop in self.levels[level].get("drops", []):
            found.dropped[drop["requirement"]] = drop["reason"]
        given = {key: item for key, item in given.items() if self.name(key, item) not in found.dropped}
        for item in self.own(level):
            key, anchor = self.key(level, item.spec), f"{level}.{item.spec['id']}"
            before = given.pop(key, None) if key is not None else None
            if before is None:
                found.new[anchor] = item.spec
            elif before.height < item.height:
                found.raised[anchor] = (item.spec, before.spec.get("proficiency", ""))
            else:
                found.kept[anchor] = item.spec
        for key, item in given.items():
            found.kept[self.name(key, item)] = item.spec
        return found

    def proofs(self, spec: Raw) -> list[Raw]:
        """The proofs of a requirement: its own, else its competency's at its step."""
        if "evidence" in spec or spec["kind"] != "competency":
            return list(spec.get("evidence", []))
        return list(self.skills[spec["competency"]]["evidence"].get(spec["proficiency"], []))

    def skills_asked(self, level: str) -> set[str]:
        """All competencies of the full list, those of choices too."""
        found = self.full(level)
        specs = [*found.new.values(), *(spec for spec, _ in found.raised.values()), *found.kept.values()]
        return {one["competency"] for spec in specs for one in (spec, *spec.get("options", [])) if one["kind"] == "competency"}

    def above(self, level: str) -> set[str]:
        """A level and all that promotions from it lead to."""
        reached = {level}
        while True:
            more = {way["to"] for way in self.ladder["transitions"] if way["from"] in reached and way["kind"] == "promotion"} - reached
            if not more:
                return reached
            reached |= more
