"""Do people get everywhere, and does asking rise as they go? Ways, falls, circles, and steps up that are none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ladder_spec.adding_up import Status
from ladder_spec.checks.registry import rule
from ladder_spec.checks.ways import rises
from ladder_spec.models.requirement import (
    AnyOfRequirement,
    CompetencyRequirement,
    CredentialRequirement,
    EducationRequirement,
    ExperienceRequirement,
    NOfRequirement,
    ProgramRequirement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import LadderFile
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Evidence
    from ladder_spec.problems import Problem

_DEGREES: Final = frozenset({"associate", "bachelor"})


@rule("LS401", needs=("competencies",))
def asks_less(subject: Subject) -> Iterator[Problem]:
    """No level asks for a lower step or count than a level that a promotion comes from, unless it drops it with a reason."""
    book = subject.handbook
    for level in book.levels.values():
        before = _asked_before(book, level)
        for position, requirement in enumerate(level.requirements):
            if isinstance(requirement, CompetencyRequirement) and requirement.competency in before:
                path, message, hint = _less(book, requirement, before[requirement.competency])
                if message:
                    place = ("requirements", position, *path)
                    yield subject.problem("LS401", subject.file_of("level", level.id), place, message, hint)


def _asked_before(book: Handbook, level: LevelFile) -> dict[str, list[tuple[str, CompetencyRequirement]]]:
    """For each competency, the levels that a promotion comes from and what each asks of it, but for what is dropped."""
    dropped = {drop.requirement for drop in level.drops}
    found: dict[str, list[tuple[str, CompetencyRequirement]]] = defaultdict(list)
    for way in book.ways_into(level.id):
        for item in book.full(way.from_).items if rises(book, way) else ():
            if isinstance(item.requirement, CompetencyRequirement) and not dropped & {item.path, *item.same_as}:
                found[item.requirement.competency].append((way.from_, item.requirement))
    return found


def _less(
    book: Handbook, requirement: CompetencyRequirement, before: list[tuple[str, CompetencyRequirement]]
) -> tuple[tuple[str | int, ...], str, str]:
    """Where a requirement asks less than a level before it does, what is wrong and the mend; an empty message where nothing is."""
    competency, step = requirement.competency, requirement.proficiency
    level, highest = max(before, key=lambda one: book.step_rank(competency, one[1].proficiency))
    rank, known = (book.step_rank(competency, one) for one in (step, highest.proficiency))
    if rank < known:
        message = f"`{competency}` is asked at `{step}`, but `{level}` already asks for `{highest.proficiency}`"
        return ("proficiency",), message, f"ask for `{highest.proficiency}` or more, or name it under `drops` with the reason"
    for level, earlier in before:
        counts = _counts(book.evidence_of(earlier)) if earlier.proficiency == step else {}
        for position, proof in enumerate(book.evidence_of(requirement)):
            ((key, count),) = _counts([proof]).items()
            if count < counts.get(key, 0):
                message = f"this asks for {count} {key[1] or 'times'}, but `{level}` already asks for {counts[key]}"
                path = ("evidence", position, "count") if requirement.evidence else ("id",)
                return path, message, f"ask for {counts[key]} or more, or name it under `drops` with the reason"
    return (), "", ""


def _counts(proofs: Iterable[Evidence]) -> dict[tuple[str, str], int]:
    """How often each kind of thing must be shown: (type of proof, what) -> count, 0 where there is none."""
    return {(proof.type, getattr(proof, "what", None) or ""): getattr(proof, "count", None) or 0 for proof in proofs}


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
    lost = [level for level in ladder.levels if level not in reached]
    # A level behind another lost one is reached again as soon as that one is: name the first of each chain.
    behind = {way.to for way in ladder.transitions if way.from_ in lost and way.kind == "promotion"}
    for level in [level for level in lost if level not in behind] or lost[:1]:
        message = f"nobody can reach the level `{level}`"
        path = ("levels", ladder.levels.index(level))
        yield subject.problem("LS402", file, path, message, f"add a transition to `{level}`, or an entry")


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
    for circle in _circles(_needs(subject.handbook)):
        first = next((n for n, thing in enumerate(circle) if thing.startswith("program:")), None)
        if first is not None:
            around = [*circle[first:], *circle[: first + 1]]
            program = subject.handbook.programs[around[0].partition(":")[2]]
            message = f"nobody can ever start: {' needs '.join(f'`{thing}`' for thing in around)}"
            place = ("needs", program.needs.index(around[1]))
            yield subject.problem("LS403", subject.file_of("program", program.id), place, message, "take one of these needs out")


def _needs(book: Handbook) -> dict[str, list[str]]:
    """What each program, level and credential cannot be without, all as `type:id`."""
    needs = {f"program:{program.id}": list(program.needs) for program in book.programs.values()}
    for level in book.levels.values():
        asked = [one for requirement in level.requirements for one in _demands(requirement)]
        promotions = [way.from_ for way in book.ways_into(level.id) if way.kind == "promotion"]
        needs[f"level:{level.id}"] = [*asked, *([f"level:{promotions[0]}"] if len(promotions) == 1 else [])]
    givers: dict[str, list[str]] = defaultdict(list)
    for program in book.programs.values():
        for credential in program.gives:
            givers[f"credential:{credential}"].append(f"program:{program.id}")
    return needs | {credential: programs for credential, programs in givers.items() if len(programs) == 1}


def _circles(needs: dict[str, list[str]]) -> Iterator[list[str]]:
    """Yield each circle once. Walks along the needs, and never twice over the same thing."""
    done: set[str] = set()
    for start in needs:
        way: dict[str, Iterator[str]] = {}
        here: str | None = start
        while here is not None:
            if here in way:
                things = list(way)
                yield things[things.index(here) :]
            if here not in done:
                done.add(here)
                way[here] = iter(needs.get(here, ()))
            here = None
            while way and here is None:
                last = next(reversed(way))
                here = next((need for need in way[last] if need not in done or need in way), None)
                if here is None:
                    del way[last]


def _demands(requirement: Requirement) -> list[str]:
    """What a requirement leaves no choice about, as `type:id`."""
    if isinstance(requirement, ProgramRequirement) and len(requirement.programs) == 1:
        return [f"program:{requirement.programs[0]}"]
    if isinstance(requirement, CredentialRequirement) and len(requirement.credentials) == 1:
        return [f"credential:{requirement.credentials[0]}"]
    return []


@rule("LS404", needs=("competencies",))
def no_difference(subject: Subject) -> Iterator[Problem]:
    """Every promotion brings new requirements. That it brings more pay is for LS502 to say, and LS408 speaks where a free post decides."""
    book = subject.handbook
    for ladder in book.ladders.values():
        for position, way in enumerate(ladder.transitions):
            kept = all(item.status is Status.KEPT for item in book.full(way.to).items)
            if way.kind == "promotion" and not way.opening and kept:
                message = f"moving up from `{way.from_}` to `{way.to}` changes nothing in what is asked"
                hint = "say what is new at that level, or make it a side move"
                yield subject.problem("LS404", subject.file_of("ladder", ladder.id), ("transitions", position), message, hint)


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
        promotions = [way for way in book.ways_into(level.id) if way.kind == "promotion"]
        new = [item for item in book.full(level.id).items if item.status is not Status.KEPT]
        if not promotions or any(not isinstance(item.requirement, ExperienceRequirement) for item in new):
            continue
        post = all(way.opening for way in promotions)
        if new or post:
            decides = " and ".join([*(["months"] if new else []), *(["a free post"] if post else [])])
            verb = "decide" if new else "decides"
            message = f"to reach this level, only {decides} {verb}"
            hint = "ask for a skill, a program or a piece of work that shows that a person is ready"
            yield subject.problem("LS408", subject.file_of("level", level.id), ("requirements",), message, hint, on_key=True)


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
    for level in subject.handbook.levels.values():
        for position, requirement in enumerate(level.requirements):
            if _needs_degree(requirement):
                hint = "let another way count beside the degree: an `any_of` with a course or experience, or `accept_instead`"
                file = subject.file_of("level", level.id)
                yield subject.problem("LS410", file, ("requirements", position, "id"), "a degree is asked, and there is no other way", hint)


def _needs_degree(requirement: Requirement | Option) -> bool:
    """Whether nobody without a degree can meet a requirement."""
    if requirement.accept_instead:
        return False
    if isinstance(requirement, AnyOfRequirement | NOfRequirement):
        others = [option for option in requirement.options if not _needs_degree(option)]
        return len(others) < (requirement.need if isinstance(requirement, NOfRequirement) else 1)
    return isinstance(requirement, EducationRequirement) and set(requirement.schooling) <= _DEGREES
