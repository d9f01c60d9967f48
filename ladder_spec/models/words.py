"""Small files about words: `glossary.yml`, `search.yml`, `changes/*.yml`, `i18n/<language>/*.yml`."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ladder_spec.models.base import Block, Day, Defines, EditionName, Id, Line, Percent, Ref, Sealed, Title, Touched, Word, Words, typed_id

PAGE_TYPES = (
    "level",
    "competency",
    "domain",
    "program",
    "credential",
    "funding",
    "pathway",
    "site",
    "scope",
    "ladder",
    "track",
    "page",
    "policy",
    "sheet",
)
"""What a reader question may be answered by. `page`, `policy` and `sheet` name pages that no single spec owns."""


class Term(Block):
    """A word that readers may not know."""

    id: Annotated[Id, Defines("term")]
    """Short name of the term."""
    term: Title
    """The word."""
    means: Line
    """What it means."""
    aka: Words = ()
    """Other words that people type when they look for it."""


class GlossaryFile(Block):
    """Words we use."""

    schema_: Literal["rungbook/glossary/v1"] = Field(alias="schema")
    """rungbook/glossary/v1"""
    terms: tuple[Term, ...]
    """The words."""


class SearchBar(Block):
    """How good the search must be."""

    first: Percent
    """Per cent of questions whose first result is an accepted one."""
    first_3: Percent
    """Per cent of questions with an accepted result among the first three."""


class Question(Block):
    """What a reader types, and the pages that answer."""

    q: Word
    """What is typed."""
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    """The language."""
    accept: Annotated[
        tuple[Annotated[str, typed_id(*PAGE_TYPES), Ref(PAGE_TYPES)], ...],
        Field(min_length=1),
    ]
    """Pages that answer, best first, as `type:id`."""


class SearchFile(Block):
    """Reader questions that the search must answer."""

    schema_: Literal["rungbook/search/v1"] = Field(alias="schema")
    """rungbook/search/v1"""
    bar: SearchBar
    """How good the search must be."""
    questions: tuple[Question, ...]
    """The questions."""


class ChangeFile(Block):
    """A note about a change, for the people that it touches."""

    schema_: Literal["rungbook/change/v1"] = Field(alias="schema")
    """rungbook/change/v1"""
    id: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$", max_length=60), Defines("change")]
    """Year, month and a short name; equal to the file name."""
    announced: Day
    """The day when people were told."""
    effective: Day
    """The day from which it holds."""
    edition: EditionName
    """The first edition with it."""
    touches: Annotated[tuple[Touched, ...], Field(min_length=1)]
    """What it touches: `level.requirement`, or `type:id`."""
    direction: Literal["harder", "easier", "pay", "duty", "wording", "link"]
    """What it means for people."""
    what: Line
    """What changes."""
    why: Line
    """Why."""
    in_progress: Line
    """What holds for people on the way."""


class TranslatedField(Block):
    """One text in another language."""

    text: Line
    """The translation."""
    from_: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] = Field(alias="from")
    """The first 12 hex digits of the source text's hash, so that a changed source is noticed."""
    reviewed: Day
    """The day when a person read it."""


class TranslationFile(Block):
    """Translations of one spec file."""

    schema_: Literal["rungbook/translation/v1"] = Field(alias="schema")
    """rungbook/translation/v1"""
    of: Word
    """The file that is translated."""
    fields: Annotated[Mapping[str, TranslatedField], Sealed]
    """Translations by `id.field`."""
