"""Do state rules and credentials say only what a source says, and all of it? Are names and marks used rightly?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ladder_spec.checks.registry import rule
from ladder_spec.models.requirement import CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.checks.subject import Subject
    from ladder_spec.models.site import SiteFile
    from ladder_spec.problems import Problem

_WITH_BODY: Final = re.compile(r"(?P<bare>[A-Z]{2,}(?:-[A-Z])?) \(")
"""Letters with the group behind them: CMA (AAMA)."""
_PROTECTED: Final = re.compile(r"\bCMA\b|\bcertified medical assistant\b", re.IGNORECASE)
"""The mark of the AAMA. Its counsel: tiers MA I, II, III are fine, titles with CMA infringe (aamalegaleye, 2018-09-27)."""
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_HONORIFIC: Final = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof)\.? [A-Z][a-z]+")


@rule("LS801")
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
        listed = {task.task for task in scope.tasks}
        for task in named:
            if task not in listed:
                message = f"the task `{task}` is not listed for {scope.title}"
                hint = f"add `- {{task: {task}, rule: not-checked}}`, or the rule with its source"
                yield subject.problem("LS803", file, ("tasks",), message, hint, on_key=True)
        for position, rule_ in enumerate(scope.tasks):
            checked = rule_.rule != "not-checked"
            missing = [key for key, gone in (("source", rule_.source is None), ("text", rule_.text is None)) if checked and gone]
            missing += ["title"] if rule_.task not in named and rule_.title is None else []
            for key in missing:
                message = f"the rule for `{rule_.task}` has no `{key}`"
                hint = "add it, or write `rule: not-checked`" if checked else "no competency names this task, so say what readers call it"
                yield subject.problem("LS803", file, ("tasks", position, "task"), message, hint)


@rule("LS804")
def letters_alone(subject: Subject) -> Iterator[Problem]:
    """No text names a credential by letters without the group behind them."""
    with_body = {m["bare"] for c in subject.handbook.credentials.values() if (m := _WITH_BODY.match(c.letters))}
    if not with_body:
        return
    alone = re.compile(rf"\b({'|'.join(sorted(map(re.escape, with_body)))})\b(?! \()")
    for text in subject.texts:
        if text.file.kind.name == "glossary":
            continue  # the glossary explains the letters themselves
        for found in alone.finditer(text.text):
            right = " or ".join(
                sorted(f"`{c.letters}`" for c in subject.handbook.credentials.values() if c.letters.startswith(f"{found[1]} ("))
            )
            yield subject.problem("LS804", text.file, text.path, f"`{found[1]}` stands here without its group", f"write {right}")


@rule("LS805")
def no_renewal(subject: Subject) -> Iterator[Problem]:
    """Each credential says how long it stays good, or that nobody has looked."""
    for position, credential in enumerate(subject.handbook.credentials.values()):
        if credential.renews is None:
            message = f"`{credential.id}` does not say how long it stays good"
            hint = "add `renews: {months: …, ends: …}`, or `renews: not-checked`"
            yield subject.problem("LS805", subject.file_of("credentials"), ("credentials", position, "id"), message, hint)


@rule("LS806")
def names_of_persons(subject: Subject) -> Iterator[Problem]:
    """No text holds the name or the e-mail address of a person."""
    for text in subject.texts:
        for found in (*_EMAIL.finditer(text.text), *_HONORIFIC.finditer(text.text)):
            message = f"`{found[0]}` looks like a person, and people change"
            yield subject.problem("LS806", text.file, text.path, message, "write the role or the office, and how to reach it")


@rule("LS807")
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
        sources = [(("tasks", n, "source", "standing"), task.source) for n, task in enumerate(scope.tasks) if task.source is not None]
        sources += [(("facts", n, "source", "standing"), fact.source) for n, fact in enumerate(scope.facts)]
        sources += [(("needs", n, "source", "standing"), need.source) for n, need in enumerate(scope.needs)]
        sources += [(("supervision", "source", "standing"), scope.supervision.source)] if scope.supervision is not None else []  # type: ignore[list-item]  # a shorter path
        for path, source in sources:
            if source.standing == "unverified":
                yield subject.problem(
                    "LS811", file, path, "this source is not verified", "write `rule: not-checked`, and the remark in `note`"
                )
    for position, credential in enumerate(subject.handbook.credentials.values()):
        if credential.source.standing == "unverified":
            path = ("credentials", position, "source", "standing")
            hint = "find the body's own page, or write `not-checked` where nothing is sure"
            yield subject.problem("LS811", subject.file_of("credentials"), path, "this source is not verified", hint)
