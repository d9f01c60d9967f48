"""How far something reaches that is written in one place: which levels it holds for, and what a note about it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.models.requirement import CompetencyRequirement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ladder_spec.handbook import Handbook


def levels_of(at: str, book: Handbook) -> Iterator[str]:
    """Yield the levels that a change at a place reaches in one version, as `level.requirement` or `type:id` names the place."""
    kind, colon, thing = at.partition(":")
    if not colon:
        own = at.partition(".")[0]
        yield own
        ladder = next((ladder.levels for ladder in book.ladders.values() if own in ladder.levels), ())
        yield from (level for level in ladder if any(at in (item.path, *item.same_as) for item in book.full(level).items))
    elif kind == "level":
        yield thing
    elif kind == "competency":
        yield from (asking.level for asking in book.asked_in_full(thing))
    elif kind in {"credential", "program"}:
        yield from (accepting.level for accepting in book.accepted_by(kind, thing))
        yield from book.levels_listing(thing) if kind == "program" else ()
    elif kind in {"promotion", "ladder"}:
        on = [ladder for ladder in book.ladders.values() if thing in (ladder.id, ladder.promotion)]
        yield from (level for ladder in on for level in ladder.levels)
    elif kind == "differential":
        yield from (level.id for level in book.levels.values() if thing in getattr(level.pay, "differentials", ()))
    elif kind == "site" and thing in book.sites:
        yield from book.sites[thing].levels


def speaks_of(touched: str, at: str, books: Sequence[Handbook]) -> bool:
    """Return whether a note that touches one thing speaks of a change at another.

    Args:
        touched: What the note names: `level.requirement`, or `type:id`.
        at: The place of the change.
        books: Both versions, the new one first.
    """
    if touched == at:
        return True
    kind, colon, thing = touched.partition(":")
    if not colon:
        return at == f"competency:{_skill_of(touched, books)}"
    inner, inner_colon, other = at.partition(":")
    if kind == "policy":
        return inner in {"policy", "promotion"}
    if not inner_colon:
        level = at.partition(".")[0]
        return (kind == "level" and thing == level) or (kind == "ladder" and _in_ladder(level, thing, books))
    if kind == "ladder":
        return inner == "level" and _in_ladder(other, thing, books)
    in_group = (book.domain_of(other).domain.id == thing for book in books if other in book.competencies)
    return kind == "domain" and inner == "competency" and any(in_group)


def _in_ladder(level: str, ladder: str, books: Sequence[Handbook]) -> bool:
    return any(ladder in book.ladders and level in book.ladders[ladder].levels for book in books)


def _skill_of(path: str, books: Sequence[Handbook]) -> str:
    level, _, name = path.partition(".")
    for book in books:
        for one in book.levels[level].requirements if level in book.levels else ():
            if one.id == name and isinstance(one, CompetencyRequirement):
                return one.competency
    return ""
