"""Which levels and clinics a change reaches: not only the place where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ladder_spec.changes.change import Change
    from ladder_spec.handbook import Handbook


def levels_touched(changes: Iterable[Change], old: Handbook, new: Handbook) -> tuple[str, ...]:
    """Return the levels that changes reach, in the ladder's order; those that are gone stand last."""
    found = {level for change in changes for book in (new, old) for level in levels_of(change.at, book)}
    return tuple(level for level in dict.fromkeys((*new.levels, *old.levels)) if level in found)


def levels_of(at: str, book: Handbook) -> Iterator[str]:
    """Yield the levels that a change at a place reaches in one version, as `level.requirement` or `type:id` names the place."""
    kind, colon, thing = at.partition(":")
    if not colon:
        own = at.partition(".")[0]
        yield own
        yield from (level for level in book.levels if any(at in (item.path, *item.same_as) for item in book.full(level).items))
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


def sites_touched(changes: Iterable[Change], levels: Iterable[str], new: Handbook) -> tuple[str, ...]:
    """Return the clinics that changes reach: their own, those of a state, and those that offer a level that is touched."""
    places, touched = {change.at for change in changes}, set(levels)
    return tuple(
        site.id
        for site in new.sites.values()
        if f"site:{site.id}" in places or f"scope:{site.state}" in places or touched.intersection(site.levels)
    )
