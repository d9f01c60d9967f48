"""Can people get everywhere? Levels that nobody can reach, and promotions that do not lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.ladder import LadderFile
    from ladder_spec.problems import Problem


@rule("LS402", needs=("ladder", "level"))
def unreachable(subject: Subject) -> Iterator[Problem]:
    """Every level can be reached from an entry, and a promotion leads to a later tier."""
    for ladder in subject.handbook.ladders.values():
        yield from _levels_out_of_reach(subject, ladder)
        yield from _promotions_that_do_not_rise(subject, ladder)


def _levels_out_of_reach(subject: Subject, ladder: LadderFile) -> Iterator[Problem]:
    file = subject.file_of("ladder", ladder.id)
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
            message = f"nobody can reach the level `{level}`"
            yield subject.problem("LS402", file, ("levels", position), message, f"add a transition to `{level}`, or an entry")


def _promotions_that_do_not_rise(subject: Subject, ladder: LadderFile) -> Iterator[Problem]:
    file = subject.file_of("ladder", ladder.id)
    rank = {tier.id: number for number, tier in enumerate(ladder.tiers)}
    for position, way in enumerate(ladder.transitions):
        start, end = (rank[subject.handbook.levels[level].tier] for level in (way.from_, way.to))
        if way.kind == "promotion" and end <= start:
            message = f"the promotion from `{way.from_}` to `{way.to}` does not lead to a later tier"
            hint = "make it `kind: lateral`, or mend the tier of one of the two levels"
            yield subject.problem("LS402", file, ("transitions", position, "to"), message, hint)
