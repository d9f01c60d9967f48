"""How strict the checks are: the profile of `handbook.yml`, and the exceptions that HR has accepted for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from ladder_spec.catalogue import CATALOGUE, Severity
from ladder_spec.models.handbook import AcceptedException, HandbookFile, Lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from ladder_spec.loading import SpecFile, SpecSet
    from ladder_spec.problems import Problem
    from ladder_spec.references import Definition

Profile = Literal["draft", "standard", "strict"]

_DRAFT_WARNS: Final = ("LS3", "LS4", "LS6")
"""Groups of codes that only warn while a handbook is a draft: wording, ladder logic, process."""
NEVER_ACCEPTED: Final = ("YS", "LS1", "LS2", "LS905", "LS906", "LS907")
"""How the codes begin without which no page can be made, or that no exception can be made from: about exceptions, drafts, samples."""


class Judged(Struct, frozen=True):
    """What was found, once profile and exceptions are taken into account."""

    problems: tuple[Problem, ...]
    accepted: tuple[tuple[AcceptedException, Problem], ...]
    """What HR has accepted for now, each with its exception."""


def lint_of(specs: SpecSet) -> Lint:
    """Return the handbook's lint settings; the profile `standard` where its file cannot be read."""
    return next((file.lint for _, file in specs.of(HandbookFile)), Lint(profile="standard"))


def judge(specs: SpecSet, found: Iterable[Problem], lint: Lint, profile: Profile, today: date) -> Judged:
    """Give each problem the severity of the profile, and set the accepted ones aside.

    Args:
        specs: The specs as loaded.
        found: Everything that checks and rules found.
        lint: The handbook's lint settings.
        profile: The profile to judge by.
        today: The day of the run; an exception past its end counts no more.
    """
    files = {file.path: file for file in specs.files}
    running = [exception for exception in lint.accept if today <= exception.until and not exception.rule.startswith(NEVER_ACCEPTED)]
    left: list[Problem] = []
    accepted: list[tuple[AcceptedException, Problem]] = []
    for problem in found:
        at = set(_things_at(files, files[problem.file], problem)) if running and problem.file in files else set()
        exception = next((e for e in running if e.rule == problem.code and e.at in at), None)
        if exception is not None:
            accepted.append((exception, problem))
        else:
            left.append(replace(problem, severity=severity_under(profile, problem.code)))
    return Judged(tuple(left), tuple(accepted))


def severity_under(profile: Profile, code: str) -> Severity:
    """Return how bad a problem of this code is under a profile."""
    rule = CATALOGUE[code]
    if profile == "strict" and rule.strict:
        return Severity.ERROR
    if profile == "draft" and code.startswith(_DRAFT_WARNS):
        return Severity.WARNING
    return rule.severity


def _things_at(files: Mapping[str, SpecFile], file: SpecFile, problem: Problem) -> Iterator[str]:
    """Yield every thing, as `type:id`, that a problem stands in: its requirement, its competency, and what the file is about.

    A problem of a translation stands in the things of its source: those that the field names (`venipuncture.title`), and what the source
    file is about.
    """
    if file.kind.name == "translation":
        source = files.get(file.path.split("/", 2)[2])
        field = str(problem.path[1]).partition(".")[0] if len(problem.path) > 1 else ""
        yield from () if source is None else _things(source, lambda thing: thing.id == field or thing is source.own)
    else:
        yield from _things(file, lambda thing: problem.path[: len(thing.path) - 1] == file.tree.original(thing.path)[:-1])


def _things(file: SpecFile, chosen: Callable[[Definition], bool]) -> Iterator[str]:
    """Yield the chosen things of a file, and the file itself where it is the only one of its kind."""
    level = file.own.id if file.own is not None and file.kind.name == "level" else ""
    for thing in filter(chosen, file.collected.definitions):
        yield f"requirement:{level}.{thing.id}" if thing.kind == "requirement" else f"{thing.kind}:{thing.id}"
    if "*" not in file.kind.pattern:
        yield f"{file.kind.name}:{file.kind.name}"
