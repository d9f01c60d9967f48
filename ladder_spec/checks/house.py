"""Do days, links, ids and exceptions hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.catalogue import CATALOGUE
from ladder_spec.checks.profile import NEVER_ACCEPTED
from ladder_spec.checks.registry import rule
from ladder_spec.index import index_of
from ladder_spec.models.handbook import HandbookFile
from ladder_spec.models.structure import structure_of, values_under
from ladder_spec.nearest import nearest
from ladder_spec.prose import BulletList, Code, Link, OrderedList, Text, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecFile
    from ladder_spec.problems import Problem
    from ladder_spec.prose import Block, Inline
    from ladder_spec.tree import Path

_UNOWNED = frozenset({"page", "policy", "sheet"})
"""What an inner link may name though no spec defines it; the site's own link check reads them."""
_DRAFT = "DRAFT"
"""How the note of a thing begins that is not to be published yet; `rungbook import` writes it."""
_SAMPLE = "SAMPLE"
"""How the note of a thing begins that is made up; `rungbook new` writes it."""


@rule("LS809", words=True)
def past_review(subject: Subject) -> Iterator[Problem]:
    """No fact is past the day on which somebody was to look at it again."""
    day = subject.today.isoformat()
    for file in subject.specs.files:
        for path, value in _texts_under("review_by", file):
            if value < day:
                message = f"this was to be looked at again by {value}"
                yield subject.problem(
                    "LS809", file, path, message, "look at the source again, mend what has changed, and write the next day"
                )


def _texts_under(key: str, file: SpecFile) -> Iterator[tuple[Path, str]]:
    """Every text under a key, at any depth."""
    found = values_under(key, file.tree.data, structure_of(file.kind.model))
    return ((path, text) for path, text in found if isinstance(text, str))


@rule("LS901")
def days_that_do_not_fit(subject: Subject) -> Iterator[Problem]:
    """No span ends before it starts, and nothing in force has run out."""
    book = subject.handbook
    for level in book.levels.values():
        span, file = level.effective, subject.file_of("level", level.id)
        if span.until is not None:
            yield from _span(subject, file, ("effective", "until"), span.from_, span.until)
    for site in book.sites.values():
        yield from _span(subject, subject.file_of("site", site.id), ("approved", "until"), site.approved.on, site.approved.until)
    for change in book.changes:
        if change.effective < change.announced:
            message = "this change holds before it was announced"
            yield subject.problem("LS901", subject.file_of("change", change.id), ("effective",), message, "mend one of the two days")


def _span(subject: Subject, file: SpecFile, path: Path, start: date, end: date) -> Iterator[Problem]:
    if end < start:
        yield subject.problem("LS901", file, path, f"this ends on {end}, before it starts on {start}", "mend one of the two days")
    elif end < subject.today:
        yield subject.problem(
            "LS901", file, path, f"this ran out on {end}", "ask for it again and write the new days, or take the file out"
        )


@rule("LS902", words=True)
def dead_links(subject: Subject) -> Iterator[Problem]:
    """Every inner link in a text names a thing that there is, faulty or not. Outer links are not followed."""
    titles = {kind: ids for kind, ids in index_of(subject.loaded).titles.items() if kind not in _UNOWNED | subject.loaded.unreadable_kinds}
    for text in subject.texts:
        for link in _links(parse(text.text)) if "](" in text.text else ():
            kind, _, thing = link.href.partition(":")
            if kind in titles and thing not in titles[kind] and thing.upper() not in titles[kind]:
                message = f"the link `{link.href}` leads nowhere"
                meant = nearest(thing, titles[kind])
                hint = f"did you mean `{kind}:{meant}`?" if meant else f"name a {kind} that there is, or take the link out"
                yield subject.problem("LS902", text.file, text.path, message, hint)


def _links(parts: Iterable[Block | Inline]) -> Iterator[Link]:
    for part in parts:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, BulletList | OrderedList):
            for item in part.items:
                yield from _links(item)
        elif not isinstance(part, Text | Code):
            yield from _links(part.children)


