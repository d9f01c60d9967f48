"""What changed between two versions of a handbook: things are compared by id, never by line."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from ladder_spec.changes import ladders, learning, places  # noqa: F401 - importing a module enters its rules
from ladder_spec.changes.both import Both, Seen
from ladder_spec.changes.derived import what_follows
from ladder_spec.changes.judges import Many, fields
from ladder_spec.changes.requirements import requirements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.change import Change
    from ladder_spec.handbook import Handbook

_COME_AND_GONE = {
    "ladder": ("thing-added", "thing-removed", "ladder"),
    "track": ("thing-added", "thing-removed", "track"),
    "level": ("level-added", "level-removed", ""),
    "domain": ("thing-added", "thing-removed", "group of skills"),
    "competency": ("thing-added", "thing-removed", "skill"),
    "program": ("program-added", "program-removed", ""),
    "credential": ("thing-added", "thing-removed", "credential"),
    "funding": ("fund-added", "fund-removed", ""),
    "pathway": ("way-added", "way-removed", ""),
    "site": ("site-added", "site-removed", ""),
    "scope": ("thing-added", "thing-removed", "state"),
    "promotion": ("thing-added", "thing-removed", "policy"),
    "recognition": ("recognition-added", "recognition-removed", "recognition"),
    "differential": ("extra-pay-added", "extra-pay-removed", ""),
    "term": ("thing-added", "thing-removed", "word"),
}
"""For each kind of thing: the kinds of change when one comes or goes, and the readers' word."""


def compare(old: Handbook, new: Handbook) -> tuple[Change, ...]:
    """Return what changed, in the order of the handbook: ladders and levels, what they ask, then all else, then what follows from it.

    Args:
        old: The version before.
        new: The version after.

    Returns:
        Nothing for two equal versions. Old and new turned round give the changes that take these back.
    """
    both = Both(old, new)
    found = chain(_whole(both), _ways(both), requirements(both), *(_things(both, kind) for kind in _COME_AND_GONE), what_follows(both))
    return tuple(dict.fromkeys(found))


def _whole(both: Both) -> Iterator[Change]:
    """The parts that every handbook has once."""
    yield from fields(Seen(both, "handbook:handbook", both.new.file.title), both.old.file, both.new.file)
    if all("meetings" in vars(book.mentorship) for book in (both.old, both.new)):  # in a faulty version it may be unread
        yield from fields(Seen(both, "policy:mentorship", "Mentors and career talks"), both.old.mentorship, both.new.mentorship)


def _things(both: Both, kind: str) -> Iterator[Change]:
    old, new = both.things(kind)
    pairs, (come, gone, word) = both.pairs[kind], _COME_AND_GONE[kind]
    for was, now in pairs.renamed:
        yield _at(both, kind, now).tell("renamed", old=was, new=now)
    for was, now in pairs.suspected:
        yield _at(both, kind, now).tell("rename-suspected", old=was, new=now)
    for name in pairs.gone:
        yield _at(both, kind, name).tell(gone, word, old=both.title(kind, name))
    for name in pairs.come:
        yield _at(both, kind, name).tell(come, word, new=both.title(kind, name))
    for was, now in pairs.same:
        if old[was] != new[now]:
            yield from fields(_at(both, kind, now), old[was], new[now])
    if kind == "competency":
        yield from _moved(both)


def _at(both: Both, kind: str, thing: str) -> Seen:
    return Seen(both, f"{kind}:{thing}", both.title(kind, thing))


def _moved(both: Both) -> Iterator[Change]:
    """Skills that stand in another group now."""
    for was, now in both.pairs["competency"].same:
        before, after = both.old.domain_of(was).domain.id, both.new.domain_of(now).domain.id
        if both.now("domain", before) != after:
            yield _at(both, "competency", now).tell("pointer-changed", "group", both.title("domain", before), both.title("domain", after))


def _ways(both: Both) -> Iterator[Change]:
    """Ways into levels that are in both versions, told at the level that they lead to."""
    laddered = [{level for ladder in book.ladders.values() for level in ladder.levels} for book in (both.old, both.new)]
    for was, now in both.pairs["level"].same:
        seen = _at(both, "level", now)
        if was not in laddered[0] or now not in laddered[1]:
            continue
        for judge, old, new in (
            (_way_judge(both), both.old.ways_into(was), both.new.ways_into(now)),
            (Many(lambda _: "", "rule-added", "rule-removed", "a way in", lambda _: "people are hired here from outside"),
             both.old.entries_to(was), both.new.entries_to(now)),
        ):  # fmt: skip
            yield from judge(seen, old, new)


def _way_judge(both: Both) -> Many:
    def words(way: Any) -> str:  # noqa: ANN401 - an entry has no start
        return f"the way from {both.title('level', way.from_)}"

    return Many(lambda way: way.from_, "way-added", "way-removed", "", words, "level")
