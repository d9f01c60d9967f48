"""Check a folder: everything that is wrong with it in one report, and the handbook if nothing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from ladder_spec.checks import run_checks
from ladder_spec.checks.profile import Profile, judge, lint_of
from ladder_spec.checks.subject import today
from ladder_spec.errors import InvalidHandbook
from ladder_spec.handbook import Handbook
from ladder_spec.loading import SpecSet, collector_off, load
from ladder_spec.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ladder_spec.models.handbook import AcceptedException
    from ladder_spec.source import SourceFile
    from ladder_spec.yaml_reader import Document

_COUNTED = {
    "ladders": "ladder",
    "levels": "level",
    "competencies": "competency",
    "programs": "program",
    "credentials": "credential",
    "sites": "site",
    "states": "scope",
    "pathways": "pathway",
    "funds": "funding",
}
"""The word in the counts -> the kind of thing."""


@dataclass(frozen=True, eq=False)
class Report:
    """What a check found."""

    specs: SpecSet
    """The specs as loaded, faults and all."""
    problems: tuple[Problem, ...]
    """All problems of all files, sorted by file, line and column; what HR has accepted for now is not among them."""
    accepted: tuple[tuple[AcceptedException, Problem], ...] = ()
    """What HR has accepted for now, each with its exception."""

    @property
    def ok(self) -> bool:
        """Whether there is no error. Warnings do not count."""
        return all(found.severity is not Severity.ERROR for found in self.problems)

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """The text of every file, by path, for excerpts."""
        return self.specs.sources

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many files, errors, warnings, and things of each kind there are."""
        defined = [definition.kind for file in self.specs.files for definition in file.collected.definitions]
        ways = {(file.path, m.path[1]) for file in self.specs.files for m in file.collected.mentions if m.path[0] == "transitions"}
        return {
            "files": len(self.sources),
            "errors": sum(p.severity is Severity.ERROR for p in self.problems),
            "warnings": sum(p.severity is Severity.WARNING for p in self.problems),
            "transitions": len(ways),
            **{word: defined.count(kind) for word, kind in _COUNTED.items()},
        }

    def handbook(self) -> Handbook:
        """Return the handbook.

        Raises:
            InvalidHandbook: There are errors.
        """
        if not self.ok:
            raise InvalidHandbook(self.problems)
        return self._handbook

    @cached_property
    def _handbook(self) -> Handbook:
        return Handbook.from_specs(self.specs)


Finding: TypeAlias = Callable[[], list[Problem]]
"""Finds problems."""
Aside: TypeAlias = Callable[[Finding, Finding], Sequence[Finding]]
"""Begins work that has two steps, perhaps in another process, and gives what waits for the outcome of each."""


class Checking:
    """A check that may still be going on, perhaps in another process."""

    def __init__(self, specs: SpecSet, checks: Finding, rules: Finding, profile: Profile | None) -> None:
        """Take what has begun.

        Args:
            specs: The specs as loaded.
            checks: Waits for what the checks of ids find.
            rules: Waits for what the rules of meaning find.
            profile: How strict to be; None = as handbook.yml says.
        """
        self._specs, self._checks, self._rules = specs, checks, rules
        self._lint = lint_of(specs)
        self._profile = profile or self._lint.profile

    def judged_by(self, profile: Profile | None) -> Checking:
        """Return the same check, as strict as this profile."""
        return Checking(self._specs, self._checks, self._rules, profile)

    @cached_property
    def read(self) -> Report:
        """What reading has found. If there is no error, its handbook can be worked with, although ids may lead nowhere."""
        return self._judged()

    def linked(self) -> Report:
        """Wait for the checks, which take little time, and return what they and reading have found."""
        return self._judged(self._checks())

    def finish(self, others: Iterable[Problem] = ()) -> Report:
        """Wait for the rules and return the whole report. Publish nothing before that.

        Args:
            others: Problems that somebody else has found.
        """
        return self._judged(self._checks(), self._rules(), others)

    def _judged(self, *found: Iterable[Problem]) -> Report:
        outcome = judge(self._specs, set(self._specs.problems).union(*found), self._lint, self._profile, today())
        return Report(self._specs, tuple(sorted(outcome.problems, key=lambda p: (*p.sort_key, p.message))), outcome.accepted)


def when_asked(*steps: Finding) -> Sequence[Finding]:
    """Do each step in this process, when its outcome is asked for."""
    return tuple(cache(step) for step in steps)


def check(
    folder: str | Path,
    *,
    profile: Profile | None = None,
    against: str | Path | None = None,
) -> Report:
    """Read and check every spec below a folder. Wrong specs are never an exception: they are problems in the report.

    Args:
        folder: The handbook folder, the one with handbook.yml.
        profile: How strict to be; None = as handbook.yml says.
        against: The folder of an earlier version, to find changes that nobody announced; None = look at this version alone.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    checking = begin_check(folder, profile=profile)
    if against is None:
        return checking.finish()
    from ladder_spec.changes.notes import held_against  # noqa: PLC0415 - a check of one version does not wait for it
    from ladder_spec.changes.version import read_version  # noqa: PLC0415 - as above

    specs = checking.read.specs
    return checking.finish(held_against(specs, read_version(Path(against), specs), today()))


def begin_check(
    folder: str | Path,
    *,
    profile: Profile | None = None,
    aside: Aside = when_asked,
    known: SpecSet | None = None,
    early: Mapping[str, Document] = MappingProxyType({}),
) -> Checking:
    """Begin a check: read every spec, and let the checks of ids and the rules of meaning begin.

    Args:
        folder: The handbook folder, the one with handbook.yml.
        profile: How strict to be; None = as handbook.yml says.
        aside: Begins what checks and rules do; the default does each when its outcome is asked for.
        known: Another version, as loaded, most of whose files stand as they stood; None = every file is read.
        early: Files of the folder that were read a moment ago, by path, as `ladder_spec.reading.read_early` gives them.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    specs = load(Path(folder), known, early)
    by_checks = cache(partial(_found_by_checks, specs))
    checks, rules = aside(by_checks, partial(_found_by_rules, specs, by_checks))
    return Checking(specs, checks, rules, profile)


def _found_by_checks(specs: SpecSet) -> list[Problem]:
    with collector_off():
        return run_checks(specs)


def _found_by_rules(specs: SpecSet, checks: Finding) -> list[Problem]:
    from ladder_spec.checks.rules import run_rules  # noqa: PLC0415 - loaded where the rules are at work, which may be another process

    return run_rules(specs, [*specs.problems, *checks()])


def load_handbook(folder: str | Path) -> Handbook:
    """Check a folder and return its handbook.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
        InvalidHandbook: There are errors; it carries all problems.
    """
    return check(folder).handbook()
