"""However a handbook is mangled, a check ends with problems in order, never with an exception of its own."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from ladder_spec import Report, SpecNotFound, check
from tests.spec.cases import HANDBOOKS
from tests.spec.faults import FAULTS
from tests.spec.handbook_copy import HandbookCopy, at, walk, written
from tests.spec.mangling import mangle

ROUNDS = 1_200
REPLACED = 250
CHUNKS = 8
"""Groups of rounds, so that they can run side by side."""


def looked_through(folder: Path) -> Report | None:
    """Check a folder and use all that comes of it; None where there is no handbook left to check."""
    try:
        report = check(folder)
    except SpecNotFound:
        assert not (folder / "handbook.yml").exists() or not (folder / "handbook.yml").is_file()
        return None
    if report.ok:
        book = report.handbook()
        assert all(book.full(level).items is not None for level in book.levels)
    return report


def complaint(report: Report) -> str:
    """What is wrong with the form of a report; "" if nothing is."""
    keys = [problem.sort_key for problem in report.problems]
    if keys != sorted(keys):
        return "the problems are not in order"
    if len(set(report.problems)) != len(report.problems):
        return "a problem is said twice"
    for problem in report.problems:
        if not problem.message or "\n" in problem.message + problem.hint:
            return f"a message is empty, or goes over lines: {problem}"
        text = report.sources[problem.file].text if problem.file in report.sources else ""
        if text and not 1 <= problem.span.start.line <= text.count("\n") + text.count("\r") + 1:
            return f"a problem stands outside its file: {problem}"
    return ""


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_mangled(chunk: int, tmp_path: Path) -> None:
    """1,200 mangled copies of the small handbook: each gives a report in order, or there is no handbook left."""
    chance = random.Random(chunk)  # noqa: S311 - repeatable, not secret
    for number in range(ROUNDS // CHUNKS):
        folder = Path(shutil.copytree(HANDBOOKS / "small", tmp_path / f"round-{number}"))  # stays where the test fails
        mangle(folder, chance)
        report = looked_through(folder)
        assert report is None or not complaint(report)
        shutil.rmtree(folder)


def test_replaced_values(tmp_path: Path) -> None:
    """Whatever stands in the place of a value of a whole handbook: a report in order, which blames this file first of all.

    A well-formed word may be fine here and wrong elsewhere; those are left to the slips.
    """
    handbook = HandbookCopy(HANDBOOKS / "small", tmp_path / "small")
    chance = random.Random(5)  # noqa: S311 - repeatable, not secret
    faults = {name: fault for name, fault in FAULTS.items() if name not in {"an id", "a text", "a long text", "nothing", "a number"}}
    for _ in range(REPLACED):
        file = chance.choice(handbook.spec_paths())
        data = handbook.data(file)
        path = chance.choice([path for path, _ in walk(data) if path])
        at(data, path[:-1])[path[-1]] = chance.choice(list(faults.values()))
        with handbook.changed(file, written(data)) as report:
            assert complaint(report) == ""
            assert not report.problems or any(problem.file == file for problem in report.problems), (file, path, report.problems)


def test_most_are_found_out(tmp_path: Path) -> None:
    """The mangling does harm: at least 8 of 10 copies have problems."""
    chance = random.Random(0)  # noqa: S311 - repeatable, not secret
    faulty = 0
    for number in range(40):
        folder = Path(shutil.copytree(HANDBOOKS / "small", tmp_path / str(number)))
        mangle(folder, chance)
        report = looked_through(folder)
        faulty += report is None or not report.ok
    assert faulty >= 32
