"""What a changed field of a skill, program, credential, fund or pathway means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.changes.asked import step_rank
from ladder_spec.changes.both import TYPED, step_title
from ladder_spec.changes.judges import RULES, Inner, Many, Members, Number, Plain, Ranked, Steps, Texts
from ladder_spec.changes.ladders import FOR_SEARCH, KNOWN_BY, NOTE, ORDER, PAST, RETIRED, REVIEW, SCHEMA, SUMMARY, TITLE
from ladder_spec.changes.prices import prices, renews
from ladder_spec.changes.proofs import proofs
from ladder_spec.models.competency import CompetenciesFile, Competency, Domain
from ladder_spec.models.credential import Credential, CredentialsFile, Renewal
from ladder_spec.models.funding import Cap, Commitment, Fund, FundingFile, Payback
from ladder_spec.models.pathway import MonthRange, PathwayFile, PathwayStep
from ladder_spec.models.program import Apply, Hours, ProgramFile, Provider, Teaches
from ladder_spec.models.shared import MoneyRange, Promise, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change

_FUND = ("fund-pays-more", "fund-pays-less")
_FACTS = ("fact-added", "fact-removed")
_LINKED = ("thing-added", "thing-removed")


def _taught_to(seen: Seen, old: str, new: str) -> Iterator[Change]:
    """A program that teaches further, or less far, on the skill's own scale."""
    assert seen.blocks is not None  # noqa: S101 - `fields` gives them
    before, after = step_rank(seen.both.old, seen.blocks[0], old), step_rank(seen.both.new, seen.blocks[1], new)
    sides = zip((seen.both.old, seen.both.new), seen.blocks, (old, new), strict=True)
    titles = (step_title(book, str(getattr(block, "competency")), step) for book, block, step in sides)  # noqa: B009 - as in `step_rank`
    if before is None or after is None or before == after:
        yield seen.tell("choice-changed", "teaches to the step", *titles)
    else:
        yield seen.tell("teaches-more" if after > before else "teaches-less", "teaches to the step", *titles)


