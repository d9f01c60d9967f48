"""Deleting any one required field is exactly one problem: at the block that held it, naming the field."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ladder_spec.models import FILE_KINDS, kind_of
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.problems import Problem
from tests.spec.handbook_copy import HandbookCopy, Path_, at, opened, places, walk, written

ROOT = Path(__file__).resolve().parents[2]
REFERENCE_SAMPLES = 50
"""How many of the 4,500 required fields of the reference handbook are deleted: all would take ten minutes."""

Field = tuple[str, ...]


def required_fields(path: str, data: object) -> Iterator[tuple[Path_, Field]]:
    """Every required field that a file holds: its path, and the kind of file with the keys on the way (list positions left out)."""
    kind = kind_of(path)
    assert kind is not None
    root = structure_of(kind.model)
    for where, value in walk(data):
        block = _structure_at(root, data, where)
        if block is not None and isinstance(value, dict):
            keys = tuple(part for part in where if isinstance(part, str))
            yield from (((*where, key), (kind.name, *keys, key)) for key in value if key in block.required)


def _structure_at(place: Structure, value: object, path: Path_) -> Structure | None:
    """What the models allow at a path of these data, with the choice made."""
    for part in path:
        chosen = place.chosen(value)
        assert chosen is not None
        below = chosen.item or chosen.entry or chosen.fields.get(str(part))
        assert below is not None
        place, value = below, at(value, (part,))
    return place.chosen(value)


def deleted(data: object, path: Path_) -> tuple[str, tuple[int, int]]:
    """The file without one field, and where the problem belongs: the first key of its block, or the block if nothing is left in it."""
    changed, holder = opened(data, path[:-1])
    del holder[path[-1]]
    text = written(changed)
    first = next(iter(holder), None)
    return text, places(text)[path[:-1] if first is None else (*path[:-1], first, "key of")]


def complaint(problems: tuple[Problem, ...], file: str, key: str | int, place: tuple[int, int]) -> str:
    """What is wrong with a report on one deleted field; "" if nothing is."""
    told = [f"{found.code} {found.file}:{found.span.start.line}:{found.span.start.column} {found.message}" for found in problems]
    wanted = [f"LS101 {file}:{place[0]}:{place[1]} `{key}` is missing"]
    return "" if told == wanted else f"{told} instead of {wanted}"


def by_field(handbook: HandbookCopy) -> dict[Field, list[tuple[str, Path_]]]:
    """Every required field of a handbook: for each kind of field, the files and paths where it stands."""
    found = defaultdict[Field, list[tuple[str, Path_]]](list)
    for file in handbook.spec_paths():
        for path, field in required_fields(file, handbook.data(file)):
            found[field].append((file, path))
    return found


def complaints(handbook: HandbookCopy, fields: Iterable[tuple[str, Path_]]) -> list[str]:
    """Delete fields one by one; return what was wrong."""
    wrong = []
    for file, path in fields:
        text, place = deleted(handbook.data(file), path)
        with handbook.changed(file, text) as report:
            words = complaint(report.problems, file, path[-1], place)
        wrong += [f"{file} {path}: {words}"] * bool(words)
    return wrong


def test_every_required_field_of_the_small_handbook(tmp_path: Path) -> None:
    """Each of them, one by one."""
    handbook = HandbookCopy(ROOT / "tests" / "handbooks" / "small", tmp_path / "small")
    fields = [field for same in by_field(handbook).values() for field in same]
    assert complaints(handbook, fields) == []
    assert len(fields) > 500


def test_required_fields_of_the_reference_handbook(tmp_path: Path) -> None:
    """Some of them, each of another kind, in a handbook where much depends on each other."""
    handbook = HandbookCopy(ROOT / "handbook", tmp_path / "handbook")
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    fields = by_field(handbook)
    chosen = [chance.choice(fields[field]) for field in chance.sample(sorted(fields), REFERENCE_SAMPLES)]
    assert complaints(handbook, chosen) == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_the_small_handbook_holds_every_kind_of_file(kind: object) -> None:
    """So that its mutations reach all models."""
    folder = ROOT / "tests" / "handbooks" / "small"
    assert kind in {kind_of(path.relative_to(folder).as_posix()) for path in folder.rglob("*.yml")}


def test_a_second_problem_or_another_place_is_a_complaint(tmp_path: Path) -> None:
    """The comparison sees a wrong line, a wrong key and a problem too many."""
    handbook = HandbookCopy(ROOT / "tests" / "handbooks" / "small", tmp_path / "small")
    text, (line, column) = deleted(handbook.data("glossary.yml"), ("terms", 0, "means"))
    with handbook.changed("glossary.yml", text) as report:
        assert complaint(report.problems, "glossary.yml", "means", (line, column)) == ""
        assert complaint(report.problems, "glossary.yml", "means", (line + 1, column))
        assert complaint(report.problems, "glossary.yml", "term", (line, column))
        assert complaint(report.problems * 2, "glossary.yml", "means", (line, column))
