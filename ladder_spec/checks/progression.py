"""Can people get everywhere? Levels that nobody can reach, and promotions that do not lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks.registry import check
from ladder_spec.index import ladder_folder
from ladder_spec.models.ladder import LadderFile
from ladder_spec.models.level import LevelFile
from ladder_spec.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.loading import SpecFile, SpecSet


@check("LS402")
def unreachable(specs: SpecSet) -> Iterator[Problem]:
    """Every level can be reached from an entry, and a promotion leads to a later tier."""
    for file, ladder in specs.of(LadderFile):
        yield from _levels_out_of_reach(file, ladder)
        yield from _promotions_that_do_not_rise(specs, file, ladder)


def _levels_out_of_reach(file: SpecFile, ladder: LadderFile) -> Iterator[Problem]:
    reached = {entry.to for entry in ladder.entry}
    waiting = list(reached)
    while waiting:
        here = waiting.pop()
        for way in ladder.transitions:
            if way.from_ == here and way.to not in reached:
                reached.add(way.to)
                waiting.append(way.to)
    for position, level in enumerate(ladder.levels):
        if level not in reached:
            span = file.span("levels", position)
            yield problem("LS402", file.path, span, f"nobody can reach the level `{level}`", f"add a transition to `{level}`, or an entry")


def _promotions_that_do_not_rise(specs: SpecSet, file: SpecFile, ladder: LadderFile) -> Iterator[Problem]:
    rank = {tier.id: number for number, tier in enumerate(ladder.tiers)}
    here = ladder_folder(file.path)
    tier_of = {level.id: rank.get(level.tier) for other, level in specs.of(LevelFile) if ladder_folder(other.path) == here}
    for position, way in enumerate(ladder.transitions):
        start, end = tier_of.get(way.from_), tier_of.get(way.to)
        if way.kind == "promotion" and start is not None and end is not None and end <= start:
            span = file.span("transitions", position, "to")
            message = f"the promotion from `{way.from_}` to `{way.to}` does not lead to a later tier"
            yield problem("LS402", file.path, span, message, "make it `kind: lateral`, or mend the tier of one of the two levels")
