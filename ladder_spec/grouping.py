"""Things by the names that they go by."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Thing = TypeVar("Thing")


def by_id(things: Iterable[Thing], order: Iterable[str] | None = None) -> Mapping[str, Thing]:
    """Index things that have an `id`, in the order given or as they come."""
    found = {str(getattr(thing, "id")): thing for thing in things}  # noqa: B009 - the models share no type for "has an id"
    return MappingProxyType(found if order is None else {i: found[i] for i in order})


def grouped(pairs: Iterable[tuple[str, Thing]]) -> Mapping[str, tuple[Thing, ...]]:
    """Put things together that have the same name, in their order."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for name, thing in pairs:
        found[name].append(thing)
    return {name: tuple(things) for name, things in found.items()}
