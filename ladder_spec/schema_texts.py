"""JSON Schema of one text of a spec: its form as YAML gives it to an editor, and the words that help to fill it in."""

from __future__ import annotations

import re
import typing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from annotated_types import Ge, Le
from pydantic import StringConstraints, WithJsonSchema

from ladder_spec.models.base import ID_PATTERN, Ref

if TYPE_CHECKING:
    from ladder_spec.models.structure import Structure
    from ladder_spec.schema_choices import Choices, Options

JsonSchema = dict[str, Any]

_LARGEST_WHOLE: Final = 999_999_999
_SAY: Final[dict[object, str]] = {
    Decimal: 'Write an amount with two decimals in quotes, such as "24.50".',
    date: "Write a real day, year first, such as 2026-07-01.",
    bool: "Write true or false.",
    int: "Write a whole number, such as 12.",
    str: "Write text here. Put it in quotes if it looks like a number, a day, or yes or no.",
}
"""What an editor says where the form is wrong; its own words are about YAML's types."""
_SAY_ID: Final = "Use small letters, digits and single hyphens, and start with a letter."


def text_schema(place: Structure, choices: Choices, help_text: str = "") -> JsonSchema:
    """Return the schema of a text.

    Args:
        place: Where the text stands.
        choices: The ids of the handbook.
        help_text: The words under the field: they may say what each word of a closed set means.
    """
    ref = place.mark(Ref)
    wanted = place.marks[-1]
    if ref is not None:
        return options_schema(choices.of(ref))
    if typing.get_origin(wanted) is typing.Literal:
        return words_schema({word: _meaning(word, help_text) for word in typing.get_args(wanted)})
    own = place.mark(WithJsonSchema)
    if own is not None and own.json_schema is not None:
        form = dict(own.json_schema)
    elif wanted is int:
        form = {"type": "integer", "minimum": 0, "maximum": _LARGEST_WHOLE} | _limits(place)
    else:
        form = {"type": "string"} | _limits(place)
    if form.get("pattern") == ID_PATTERN:
        return {**form, "patternErrorMessage": _SAY_ID}
    return {**form, "errorMessage": _SAY[wanted]} if wanted is not str or "pattern" not in form else form


def options_schema(options: Options) -> JsonSchema:
    """Return the schema of what may be written where a reference stands."""
    form = {"type": "string", "pattern": options.pattern}
    if not options.titles:
        return form
    known = words_schema(dict(options.titles))
    return {"anyOf": [known, form]} if options.pattern else known


def words_schema(meanings: dict[str, str]) -> JsonSchema:
    """Return the schema of a closed set of words, each with what it means. It names no type, so that a wrong word is one message."""
    return {"enum": list(meanings)} | ({"enumDescriptions": list(meanings.values())} if any(meanings.values()) else {})


def _limits(place: Structure) -> JsonSchema:
    """How long or how large it may be, and its form."""
    found: JsonSchema = {}
    for mark in place.marks:
        if isinstance(mark, StringConstraints):
            limits = {"minLength": mark.min_length, "maxLength": mark.max_length, "pattern": mark.pattern}
            found |= {word: limit for word, limit in limits.items() if limit is not None}
        elif isinstance(mark, Ge):
            found["minimum"] = mark.ge
        elif isinstance(mark, Le):
            found["maximum"] = mark.le
    return found


def _meaning(word: str, help_text: str) -> str:
    """What `word = ...` says in the words under a field; "" where they do not tell."""
    found = re.search(rf"(?:^|[\s,;.`]){re.escape(word)}`? = ([^;.]+)", help_text)
    return found[1].strip() if found else ""
