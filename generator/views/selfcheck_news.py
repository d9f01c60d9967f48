"""What the self-check tells a reader whose mark was made before a requirement changed: what is new, and what holds for those on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.views.news import SMALL, tells
from generator.views.selfcheck_editions import edition_order
from ladder_spec.models.requirement import CompetencyRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.news import EditionNews, News
    from generator.views.selfcheck_editions import Known
    from ladder_spec.adding_up import Standing


def since(news: News, edition: str, known: Known, item: Standing) -> tuple[str, ...]:
    """Return what is new in a requirement since an edition, oldest first, each thing once.

    Args:
        news: What changed, edition by edition.
        edition: The edition that the reader knows.
        known: The requirement under all its names.
        item: The same as its level asks it.

    Returns:
        Sentences: the notes that tell of the changes, with what holds for people on their way, and changes that no note tells.
    """
    later = [one for one in reversed(news.editions) if edition_order(one.edition) > edition_order(edition)]
    places = {known.id, *known.same, *known.renamed_from}
    skill = f"competency:{item.requirement.competency}" if isinstance(item.requirement, CompetencyRequirement) else ""
    return tuple(dict.fromkeys(line for one in later for line in _told(one, places, skill, item.level)))


def _told(one: EditionNews, places: set[str], skill: str, level: str) -> Iterator[str]:
    for change in one.changes:
        if change.direction in SMALL or not (change.at in places or (change.at == skill and level in change.levels)):
            continue
        notes = [note for note in one.notes if tells(note, change)]
        for note in notes:
            yield f"{plain(note.what)} {plain(note.in_progress)}".strip()
        if not notes:
            yield f"{change.says}."
