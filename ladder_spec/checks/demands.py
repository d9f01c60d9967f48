"""What the handbook demands, with its place: every requirement, every choice, every proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.models.requirement import AnyOfRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Evidence
    from ladder_spec.tree import Path


def asked_in(subject: Subject) -> Iterator[tuple[SpecFile, Path, Requirement | Option]]:
    """Yield every requirement and every choice of every level."""
    for level in subject.handbook.levels.values():
        file = subject.file_of("level", level.id)
        for position, requirement in enumerate(level.requirements):
            yield file, ("requirements", position), requirement
            if isinstance(requirement, AnyOfRequirement | NOfRequirement):
                for number, option in enumerate(requirement.options):
                    yield file, ("requirements", position, "options", number), option


def all_proofs(subject: Subject) -> Iterator[tuple[SpecFile, Path, Evidence]]:
    """Yield every proof of a level, a competency, a state's rule or the credit that the promotion policy gives."""
    for file, path, asked in asked_in(subject):
        yield from _under(file, (*path, "evidence"), asked.evidence)
        for number, other in enumerate(asked.accept_instead):
            yield from _under(file, (*path, "accept_instead", number, "evidence"), other.evidence)
    for domain in subject.handbook.domains.values():
        file = subject.file_of("domain", domain.domain.id)
        for position, competency in enumerate(domain.competencies):
            for step, proofs in competency.evidence.items():
                yield from _under(file, ("competencies", position, "evidence", step), proofs)
    for scope in subject.handbook.scopes.values():
        for position, task in enumerate(scope.tasks):
            yield from _under(subject.file_of("scope", scope.state), ("tasks", position, "adds"), task.adds)
    for policy in subject.handbook.promotions.values():
        for position, credit in enumerate(policy.credit):
            yield from _under(subject.file_of("promotion"), ("credit", position, "evidence"), credit.evidence)


def _under(file: SpecFile, path: Path, proofs: tuple[Evidence, ...]) -> Iterator[tuple[SpecFile, Path, Evidence]]:
    yield from ((file, (*path, number), proof) for number, proof in enumerate(proofs))
