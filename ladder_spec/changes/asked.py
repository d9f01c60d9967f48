"""What a changed requirement means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ladder_spec.changes.both import step_title
from ladder_spec.changes.judges import NO_LIMIT, RULES, Inner, Many, Members, Number, Plain, Ranked, Silent, fields
from ladder_spec.changes.proofs import proofs
from ladder_spec.models.requirement import (
    AgeRequirement,
    AnyOfRequirement,
    CompetencyRequirement,
    ConductRequirement,
    CredentialRequirement,
    EducationRequirement,
    Equivalent,
    EvidenceRequirement,
    ExperienceRequirement,
    NOfRequirement,
    OutsideWork,
    ProgramRequirement,
    ReviewRequirement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ladder_spec.changes.both import Seen
    from ladder_spec.changes.change import Change
    from ladder_spec.changes.judges import Judge
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.base import Block
    from ladder_spec.models.requirement import Option, Requirement


def requirement(seen: Seen, old: Requirement | Option, new: Requirement | Option) -> Iterator[Change]:
    """Yield what changed in a requirement that is in both versions. Of another kind, only a person can tell."""
    if type(old) is not type(new):
        yield seen.tell("kind-changed", old=_kind(old.kind), new=_kind(new.kind))
    else:
        yield from fields(seen, old, new)


def _kind(kind: str) -> str:
    return kind.replace("_", " ")


def _step(seen: Seen, old: str, new: str) -> Iterator[Change]:
    """A step counts as higher or lower only for one and the same skill; ranks are those of each version's own scale."""
    assert seen.blocks is not None  # noqa: S101 - `fields` gives them
    before, after = seen.blocks
    skills = [str(getattr(block, "competency")) for block in (before, after)]  # noqa: B009 - what has a step has a competency
    if seen.both.now("competency", skills[0]) != skills[1]:
        return
    ranks = step_rank(seen.both.old, before, old), step_rank(seen.both.new, after, new)
    titles = (step_title(book, skill, step) for book, skill, step in zip((seen.both.old, seen.both.new), skills, (old, new), strict=True))
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        yield seen.tell("choice-changed", "step", *titles)
    else:
        yield seen.tell("step-raised" if ranks[1] > ranks[0] else "step-lowered", "", *titles)


def step_rank(book: Handbook, block: Block, step: str) -> int | None:
    """Return the rank of a step on the scale of the skill that stands beside it; None where there is no such skill or step."""
    skill = str(getattr(block, "competency"))  # noqa: B009 - what has a step has a competency
    if skill not in book.competencies:
        return None
    return next((rank for rank, one in enumerate(book.scale_of(skill).steps) if one.id == step), None)


def _text(seen: Seen, old: str | None, new: str | None) -> Iterator[Change]:
    """Own words against the behavior line that stood, or stands, in their place."""
    yield seen.tell("words-changed", "text", *(text or "as the skill says" for text in (old, new)))


def _evidence(seen: Seen, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Change]:
    """Own proof against the skill's usual one, which stood, or stands, in its place."""
    assert seen.blocks is not None  # noqa: S101 - `fields` gives them
    whole = [_in_force(book, block) for book, block in zip((seen.both.old, seen.both.new), seen.blocks, strict=True)]
    if whole[0] == whole[1]:
        yield seen.tell("words-changed", "where the proof is written", *("here" if side else "with the skill" for side in (old, new)))
    else:
        yield from proofs(seen, *whole)


