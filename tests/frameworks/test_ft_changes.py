"""Edits of a published framework at places that chance picks: the comparison finds each, calls it by its name, and says no more."""

from __future__ import annotations

import copy
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ladder_spec.changes.version import comparable, difference, read_version
from tests.frameworks import ft
from tests.frameworks.frame import short_id, write
from tests.frameworks.published import FRAMEWORKS

STEPS = [short_id(step) for step in ft.STEPS]
EDITS = ("raise", "lower", "drop", "add", "reword", "rename")
Found = Counter[tuple[str, str, str]]


def edited(files: dict[str, Any], chance: random.Random) -> Found:
    """Make each edit at two requirements of the FT's levels, and return what changed: direction, kind, and place."""
    levels = {data["id"]: data for path, data in files.items() if "/levels/" in path}
    places = [(level, position) for level, data in levels.items() for position in range(len(data["requirements"]))]
    chance.shuffle(places)
    told: Found = Counter()
    gone = []
    for edit in EDITS * 2:
        level, position = next(place for place in places if fits(edit, levels[place[0]]["requirements"][place[1]]))
        places.remove((level, position))
        asked = levels[level]["requirements"][position]
        name, step = asked["id"], STEPS.index(asked["proficiency"])
        match edit:
            case "raise":
                asked["proficiency"] = STEPS[step + 1]
                told["harder", "step-raised", f"{level}.{name}"] += 1
            case "lower":
                asked["proficiency"] = STEPS[step - 1]
                told["easier", "step-lowered", f"{level}.{name}"] += 1
            case "drop":
                gone.append((level, asked))
                told["easier", "requirement-removed", f"{level}.{name}"] += 1
            case "add":
                card = {
                    "id": f"card-{position}",
                    "kind": "conduct",
                    "text": f"No warning in {position + 3} months.",
                    "clear_months": str(position + 3),
                }
                levels[level]["requirements"].append(card)
                told["harder", "requirement-added", f"{level}.{card['id']}"] += 1
            case "reword":
                asked["text"] = f"In other words. {asked['text']}"[:400]
                told["wording", "words-changed", f"{level}.{name}"] += 1
            case _:
                asked |= {"id": f"{name}-2"[-40:], "renamed_from": [name]}
                told["link", "renamed", f"{level}.{asked['id']}"] += 1
    for level, asked in gone:
        levels[level]["requirements"].remove(asked)
    return told


def cleaned(files: dict[str, Any]) -> dict[str, Any]:
    """The files without the blanks of no width that the published file holds in three places: a file with a fault is not compared."""
    for data in files.values():
        for asked in data.get("requirements", ()):
            asked["text"] = asked["text"].replace("\N{ZERO WIDTH SPACE}", "")
    return files


def fits(edit: str, asked: dict[str, Any]) -> bool:
    """Whether an edit can be made at a requirement: there is no step above the last, and none below the first."""
    if edit == "raise":
        return bool(asked["proficiency"] != STEPS[-1])
    return edit != "lower" or bool(asked["proficiency"] != STEPS[0])


@pytest.mark.parametrize("seed", range(12))
def test_every_edit_is_found_and_nothing_else(seed: int, tmp_path: Path) -> None:
    """Twelve edits give twelve changes of the right direction, kind and place; backward, each is its opposite."""
    before = cleaned(FRAMEWORKS["FT engineering"]())
    after = copy.deepcopy(before)
    told = edited(after, random.Random(seed))  # noqa: S311 - the same seed gives the same edits
    old, new = comparable(*(read_version(write(tmp_path / name, files)) for name, files in (("old", before), ("new", after))))
    found = difference(old, new)
    assert found.left_out == ()
    assert Counter((change.direction.value, change.code, change.at) for change in found.changes) == told
    back = difference(new, old).changes
    assert Counter(change.code for change in back) == Counter(change.kind.back for change in found.changes)
