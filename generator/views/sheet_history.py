"""What a browser loads when a printed sheet does not say what the page says: which editions had which sheets, and what changed since.

It is a script that sets one variable: unlike data, a script also loads from a disk and under a strict content policy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.output import OutputFile
from generator.views import links
from generator.views.here import Here
from generator.views.news import DIRECTIONS, SMALL, note_levels, tells, untold
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.news import EditionNews, News
    from ladder_spec.handbook import Handbook

HISTORY: Final = "assets/rungbook/sheet-history.js"


def sheet_history(handbook: Handbook, news: News, *, directory_urls: bool) -> OutputFile:
    """Return the script.

    Args:
        handbook: The handbook.
        news: What changed.
        directory_urls: Whether pages are published as folders.

    Returns:
        A file with `rungbookSheets`: the address of "What changed" as seen from the home page, and the editions from the newest on, each
        with its name, the level of each of its sheets by mark ("" = every level), and its changes: direction, its word, what changed, and
        the levels that it reaches (none = all).
    """
    here = Here(handbook, links.HOME, directory_urls)
    data = {"page": here.to(links.CHANGED, "").href, "editions": [_edition(handbook, one) for one in news.editions]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return OutputFile(HISTORY, f"var rungbookSheets={text};\n".encode())


def _edition(handbook: Handbook, one: EditionNews) -> list[Any]:
    return [one.edition, {sheet.mark: sheet.level for sheet in one.sheets}, list(_changes(handbook, one))]


def _changes(handbook: Handbook, one: EditionNews) -> Iterator[list[Any]]:
    """The notes of an edition, and what no note tells. A sheet lists all that its level asks, so every level that is reached counts."""
    for note in one.notes:
        reached = [set(change.levels) for change in one.changes if tells(note, change)]
        own = note_levels(handbook, note)
        levels = set(own).union(*reached) if own and all(reached) else set[str]()
        yield [note.direction, DIRECTIONS[note.direction], plain(note.what), sorted(levels)]
    for change in untold(one):
        if change.direction not in SMALL:
            yield [change.direction, DIRECTIONS[change.direction], f"{change.title}: {change.says}", list(change.levels)]
