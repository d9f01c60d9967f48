"""A spec file as blocks of entries with the comments that belong to each, so that an entry takes its comments along when it moves.

A comment at the end of a line belongs to what stands on that line. A comment on a line of its own belongs to the entry below it,
or to the end of a block that it is indented as deep as. It reads libyaml's events: comments are what is left between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ladder_spec.yaml_reader import NULLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Event: TypeAlias = Any  # an event of libyaml; the stubs deny that it always has both marks
_NO_BLANK_AFTER_HASH: Final = re.compile(r"\A#(?=[^\s#])")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]+(#.*)")


@dataclass(slots=True)
class Text:
    """A text, or nothing."""

    value: str | None
    quoted: bool


@dataclass(slots=True)
class Block:
    """A list or a mapping."""

    is_list: bool
    column: int
    """Where its entries begin, from 0; -1 for one in brackets."""
    entries: list[Entry] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    """Comments after its last entry; "" is an empty line."""

    def plain(self) -> dict[str, object] | list[object]:
        """Return its data."""
        values = [entry.value.plain() if isinstance(entry.value, Block) else entry.value.value for entry in self.entries]
        return {entry.key: value for entry, value in zip(self.entries, values, strict=True)} if not self.is_list else [*values]


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list."""

    key: str
    """"" for an item of a list."""
    value: Text | Block
    lead: list[str] = field(default_factory=list)
    """Comments above it; "" is an empty line."""
    tail: str = ""
    """The comment at the end of its line."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A comment on a line of its own, or an empty line."""

    text: str
    column: int
    after_dash: bool
    """It stands between the dash of a list item and what the item holds."""


def read_tree(text: str) -> tuple[list[str], Block]:
    """Read a spec in which the reader has found no fault.

    Args:
        text: The text, with line feeds only.

    Returns:
        The comments at the top of the file, and its root.
    """
    return _Builder(text).read()