@rule("LS903")
def ids_used_again(subject: Subject) -> Iterator[Problem]:
    """No id that was retired or renamed stands for something else."""
    for file in subject.specs.files:
        living = {(thing.kind, thing.id) for thing in file.collected.definitions}
        for list_key, kind in (("requirements", "requirement"), ("competencies", "competency"), ("transitions", "level")):
            if isinstance(file.tree.data, dict) and list_key in file.tree.data:
                for position, grave in enumerate(file.tree.data.get("retired") or ()):
                    if (kind, grave.get("id")) in living:
                        yield _again(subject, file, ("retired", position, "id"), str(grave["id"]))
                break
        for path, former in values_under("renamed_from", file.tree.data, structure_of(file.kind.model)):
            kind = next((t.kind for t in file.collected.definitions if t.path[:-1] == path[:-1]), "")
            for position, old in enumerate(former if isinstance(former, list) else ()):
                if (kind, old) in living:
                    yield _again(subject, file, (*path, position), old)


def _again(subject: Subject, file: SpecFile, path: Path, thing: str) -> Problem:
    message = f"the id `{thing}` belongs to the past, and something new uses it again"
    return subject.problem("LS903", file, path, message, "give the new thing another id")


@rule("LS905")
def exceptions(subject: Subject) -> Iterator[Problem]:
    """Each accepted exception names a rule and a thing that there are, and has not run out."""
    titles = index_of(subject.loaded).titles
    things = {f"{kind}:{thing}" for kind, ids in titles.items() for thing in ids}
    things |= {f"{file.kind.name}:{file.kind.name}" for file in subject.loaded.files if "*" not in file.kind.pattern}
    file = subject.file_of("handbook")
    for position, exception in enumerate(subject.handbook.file.lint.accept):
        path: Path = ("lint", "accept", position)
        if exception.rule not in CATALOGUE:
            hint = "write the code that `rungbook check` shows in brackets; `rungbook explain` lists all codes"
            yield subject.problem("LS905", file, (*path, "rule"), f"there is no rule `{exception.rule}`", hint)
        elif exception.rule.startswith(NEVER_ACCEPTED):
            message = f"no exception can be made from `{exception.rule}`"
            yield subject.problem("LS905", file, (*path, "rule"), message, "mend what it is about, and take this exception out")
        if exception.at not in things and exception.at.partition(":")[0] not in subject.loaded.unreadable_kinds:
            meant = nearest(exception.at, things)
            hint = f"did you mean `{meant}`?" if meant else "write it as `type:id`, such as level:ma-1"
            yield subject.problem("LS905", file, (*path, "at"), f"`{exception.at}` names nothing in this handbook", hint)
        if exception.until < subject.today:
            message = f"this exception ran out on {exception.until}"
            yield subject.problem("LS905", file, (*path, "until"), message, "mend what it was about, or ask its owner for a new day")


@rule("LS906", words=True)
def drafts(subject: Subject) -> Iterator[Problem]:
    """No note says that what it stands with is a draft."""
    for file in subject.loaded.files:
        for path, note in _texts_under("note", file):
            if note.startswith(_DRAFT):
                message = "this is a draft: nobody has said yet that it is right"
                yield subject.problem("LS906", file, path, message, f"read it, mend it, and take `{_DRAFT}` out of the note")


@rule("LS907", words=True)
def samples(subject: Subject) -> Iterator[Problem]:
    """Once a handbook is no example any more, no note says that what it stands with is a sample."""
    if next((book.example for _, book in subject.loaded.of(HandbookFile)), True):
        return
    for file in subject.loaded.files:
        for path, note in _texts_under("note", file):
            if note.startswith(_SAMPLE):
                message = "this is a sample still, and the handbook is no example any more"
                hint = "write your own and delete this note, or write `example: true` in handbook.yml"
                yield subject.problem("LS907", file, path, message, hint)
