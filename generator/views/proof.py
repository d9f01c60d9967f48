"""Proofs in words: what shows that a requirement is met, and who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.views import words
from ladder_spec.models.shared import Card, Evidence, HrFile, Letter, Measure, Portfolio, ProgramDone, Record, Seen, Test, Watched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.views.here import Here, Line
    from ladder_spec.models.base import Block


class ProofView(Struct, frozen=True):
    """One proof. All proofs of a requirement are needed."""

    text: Line
    """What shows it."""
    signed_by: str
    """Any one of these signs: Preceptor or Nurse."""


def proofs(here: Here, evidence: Iterable[Evidence]) -> tuple[ProofView, ...]:
    """Return proofs in words."""
    return tuple(ProofView(here.line(sentence(here, proof)), here.roles(proof.signed_by)) for proof in evidence)


def sentence(here: Here, proof: Evidence) -> str:
    """Return one proof as a sentence: its own words, else made from its fields."""
    made = proof.text or _made(here, proof)
    if proof.good_for_months is not None:
        made = f"{made.rstrip('.')}. It stays good for {words.months(proof.good_for_months)}."
    return made if made.endswith((".", "?", "!")) else made + "."


def _made(here: Here, proof: Block) -> str:  # noqa: C901, PLR0911 - one sentence for each type of proof
    match proof:
        case Watched():
            what = f"{proof.count:,} {proof.what}" if proof.what else words.counted(proof.count, "time")
            return _joined(what, "watched", _days(proof.days), f"by {proof.checkers} different checkers" if proof.checkers else "")
        case Record():
            return _joined(f"{proof.count:,} {proof.what}" if proof.count else proof.what, "read by a checker")
        case Seen():
            what = f"{proof.count:,} {proof.what}" if proof.count else proof.what
            return _joined(what, "seen in daily work", _days(proof.days))
        case ProgramDone():
            if proof.program is not None:
                return f"Finished: {here.title('program', proof.program)}"
            return words.counted(proof.hours or 0, "class hour")
        case Card():
            return "A copy of a current card"
        case HrFile():
            return f"Your HR record: {_latest(proof)}"
        case Letter():
            return f"{words.counted(proof.count, 'letter')} from {proof.from_}"
        case Portfolio():
            what = proof.what or "A collection of your work"
            size = f"{proof.items} pieces" if proof.items else ""
            return _joined(what, size, f"at most {words.counted(proof.max_pages, 'page')}" if proof.max_pages else "")
        case Test():
            return _joined(proof.form, f"passed with {proof.pass_percent} % or more" if proof.pass_percent is not None else "passed")
        case Measure():
            return f"{proof.measure}: {proof.target}, over {words.counted(proof.months, 'month')}"
        case _:  # pragma: no cover - the union of proofs is closed
            raise TypeError(type(proof).__name__)


def _latest(proof: HrFile) -> str:
    return f"the last {words.counted(proof.last, proof.what)}" if proof.last and proof.last > 1 else proof.what


def _days(days: int | None) -> str:
    return f"on at least {words.counted(days, 'day')}" if days else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
