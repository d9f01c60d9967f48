"""Marks live through every edition: none is lost, and none says something that the reader never said."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from generator.views.selfcheck_catalog import catalog
from tests.scripts.conftest import HERE
from tests.scripts.histories import History, histories

HOW_MANY = 10_000


def life(history: History) -> list[dict[str, Any]]:
    """What the reader's browser meets: each edition in which they mark something, and the last."""
    last = len(history.editions) - 1
    return [
        {"catalog": catalog(history.editions[:at], history.editions[at]), "marked": list(history.marked.get(at, {}).items())}
        for at in sorted({*history.marked, last})
    ]


@pytest.fixture(scope="module")
def lives(node: str) -> list[tuple[History, dict[str, Any]]]:
    """Random histories, each with what the browser's script makes of it."""
    told = list(histories(HOW_MANY, seed=5))
    lines = "".join(json.dumps(life(history)) + "\n" for history in told)
    finished = subprocess.run([node, str(HERE / "histories.cjs")], input=lines, capture_output=True, text=True, timeout=240, check=False)
    assert finished.returncode == 0, finished.stderr
    answers = [json.loads(line) for line in finished.stdout.splitlines()]
    return list(zip(told, answers, strict=True))


def last_marks(history: History) -> dict[str, tuple[int, int]]:
    """Requirement -> (edition, mark) of the reader's last word on it."""
    return {name: (edition, mark) for edition in sorted(history.marked) for name, mark in history.marked[edition].items()}


def test_no_mark_is_lost(lives: list[tuple[History, dict[str, Any]]]) -> None:
    """Every mark that was made stands in the record with its meaning, and is shown: as a mark, as the source of one, or among the kept."""
    for history, answer in lives:
        shown = {name for mark in answer["view"]["marks"].values() for name in mark["from"]} | set(answer["view"]["kept"])
        for name, (edition, mark) in last_marks(history).items():
            item = answer["record"]["items"][name]
            assert (item["s"], item["h"]) == (mark, history.meaning(edition, name))
            assert name in shown


def test_no_mark_changes_its_meaning(lives: list[tuple[History, dict[str, Any]]]) -> None:
    """A mark that is shown as holding was made for just this meaning; all others ask the reader to look again."""
    flagged = 0
    for history, answer in lives:
        made = last_marks(history)
        for name, mark in answer["view"]["marks"].items():
            flagged += mark["changed"]
            if mark["changed"]:
                continue
            (source,) = mark["from"]
            edition, given = made[source]
            assert mark["s"] == given
            assert history.meaning(edition, source) == history.meaning(-1, name)
    assert flagged > HOW_MANY / 10


def test_renaming_asks_nothing(lives: list[tuple[History, dict[str, Any]]]) -> None:
    """A requirement that was only renamed, however often, keeps its mark without a question."""
    renamed = 0
    for history, answer in lives:
        made = last_marks(history)
        for name, (edition, mark) in made.items():
            today = history.today(edition, name)
            if not today or today in made or history.meaning(edition, name) != history.meaning(-1, today):
                continue
            shown = answer["view"]["marks"][today]
            if shown["from"] == [name]:
                renamed += 1
                assert (shown["s"], shown["changed"]) == (mark, False)
            else:  # the reader has marked it again under a name in between
                assert set(shown["from"]) <= set(made)
    assert renamed > HOW_MANY / 10


def test_links_of_old_editions(lives: list[tuple[History, dict[str, Any]]]) -> None:
    """A link names no requirement and no meaning, and still nothing in it is taken for something else; what only was renamed holds."""
    held = 0
    for history, answer in lives:
        first = history.marked[0]
        for name, mark in answer["shared"]["marks"].items():
            if mark["changed"]:
                continue
            sources = [old for old in first if history.today(0, old) == name]
            assert [first[old] for old in sources] == [mark["s"]]
            assert history.meaning(0, sources[0]) == history.meaning(-1, name)
            held += 1
    assert held > HOW_MANY / 10
