"""Do the words and the fields say the same numbers? The page shows the words; sheets and checks use the fields."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.demands import all_proofs, asked_in
from ladder_spec.checks.registry import rule
from ladder_spec.models.base import Block
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.models.shared import Measure
from ladder_spec.models.structure import structure_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.structure import Structure
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBER_WORDS: Final = {
    **{word: value for value, word in enumerate(_ONES[1:], start=2)},
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}
"""`one` is left out: it mostly stands for `a`."""
_WORDS: Final = rf"(?:{'|'.join(_NUMBER_WORDS)})(?:-(?:{'|'.join(_ONES)})\b)?"
_NUMBER: Final = re.compile(rf"(?<![\w.-])(?:\d[\d,]*(?![\w.-]*\w)|\b{_WORDS}\b(?!-))( years?\b)?", re.IGNORECASE)
"""A number by itself, with the word `years` behind it: `40-hour` and `two-year` are parts of a name."""
_NO_COUNT: Final = re.compile(
    r"https?://\S+|\b(?-i:[A-Z]{2,}) \d+(?:\.\d+)?\b|\$ ?\d[\d,.]*|"
    r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b\d{1,2}:\d+|\b360\b|\b\d+/\d+\b|\b(?:19|20)\d\d\b|\b911\b|"
    r"\b(?:room|form|section|part|step|level|phase|title|rule|chapter|page|unit|module|stage|tier|number|no\.|top) \d+\b",
    re.IGNORECASE,
)
"""Addresses, laws and codes (HB 316), amounts of money, which stand in costs; times of day, years, fractions, and numbers that are part
of a name."""
_LIST: Final = re.compile(r"1[.)] ")
_LIST_NUMBER: Final = re.compile(r"(?<!\S)\d{1,2}[.)] (?=[A-Z])")
"""In a text that begins with the first number of a list: 1. Wash your hands. 2. Draw."""
_MONTHS_A_YEAR: Final = 12


@rule("LS311")
def numbers_differ(subject: Subject) -> Iterator[Problem]:
    """Every number in the words of a requirement or proof is a number of its fields, or belongs to a thing that it names."""
    levels = _level_names(subject)
    for file, path, asked in asked_in(subject):
        texts = [((*path, "text"), asked.text or "")]
        texts += [((*path, "accept_instead", position, "text"), other.text) for position, other in enumerate(asked.accept_instead)]
        proofs = subject.handbook.evidence_of(asked) if isinstance(asked, CompetencyRequirement) else ()
        yield from _strange_numbers(subject, file, levels, texts, (asked, *proofs))
    for file, path, proof in all_proofs(subject):
        yield from _strange_numbers(subject, file, levels, [((*path, "text"), proof.text or "")], (proof,))


def _level_names(subject: Subject) -> re.Pattern[str]:
    """Titles and other names of levels: the 2 of `MA 2` counts nothing."""
    names = {name for level in subject.handbook.levels.values() for name in (level.title, *level.aka)}
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True)) or r"(?!)")


def _strange_numbers(
    subject: Subject, file: SpecFile, levels: re.Pattern[str], texts: Iterable[tuple[Path, str]], blocks: tuple[Block, ...]
) -> Iterator[Problem]:
    """Numbers in texts that no field of the blocks holds, and no thing that the first block names."""
    told = [(path, found) for path, text in texts if (found := numbers_told(levels.sub("", text)))]
    known = _named_numbers(subject, blocks[0]).union(*map(numbers_in, blocks)) if told else set()  # most texts tell no number
    for path, found in told:
        strange = [written for written, values in found if not values & known]
        if strange and known:  # fields without any number cannot say another one
            message = f"the words say {strange[0]}, and no field does (the fields say: {', '.join(map(str, sorted(known)))})"
            yield subject.problem("LS311", file, path, message, "mend the words or the field, so that both say the same")


@lru_cache(maxsize=1024)
def numbers_told(text: str) -> tuple[tuple[str, frozenset[int]], ...]:
    """Return the counts in a text: each as it is written, with the values that may stand for it in a field (2 years are 24 months)."""
    found = []
    counted = _LIST_NUMBER.sub("", text) if _LIST.match(text) else text
    for match in _NUMBER.finditer(_NO_COUNT.sub("", counted)):
        written = match[0].removesuffix(match[1] or "")
        value = _value(written)
        found.append((written.rstrip(","), frozenset({value, value * _MONTHS_A_YEAR} if match[1] else {value})))
    return tuple(found)


def _value(written: str) -> int:
    tens, _, ones = written.lower().partition("-")
    if tens in _NUMBER_WORDS:
        return _NUMBER_WORDS[tens] + (_ONES.index(ones) + 1 if ones else 0)
    return int(re.sub(r"\D", "", written))


def numbers_in(block: Block) -> set[int]:
    """Return every whole number in the fields of a block, at any depth; texts are not looked into, except a measure's target."""
    found: set[int] = set()
    values = vars(block)
    for name in _fields_with_numbers(type(block)):
        found |= _numbers_of(values[name])
    if isinstance(block, AnyOfRequirement | NOfRequirement):
        found |= {len(block.options)}
    if isinstance(block, Measure):
        found |= {value for _, values in numbers_told(block.target) for value in values}
    return found - {0}


@cache
def _fields_with_numbers(model: type[Block]) -> tuple[str, ...]:
    """The fields of a block that may hold a number; `meaning` numbers the wording, nothing that people do."""
    places = structure_of(model).fields
    return tuple(name for name, info in model.model_fields.items() if name != "meaning" and _may_count(places[info.alias or name]))


def _may_count(place: Structure) -> bool:
    """Whether a number may stand in a place, at any depth: the target of a measure is words that hold one."""
    return place.marks[-1] is int if place.is_text else place.block is Measure or any(_may_count(below) for below in place.below())


def _numbers_of(value: object) -> set[int]:
    if isinstance(value, bool):
        return set()
    if isinstance(value, int):
        return {value}
    if isinstance(value, Block):
        return numbers_in(value)
    return {number for entry in value for number in _numbers_of(entry)} if isinstance(value, tuple) else set()


def _named_numbers(subject: Subject, block: Block) -> set[int]:
    """Numbers of the programs and credentials that a block names: a 40-hour course, a 90-day plan."""
    book, found = subject.handbook, set()
    for program in _named(block, ("programs", "program")):
        if program in book.programs:
            of_program = book.programs[program]
            found |= {of_program.hours.paid, of_program.hours.own, of_program.hours.paid + of_program.hours.own}
            words = " ".join((of_program.title, of_program.schedule, of_program.summary or ""))
            found |= {int(number) for number in re.findall(r"\d+", words)}
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
