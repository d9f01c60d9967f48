"""The words of shape problems: what pydantic found, said so that an HR author can mend it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from ladder_spec.models.base import ID_PATTERN
from ladder_spec.models.help import field_help
from ladder_spec.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ladder_spec.models.structure import Structure

CODES: Final = {
    "missing": "LS101",
    "literal_error": "LS103",
    "whole_number": "LS104",
    "money": "LS104",
    "day": "LS104",
    "yes_no": "LS104",
    "pointer": "LS104",
    "string_type": "LS104",
    "model_type": "LS104",
    "model_attributes_type": "LS104",
    "dict_type": "LS104",
    "tuple_type": "LS104",
    "string_pattern_mismatch": "LS106",
    "greater_than_equal": "LS107",
    "less_than_equal": "LS107",
    "too_short": "LS108",
    "too_long": "LS108",
    "string_too_long": "LS108",
    "line_break": "LS109",
}
"""pydantic's error types and the codes that users meet. A test proves that no model can raise another type."""

_SHOWN_LENGTH: Final = 80
_BLOCK: Final = "a block of `key: value` lines"
_WANTED: Final = {
    "string_type": "a text",
    "literal_error": "a text",
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "dict_type": _BLOCK,
    "tuple_type": "a list, one `- entry` a line",
}
FORMS: Final = {
    ID_PATTERN: "use small letters, digits and single hyphens, starting with a letter",
    r"^[A-Z]{2}$": "write the two capital letters of a state, such as CA",
    r"^[A-Z]{3}$": "write three capital letters, such as USD",
    r"^[a-z]{2}(-[A-Z]{2})?$": "write the letters of a language, such as en or es",
    r"^[0-9]{4}\.[0-9]{1,3}$": 'write the year, a dot and a number, in quotes: "2026.2"',
    r"^[0-9]{4}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$": "write the year, the month and a short name, such as 2026-07-blood-draw",
    r"^(YS|LS)[0-9]{3}$": "write the code of a rule, such as LS511",
    r"^[0-9a-f]{12}$": "write the first 12 signs of the source text's SHA-256",
}
"""What to write, for every pattern of the models."""
_YES: Final = frozenset({"yes", "y", "true", "on", "1"})
_NO: Final = frozenset({"no", "n", "false", "off", "0"})
_US_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_REAL_FORM: Final = re.compile(r"(\d{4}-)?\d{2}-\d{2}")
_LONG_DAY: Final = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?")


class Place(Struct, frozen=True):
    """Where a shape problem stands in the file."""

    path: tuple[str | int, ...]
    owner: Structure
    """The structure of the block that holds the last key of the path."""
    structure: Structure | None
    """What should stand there; None for an unknown key."""
    is_key: bool = False
    """The problem is about the key itself."""
    owner_choice: Structure | None = None
    """The choice that the owner is one of, if any."""
    choice: Structure | None = None
    """The choice that the structure is one of, if any."""

    @property
    def key(self) -> str:
        """The last part of the path, as text."""
        return str(self.path[-1]) if self.path else ""

    @property
    def field(self) -> str:
        """The nearest key: an entry of a list goes by the name of its list."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def name(self) -> str:
        """What a sentence is about: a key, or an entry of a list."""
        if self.is_key:
            return f"a key of `{next((part for part in reversed(self.path[:-1]) if isinstance(part, str)), '')}`"
        return f"an entry of `{self.field}`" if isinstance(self.path[-1], int) else f"`{self.field}`"


def describe(error: Any, place: Place, value: object) -> tuple[str, str]:  # noqa: ANN401, PLR0911 - pydantic's error is a plain dict; one return for each kind of mistake
    """Return the message and the hint for one error of pydantic.

    Args:
        error: One entry of `ValidationError.errors()`, of a type in CODES.
        place: Where it stands.
        value: What stands there, as read.
    """
    kind, context, name = error["type"], error.get("ctx", {}), place.name
    if kind == "missing":
        return f"`{place.key}` is missing", _add(place.owner, place.key)
    if value is None:
        return f"{name} is empty", "write a value, or take the line out"
    if kind == "literal_error" and isinstance(value, str):
        return f"`{shown(value)}` is not one of the allowed values of `{place.field}`", _allowed(place, shown(value))
    if kind in _WANTED:
        return f"{name} must be {_WANTED[kind]}, but {_form(value)} stands here", _help_at(place)
    if kind == "string_pattern_mismatch":
        role = "an id" if context["pattern"] == ID_PATTERN else name
        entry = bool(place.path) and isinstance(place.path[-1], int)
        return f"`{shown(value)}` cannot be used as {role}", _pattern_hint(context["pattern"], shown(value), entry=entry)
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return f"{name} is {shown(value)}; it must be {bound}", _help_at(place)
    if kind == "too_short":
        return _too_short(name, value, context["min_length"]), _help_at(place)
    if kind in {"too_long", "string_too_long"}:
        return f"{name} has {len(str(value))} characters; the limit is {context['max_length']}", "make it shorter"
    if kind == "line_break":
        return f"{name} must be one line, and it holds a line break", "write it on one line, or check the spaces at the line starts"
    return _wrong_form(kind, context, place, value)


def _wrong_form(kind: str, context: Mapping[str, Any], place: Place, value: object) -> tuple[str, str]:
    """Speak of a text that is not in the one form that its type has."""
    written = shown(value)
    if kind == "day" and _REAL_FORM.fullmatch(written):
        return f"there is no day `{written}`", _help_at(place)
    found = f"`{written}`" if isinstance(value, str) else _form(value)
    hint = _likely(kind, written) or _other_type(written, context["types"], context["wants"]) or _help_at(place)
    return f"{place.name} must be {context['wants']}, but {found} stands here", hint


def unknown_key_hint(key: str, block: Mapping[str, object], place: Place) -> str:
    """Return the help for a key that is no slip of a missing one.

    Args:
        key: The key as written.
        block: The block that holds it, as read.
        place: Where it stands.
    """
    if place.owner_choice is not None and place.owner_choice.tag_key:
        tag = place.owner_choice.tag_key
        at_home = [name for name, one in place.owner_choice.choices.items() if key in one.fields]
        if at_home:
            return f"it goes with {tag} {_one_of(at_home)}, and this block is of {tag} `{block[tag]}`"
    twin = nearest(key, [name for name in place.owner.fields if name in block])
    if twin:
        return f"`{twin}` stands in this block already: take one of the two out"
    return did_you_mean(key, place.owner.fields)


def _one_of(words: Sequence[str]) -> str:
    """Write words one after the other: `a`, `b` or `c`."""
    *first, last = (f"`{word}`" for word in words)
    return f"{', '.join(first)} or {last}" if first else last


def _help_at(place: Place) -> str:
    """What a field is for; "" for a key that the block does not know."""
    words = field_help(place.owner.block, place.field) if place.owner.block else ""
    return f"`{place.field}`: {words}" if words else ""


def shown(value: object) -> str:
    """Return a value as it may stand in a sentence: on one line, and not too long."""
    return shorten(value, _SHOWN_LENGTH, placeholder=" …") if isinstance(value, str) else _form(value)


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "a block"
    return "a list" if isinstance(value, list) else "a text"


def _too_short(name: str, value: object, least: int) -> str:
    if isinstance(value, str):
        return f"{name} is empty"
    return f"{name} needs at least {'one entry' if least == 1 else f'{least} entries'}"


def _allowed(place: Place, written: str) -> str:
    """The allowed values: pydantic's own list is a sentence, the annotation is data."""
    annotation = place.structure.marks[-1] if place.structure is not None and place.structure.marks else None
    hint = did_you_mean(written, [str(value) for value in getattr(annotation, "__args__", ())])
    others = [other for other in place.choice.choices.values() if not other.is_text] if place.choice is not None else []
    return hint + "".join(f", or {_BLOCK if other.block is not None else 'a list'}" for other in others)


