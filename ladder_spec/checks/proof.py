"""Does each requirement say what shows that it is met, in a way that can be counted, and why it is asked?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ladder_spec.checks.demands import all_proofs, asked_in
from ladder_spec.checks.numbers import numbers_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.models.shared import Measure, Portfolio, ProgramDone, Record, Seen, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.shared import Evidence
    from ladder_spec.problems import Problem


@rule("LS301", needs=("competencies",))
def no_proof(subject: Subject) -> Iterator[Problem]:
    """Each requirement has a proof, of its own or of its competency's step; a choice of ways has one in each way."""
    for file, path, asked in asked_in(subject):
        if not isinstance(asked, AnyOfRequirement | NOfRequirement) and not subject.handbook.evidence_of(asked):
            where = f"`{asked.competency}` has none for `{asked.proficiency}` either" if isinstance(asked, CompetencyRequirement) else ""
            message = f"nothing says how `{asked.id}` is shown" + (f"; {where}" if where else "")
            hint = "add `evidence` with its type, how many, and `signed_by`"
            yield subject.problem("LS301", file, (*path, "id"), message, hint)


@rule("LS302")
def unmeasured_proof(subject: Subject) -> Iterator[Problem]:
    """Each proof has the number that its type is measured by."""
    for file, path, proof in all_proofs(subject):
        missing = _missing_number(proof)
        if missing:
            message = f"this proof (`{proof.type}`) cannot be measured"
            yield subject.problem("LS302", file, (*path, "type"), message, f"add {missing}")


def _missing_number(proof: Evidence) -> str:
    """The keys that would make a proof measurable; "" where it is."""
    if isinstance(proof, Seen):
        return "" if proof.days or proof.count else "`days` or `count`"
    if isinstance(proof, Record):
        return "" if proof.count else "`count`"
    if isinstance(proof, ProgramDone):
        return "" if proof.program or proof.hours else "`program` or `hours`"
    if isinstance(proof, Portfolio):
        return "" if proof.items or proof.max_pages else "`items` or `max_pages`"
    if isinstance(proof, Test):
        return "" if proof.pass_percent is not None or proof.text else "`pass_percent`"
    return "" if not isinstance(proof, Measure) or re.search(r"\d", proof.target) else "a number to `target`"


@rule("LS307", needs=("competencies",))
def skill_without_number(subject: Subject) -> Iterator[Problem]:
    """A competency that is asked has a number in one of its proofs."""
    seen: set[tuple[str, str]] = set()
    for file, path, asked in asked_in(subject):
        if not isinstance(asked, CompetencyRequirement) or (asked.competency, asked.proficiency) in seen:
            continue
        proofs = subject.handbook.evidence_of(asked)
        if not asked.evidence:
            seen.add((asked.competency, asked.proficiency))
        if proofs and not any(_exact(proof) for proof in proofs):
            message = f"no proof of `{asked.competency}` at `{asked.proficiency}` has a number"
            yield subject.problem("LS307", file, (*path, "competency"), message, "say how many times, or on how many days, it is seen")


def _exact(proof: Evidence) -> bool:
    """Whether a proof has a number, or is as exact as one; of a proof that lacks its number LS302 speaks."""
    exact = (isinstance(proof, ProgramDone) and proof.program) or isinstance(proof, Test)
    return bool(exact or numbers_in(proof) or _missing_number(proof))


@rule("LS308")
def no_reason(subject: Subject) -> Iterator[Problem]:
    """Each requirement says why, except a competency, whose definition does. Choices share the reason of what they are choices of."""
    for file, path, asked in asked_in(subject):
        if "options" not in path and not isinstance(asked, CompetencyRequirement) and asked.why is None:
            message = f"nothing says why `{asked.id}` is asked"
            yield subject.problem("LS308", file, (*path, "id"), message, "add `why` in one line")


@rule("LS310", needs=("competencies",))
def other_words(subject: Subject) -> Iterator[Problem]:
    """A competency requirement uses the competency's own line for its step."""
    for file, path, asked in asked_in(subject):
        if isinstance(asked, CompetencyRequirement) and asked.text is not None:
            line = subject.handbook.competencies[asked.competency].behaviors[asked.proficiency]
            if " ".join(asked.text.split()) != " ".join(line.split()):
                message = f"these words differ from the line of `{asked.competency}` at `{asked.proficiency}`"
                yield subject.problem("LS310", file, (*path, "text"), message, f"leave `text` out; the page shows: {line}")