class _Builder:
    """Reads one file.

    Attributes:
        _end: Index just after the last piece of text that was read.
        _last: The entry that this piece belongs to.
        _closed: Blocks that have ended since, innermost first.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], _Event] = yaml.CLoader(text).get_event
        self._end = 0
        self._last: Entry | None = None
        self._closed: list[Block] = []

    def read(self) -> tuple[list[str], Block]:
        self._next()
        self._next()
        start = self._next()
        root = Entry("", _block_for(start))
        assert isinstance(root.value, Block)  # noqa: S101 - the reader lets no other root pass
        if root.value.column < 0:
            self._reach(start.start_mark.index, root.lead)
            self._end, self._last = start.end_mark.index, root
        self._fill(root)
        self._finish(root.value)
        first = root.value.entries[:1]
        header = [*root.lead, *(line for entry in first for line in entry.lead)]
        for entry in first:
            entry.lead = []
        return [*header, *([root.tail] if root.tail else [])], root.value

    def _fill(self, owner: Entry) -> None:
        """Read the entries of an entry's block."""
        block = owner.value
        assert isinstance(block, Block)  # noqa: S101 - the caller made it
        while True:
            event = self._next()
            if type(event) in (MappingEndEvent, SequenceEndEvent):
                break
            if block.is_list:
                entry = Entry("", Text(None, quoted=False))
                block.entries.append(entry)
                self._value(event, entry, block.column, is_item=True)
            else:
                entry = Entry(event.value, Text(None, quoted=False))
                block.entries.append(entry)
                self._reach(event.start_mark.index, entry.lead, block.column)
                self._end, self._last = event.end_mark.index, entry
                self._value(self._next(), entry, block.column, is_item=False)
        if block.column >= 0:
            self._closed.append(block)
        elif event.end_mark.index > event.start_mark.index:
            self._reach(event.start_mark.index, block.foot)
            self._end, self._last = event.end_mark.index, owner

    def _value(self, event: _Event, entry: Entry, column: int, *, is_item: bool) -> None:
        """Read the value of an entry; an item of a list begins with its value."""
        if type(event) is ScalarEvent:
            self._text_of(event, entry, column if is_item else -1)
            return
        block = entry.value = _block_for(event)
        if is_item or block.column < 0:
            self._reach(event.start_mark.index, entry.lead, column if is_item else -1)
            self._end = event.start_mark.index
        if block.column < 0:
            self._end, self._last = event.end_mark.index, entry
        self._fill(entry)

    def _text_of(self, event: _Event, entry: Entry, column: int) -> None:
        """Read a text; `column` is that of a list item that begins with it, else -1."""
        nothing = not event.value or (not event.style and event.value in NULLS)
        entry.value = Text(None if nothing else event.value, quoted=bool(event.style))
        if event.style or event.value:
            self._reach(event.start_mark.index, entry.lead, column)
            self._end, self._last = self._end_of(event), entry
        elif column >= 0:
            self._reach(event.start_mark.index - 1, entry.lead, column)  # the dash is all there is
            self._end, self._last = event.end_mark.index, entry
        header = _BLOCK_HEADER.match(self._text, event.start_mark.index) if event.style in ("|", ">") else None
        if header and not _set_tail(entry, header[1]):
            entry.lead.append(header[1].rstrip())

    def _end_of(self, event: _Event) -> int:
        """A block of lines ends, for libyaml, where the next thing begins."""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        return start + len(self._text[start:end].rstrip())

    def _reach(self, index: int, takes: list[str], column: int = -1) -> None:
        """Give away the comments up to an index.

        Args:
            index: Where the next piece of text begins.
            takes: The comments of what it belongs to.
            column: Where an entry begins that begins here; -1 in brackets, and where none begins.
        """
        lines = self._comments(self._text[self._end : index])
        if column < 0:
            takes += [line.text for line in lines if line.text]
        else:
            _share_out(lines, self._closed, takes, column)
        self._closed = []

    def _finish(self, root: Block) -> None:
        """Give away the comments at the end of the file."""
        lines = list(self._comments(self._text[self._end :] + "\n"))
        while lines and not lines[-1].text:
            lines.pop()
        _share_out(lines, self._closed, root.foot, -1)

    def _comments(self, gap: str) -> Iterator[_Line]:
        """Yield what stands between two pieces of text; the comment at the end of the first line goes to the entry before it."""
        first, *others = gap.split("\n")
        _, hash_sign, words = first.partition("#")
        if hash_sign and not (self._last is not None and _set_tail(self._last, f"#{words}")):
            yield _Line(f"#{words}".rstrip(), 0, after_dash=self._last is not None)
        after_dash = False
        for line in others[:-1] if others else ():
            before, hash_sign, words = line.partition("#")
            after_dash |= bool(before.strip())
            if hash_sign or not before.strip():
                yield _Line(f"{hash_sign}{words}".rstrip(), len(before), after_dash)


def _set_tail(entry: Entry, comment: str) -> bool:
    """Put a comment at the end of an entry's line; return False if one stands there already."""
    if entry.tail:
        return False
    entry.tail = _NO_BLANK_AFTER_HASH.sub("# ", comment.rstrip())
    return True


def _block_for(event: _Event) -> Block:
    return Block(type(event) is SequenceStartEvent, -1 if event.flow_style else event.start_mark.column)


def _share_out(lines: Sequence[_Line] | Iterator[_Line], closed: Sequence[Block], lead: list[str], column: int) -> None:
    """Give comments to the ends of blocks that have just ended, as deep as they are indented, and the others to what follows.

    Args:
        lines: Comments and empty lines.
        closed: The blocks, innermost first.
        lead: Takes what belongs to what follows.
        column: Where what follows begins; -1 at the end of the file.
    """
    blank: list[str] = []
    leads = False
    for line in lines:
        if not line.text:
            blank = [""]
            continue
        owners = [block for block in closed if block.column <= line.column]
        leads = leads or line.after_dash or line.column <= column or not owners
        if not leads:
            owner = next(block for block in reversed(closed) if block.column == owners[0].column)
            closed = [block for block in closed if block.column <= owner.column]
            owner.foot += [*blank, line.text]
        else:
            lead += [*blank, line.text]
        blank = []
    lead += blank
