"""What a changed proof means. Proofs have no ids: those of one type that speak of the same thing are the same."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING

from ladder_spec.changes.judges import NO_LIMIT, RULES, Members, Number, Plain, Silent, fields
from ladder_spec.models.shared import Card, HrFile, Letter, Measure, Portfolio, ProgramDone, Record, Test, Watched
from ladder_spec.models.shared import Seen as SeenInWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.changes.judges import Judge
    from ladder_spec.models.shared import Evidence

_ASKED_MORE = ("proof-raised", "proof-lowered")
_COMMON: dict[str, Judge] = {
    "note": Silent("a remark for editors, never published"),
    "type": Silent("another type is another proof"),
    "signed_by": Members("signer-added", "signer-removed", "", "role", exchanged="signers-changed"),
    "text": Plain("words-changed", "own words"),
    "good_for_months": Number("promise-larger", "promise-smaller", "months that it stays good", NO_LIMIT),
}
_COUNT: dict[str, Judge] = {"count": Number(*_ASKED_MORE, "how many")}
_DAYS: dict[str, Judge] = {"days": Number(*_ASKED_MORE, "different days")}
_WHAT: dict[str, Judge] = {"what": Plain("proof-changed", "what it is about")}

RULES |= {
    Watched: _COMMON | _WHAT | _COUNT | _DAYS | {"checkers": Number(*_ASKED_MORE, "different checkers")},
    Record: _COMMON | _WHAT | _COUNT,
    SeenInWork: _COMMON | _WHAT | _COUNT | _DAYS,
    ProgramDone: _COMMON | {"program": Plain("proof-changed", "the program", "program"), "hours": Number(*_ASKED_MORE, "hours of class")},
    Card: _COMMON,
    HrFile: _COMMON | _WHAT | {"last": Number(*_ASKED_MORE, "how many of the latest")},
    Letter: _COMMON | _COUNT | {"from_": Plain("proof-changed", "who writes them")},
    Portfolio: _COMMON
    | _WHAT
    | {"items": Number(*_ASKED_MORE, "pieces"), "max_pages": Number("proof-lowered", "proof-raised", "most pages", NO_LIMIT)},
    Test: _COMMON | {"form": Plain("proof-changed", "the test"), "pass_percent": Number(*_ASKED_MORE, "pass mark in per cent")},
    Measure: _COMMON
    | {
        "measure": Plain("proof-changed", "what is measured"),
        "target": Plain("proof-changed", "the target"),
        "months": Number(*_ASKED_MORE, "over how many months"),
    },
}


def proofs(seen: Seen, old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> Iterator[Change]:
    """Yield what changed in a list of proofs, of which all are needed."""
    left, joined = list(old), list(new)
    for same in (eq, _same_subject, _same_type):
        for before in tuple(left):
            after = next((one for one in joined if same(before, one)), None)
            if after is not None:
                left.remove(before)
                joined.remove(after)
                if before != after:
                    yield from fields(seen.inside(words(seen, after, counted=False)), before, after)
    for one in left:
        yield seen.tell("proof-removed", old=words(seen, one))
    for one in joined:
        yield seen.tell("proof-added", new=words(seen, one))


def _same_subject(one: Evidence, other: Evidence) -> bool:
    return _same_type(one, other) and _about(one) == _about(other)


def _same_type(one: Evidence, other: Evidence) -> bool:
    return one.type == other.type


def words(seen: Seen, proof: Evidence, *, counted: bool = True) -> str:
    """Return a proof in a few words: `watched 10 blood draws`."""
    if isinstance(proof, ProgramDone) and proof.program:
        return f"program {seen.both.title('program', proof.program)}"
    if isinstance(proof, Card):
        return "a current card"
    if isinstance(proof, Letter):
        return f"letter from {proof.from_}"
    about, count = _about(proof), getattr(proof, "count", None) or getattr(proof, "hours", None)
    return " ".join(str(word) for word in (proof.type.replace("hr-file", "HR file"), count if counted else "", about) if word)


def _about(proof: Evidence) -> str:
    """What a proof speaks of."""
    return next((text for name in ("what", "program", "form", "measure", "from_") if (text := getattr(proof, name, None))), "")
