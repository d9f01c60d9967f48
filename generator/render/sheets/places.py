"""Where a character that cannot be printed stands in the specs, for the person who has to change it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from ladder_spec.prose import plain
from ladder_spec.source import Position
from ladder_spec.yaml_reader import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.render.sheets.values import Unprintable
    from ladder_spec.source import SourceFile
    from ladder_spec.yaml_tree import Node

_HIDDEN: Final = frozenset({"note"})
"""Keys of remarks for editors, which no sheet shows."""
_ADVICE: Final = "No typeface of the printed sheets has these characters. Write the words in letters that it has, or leave them out."


def unprintable_words(found: Iterable[Unprintable], sources: Mapping[str, SourceFile]) -> str:
    """Return in words what cannot be printed: a line for each place, with file, line, column, and character.

    Args:
        found: The characters.
        sources: The text of every spec, by path.
    """
    lines = dict.fromkeys(line for one in found for line in _lines(one, sources))
    return "\n".join((*lines, _ADVICE))


def _lines(one: Unprintable, sources: Mapping[str, SourceFile]) -> Iterator[str]:
    name = unicodedata.name(one.character, "a control character")
    said = f"“{one.character}”" if one.character.isprintable() else "a sign that cannot be seen"
    places = list(_places(one, sources))
    for path, place in places:
        yield f"{path}:{place.line}:{place.column}: {said} (U+{ord(one.character):04X}, {name.lower()}) cannot be printed."
    if not places:
        yield f"{one.sheet}: {said} (U+{ord(one.character):04X}, {name.lower()}) in “{one.text}” cannot be printed."


def _places(one: Unprintable, sources: Mapping[str, SourceFile]) -> Iterator[tuple[str, Position]]:
    """The values that the text is made from; where it was put together from several, all values with the character."""
    every = [(path, node) for path, source in sources.items() for node in _values(source, one.character)]
    exact = [(path, node) for path, node in every if _letters(str(node.value)) in _letters(one.text)]
    for path, node in exact or every:
        yield path, _position(sources[path], node, one.character)


def _values(source: SourceFile, character: str) -> Iterator[Node]:
    """The values of a spec that hold a character, however it is written."""
    if not source.path.endswith((".yml", ".yaml")):
        return
    root = read_document(source.text.encode(), source.path).root
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        value = node.value
        if isinstance(value, dict):
            waiting.extend(below for key, below in reversed(value.items()) if key not in _HIDDEN)
        elif isinstance(value, list):
            waiting.extend(reversed(value))
        elif value is not None and character in value:
            yield node


def _letters(text: str) -> str:
    """A text without marks, blanks, and the places where long words may be broken."""
    return "".join(plain(text).replace("\N{ZERO WIDTH SPACE}", "").split())


def _position(source: SourceFile, node: Node, character: str) -> Position:
    """The character itself, or the begin of the value where it is written in another way, such as by its number."""
    start, end = node.span
    for number in range(start.line, end.line + 1):
        first = start.column - 1 if number == start.line else 0
        column = source.line(number).find(character, first)
        if column >= 0:
            return Position(number, column + 1)
    return start
