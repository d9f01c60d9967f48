"""Which transitions really lead up. What LS402 says of the others is not said again by other rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import Transition


def rises(book: Handbook, way: Transition) -> bool:
    """Return whether a transition is a promotion to a later tier."""
    tiers = [tier.id for tier in book.ladder_of(way.to).tiers]
    start, end = (tiers.index(book.levels[level].tier) for level in (way.from_, way.to))
    return way.kind == "promotion" and start < end
