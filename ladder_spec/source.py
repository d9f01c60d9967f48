"""Text of one spec file, places in it, and the excerpt that shows such a place to a person.

Lines and columns count characters from 1. A line ends at a line feed, a carriage return, or both together, which
is how text editors count; the rarer Unicode line breaks do not end a line here (the reader refuses them).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from msgspec import Struct

TAB_STOP: Final = 4
EXCERPT_CELLS: Final = 100
CONTEXT_CELLS: Final = 40
LEAST_CONTEXT_CELLS: Final = 10

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_JOINERS: Final = "\u200c\u200d"
_LAST_LATIN: Final = "\u024f"


class Position(NamedTuple):
    """A place between two characters, named by the character that follows it.

    Attributes:
        line: Line number, from 1.
        column: Number of the character in its line, from 1.
    """

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text.

    Attributes:
        start: Its first character.
        end: The place just after its last character; equal to `start` for an empty stretch.
    """

    start: Position
    end: Position


FILE_START: Final = Span(Position(1, 1), Position(1, 1))


@lru_cache(maxsize=16)
def _line_bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the index of the first character of each line, and the index just after its last one."""
    ends = [(found.start(), found.end()) for found in _LINE_END.finditer(text)]
    return (0, *(after for _, after in ends)), (*(before for before, _ in ends), len(text))


class SourceFile(Struct, frozen=True):
    """One spec file as text.

    Attributes:
        path: Path relative to the handbook folder, with "/" between its parts.
        text: The decoded text without a byte order mark; "" if the bytes could not be read as text.
    """

    path: str
    text: str

    def line(self, number: int) -> str:
        """Give one line without its line end; "" if the file has no such line.

        Args:
            number: Line number, from 1.
        """
        starts, ends = _line_bounds(self.text)
        return self.text[starts[number - 1] : ends[number - 1]] if 0 < number <= len(starts) else ""

    def position(self, index: int) -> Position:
        """Turn a character index (from 0) into line and column; an index past the end means the end."""
        starts, _ = _line_bounds(self.text)
        index = max(0, min(index, len(self.text)))
        line = bisect_right(starts, index)
        return Position(line, index - starts[line - 1] + 1)

    def index(self, position: Position) -> int:
        """Turn line and column into a character index (from 0); a place outside the text means its nearest end."""
        starts, ends = _line_bounds(self.text)
        line = max(1, min(position.line, len(starts)))
        return min(starts[line - 1] + max(0, position.column - 1), ends[line - 1])

    def span(self, start: int, end: int) -> Span:
        """Turn two character indexes (from 0, end exclusive) into a span."""
        return Span(self.position(start), self.position(max(start, end)))


def _cells(character: str, before: str, column: int) -> str:
    """Write one character so that it is visible, harmless in a terminal, and of a known width.

    Args:
        character: The character.
        before: The character before it; emoji and some scripts need a joiner after one, Latin text never does.
        column: How many cells the line has before it, for the tab stops.

    Returns:
        The character itself, an arrow filled up to the next tab stop, or its code point such as `<U+202E>`.
    """
    if character == "\t":
        return "→".ljust(TAB_STOP - column % TAB_STOP)
    if character == " " or character.isprintable() or (character in _JOINERS and before > _LAST_LATIN):
        return character
    return f"<U+{ord(character):04X}>"


def _width(shown: str) -> int:
    """Count the terminal cells of what `_cells` gave: 0 for marks that join, 2 for wide characters, else 1 each."""
    if len(shown) > 1 or shown.isascii():
        return len(shown)
    if unicodedata.category(shown) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in "WF" else 1


def _drawn(line: str) -> tuple[list[str], list[int]]:
    """Draw a line: what is shown for each character, and the cell where each begins (one more for the end)."""
    shown: list[str] = []
    begins = [0]
    for before, character in pairwise(" " + line):
        shown.append(_cells(character, before, begins[-1]))
        begins.append(begins[-1] + _width(shown[-1]))
    return shown, begins


def _window(begins: list[int], first: int, last: int) -> tuple[int, int]:
    """Choose which characters of a long line to show, so that the marked ones are among them.

    Args:
        begins: The cell where each character begins, and the end of the line.
        first: Index of the first marked character.
        last: Index just after the last marked character.

    Returns:
        Indexes of the first character to show and of the one just after the last.
    """
    if begins[-1] <= EXCERPT_CELLS:
        return 0, len(begins) - 1
    before = max(LEAST_CONTEXT_CELLS, min(CONTEXT_CELLS, EXCERPT_CELLS - (begins[last] - begins[first])))
    left = bisect_right(begins, max(0, min(begins[first] - before, begins[-1] - EXCERPT_CELLS))) - 1
    return left, bisect_right(begins, begins[left] + EXCERPT_CELLS) - 1


def excerpt(source: SourceFile, span: Span) -> str:
    """Draw the first line of a span with its number and a caret under each marked cell.

    Tabs are drawn as an arrow, invisible and control characters as their code point, and a line of more than
    EXCERPT_CELLS cells is cut round the span.

    Returns:
        Three lines without a final line end; "" if the file has no text to show.
    """
    if not source.text:
        return ""
    line = source.line(span.start.line)
    first = min(span.start.column - 1, len(line))
    last = min(span.end.column - 1, len(line)) if span.end.line == span.start.line else len(line)
    shown, begins = _drawn(line)
    left, right = _window(begins, first, max(first, last))
    text = "".join(shown[left:right])
    before = begins[min(first, right)] - begins[left]
    marked = max(1, begins[max(first, min(last, right))] - begins[first]) if first < right else 1
    if left > 0:
        text, before = "…" + text, before + 1
    if right < len(shown):
        text += "…"
    number = str(span.start.line)
    gutter = " " * len(number) + " |"
    return f"{gutter}\n{number} | {text}".rstrip() + f"\n{gutter} {' ' * before}{'^' * marked}"
