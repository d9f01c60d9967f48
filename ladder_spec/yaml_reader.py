"""Read one YAML file as text with places: every value is a string, nothing, a list, or a mapping.

The parser is libyaml, event by event; what a value means is the schema's business, so `NO`, `010`, and `12:30` stay
what was written. Duplicate keys, anchors, tags, odd characters, and other traps are problems; no input raises.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import yaml
from msgspec import Struct
from yaml.events import AliasEvent, DocumentStartEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

from ladder_spec.errors import LadderError
from ladder_spec.problems import Related, problem
from ladder_spec.source import SourceFile
from ladder_spec.yaml_text import CleanText, clean, decode
from ladder_spec.yaml_tree import Node, Places, Value, key_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from ladder_spec.problems import Problem

__all__ = ["MAX_DEPTH", "MAX_PROBLEMS", "Document", "Node", "read_document"]

MAX_DEPTH: Final = 32
MAX_PROBLEMS: Final = 1_000
NULLS: Final = frozenset(("~", "null", "Null", "NULL"))
_LONGEST_NULL: Final = 4
_MERGE_KEY: Final = "<<"
_NO_KEYS: Final = frozenset(("", _MERGE_KEY))
_SWALLOWED_ENTRY: Final = re.compile(r"\n[ \t]*((?:[-•·]|[\u2013\u2014*][ \t])[ \t]*[^\r\n]*)")
"""A line that was most likely meant as an entry of a list, inside a plain text that goes on over several lines."""
_SILENT_COMMENT: Final = re.compile(r"[ \t]+(#[^\s#][^\r\n]*)")
_HASH: Final = re.compile(r"#[^\s#]")
_Event: TypeAlias = Any  # an event of libyaml; the stubs deny that it always has both marks, and its kind is in `type`


class Document(Struct, frozen=True):
    """One spec file after reading.

    Attributes:
        source: The file's text.
        root: Its mapping; None if it could not be read to its end or holds no mapping.
        problems: What is wrong with it as YAML, in the order of the file.
    """

    source: SourceFile
    root: Node | None
    problems: tuple[Problem, ...]

    def packed(self) -> tuple[Any, ...] | None:
        """Return the document as plain data, for another process; None for one with faults."""
        if self.problems or self.root is None:
            return None
        return (self.source.path, self.source.text, self.root.plain(), self.root.numbers())

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> Document:
        """Return the document that was packed. A text without problems holds no odd characters."""
        path, text, data, numbers = packed
        source = SourceFile(path, text)
        return cls(source, Node(Places(CleanText(source, text), array("I", numbers)), 0, data), ())


def read_document(raw: bytes, path: str) -> Document:
    """Read a spec file. Whatever is wrong with it is a problem in the document.

    Args:
        raw: The bytes of the file.
        path: Its path relative to the handbook folder.

    Raises:
        LadderError: PyYAML is installed without libyaml.
    """
    source = decode(raw, path)
    if not isinstance(source, SourceFile):
        return Document(SourceFile(path, ""), None, (source,))
    text, odd = clean(source)
    reader = _Reader(text)
    try:
        for found in odd:
            reader.add(found)
        root = reader.read()
    except _StopReading:
        root = None
    return Document(source, root, tuple(sorted(reader.problems, key=lambda found: found.sort_key)))


class _StopReading(Exception):  # noqa: N818 - it ends the reading of one file and is no error of the program
    """The problem that was added last makes the rest of the file pointless to read."""


def _event_source(text: str) -> Callable[[], _Event]:
    """Give the function that returns libyaml's next event."""
    if not yaml.__with_libyaml__:
        raise LadderError(
            "PyYAML was installed without libyaml, which Rungbook needs. "
            "Run `pip install --force-reinstall --only-binary :all: PyYAML`, or install libyaml first and then PyYAML."
        )
    next_event: Callable[[], _Event] = yaml.CLoader(text).get_event
    return next_event


