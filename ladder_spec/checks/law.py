"""Do state rules and credentials say only what a source says, and all of it? Are names and marks used rightly?"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import CompetencyRequirement, NOfRequirement
from ladder_spec.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.models.scope import Task
    from ladder_spec.models.shared import Source
    from ladder_spec.models.site import SiteFile
    from ladder_spec.problems import Problem
    from ladder_spec.tree import Path

_WITH_BODY: Final = re.compile(r"(?P<bare>[A-Z]{2,}(?:-[A-Z])?) \((?P<group>[^)]+)\)")
"""Letters with the group behind them: CMA (AAMA)."""
_PROTECTED: Final = re.compile(r"\bCMA\b|\bcertified medical assistant\b", re.IGNORECASE)
"""The mark of the AAMA. Its counsel: tiers MA I, II, III are fine, titles with CMA infringe (aamalegaleye, 2018-09-27)."""
_EMAIL: Final = re.compile(r"(?P<name>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
_OFFICE: Final = re.compile(
    r"(?:^|[._+-])(?:ma|mas|hr|office|people|careers?|jobs?|talent|info|help|helpdesk|support|contact|ask|team|front|desk|clinic|learning|"
    r"training|education|school|classes|class|funding|tuition|benefits|pay|payroll|compliance|legal|safety|privacy|feedback|handbook|"
    r"ladder|mentors?|mentoring|nurses?|nursing|leads?|admin|service|services|licensing|credentials?|certification)(?:$|[._+-])",
    re.IGNORECASE,
)
"""A word in the address of an office: ma-careers@."""
_HONORIFIC: Final = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.? [A-Z][a-z]+")
_MAY_NAME: Final = re.compile(r"@|\b(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.?$")
"""A word without which a text names nobody."""
_STREET: Final = re.compile(r"\b\d+ (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){1,3}Dr\b\.?")
"""120 Park Dr."""


@rule("LS801", needs=("scope",))
def asked_where_blocked(subject: Subject) -> Iterator[Problem]:
    """No clinic adds what its state blocks, and a choice leaves enough that the state allows."""
    for site in subject.handbook.sites.values():
        blocked = _blocked(subject, site.state)
        if blocked:
            yield from _blocked_differences(subject, site, blocked)
            yield from _blocked_choices(subject, site, blocked)


def _blocked(subject: Subject, state: str) -> set[str]:
    """Competencies that a state blocks and for which it names nothing instead."""
    book = subject.handbook
    rules = {task.task: task for task in book.scopes[state].tasks}
    return {c.id for c in book.competencies.values() if c.task in rules and rules[c.task].rule == "blocked" and rules[c.task].swap is None}


def _blocked_differences(subject: Subject, site: SiteFile, blocked: set[str]) -> Iterator[Problem]:
    file = subject.file_of("site", site.id)
    added = [(("adds", n, "competency"), add.competency) for n, add in enumerate(site.adds)]
    swapped = [(("swaps", n, "in", "competency"), swap.in_.competency) for n, swap in enumerate(site.swaps)]
    for path, competency in [*added, *swapped]:
        if competency in blocked:
            message = f"`{competency}` is asked here, and {site.state} does not allow its task"
            yield subject.problem("LS801", file, path, message, "take it out, or mend the rule in scope/ if it is wrong")


def _blocked_choices(subject: Subject, site: SiteFile, blocked: set[str]) -> Iterator[Problem]:
    for level in site.levels:
        for position, requirement in enumerate(subject.handbook.levels[level].requirements):
            if not isinstance(requirement, NOfRequirement):
                continue
            open_choices = [o for o in requirement.options if not (isinstance(o, CompetencyRequirement) and o.competency in blocked)]
            if len(open_choices) < requirement.need:
                message = f"{site.state} allows only {len(open_choices)} of these choices, and {requirement.need} are asked"
                file = subject.file_of("level", level)
                yield subject.problem("LS801", file, ("requirements", position, "need"), message, "add choices that the state allows")


@rule("LS802")
def condition_that_nothing_meets(subject: Subject) -> Iterator[Problem]:
    """A task under conditions says what meets them."""
    for scope in subject.handbook.scopes.values():
        for position, task in enumerate(scope.tasks):
            if task.rule == "conditions" and not (task.adds or task.credentials or task.kept_by):
                message = f"`{task.task}` is allowed under conditions, and nothing says how they are met"
                hint = "add `adds` (proof on top), `credentials`, or `kept_by` (who keeps the condition)"
                yield subject.problem("LS802", subject.file_of("scope", scope.state), ("tasks", position, "rule"), message, hint)


@rule("LS803", needs=("competencies", "scope"))
def hole_in_state_rules(subject: Subject) -> Iterator[Problem]:
    """Each state lists every task that a competency names, and each rule has its words and its source."""
    named = dict.fromkeys(c.task for c in subject.handbook.competencies.values() if c.task)
    for scope in subject.handbook.scopes.values():
        file = subject.file_of("scope", scope.state)
        unlisted = dict.fromkeys(task for task in named if task not in {one.task for one in scope.tasks})
        for position, task in enumerate(scope.tasks):
            meant = nearest(task.task, unlisted) if task.task not in named and task.title is None else None
            if meant is not None:
                del unlisted[meant]
                message, hint = f"no competency names the task `{task.task}`", f"did you mean `{meant}`?"
            else:
                message, hint = _gap_in_rule(task, known=task.task in named)
            if message:
                yield subject.problem("LS803", file, ("tasks", position, "task"), message, hint)
        for name in unlisted:
            message = f"the task `{name}` is not listed for {scope.title}"
            hint = f"add `- {{task: {name}, rule: not-checked}}`, or the rule with its source"
            yield subject.problem("LS803", file, ("tasks",), message, hint, on_key=True)


def _gap_in_rule(task: Task, *, known: bool) -> tuple[str, str]:
    """What the rule for a task lacks, and the mend; empty where it lacks nothing.

    Args:
        task: The rule.
        known: Whether a competency names the task.
    """
    if not known and task.title is None:
        return f"the rule for `{task.task}` has no `title`", "no competency names this task, so say what readers call it"
    missing = [f"`{key}`" for key, gone in (("source", task.source is None), ("text", task.text is None)) if gone]
    if task.rule == "not-checked" or not missing:
        return "", ""
    return f"the rule for `{task.task}` has no {' and no '.join(missing)}", "add what is missing, or write `rule: not-checked`"


@rule("LS804", words=True)
def letters_alone(subject: Subject) -> Iterator[Problem]:
    """No text or title names a credential by letters without the group that gives it."""
    groups: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    for credential in subject.handbook.credentials.values():
        if found := _WITH_BODY.match(credential.letters):
            groups[found["bare"]] |= {found["group"], credential.body}
            right[found["bare"]].add(f"`{credential.letters}`")
    letters = re.compile(rf"\b({'|'.join(sorted(map(re.escape, groups)))})\b")
    titles = (title for title in subject.titles if title.file.kind.name not in {"credentials", "level"})  # of levels, LS807 speaks
    for text in (*subject.texts_with(letters), *titles) if groups else ():
        if text.file.kind.name == "glossary":
            continue  # the glossary explains the letters themselves
        for found in letters.finditer(text.text):
            if not any(group in text.text for group in groups[found[1]]):
                message = f"`{found[1]}` stands here without its group"
                yield subject.problem("LS804", text.file, text.path, message, f"write {' or '.join(sorted(right[found[1]]))}")


@rule("LS805")
def no_renewal(subject: Subject) -> Iterator[Problem]:
    """Each credential says how long it stays good, or that nobody has looked."""
    for position, credential in enumerate(subject.handbook.credentials.values()):
        if credential.renews is None:
            message = f"`{credential.id}` does not say how long it stays good"
            hint = "add `renews: {months: …, ends: …}`, or `renews: not-checked`"
            yield subject.problem("LS805", subject.file_of("credentials"), ("credentials", position, "id"), message, hint)


@rule("LS806", words=True)
def names_of_persons(subject: Subject) -> Iterator[Problem]:
    """No text holds the name or the e-mail address of a person. The address of an office may stand anywhere."""
    for text in subject.texts_with(_MAY_NAME):
        addresses = (found[0] for found in _EMAIL.finditer(text.text) if not _OFFICE.search(found["name"]))
        names = (found[0] for found in _HONORIFIC.finditer(_STREET.sub("", text.text)))
        for person in (*addresses, *names):
            message = f"`{person}` looks like a person, and people change"
            yield subject.problem("LS806", text.file, text.path, message, "write the role or the office, and how to reach it")


@rule("LS807", words=True)
def protected_mark(subject: Subject) -> Iterator[Problem]:
    """No level is called by a mark of a certifying group."""
    for level in subject.handbook.levels.values():
        file = subject.file_of("level", level.id)
        titles = [(("title",), level.title), *((("aka", n), word) for n, word in enumerate(level.aka))]
        for path, title in titles:
            if _PROTECTED.search(title):
                message = f"the level is called `{title}`, and CMA is a mark of the AAMA"
                yield subject.problem("LS807", file, path, message, "call it Medical Assistant with a number, or by what people do there")


@rule("LS808")
def same_letters(subject: Subject) -> Iterator[Problem]:
    """No two credentials have the same letters and the same body."""
    first: dict[tuple[str, str], str] = {}
    for position, credential in enumerate(subject.handbook.credentials.values()):
        known = first.setdefault((credential.letters.split(" (")[0].casefold(), credential.body.casefold()), credential.id)
        if known != credential.id:
            message = f"`{credential.id}` and `{known}` have the same letters and the same body"
            path = ("credentials", position, "letters")
            yield subject.problem("LS808", subject.file_of("credentials"), path, message, "mend the body, or take one of them out")


@rule("LS811")
def unverified(subject: Subject) -> Iterator[Problem]:
    """Nothing is published from a source that nobody has verified."""
    for scope in subject.handbook.scopes.values():
        file = subject.file_of("scope", scope.state)
        task_hint = "write `rule: not-checked`, and keep the remark in `note`"
        fact_hint = "find the official text, or take this out and keep the remark in `note`"
        told: list[tuple[Path, str, Source | None]] = [
            *((("tasks", n), task_hint, task.source) for n, task in enumerate(scope.tasks)),
            *((("facts", n), fact_hint, fact.source) for n, fact in enumerate(scope.facts)),
            *((("needs", n), fact_hint, need.source) for n, need in enumerate(scope.needs)),
            (("supervision",), fact_hint, scope.supervision.source if scope.supervision is not None else None),
        ]
        yield from _unverified(subject, file, told)
    hint = "find the group's own page, or write `not-checked` where nothing is sure"
    credentials = enumerate(subject.handbook.credentials.values())
    if subject.handbook.credentials:
        yield from _unverified(subject, subject.file_of("credentials"), [(("credentials", n), hint, c.source) for n, c in credentials])


def _unverified(subject: Subject, file: SpecFile, told: list[tuple[Path, str, Source | None]]) -> Iterator[Problem]:
    for path, hint, source in told:
        if source is not None and source.standing == "unverified":
            yield subject.problem("LS811", file, (*path, "source", "standing"), "this source is not verified", hint)
