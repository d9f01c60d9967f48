"""What a changed field of a ladder or a level means: ways, openings, pay, duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.changes.both import short
from ladder_spec.changes.judges import RULES, Inner, Many, Members, Number, Plain, Silent
from ladder_spec.models.ladder import Codes, Differential, Entry, LadderFile, PayRules, Tier, Track, Transition
from ladder_spec.models.level import Drop, Duty, LevelFile, Pay, PayNotPublished
from ladder_spec.models.shared import Dated, Retired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.changes.judges import Judge

NOTE = Silent("a remark for editors, never published")
SCHEMA = Silent("the version of the file's form")
KNOWN_BY = Silent("known by it: another one is another thing, or a rename")
FOR_SEARCH = Silent("words for the search; no page shows them")
PAST = Silent("used to tell which thing is which")
ORDER = Silent("the things themselves are compared; their order means nothing")
TITLE = Plain("words-changed", "title")
SUMMARY = Plain("words-changed", "summary")
REVIEW = Plain("date-changed", "look at it again by")
RETIRED = Silent("a grave; what is gone is told by itself")


def _pay(seen: Seen, old: Pay | PayNotPublished, new: Pay | PayNotPublished) -> Iterator[Change]:
    """A range against a range, or pay that is shown or hidden."""
    if isinstance(old, Pay) and isinstance(new, PayNotPublished):
        yield seen.tell("pay-hidden", "", f"{old.min} to {old.max}", short(new.not_published))
    elif isinstance(old, PayNotPublished) and isinstance(new, Pay):
        yield seen.tell("pay-shown", "", short(old.not_published), f"{new.min} to {new.max}")
    else:
        yield from Inner("pay")(seen, old, new)


def _opening(seen: Seen, old: object, new: object) -> Iterator[Change]:  # noqa: ARG001 - one of the two says it
    """An opening that is needed now, or no longer."""
    code = "opening-needed" if new else "opening-not-needed"
    yield seen.tell(code)


_WAY: dict[str, Judge] = {
    "note": NOTE,
    "opening": _opening,
    "reason": Plain("words-changed", "reason"),
    "review_by": Plain("date-changed", "ask again by"),
}

RULES |= {
    Codes: {"note": NOTE, "onet": Plain("pointer-changed", "job code")},
    Track: {"note": NOTE, "id": KNOWN_BY, "title": TITLE, "for_": Plain("words-changed", "whom it is for")},
    Tier: {"note": NOTE, "id": KNOWN_BY, "title": TITLE},
    Differential: {
        "note": NOTE,
        "id": KNOWN_BY,
        "amount": Number("pay-raised", "pay-lowered", "extra pay"),
        "per": Plain("choice-changed", "extra pay, for which unit"),
        "when": Plain("words-changed", "when you get it"),
    },
    PayRules: {
        "note": NOTE,
        "basis": Plain("choice-changed", "pay is named"),
        "as_of": Plain("date-changed", "pay as of"),
        "differentials": ORDER,
        "lateral_keeps_months": Number("pay-raised", "pay-lowered", "months that pay is kept after a side move"),
    },
    Entry: _WAY | {"to": KNOWN_BY},
    Transition: _WAY | {"from_": KNOWN_BY, "to": KNOWN_BY, "kind": Plain("choice-changed", "kind of way")},
    LadderFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "codes": Inner("job codes", "fact-added", "fact-removed", lambda codes: codes.onet or ""),
        "tracks": ORDER,
        "tiers": Many(lambda tier: tier.id, "thing-added", "thing-removed", "tier", ordered="tiers"),
        "levels": ORDER,
        "rows": Silent("how the ladder is drawn; it changes nothing for people"),
        "promotion": Plain("choice-changed", "the policy on moving up", "promotion"),
        "pay_rules": Inner(""),
        "entry": Silent("told at the level that people are hired into"),
        "transitions": Silent("told at the level that people reach"),
        "retired": RETIRED,
        "renamed_from": PAST,
    },
    Dated: {"note": NOTE, "from_": Plain("date-changed", "from"), "until": Plain("date-changed", "until")},
    Retired: {"note": NOTE, "id": RETIRED, "edition": RETIRED, "reason": RETIRED},
    Pay: {
        "note": NOTE,
        "min": Number("pay-raised", "pay-lowered", "lowest pay"),
        "max": Number("pay-raised", "pay-lowered", "highest pay"),
        "basis": Plain("choice-changed", "named"),
        "as_of": Plain("date-changed", "as of"),
        "differentials": Members("extra-pay-added", "extra-pay-removed", "", "differential"),
        "text": Plain("words-changed", "remark"),
    },
    PayNotPublished: {"note": NOTE, "not_published": Plain("words-changed", "why it is not shown")},
    Duty: {
        "note": NOTE,
        "id": KNOWN_BY,
        "text": Plain("words-changed", ""),
        "competency": Plain("pointer-changed", "skill", "competency"),
        "program": Plain("pointer-changed", "program", "program"),
    },
    Drop: {"note": NOTE, "requirement": KNOWN_BY, "reason": Plain("words-changed", "why it no longer holds")},
    LevelFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "job_codes": Members("thing-added", "thing-removed", "job code"),
        "track": Plain("choice-changed", "track", "track"),
        "tier": Plain("choice-changed", "tier"),
        "summary": SUMMARY,
        "effective": Inner("holds"),
        "review_by": REVIEW,
        "who_helps": Plain("words-changed", "who helps"),
        "top": Plain("choice-changed", "no way on is meant"),
        "pay": _pay,
        "duties": Many(lambda duty: duty.id, "duty-added", "duty-removed", ""),
        "requirements": Silent("compared one by one, over all levels"),
        "drops": Many(lambda drop: drop.requirement, "drop-added", "drop-removed", "", lambda drop: drop.requirement),
        "programs": Members("thing-added", "thing-removed", "suggested program", "program"),
        "recognition": Members("recognition-added", "recognition-removed", "recognition", "recognition"),
        "retired": RETIRED,
        "renamed_from": PAST,
    },
}
