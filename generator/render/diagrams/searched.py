"""The outcome of a search for few crossings, kept by what was searched: a ladder's graph changes far less often than its words."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from generator.render.diagrams.order import fewest_crossings
from generator.render.diagrams.routes import Choices
from generator.render.diagrams.rows import fewest_rows
from generator.render.kept_values import KeptValue

if TYPE_CHECKING:
    from generator.render.diagrams.graph import Graph
    from generator.render.diagrams.rows import Rows

_SEARCHED_BY: Final = ("graph.py", "order.py", "routes.py", "rows.py")
"""The modules that make an outcome: what other code has found before is not used, however equal the graph."""


@cache
def _code() -> bytes:
    """What the search is written in."""
    return b"".join(Path(__file__).with_name(name).read_bytes() for name in _SEARCHED_BY)


@lru_cache(maxsize=128)
def best_choices(graph: Graph) -> Choices:
    """Return the best choices for a graph: kept from an earlier run, or searched for and kept."""
    place = KeptValue("diagrams", _code(), repr(graph))
    known = _read(place.read())
    if known is not None:
        return known
    found = fewest_crossings(graph)
    place.keep(_plain(found))
    return found


@lru_cache(maxsize=128)
def best_rows(graph: Graph) -> Rows:
    """Return the best order of tracks for a graph: kept from an earlier run, or searched for and kept."""
    place = KeptValue("diagrams", _code(), repr(("rows", graph)))
    known = place.read()
    if isinstance(known, list) and sorted(map(repr, known)) == sorted(map(repr, range(graph.tracks))):
        return tuple(known)
    found = fewest_rows(graph)
    place.keep(found)
    return found


def _read(data: Any) -> Choices | None:  # noqa: ANN401 - read from a file that anybody may have changed
    """Choices as they were kept; None where there are none, or where they are damaged."""
    try:
        return Choices(
            left=frozenset(int(move) for move in data["left"]),
            corridors={int(move): int(corridor) for move, corridor in data["corridors"]},
            bumps={(int(move), int(end)): float(by) for move, end, by in data["bumps"]},
        )
    except (ValueError, KeyError, TypeError):
        return None


def _plain(choices: Choices) -> dict[str, object]:
    return {
        "left": sorted(choices.left),
        "corridors": sorted(choices.corridors.items()),
        "bumps": sorted((move, end, by) for (move, end), by in choices.bumps.items()),
    }
