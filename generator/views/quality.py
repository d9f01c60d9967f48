"""The page "How this handbook is kept": for HR, where it is thin, what it asks of people, and what is due for review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from ladder_spec.money import you_pay_today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.views.here import Here, Line
    from ladder_spec.models.competency import Competency
    from ladder_spec.models.shared import Costs

LEAD = "What is taught, what needs an opening, what people pay first, and what is due for review."


class CoverageRow(Struct, frozen=True):
    """One competency against the programs."""

    competency: LinkView
    domain: str
    asked: str
    """The highest step that a level asks; "" = no level asks for it."""
    taught: str
    """The highest step that a program teaches; "" = none does."""
    programs: tuple[LinkView, ...]
    gap: str
    """What is missing, in words; "" = nothing. Steps that are learned at work need no class."""


class OpeningRow(Struct, frozen=True):
    """One way that needs an opening."""

    way: str
    """From outside, or the level that it starts from."""
    level: LinkView
    reason: Line
    review_by: str


class PaymentRow(Struct, frozen=True):
    """Something that a person may have to pay first."""

    thing: LinkView
    you_pay: str
    """With cents; "" = nobody has looked up the price."""


class ExceptionRow(Struct, frozen=True):
    """A rule that HR breaks knowingly, for a time."""

    rule: str
    at: str
    owner: str
    until: str
    reason: Line


class ReviewRow(Struct, frozen=True):
    """Something that is to be looked at again."""

    thing: LinkView
    kind: str
    by: str
    by_iso: str


class UncheckedRow(Struct, frozen=True):
    """How much nobody has looked up yet."""

    thing: LinkView
    what: str


class QualityView(Struct, frozen=True):
    """Everything on the page."""

    frame: Frame
    lead: str
    coverage: tuple[CoverageRow, ...]
    gaps: int
    openings: tuple[OpeningRow, ...]
    ways: int
    """How many ways there are in all."""
    payments: tuple[PaymentRow, ...]
    unchecked: tuple[UncheckedRow, ...]
    exceptions: tuple[ExceptionRow, ...]
    reviews: tuple[ReviewRow, ...]


def quality_view(here: Here) -> QualityView:
    """Return the view of the page."""
    book = here.handbook
    coverage = tuple(_coverage(here, competency) for competency in book.competencies.values())
    frame = Frame(
        path=here.page,
        view="quality",
        title="How this handbook is kept",
        description=LEAD,
        source=book.paths["handbook", "handbook"],
        trail=(here.home(),),
        sections=(
            SectionView("coverage", "What is taught"),
            SectionView("openings", "What needs an opening"),
            SectionView("payments", "What you pay first"),
            SectionView("unchecked", "What nobody has checked yet"),
            SectionView("exceptions", "Rules broken for a time"),
            SectionView("reviews", "Due for review"),
        ),
        search=(SearchSection("", "How this handbook is kept", f"{LEAD} coverage openings exceptions review dates"),),
        template="rungbook/wide.html",
    )
    return QualityView(
        frame=frame,
        lead=LEAD,
        coverage=coverage,
        gaps=sum(bool(row.gap) for row in coverage),
        openings=tuple(_openings(here)),
        ways=sum(len(ladder.transitions) + len(ladder.entry) for ladder in book.ladders.values()),
        payments=tuple(_payments(here)),
        unchecked=tuple(_unchecked(here)),
        exceptions=tuple(
            ExceptionRow(e.rule, e.at, here.title("role", e.owner), words.day(e.until), here.line(e.reason)) for e in book.file.lint.accept
        ),
        reviews=tuple(review_rows(here)),
    )


def _coverage(here: Here, competency: Competency) -> CoverageRow:
    book = here.handbook
    steps = book.scale_of(competency.id).steps
    asked = max((book.step_rank(competency.id, asking.step) for asking in book.asked_by(competency.id)), default=-1)
    taught = max((book.step_rank(competency.id, teaching.step) for teaching in book.taught_by(competency.id)), default=-1)
    by_class = max((rank for rank in range(asked + 1) if not steps[rank].by_practice), default=-1)
    gap = ""
    if asked >= 0 and taught < 0:
        gap = "No program teaches it"
    elif taught < by_class:
        gap = f"Taught only to {steps[taught].title}"
    return CoverageRow(
        competency=here.thing("competency", competency.id),
        domain=book.domain_of(competency.id).domain.title,
        asked=steps[asked].title if asked >= 0 else "",
        taught=steps[taught].title if taught >= 0 else "",
        programs=tuple(here.thing("program", teaching.program) for teaching in book.taught_by(competency.id)),
        gap=gap,
    )


def _openings(here: Here) -> Iterator[OpeningRow]:
    for ladder in here.handbook.ladders.values():
        ways = [("From outside", entry.to, entry) for entry in ladder.entry if entry.opening]
        moves = [(here.title("level", way.from_), way.to, way) for way in ladder.transitions if way.opening]
        for start, to, way in [*ways, *moves]:
            review_by = words.day(way.review_by) if way.review_by is not None else ""
            yield OpeningRow(start, here.thing("level", to), here.line(way.reason or ""), review_by)


def _payments(here: Here) -> Iterator[PaymentRow]:
    book = here.handbook
    priced: list[tuple[LinkView, Costs]] = [(here.thing("program", p.id), p.costs) for p in book.programs.values()]
    priced += [(here.thing("credential", c.id), c.costs) for c in book.credentials.values()]
    for thing, costs in priced:
        if costs == "not-checked":
            yield PaymentRow(thing, "")
        elif left := you_pay_today(costs, book.funds):
            yield PaymentRow(thing, here.exact_money(left))


def _unchecked(here: Here) -> Iterator[UncheckedRow]:
    book = here.handbook
    for scope in book.scopes.values():
        open_tasks = sum(task.rule == "not-checked" for task in scope.tasks)
        if open_tasks:
            what = f"{open_tasks} of {words.counted(len(scope.tasks), 'task')}"
            yield UncheckedRow(here.thing("scope", scope.state), what)
    for credential in book.credentials.values():
        missing = [name for name, value in (("renewal", credential.renews), ("cost", credential.costs)) if value == "not-checked"]
        if missing:
            yield UncheckedRow(here.thing("credential", credential.id), words.joined(missing).capitalize())


def review_rows(here: Here) -> Iterator[ReviewRow]:
    """Yield everything with a day by which it is to be looked at again, the next day first."""
    book = here.handbook
    due: list[tuple[date, str, str, LinkView]] = []
    due += [(level.review_by, level.title, "Level", here.thing("level", level.id)) for level in book.levels.values()]
    due += [(p.review_by, p.title, "Program", here.thing("program", p.id)) for p in book.programs.values()]
    due += [(c.review_by, c.title, "Credential", here.thing("credential", c.id)) for c in book.credentials.values()]
    due += [(f.review_by, f.title, "Fund", here.thing("funding", f.id)) for f in book.funds.values()]
    due += [(s.review_by, s.title, "State", here.thing("scope", s.state)) for s in book.scopes.values()]
    due += [(s.approved.until, s.title, "Clinic", here.thing("site", s.id)) for s in book.sites.values()]
    for by, _, kind, thing in sorted(due, key=lambda entry: (entry[0], entry[2], entry[1])):
        yield ReviewRow(thing, kind, words.day(by), by.isoformat())


pages = PageKind.single(quality_view, links.QUALITY)
"""The page "How this handbook is kept"."""
