"""The score of a search, kept between runs: asking all questions takes longer than the rest of a small change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import astuple

import generator.search
from generator.render.kept_values import KeptValue
from generator.search.score import Score, score

if TYPE_CHECKING:
    from generator.search.score import SearchTest


def kept_score(script: bytes, test: SearchTest) -> Score:
    """Return how well an index answers questions, as found earlier for this index, these questions and this ranking, or now.

    Args:
        script: The index, as the browser loads it.
        test: The questions.
    """
    code = b"".join(file.read_bytes() for file in sorted(Path(generator.search.__file__).parent.glob("*.py")))
    place = KeptValue("search", script, repr((test.questions, sorted(test.parts))), code)
    known = _read(place.read(), len(test.questions))
    if known is not None:
        return known
    from generator.search.engine import Engine  # noqa: PLC0415 - only a changed search loads it
    from generator.search.index import read_script  # noqa: PLC0415 - the same

    found = score(Engine(read_script(script)), test)
    place.keep(astuple(found))
    return found


def _read(data: object, asked: int) -> Score | None:
    """A score as it was kept; None where there is none, or where it is damaged."""
    match data:
        case [int(count), int(first), int(first_3), int(nothing), [*missed]]:
            sound = count == asked and 0 <= first <= first_3 <= count and 0 <= nothing <= count
            whole = all(isinstance(query, str) for query in missed) and len(missed) == count - first_3
            return Score(count, first, first_3, nothing, tuple(map(str, missed))) if sound and whole else None
        case _:
            return None
