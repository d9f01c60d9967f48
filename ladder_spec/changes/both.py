"""Two versions of a handbook side by side: which things are the same ones, and the readers' words for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ladder_spec.changes.change import Change
from ladder_spec.changes.pairs import Pairs, pair_up
from ladder_spec.models.requirement import CompetencyRequirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.base import Block
    from ladder_spec.models.requirement import Option, Requirement

TYPED = "type:id"
"""Stands for the kind of things that are named with their type before the id."""
_SHORT = 60


@dataclass(frozen=True, eq=False)
class Both:
    """Two versions of a handbook."""

    old: Handbook
    new: Handbook

    def things(self, kind: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Return all things of a kind in both versions, by id."""
        return _things(self.old, kind), _things(self.new, kind)

    @cached_property
    def pairs(self) -> Mapping[str, Pairs]:
        """For each kind of thing that has an id of its own, which old one is which new one."""
        return {kind: pair_up(*self.things(kind), words=_words, renamed=_renamed) for kind in THINGS}

    def now(self, kind: str, thing: str) -> str:
        """Return the id that an old thing has in the new version; its own where it is gone or has none."""
        if kind == TYPED:
            kind, _, thing = thing.partition(":")
            return f"{kind}:{self.now(kind, thing)}"
        pairs = self.pairs.get(kind)
        return pairs.now.get(thing, thing) if pairs is not None else thing

    def title(self, kind: str, thing: str) -> str:
        """Return the readers' word for a thing of either version; its id where it has none."""
        if kind == TYPED:
            kind, _, thing = thing.partition(":")
        for book in (self.new, self.old):
            found = _things(book, kind).get(thing)
            if found is not None:
                return _title(found) or thing
        return thing

    def requirement_title(self, book: Handbook, level: str, requirement: Requirement | Option) -> str:
        """Return the words for a requirement: its level, and its skill or its text."""
        return f"{self.title('level', level)}, {self.asked(book, requirement)}"

    def asked(self, book: Handbook, requirement: Requirement | Option) -> str:
        """Return a requirement in a few words."""
        if isinstance(requirement, CompetencyRequirement):
            return self.title("competency", requirement.competency)
        return short(book.text_of(requirement))


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a comparison is: a thing, and a part of it."""

    both: Both
    at: str
    title: str
    part: str = ""
    """The part in words, such as "proof"."""
    blocks: tuple[Block, Block] | None = None
    """The block in both versions, for what depends on a field beside."""

    def tell(self, code: str, name: str = "", old: object = "", new: object = "") -> Change:
        """Make a change at this place."""
        words = ", ".join(word for word in (self.part, name) if word)
        return Change(code, self.at, self.title, words, shown(old), shown(new))

    def inside(self, part: str) -> Seen:
        """Return the place of a part."""
        return Seen(self.both, self.at, self.title, ", ".join(word for word in (self.part, part) if word), self.blocks)

    def of(self, old: Block, new: Block) -> Seen:
        """Return this place with the blocks that are compared."""
        return Seen(self.both, self.at, self.title, self.part, (old, new))


def step_title(book: Handbook, competency: str, step: str) -> str:
    """Return the readers' word for a step of a skill's scale in one version; its id where it has none there."""
    if competency not in book.competencies:
        return step
    return next((one.title for one in book.scale_of(competency).steps if one.id == step), step)


def short(text: str) -> str:
    """Return the beginning of a text."""
    text = text.rstrip(".")
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rsplit(" ", 1)[0] + " …"


def shown(value: object) -> str:
    """Return a value in words."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(map(shown, value)) or "none"
    return str(value)


def _title(thing: object) -> str:
    return next((str(text) for name in ("title", "term", "text", "when") if isinstance(text := getattr(thing, name, None), str)), "")


def _words(thing: object) -> str:
    """The words by which two things are recognized as one."""
    names = ("title", "definition", "summary", "means", "text")
    return " ".join(text for name in names if isinstance(text := getattr(thing, name, None), str))


def _renamed(thing: object) -> Iterable[str]:
    found: Iterable[str] = getattr(thing, "renamed_from", ())
    return found


THINGS = (
    *("ladder", "level", "domain", "competency", "program", "credential", "funding", "pathway", "site", "scope"),
    *("promotion", "recognition", "differential", "role", "scale", "term", "track"),
)
"""Kinds of thing that have an id of their own in the whole handbook."""


def _things(book: Handbook, kind: str) -> Mapping[str, Any]:
    match kind:
        case "domain":
            return {name: file.domain for name, file in book.domains.items()}
        case "track":
            return {name: track for name, (_, track) in book.tracks.items()}
        case "scale":
            return {scale.id: scale for scale in book.file.scales}
        case "term":
            return {term.id: term for term in book.terms}
        case _:
            pass
    found: Mapping[str, Any] = {
        "ladder": book.ladders,
        "level": book.levels,
        "competency": book.competencies,
        "program": book.programs,
        "credential": book.credentials,
        "funding": book.funds,
        "pathway": book.pathways,
        "site": book.sites,
        "scope": book.scopes,
        "promotion": book.promotions,
        "recognition": book.recognition,
        "differential": book.differentials,
        "role": book.roles,
    }.get(kind, {})
    return found
