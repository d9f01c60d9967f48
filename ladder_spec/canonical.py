"""The canonical form of a spec file, `rungbook fmt`: one way to write it, so that diffs show what was changed and nothing else.

Block style, two spaces, keys in the order of the models, lines never wrapped, double quotes only where they are needed and on money.
Comments stay with what they are about. The data that is read from the file is the same before and after.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from ladder_spec.canonical_text import key_text, value_text
from ladder_spec.canonical_tree import Block, Entry, Text, read_tree
from ladder_spec.errors import LadderError, UnreadableSpec
from ladder_spec.models import FILE_KINDS
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.yaml_reader import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNKNOWN = Structure()
"""Stands where no model says what is meant: keys stay in their order, and quotes as they are."""


def format_spec(text: str) -> str:
    """Return a spec file in canonical form. What it is a file of, it says itself in its `schema:` line.

    Args:
        text: The whole file.

    Raises:
        UnreadableSpec: Something in it cannot be read, or may have been meant otherwise.
    """
    return format_document(read_document(text.encode("utf-8", "surrogatepass"), ""))


def format_document(document: Document) -> str:
    """Return a file in canonical form, as `format_spec` does.

    Raises:
        UnreadableSpec: The document has problems.
    """
    if document.root is None or document.problems:
        raise UnreadableSpec(document.problems)
    before = document.root.plain()
    header, root = read_tree(document.source.text.replace("\r\n", "\n").replace("\r", "\n"))
    lead, lines = _block_lines(root, _structure(before)) if root.entries else (root.foot, ["{}"])
    result = "\n".join([*_at_start([*header, *lead]), *lines]) + "\n"
    after = read_document(result.encode(), "")
    if after.problems or after.root is None or after.root.plain() != before:
        raise LadderError("this file holds something that has no canonical form, such as a key of more than 1,000 letters")
    return result


def _structure(data: object) -> Structure:
    """What the `schema:` line promises."""
    line = data.get("schema") if isinstance(data, dict) else None
    kind = next((kind for kind in FILE_KINDS if kind.schema_line == line), None)
    return structure_of(kind.model) if kind else _UNKNOWN


def _block_lines(block: Block, place: Structure) -> tuple[list[str], list[str]]:
    """Write a block that is not empty.

    Returns:
        The comments above its first entry, and its lines without them.
    """
    below = place.item or place.entry or _UNKNOWN
    above: list[str] = []
    lines: list[str] = []
    for entry in _in_order(block.entries, place):
        start = "-" if block.is_list else f"{key_text(entry.key, known=entry.key in place.fields)}:"
        lead, body = _entry_lines(entry, start, place.fields.get(entry.key, below))
        if lines:
            lines += lead
        else:
            above = _at_start(lead)
        lines += body
    return above, lines + block.foot


def _in_order(entries: Sequence[Entry], place: Structure) -> list[Entry]:
    """Sort keys as the model has them; unknown ones come after them, as they are."""
    rank = {key: number for number, key in enumerate(place.fields)}
    return sorted(entries, key=lambda entry: rank.get(entry.key, len(rank)))


def _entry_lines(entry: Entry, start: str, place: Structure) -> tuple[list[str], list[str]]:
    """Write an entry that begins with a key or a dash: the comments above it, and its own lines."""
    value, tail = entry.value, f"  {entry.tail}" if entry.tail else ""
    if isinstance(value, Block) and value.entries:
        above, lines = _block_lines(value, (place.chosen(value.plain()) if place.choices else place) or _UNKNOWN)
        if start != "-":
            return entry.lead, [start + tail, *_indented([*above, *lines])]
        return [*entry.lead, *([entry.tail] if entry.tail else []), *above], [f"- {lines[0]}", *_indented(lines[1:])]
    if isinstance(value, Block):
        return [*entry.lead, *value.foot], [f"{start} {'[]' if value.is_list else '{}'}{tail}"]
    if value.value is None:
        return entry.lead, [start + tail]
    first, *others = value_text(value.value, _wanted(value, place), quoted=value.quoted)
    return entry.lead, [f"{start} {first}{tail}", *_indented(others)]


def _wanted(value: Text, place: Structure) -> object:
    """The type that the schema wants in a place; None where it is not known."""
    chosen = place.chosen(value.value)
    return chosen.marks[-1] if chosen is not None and chosen.is_text and chosen.marks else None


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" if line else line for line in lines]


def _at_start(comments: Iterable[str]) -> list[str]:
    """Comments at the start of a block, where no empty line stands."""
    return list(dropwhile(lambda line: not line, comments))
