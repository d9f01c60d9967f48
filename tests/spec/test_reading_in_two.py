"""The files of a large handbook are read in two processes: texts, values, places and problems are those that one process finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from ladder_spec import loading, reading, workers
from ladder_spec.folder import spec_files
from ladder_spec.source import SourceFile, Span
from ladder_spec.yaml_tree import Node
from tests.spec.cases import HANDBOOKS

Facts = tuple[SourceFile, object, list[Span], tuple[object, ...]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small handbook, with a tab, an odd character, a file that is no text, and one that is not there."""
    copy = tmp_path_factory.mktemp("read") / "handbook"
    shutil.copytree(HANDBOOKS / "small", copy)
    programs = sorted(copy.glob("*.yml"))
    programs[0].write_text("schema:\tx\n\ta: 1\n", encoding="utf-8")
    programs[1].write_text(programs[1].read_text(encoding="utf-8").replace(" ", "\u00a0 ", 1), encoding="utf-8")
    programs[2].write_bytes(b"schema: \xff\xfe\n")
    (copy / "lost.yml").symlink_to(copy / "nowhere.yml")
    return copy


def facts(folder: Path) -> list[Facts]:
    """All that is known of each file."""
    documents = reading.read_files(folder, spec_files(folder).paths)
    return [(one.source, one.root.plain() if one.root else None, list(spans(one.root)), one.problems) for one in documents]


def spans(node: Node | None) -> Iterator[Span]:
    """The places of all values and keys."""
    if node is not None:
        yield node.span
        yield from node.keys.values()
        value = node.value
        for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from spans(below)


def test_two_processes_read_what_one_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file comes back in its place, with all that was in it."""
    one = facts(folder)
    monkeypatch.setattr(reading, "_MANY", 0)
    monkeypatch.setattr(workers, "processes", lambda _: 2)
    with patch.object(workers, "run", wraps=workers.run) as apart:
        assert facts(folder) == one
    assert apart.call_count == 1
    assert sum(bool(problems) for *_, problems in one) == 4
    assert sum(len(places) for _, _, places, _ in one) > 500


def test_what_is_read_early_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were read while something else was done stand in a set of specs as if they had been read then."""
    later = loading.load(folder)
    monkeypatch.setattr(reading, "_MANY", 0)
    monkeypatch.setattr(workers, "processes", lambda _: 2)
    done: list[str] = []
    early = reading.read_early(folder, lambda: done.append("imported"))
    assert done == ["imported"]
    assert sorted(early) == sorted(spec_files(folder).paths)
    with patch.object(reading, "read_file", side_effect=AssertionError("read twice")):
        specs = loading.load(folder, early=early)
    assert [(file.path, file.tree.data, file.collected) for file in specs.files] == [
        (file.path, file.tree.data, file.collected) for file in later.files
    ]
    assert (specs.problems, specs.sources) == (later.problems, later.sources)


def test_nothing_of_a_small_handbook_is_read_early(folder: Path, tmp_path: Path) -> None:
    """Of a small handbook, and of a folder that is not there, nothing is read; what is to be done meanwhile is done all the same."""
    done: list[Path] = []
    for place in (folder, tmp_path / "nowhere"):
        assert not reading.read_early(place, partial(done.append, place))
    assert done == [folder, tmp_path / "nowhere"]


def test_a_lost_process_loses_no_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the other process is killed, this one reads all files itself."""
    one = facts(folder)
    monkeypatch.setattr(reading, "_MANY", 0)
    monkeypatch.setattr(workers, "processes", lambda _: 2)
    with patch.object(workers, "run", side_effect=workers.WorkerError("ended early")):
        assert facts(folder) == one
