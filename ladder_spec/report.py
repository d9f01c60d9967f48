"""Check a folder: everything that is wrong with it in one report, and the handbook if nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ladder_spec.checks import run_checks, run_rules
from ladder_spec.checks.profile import Profile, judge, lint_of
from ladder_spec.checks.subject import today
from ladder_spec.errors import InvalidHandbook
from ladder_spec.handbook import Handbook
from ladder_spec.loading import SpecSet, load
from ladder_spec.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.models.handbook import AcceptedException
    from ladder_spec.source import SourceFile

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
        return not self.counts["errors"]

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


def check(folder: str | Path, *, profile: Profile | None = None, against: str | Path | None = None) -> Report:
    """Read and check every spec below a folder. Wrong specs are never an exception: they are problems in the report.

    Args:
        folder: The handbook folder, the one with handbook.yml.
        profile: How strict to be; None = as handbook.yml says.
        against: The folder of an earlier version, to find changes that nobody announced; None = look at this version alone.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
    """
    specs = load(Path(folder))
    faults = [*specs.problems, *run_checks(specs)]
    lint = lint_of(specs)
    found = {*faults, *run_rules(specs, faults)}
    if against is not None:
        from ladder_spec.changes.notes import held_against  # noqa: PLC0415 - a check of one version does not wait for it

        found.update(held_against(specs, Path(against), today()))
    judged = judge(specs, found, lint, profile or lint.profile, today())
    return Report(specs, tuple(sorted(judged.problems, key=lambda p: (*p.sort_key, p.message))), judged.accepted)


def load_handbook(folder: str | Path) -> Handbook:
    """Check a folder and return its handbook.

    Raises:
        SpecNotFound: There is no such folder, or it holds no handbook.yml.
        InvalidHandbook: There are errors; it carries all problems.
    """
    return check(folder).handbook()
