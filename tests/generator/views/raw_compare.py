"""What two levels ask of each other, worked out again from the raw YAML, apart from the code that makes pages and the script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.generator.views.raw_adding_up import Item, RawLadder
from tests.generator.views.specs import raw


class Line(NamedTuple):
    """One thing that one of the levels asks, or both."""

    status: str
    place: str
    """`level#anchor`: where the page of a level has it, the second's if both ask it."""
    before: str
    after: str


class RawComparison:
    """All comparisons of the one ladder of a handbook folder."""

    def __init__(self, ladder: RawLadder) -> None:
        """Take the ladder."""
        self.ladder = ladder
        self.titles = {step["id"]: step["title"] for step in raw(ladder.folder / "handbook.yml")["scales"][0]["steps"]}

    def lines(self, first: str, second: str) -> set[Line]:
        """Everything that one of two levels asks, or both."""
        had, asks = self.ladder.carried(first), self.ladder.carried(second)
        found = set()
        for key in had.keys() | asks.keys():
            old, new = had.get(key), asks.get(key)
            place = self._place(second, key, new) if new else self._place(first, key, had[key])
            found.add(Line(self._status(old, new), place, self.words(old), self.words(new)))
        found |= {Line("new", place, "Not asked", "Asked") for place in self._not_carried(second)}
        return found | {Line("apart", place, "Asked", "Not asked") for place in self._not_carried(first)}

    @staticmethod
    def _status(old: Item | None, new: Item | None) -> str:
        if old is None:
            return "new"
        if new is None:
            return "dropped"
        return "kept" if old.height == new.height else "raised" if old.height < new.height else "lower"

    def _place(self, level: str, key: tuple[str, ...], item: Item) -> str:
        own = item.level == level
        return f"{level}#{level}.{item.spec['id']}" if own else f"{level}#{self.ladder.name(key, item)}"

    def _not_carried(self, level: str) -> Iterator[str]:
        for item in self.ladder.own(level):
            if self.ladder.key(level, item.spec) is None:
                yield f"{level}#{level}.{item.spec['id']}"

    def words(self, item: Item | None) -> str:
        """What is asked, in a word or two."""
        if item is None:
            return "Not asked"
        if item.spec["kind"] == "age":
            return f"{item.spec['years']} years"
        return str(self.titles[item.spec["proficiency"]]) if item.spec["kind"] == "competency" else "Asked"