RULES |= {
    Source: {"note": NOTE, "title": Plain("pointer-changed", "title"), "standing": Plain("words-changed", "standing")},
    Promise: {"note": NOTE, "months": Number("promise-larger", "promise-smaller", "months"), "text": Plain("words-changed", "text")},
    MoneyRange: {
        "note": NOTE,
        "min": Plain("estimate-changed", "lowest"),
        "max": Plain("estimate-changed", "highest"),
        "as_of": Plain("date-changed", "as of"),
    },
    Domain: {
        "note": NOTE,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "scale": Plain("choice-changed", "scale", "scale"),
    },
    Competency: {
        "note": NOTE,
        "id": KNOWN_BY,
        "title": TITLE,
        "definition": Plain("words-changed", "definition"),
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "task": Plain("choice-changed", "task that states limit"),
        "behaviors": Steps(Plain("words-changed", "what it looks like"), None),
        "evidence": Steps(proofs, ()),
        "meaning": Plain("meaning-changed", ""),
        "renamed_from": PAST,
    },
    CompetenciesFile: {"note": NOTE, "schema_": SCHEMA, "domain": ORDER, "competencies": ORDER, "retired": RETIRED},
    Renewal: {
        "note": NOTE,
        "months": Number("renewal-later", "renewal-sooner", ""),
        "ends": Plain("choice-changed", "ends"),
        "how": Plain("words-changed", "what it takes"),
    },
    Credential: {
        "note": NOTE,
        "id": KNOWN_BY,
        "letters": Plain("words-changed", "letters"),
        "title": TITLE,
        "body": Plain("choice-changed", "who gives it"),
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "type": Plain("choice-changed", "type"),
        "renews": renews,
        "ways_in": Texts("way-in-added", "way-in-removed", "way in"),
        "state": Plain("choice-changed", "state", "scope"),
        "not_same_as": Members(*_LINKED, "not the same as", "credential"),
        "facts": Texts(*_FACTS, "fact"),
        "costs": prices,
        "source": Inner("source"),
        "as_of": Plain("date-changed", "read on"),
        "review_by": REVIEW,
        "renamed_from": PAST,
    },
    CredentialsFile: {"note": NOTE, "schema_": SCHEMA, "credentials": ORDER},
    Cap: {"note": NOTE, "amount": Number(*_FUND, ""), "per": Plain("choice-changed", "for which unit")},
    Commitment: {
        "note": NOTE,
        "months": Number("commitment-longer", "commitment-shorter", "months"),
        "forgiven": Plain("choice-changed", "how it runs down"),
    },
    Payback: {
        "note": NOTE,
        "rule": Ranked(("none", "pro-rata", "full"), "payback-heavier", "payback-lighter", "rule"),
        "interest": Ranked((False, True), "payback-heavier", "payback-lighter", "interest"),
        "hardship": Ranked((True, False), "payback-heavier", "payback-lighter", "hardship ends it"),
        "text": Plain("words-changed", "text"),
    },
    Fund: {
        "note": NOTE,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "pays_for": Members(*_FUND, "pays for"),
        "cap": Inner("most that it pays", "fund-pays-less", "fund-pays-more", lambda cap: f"{cap.amount} per {cap.per}"),
        "paid_to": Plain("choice-changed", "paid to"),
        "when": Ranked(("after", "on-request", "regular", "before"), *_FUND, "when it pays"),
        "parts": Plain("choice-changed", "paid in parts"),
        "how": Texts(*_FACTS, "how to ask"),
        "terms": Texts("rule-added", "rule-removed", "term"),
        "example": Plain("words-changed", "example"),
        "commitment": Inner("work promised in return"),
        "payback": Inner("pay back", "payback-heavier", "payback-lighter", lambda payback: payback.rule),
        "from_level": Plain("choice-changed", "first level that may use it", "level"),
        "review_by": REVIEW,
        "renamed_from": PAST,
    },
    FundingFile: {"note": NOTE, "schema_": SCHEMA, "funding": ORDER},
    MonthRange: {"note": NOTE, "min": Plain("estimate-changed", "at least"), "max": Plain("estimate-changed", "at most")},
    PathwayStep: {"note": NOTE, "text": Plain("words-changed", "text"), "funding": Plain("pointer-changed", "fund", "funding")},
    PathwayFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "kind": Plain("choice-changed", "kind of pathway"),
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "from_": Members("way-added", "way-removed", "", "level"),
        "for_": Plain("words-changed", "whom it is for"),
        "levels": Members("rule-added", "rule-removed", "level on the way", "level"),
        "credit": Plain("words-changed", "what counts"),
        "ask": Plain("pointer-changed", "whom to ask", "role"),
        "months": Inner("months", words=lambda months: f"{months.min} to {months.max}"),
        "cost": Inner("cost", words=lambda cost: f"{cost.min} to {cost.max}"),
        "schedule": Plain("words-changed", "schedule"),
        "steps": Many(lambda step: step.text, *_FACTS, "step"),
        "funding": Members(*_LINKED, "fund", "funding"),
        "recognition": Members(*_LINKED, "recognition", "recognition"),
        "keep_place": Inner("you may come back", "credit-added", "credit-removed", lambda place: place.text),
        "renamed_from": PAST,
    },
    Provider: {"note": NOTE, "title": Plain("words-changed", "title"), "internal": Plain("choice-changed", "our own program")},
    Teaches: {"note": NOTE, "competency": KNOWN_BY, "to": _taught_to},
    Hours: {
        "note": NOTE,
        "paid": Number("class-longer", "class-shorter", "paid hours"),
        "own": Number("class-longer", "class-shorter", "hours of your own time"),
    },
    Apply: {
        "note": NOTE,
        "how": Plain("words-changed", "how to sign up"),
        "url": Plain("pointer-changed", "address of the form"),
        "code": Plain("pointer-changed", "course code"),
    },
    ProgramFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "provider": Inner("provider"),
        "teaches": Many(lambda one: one.competency, "teaches-more", "teaches-less", "teaches", of="competency"),
        "prepares_for": Members("teaches-more", "teaches-less", "prepares for", "credential"),
        "gives": Members("teaches-more", "teaches-less", "gives", "credential"),
        "hours": Inner("hours"),
        "schedule": Plain("words-changed", "schedule"),
        "where": Plain("words-changed", "where"),
        "format": Plain("words-changed", "format"),
        "costs": prices,
        "apply": Inner("apply"),
        "needs": Members("needed-first-added", "needed-first-removed", "", TYPED),
        "review_by": REVIEW,
        "renamed_from": PAST,
    },
}
