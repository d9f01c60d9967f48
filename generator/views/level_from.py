"""New at this level, for people who come from one certain level: what changes in asked skills, in duties and in pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.views import links, words
from generator.views.level_compared import DROPPED, KEPT, LOWER, NEW, RAISED, compared
from generator.views.level_pay import pay_in_short
from generator.views.page import LinkView
from generator.views.requirement import step_view
from ladder_spec.models.level import Pay
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from generator.views.level_compared import Compared
    from generator.views.requirement import StepView
    from ladder_spec.adding_up import Standing
    from ladder_spec.models.ladder import Transition
    from ladder_spec.models.level import LevelFile


class ChangeLine(Struct, frozen=True):
    """A requirement in one line."""

    link: LinkView
    """Leads to where it stands on this page; one that is not asked here, to where it was asked."""
    step: StepView | None
    """The step that is asked here; None for what has no steps, and for what is not asked here."""
    before: str
    """The step at the level before, where it differs."""


class PayChange(Struct, frozen=True):
    """Pay at both levels."""

    before: str
    here: str
    difference: str
    """At the start of the range; "" = it cannot be told."""


class FromView(Struct, frozen=True):
    """What is new at a level for people who come from one certain level."""

    anchor: str
    link: LinkView
    kind: str
    """promotion or lateral"""
    opening: bool
    duties: tuple[Line, ...]
    """What people do at the level before."""
    pay: PayChange
    new: tuple[ChangeLine, ...]
    raised: tuple[ChangeLine, ...]
    lower: tuple[ChangeLine, ...]
    """The same skill at a lower step: only people who come from another way meet it."""
    kept: tuple[ChangeLine, ...]
    """What they have already."""
    dropped: tuple[ChangeLine, ...]
    """What is not asked here."""
    counted: str
    """21 new, 9 raised, 20 kept"""


def from_views(here: Here, level: str) -> tuple[FromView, ...]:
    """Return what is new at a level against each level that leads there, each once: steps up first, then side moves."""
    ways: dict[str, Transition] = {}
    for way in sorted(here.handbook.ways_into(level), key=lambda way: way.kind != "promotion"):
        ways.setdefault(way.from_, way)
    asked = _asked_here(here, level) if ways else {}
    return tuple(_from(here, way, asked) for way in ways.values())


def _asked_here(here: Here, level: str) -> dict[str, ChangeLine]:
    """Every requirement of a level in one line, by its path: the same for all who come, but for the step that they come from."""
    anchors = _anchors(here, level)
    return {
        item.path: ChangeLine(LinkView(_name(here, item), f"#{anchors[item.path]}"), _step(here, item), "")
        for item in here.handbook.full(level).items
    }


def _anchors(here: Here, level: str) -> dict[str, str]:
    """Where the requirements of a level stand on its page: under its own name where the level writes it, else under its first."""
    own = len(here.handbook.levels[level].requirements)
    items = here.handbook.full(level).items
    return {item.path: f"{level}.{item.requirement.id}" if place < own else item.path for place, item in enumerate(items)}


def _from(here: Here, way: Transition, asked: dict[str, ChangeLine]) -> FromView:
    book = here.handbook
    there = _anchors(here, way.from_)
    lines: dict[str, list[ChangeLine]] = {NEW: [], RAISED: [], LOWER: [], KEPT: [], DROPPED: []}
    for one in compared(book, way.from_, way.to):
        lines[one.status].append(_line(here, way, one, asked, there))
    words_of = {NEW: "new", RAISED: "raised", LOWER: "lower", KEPT: "kept", DROPPED: "not asked here"}
    return FromView(
        anchor=f"from-{way.from_}",
        link=here.thing("level", way.from_),
        kind=way.kind,
        opening=way.opening,
        duties=tuple(here.line(duty.text) for duty in book.levels[way.from_].duties),
        pay=_pay(here, book.levels[way.from_], book.levels[way.to]),
        new=tuple(lines[NEW]),
        raised=tuple(lines[RAISED]),
        lower=tuple(lines[LOWER]),
        kept=tuple(lines[KEPT]),
        dropped=tuple(lines[DROPPED]),
        counted=", ".join(f"{len(lines[status])} {word}" for status, word in words_of.items() if lines[status]),
    )


def _line(here: Here, way: Transition, one: Compared, asked: dict[str, ChangeLine], there: dict[str, str]) -> ChangeLine:
    if one.after is not None:
        line = asked[one.after.path]
        differs = one.before is not None and one.status in {RAISED, LOWER}
        return replace(line, before=_height(here, one.before)) if differs and one.before is not None else line
    assert one.before is not None  # noqa: S101 - a requirement stands at one of the two levels
    link = here.to(links.page_path("level", way.from_), _name(here, one.before), there[one.before.path])
    return ChangeLine(link, None, "")


def _name(here: Here, item: Standing) -> str:
    asked = item.requirement
    return here.title("competency", asked.competency) if isinstance(asked, CompetencyRequirement) else plain(asked.text)


def _step(here: Here, item: Standing) -> StepView | None:
    asked = item.requirement
    return step_view(here, asked.competency, asked.proficiency) if isinstance(asked, CompetencyRequirement) else None


def _height(here: Here, item: Standing) -> str:
    asked = item.requirement
    if isinstance(asked, AgeRequirement):
        return words.counted(asked.years, "year")
    step = _step(here, item)
    return step.title if step is not None else ""


def _pay(here: Here, before: LevelFile, after: LevelFile) -> PayChange:
    return PayChange(pay_in_short(here, before), pay_in_short(here, after), _difference(here, before, after))


def _difference(here: Here, before: LevelFile, after: LevelFile) -> str:
    """What the start of the range gains; nothing is said where one is hidden, or one is by the hour and the other by the year."""
    rules = here.handbook.ladder_of(after.id).pay_rules
    if not isinstance(before.pay, Pay) or not isinstance(after.pay, Pay):
        return ""
    basis = after.pay.basis or rules.basis
    if (before.pay.basis or rules.basis) != basis:
        return ""
    amount = after.pay.min - before.pay.min
    if not amount:
        return "The range starts at the same pay."
    more = "more" if amount > 0 else "less"
    return f"The range starts {here.exact_money(abs(amount))} {words.per(basis)} {more}."
