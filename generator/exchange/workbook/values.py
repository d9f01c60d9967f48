"""Turn what people write in a cell into what the spec language takes. What is not certain is said; what would be a guess is refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, NamedTuple

from ladder_spec.models.base import ID_MAX, LINE_MAX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.exchange.workbook.columns import Form
    from generator.exchange.workbook.reading import Cell

_YES: Final = frozenset({"yes", "y", "true", "x", "✓", "✔"})
_NO: Final = frozenset({"no", "n", "false"})
_RANGE: Final = re.compile(r"\d\s*(?:[-\u2013\u2014]|to|or)\s*\$?\d", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_MONEY: Final = re.compile(r"[$€£]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(.*)")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
_LONGEST_YEAR_OF_A_COUNT: Final = 9
"""Digits of the largest whole number."""


class Read(NamedTuple):
    """What a cell was read as."""

    value: str | None
    """As the spec language writes it; None = refused."""
    remark: str = ""
    """What a person should look at."""


def read_value(cell: Cell, form: Form) -> Read:
    """Read a cell as a form of value. Words and ids are looked up elsewhere."""
    if cell.form == "error":
        return Read(None, f"“{cell.text}” is an error of the spreadsheet; mend the formula")
    if cell.form == "no-value":
        return Read(None, "the formula was never worked out; open the workbook, save it, and plan again")
    read = _READERS.get(form, _line)(cell)
    return Read(read.value, "; ".join(filter(None, (read.remark, cell.remark))))


def _line(cell: Cell) -> Read:
    long = len(cell.text) > LINE_MAX
    return Read(cell.text, f"{len(cell.text)} letters are more than a line may have, {LINE_MAX}; shorten it" if long else "")


def _whole(cell: Cell) -> Read:
    text = cell.text
    if cell.form == "day":
        return Read(None, f"this is the day {text}; a spreadsheet makes days out of texts such as 2-3. How many exactly?")
    if re.fullmatch(rf"\d{{1,{_LONGEST_YEAR_OF_A_COUNT}}}(?:\.0+)?%?", text):
        number = text.rstrip("%").partition(".")[0]
        return Read(str(int(number)), f"read {int(number)} from “{text}”" if "%" in text else "")
    if _RANGE.search(text):
        return Read(None, f"“{text}” is a range. How many exactly?")
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1:
        return Read(None, f"“{text}” holds {'several numbers' if numbers else 'no number'}. How many exactly?")
    if "." in numbers[0] or re.search(r"-\s*\d", text) or len(numbers[0]) > _LONGEST_YEAR_OF_A_COUNT:
        return Read(None, f"“{text}” is no whole number that counts something")
    return Read(str(int(numbers[0])), f"read {int(numbers[0])} from “{text}”")


def _money(cell: Cell) -> Read:
    text = cell.text
    if _RANGE.search(text):
        return Read(None, f"“{text}” is a range; lowest and highest need a column each")
    found = _MONEY.fullmatch(text)
    if not found or cell.form == "day" or "%" in text:
        return Read(None, f"“{text}” is no amount")
    try:
        amount = Decimal(found[1].replace(",", "") + (found[2] or ""))
    except InvalidOperation:
        return Read(None, f"“{text}” is no amount")
    value = f"{amount:.2f}"
    rounded = Decimal(value) != amount
    changed = rounded or (cell.form != "number" and text != value)
    return Read(value, f"read {value} from “{text}”" if changed else "")


def _day(cell: Cell) -> Read:
    text = cell.text
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _real_day(int(text[:4]), int(text[5:7]), int(text[8:]), text, said=False)
    if cell.form == "day":
        return Read(text[:10], f"read {text[:10]} from “{text}”")
    if found := re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text):
        name = found[1].lower()
        return _real_day(int(found[3]), _MONTHS.index(name) + 1 if name in _MONTHS else 0, int(found[2]), text)
    if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        first, second = int(found[1]), int(found[2])
        if first <= 12 < second:  # noqa: PLR2004 - months of a year
            return _real_day(int(found[3]), first, second, text)
        if second <= 12 < first:  # noqa: PLR2004 - months of a year
            return _real_day(int(found[3]), second, first, text)
    return Read(None, f"“{text}”: which day is it? Write it year first, such as 2026-07-01")


def _real_day(year: int, month: int, day: int, text: str, *, said: bool = True) -> Read:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return Read(None, f"“{text}” is no real day")
    return Read(value, f"read {value} from “{text}”" if said else "")


def _yes_no(cell: Cell) -> Read:
    word = cell.text.lower()
    if word in _YES:
        return Read("true")
    return Read("false") if word in _NO else Read(None, f"“{cell.text}” is neither yes nor no")


_READERS: Final[Mapping[str, Callable[[Cell], Read]]] = {"whole": _whole, "money": _money, "day": _day, "yes-no": _yes_no}


def id_of(text: str) -> str:
    """Make an id from words: `MA II` -> `ma-2`; "" where no letter is left. It does not begin with a digit, and is not too long."""
    words = re.sub(r"[^a-z0-9]+", " ", text.lower()).split()
    if len(words) > 1 and words[-1] in _ROMAN:
        words[-1] = _ROMAN[words[-1]]
    while words and not words[0][0].isalpha():
        words.pop(0)
    while len("-".join(words)) > ID_MAX and len(words) > 1:
        words.pop()
    return "-".join(words)[:ID_MAX].rstrip("-")


def parts_of(cell: Cell) -> tuple[str, ...]:
    """Return the values of a cell that may hold several: a line each, or else between commas, semicolons, slashes, `and`, `or`."""
    if cell.lines:
        return cell.lines
    return tuple(part for one in re.split(r"[,;/]|\b(?:and|or)\b", cell.text) if (part := one.strip()))


def words_of(cell: Cell) -> tuple[str, ...]:
    """Return the words of a cell that may hold several free texts: a line each, or else between semicolons."""
    return cell.lines or tuple(part for one in cell.text.split(";") if (part := one.strip()))