class _Reader:
    """Builds the tree of one file from events."""

    __slots__ = ("_last_end", "_may_lose_text", "_next", "_places", "_text", "problems")

    def __init__(self, text: CleanText) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._next = _event_source(text.text)
        self._places: list[int] = []
        self._last_end = 0
        self._may_lose_text = _HASH.search(text.text) is not None

    def add(self, found: Problem) -> None:
        """Keep a problem; too many of them end the reading."""
        if len(self.problems) == MAX_PROBLEMS - 1:
            note = f"reading stopped here, at problem {MAX_PROBLEMS:,} of this file"
            hint = f"{found.hint}; {note}" if found.hint else note
            self.problems.append(problem(found.code, found.file, found.span, found.message, hint, found.related))
            raise _StopReading
        self.problems.append(found)

    def read(self) -> Node | None:
        """Read the whole file.

        Raises:
            _StopReading: There is no use in going on.
        """
        try:
            root = self._document()
        except yaml.YAMLError as error:
            from ladder_spec.yaml_messages import explain  # noqa: PLC0415 - whole handbooks do not wait for it

            found = explain(error, self._text.text)
            start = self._text.span(found.start, found.start).start
            # A sign such as * that is an error here has been taken for an alias on the way.
            self.problems = [known for known in self.problems if known.code != "YS010" or known.span.start != start]
            self._report("YS000", (found.start, found.end), found.message, found.hint)
            return None
        return Node(Places(self._text, array("I", self._places)), 0, root)

    def _report(self, code: str, place: tuple[int, int], message: str, hint: str, related: tuple[Related, ...] = ()) -> None:
        self.add(problem(code, self._text.source.path, self._text.span(*place), message, hint, related))

    def _document(self) -> Value:
        """Read the one document of the file, which must be a mapping."""
        self._next()
        start = self._next()
        if type(start) is not DocumentStartEvent:
            self._report("YS016", (0, 0), "the file is empty", "write the line `schema: rungbook/…/v1` and the fields below it")
            raise _StopReading
        if start.tags:
            self._report("YS011", _place(start), "a %TAG line is not allowed", "delete the lines above `---`")
        event = self._next()
        if type(event) is not MappingStartEvent:
            self._report_no_mapping(event)
            raise _StopReading
        root = self._value(event, 0)
        self._next()
        more = self._next()
        if type(more) is not StreamEndEvent:
            self._report("YS015", _place(more), "a second document starts here", "delete this line, or move what follows to its own file")
        return root

    def _report_no_mapping(self, event: _Event) -> None:
        """Say what stands at the start of the file instead of a key."""
        start = event.start_mark.index
        if type(event) is ScalarEvent:
            message = "the file holds text, but no fields" if event.value else "the file holds no fields"
            self._next()
            self._next()  # if words follow that are an error, that error says more
        else:
            message = "the file starts with an alias" if type(event) is AliasEvent else "the file starts with a list"
        first_line = self._text.text[start:].splitlines()[:1]
        place = (start, start + sum(map(len, first_line)))
        self._report("YS016", place, message, "each line must be `key: value`, with a space after the colon")

    def _value(self, event: _Event, depth: int) -> Value:
        """Read the value that starts with this event; `depth` is the number of blocks round it."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        if depth >= MAX_DEPTH:
            message = f"more than {MAX_DEPTH} blocks stand one inside the other"
            self._report("YS012", _place(event), message, "take out the brackets or dashes that are too many")
            raise _StopReading
        if event.anchor is not None or event.tag is not None:
            self._refuse_decoration(event)
        slot = len(self._places)
        self._places += (event.start_mark.index, 0, 0)
        value: Value = self._mapping(depth, slot) if kind is MappingStartEvent else self._sequence(depth)
        self._places[slot + 1] = self._last_end
        self._places[slot + 2] = len(self._places)
        return value

    def _close(self, event: _Event) -> None:
        """End a list or mapping: one in brackets ends at its bracket, any other with its last value."""
        if event.end_mark.index > event.start_mark.index:
            self._last_end = event.end_mark.index

    def _mapping(self, depth: int, slot: int) -> dict[str, Value]:
        data: dict[str, Value] = {}
        next_event, places = self._next, self._places
        while True:
            event = next_event()
            kind = type(event)
            if kind is MappingEndEvent:
                self._close(event)
                return data
            if kind is not ScalarEvent or event.value in data or event.value in _NO_KEYS:
                self._refuse_key(event, depth, data, slot)
                continue
            if event.anchor is not None or event.tag is not None:
                self._refuse_decoration(event)
            key = event.value
            places += (event.start_mark.index, event.end_mark.index)
            event = next_event()
            data[key] = self._scalar(event) if type(event) is ScalarEvent else self._value(event, depth + 1)

    def _sequence(self, depth: int) -> list[Value]:
        data: list[Value] = []
        next_event = self._next
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                data.append(self._scalar(event))
            elif kind is SequenceEndEvent:
                self._close(event)
                return data
            else:
                data.append(self._value(event, depth + 1))

    def _scalar(self, event: _Event) -> str | None:
        value: str = event.value
        self._last_end = end = event.end_mark.index
        self._places += (event.start_mark.index, end)
        if event.anchor is not None or event.tag is not None:
            self._refuse_decoration(event)
        if not event.style:
            if self._may_lose_text:
                self._check_silent_comment(event)
            if " " in value:
                self._check_swallowed_entry(event)
        if len(value) <= _LONGEST_NULL and (not value or (value in NULLS and not event.style)):
            return None
        return value

    def _alias(self, event: _Event) -> str:
        """Refuse an alias; its own text stands in for the value, so that nothing else is reported as missing."""
        start, end = _place(event)
        written = self._text.text[start:end]
        hint = f"put the text in double quotes if it is to begin with *; else write out what `&{event.anchor}` stands for"
        self._report("YS010", (start, end), f"`{written}` is an alias: YAML takes * for a pointer to another place", hint)
        self._places += (start, end)
        self._last_end = end
        return written

    def _refuse_decoration(self, event: _Event) -> None:
        """Refuse an anchor or a tag in front of a value."""
        text, start = self._text.text, event.start_mark.index
        if event.anchor is not None:
            place = text.index(f"&{event.anchor}", start)
            hint = "put the text in double quotes if it is to begin with &; else delete the anchor"
            message = f"`&{event.anchor}` is an anchor: YAML takes & for a name to point at"
            self._report("YS010", (place, place + 1 + len(event.anchor)), message, hint)
        if event.tag is not None:
            place = text.index("!", start)
            written = text[place:].split(maxsplit=1)[0]
            hint = "put the text in double quotes if it is to begin with !; else delete the tag"
            self._report("YS011", (place, place + len(written)), f"`{written}` is a tag: YAML takes ! for a command", hint)

    def _check_silent_comment(self, event: _Event) -> None:
        """Find text that YAML takes for a comment although it was most likely meant as text."""
        found = _SILENT_COMMENT.match(self._text.text, event.end_mark.index)
        if found:
            kept = f"only “{event.value}” is kept" if event.value else "nothing is kept"
            message = f"“{found[1].rstrip()}” is lost as a comment; {kept}"
            self._report(
                "YS020", found.span(1), message, "put the whole text in double quotes; if it is a comment, put a space after the #"
            )

    def _check_swallowed_entry(self, event: _Event) -> None:
        """Find an entry of a list that YAML takes for the rest of the text above it."""
        found = _SWALLOWED_ENTRY.search(self._text.text, event.start_mark.index, event.end_mark.index)
        if found:
            message = f"“{found[1].rstrip()}” is read as a part of the text above it"
            hint = "begin the line with a dash and a space, under the dash of the line above; or put the whole text in double quotes"
            self._report("YS021", found.span(1), message, hint)

    def _refuse_key(self, event: _Event, depth: int, data: dict[str, Value], slot: int) -> None:
        """Report a key that cannot be kept, and read on behind its value."""
        mark = len(self._places)
        if type(event) is AliasEvent:
            self._alias(event)
        elif type(event) is not ScalarEvent:
            hint = "put it in double quotes if it is text that begins with a bracket"
            self._report("YS013", _place(event), "a key must be plain text", hint)
            self._value(event, depth + 1)
        elif event.value in data:
            self._report_duplicate(event, data, slot)
        elif event.value == _MERGE_KEY:
            self._report("YS010", _place(event), "`<<` is a merge key: YAML takes it for fields from another place", "write the fields out")
        else:
            self._report("YS013", _place(event), "there is no key before the colon", "write the name of the field before the colon")
        self._value(self._next(), depth + 1)
        del self._places[mark:]

    def _report_duplicate(self, event: _Event, data: dict[str, Value], slot: int) -> None:
        """Report a key that stands in the same mapping already."""
        first = self._text.span(*key_place(self._places, slot, data, event.value))
        message = f"the key `{event.value}` stands twice in this block"
        hint = "delete one of the two, or correct its name"
        self._report("YS014", _place(event), message, hint, (Related("first written here", self._text.source.path, first),))


def _place(event: _Event) -> tuple[int, int]:
    """Give where an event starts and ends."""
    return event.start_mark.index, event.end_mark.index
