"""The file that the browser loads when a reader turns to the search box."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.search.alike import ALIKE
from generator.search.packed import Row, packed, unpacked
from generator.search.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.search.records import Kind, PageRecord, SectionRecord

PATH: Final = "assets/rungbook/search-index.js"
VARIABLE: Final = "rungbookSearchIndex"
SHOWN: Final = 150
"""How many characters of a text a result shows; what follows is searched only."""


def index_data(records: Iterable[PageRecord], ranks: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the index as plain lists.

    A page is `[path, kind, title, aka, summary, rest, sections]`, a section `[anchor, title, text, aka, apart, rest]`. The rest is
    what else is said there: each word once, and only words that stand nowhere else on the page.

    Args:
        records: What can be found, in the order in which equals are listed.
        ranks: See `generator.search.words.words`.
    """
    return assembled((page_row(record, ranks) for record in records), ranks)


def assembled(rows: Iterable[Row], ranks: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the index of pages of which each has been read by itself, as `index_data` does.

    Args:
        rows: What `page_row` made of the pages.
        ranks: As there.
    """
    kinds: dict[Kind, int] = {}
    pages = [[path, kinds.setdefault(kind, len(kinds)), *rest] for path, kind, *rest in rows]
    return {
        "ranks": [list(rank) for rank in ranks],
        "alike": [group.split() for group in ALIKE],
        "kinds": [[kind.name, kind.boost] for kind in kinds],
        "pages": pages,
    }


def index_script(data: Mapping[str, Any]) -> bytes:
    """Return the index as a classic script, short because every reader loads it: unlike data, a script loads from a disk, too."""
    short = {**data, "alike": [" ".join(group) for group in data["alike"]], **packed(data["pages"])}
    return f"var {VARIABLE}={json.dumps(short, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def read_script(script: bytes) -> dict[str, Any]:
    """Return the index of a script that `index_script` wrote."""
    short: dict[str, Any] = json.loads(script.decode().partition("=")[2].rstrip(";\n"))
    alike = [group.split() for group in short["alike"]]
    return {"ranks": short["ranks"], "alike": alike, "kinds": short["kinds"], "pages": unpacked(short)}


def page_row(record: PageRecord, ranks: Sequence[Sequence[str]]) -> Row:
    """Return a page as the index holds it, but with its kind itself instead of the kind's number."""
    sections, said = [], _Said(ranks)
    summary, more = _shown(record.summary)
    said.hear(record.title, *record.aka, summary)
    for section in record.sections:
        sections.append(_section(section, ranks))
        said.hear(*_texts(sections[-1]))
    rest = said.rest(more, record.body)
    return [record.path.removesuffix(".md"), record.kind, record.title, list(record.aka), summary, rest, sections]


def _section(section: SectionRecord, ranks: Sequence[Sequence[str]]) -> list[Any]:
    text, more = _shown(section.text)
    said = _Said(ranks)
    said.hear(section.title, *section.aka, text)
    return [section.anchor, section.title, text, list(section.aka), int(section.apart), said.rest(more, section.words)]


def _texts(section: Sequence[Any]) -> Iterator[str]:
    _, title, text, aka, _, rest = section
    yield from (title, text, *aka, rest)


def _shown(text: str) -> tuple[str, str]:
    """What a result shows of a text, and the rest of it."""
    if len(text) <= SHOWN:
        return text, ""
    end = text.rfind(" ", 0, SHOWN) if " " in text[:SHOWN] else SHOWN
    return f"{text[:end].rstrip()}\N{HORIZONTAL ELLIPSIS}", text[end:]


class _Said:
    """What a page has said so far."""

    def __init__(self, ranks: Sequence[Sequence[str]]) -> None:
        self._ranks = tuple(map(tuple, ranks))
        self._stems: set[str] = set()

    def hear(self, *texts: str) -> None:
        """Note that these texts stand on the page."""
        for text in texts:
            self._stems.update(stems(text, self._ranks))

    def rest(self, *texts: str) -> str:
        """Return the words of texts that are new, each once."""
        found = {stem: said for text in texts for stem, said in stems(text, self._ranks).items() if stem not in self._stems}
        return " ".join(sorted(found.values()))
