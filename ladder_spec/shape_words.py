"""The words of shape problems: what pydantic found, said so that an HR author can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ladder_spec.models.help import field_help
from ladder_spec.nearest import did_you_mean

if TYPE_CHECKING:
    from ladder_spec.models.structure import Structure

CODES: Final = {
    "missing": "LS101",
    "literal_error": "LS103",
    "whole_number": "LS104",
    "money": "LS104",
    "day": "LS104",
    "yes_no": "LS104",
    "typed_id": "LS104",
    "requirement_path": "LS104",
    "string_type": "LS104",
    "model_type": "LS104",
    "model_attributes_type": "LS104",
    "dict_type": "LS104",
    "mapping_type": "LS104",
    "tuple_type": "LS104",
    "union_tag_invalid": "LS104",
    "union_tag_not_found": "LS104",
    "string_pattern_mismatch": "LS106",
    "greater_than_equal": "LS107",
    "less_than_equal": "LS107",
    "too_short": "LS108",
    "string_too_short": "LS108",
    "string_too_long": "LS108",
    "line_break": "LS109",
}
"""pydantic's error types and the codes that users meet. A test proves that no model can raise another type."""

_WANTED: Final = {
    "string_type": "a text",
    "model_type": "a block of `key: value` lines",
    "model_attributes_type": "a block of `key: value` lines",
    "union_tag_invalid": "a block of `key: value` lines",
    "union_tag_not_found": "a block of `key: value` lines",
    "dict_type": "a block of `key: value` lines",
    "mapping_type": "a block of `key: value` lines",
    "tuple_type": "a list, one `- entry` a line",
}
_ID_RULE: Final = "use small letters, digits and single hyphens, starting with a letter"


def describe(  # noqa: C901, PLR0911 - one return for each kind of mistake
    error: Any,  # noqa: ANN401 - pydantic's error is a plain dict
    path: tuple[str | int, ...],
    owner: Structure,
    structure: Structure | None,
    value: object,
) -> tuple[str, str]:
    """Return the message and the hint for one error of pydantic.

    Args:
        error: One entry of `ValidationError.errors()`, of a type in CODES.
        path: Where it stands in the file.
        owner: The structure of the block around it.
        structure: What should stand there.
        value: What stands there, as read.
    """
    kind, context = error["type"], error.get("ctx", {})
    name, key = _name(path), str(path[-1]) if path else ""
    if kind == "missing":
        return f"`{key}` is missing", f"add `{key}: …` to this block{_about(owner, key)}"
    if kind == "literal_error":
        return f"`{_shown(value)}` is not one of the allowed values of `{name}`", did_you_mean(_shown(value), _literals(structure))
    if kind in _WANTED:
        if value is None:
            return f"an entry of `{name}` is empty", "write a value, or take the line out"
        return f"`{name}` must be {_WANTED[kind]}, but {_form(value)} stands here", _help_at(owner, key)
    if kind == "string_pattern_mismatch":
        id_like = "a-z" in context["pattern"]
        return f"`{_shown(value)}` cannot be used as `{name}`", _ID_RULE if id_like else _help_at(owner, key)
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return f"`{name}` is {_shown(value)}; it must be {bound}", ""
    if kind == "too_short":
        return f"`{name}` needs at least {_entries(context['min_length'])}", _help_at(owner, key)
    if kind == "string_too_short":
        return f"`{name}` is empty", "write a text, or take the line out"
    if kind == "string_too_long":
        return f"`{name}` has {len(_shown(value))} characters; the limit is {context['max_length']}", "make it shorter"
    if kind == "line_break":
        return f"`{name}` must be one line, and it holds a line break", "write it on one line, or check the spaces at the line starts"
    return error["msg"], _help_at(owner, key)


def _name(path: tuple[str | int, ...]) -> str:
    """The nearest key: an entry of a list goes by the name of its list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "the file")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else _form(value)


def _form(value: object) -> str:
    if isinstance(value, dict):
        return "a block"
    return "a list" if isinstance(value, list) else "a text"


def _entries(number: int) -> str:
    return "one entry" if number == 1 else f"{number} entries"


def _literals(structure: Structure | None) -> tuple[str, ...]:
    """The allowed values: pydantic's own list is a sentence, the annotation is data."""
    annotation = structure.marks[-1] if structure is not None and structure.marks else None
    return tuple(str(value) for value in getattr(annotation, "__args__", ()))


def _about(owner: Structure, key: str) -> str:
    words = field_help(owner.block, key) if owner.block else ""
    return f" ({words[0].lower()}{words[1:].rstrip('.')})" if words else ""


def _help_at(owner: Structure, key: str) -> str:
    words = field_help(owner.block, key) if owner.block else ""
    return f"`{key}`: {words}" if words else ""
