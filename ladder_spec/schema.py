"""JSON Schema of spec files, for editors: what each key means, what may stand there, and the ids of this handbook to choose from.

`rungbook check` stays the judge. An editor knows less, and this is written so that what it says is short and right: a choice by tag
is `if`/`then` for each tag, because editors answer `oneOf` with a wall of text; what may be missing is just not required.
"""

from __future__ import annotations

import inspect
import re
import typing
from typing import TYPE_CHECKING, Final

from annotated_types import MinLen

from ladder_spec.errors import SpecNotFound
from ladder_spec.models import FILE_KINDS
from ladder_spec.models.base import Block, Ref
from ladder_spec.models.help import fields_help
from ladder_spec.models.structure import Structure, structure_of
from ladder_spec.nearest import did_you_mean
from ladder_spec.schema_choices import Choices
from ladder_spec.schema_snippets import snippet
from ladder_spec.schema_texts import JsonSchema, options_schema, text_schema, words_schema

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str, choices: Choices | None = None) -> JsonSchema:
    """Return the JSON Schema (draft 7) of a kind of spec file.

    Args:
        kind: The word in the `schema:` line, such as `level`.
        choices: The ids of a handbook, to choose from; without them, an id may be anything that has the form of one.

    Raises:
        SpecNotFound: There is no such kind of file.
    """
    found = next((one for one in FILE_KINDS if one.name == kind), None)
    if found is None:
        raise SpecNotFound(f"there is no kind of file `{kind}`; {did_you_mean(kind, [one.name for one in FILE_KINDS])}")
    builder = _Builder(choices or Choices())
    root = builder.block(structure_of(found.model))
    root["properties"]["schema"] = {"description": "The first line: what kind of file this is.", "const": found.schema_line}
    definitions = dict(sorted(builder.definitions.items()))
    return {
        "$schema": DRAFT,
        "title": _title(found.model),
        **root,
        "defaultSnippets": [snippet(structure_of(found.model))],
        "definitions": definitions,
    }


class _Builder:
    """Builds the schema of one kind of file.

    Attributes:
        definitions: Blocks, choices and lists of ids that stand in several places.
    """

    def __init__(self, choices: Choices) -> None:
        self.definitions: dict[str, JsonSchema] = {}
        self._choices = choices

    def block(self, place: Structure) -> JsonSchema:
        """The schema of a block."""
        model = place.block
        assert model is not None  # noqa: S101 - the caller looked
        words = fields_help(model)
        return {
            "description": inspect.getdoc(model) or "",
            "type": "object",
            "properties": {key: self._field(below, words[key]) for key, below in place.fields.items()} | _tags(place),
            "required": [key for key in place.fields if key in place.required],
            "additionalProperties": False,
        }

    def _field(self, place: Structure, words: str) -> JsonSchema:
        """The schema of what stands under a key, with the words of that key; they stand beside a `$ref` too, where editors find them."""
        return {"description": words, **self._place(place, words)}

    def _place(self, place: Structure, words: str = "") -> JsonSchema:
        if place.choices:
            return self._by_tag(place) if place.tag_key else self._by_form(place, words)
        if place.block is not None:
            return self._reference(place.block.__name__, lambda: {"title": _title(place.block), **self.block(place)})
        if place.item is not None:
            return {"type": "array", "items": self._place(place.item), **least(place)}
        if place.entry is not None:
            return self._map(place)
        ref = place.mark(Ref)
        if ref is not None and self._choices.of(ref).titles:
            return self._reference("-or-".join([*ref.kinds, *ref.also]), lambda: text_schema(place, self._choices))
        return text_schema(place, self._choices, words)

    def _reference(self, name: str, build: Callable[[], JsonSchema]) -> JsonSchema:
        """Build a definition once, and point to it."""
        if name not in self.definitions:
            self.definitions[name] = {}  # a block that holds itself would never end
            self.definitions[name] = build()
        return {"$ref": f"#/definitions/{name}"}

    def _by_tag(self, place: Structure) -> JsonSchema:
        """A choice by a key such as `kind`: the tag first, and then what it asks for."""
        return self._reference(f"by-{place.tag_key}-of-{len(place.choices)}", lambda: self._tagged(place))

    def _tagged(self, place: Structure) -> JsonSchema:
        tag, models = place.tag_key, {name: below.block for name, below in place.choices.items() if below.block is not None}
        parent = next(iter(models.values())).__mro__[1]
        words = fields_help(parent) if issubclass(parent, Block) else {}
        tags = words_schema({name: inspect.getdoc(model) or "" for name, model in models.items()})
        return {
            "title": _title(parent),
            "type": "object",
            "required": [tag],
            "properties": {
                **{key: {"description": text} for key, text in words.items()},
                tag: {"description": words.get(tag, ""), **tags},
            },
            "allOf": [
                {"if": {"properties": {tag: {"const": name}}, "required": [tag]}, "then": self._place(below)}
                for name, below in place.choices.items()
            ],
            "defaultSnippets": [snippet(below, {tag: name}) for name, below in place.choices.items()],
        }

    def _by_form(self, place: Structure, words: str) -> JsonSchema:
        """A choice that is told by its form, such as a block or one fixed word."""
        return {"anyOf": [self._place(below, words) for below in place.choices.values()]}

    def _map(self, place: Structure) -> JsonSchema:
        """A block whose keys are ids, or any words."""
        assert place.entry is not None  # noqa: S101 - the caller looked
        below = self._place(place.entry)
        ref = next((mark for mark in place.key_marks if isinstance(mark, Ref)), None)
        if ref is None:
            return {"type": "object", "additionalProperties": below}
        options = self._choices.of(ref)
        if not options.titles:
            return {"type": "object", "propertyNames": options_schema(options), "additionalProperties": below}
        entries = {one: {"description": title, **below} for one, title in options.titles.items()}
        return {"type": "object", "properties": entries, "additionalProperties": False}


def _tags(place: Structure) -> dict[str, JsonSchema]:
    """The keys of a block that hold one fixed word: they tell what the block is."""
    fixed = {key: typing.get_args(below.marks[-1]) for key, below in place.fields.items() if below.is_text}
    return {key: {"description": inspect.getdoc(place.block), "const": words[0]} for key, words in fixed.items() if len(words) == 1}


def least(place: Structure) -> JsonSchema:
    """Return how many entries a list has at least, as JSON Schema says it; nothing where it may be empty."""
    return next(({"minItems": mark.min_length} for mark in place.marks if isinstance(mark, MinLen)), {})


def _title(model: type[Block] | None) -> str:
    """The name of a model in words: `NotOffered` -> `Not offered`."""
    name = (model.__name__ if model else "").lstrip("_").removesuffix("File")
    name = name.removesuffix("Requirement") or name
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize()
