"""Every kind of change: what it does to people, the words for it, and the kind that takes it back.

Most kinds come in pairs: what makes the way up harder in one direction makes it easier in the other. A kind without a partner is its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Direction(StrEnum):
    """What a change does to people. All but the last are the words of change notes."""

    HARDER = "harder"
    EASIER = "easier"
    PAY = "pay"
    DUTY = "duty"
    WORDING = "wording"
    LINK = "link"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of change."""

    code: str
    """Its name in JSON, such as `step-raised`."""
    direction: Direction
    """What it does to people."""
    says: str
    """The change in words, with places for `{name}`, `{old}`, and `{new}`."""
    back: str
    """The code of the kind that takes it back."""
    takes_away: bool = False
    """Whether it takes pay or money for school away from people."""


_HARDER_EASIER: Final = (
    ("requirement-added", "asked for the first time: {new}", "requirement-removed", "no longer asked: {old}"),
    ("step-raised", "the step goes up: {old} → {new}", "step-lowered", "the step goes down: {old} → {new}"),
    ("months-raised", "months: {old} → {new}", "months-lowered", "months: {old} → {new}"),
    ("level-counts-no-more", "months as {old} count no more", "level-counts-too", "months as {new} now count"),
    ("outside-counts-less", "{name}: {old} → {new}", "outside-counts-more", "{name}: {old} → {new}"),
    ("credential-counts-no-more", "no longer counts: {old}", "credential-counts-too", "now counts too: {new}"),
    ("program-counts-no-more", "no longer counts: {old}", "program-counts-too", "now counts too: {new}"),
    ("schooling-counts-no-more", "schooling {old} no longer counts", "schooling-counts-too", "schooling {new} counts too"),
    ("need-raised", "how many you need: {old} → {new}", "need-lowered", "how many you need: {old} → {new}"),
    ("due-sooner", "due by the end of month: {old} → {new}", "due-later", "due by the end of month: {old} → {new}"),
    ("age-raised", "lowest age: {old} → {new}", "age-lowered", "lowest age: {old} → {new}"),
    ("review-stricter", "{name}: {old} → {new}", "review-looser", "{name}: {old} → {new}"),
    ("conduct-longer", "months without a warning: {old} → {new}", "conduct-shorter", "months without a warning: {old} → {new}"),
    ("choice-removed", "no longer a choice: {old}", "choice-added", "one more choice: {new}"),
    ("equivalent-removed", "no longer counts instead: {old}", "equivalent-added", "counts instead: {new}"),
    ("proof-added", "proof added: {new}", "proof-removed", "proof no longer asked: {old}"),
    ("proof-raised", "{name}: {old} → {new}", "proof-lowered", "{name}: {old} → {new}"),
    ("signer-removed", "{name}: {old} may no longer sign", "signer-added", "{name}: {new} may sign too"),
    ("drop-removed", "asked again: {old}", "drop-added", "from here on no longer asked: {new}"),
    ("way-removed", "no longer a way: {old}", "way-added", "a new way: {new}"),
    ("opening-needed", "{name} now needs an opening", "opening-not-needed", "{name} no longer needs an opening"),
    ("wait-longer", "{name}: {old} → {new}", "wait-shorter", "{name}: {old} → {new}"),
    ("process-step-added", "one more step on the way: {new}", "process-step-removed", "one step fewer on the way: {old}"),
    ("window-removed", "no longer a time to apply: {old}", "window-added", "a new time to apply: {new}"),
    ("credit-removed", "no longer counts from elsewhere: {old}", "credit-added", "counts from elsewhere: {new}"),
    ("promise-smaller", "{name}: {old} → {new}", "promise-larger", "{name}: {old} → {new}"),
    ("help-less", "{name}: {old} → {new}", "help-more", "{name}: {old} → {new}"),
    ("not-here-added", "no longer done at this clinic: {new}", "not-here-removed", "done at this clinic again: {old}"),
    ("level-not-offered", "this clinic no longer offers {old}", "level-offered", "this clinic now offers {new}"),
    ("task-restricted", "{name}: {old} → {new}", "task-allowed", "{name}: {old} → {new}"),
    ("state-need-added", "the state now asks for {new}", "state-need-removed", "the state no longer asks for {old}"),
    ("program-removed", "the program is gone", "program-added", "a new program"),
    ("teaches-less", "{name}: {old} → {new}", "teaches-more", "{name}: {old} → {new}"),
    ("class-longer", "{name}: {old} → {new}", "class-shorter", "{name}: {old} → {new}"),
    ("needed-first-added", "needed first: {new}", "needed-first-removed", "no longer needed first: {old}"),
    ("renewal-sooner", "good for months: {old} → {new}", "renewal-later", "good for months: {old} → {new}"),
    ("way-in-removed", "no longer a way in: {old}", "way-in-added", "a new way in: {new}"),
    ("commitment-longer", "{name}: {old} → {new}", "commitment-shorter", "{name}: {old} → {new}"),
    ("no-longer-taught", "levels ask for it, and no program teaches it any more", "taught-again", "a program teaches it now"),
    (
        "time-longer",
        "shortest time from the first day: {old} → {new} months",
        "time-shorter",
        "shortest time from the first day: {old} → {new} months",
    ),
)
"""Code and words of what makes it harder, then of what takes that back."""

