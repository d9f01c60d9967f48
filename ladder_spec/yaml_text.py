"""From the bytes of a spec file to text that the YAML parser can take, with every place kept.

Text from Word, a PDF, or a web page brings characters that nobody sees. Each is a problem; a copy of the text without
them is what the parser reads, so that one such character does not cause ten other messages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ladder_spec.problems import problem
from ladder_spec.source import FILE_START, SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.problems import Problem
    from ladder_spec.source import Span

MAX_BYTES: Final = 1 << 20

_SPACE_HINT: Final = "delete it and type a normal space"
_DELETE_HINT: Final = "delete it; it is there although you cannot see it"

_SPACES: Final = {"\u00a0": "a no-break space", "\u2007": "a figure space", "\u202f": "a narrow no-break space"}
_BREAKS: Final = {
    "\u000b": "a line break from Word",
    "\u000c": "a page break",
    "\u0085": "a NEL line break",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}
_INVISIBLE: Final = {
    "\u00ad": "a soft hyphen",
    "\u180e": "an invisible vowel separator",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u200e": "a text direction mark",
    "\u200f": "a text direction mark",
    "\u061c": "a text direction mark",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark",
}
_LOST: Final = {"\ufffd": "the sign for a letter that was lost"}
_NAMES: Final = {**_SPACES, **_BREAKS, **_INVISIBLE, **_LOST}
_STANDS_IN: Final = {**dict.fromkeys((*_SPACES, *_BREAKS), " "), **dict.fromkeys(_LOST, "\ufffd")}
"""What the parser reads in place of an odd character; nothing for all others."""
_JOINERS: Final = "\u200c\u200d"
_ALWAYS_ODD: Final = (
    "".join(character for character in _NAMES if character not in _JOINERS)
    + "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # what libyaml refuses as control characters
    + "\u202a-\u202e\u2066-\u2069"  # direction controls
    + "\ufffe\uffff\U000e0001-\U000e007f"  # no characters; invisible tags
)
_NOT_LATIN: Final = "\u0250-\U0010ffff"  # emoji and some scripts need a joiner between two characters
_PLAIN_ASCII: Final = b"\t\n\r" + bytes(range(32, 127))
_WIDE_MARKS: Final = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_PROBE_BYTES: Final = 400


class CleanText(Struct, frozen=True):
    """The text that the parser reads, and the way back to the file.

    Attributes:
        source: The file as it is.
        text: Its text without odd characters.
        removed: For each removed character, the index in `text` where it would stand; ascending.
    """

    source: SourceFile
    text: str
    removed: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Turn two indexes in `text` (from 0, end exclusive) into a span of the file."""
        if self.removed:
            start += bisect_right(self.removed, start)
            end += bisect_right(self.removed, end - 1)
        return self.source.span(start, end)


def decode(raw: bytes, path: str) -> SourceFile | Problem:
    """Decode the bytes of a file, or say why they are no UTF-8 text.

    Args:
        raw: The whole file.
        path: Its path relative to the handbook folder.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; the limit is {MAX_BYTES:,}"
        return problem("YS002", path, FILE_START, message, "split it, or move what does not belong here to another place")
    if encoding := _wide_encoding(raw):
        return problem("YS001", path, FILE_START, f"the file is saved as {encoding}", "save it again with the encoding UTF-8")
    raw = raw.removeprefix(_BYTE_ORDER_MARK)
    try:
        return SourceFile(path, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, path)


def _wide_encoding(raw: bytes) -> str:
    """Name the encoding of text with two or four bytes a letter; "" if it is none."""
    for mark, encoding in _WIDE_MARKS.items():
        if raw.startswith(mark):
            return encoding
    probe = raw[:_PROBE_BYTES]
    zeros = probe.count(0)
    if len(probe) < 4 or zeros * 3 < len(probe):  # noqa: PLR2004 - one letter of UTF-32
        return ""
    return "UTF-32" if zeros * 3 >= len(probe) * 2 else "UTF-16"


def _not_utf8(raw: bytes, start: int, path: str) -> Problem:
    """Say which byte is wrong, and what the line most likely was meant to be."""
    before = SourceFile(path, raw[:start].decode("utf-8"))
    place = before.span(start, start)
    line = re.split(rb"[\r\n]", raw[start - len(before.line(place.start.line).encode()) :], maxsplit=1)[0]
    message = f"the file is not UTF-8: the byte 0x{raw[start]:02X} is no letter; with Windows-1252 the line reads “{_guess(line).strip()}”"
    return problem("YS003", path, place, message, "save the file again with the encoding UTF-8, then look at this line")


def _guess(line: bytes) -> str:
    """Read each byte that is not UTF-8 as Windows-1252, which is what Word and old Windows programs write."""
    words = ""
    while True:
        try:
            return words + line.decode("utf-8")
        except UnicodeDecodeError as error:
            words += line[: error.start].decode("utf-8") + line[error.start : error.end].decode("cp1252", "replace")
            line = line[error.end :]


def clean(source: SourceFile) -> tuple[CleanText, Iterator[Problem]]:
    """Take out the odd characters.

    Returns:
        The clean text, and a problem (YS004) for each run of one odd character, in the order of the file.
    """
    text = source.text
    found = list(_odd_runs().finditer(text)) if _may_be_odd(text) else []
    if not found:
        return CleanText(source, text), iter(())
    removed = [index for match in found if match[1] not in _STANDS_IN for index in range(match.start(), match.end())]
    cleaned = _odd_runs().sub(lambda match: _STANDS_IN.get(match[1], "") * len(match[0]), text)
    return CleanText(source, cleaned, tuple(index - gone for gone, index in enumerate(removed))), (_odd(source, match) for match in found)


def _may_be_odd(text: str) -> bool:
    """Tell whether a text holds an odd character or a joiner; nearly all texts are cleared by the first line."""
    rest = text.encode().translate(None, _PLAIN_ASCII)
    return bool(rest) and _suspects().search(rest.decode()) is not None


@cache
def _suspects() -> re.Pattern[str]:
    """Odd characters and joiners. Most handbooks are plain ASCII, and need neither pattern."""
    return re.compile(f"[{_ALWAYS_ODD}{_JOINERS}]")


@cache
def _odd_runs() -> re.Pattern[str]:
    """Runs of one odd character; a joiner is odd unless it stands between characters of a script that needs it."""
    return re.compile(f"([{_ALWAYS_ODD}]|(?<![{_NOT_LATIN}])[{_JOINERS}]|[{_JOINERS}](?![{_NOT_LATIN}]))\\1*")


def _odd(source: SourceFile, match: re.Match[str]) -> Problem:
    """Describe a run of one odd character."""
    character = match[1]
    name = _NAMES.get(character) or _by_range(character)
    times = f", {len(match[0]):,} times" if len(match[0]) > 1 else ""
    hint = _SPACE_HINT if character in _SPACES else _DELETE_HINT
    if character in _BREAKS:
        hint = "delete it and start a new line, or type a normal space"
    elif character in _LOST:
        hint = "type the letter that belongs here"
    message = f"the text holds {name} (U+{ord(character):04X}{times})"
    return problem("YS004", source.path, source.span(match.start(), match.end()), message, hint)


def _by_range(character: str) -> str:
    """Name an odd character that has no name of its own in the tables."""
    if "\u202a" <= character <= "\u2069":
        return "a text direction control"
    if character >= "\U000e0001":
        return "an invisible tag character"
    return "a control character"
