"""Two levels compared: facts and duties side by side, and each thing that one of them asks, with what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import words
from generator.views.compare_level import FACTS
from generator.views.level_compared import DROPPED, KEPT, LOWER, NEW, RAISED, compared
from generator.views.page import LinkView
from generator.views.requirement import requirement_anchor
from ladder_spec.adding_up import key_of
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.views.compare_level import Answer, LevelSide
    from generator.views.here import Here
    from ladder_spec.adding_up import Standing
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import Transition

APART: Final = "apart"
"""Months, reviews and conduct of the first level: they count for the move into that level alone, so that nothing of them is dropped."""
STATUSES: Final = (NEW, RAISED, LOWER, DROPPED, KEPT, APART)
"""In the order of the page: what readers come for first."""
STATUS_WORDS: Final = {
    NEW: "new",
    RAISED: "raised",
    LOWER: "lower",
    DROPPED: "no longer asked",
    KEPT: "kept",
    APART: "for the first level alone",
}
"""How many of each, in words: 15 new."""
ASKED: Final = "Asked"
NOT_ASKED: Final = "Not asked"
NOTHING: Final = "nothing is asked at either level"
NO_MOVE: Final = "There is no direct move between these two levels."


class AskedCell(Struct, frozen=True):
    """What one level asks, in a word or two."""

    words: str
    """On my own, 18 years, Asked, Not asked"""
    step: int
    """The rank of the step, from 1; 0 = it has no steps, or is not asked."""


class AskedRow(Struct, frozen=True):
    """One thing that one of the levels asks, or both."""

    link: LinkView
    """Leads to where it stands on the page of a level that asks it, of the second if both do."""
    cells: tuple[AskedCell, AskedCell]


class StatusView(Struct, frozen=True):
    """Everything with which the same happens."""

    status: str
    rows: tuple[AskedRow, ...]


class FactRow(Struct, frozen=True):
    """A fact of both levels."""

    name: str
    answers: tuple[Answer, Answer]
    same: bool


class DutyLine(Struct, frozen=True):
    """Something that people do."""

    text: str
    same: bool
    """People do it at both levels."""


class PairBody(Struct, frozen=True):
    """A comparison of two levels."""

    levels: tuple[LinkView, LinkView]
    summary: str
    """15 new, 9 raised, 15 kept"""
    moves: tuple[str, ...]
    """Every direct move between the two."""
    facts: tuple[FactRow, ...]
    duties: tuple[tuple[DutyLine, ...], tuple[DutyLine, ...]]
    groups: tuple[StatusView, ...]
    """In the order of `STATUSES`."""


def pair_body(here: Here, before: LevelSide, after: LevelSide) -> PairBody:
    """Return the comparison of two levels, as seen by people who come from the first."""
    groups = _groups(here, before.id, after.id)
    return PairBody(
        levels=(here.thing("level", before.id), here.thing("level", after.id)),
        summary=_summary(groups),
        moves=_moves(here.handbook, before.id, after.id),
        facts=tuple(
            FactRow(name, (first, second), same=first == second)
            for name, first, second in zip(FACTS, before.facts, after.facts, strict=True)
        ),
        duties=(_duties(before, after), _duties(after, before)),
        groups=tuple(StatusView(status, rows) for status, rows in groups.items()),
    )


def empty_body() -> PairBody:
    """Return a comparison of nothing: what a script fills in."""
    nobody = LinkView("", "")
    return PairBody((nobody, nobody), "", (), (), ((), ()), tuple(StatusView(status, ()) for status in STATUSES))


def lead(first: str, second: str, summary: str) -> str:
    """Return a comparison in one sentence."""
    return f"At {second}, for people who come from {first}: {summary}."


def move_words(book: Handbook, way: Transition) -> str:
    """Return a direct move in words."""
    kind = "Step up" if way.kind == "promotion" else "Side move"
    opening = "It needs an opening." if way.opening else "No opening needed."
    return f"{kind} from {book.levels[way.from_].title} to {book.levels[way.to].title}. {opening}"


def _moves(book: Handbook, before: str, after: str) -> tuple[str, ...]:
    """Every direct move between two levels, those from the first level first."""
    there = (move_words(book, way) for way in book.ways_out_of(before) if way.to == after)
    back = (move_words(book, way) for way in book.ways_out_of(after) if way.to == before)
    return (*there, *back) or (NO_MOVE,)


def asked_cell(book: Handbook, item: Standing) -> AskedCell:
    """Return what a level asks of a requirement, in a word or two."""
    asked = item.requirement
    if isinstance(asked, CompetencyRequirement):
        return AskedCell(book.step(asked.competency, asked.proficiency).title, book.step_rank(asked.competency, asked.proficiency) + 1)
    return AskedCell(words.counted(asked.years, "year") if isinstance(asked, AgeRequirement) else ASKED, 0)


def asked_name(book: Handbook, item: Standing) -> str:
    """Return the short name of a requirement."""
    asked = item.requirement
    return book.competencies[asked.competency].title if isinstance(asked, CompetencyRequirement) else plain(asked.text)


def asked_group(book: Handbook, item: Standing) -> int:
    """Return where a requirement stands among the others: what is no skill first, then skills in the order of their domains."""
    asked = item.requirement
    return book.domain_number(asked.competency) if isinstance(asked, CompetencyRequirement) else 0


def _groups(here: Here, before: str, after: str) -> Mapping[str, tuple[AskedRow, ...]]:
    book = here.handbook
    found: dict[str, list[tuple[Standing | None, Standing | None]]] = {status: [] for status in STATUSES}
    for one in compared(book, before, after):
        found[one.status].append((one.before, one.after))
    for item in book.full(before).items:
        if key_of(item.level, item.requirement) is None:
            found[APART].append((item, None))
    pages = {level: here.thing("level", level).href for level in (before, after)}
    rows = {}
    for status, pairs in found.items():
        in_order = sorted(pairs, key=lambda pair: asked_group(book, _shown(pair)))
        rows[status] = tuple(_row(book, pages, before if pair[1] is None else after, pair) for pair in in_order)
    return rows


def _shown(pair: tuple[Standing | None, Standing | None]) -> Standing:
    item = pair[1] or pair[0]
    assert item is not None  # noqa: S101 - a requirement stands at one of the two levels
    return item


def _row(book: Handbook, pages: Mapping[str, str], level: str, pair: tuple[Standing | None, Standing | None]) -> AskedRow:
    shown = _shown(pair)
    first, second = (asked_cell(book, item) if item is not None else AskedCell(NOT_ASKED, 0) for item in pair)
    link = LinkView(asked_name(book, shown), f"{pages[level]}#{requirement_anchor(book, level, shown)}")
    return AskedRow(link, (first, second))


def _summary(groups: Mapping[str, tuple[AskedRow, ...]]) -> str:
    counted = (f"{len(rows)} {STATUS_WORDS[status]}" for status, rows in groups.items() if rows and status != APART)
    return ", ".join(counted) or NOTHING


def _duties(side: LevelSide, other: LevelSide) -> tuple[DutyLine, ...]:
    return tuple(DutyLine(duty, same=duty in other.duties) for duty in side.duties)