def _add(owner: Structure, key: str) -> str:
    """How to add a missing key."""
    words = field_help(owner.block, key) if owner.block else ""
    if key == "schema":
        return f"write `schema: {words}` as the first line"
    return f"add `{key}: …` to this block" + (f" ({_lowered(words).rstrip('.')})" if words else "")


def _lowered(words: str) -> str:
    """A sentence as part of another; a short form such as HR keeps its capitals."""
    return words[0].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def _pattern_hint(pattern: str, written: str, *, entry: bool) -> str:
    """What form is wanted, with the written text brought into that form where it is clear how; of an entry, that a dash may be lost."""
    rule = FORMS[pattern]
    parts = written.split()
    if entry and len(parts) > 1 and all(re.fullmatch(pattern, part) for part in parts):
        return f"if `{parts[-1]}` is an entry of its own, begin its line with a dash and a space, under the dash above it"
    if pattern == ID_PATTERN:
        better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
        return f"write `{better}`: {rule}" if re.fullmatch(ID_PATTERN, better) else rule
    better = written.upper() if re.fullmatch(pattern, written.upper()) else written.lower()
    return f"write `{better}`" if re.fullmatch(pattern, better) else rule


def _likely(kind: str, written: str) -> str:
    """How the written text would look in the form that is wanted, where that is clear; else ""."""
    better = {"whole_number": _whole, "money": _money, "day": _day, "yes_no": _yes_no}.get(kind, lambda _: "")(written)
    return f"write {better}" if better else ""


def _other_type(written: str, types: tuple[str, ...], wants: str) -> str:
    """The `type:id` or `type.id` that was most likely meant, or the types that there are; "" where no type is wanted."""
    parts = re.fullmatch(r"([\w-]+)([:.]) *(.+)", written)
    guess = nearest(parts[1], types) if parts else None
    if parts and guess and guess != parts[1]:
        return f"did you mean `{guess}{parts[2]}{parts[3]}`?"
    return f"the types are {', '.join(types)}" if "type:id" in wants else ""


def _whole(written: str) -> str:
    amount = _decimal(written)
    return str(int(amount)) if amount is not None and amount == int(amount) else ""


def _money(written: str) -> str:
    amount = _decimal(written)
    return f'"{amount:.2f}"' if amount is not None and amount == round(amount, 2) else ""


def _decimal(written: str) -> Decimal | None:
    """A number with or without a dollar sign and thousands commas."""
    digits = re.sub(r"^\$\s*|,(?=\d{3}\b)", "", written)
    try:
        return Decimal(digits) if re.fullmatch(r"\d{1,9}(\.\d+)?", digits) else None
    except InvalidOperation:
        return None


def _day(written: str) -> str:
    """A day written otherwise; 07/01/2026 is read the American way, month first."""
    if found := _US_DAY.fullmatch(written):
        month, day, year = found.groups()
    elif found := _LONG_DAY.fullmatch(written):
        year, month, day = found.groups()
    else:
        return ""
    better = f"{year}-{int(month):02}-{int(day):02}"
    return better if better != written and 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else ""  # noqa: PLR2004 - months and days


def _yes_no(written: str) -> str:
    return "true" if written.lower() in _YES else "false" if written.lower() in _NO else ""
