"""Does each requirement say what shows that it is met, in a way that can be counted, and why it is asked?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.models.base import Block
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.models.shared import Measure, Portfolio, ProgramDone, Record, Seen, Test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Evidence
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

_NUMBER_WORDS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
}
"""`one` is left out: it mostly stands for `a`."""
_NUMBER: Final = re.compile(rf"(?<![\w.-])\d[\d,]*(?![\w.-]*\w)|\b(?:{'|'.join(_NUMBER_WORDS)})\b(?!-)", re.IGNORECASE)
"""A number by itself: `40-hour` and `two-year` are parts of a name."""


def asked_in(subject: Subject) -> Iterator[tuple[SpecFile, Path, Requirement | Option]]:
    """Yield every requirement and every choice with its place."""
    for level in subject.handbook.levels.values():
        file = subject.file_of("level", level.id)
        for position, requirement in enumerate(level.requirements):
            yield file, ("requirements", position), requirement
            if isinstance(requirement, AnyOfRequirement | NOfRequirement):
                for number, option in enumerate(requirement.options):
                    yield file, ("requirements", position, "options", number), option


@rule("LS301", needs=("competencies",))
def no_proof(subject: Subject) -> Iterator[Problem]:
    """Each requirement has a proof, of its own or of its competency's step; a choice of ways has one in each way."""
    for file, path, asked in asked_in(subject):
        if not isinstance(asked, AnyOfRequirement | NOfRequirement) and not subject.handbook.evidence_of(asked):
            where = f"`{asked.competency}` has none for `{asked.proficiency}` either" if isinstance(asked, CompetencyRequirement) else ""
            message = f"nothing says how `{asked.id}` is shown" + (f"; {where}" if where else "")
            hint = "add `evidence` with its type, how many, and `signed_by`"
            yield subject.problem("LS301", file, (*path, "id"), message, hint)


def _all_proofs(subject: Subject) -> Iterator[tuple[SpecFile, Path, Evidence]]:
    """Every proof that stands in a level, a competency, a site's state or the credit rules, with its place."""
    for file, path, asked in asked_in(subject):
        yield from ((file, (*path, "evidence", n), proof) for n, proof in enumerate(asked.evidence))
        for number, other in enumerate(asked.accept_instead):
            yield from ((file, (*path, "accept_instead", number, "evidence", n), proof) for n, proof in enumerate(other.evidence))
    for domain in subject.handbook.domains.values():
        file = subject.file_of("domain", domain.domain.id)
        for position, competency in enumerate(domain.competencies):
            for step, proofs in competency.evidence.items():
                yield from ((file, ("competencies", position, "evidence", step, n), proof) for n, proof in enumerate(proofs))


@rule("LS302")
def unmeasured_proof(subject: Subject) -> Iterator[Problem]:
    """Each proof has the number that its type is measured by."""
    for file, path, proof in _all_proofs(subject):
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
        if proofs and not any(_numbers_in(proof) or (isinstance(proof, ProgramDone) and proof.program) for proof in proofs):
            message = f"no proof of `{asked.competency}` at `{asked.proficiency}` has a number"
            yield subject.problem("LS307", file, (*path, "competency"), message, "say how many times, or on how many days, it is seen")


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


@rule("LS311")
def numbers_differ(subject: Subject) -> Iterator[Problem]:
    """Every number in the words of a requirement or proof is a number of its fields, or belongs to a thing that it names."""
    for file, path, asked in asked_in(subject):
        if asked.text is not None:
            known = _numbers_in(asked) | _named_numbers(subject, asked)
            if isinstance(asked, CompetencyRequirement):
                known |= {n for proof in subject.handbook.evidence_of(asked) for n in _numbers_in(proof)}
            yield from _strange_numbers(subject, file, (*path, "text"), asked.text, known)
    for file, path, proof in _all_proofs(subject):
        if proof.text is not None:
            known = _numbers_in(proof) | _named_numbers(subject, proof)
            yield from _strange_numbers(subject, file, (*path, "text"), proof.text, known)


def _strange_numbers(subject: Subject, file: SpecFile, path: Path, text: str, known: set[int]) -> Iterator[Problem]:
    strange = [found[0] for found in _NUMBER.finditer(text) if _value(found[0]) not in known]
    if strange:
        fields = ", ".join(map(str, sorted(known))) or "none"
        message = f"the words say {strange[0]}, and no field does (the fields say: {fields})"
        yield subject.problem("LS311", file, path, message, "mend the words or the field, so that both say the same")


def _value(word: str) -> int:
    return _NUMBER_WORDS.get(word.lower()) or int(re.sub(r"\D", "", word))


def _numbers_in(block: Block) -> set[int]:
    """Every whole number in the fields of a block, at any depth; texts are not looked into, except a measure's target."""
    found: set[int] = set()
    for value in dict(block).values():
        found |= _numbers_of(value)
    if isinstance(block, AnyOfRequirement | NOfRequirement):
        found |= {len(block.options)}
    if isinstance(block, Measure):
        found |= {_value(n[0]) for n in _NUMBER.finditer(block.target)}
    return found - {0}


def _numbers_of(value: object) -> set[int]:
    if isinstance(value, bool):
        return set()
    if isinstance(value, int):
        return {value}
    if isinstance(value, Block):
        return _numbers_in(value)
    return {n for entry in value for n in _numbers_of(entry)} if isinstance(value, tuple) else set()


def _named_numbers(subject: Subject, block: Block) -> set[int]:
    """Numbers of the programs and credentials that a block names: a 40-hour course, a 90-day plan."""
    book, found = subject.handbook, set()
    for program in _named(block, ("programs", "program")):
        if program in book.programs:
            of_program = book.programs[program]
            found |= {of_program.hours.paid, of_program.hours.own, of_program.hours.paid + of_program.hours.own}
            found |= {
                _value(n[0]) for n in re.finditer(r"\d+", " ".join((of_program.title, of_program.schedule, of_program.summary or "")))
            }
    if "credentials" in type(block).model_fields:
        found |= {len(getattr(block, "credentials"))}  # noqa: B009 - only some blocks have it
    return found


def _named(block: Block, keys: Iterable[str]) -> Iterator[str]:
    """Ids under some keys of a block and of the blocks in it."""
    for key, value in dict(block).items():
        values = value if isinstance(value, tuple) else (value,)
        for entry in values:
            if isinstance(entry, Block):
                yield from _named(entry, keys)
            elif key in keys and isinstance(entry, str):
                yield entry
