"""How long a level takes: the months that it asks for, and the shortest time from the first day in the job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.models.requirement import ExperienceRequirement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.level import LevelFile


def experience(level: LevelFile) -> tuple[ExperienceRequirement, ...]:
    """Return the requirements of months that a level makes itself. Months offered as one choice of several are not among them."""
    return tuple(r for r in level.requirements if isinstance(r, ExperienceRequirement))


def months_asked(level: LevelFile) -> int:
    """Return the months that a move up to a level asks for; 0 = none."""
    return max((r.months for r in experience(level)), default=0)


def shortest(handbook: Handbook, level: str) -> tuple[str, int] | None:
    """Return where to start, and the fewest months from the first day there to a level.

    The way is made of promotions, each with the months that it asks; work elsewhere is not used. People are hired at several levels:
    the one nearest to the level counts, because the time of training before it is no time in the job.

    Returns:
        The level of the first day and the months (0 at that level itself), or None where no promotions lead from any entry.
    """
    ladder = handbook.ladder_of(level)
    tiers = [tier.id for tier in ladder.tiers]
    starts = [entry.to for entry in ladder.entry if level in handbook.levels_from(entry.to)]
    if not starts:
        return None
    start = max(starts, key=lambda entry: tiers.index(handbook.levels[entry].tier))
    # A ladder is walked up once from each of its entries.
    known: dict[str, Mapping[str, int]] = handbook.derived.setdefault("fewest months", {})
    if start not in known:
        known[start] = _fewest_months(handbook, start)
    return start, known[start][level]


def _fewest_months(handbook: Handbook, start: str) -> Mapping[str, int]:
    """The fewest months from the first day at a level to each level that promotions lead to."""
    # Walk up by tiers: a promotion always ends in a later one, so each level is final when its turn comes.
    ladder = handbook.ladder_of(start)
    tiers = [tier.id for tier in ladder.tiers]
    fewest = {start: 0}
    for before in sorted(handbook.levels_from(start), key=lambda i: tiers.index(handbook.levels[i].tier)):
        for way in handbook.ways_out_of(before):
            if way.kind == "promotion":
                asked = months_asked(handbook.levels[way.to])
                fewest[way.to] = min(fewest.get(way.to, fewest[before] + asked), fewest[before] + asked)
    return fewest
