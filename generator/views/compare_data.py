"""The data from which a browser compares any two levels: what each level asks, once, not what each pair differs in.

With 40 levels there are 780 pairs; the file grows with the levels. It is a script because scripts, unlike data, also load for a
handbook that is opened from a disk and under a strict content policy.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from generator.output import PlannedFile
from generator.views import links
from generator.views.compare_level import FACTS, level_side
from generator.views.compare_pair import (
    APART,
    NO_MOVE,
    NOT_ASKED,
    NOTHING,
    STATUS_WORDS,
    STATUSES,
    asked_cell,
    asked_group,
    asked_name,
    lead,
    move_words,
)
from generator.views.here import Here
from generator.views.requirement import requirement_anchor
from ladder_spec.adding_up import key_of
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement

if TYPE_CHECKING:
    from ladder_spec.adding_up import Key, Standing
    from ladder_spec.handbook import Handbook

PATH: Final = "assets/rungbook/compare-data.js"
VARIABLE: Final = "rungbookCompareData"
NO_KEY: Final = -1
ENOUGH: Final = 2
"""How many levels a handbook needs so that there is something to compare."""

Ask = tuple[int, int, int, str, int, str, str]
"""What a level asks: key (-1 = it is done at its own level), height, place among groups, name, step (0 = none), words, anchor."""


def compare_files(handbook: Handbook, *, directory_urls: bool) -> tuple[PlannedFile, ...]:
    """Return the script with the data of all levels; none where there is nothing to compare.

    Args:
        handbook: The handbook.
        directory_urls: Whether pages are published as folders.
    """
    if len(handbook.levels) < ENOUGH:
        return ()
    return (PlannedFile(PATH, partial(_script, Here(handbook, links.COMPARE, directory_urls))),)


def _script(here: Here) -> bytes:
    return f"var {VARIABLE}={json.dumps(compare_data(here), ensure_ascii=False, separators=(',', ':'))};\n".encode()


def compare_data(here: Here) -> dict[str, Any]:
    """Return the data as plain lists, short because every reader of the page loads them.

    Args:
        here: The page that shows the comparison.
    """
    book = here.handbook
    keys: dict[Key, int] = {}
    asks: dict[Ask, int] = {}
    levels = []
    for level in book.levels:
        side = level_side(here, level)
        asked = [asks.setdefault(_ask(book, level, item, keys), len(asks)) for item in book.full(level).items]
        levels.append([level, side.title, here.thing("level", level).href, side.facts, side.duties, asked])
    return {
        "facts": FACTS,
        "statuses": [[status, STATUS_WORDS[status] if status != APART else ""] for status in STATUSES],
        "words": {"not_asked": NOT_ASKED, "no_move": NO_MOVE, "nothing": NOTHING, "lead": lead("%1", "%2", "%s")},
        "moves": _moves(book),
        "asks": list(asks),
        "levels": levels,
    }


def _ask(book: Handbook, level: str, item: Standing, keys: dict[Key, int]) -> Ask:
    key, cell = key_of(item.level, item.requirement), asked_cell(book, item)
    number = NO_KEY if key is None else keys.setdefault(key, len(keys))
    anchor = requirement_anchor(book, level, item)
    return number, _height(book, item), asked_group(book, item), asked_name(book, item), cell.step, cell.words, anchor


def _height(book: Handbook, item: Standing) -> int:
    """How much of its key a requirement asks."""
    asked = item.requirement
    if isinstance(asked, CompetencyRequirement):
        return book.step_rank(asked.competency, asked.proficiency)
    return asked.years if isinstance(asked, AgeRequirement) else 0


def _moves(book: Handbook) -> dict[str, list[str]]:
    """The direct moves in words, by `from--to`."""
    found: dict[str, list[str]] = {}
    for ladder in book.ladders.values():
        for way in ladder.transitions:
            found.setdefault(f"{way.from_}--{way.to}", []).append(move_words(book, way))
    return found
