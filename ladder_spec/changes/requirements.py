"""What levels ask, old against new: which requirement is which, then what changed in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ladder_spec.changes.asked import requirement
from ladder_spec.changes.both import Seen
from ladder_spec.changes.pairs import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Both
    from ladder_spec.changes.change import Change
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Requirement


@dataclass(slots=True)
class _Left:
    """Requirements of one version, by `level.requirement`, that have no partner yet."""

    book: Handbook
    by_path: dict[str, Requirement] = field(default_factory=dict)

    def words(self, path: str) -> str:
        """What a requirement is recognized by: its kind, and its skill or text."""
        one = self.by_path[path]
        return f"{one.kind} {getattr(one, 'competency', '') or one.text}"


def requirements(both: Both) -> Iterator[Change]:
    """Yield what changed in what levels ask; levels that came or went are told as a whole."""
    old, new = (
        _Left(book, {f"{level.id}.{one.id}": one for level in book.levels.values() for one in level.requirements})
        for book in (both.old, both.new)
    )
    for was, now in _same(both, old, new):
        before, after = old.by_path.pop(was), new.by_path.pop(now)
        if before is not after and before != after:  # a file that is the same in both was read once
            yield from requirement(_at(both, both.new, now, after), before, after)
    for how in (_renamed, _replaced, _suspected):
        code = {_renamed: "renamed", _replaced: "replaced", _suspected: "rename-suspected"}[how]
        for was, now in how(both, old, new):
            seen = _at(both, both.new, now, new.by_path[now])
            yield seen.tell(code, old=was, new=now)
            yield from requirement(seen, old.by_path.pop(was), new.by_path.pop(now))
    for side, other, code in ((old, both.new, "requirement-removed"), (new, both.old, "requirement-added")):
        for path, one in side.by_path.items():
            if _level_there(both, side.book, path, other):
                told = {"old" if code == "requirement-removed" else "new": side.book.text_of(one)}
                yield _at(both, side.book, path, one).tell(code, **told)


def _at(both: Both, book: Handbook, path: str, one: Requirement) -> Seen:
    return Seen(both, path, both.requirement_title(book, path.partition(".")[0], one))


def _level_there(both: Both, book: Handbook, path: str, other: Handbook) -> bool:
    """Whether the level of a requirement is in the other version too."""
    level = path.partition(".")[0]
    if book is both.old:
        return both.now("level", level) in other.levels
    return level in other.levels or level in both.pairs["level"].now.values()


def _moved(both: Both, path: str) -> str:
    """An old path with the level's present id."""
    level, _, name = path.partition(".")
    return f"{both.now('level', level)}.{name}"


def _same(both: Both, old: _Left, new: _Left) -> list[tuple[str, str]]:
    return [(path, now) for path in old.by_path if (now := _moved(both, path)) in new.by_path]


def _renamed(both: Both, old: _Left, new: _Left) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for was, before in old.by_path.items():
        level = _moved(both, was).partition(".")[0]
        for now, after in new.by_path.items() if before.renamed_from else ():
            if now.startswith(f"{level}.") and after.id in before.renamed_from:
                found.setdefault(now, was)
    by_moved = {_moved(both, path): path for path in old.by_path}
    for now, after in new.by_path.items():
        for name in after.renamed_from:
            was_path = by_moved.get(f"{now.partition('.')[0]}.{name}")
            if was_path is not None and was_path not in found.values():
                found.setdefault(now, was_path)
    return [(was, now) for now, was in found.items()]


def _replaced(both: Both, old: _Left, new: _Left) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    by_moved = {_moved(both, path): path for path in old.by_path}
    for now, after in new.by_path.items():
        for name in after.replaces:
            was = name if name in old.by_path else by_moved.get(name, "")
            if was and was not in found.values():
                found.setdefault(now, was)
    for was, before in old.by_path.items():
        for name in before.replaces:
            if name in new.by_path and name not in found and was not in found.values():
                found[name] = was
    return [(was, now) for now, was in found.items()]


def _suspected(both: Both, old: _Left, new: _Left) -> list[tuple[str, str]]:
    """In one level only, so that the same words at two levels are never mistaken for each other."""
    found = []
    for level in dict.fromkeys(path.partition(".")[0] for path in new.by_path):
        gone = {path: old.words(path) for path in old.by_path if _moved(both, path).startswith(f"{level}.")}
        come = {path: new.words(path) for path in new.by_path if path.startswith(f"{level}.")} if gone else {}
        found += alike(gone, come)
    return found
