"""The examples of the catalogue are true: each bad one has the problem that it shows, each good one has not, and the exception holds.

The lines of an example are put where they belong in a whole handbook, and that handbook is checked. Where an example leaves something
out with `…`, the block that stands there fills it in.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from ladder_spec import Explanation, Report, check, explain
from ladder_spec.catalogue import CATALOGUE
from ladder_spec.folder import read_file
from ladder_spec.problems import Problem
from ladder_spec.yaml_reader import read_document
from tests.cli.example_places import PLACES, UNTRIED
from tests.cli.examples import Place, place

READING = sorted(code for code in CATALOGUE if code.startswith("YS"))
MEANING = sorted(code for code in CATALOGUE if not code.startswith("YS"))
ENCODINGS = {"YS001": "utf-16", "YS003": "cp1252"}


def checked(folder: Path, root: Path, where: Place, lines: str, accept: str = "") -> Report:
    """Check a copy of a handbook with the lines of an example in it, and with an exception."""
    shutil.copytree(root / where.handbook, folder)
    place(folder, where, lines)
    if accept:
        place(folder, Place("handbook.yml", "lint"), yaml.safe_dump(yaml.safe_load(accept)["lint"]))
    return check(folder)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_why_and_two_examples_that_differ(code: str) -> None:
    """Nothing is left out, and the good example is not the bad one."""
    found = explain(code)
    assert all((found.title, found.why, found.bad, found.good))
    assert found.bad != found.good


@pytest.mark.parametrize("code", MEANING)
def test_examples_are_yaml(code: str) -> None:
    """The reader has nothing to say of the lines themselves; a list is read as the value of a key."""
    found = explain(code)
    for lines in (found.bad, found.good):
        whole = lines if isinstance(yaml.safe_load(lines), dict) else f"list:\n{lines}"
        assert read_document(whole.encode(), "example.yml").problems == ()


def test_every_example_has_its_place() -> None:
    """tests/cli/example_places.py says of every code where its lines belong, or why they cannot be tried."""
    assert sorted([*PLACES, *UNTRIED]) == MEANING


@pytest.mark.parametrize("code", sorted(PLACES))
def test_the_bad_example_has_the_problem_and_the_exception_accepts_it(code: str, root: Path, tmp_path: Path) -> None:
    """In the handbook, the bad lines are reported under this code; with the exception that is shown, they are accepted."""
    found = explain(code)
    report = checked(tmp_path / "handbook", root, PLACES[code][0], found.bad, found.accept)
    assert code in {problem.code for problem in ([one for _, one in report.accepted] if found.accept else report.problems)}


@pytest.mark.parametrize("code", sorted(PLACES))
def test_the_good_example_is_good(code: str, root: Path, tmp_path: Path) -> None:
    """In the handbook, nothing is reported under this code."""
    report = checked(tmp_path / "handbook", root, PLACES[code][1], explain(code).good)
    assert code not in {problem.code for problem in report.problems}


def test_an_example_that_shows_nothing_is_found(root: Path, tmp_path: Path) -> None:
    """The test above can fail: with its good lines, the bad place reports nothing under the code."""
    found = explain("LS511")
    report = checked(tmp_path / "handbook", root, PLACES["LS511"][0], found.good, found.accept)
    assert report.accepted == ()


@pytest.mark.parametrize("code", READING)
def test_reading_examples_are_true(code: str, tmp_path: Path) -> None:
    """The reader reports the bad lines under their code and no other, and says nothing of the good ones."""
    found = explain(code)
    assert {problem.code for problem in read(found, found.bad, tmp_path)} == {code}
    assert read_document(found.good.encode(), "example.yml").problems == ()


def read(found: Explanation, lines: str, folder: Path) -> tuple[Problem, ...]:
    """Read lines, made what the comment in them says."""
    if found.code == "YS005":
        (folder / "example.yml").symlink_to(folder / "elsewhere.yml")
        return read_file(folder, "example.yml").problems
    raw = lines.encode(ENCODINGS.get(found.code, "utf-8"))
    return read_document(raw * (2 << 14 if found.code == "YS002" else 1), "example.yml").problems
