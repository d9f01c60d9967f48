"""What a change of one field means: a judge for each sort of field. The tables of rules say which judge looks at which field."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from ladder_spec.changes.both import short, shown, step_title
from ladder_spec.changes.pairs import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from decimal import Decimal

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.models.base import Block

NO_LIMIT = math.inf
"""What a missing number means where it is a limit from above."""
TEXTS_ALIKE = 50
"""So much alike, in per cent, are two lines of a list of which one is the other in new words."""


class Judge(Protocol):
    """Looks at one field in both versions."""

    def __call__(self, seen: Seen, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 - whatever a field holds
        """Yield what a difference of the two values means."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A field whose change is not told."""

    reason: str
    """Why not."""

    def __call__(self, seen: Seen, old: object, new: object) -> Iterator[Change]:  # noqa: ARG002 - it looks at nothing
        """Yield nothing."""
        yield from ()


@dataclass(frozen=True, slots=True)
class Plain:
    """A value whose every change is of one kind."""

    code: str
    """The kind."""
    name: str
    """The field in words."""
    of: str = ""
    """For an id, the kind of thing that it names."""

    def __call__(self, seen: Seen, old: object, new: object) -> Iterator[Change]:
        """Yield the change, if any; a thing that was only renamed is none."""
        if old == new or (self.of and old is not None and seen.both.now(self.of, str(old)) == new):
            return
        yield seen.tell(self.code, self.name, *(self._shown(seen, value) for value in (old, new)))

    def _shown(self, seen: Seen, value: object) -> str:
        return seen.both.title(self.of, value) if self.of and isinstance(value, str) else shown(value)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, an amount or a day, of which more is one kind of change and less another."""

    more: str
    less: str
    name: str
    none: float = -1
    """What a missing number counts as."""

    def __call__(self, seen: Seen, old: Decimal | None, new: Decimal | None) -> Iterator[Change]:
        """Yield the change, if any."""
        if old != new:
            before, after = (self.none if value is None else value for value in (old, new))
            yield seen.tell(self.more if after > before else self.less, self.name, old, new)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A word out of an ordered list, of which a later one is one kind of change and an earlier another."""

    order: tuple[object, ...]
    later: str
    earlier: str
    name: str

    def __call__(self, seen: Seen, old: object, new: object) -> Iterator[Change]:
        """Yield the change, if any; nobody can tell what a word outside the order means."""
        if old == new:
            return
        if old not in self.order or new not in self.order:
            yield seen.tell("choice-changed", self.name, old, new)
        else:
            yield seen.tell(self.later if self.order.index(new) > self.order.index(old) else self.earlier, self.name, old, new)


