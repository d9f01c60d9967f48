"""Is the way up fair? Days, deciders and appeals, reasons for openings, talks, notice, recognition."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ladder_spec.checks.registry import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.ladder import Entry, Transition
    from ladder_spec.problems import Problem


@rule("LS601")
def no_days(subject: Subject) -> Iterator[Problem]:
    """Each step that somebody else takes has its days, and an appeal goes to somebody who did not decide."""
    for policy in subject.handbook.promotions.values():
        file = subject.file_of("promotion")
        for position, step in enumerate(policy.steps):
            if step.who != "ma" and step.within_days is None:
                message = f"the step `{step.id}` does not say in how many work days it is done"
                hint = "add `within_days`, counted in work days after the step before"
                yield subject.problem("LS601", file, ("steps", position, "id"), message, hint)
        if policy.appeal.to == policy.decides:
            message = f"an appeal goes to `{policy.appeal.to}`, who has decided already"
            yield subject.problem("LS601", file, ("appeal", "to"), message, "name a role that did not decide")


@rule("LS602")
def opening_without_reason(subject: Subject) -> Iterator[Problem]:
    """Each opening has its reason, and a day on which somebody asks again."""
    for ladder in subject.handbook.ladders.values():
        file = subject.file_of("ladder", ladder.id)
        yield from _openings(subject, file, "entry", ladder.entry)
        yield from _openings(subject, file, "transitions", ladder.transitions)


def _openings(subject: Subject, file: SpecFile, key: str, ways: Sequence[Entry | Transition]) -> Iterator[Problem]:
    for position, way in enumerate(ways):
        missing = [name for name, value in (("reason", way.reason), ("review_by", way.review_by)) if value is None]
        if way.opening and missing:
            message = f"this way to `{way.to}` needs an opening, and has no {' and no '.join(f'`{name}`' for name in missing)}"
            hint = "say why a free post is needed and when you ask again, or write `opening: false`"
            yield subject.problem("LS602", file, (key, position, "opening"), message, hint)


@rule("LS603", needs=("mentorship", "promotion"))
def no_career_talk(subject: Subject) -> Iterator[Problem]:
    """Career talks are on paid time with somebody who does not decide on the promotion."""
    talks = subject.handbook.mentorship.career_talks
    deciders = {policy.decides for policy in subject.handbook.promotions.values()}
    if talks.who in deciders:
        message = f"career talks are held by `{talks.who}`, who also decides on promotions"
        hint = "name a role that does not decide, so that people can speak freely"
        yield subject.problem("LS603", subject.file_of("mentorship"), ("career_talks", "who"), message, hint)


@rule("LS604", needs=("promotion",))
def too_little_notice(subject: Subject) -> Iterator[Problem]:
    """A change that is harder gives the notice that the promotion policy promises."""
    book = subject.handbook
    promised = max((policy.notice_days for policy in book.promotions.values()), default=0)
    for change in book.changes:
        given = (change.effective - change.announced).days
        if change.direction == "harder" and given < promised:
            message = f"this change gives {given} days of notice; the handbook promises {promised}"
            hint = f"let it hold from {change.announced + timedelta(days=promised)} or later"
            yield subject.problem("LS604", subject.file_of("change", change.id), ("effective",), message, hint)


@rule("LS605")
def no_recognition(subject: Subject) -> Iterator[Problem]:
    """Each level says how reaching it is recognized."""
    for level in subject.handbook.levels.values():
        if not level.recognition:
            message = "this level names no recognition beside pay"
            hint = "add `recognition` with ids from policies/recognition.yml"
            yield subject.problem("LS605", subject.file_of("level", level.id), ("id",), message, hint)
