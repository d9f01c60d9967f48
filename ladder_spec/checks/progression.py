"""Do people get everywhere, and does asking rise as they go? Ways, falls, circles, and steps up that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.adding_up import Status
from ladder_spec.checks.registry import rule
from ladder_spec.models.level import Pay
from ladder_spec.models.requirement import (
    AnyOfRequirement,
    CompetencyRequirement,
    CredentialRequirement,
    ExperienceRequirement,
    NOfRequirement,
    ProgramRequirement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.ladder import LadderFile, Transition
    from ladder_spec.models.requirement import Requirement
    from ladder_spec.problems import Problem


@rule("LS401", needs=("competencies",))
def asks_less(subject: Subject) -> Iterator[Problem]:
    """No level asks for a lower step than a level that a promotion comes from, unless it drops it with a reason."""
    book = subject.handbook
    for level in book.levels.values():
        dropped = {drop.requirement for drop in level.drops}
        highest: dict[str, tuple[int, str, str]] = {}
        for way in book.ways_into(level.id):
            if way.kind != "promotion":
                continue
            for item in book.full(way.from_).items:
                if isinstance(item.requirement, CompetencyRequirement) and not dropped & {item.path, *item.same_as}:
                    asked = item.requirement
                    rank = book.step_rank(asked.competency, asked.proficiency)
                    if rank > highest.get(asked.competency, (-1, "", ""))[0]:
                        highest[asked.competency] = (rank, asked.proficiency, way.from_)
        for position, requirement in enumerate(level.requirements):
            if not isinstance(requirement, CompetencyRequirement):
                continue
            rank, step, before = highest.get(requirement.competency, (-1, "", ""))
            if book.step_rank(requirement.competency, requirement.proficiency) < rank:
                path = ("requirements", position, "proficiency")
                message = f"`{requirement.competency}` is asked at `{requirement.proficiency}`, but `{before}` already asks for `{step}`"
                hint = f"ask for `{step}` or more, or name it under `drops` with the reason"
                yield subject.problem("LS401", subject.file_of("level", level.id), path, message, hint)


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


@rule("LS403")
def circles(subject: Subject) -> Iterator[Problem]:
    """No program needs, by any way round, a level, program or credential that needs the program."""
    book = subject.handbook
    needs = {f"program:{program.id}": list(program.needs) for program in book.programs.values()}
    for level in book.levels.values():
        asked = [one for requirement in level.requirements for one in _demands(requirement)]
        promotions = [way.from_ for way in book.ways_into(level.id) if way.kind == "promotion"]
        needs[f"level:{level.id}"] = [*asked, *([f"level:{promotions[0]}"] if len(promotions) == 1 else [])]
    for credential in book.credentials:
        givers = [program.id for program in book.programs.values() if credential in program.gives]
        needs[f"credential:{credential}"] = [f"program:{givers[0]}"] if len(givers) == 1 else []
    for program in book.programs.values():
        start = f"program:{program.id}"
        circle = _way_back(needs, start)
        if circle:
            file = subject.file_of("program", program.id)
            position = next((n for n, need in enumerate(program.needs) if need == circle[0]), 0)
            around = " needs ".join(f"`{step}`" for step in [start, *circle])
            yield subject.problem("LS403", file, ("needs", position), f"nobody can ever start: {around}", "take one of these needs out")


def _demands(requirement: Requirement) -> list[str]:
    """What a requirement leaves no choice about, as `type:id`."""
    if isinstance(requirement, ProgramRequirement) and len(requirement.programs) == 1:
        return [f"program:{requirement.programs[0]}"]
    if isinstance(requirement, CredentialRequirement) and len(requirement.credentials) == 1:
        return [f"credential:{requirement.credentials[0]}"]
    return []


def _way_back(needs: dict[str, list[str]], start: str) -> list[str]:
    """The shortest way from a thing along its needs back to itself; [] if there is none."""
    ways = [[need] for need in needs.get(start, [])]
    seen = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == start:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, need] for need in needs.get(way[-1], [])]
    return []


@rule("LS404", needs=("competencies",))
def no_difference(subject: Subject) -> Iterator[Problem]:
    """Every promotion brings new requirements, and higher pay or extra pay."""
    for ladder in subject.handbook.ladders.values():
        file = subject.file_of("ladder", ladder.id)
        for position, way in enumerate(ladder.transitions):
            if way.kind == "promotion":
                missing = " and ".join(_not_different(subject, way))
                if missing:
                    message = f"moving up from `{way.from_}` to `{way.to}` changes nothing in {missing}"
                    hint = "say what is new at that level, or make it a side move"
                    yield subject.problem("LS404", file, ("transitions", position), message, hint)


def _not_different(subject: Subject, way: Transition) -> Iterator[str]:
    book = subject.handbook
    before, after = book.levels[way.from_], book.levels[way.to]
    if all(item.status is Status.KEPT for item in book.full(way.to).items):
        yield "what is asked"
    if isinstance(before.pay, Pay) and isinstance(after.pay, Pay):
        richer = after.pay.min > before.pay.min or after.pay.max > before.pay.max
        if not richer and not set(after.pay.differentials) - set(before.pay.differentials):
            yield "pay"


@rule("LS405", needs=("level", "competencies", "ladder"))
def duty_without_pay(subject: Subject) -> Iterator[Problem]:
    """The skill behind a duty is asked at the level itself, not only higher up."""
    book = subject.handbook
    for level in book.levels.values():
        asked = {item.requirement.competency for item in book.full(level.id).items if isinstance(item.requirement, CompetencyRequirement)}
        for position, duty in enumerate(level.duties):
            if duty.competency is None or duty.competency in asked:
                continue
            higher = [asking.level for asking in book.asked_by(duty.competency) if asking.level in book.levels_from(level.id)]
            where = f"only `{higher[0]}` and later levels ask for it" if higher else "no later level asks for it either"
            message = f"the duty needs `{duty.competency}`, but this level does not ask for it; {where}"
            hint = "ask for the skill at this level and pay for it, or move the duty to the level that asks for it"
            yield subject.problem("LS405", subject.file_of("level", level.id), ("duties", position, "competency"), message, hint)


@rule("LS408")
def only_time_decides(subject: Subject) -> Iterator[Problem]:
    """A promotion asks for something that a person can do, not only for months or a free post."""
    book = subject.handbook
    for level in book.levels.values():
        if not any(way.kind == "promotion" for way in book.ways_into(level.id)):
            continue
        new = [item for item in book.full(level.id).items if item.status is not Status.KEPT]
        if new and all(isinstance(item.requirement, ExperienceRequirement) for item in new):
            message = "to reach this level, only months decide"
            path = ("requirements",)
            hint = "ask for a skill, a program or a piece of work that shows that a person is ready"
            yield subject.problem("LS408", subject.file_of("level", level.id), path, message, hint, on_key=True)


@rule("LS409", needs=("promotion",))
def nothing_counts_instead(subject: Subject) -> Iterator[Problem]:
    """Months and skills from elsewhere count, by the requirement itself or by the policy's credit."""
    book = subject.handbook
    for ladder in book.ladders.values():
        credited = {kind for credit in book.promotions[ladder.promotion].credit for kind in credit.kinds}
        without: dict[str, list[tuple[str, int]]] = {"experience": [], "competency": []}
        for level in ladder.levels:
            for position, requirement in enumerate(book.levels[level].requirements):
                if requirement.kind in without.keys() - credited and not _counts_elsewhere(requirement):
                    without[requirement.kind].append((level, position))
        for kind, places in without.items():
            if places:
                level, position = places[0]
                what = "months" if kind == "experience" else "a skill"
                message = f"nothing counts for {what} from elsewhere, here and in {len(places) - 1} more places"
                message = message.removesuffix(", here and in 0 more places")
                hint = f"add a rule for `{kind}` under `credit` in the promotion policy, or `accept_instead` to each requirement"
                yield subject.problem("LS409", subject.file_of("level", level), ("requirements", position, "id"), message, hint)


def _counts_elsewhere(requirement: Requirement) -> bool:
    """Whether a requirement says itself what counts instead."""
    outside = requirement.outside if isinstance(requirement, ExperienceRequirement) else None
    return bool(requirement.accept_instead) or (outside is not None and outside.counts != "none")


@rule("LS410")
def degree_wall(subject: Subject) -> Iterator[Problem]:
    """Where a college degree counts, another way counts beside it."""
    degrees = {"associate", "bachelor"}
    for level in subject.handbook.levels.values():
        for position, requirement in enumerate(level.requirements):
            if isinstance(requirement, AnyOfRequirement | NOfRequirement):
                others = [o for o in requirement.options if o.kind != "education" or not set(o.schooling) <= degrees]
                walled = not others
            else:
                walled = requirement.kind == "education" and set(requirement.schooling) <= degrees and not requirement.accept_instead
            if walled:
                hint = "let another way count beside the degree: an `any_of` with a course or experience, or `accept_instead`"
                file = subject.file_of("level", level.id)
                yield subject.problem("LS410", file, ("requirements", position, "id"), "a degree is asked, and there is no other way", hint)
