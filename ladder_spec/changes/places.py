"""What a changed field of a clinic, a state, a policy or the handbook itself means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.changes.judges import NO_LIMIT, RULES, Inner, Many, Members, Number, Plain, Ranked, Silent, Texts
from ladder_spec.changes.ladders import FOR_SEARCH, KNOWN_BY, NOTE, ORDER, PAST, REVIEW, SCHEMA, SUMMARY, TITLE
from ladder_spec.changes.proofs import proofs
from ladder_spec.models import handbook as book
from ladder_spec.models import policy, scope, site, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.changes.judges import Judge

_TEXT = Plain("words-changed", "text")
_REASON = Plain("words-changed", "reason")
_FACTS = ("fact-added", "fact-removed")
_LINKED = ("thing-added", "thing-removed")
_RULES = ("rule-added", "rule-removed")
_SKILL: dict[str, Judge] = {
    "note": NOTE,
    "competency": Plain("choice-changed", "skill", "competency"),
    "proficiency": Plain("choice-changed", "step"),
}
_WAIT = ("wait-longer", "wait-shorter")
_PROMISE = ("promise-larger", "promise-smaller")
_HELP = ("help-more", "help-less")
_NOTES = Silent("a note about changes; it is held against the changes by itself")
_SEARCH = Silent("questions that test the search; no reader sees them")


def _windows(seen: Seen, old: tuple[policy.Window, ...] | str, new: tuple[policy.Window, ...] | str) -> Iterator[Change]:
    """Times to apply: any day is more than any list of them."""
    if isinstance(old, str) or isinstance(new, str):
        shown = [side if isinstance(side, str) else ", ".join(map(_window, side)) for side in (old, new)]
        yield seen.tell(*(("window-removed", "", shown[0]) if isinstance(old, str) else ("window-added", "", "", shown[1])))
    else:
        yield from Many(_window, "window-added", "window-removed", "")(seen, old, new)


def _window(window: policy.Window) -> str:
    return f"{window.from_} to {window.to}"


RULES |= {
    site.NotOffered: {"note": NOTE, "level": KNOWN_BY, "reason": _REASON},
    site.SiteContact: {"note": NOTE, "role": KNOWN_BY, "how": Plain("words-changed", "how to reach")},
    site.Add: _SKILL
    | {
        "id": KNOWN_BY,
        "from_level": Plain("choice-changed", "from level", "level"),
        "duty": Plain("words-changed", "duty"),
        "recognized_by": Plain("choice-changed", "recognized by"),
        "reason": _REASON,
    },
    site.SwapIn: _SKILL,
    site.Swap: {"note": NOTE, "at": KNOWN_BY, "out": KNOWN_BY, "in_": Inner("in"), "reason": _REASON},
    site.NotHere: {
        "note": NOTE,
        "competency": KNOWN_BY,
        "get_it_at": Plain("choice-changed", "get it at", "site"),
        "within_days": Number(*_WAIT, "within days"),
        "paid_time": Ranked((False, True), *_HELP, "on paid time"),
        "reason": _REASON,
    },
    site.Approved: {
        "note": NOTE,
        "by": Plain("pointer-changed", "by", "role"),
        "on": Plain("date-changed", "on"),
        "until": Plain("date-changed", "until"),
    },
    site.SiteFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "state": Plain("choice-changed", "state", "scope"),
        "levels": Members("level-offered", "level-not-offered", "", "level"),
        "not_offered": Many(lambda one: one.level, *_FACTS, "not offered", lambda one: one.reason, "level"),
        "contacts": Many(lambda one: one.role, *_FACTS, "contact", of="role"),
        "adds": Many(lambda one: one.id, "duty-added", "duty-removed", "", lambda one: one.duty),
        "swaps": Many(lambda one: f"{one.at} {one.out}", *_RULES, "swap"),
        "not_here": Many(lambda one: one.competency, "not-here-added", "not-here-removed", "", of="competency"),
        "approved": Inner("approved"),
        "renamed_from": PAST,
    },
    scope.SourcedText: {"note": NOTE, "text": _TEXT, "source": Inner("source")},
    scope.StateNeed: {
        "note": NOTE,
        "credentials": Members("credential-counts-too", "credential-counts-no-more", "", "credential"),
        "from_level": Plain("choice-changed", "from level", "level"),
        "text": KNOWN_BY,
        "source": Inner("source"),
    },
    scope.TaskSwap: {
        "note": NOTE,
        "need": Number("need-raised", "need-lowered", ""),
        "proficiency": Plain("choice-changed", "step"),
        "of": Members("choice-added", "choice-removed", "", "competency"),
    },
    scope.Task: {
        "note": NOTE,
        "task": KNOWN_BY,
        "title": TITLE,
        "rule": Ranked(("blocked", "conditions", "allowed"), "task-allowed", "task-restricted", ""),
        "text": _TEXT,
        "adds": proofs,
        "credentials": Members("credential-counts-too", "credential-counts-no-more", "", "credential"),
        "kept_by": Members(*_RULES, "who keeps the condition", "role"),
        "swap": Inner("counts instead", "equivalent-added", "equivalent-removed", lambda swap: f"{swap.need} other skills"),
        "source": Inner("source", words=lambda source: source.title),
    },
    scope.ScopeFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "state": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "as_of": Plain("date-changed", "sources read on"),
        "review_by": REVIEW,
        "reviewer": Plain("words-changed", "reviewer"),
        "supervision": Inner("who must be near", words=lambda one: one.text),
        "facts": Many(lambda one: one.text, *_FACTS, "rule"),
        "needs": Many(lambda one: one.text, "state-need-added", "state-need-removed", ""),
        "tasks": Many(lambda one: one.task, *_FACTS, "task", lambda one: one.title or one.task),
    },
    policy.Window: {"note": NOTE, "from_": KNOWN_BY, "to": KNOWN_BY},
    policy.ProcessStep: {
        "note": NOTE,
        "id": KNOWN_BY,
        "who": Plain("choice-changed", "who acts", "role"),
        "text": _TEXT,
        "within_days": Number(*_WAIT, "work days", NO_LIMIT),
    },
    policy.Credit: {
        "note": NOTE,
        "id": KNOWN_BY,
        "kinds": Members("credit-added", "credit-removed", ""),
        "text": _TEXT,
        "evidence": proofs,
    },
    policy.Appeal: {
        "note": NOTE,
        "to": Plain("choice-changed", "who hears it", "role"),
        "how": Plain("words-changed", "how to ask"),
        "within_days": Number(*_PROMISE, "days in which you may ask"),
        "answer_days": Number(*_WAIT, "work days until the answer"),
    },
    policy.Publishes: {
        "note": NOTE,
        "what": Members(*_RULES, "number that is published"),
        "by": Members(*_RULES, "counted for each"),
        "every": Plain("choice-changed", "how often"),
    },
    policy.PromotionFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "id": KNOWN_BY,
        "title": TITLE,
        "aka": FOR_SEARCH,
        "summary": SUMMARY,
        "windows": _windows,
        "steps": Many(lambda step: step.id, "process-step-added", "process-step-removed", "", ordered="steps"),
        "decides": Plain("choice-changed", "who decides", "role"),
        "with_": Members(*_RULES, "decides with", "role"),
        "if_no": Plain("words-changed", "if the answer is no"),
        "keep_signoffs_months": Number(*_PROMISE, "months that sign-offs are kept"),
        "signoff_rules": Texts(*_RULES, "rule for sign-offs"),
        "credit": Many(lambda credit: credit.id, "credit-added", "credit-removed", ""),
        "appeal": Inner("appeal"),
        "no_retaliation": Plain("choice-changed", "the promise that you are safe"),
        "notice_days": Number(*_PROMISE, "days of notice"),
        "pay_changes": Ranked(("next-pay-day", "decision-day"), "pay-raised", "pay-lowered", "when the new pay starts"),
        "in_progress": Inner("finishing under the old rules"),
        "publishes": Inner("what is published"),
    },
    policy.Meetings: {
        "note": NOTE,
        "every": Ranked(("quarter", "month", "two-weeks", "week"), *_HELP, "every"),
        "paid_minutes": Number(*_HELP, "paid minutes"),
    },
    policy.Mentors: {
        "note": NOTE,
        "who": Plain("words-changed", "who"),
        "get": Plain("choice-changed", "what a mentor gets"),
        "matched_by": Plain("words-changed", "matched by"),
    },
    policy.CareerTalks: {
        "note": NOTE,
        "per_year": Number(*_HELP, "a year"),
        "paid_minutes": Number(*_HELP, "paid minutes"),
        "who": Plain("choice-changed", "with whom", "role"),
        "apart_from": Plain("words-changed", "apart from"),
        "you_leave_with": Plain("words-changed", "you leave with"),
    },
    policy.MentorshipFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "match_within_days": Number(*_WAIT, "days until you have a mentor"),
        "meetings": Inner("meetings"),
        "mentors": Inner("mentors"),
        "career_talks": Inner("career talks"),
    },
    policy.Recognition: {
        "note": NOTE,
        "id": KNOWN_BY,
        "text": _TEXT,
        "consent": Plain("choice-changed", "only if you say yes"),
        "amount": Number("pay-raised", "pay-lowered", "money with it"),
        "at_years": Members("recognition-added", "recognition-removed", "at years"),
    },
    policy.RecognitionFile: {"note": NOTE, "schema_": SCHEMA, "recognition": ORDER},
    book.Contact: {
        "note": NOTE,
        "office": Plain("words-changed", "office"),
        "how": Plain("words-changed", "how to reach it"),
        "feedback": Plain("pointer-changed", "form"),
    },
    book.Step: {
        "note": NOTE,
        "id": KNOWN_BY,
        "title": TITLE,
        "means": Plain("words-changed", "means"),
        "by_practice": Plain("choice-changed", "learned at work"),
    },
    book.Scale: {"note": NOTE, "id": KNOWN_BY, "steps": Many(lambda step: step.id, *_RULES, "step", ordered="steps")},
    book.Role: {"note": NOTE, "id": KNOWN_BY, "title": TITLE, "means": Plain("words-changed", "who that is")},
    book.SiteLimits: {"note": NOTE, "adds": Plain("choice-changed", "added skills"), "swaps": Plain("choice-changed", "swapped electives")},
    book.AcceptedException: {
        "note": NOTE,
        "rule": KNOWN_BY,
        "at": KNOWN_BY,
        "owner": Plain("choice-changed", "owner", "role"),
        "until": Plain("choice-changed", "until"),
        "reason": _REASON,
    },
    book.Lint: {
        "note": NOTE,
        "profile": Plain("choice-changed", "profile"),
        "accept": Many(lambda one: f"{one.rule} at {one.at}", *_RULES, "exception", lambda one: f"{one.rule} at {one.at}"),
    },
    book.HandbookFile: {
        "note": NOTE,
        "schema_": SCHEMA,
        "title": TITLE,
        "organization": Plain("words-changed", "organization"),
        "example": Plain("choice-changed", "an example only"),
        "edition": Silent("says which version it is"),
        "edition_date": Silent("says which version it is"),
        "languages": Members(*_LINKED, "language"),
        "states": Silent("the states' own files are compared"),
        "currency": Plain("choice-changed", "currency"),
        "ladders": ORDER,
        "contact": Inner("whom to ask"),
        "paper": Silent("the paper of printed sheets; it changes nothing for people"),
        "scales": Many(lambda scale: scale.id, *_LINKED, "scale"),
        "roles": Many(lambda role: role.id, *_LINKED, "role"),
        "site_limits": Inner("how far a clinic may differ"),
        "lint": Inner("checks"),
    },
    words.Term: {
        "note": NOTE,
        "id": KNOWN_BY,
        "term": Plain("words-changed", "word"),
        "means": Plain("words-changed", "means"),
        "aka": FOR_SEARCH,
    },
    words.GlossaryFile: {"note": NOTE, "schema_": SCHEMA, "terms": ORDER},
    words.SearchBar: dict.fromkeys(("note", "first", "first_3"), _SEARCH),
    words.Question: dict.fromkeys(("note", "q", "lang", "accept"), _SEARCH),
    words.SearchFile: dict.fromkeys(("note", "schema_", "bar", "questions"), _SEARCH),
    words.ChangeFile: dict.fromkeys(words.ChangeFile.model_fields, _NOTES),
    words.TranslatedField: dict.fromkeys(words.TranslatedField.model_fields, Silent("LS904 holds translations against their source")),
    words.TranslationFile: dict.fromkeys(words.TranslationFile.model_fields, Silent("LS904 holds translations against their source")),
}
