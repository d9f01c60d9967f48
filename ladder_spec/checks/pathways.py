"""Does each kind of reader have a way: grow as an MA, move to another license, stay and do well?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.pathway import PathwayFile
    from ladder_spec.problems import Problem

_KINDS: Final = {"career": "grow as an MA", "springboard": "move to another license", "stay": "stay and do well"}


@rule("LS651", needs=("pathway", "ladder"))
def kinds_of_pathway(subject: Subject) -> Iterator[Problem]:
    """There is a pathway of each kind, and on a career pathway each level is reached from one before it."""
    book = subject.handbook
    there = {pathway.kind for pathway in book.pathways.values()}
    for kind, words in _KINDS.items():
        if kind not in there:
            message = f"no pathway is for people who want to {words}"
            yield subject.problem("LS651", subject.file_of("handbook"), (), message, f"add a file with `kind: {kind}` to pathways/")
    for pathway in book.pathways.values():
        if pathway.kind == "career":
            yield from _gaps(subject, pathway)


def _gaps(subject: Subject, pathway: PathwayFile) -> Iterator[Problem]:
    book = subject.handbook
    for position, level in enumerate(pathway.levels[1:], start=1):
        before, ways = {*pathway.levels[:position]}, book.ways_into(level)
        lost = not ways and not book.entries_to(level)  # LS402 says so
        if not lost and not any(way.from_ in before for way in ways):
            message = f"no way leads to `{level}` from a level before it on this pathway"
            file = subject.file_of("pathway", pathway.id)
            yield subject.problem("LS651", file, ("levels", position), message, "change the order, or add the level in between")


@rule("LS652", needs=("ladder",))
def dead_ends(subject: Subject) -> Iterator[Problem]:
    """Every level has a way on, or says that it is the top."""
    book = subject.handbook
    for level in book.levels.values():
        on = book.ways_out_of(level.id)
        if not on and not level.top:
            message = "no way leads on from this level"
            hint = "add a transition, or write `top: true` if it is the top of the ladder"
            yield subject.problem("LS652", subject.file_of("level", level.id), ("id",), message, hint)


@rule("LS653")
def incomplete_springboards(subject: Subject) -> Iterator[Problem]:
    """A springboard says its months, cost, schedule and funds."""
    for pathway in subject.handbook.pathways.values():
        if pathway.kind != "springboard":
            continue
        facts = {"months": pathway.months, "cost": pathway.cost, "schedule": pathway.schedule, "funding": pathway.funding}
        missing = [key for key, value in facts.items() if not value]
        if missing:
            message = f"this springboard does not say its {', '.join(f'`{key}`' for key in missing)}"
            hint = f"add {'it' if len(missing) == 1 else 'them'}, so that people can plan and see who helps to pay"
            yield subject.problem("LS653", subject.file_of("pathway", pathway.id), ("kind",), message, hint)
