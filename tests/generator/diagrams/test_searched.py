"""The outcome of a search is kept between runs, and a run without it, or with a damaged file, draws the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.render import kept_values
from generator.render.diagrams import searched
from generator.render.diagrams.graph import Graph
from generator.render.diagrams.order import fewest_crossings
from generator.render.diagrams.routes import Choices

GRAPH = Graph(
    tracks=3,
    tiers=4,
    cells=((0, 0), (0, 1), (1, 1), (2, 2), (0, 3), (1, 3)),
    moves=((0, 1), (0, 2), (1, 3), (2, 4), (3, 5), (2, 1), (0, 5)),
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder where this test's outcomes are kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    searched.best_choices.cache_clear()
    yield tmp_path / "rungbook" / "diagrams"
    searched.best_choices.cache_clear()


def test_a_kept_outcome_is_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run reads what the first one found, and does not search again."""
    first = searched.best_choices(GRAPH)
    assert first == fewest_crossings(GRAPH)
    assert len(list(kept.iterdir())) == 1
    searched.best_choices.cache_clear()
    monkeypatch.setattr(searched, "fewest_crossings", lambda graph: pytest.fail(f"searched again for {graph}"))
    assert searched.best_choices(GRAPH) == first


def test_what_other_code_found_is_not_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that was written anew searches anew, so that what an older version kept never shows."""
    searched.best_choices(GRAPH)
    searched.best_choices.cache_clear()
    monkeypatch.setattr(searched, "_code", lambda: b"another search")
    asked: list[Graph] = []

    def search(graph: Graph) -> Choices:
        asked.append(graph)
        return fewest_crossings(graph)

    monkeypatch.setattr(searched, "fewest_crossings", search)
    searched.best_choices(GRAPH)
    assert asked == [GRAPH]
    assert len(list(kept.iterdir())) == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"left": [1]}', '{"left": ["x"], "corridors": [], "bumps": []}'])
def test_a_damaged_file_is_searched_again(kept: Path, damage: str) -> None:
    """A file that was cut off, or holds something else, changes nothing."""
    found = searched.best_choices(GRAPH)
    (file,) = kept.iterdir()
    file.write_text(damage, encoding="utf-8")
    searched.best_choices.cache_clear()
    assert searched.best_choices(GRAPH) == found


def test_nowhere_to_keep_it(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder that may be written, the search runs each time, and the outcome is the same."""
    monkeypatch.setattr(kept_values, "kept_folder", lambda name: None)  # noqa: ARG005 - the name does not matter
    assert searched.best_choices(GRAPH) == fewest_crossings(GRAPH)
    assert not kept.exists()


def test_a_kept_order_of_rows_is_used(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that names other tracks than the ladder's is searched again."""
    searched.best_rows.cache_clear()
    first = searched.best_rows(GRAPH)
    (file,) = kept.iterdir()
    searched.best_rows.cache_clear()
    with monkeypatch.context() as once:
        once.setattr(searched, "fewest_rows", lambda graph: pytest.fail(f"searched again for {graph}"))
        assert searched.best_rows(GRAPH) == first
    for damage in ("", "[0, 1]", "[0, 1, 1]", '["0", 1, 2]', "{}", "[0, 1, 2.0]", "[false, true, 2]"):
        file.write_text(damage, encoding="utf-8")
        searched.best_rows.cache_clear()
        assert searched.best_rows(GRAPH) == first
        assert json.loads(file.read_text(encoding="utf-8")) == list(first)
    searched.best_rows.cache_clear()
