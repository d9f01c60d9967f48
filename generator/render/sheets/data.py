"""Sheet views as plain data for the templates. A text stays a text on this way: the templates never read one as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from generator.views.sheet_rows import SheetRow
from ladder_spec.prose import Code, Emphasis, Link, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.prose import Inline

_LONGEST_WORD: Final = 18
"""Characters that fit into the narrowest column."""
_LONG_WORD: Final = re.compile(rf"[^\s\u200b]{{{_LONGEST_WORD + 1},}}")
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
_LONG_ROW: Final = 1500
"""Characters of a text that may not fit on one page, so that its row may be split."""


def sheet_data(value: object) -> Any:  # noqa: ANN401 - text, number, yes-no, list or mapping
    """Return a view as mappings, lists, texts and numbers.

    A line becomes a list of texts and marks: `["Draw ", {"t": "strong", "c": ["blood"]}]`. Links within the handbook lead nowhere on
    paper, so their words stay and the link goes.
    """
    if isinstance(value, str):
        return breakable(value)
    if isinstance(value, tuple):
        return [part for inner in value for part in _parts(inner)]
    if isinstance(value, Struct):
        found = {name: sheet_data(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, SheetRow):
            found |= {"id": value.id, "long": _length(found["text"]) > _LONG_ROW}
        return found
    return value


def with_plain_rows(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a view, in which the text of a row or of a proof is no list where it has no marks: it takes less time to print."""
    for row in _rows(data):
        for line in (row, *row["proofs"]):
            if len(line["text"]) == 1 and isinstance(line["text"][0], str):
                (line["text"],) = line["text"]
    return data


def _rows(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a sheet, of what a clinic adds, and of the sheets of a booklet."""
    for group in data.get("groups", ()):
        yield from group["rows"]
    yield from (data.get("site") or {}).get("added", ())
    for sheet in data.get("sheets", ()):
        yield from _rows(sheet)


def _parts(value: object) -> list[Any]:
    return list(_inline(value)) if isinstance(value, Text | Code | Strong | Emphasis | Link) else [sheet_data(value)]


def _inline(part: Inline) -> Iterator[Any]:
    if isinstance(part, Text):
        yield breakable(part.text)
    elif isinstance(part, Code):
        yield {"t": "code", "v": breakable(part.text)}
    else:
        children = [inner for child in part.children for inner in _inline(child)]
        if not isinstance(part, Link):
            yield {"t": "strong" if isinstance(part, Strong) else "emphasis", "c": children}
        elif part.href.lower().startswith(("https://", "mailto:", "tel:")):
            yield {"t": "link", "href": part.href, "c": children}
        else:
            yield from children


def breakable(text: str) -> str:
    """Return a text whose very long words may be broken, by a space without width."""
    if len(text) <= _LONGEST_WORD:
        return text
    return _LONG_WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK.join(word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD))


def _length(line: list[Any]) -> int:
    return sum(len(part) if isinstance(part, str) else len(part.get("v", "")) + _length(part.get("c", [])) for part in line)


def texts(data: object) -> Iterator[str]:
    """Yield every text of some plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
