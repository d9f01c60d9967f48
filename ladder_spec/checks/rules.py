"""All rules of meaning, and how they are run. Whoever only reads specs, or makes pages of them, need not load this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ladder_spec import workers
from ladder_spec.checks import (  # noqa: F401 - importing a module enters its rules
    alike,
    house,
    law,
    numbers,
    pathways,
    pay,
    places,
    process,
    progression,
    proof,
    reading,
    training,
    translations,
    wording,
)
from ladder_spec.checks.registry import RULES
from ladder_spec.checks.subject import Subject, today
from ladder_spec.handbook import Handbook
from ladder_spec.models.handbook import HandbookFile
from ladder_spec.sound import sound_part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ladder_spec.checks.registry import EnteredRule
    from ladder_spec.loading import SpecSet
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

__all__ = ["RULES", "run_rules"]

_LARGE: Final = 1_000_000
"""Characters in all files from which a second process saves more than it costs."""
_READ_ALL_TEXTS: Final = frozenset({"LS304"})
"""Rules of sense that read every text, as those of words do. One process finds all texts, and so runs all of these."""


def run_rules(specs: SpecSet, problems: list[Problem]) -> list[Problem]:
    """Run every rule of meaning on what is sound; return what they find, in no particular order.

    Args:
        specs: The specs as loaded.
        problems: What reading and `run_checks` found. What they are about is left out.
    """
    sound = sound_part(specs, problems)
    if not any(sound.specs.of(HandbookFile)):
        return []
    subject = Subject(sound.specs, Handbook.from_specs(sound.specs), today(), specs, sound.fallen)
    holes = {file.path: file.tree.holes for file in sound.specs.files if file.tree.holes}

    def run(rules: Sequence[EnteredRule]) -> list[Problem]:
        return [
            found
            for rule in rules
            for found in rule.run(subject)
            if rule.words or not _speaks_of_a_hole(found, holes.get(found.file, frozenset()))
        ]

    return _shared({code: rule for code, rule in RULES.items() if not rule.needs & sound.incomplete}, run, subject)


def _shared(rules: Mapping[str, EnteredRule], run: Callable[[Sequence[EnteredRule]], list[Problem]], subject: Subject) -> list[Problem]:
    """Run the rules, those of a large handbook in two processes: here first those that read every text, there the others."""
    if sum(len(source.text) for source in subject.loaded.sources.values()) < _LARGE or workers.processes(_LARGE) == 1:
        return run([*rules.values()])
    order = sorted(rules, key=lambda code: not (rules[code].words or code in _READ_ALL_TEXTS))
    try:
        shares = workers.run(run, [rules[code] for code in order], 2)
    except workers.WorkerError:  # one process is slower, and can tell what is wrong
        return run([*rules.values()])
    return [found for share in shares for found in share]


def _speaks_of_a_hole(found: Problem, holes: frozenset[Path]) -> bool:
    """Whether a part of the block that a problem is about was taken out: what a rule misses there may be just that part."""
    block = found.path[:-1]
    return any(hole[: len(block)] == block for hole in holes)
