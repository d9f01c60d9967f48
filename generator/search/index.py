"""The file that the browser loads when a reader turns to the search box."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from generator.search.alike import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.search.records import Kind, PageRecord, SectionRecord

PATH: Final = "assets/rungbook/search-index.js"
VARIABLE: Final = "rungbookSearchIndex"


def index_data(records: Iterable[PageRecord], ranks: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the index as plain lists, short because every reader loads them.

    Args:
        records: What can be found, in the order in which equals are listed.
        ranks: See `generator.search.words.words`.
    """
    kinds: dict[Kind, int] = {}
    pages = [_page(record, kinds.setdefault(record.kind, len(kinds))) for record in records]
    return {
        "ranks": [list(rank) for rank in ranks],
        "alike": [group.split() for group in ALIKE],
        "kinds": [[kind.name, kind.boost] for kind in kinds],
        "pages": pages,
    }


def index_script(data: dict[str, Any]) -> bytes:
    """Return the index as a classic script: unlike data, a script loads from a disk, too."""
    return f"var {VARIABLE}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def read_script(script: bytes) -> dict[str, Any]:
    """Return the index of a script that `index_script` wrote."""
    data: dict[str, Any] = json.loads(script.decode().partition("=")[2].rstrip(";\n"))
    return data


def with_pages(script: bytes, records: Iterable[PageRecord]) -> bytes:
    """Return an index script with more pages at its end, such as those that HR wrote by hand."""
    data = read_script(script)
    kinds: list[Any] = data["kinds"]
    for record in records:
        kind = [record.kind.name, record.kind.boost]
        if kind not in kinds:
            kinds.append(kind)
        data["pages"].append(_page(record, kinds.index(kind)))
    return index_script(data)


def _page(record: PageRecord, kind: int) -> list[Any]:
    sections = [_section(section) for section in record.sections]
    return [record.path.removesuffix(".md"), kind, record.title, list(record.aka), record.summary, record.body, sections]


def _section(section: SectionRecord) -> list[Any]:
    return [section.anchor, section.title, section.text, list(section.aka), int(section.apart)]
