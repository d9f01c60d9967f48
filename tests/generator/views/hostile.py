"""Handbooks whose every free text is other words, found by the language itself, so that no field can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import StringConstraints

from ladder_spec.models import kind_of
from ladder_spec.models.base import LINE_MAX, TITLE_MAX, Ref
from ladder_spec.models.structure import Structure, structure_of
from tests.generator.views.specs import Raw

MARKUP = "Watch <script>alert(\"1\")</script><b onclick=x>bold</b> & {{ 7 * 7 }} 'end'"


def free_text(place: Structure) -> bool:
    """Whether HR may write any words here: a line, a title or a word that is no reference."""
    lengths = {mark.max_length for mark in place.marks if isinstance(mark, StringConstraints)}
    return bool(lengths & {LINE_MAX, TITLE_MAX}) and place.mark(Ref) is None


def with_words(value: Raw, place: Structure | None, words: str) -> Raw:
    """A tree with other words in every free text, those that are left out filled in."""
    chosen = place.chosen(value) if place is not None else None
    if chosen is None or value is None:
        return value
    if chosen.block is not None:
        missing = {key: words for key, inner in chosen.fields.items() if key not in value and free_text(inner)}
        return {key: with_words(inner, chosen.fields.get(key), words) for key, inner in value.items()} | missing
    if chosen.item is not None:
        return [with_words(inner, chosen.item, words) for inner in value]
    if chosen.entry is not None:
        return {key: with_words(inner, chosen.entry, words) for key, inner in value.items()}
    return words if free_text(chosen) else value


def everywhere(folder: Path, words: str) -> dict[str, Callable[[Raw], object]]:
    """Changes that put words into every free text of every file that pages are made from."""

    def change_of(path: str) -> Callable[[dict[str, Any]], object]:
        kind = kind_of(path)
        assert kind is not None, path
        place = structure_of(kind.model)

        def change(tree: dict[str, Any]) -> None:
            made = with_words(tree, place, words)
            tree.clear()
            tree.update(made)

        return change

    paths = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.yml")))
    return {path: change_of(path) for path in paths if not path.startswith(("i18n/", "search.yml"))}
