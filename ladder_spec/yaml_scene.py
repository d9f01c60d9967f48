"""The scene of a YAML syntax error: the lines and signs round the place where the parser gave up, and what to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_SHOWN: Final = 60
_DASHES: Final = re.compile(r"(?: *- +)* *")
_OPENING: Final = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING: Final = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_LINE: Final = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax error for a person.

    Attributes:
        message: What is wrong.
        hint: How to mend it.
        start: Index of the first character it is about, from 0.
        end: Index just after the last one.
    """

    message: str
    hint: str
    start: int
    end: int


class Before(NamedTuple):
    """The last sign or text before a place.

    Attributes:
        start: Index of its first character, from 0.
        end: Index just after its last one.
        style: Its quote mark, `|`, or `>`; "" for text without quotes; "*" for an alias; "]" or "}" for a closing
            bracket; ":" for any other sign.
        brackets: Where the brackets that are still open begin, the outermost first.
    """

    start: int
    end: int
    style: str
    brackets: tuple[int, ...]


@dataclass(frozen=True)
class Scene:
    """Where libyaml gave up, and what it was doing.

    Attributes:
        text: The whole text.
        problem: libyaml's words for the error.
        doing: libyaml's words for what it was reading; may be "".
        at: Index of the character where it gave up, from 0.
        since: Index where the thing it was reading began; equal to `at` if unknown.
    """

    text: str
    problem: str
    doing: str
    at: int
    since: int

    @classmethod
    def of(cls, error: yaml.YAMLError, text: str) -> Scene:
        """Take what the parser says about the error."""
        if not isinstance(error, yaml.MarkedYAMLError):
            return cls(text, "", "", len(text), len(text))
        at = error.problem_mark.index if error.problem_mark else len(text)
        since = error.context_mark.index if error.context_mark else at
        return cls(text, error.problem or "", error.context or "", at, since)

    def sign(self, index: int) -> str:
        """Give the character at an index; "" at the end of the text."""
        return self.text[index : index + 1]

    def line_start(self, index: int) -> int:
        """Give the index of the first character of the line that holds `index`."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line(self, index: int) -> str:
        """Give the whole line that holds `index`, without its line end."""
        return self.rest(self.line_start(index))

    def rest(self, index: int) -> str:
        """Give the text from an index to the end of its line."""
        found = _LINE.match(self.text, index)
        return found[0] if found else ""

    def number(self, index: int) -> int:
        """Give the number of the line that holds `index`, from 1."""
        return len(re.findall(r"\r\n|\n|\r", self.text[: self.line_start(index)])) + 1

    def same_line(self, one: int, other: int) -> bool:
        """Tell whether two indexes are on the same line."""
        return self.line_start(one) == self.line_start(other)

    def begins_line(self, index: int) -> bool:
        """Tell whether only blanks stand before `index` on its line."""
        return not self.text[self.line_start(index) : index].strip(" \t")

    def indent(self, index: int) -> int:
        """Count the spaces at the start of the line that holds `index`."""
        line = self.line(index)
        return len(line) - len(line.lstrip(" "))

    def content_column(self, index: int) -> int:
        """Count the characters before the words of the line that holds `index`: spaces, and the dashes of lists."""
        found = _DASHES.match(self.line(index))
        return found.end() if found else 0

    def lines_above(self, index: int) -> Iterator[int]:
        """Give the index of the start of each line above, nearest first, without empty lines and comments."""
        start = self.line_start(index)
        while start > 0:
            start = self.line_start(start - 1)
            words = self.line(start).strip()
            if words and not words.startswith("#"):
                yield start

    @cached_property
    def before(self) -> Before:
        """The last sign or text that begins before the error, and the brackets that are open there."""
        start, end, style = 0, 0, ""
        brackets: list[int] = []
        scanner = yaml.CLoader(self.text)
        try:
            while (token := scanner.get_token()) is not None and token.start_mark.index < self.at:
                if token.start_mark.index < token.end_mark.index:
                    start, end, style = token.start_mark.index, token.end_mark.index, _style(token)
                if isinstance(token, _OPENING):
                    brackets.append(start)
                elif isinstance(token, _CLOSING) and brackets:
                    brackets.pop()
        except yaml.YAMLError:
            pass  # the error that is being explained
        return Before(start, end, style, tuple(brackets))

    def quoted(self, start: int) -> str:
        """Say how to put the text from `start` on in quotes."""
        words = self.rest(start).rstrip()
        if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
            words = words[1:-1]
        marks = "single" if '"' in words or "\\" in words else "double"
        advice = f"put the whole text in {marks} quotes"
        if len(words) > _MAX_SHOWN or self.before.brackets:
            return advice
        doubled = words.replace("'", "''")
        return f"{advice}: `'{doubled}'`" if marks == "single" else f'{advice}: `"{words}"`'


def _style(token: yaml.Token) -> str:
    """Tell what kind of text or sign a token is, in one character."""
    if isinstance(token, yaml.ScalarToken):
        return token.style or ""
    if isinstance(token, yaml.AliasToken):
        return "*"
    if isinstance(token, yaml.FlowSequenceEndToken):
        return "]"
    return "}" if isinstance(token, yaml.FlowMappingEndToken) else ":"
