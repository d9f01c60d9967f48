"""The report of an import, in Markdown: what was written from where, what to look at, and every cell that was left out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.exchange.workbook.reading import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.exchange.workbook.applying import Imported
    from generator.exchange.workbook.reading import ReadBook


def counts(book: ReadBook, done: Imported) -> dict[str, int]:
    """Return how many cells were used and left out, and how many remarks there are."""
    every = sum(len(sheet.cells) for sheet in book.sheets)
    return {"cells": every, "used": len(done.account.used), "left": len(done.account.left), "remarks": len(done.account.said)}


def report_text(book: ReadBook, done: Imported, handbook: str) -> str:
    """Return the report.

    Args:
        book: The workbook.
        done: What it gave.
        handbook: The handbook folder, as the user named it.
    """
    return "\n".join(_lines(book, done, handbook)).rstrip("\n") + "\n"


def _lines(book: ReadBook, done: Imported, handbook: str) -> Iterator[str]:
    number = counts(book, done)
    yield f"# Import of {_code(book.name)}"
    yield ""
    yield (
        f"{number['cells']} cells are not empty: {number['used']} were used, {number['left']} were left out and are named below. "
        f"{number['remarks']} {'needs' if number['remarks'] == 1 else 'need'} a look."
    )
    yield from ("", "## Written", "")
    for file in done.files:
        yield f"- {_code(f'{handbook}/{file.path}')}"
        yield from (f"  - {what} from {_code(source)}" for what, source in file.things)
    if not done.files:
        yield "Nothing."
    yield from _section("## Look at these", [f"- {_code(f'{sheet}!{at}')}: {_plain(said)}" for sheet, at, said in done.account.said])
    yield from _section("## Still to write", list(_missing(done, handbook)))
    yield from _section("## Left out", list(_left(book, done)))
    partly = [(place, said) for place, said in done.account.partly.items() if place in done.account.used]
    yield from _section("## Used in part", [f"- {_code(f'{sheet}!{at}')}: {_plain(said)}" for (sheet, at), said in partly])
    yield from _section("## Notes on cells", [f"- {_code(f'{sheet}!{at}')}: {_plain(said)}" for sheet, at, said in done.comments])


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, "", *lines)


def _missing(done: Imported, handbook: str) -> Iterator[str]:
    """What the spec language needs and the workbook does not say."""
    for file in done.files:
        problems = file.missing
        if problems:
            yield f"- {_code(f'{handbook}/{file.path}')}"
        for line, group in groupby(problems, key=lambda one: one.span.start.line):
            yield f"  - line {line}: {_plain('; '.join(one.message for one in group))}"


def _left(book: ReadBook, done: Imported) -> Iterator[str]:
    """Cells with the reason, a line for each row of a sheet; neighbors as a range."""
    texts = {(sheet.title, cell.at): cell for sheet in book.sheets for cell in sheet.cells.values()}
    left = sorted(done.account.left, key=lambda key: (key[0], texts[key].row, done.account.left[key], texts[key].column))
    for (sheet, _, reason), group in groupby(left, key=lambda key: (key[0], texts[key].row, done.account.left[key])):
        cells = [texts[key] for key in group]
        shown = ", ".join(f"“{cell.text[:30]}{'…' if len(cell.text) > 30 else ''}”" for cell in cells[:3])  # noqa: PLR2004 - enough to know it by
        more = f" and {len(cells) - 3} more" if len(cells) > 3 else ""  # noqa: PLR2004 - the same
        places = ranges((cell.row, cell.column) for cell in cells)
        yield f"- {_code(f'{sheet}!{places}')}: {_plain(reason)}: {_plain(shown)}{more}"


def ranges(places: Iterable[tuple[int, int]]) -> str:
    """Return the cells of one row as few ranges: `A3:C3, E3`."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in places:
        if runs and runs[-1][-1] == (row, column - 1):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    return ", ".join(address(*run[0]) + (f":{address(*run[-1])}" if len(run) > 1 else "") for run in runs)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)


def _code(text: str) -> str:
    return "`" + text.replace("`", "'") + "`"
