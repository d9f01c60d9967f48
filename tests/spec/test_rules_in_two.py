"""The rules of a large handbook run in two processes: they find what they find in one, whatever becomes of the other process."""

from __future__ import annotations

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest

from ladder_spec import workers
from ladder_spec.checks import rules
from ladder_spec.loading import load
from ladder_spec.problems import Problem
from tests.spec.cases import HANDBOOKS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook with vague words, a trait, and demands without a reason."""
    copy = tmp_path_factory.mktemp("in-two") / "handbook"
    shutil.copytree(HANDBOOKS / "small", copy)
    for path in copy.glob("ladders/*/levels/*.yml"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("summary: ", "summary: You are a team player as needed. ", 1)
        path.write_text(text.replace("    why: ", "    note: "), encoding="utf-8")
    return copy


def found_in(folder: Path) -> list[Problem]:
    """What the rules find, in a fixed order."""
    return sorted(rules.run_rules(load(folder), []), key=lambda found: (*found.sort_key, found.message))


def test_two_processes_find_what_one_finds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of words and rules of sense, run apart, find the same problems in the same places."""
    one = found_in(folder)
    monkeypatch.setattr(rules, "_LARGE", 0)
    monkeypatch.setattr(workers, "processes", lambda _: 2)
    with patch.object(workers, "run", wraps=workers.run) as apart:
        two = found_in(folder)
    assert apart.call_count == 1
    assert two == one
    assert {"LS303", "LS308", "LS309"} <= {found.code for found in one}


def test_a_lost_process_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the other process is killed, this one runs all rules itself."""
    one = found_in(folder)

    def killed(*_: object) -> list[object]:
        raise workers.WorkerError("ended early")

    monkeypatch.setattr(rules, "_LARGE", 0)
    monkeypatch.setattr(workers, "processes", lambda _: 2)
    monkeypatch.setattr(workers, "run", killed)
    assert found_in(folder) == one
