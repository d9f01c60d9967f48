"""What the self-check must know of an edition: each requirement with its meaning, and what became of earlier ones.

The present edition comes from the specs. Earlier ones are read from `handbook/editions/*.json`, where each file holds `frozen(handbook)`
of its day under the key `self_check`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec
from msgspec import Struct

from ladder_spec.errors import LadderError
from ladder_spec.meaning import meaning_of
from ladder_spec.models.requirement import CompetencyRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ladder_spec.adding_up import Standing
    from ladder_spec.handbook import Handbook

KEY: Final = "self_check"
"""Where a frozen edition keeps these facts."""


class Known(Struct, frozen=True):
    """A requirement as one edition has it."""

    id: str
    """Its name for readers' marks: `ma-2.venipuncture`, the first level that asks it."""
    meaning: str
    """See `ladder_spec.meaning`."""
    title: str
    asked: str
    """What is asked, in a few words: the step, or the text."""
    same: tuple[str, ...] = ()
    """The same requirement under the names of other levels: one mark counts for all."""
    renamed_from: tuple[str, ...] = ()
    """Names that it had before."""
    replaces: tuple[str, ...] = ()
    """Requirements that it stands in for."""


class Gone(Struct, frozen=True):
    """A requirement that was retired."""

    id: str
    edition: str
    """The first edition without it."""
    reason: str


class EditionFacts(Struct, frozen=True):
    """One edition, as the self-check needs it."""

    handbook: str
    """The name under which browsers keep marks of this handbook."""
    edition: str
    requirements: tuple[Known, ...]
    retired: tuple[Gone, ...] = ()


class EditionError(LadderError):
    """A frozen edition cannot be read."""


def present(handbook: Handbook) -> EditionFacts:
    """Return the facts of the handbook as it stands."""
    file = handbook.file
    gone = (
        Gone(name, one.edition, plain(one.reason))
        for level in handbook.levels.values()
        for one in level.retired
        for name in _names((level.id, *level.renamed_from), one.id)
    )
    return EditionFacts(
        handbook=handbook_name(handbook),
        edition=file.edition,
        requirements=tuple(_known(handbook, item) for item in all_asked(handbook).values()),
        retired=tuple(gone),
    )


def handbook_name(handbook: Handbook) -> str:
    """Return the name by which browsers, calendars and feed readers know the handbook in every edition."""
    return f"{_slug(handbook.file.organization)}.{handbook.file.ladders[0]}"


def all_asked(handbook: Handbook) -> dict[str, Standing]:
    """Return every requirement once, by its name, in the words of the level that asks it first."""
    found: dict[str, Standing] = {}
    for level in handbook.levels:
        for item in handbook.full(level).items:
            found.setdefault(item.path, item)
    return found


def frozen(handbook: Handbook) -> dict[str, Any]:
    """Return the facts as plain data, for the file of an edition."""
    found: dict[str, Any] = msgspec.to_builtins(present(handbook))
    return found


def thawed(editions: Iterable[tuple[str, bytes]]) -> tuple[EditionFacts, ...]:
    """Read frozen editions.

    Args:
        editions: Path and content of each file.

    Returns:
        The editions, oldest first: 2026.2 is before 2026.10.

    Raises:
        EditionError: A file is no frozen edition.
    """
    found = []
    for path, content in editions:
        try:
            found.append(msgspec.convert(msgspec.json.decode(content)[KEY], EditionFacts))
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise EditionError(f"{path} is no frozen edition of a handbook ({error}). Take it back from Git; never edit it.") from error
    return tuple(sorted(found, key=lambda facts: edition_order(facts.edition)))


def edition_order(edition: str) -> tuple[int, ...]:
    """Return what editions are sorted by: 2026.2 is before 2026.10."""
    return tuple(int(part) if part.isdigit() else 0 for part in edition.split("."))


def edition_before(edition: str, files: Iterable[Path]) -> Path | None:
    """Return the file of the newest frozen edition that is older than this one; None where there is none.

    Args:
        edition: The name of an edition.
        files: The files of frozen editions.
    """
    older = [path for path in files if edition_order(path.stem) < edition_order(edition)]
    return max(older, key=lambda path: edition_order(path.stem), default=None)


def _known(handbook: Handbook, item: Standing) -> Known:
    requirement = item.requirement
    text = plain(handbook.text_of(requirement))
    skill = requirement if isinstance(requirement, CompetencyRequirement) else None
    return Known(
        id=item.path,
        meaning=meaning_of(handbook, requirement),
        title=handbook.competencies[skill.competency].title if skill else text,
        asked=handbook.step(skill.competency, skill.proficiency).title if skill else text,
        same=item.same_as,
        renamed_from=tuple(_earlier_names(handbook, item)),
        replaces=requirement.replaces,
    )


def _earlier_names(handbook: Handbook, item: Standing) -> Iterator[str]:
    """Every name that the requirement had: its own earlier ids, under each id that its level had."""
    level = handbook.levels[item.level]
    for one in (item.requirement.id, *item.requirement.renamed_from):
        yield from (name for name in _names((level.id, *level.renamed_from), one) if name != item.path)


def _names(levels: Iterable[str], requirement: str) -> Iterator[str]:
    for level in levels:
        yield f"{level}.{requirement}"


def _slug(text: str) -> str:
    return "-".join("".join(letter if letter.isalnum() and letter.isascii() else " " for letter in text.lower()).split()) or "handbook"
