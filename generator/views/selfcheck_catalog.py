"""The catalog of the self-check: how a browser reads marks of this edition and of every earlier one.

Marks are kept by requirement, each with the meaning that it was given for. The catalog names every requirement that any edition had, in an
order that only grows: its place there stands for it in share links. It says what each meaning is today, since which edition, and where
the marks of a requirement that was renamed, merged, split or replaced belong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.views.selfcheck_editions import EditionFacts, Known

RENAMED: Final = 0
"""The same requirement under another name: marks follow."""
REPLACED: Final = 1
"""Another requirement in place of earlier ones: marks come over, to be looked at again."""
TWIN: Final = 2
"""Two requirements that were one for a while: a mark counts only if its meaning is still the same."""


def catalog(past: Sequence[EditionFacts], now: EditionFacts) -> dict[str, Any]:
    """Return the catalog as plain data.

    Args:
        past: Earlier editions, oldest first.
        now: The present edition.

    Returns:
        `handbook`; `edition`; `ids`, all requirements there ever were; `now`, for each of today its meaning, and the edition from which
        that holds; `from`, for each requirement the earlier ones with one of the three relations above; `gone`, title, edition and reason
        of those that are no more; `before`, for each of today what was asked under an earlier meaning, and the last edition to ask it;
        `digests`, a sum of all meanings by edition.
    """
    editions = [*(facts for facts in past if facts.edition != now.edition), now]
    ids = list(dict.fromkeys(known.id for facts in editions for known in facts.requirements))
    live = {known.id: known for known in now.requirements}
    relations = _relations(editions, live)
    return {
        "handbook": editions[0].handbook,
        "edition": now.edition,
        "ids": ids,
        "now": {known.id: [known.meaning, _since(editions, known, relations)] for known in now.requirements},
        "from": relations,
        "gone": _gone(editions, live),
        "before": _before(editions, live, relations),
        "digests": {facts.edition: digest(facts.requirements) for facts in editions},
    }


def digest(requirements: Iterable[Known]) -> int:
    """Return a number of 16 bits that tells the meanings of one edition from those of a draft with the same name."""
    return crc32("\n".join(sorted(f"{known.id} {known.meaning}" for known in requirements)).encode()) & 0xFFFF


def _relations(editions: Sequence[EditionFacts], live: dict[str, Known]) -> dict[str, list[list[Any]]]:
    """For each requirement the earlier ones whose marks may belong to it, each with how."""
    found: dict[str, dict[str, int]] = {}
    for facts in editions:
        for known in facts.requirements:
            sources = found.setdefault(known.id, {})
            for old in known.renamed_from:
                sources.setdefault(old, RENAMED)
            for old in known.replaces:
                sources.setdefault(old, REPLACED)
    for facts in editions:
        for known in facts.requirements:
            _add_twins(found, known, live)
    return {known: [[old, how] for old, how in sources.items()] for known, sources in found.items() if sources}


def _add_twins(found: dict[str, dict[str, int]], known: Known, live: dict[str, Known]) -> None:
    """Under which name of one requirement marks are kept can change with the order of the levels."""
    group = (known.id, *known.same)
    for one in group:
        if one in live:
            for other in group:
                if other != one:
                    found.setdefault(one, {}).setdefault(other, TWIN)


def _since(editions: Sequence[EditionFacts], known: Known, relations: dict[str, list[list[Any]]]) -> str:
    """The edition from which a requirement has had its meaning without a break, under whatever name."""
    since = editions[-1].edition
    names = {known.id, *_earlier(known.id, relations)}
    for facts in reversed(editions[:-1]):
        meanings = {other.meaning for other in facts.requirements if other.id in names}
        if meanings != {known.meaning}:
            break
        since = facts.edition
    return since


def _earlier(name: str, relations: dict[str, list[list[Any]]]) -> set[str]:
    """Every name that a requirement had."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for old, how in relations.get(waiting.pop(), ()):
            if how == RENAMED and old not in found:
                found.add(old)
                waiting.append(old)
    return found


def _gone(editions: Sequence[EditionFacts], live: dict[str, Known]) -> dict[str, list[str]]:
    """Title of each requirement that is no more, with the edition and the reason where it was retired."""
    found = {known.id: [known.title, "", ""] for facts in editions for known in facts.requirements if known.id not in live}
    for facts in editions:
        for one in facts.retired:
            if one.id not in live:
                found[one.id] = [found[one.id][0] if one.id in found else "", one.edition, one.reason]
    return found


def _before(
    editions: Sequence[EditionFacts], live: dict[str, Known], relations: dict[str, list[list[Any]]]
) -> dict[str, dict[str, list[str]]]:
    """What a requirement of today asked under each earlier meaning, and until which edition."""
    found: dict[str, dict[str, list[str]]] = {}
    names = {old: known.id for known in live.values() for old in (known.id, *_earlier(known.id, relations))}
    for facts in editions[:-1]:
        for known in facts.requirements:
            today = live.get(names.get(known.id, ""))
            if today is not None and known.meaning != today.meaning:
                found.setdefault(today.id, {})[known.meaning] = [known.asked, facts.edition]
    return found