def _in_force(book: Handbook, block: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a requirement of any kind
    known = not isinstance(block, CompetencyRequirement) or block.competency in book.competencies
    return tuple(book.evidence_of(block) if known else block.evidence)


def _equivalents(seen: Seen, old: tuple[Equivalent, ...], new: tuple[Equivalent, ...]) -> Iterator[Change]:
    return Many(lambda one: one.id, "equivalent-added", "equivalent-removed", "")(seen, old, new)


def _options(seen: Seen, old: tuple[Option, ...], new: tuple[Option, ...]) -> Iterator[Change]:
    """Choices are known by their ids, present or former."""
    both = seen.both
    now = {one.id: one for one in new}
    former = {name: one.id for one in new for name in one.renamed_from} | {one.id: name for one in old for name in one.renamed_from}
    was = {one.id if one.id in now else former.get(one.id, one.id): one for one in old}
    for key, one in was.items():
        if key not in now:
            yield seen.tell("choice-removed", old=both.asked(both.old, one))
    for key, one in now.items():
        if key not in was:
            yield seen.tell("choice-added", new=both.asked(both.new, one))
        elif was[key] != one:
            inside = seen.inside(both.asked(both.new, one))
            if was[key].id != one.id:
                yield inside.tell("renamed", old=was[key].id, new=one.id)
            yield from requirement(inside, was[key], one)


_PAST = Silent("used to tell which requirement is which")
_COMMON: dict[str, Judge] = {
    "note": Silent("a remark for editors, never published"),
    "id": Silent("another id is another requirement, or a rename"),
    "kind": Silent("told before the fields are looked at"),
    "text": _text,
    "why": Plain("words-changed", "why"),
    "evidence": _evidence,
    "accept_instead": _equivalents,
    "meaning": Plain("meaning-changed", ""),
    "renamed_from": _PAST,
    "replaces": _PAST,
}
_NEED: dict[str, Judge] = {"need": Number("need-raised", "need-lowered", "")}
_ORDER_OF_OUTSIDE = ("none", "half", "month-for-month")
_OUTSIDE = Inner("work elsewhere", "outside-counts-more", "outside-counts-less", lambda block: f"{block.counts}")

RULES |= {
    Equivalent: {
        "note": Silent("a remark for editors, never published"),
        "id": Silent("known by it"),
        "text": Plain("words-changed", "text"),
        "evidence": proofs,
    },
    CompetencyRequirement: _COMMON | {"competency": Plain("competency-changed", "", "competency"), "proficiency": _step},
    CredentialRequirement: _COMMON
    | _NEED
    | {
        "credentials": Members("credential-counts-too", "credential-counts-no-more", "", "credential"),
        "by_month": Number("due-later", "due-sooner", ""),
    },
    ExperienceRequirement: _COMMON
    | {
        "months": Number("months-raised", "months-lowered", ""),
        "levels": Members("level-counts-too", "level-counts-no-more", "", "level"),
        "outside": _OUTSIDE,
    },
    OutsideWork: {
        "note": Silent("a remark for editors, never published"),
        "counts": Ranked(_ORDER_OF_OUTSIDE, "outside-counts-more", "outside-counts-less", "how much counts"),
        "cap": Number("outside-counts-more", "outside-counts-less", "most months", NO_LIMIT),
    },
    EducationRequirement: _COMMON | {"schooling": Members("schooling-counts-too", "schooling-counts-no-more", "")},
    AgeRequirement: _COMMON | {"years": Number("age-raised", "age-lowered", "")},
    ProgramRequirement: _COMMON | _NEED | {"programs": Members("program-counts-too", "program-counts-no-more", "", "program")},
    EvidenceRequirement: _COMMON,
    ReviewRequirement: _COMMON
    | {
        "last": Number("review-stricter", "review-looser", "how many of the latest reviews"),
        "standing": Ranked(("meets", "exceeds"), "review-stricter", "review-looser", "what each must say"),
        "parts": Ranked(("any", "all"), "review-stricter", "review-looser", "in how many parts"),
    },
    ConductRequirement: _COMMON | {"clear_months": Number("conduct-longer", "conduct-shorter", "")},
    AnyOfRequirement: _COMMON | {"options": _options},
    NOfRequirement: _COMMON | _NEED | {"options": _options, "elective": Plain("choice-changed", "clinics may swap choices")},
}
