"""The outcome of a search for few crossings, kept by what was searched: a ladder's graph changes far less often than its words."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from generator.render.diagrams.order import fewest_crossings
from generator.render.diagrams.routes import Choices
from generator.render.kept import kept_folder

if TYPE_CHECKING:
    from pathlib import Path

    from generator.render.diagrams.graph import Graph

_SEARCH: Final = 1
"""Raised by one when the search itself changes, so that older outcomes are not used."""


@lru_cache(maxsize=128)
def best_choices(graph: Graph) -> Choices:
    """Return the best choices for a graph: kept from an earlier run, or searched for and kept."""
    folder = kept_folder("diagrams")
    if folder is None:
        return fewest_crossings(graph)
    file = folder / f"{sha256(repr((_SEARCH, graph)).encode()).hexdigest()[:32]}.json"
    known = _read(file)
    if known is not None:
        return known
    found = fewest_crossings(graph)
    _write(file, found)
    return found


def _read(file: Path) -> Choices | None:
    """Choices from a file; None where it is missing or damaged."""
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
        return Choices(
            left=frozenset(int(move) for move in data["left"]),
            corridors={int(move): int(corridor) for move, corridor in data["corridors"]},
            bumps={(int(move), int(end)): float(by) for move, end, by in data["bumps"]},
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(file: Path, choices: Choices) -> None:
    """Keep choices; a file is there whole or not at all, and one that cannot be written harms nothing."""
    data = {
        "left": sorted(choices.left),
        "corridors": sorted(choices.corridors.items()),
        "bumps": sorted((move, end, by) for (move, end), by in choices.bumps.items()),
    }
    beside = file.with_suffix(f".{os.getpid()}")
    try:
        beside.write_text(json.dumps(data), encoding="utf-8")
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