@dataclass(frozen=True, slots=True)
class Members:
    """A set of ids or words: what joins is one kind of change, what leaves another."""

    joins: str
    leaves: str
    name: str
    of: str = ""
    """The kind of thing that the ids name."""
    exchanged: str = ""
    """The kind of change when some join and others leave; "" = each is told by itself."""

    def __call__(self, seen: Seen, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
        """Yield what joined and what left. A thing that was only renamed did neither; order means nothing."""
        if old == new:
            return
        left = [one for one in old if seen.both.now(self.of, one) not in new]
        stayed = {seen.both.now(self.of, one) for one in old}
        joined = [one for one in new if one not in stayed]
        if self.exchanged and left and joined:
            yield seen.tell(self.exchanged, self.name, *(tuple(self._shown(seen, one) for one in side) for side in (old, new)))
            return
        for one in left:
            yield seen.tell(self.leaves, self.name, old=self._shown(seen, one))
        for one in joined:
            yield seen.tell(self.joins, self.name, new=self._shown(seen, one))

    def _shown(self, seen: Seen, one: object) -> str:
        return seen.both.title(self.of, one) if self.of and isinstance(one, str) else shown(one)


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of lines: lines that are much alike are one line in new words."""

    joins: str
    leaves: str
    name: str

    def __call__(self, seen: Seen, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
        """Yield lines that joined, left, or were worded anew."""
        if old == new:
            return
        left, joined = [one for one in old if one not in new], [one for one in new if one not in old]
        for was, now in alike({one: one for one in left}, {one: one for one in joined}, TEXTS_ALIKE):
            left.remove(was)
            joined.remove(now)
            yield seen.tell("words-changed", self.name, was, now)
        for one in left:
            yield seen.tell(self.leaves, self.name, old=one)
        for one in joined:
            yield seen.tell(self.joins, self.name, new=one)


@dataclass(frozen=True, slots=True)
class Inner:
    """A block inside a block."""

    name: str
    joins: str = "fact-added"
    leaves: str = "fact-removed"
    words: Callable[[Any], str] = lambda _: ""
    """The block in words, for when it joins or leaves."""

    def __call__(self, seen: Seen, old: Block | None, new: Block | None) -> Iterator[Change]:
        """Yield what changed in it, or that it joined or left."""
        if old == new:
            return
        if old is None or new is None:
            told = self.words(old if new is None else new) or self.name
            yield seen.tell(self.leaves, self.name, old=told) if new is None else seen.tell(self.joins, self.name, new=told)
        elif type(old) is not type(new):
            yield seen.inside(self.name).tell("choice-changed", "", type(old).__name__, type(new).__name__)
        else:
            yield from fields(seen.inside(self.name), old, new)


@dataclass(frozen=True, slots=True)
class Many:
    """A list of blocks, each known by a key."""

    key: Callable[[Any], str]
    joins: str
    leaves: str
    name: str
    words: Callable[[Any], str] = lambda block: short(getattr(block, "text", "") or getattr(block, "title", "") or "")
    """A block in words."""
    of: str = ""
    """The kind of thing that the keys name."""
    ordered: str = ""
    """What is in order, in words, where the order means something."""

    def __call__(self, seen: Seen, old: tuple[Block, ...], new: tuple[Block, ...]) -> Iterator[Change]:
        """Yield blocks that joined or left, and what changed in the others."""
        if old == new:
            return
        was = {seen.both.now(self.of, self.key(block)): block for block in old}
        now = {self.key(block): block for block in new}
        for key, block in was.items():
            if key not in now:
                yield seen.tell(self.leaves, self.name, old=self._words(seen, block))
        for key, block in now.items():
            if key not in was:
                yield seen.tell(self.joins, self.name, new=self._words(seen, block))
            elif was[key] != block:
                yield from fields(seen.inside(self._words(seen, block)), was[key], block)
        before, after = ([key for key in side if key in was and key in now] for side in (was, now))
        if self.ordered and before != after:
            yield seen.tell("order-changed", self.ordered, before, after)

    def _words(self, seen: Seen, block: Block) -> str:
        return self.words(block) or (seen.both.title(self.of, self.key(block)) if self.of else self.key(block))


@dataclass(frozen=True, slots=True)
class Steps:
    """A map by the steps of a skill's scale."""

    judge: Judge
    empty: object
    """What stands for a step that one version does not have."""

    def __call__(self, seen: Seen, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
        """Yield what changed at each step."""
        for step in dict.fromkeys((*old, *new)):
            before, after = old.get(step, self.empty), new.get(step, self.empty)
            if before != after:
                yield from self.judge(seen.inside(self._title(seen, step)), before, after)

    def _title(self, seen: Seen, step: str) -> str:
        skill, both = seen.at.removeprefix("competency:"), seen.both
        return step_title(both.new if skill in both.new.competencies else both.old, skill, step)


RULES: dict[type[Block], dict[str, Judge]] = {}
"""For each model, the judge of each field, by its name in Python."""


def fields(seen: Seen, old: Block, new: Block) -> Iterator[Change]:
    """Yield what changed in the fields of a block that is in both versions.

    Raises:
        KeyError: The rules do not know the block or a field.
    """
    if old is new or old == new:
        return
    here = replace(seen, blocks=(old, new))
    for name, judge in RULES[type(new)].items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield from judge(here, before, after)
