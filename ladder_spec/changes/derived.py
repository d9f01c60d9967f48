"""What follows from changes though nobody wrote it: the shortest time to a level, what a person pays, skills that nobody teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.changes.both import Seen
from ladder_spec.changes.prices import you_pay
from ladder_spec.shortest import shortest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Both
    from ladder_spec.changes.change import Change
    from ladder_spec.handbook import Handbook


def what_follows(both: Both) -> Iterator[Change]:
    """Yield what the changes lead to, for all that is in both versions."""
    for was, now in both.pairs["level"].same:
        before, after = shortest(both.old, was), shortest(both.new, now)
        if before is not None and after is not None and before[1] != after[1]:
            code = "time-longer" if after[1] > before[1] else "time-shorter"
            yield _at(both, "level", now).tell(code, old=before[1], new=after[1])
    for kind in ("program", "credential"):
        old, new = both.things(kind)
        for was, now in both.pairs[kind].same:
            yield from you_pay(_at(both, kind, now), old[was].costs, new[now].costs)
    untaught = _untaught(both.old), _untaught(both.new)
    for was, now in both.pairs["competency"].same:
        if (was in untaught[0]) != (now in untaught[1]):
            yield _at(both, "competency", now).tell("no-longer-taught" if now in untaught[1] else "taught-again")


def _at(both: Both, kind: str, thing: str) -> Seen:
    return Seen(both, f"{kind}:{thing}", both.title(kind, thing))


def _untaught(book: Handbook) -> frozenset[str]:
    """Skills that a level asks for and no program teaches."""
    return frozenset(skill for skill in book.competencies if not book.taught_by(skill) and book.asked_by(skill))
