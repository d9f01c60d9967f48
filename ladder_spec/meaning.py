"""What a requirement asks, as a short hash: it stays while the wording is polished, and differs once something else is asked.

Readers' marks, and later printed sheets, carry this hash. It is made of `meaning`, which HR raises when the sense changes, of the typed
fields (step, sets, proofs) and of the numbers in the texts; never of their words. Ids that were renamed count by their first name.
"""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from ladder_spec.models.base import Block
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Option, Requirement

LENGTH: Final = 8
"""Hex digits of a hash: enough to tell the few meanings that one requirement has in its life."""

_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_NO_FACTS: Final = frozenset({"id", "renamed_from", "replaces", "note", "why"})
"""Fields that say nothing of what is asked."""
_TOLD_APART: Final = frozenset({"evidence", "options", "text"})
"""Fields of a requirement that may stand elsewhere, or that hold choices."""
_WORDS: Final = frozenset({"text", "what", "from_", "form", "measure", "target"})
"""Fields of words, of which only the numbers count."""
_SETS: Final = frozenset({"credentials", "levels", "programs", "schooling", "signed_by"})
"""Lists whose order has no meaning."""
_THINGS: Final = {
    "competency": "competencies",
    "credentials": "credentials",
    "levels": "levels",
    "program": "programs",
    "programs": "programs",
}
"""Fields that point to things, by the handbook's attribute that holds them."""


def meaning_of(handbook: Handbook, requirement: Requirement) -> str:
    """Return the hash of what a requirement asks.

    Args:
        handbook: The handbook that the requirement stands in.
        requirement: A requirement of one of its levels.

    Returns:
        8 hex digits. Two editions give the same ones exactly if nothing that is typed, and no number, has changed.
    """
    text = json.dumps(_asked(handbook, requirement), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:LENGTH]


def _asked(handbook: Handbook, requirement: Requirement | Option) -> dict[str, Any]:
    """The facts of a requirement or choice."""
    facts = _facts(handbook, requirement, _TOLD_APART)
    facts["numbers"] = _NUMBER.findall(handbook.text_of(requirement))
    facts["evidence"] = [_facts(handbook, proof) for proof in handbook.evidence_of(requirement)]
    if isinstance(requirement, CompetencyRequirement):
        facts["sense"] = handbook.competencies[requirement.competency].meaning
    if isinstance(requirement, AnyOfRequirement | NOfRequirement):
        choices = [_asked(handbook, option) for option in requirement.options]
        facts["options"] = sorted(choices, key=lambda choice: json.dumps(choice, sort_keys=True))
    return facts


def _facts(handbook: Handbook, block: Block, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A block without names and words. What has its default is left out, so that a new field of the language changes no hash."""
    defaults = _defaults(type(block))
    given = ((key, value) for key, value in vars(block).items() if key in defaults and key not in without and value != defaults[key])
    found = ((key, _fact(handbook, key, value)) for key, value in given)
    return {key: fact for key, fact in found if fact != []}


@cache
def _defaults(model: type[Block]) -> dict[str, object]:
    """The fields that count, with their defaults."""
    return {name: field.default for name, field in model.model_fields.items() if name not in _NO_FACTS}


def _fact(handbook: Handbook, key: str, value: Any) -> Any:  # noqa: ANN401 - whatever a block holds
    if key in _WORDS:
        return _NUMBER.findall(value)
    if isinstance(value, Block):
        return _facts(handbook, value)
    if key in _THINGS:
        things = getattr(handbook, _THINGS[key])
        value = _first_name(things, value) if isinstance(value, str) else [_first_name(things, one) for one in value]
    if isinstance(value, tuple | list):
        return _listed(handbook, value, in_order=key not in _SETS)
    return value


def _listed(handbook: Handbook, values: Iterable[Any], *, in_order: bool) -> list[Any]:
    found = [_facts(handbook, value) if isinstance(value, Block) else value for value in values]
    return found if in_order else sorted(found)


def _first_name(things: Mapping[str, Any], name: str) -> str:
    """The id that a thing had first."""
    earlier: tuple[str, ...] = things[name].renamed_from
    return earlier[0] if earlier else name