_TAKEN_GIVEN: Final = (
    ("pay-lowered", "{name}: {old} → {new}", "pay-raised", "{name}: {old} → {new}"),
    ("pay-hidden", "pay is no longer shown: {new}", "pay-shown", "pay is shown now: {new}"),
    ("extra-pay-removed", "extra pay is gone: {old}", "extra-pay-added", "extra pay: {new}"),
    ("recognition-removed", "{name} is gone: {old}", "recognition-added", "{name}: {new}"),
    ("fund-removed", "the fund is gone", "fund-added", "a new fund"),
    ("fund-pays-less", "{name}: {old} → {new}", "fund-pays-more", "{name}: {old} → {new}"),
    ("payback-heavier", "{name}: {old} → {new}", "payback-lighter", "{name}: {old} → {new}"),
    ("you-pay-more", "what you pay today: {old} → {new}", "you-pay-less", "what you pay today: {old} → {new}"),
)
"""Code and words of what takes money away, then of what gives it back."""

_PAIRS: Final = (
    (Direction.PAY, "price-raised", "{name}: {old} → {new}", "price-lowered", "{name}: {old} → {new}"),
    (Direction.PAY, "price-added", "a new price: {new}", "price-removed", "a price is gone: {old}"),
    (Direction.PAY, "payer-removed", "{name} no longer paid by {old}", "payer-added", "{name} now paid by {new}"),
    (Direction.DUTY, "duty-added", "a new duty: {new}", "duty-removed", "a duty is gone: {old}"),
    (Direction.WORDING, "fact-added", "{name} added: {new}", "fact-removed", "{name} taken out: {old}"),
    (Direction.LINK, "thing-added", "{name} is new: {new}", "thing-removed", "{name} is gone: {old}"),
    (Direction.PERSON, "level-added", "a new level", "level-removed", "the level is gone"),
    (Direction.PERSON, "rule-added", "{name} added: {new}", "rule-removed", "{name} taken out: {old}"),
    (Direction.PERSON, "site-added", "a new clinic", "site-removed", "the clinic is gone"),
)
"""Direction, then code and words of both sides."""

_OWN: Final = (
    (Direction.WORDING, "words-changed", "{name}: “{old}” → “{new}”"),
    (Direction.WORDING, "date-changed", "{name}: {old} → {new}"),
    (Direction.WORDING, "estimate-changed", "{name}: {old} → {new}"),
    (Direction.LINK, "renamed", "the id `{old}` is now `{new}`; ticks, sheets, and links follow"),
    (Direction.LINK, "replaced", "`{new}` stands in the place of `{old}`; ticks come over as “changed since you ticked”"),
    (Direction.LINK, "rename-suspected", "`{old}` seems to be `{new}` now: write `renamed_from`, or ticks and printed sheets lose it"),
    (Direction.LINK, "pointer-changed", "{name}: {old} → {new}"),
    (Direction.PERSON, "kind-changed", "another kind of requirement: {old} → {new}"),
    (Direction.PERSON, "competency-changed", "another skill is asked: {old} → {new}"),
    (Direction.PERSON, "meaning-changed", "the same words now ask for something else (meaning {old} → {new})"),
    (Direction.PERSON, "signers-changed", "{name}, who signs: {old} → {new}"),
    (Direction.PERSON, "proof-changed", "{name}: {old} → {new}"),
    (Direction.PERSON, "order-changed", "the order of {name}: {old} → {new}"),
    (Direction.PERSON, "choice-changed", "{name}: {old} → {new}"),
)
"""Direction, code and words of kinds that take themselves back."""


def _all() -> Iterator[Kind]:
    for worse, words, better, other_words in _HARDER_EASIER:
        yield Kind(worse, Direction.HARDER, words, better)
        yield Kind(better, Direction.EASIER, other_words, worse)
    for worse, words, better, other_words in _TAKEN_GIVEN:
        yield Kind(worse, Direction.PAY, words, better, takes_away=True)
        yield Kind(better, Direction.PAY, other_words, worse)
    for direction, code, words, back, other_words in _PAIRS:
        yield Kind(code, direction, words, back)
        yield Kind(back, direction, other_words, code)
    for direction, code, words in _OWN:
        yield Kind(code, direction, words, code)


KINDS: Final[Mapping[str, Kind]] = MappingProxyType({kind.code: kind for kind in _all()})
"""Every kind of change by its code."""
