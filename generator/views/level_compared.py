"""Two levels side by side: what is new, raised, kept, lower and not asked at one of them for people who come from the other.

Against all ways in together there are four words (`level_requirements`). Against a single level a fifth is needed: *lower*, the same
skill at a lower step. Source of the rule: section "How requirements add up" of the spec language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ladder_spec.adding_up import key_of
from ladder_spec.models.requirement import AgeRequirement, CompetencyRequirement

if TYPE_CHECKING:
    from ladder_spec.adding_up import Key, Standing
    from ladder_spec.handbook import Handbook

NEW: Final = "new"
RAISED: Final = "raised"
LOWER: Final = "lower"
KEPT: Final = "kept"
DROPPED: Final = "dropped"


class Compared(NamedTuple):
    """One requirement, at two levels."""

    status: str
    """new, raised, lower, kept or dropped"""
    before: Standing | None
    """As it stands at the level that people come from; None for a new one."""
    after: Standing | None
    """As it stands at the level that they come to; None for a dropped one."""


def compared(book: Handbook, before: str, after: str) -> tuple[Compared, ...]:
    """Return every requirement of two levels, each once: those of the second level in its order, then those that it does not ask.

    Months, reviews and conduct are done at their own step: they are new at the level that asks them, and its own months are nothing
    that the level after could drop.

    Args:
        book: The handbook.
        before: The level that people come from.
        after: The level that they come to.
    """
    known: dict[str, dict[Key, Standing]] = book.derived.setdefault("by key", {})
    if before not in known:
        known[before] = _by_key(book, before)
    had, asked = known[before], book.full(after).items
    keys = [key_of(item.level, item.requirement) for item in asked]
    found = [_against(book, had.get(key) if key is not None else None, item) for key, item in zip(keys, asked, strict=True)]
    still = set(keys)
    return (*found, *(Compared(DROPPED, item, None) for key, item in had.items() if key not in still))


def _by_key(book: Handbook, level: str) -> dict[Key, Standing]:
    """What people bring from a level; of two demands for one thing the higher."""
    found: dict[Key, Standing] = {}
    for item in book.full(level).items:
        key = key_of(item.level, item.requirement)
        if key is not None and (key not in found or _height(book, found[key]) < _height(book, item)):
            found[key] = item
    return found


def _against(book: Handbook, had: Standing | None, asked: Standing) -> Compared:
    if had is None:
        return Compared(NEW, None, asked)
    difference = _height(book, asked) - _height(book, had)
    return Compared(RAISED if difference > 0 else LOWER if difference < 0 else KEPT, had, asked)


def _height(book: Handbook, item: Standing) -> int:
    asked = item.requirement
    if isinstance(asked, CompetencyRequirement):
        return book.step_rank(asked.competency, asked.proficiency)
    return asked.years if isinstance(asked, AgeRequirement) else 0
