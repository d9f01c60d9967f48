"""Which levels and clinics changes reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.reach import levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladder_spec.changes.change import Change
    from ladder_spec.handbook import Handbook


def levels_touched(changes: Iterable[Change], old: Handbook, new: Handbook) -> tuple[str, ...]:
    """Return the levels that changes reach, in the ladder's order; those that are gone stand last."""
    found = {level for change in changes for book in (new, old) for level in levels_of(change.at, book)}
    return tuple(level for level in dict.fromkeys((*new.levels, *old.levels)) if level in found)


def sites_touched(changes: Iterable[Change], levels: Iterable[str], new: Handbook) -> tuple[str, ...]:
    """Return the clinics that changes reach: their own, those of a state, and those that offer a level that is touched."""
    places, touched = {change.at for change in changes}, set(levels)
    return tuple(
        site.id
        for site in new.sites.values()
        if f"site:{site.id}" in places or f"scope:{site.state}" in places or touched.intersection(site.levels)
    )
