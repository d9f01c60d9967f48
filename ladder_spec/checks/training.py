"""Is everything that is asked taught, far enough, on paid time, and without the learner paying first?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks.demands import asked_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import CompetencyRequirement, CredentialRequirement, ProgramRequirement
from ladder_spec.money import you_pay_today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.shared import Cost
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path


@rule("LS701", needs=("program", "competencies", "credentials"))
def not_taught(subject: Subject) -> Iterator[Problem]:
    """Every competency and card that a level asks for is taught by a program."""
    book, told = subject.handbook, set()
    for file, path, asked in asked_in(subject):
        if isinstance(asked, CompetencyRequirement) and asked.competency not in told and not book.taught_by(asked.competency):
            told.add(asked.competency)  # once is enough: one program mends every place that asks for it
            message = f"no program teaches `{asked.competency}`"
            yield subject.problem(
                "LS701", file, (*path, "competency"), message, "add it under `teaches` of a program, or do not ask for it"
            )
        if isinstance(asked, CredentialRequirement) and not any(book.programs_for(credential) for credential in asked.credentials):
            message = f"no program prepares for {' or '.join(f'`{c}`' for c in asked.credentials)}"
            hint = "add it under `prepares_for` or `gives` of a program"
            yield subject.problem("LS701", file, (*path, "credentials"), message, hint)


@rule("LS702", needs=("program", "competencies", "handbook"))
def not_taught_far_enough(subject: Subject) -> Iterator[Problem]:
    """A program reaches the step that is asked, unless that step is learned at work."""
    book = subject.handbook
    for file, path, asked in asked_in(subject):
        if not isinstance(asked, CompetencyRequirement) or book.step(asked.competency, asked.proficiency).by_practice:
            continue
        taught = [book.step_rank(asked.competency, teaching.step) for teaching in book.taught_by(asked.competency)]
        if taught and max(taught) < book.step_rank(asked.competency, asked.proficiency):
            reached = book.scale_of(asked.competency).steps[max(taught)].id
            message = f"`{asked.competency}` is asked at `{asked.proficiency}`, but taught only to `{reached}`"
            yield subject.problem("LS702", file, (*path, "proficiency"), message, "let a program teach it further, or ask for less")


@rule("LS703")
def own_hours(subject: Subject) -> Iterator[Problem]:
    """A program of our own that a level asks for or suggests takes no hours of the learner's own time."""
    named = _named_programs(subject)
    for program in subject.handbook.programs.values():
        if program.provider.internal and program.hours.own and program.id in named:
            message = f"this program takes {program.hours.own} hours of people's own time"
            yield subject.problem("LS703", subject.file_of("program", program.id), ("hours", "own"), message, "make them paid hours")


def _named_programs(subject: Subject) -> set[str]:
    """Programs that a level asks for or suggests."""
    named = {program for level in subject.handbook.levels.values() for program in level.programs}
    for _, _, asked in asked_in(subject):
        if isinstance(asked, ProgramRequirement):
            named.update(asked.programs)
    return named


def _named_credentials(subject: Subject) -> set[str]:
    return {credential for _, _, asked in asked_in(subject) if isinstance(asked, CredentialRequirement) for credential in asked.credentials}


@rule("LS704", needs=("level",))
def teaches_nothing_asked(subject: Subject) -> Iterator[Problem]:
    """A program teaches something that a level asks for, is asked for itself, or leads to a credential that counts."""
    book = subject.handbook
    competencies = {asked.competency for _, _, asked in asked_in(subject) if isinstance(asked, CompetencyRequirement)}
    named, credentials = _named_programs(subject), _named_credentials(subject)
    needed = {need for program in book.programs.values() for need in program.needs}
    for program in book.programs.values():
        useful = (
            program.id in named
            or f"program:{program.id}" in needed
            or any(taught.competency in competencies for taught in program.teaches)
            or credentials & {*program.prepares_for, *program.gives}
        )
        if not useful:
            message = "no level asks for anything that this program teaches"
            file = subject.file_of("program", program.id)
            yield subject.problem("LS704", file, ("teaches",), message, "let a level ask for it, or retire the program", on_key=True)


@rule("LS505", needs=("funding",))
def you_pay_first(subject: Subject) -> Iterator[Problem]:
    """Nothing that a level asks or suggests costs the learner money today."""
    book, programs, credentials = subject.handbook, _named_programs(subject), _named_credentials(subject)
    for program in book.programs.values():
        if program.id in programs and program.costs != "not-checked":
            yield from _paid_first(subject, subject.file_of("program", program.id), ("costs",), program.costs)
    for position, credential in enumerate(book.credentials.values()):
        if credential.id in credentials and credential.costs != "not-checked":
            yield from _paid_first(subject, subject.file_of("credentials"), ("credentials", position, "costs"), credential.costs)


def _paid_first(subject: Subject, file: SpecFile, path: Path, costs: tuple[Cost, ...]) -> Iterator[Problem]:
    funds = subject.handbook.funds
    for position, cost in enumerate(costs):
        left = you_pay_today([cost], funds)
        if left:
            later = [payer for payer in cost.covered_by if payer in funds and funds[payer].when != "before"]
            message = f"the learner pays {left} first" + (f"; `{later[0]}` pays it back later" if later else "")
            yield subject.problem(
                "LS505", file, (*path, position), message, "name under `covered_by` who pays it before: a fund, or `employer`"
            )
