"""What a word in a cell stands for: an id of the handbook, its title, a word that people use for it, or a near one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from generator.exchange.workbook.headings import folded
from generator.exchange.workbook.values import id_of
from ladder_spec.models.base import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.exchange.workbook.columns import Column

_NEAR: Final = 85
"""From this likeness on (0 to 100) a title is offered, for a person to look at."""
_SOME: Final = 50
"""From this likeness on an id of a long list is named as a possible one."""
_ID: Final = re.compile(ID_PATTERN)
_POINTER: Final = re.compile(r"[a-z0-9-]+[:.][A-Za-z0-9.-]+")
_OFFERED: Final = 12

_SAID: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "evidence.type": (
        ("watched", r"observ|watch|demonstrat|return demo|check ?off|sign ?off|direct|skills? check"),
        ("card", r"\bcards?\b|copy of (?:card|license|certificate)|license|certificate"),
        ("program", r"\bclass|\bcourse|training|module|in-?service"),
        ("record", r"chart|\blogs?\b|audit|documentation|\brecord"),
        ("letter", r"letter|reference|recommendation"),
        ("test", r"\btest|exam|quiz|competency assessment"),
        ("portfolio", r"portfolio|project"),
        ("hr-file", r"\bhr\b|personnel|payroll|employee file|time in role"),
        ("measure", r"measure|metric|\brate\b|score"),
        ("seen", r"daily work|\bseen\b"),
    ),
    "kind": (
        ("competency", r"skill|competenc"),
        ("credential", r"certif|credential|license"),
        ("experience", r"experience|time|tenure"),
        ("education", r"education|school|degree"),
        ("program", r"training|course|class|program"),
    ),
}
"""Words that people use, most telling first."""


class Meanings:
    """Looks words up in the ids of one handbook."""

    def __init__(self, ids: Mapping[str, Mapping[str, str]], also: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Take what a handbook has.

        Args:
            ids: Kind -> id -> title.
            also: Kind -> another name of a thing -> its id.
        """
        self.ids = ids
        self._also = also or {}

    def choices(self, column: Column) -> dict[str, str]:
        """Return what may stand in a column, with titles."""
        if column.ref is None:
            return dict.fromkeys(column.words, "")
        kinds = column.ref.kinds
        found = dict.fromkeys(column.ref.also, "")
        for kind in kinds:
            found |= {one if len(kinds) == 1 else f"{kind}:{one}": title for one, title in self.ids.get(kind, {}).items()}
        return found

    def is_known(self, column: Column, text: str, *, ours: bool) -> bool:
        """Whether a text is just what the spec language takes. A workbook of ours may name ids that it brings itself."""
        return text in self.choices(column) or (ours and column.ref is not None and bool(_ID.match(text) or _POINTER.fullmatch(text)))

    def one(self, column: Column, text: str) -> tuple[str | None, str]:
        """Return what a text stands for, None where nothing fits; and how that was found out, for a person."""
        choices = self.choices(column)
        by_title = {folded(title): one for one, title in choices.items() if title}
        also = self._also.get(column.ref.kinds[0], {}) if column.ref is not None and len(column.ref.kinds) == 1 else {}
        said = folded(text)
        sure = (
            (text.lower() if text.lower() in choices else None, "an id"),
            (by_title.get(said), "its title"),
            (id_of(text) if id_of(text) in choices else None, "like its id"),
            (also.get(said), "another name of it"),
        )
        for value, doubt in sure:
            if value is not None:
                return value, doubt
        if column.name == "evidence.signed_by":
            return self._role(said, choices)
        if column.ref is not None and "level" in column.ref.kinds:  # MA II is near to MA III, and another one
            return None, _offer(_likely(said, choices))
        for word, pattern in _SAID.get(column.name, ()):
            if re.search(pattern, text.lower()):
                return word, "by its words"
        begun = [one for one in choices if one.startswith(f"{id_of(text)}-")] if id_of(text) else []
        if len(begun) == 1:
            return begun[0], "its id begins so"
        near = process.extractOne(said, by_title.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
        if near is not None:
            return by_title[near[0]], f"near to its title, {near[1] / 100:.2f}"
        return None, _offer(begun or _likely(said, choices))

    def _role(self, said: str, choices: Mapping[str, str]) -> tuple[str | None, str]:
        """The role that a text names: “Preceptor observes”."""
        words = f" {said} "
        found = [one for one, title in choices.items() if f" {folded(title or one)} " in words or f" {folded(one)} " in words]
        return (found[0], "named in it") if len(found) == 1 else (None, _offer(found or list(choices)))


def _likely(said: str, choices: Mapping[str, str]) -> list[str]:
    """All of a short list, and of a long one those that have most in common with a text."""
    if len(choices) <= _OFFERED:
        return list(choices)
    names = {one: folded(f"{one} {title}") for one, title in choices.items()}
    return [one for _, score, one in process.extract(said, names, scorer=fuzz.token_set_ratio, limit=3) if score > _SOME]


def _offer(choices: list[str]) -> str:
    return f"nothing fits for sure; is it one of {', '.join(choices)}?" if choices else "nothing fits"
