"""What reading a spec file gives: a tree of plain values, and the place of each of them in the file.

Nearly all places are never asked for, so reading keeps them as plain numbers (character indexes from 0, end
exclusive) in one flat list in the order of the file, and a `Node` finds its way through it when somebody asks:

    text or nothing  start, end
    list             start, end, next, then each item
    mapping          start, end, next, then for each key: start, end, and its value

`next` is the index in the flat list just after the block.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ladder_spec.source import Span
    from ladder_spec.yaml_text import CleanText

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_TEXT_NUMBERS: Final = 2
_BLOCK_NUMBERS: Final = 3
_KEY_NUMBERS: Final = 2


class Places(Struct, frozen=True):
    """All places of one file.

    Attributes:
        text: The text that the numbers point into.
        numbers: The flat list described at the top of this module.
    """

    text: CleanText
    numbers: Sequence[int]

    def span(self, slot: int) -> Span:
        """Give the place whose numbers begin at this index of the list, without the blanks at its end."""
        start, end = self.numbers[slot], self.numbers[slot + 1]
        return self.text.span(start, start + len(self.text.text[start:end].rstrip()))


def _items(numbers: Sequence[int], slot: int, data: list[Value]) -> Iterator[tuple[int, int]]:
    """Give the index and the slot of each item of a list."""
    slot += _BLOCK_NUMBERS
    for index, value in enumerate(data):
        yield index, slot
        slot = numbers[slot + 2] if isinstance(value, (list, dict)) else slot + _TEXT_NUMBERS


def _entries(numbers: Sequence[int], slot: int, data: Mapping[str, Value]) -> Iterator[tuple[str, int]]:
    """Give each key of a mapping with its slot; the value's slot follows the key's two numbers."""
    slot += _BLOCK_NUMBERS
    for key, value in data.items():
        yield key, slot
        slot += _KEY_NUMBERS
        slot = numbers[slot + 2] if isinstance(value, (list, dict)) else slot + _TEXT_NUMBERS


def key_place(numbers: Sequence[int], slot: int, data: Mapping[str, Value], key: str) -> tuple[int, int]:
    """Give start and end of a key of the mapping whose numbers begin at `slot`; the mapping may still be growing."""
    found = next(place for name, place in _entries(numbers, slot, data) if name == key)
    return numbers[found], numbers[found + 1]


class Node:
    """One value of a spec file and its place: text, nothing (None), a list, or a mapping.

    A node is a view that is made when asked for; the tree below it is shared and must not be changed.
    """

    __slots__ = ("_data", "_places", "_slot")

    def __init__(self, places: Places, slot: int, data: Value) -> None:
        """Point at the value whose numbers begin at `slot`."""
        self._places = places
        self._slot = slot
        self._data = data

    def __repr__(self) -> str:
        """Show the value and where it begins."""
        start = self.span.start
        return f"<Node {start.line}:{start.column} {self._data!r}>"

    @property
    def span(self) -> Span:
        """Where the value stands; an empty span just after the colon or dash if there is nothing."""
        return self._places.span(self._slot)

    @property
    def value(self) -> str | list[Node] | dict[str, Node] | None:
        """The text, or the nodes below this one."""
        data, numbers = self._data, self._places.numbers
        if isinstance(data, dict):
            return {key: Node(self._places, slot + _KEY_NUMBERS, data[key]) for key, slot in _entries(numbers, self._slot, data)}
        if isinstance(data, list):
            return [Node(self._places, slot, data[index]) for index, slot in _items(numbers, self._slot, data)]
        return data

    @property
    def keys(self) -> dict[str, Span]:
        """Where each key of a mapping stands; empty for everything else."""
        if not isinstance(self._data, dict):
            return {}
        return {key: self._places.span(slot) for key, slot in _entries(self._places.numbers, self._slot, self._data)}

    def plain(self) -> Value:
        """Give the value without places: str, None, list, and dict, nested. It is not a copy."""
        return self._data

    def numbers(self) -> bytes:
        """Give all places of the file as bytes."""
        return array("I", self._places.numbers).tobytes()

    def at(self, path: Sequence[str | int]) -> Node:
        """Follow keys and list indexes down; stop at the last part that exists.

        Args:
            path: Keys and indexes from this node on, for example `("requirements", 0, "text")`.
        """
        node = self
        for part in path:
            found = node._step(part)
            if found is None:
                break
            _, node = found
        return node

    def key_span(self, path: Sequence[str | int]) -> Span | None:
        """Give the place of the key that `path` ends in; None if it ends in a list index or does not exist."""
        node, key_slot = self, None
        for part in path:
            found = node._step(part)
            if found is None:
                return None
            key_slot, node = found
        return None if key_slot is None else self._places.span(key_slot)

    def _step(self, part: str | int) -> tuple[int | None, Node] | None:
        """Go down by one key or index: the slot of the key, and the node below it."""
        data, numbers = self._data, self._places.numbers
        if isinstance(data, dict) and isinstance(part, str) and part in data:
            slot = next(place for name, place in _entries(numbers, self._slot, data) if name == part)
            return slot, Node(self._places, slot + _KEY_NUMBERS, data[part])
        if isinstance(data, list) and isinstance(part, int) and 0 <= part < len(data):
            slot = next(place for index, place in _items(numbers, self._slot, data) if index == part)
            return None, Node(self._places, slot, data[part])
        return None
