"""The pages of an index as one short text of codes, and back.

The browser reads it, too (`site_overrides/assets/rungbook/search/packed.js`); a test holds the two together. Change both.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.search.codes import Codes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PAGE: Final = "|"
"""Between two pages."""
FIELD: Final = "~"
"""Between two fields of a page; its sections are the last fields."""
PART: Final = "{"
"""Between two parts of a section."""
ITEM: Final = "}"
"""Between two items of a list."""
TITLE_OF: Final = "`"
"""Before the number of a page: a section has its title, and its name in the anchor."""

Row = list[Any]
"""A page or a section, as `generator.search.index` makes them."""


def packed(pages: Sequence[Row]) -> dict[str, Any]:
    """Return pages as a few plain values."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        named[_name(page)].append(number)

    def written(say: Callable[[str], str]) -> str:
        return PAGE.join(_page(page, pages, named, say) for page in pages)

    texts: list[str] = []

    def noted(text: str) -> str:
        texts.append(text)
        return ""

    written(noted)
    codes = Codes.of(texts)
    return {**codes.plain(), "pages": written(cache(codes.coded))}


def unpacked(plain: Mapping[str, Any]) -> list[Row]:
    """Return the pages again."""
    text = cache(Codes.read(plain).text)
    rows = [row.split(FIELD) for row in plain["pages"].split(PAGE)] if plain["pages"] else []
    known = [(text(path), text(title)) for path, _, title, *_ in rows]
    return [
        [
            *[known[at][0], int(kind), known[at][1], _items(aka, text), text(summary), text(rest)],
            [_read_section(section, known[at][0], known, text) for section in sections],
        ]
        for at, (_, kind, _, aka, summary, rest, *sections) in enumerate(rows)
    ]


def _page(page: Row, pages: Sequence[Row], named: Mapping[str, list[int]], say: Callable[[str], str]) -> str:
    path, kind, title, aka, summary, rest, sections = page
    own = _name(page) + "."
    fields = [say(path), str(kind), say(title), ITEM.join(map(say, aka)), say(summary), say(rest)]
    for anchor, section_title, text, section_aka, apart, section_rest in sections:
        name = anchor.removeprefix(own)
        same = next((number for number in named.get(name, ()) if pages[number][2] == section_title), None) if name != anchor else None
        head = f"{TITLE_OF}{same}" if same is not None else say(anchor) + PART + say(section_title)
        tail = PART.join((say(text), ITEM.join(map(say, section_aka)), "1" if apart else "", say(section_rest)))
        fields.append(f"{head}{PART}{tail}".rstrip(PART))
    return FIELD.join(fields)


def _read_section(section: str, path: str, known: Sequence[tuple[str, str]], text: Callable[[str], str]) -> Row:
    parts = section.split(PART)
    if section.startswith(TITLE_OF):
        other, title = known[int(parts[0][1:])]
        head = [f"{_leaf(path)}.{_leaf(other)}", title, *parts[1:]]
    else:
        head = [*map(text, parts[:2]), *parts[2:]]
    anchor, title, said, aka, apart, rest = [*head, *[""] * (6 - len(head))]
    return [anchor, title, text(said), _items(aka, text), int(apart or 0), text(rest)]


def _items(coded: str, text: Callable[[str], str]) -> list[str]:
    return [text(item) for item in coded.split(ITEM)] if coded else []


def _name(page: Row) -> str:
    return _leaf(page[0])


def _leaf(path: str) -> str:
    """The last part of a path: `levels/ma-2` -> `ma-2`."""
    return path.rpartition("/")[2]
