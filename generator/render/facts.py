"""The facts of a handbook as plain values for other software: text, numbers, yes-no, lists and mappings.

Everything that a spec says is there under the spec's own keys, without remarks for editors (`note`). What the handbook works out
stands beside it: full lists with their status, words of proofs, who asks and who teaches, and what you pay today.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from generator.views import links
from generator.views.downloads import PARTS
from generator.views.here import Here
from generator.views.proof import sentence
from ladder_spec.adding_up import Status
from ladder_spec.models.base import NOT_CHECKED, Block
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.money import shares, you_pay_today
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ladder_spec.adding_up import FullList, Standing
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.competency import Competency
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Costs, Evidence

Facts = dict[str, Any]
"""A mapping of plain values."""

FORMAT: Final = "rungbook/data/v1"
_HIDDEN: Final = frozenset({"note", "schema_"})
"""Fields that are never published: remarks for editors, and the line that names a file's kind."""
_AS_IS: Final = frozenset({str, int, bool})
"""Types whose values are plain; nearly all fields are of one of them."""


class ProofFacts:
    """The proofs of a handbook: each is put into words once, though it may count for many requirements of many levels."""

    def __init__(self, handbook: Handbook) -> None:
        """Begin without any.

        Args:
            handbook: The handbook whose proofs will be asked for.
        """
        self._here = Here(handbook, links.DOWNLOADS)
        self._made: dict[int, Facts] = {}  # by identity: the handbook keeps its proofs, and their hash takes longer than their words

    def of(self, evidence: Iterable[Evidence]) -> list[Facts]:
        """Return the facts of proofs; `words` says each in the words of the pages, without Markdown."""
        return [self._made.get(id(proof)) or self._make(proof) for proof in evidence]

    def _make(self, proof: Evidence) -> Facts:
        made: Facts = plain_value(proof)
        made["words"] = plain(sentence(self._here, proof))
        self._made[id(proof)] = made
        return made


def handbook_facts(handbook: Handbook, proofs: ProofFacts) -> Facts:
    """Return everything that a handbook says, part by part; `PARTS` says what each part holds.

    Args:
        handbook: The handbook.
        proofs: Its proofs.
    """
    ladders = handbook.ladders.values()
    parts: Facts = {
        "about": {"format": FORMAT, "parts": dict(PARTS), "texts": "Texts may hold small Markdown; `words` never do."},
        "handbook": plain_value(handbook.file, ("lint", "roles", "scales", "ladders")),
        "roles": plain_value(handbook.file.roles),
        "scales": plain_value(handbook.file.scales),
        "ladders": [plain_value(ladder, ("transitions", "entry")) for ladder in ladders],
        "transitions": [{"ladder": ladder.id, **plain_value(way)} for ladder in ladders for way in ladder.transitions],
        "entries": [{"ladder": ladder.id, **plain_value(entry)} for ladder in ladders for entry in ladder.entry],
        "levels": [_level(handbook, level, proofs) for level in handbook.levels.values()],
        "domains": [plain_value(file.domain) for file in handbook.domains.values()],
        "competencies": [_competency(handbook, competency, proofs) for competency in handbook.competencies.values()],
        "programs": [
            {**plain_value(program, ("costs",)), **_paying(handbook, program.costs), "levels": list(handbook.levels_listing(program.id))}
            for program in handbook.programs.values()
        ],
        "credentials": [
            {
                **plain_value(credential, ("costs",)),
                **_paying(handbook, credential.costs),
                "programs": list(handbook.programs_for(credential.id)),
            }
            for credential in handbook.credentials.values()
        ],
        "funding": plain_value(tuple(handbook.funds.values())),
        "pathways": plain_value(tuple(handbook.pathways.values())),
        "sites": plain_value(tuple(handbook.sites.values())),
        "states": plain_value(tuple(handbook.scopes.values())),
        "policies": {
            "promotion": plain_value(tuple(handbook.promotions.values())),
            "mentorship": plain_value(handbook.mentorship),
            "recognition": plain_value(tuple(handbook.recognition.values())),
        },
        "glossary": plain_value(handbook.terms),
        "changes": plain_value(handbook.changes),
    }
    return {**parts, "counts": _counts(handbook, parts)}


def plain_value(value: object, omit: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - text, number, yes-no, list or mapping
    """Return a value of a spec as a plain value: days year first, amounts as text with two decimals, blocks by their spec's keys.

    What is not set and what is only for editors is left out.

    Args:
        value: The value.
        omit: Fields of a block that are left out too, by their names in Python.
    """
    if isinstance(value, tuple | list):
        return [inner if type(inner) in _AS_IS else plain_value(inner) for inner in value]
    if isinstance(value, str | int):
        return value
    if isinstance(value, Block):
        keys = _keys(type(value), omit)
        return {
            keys[name]: inner if type(inner) in _AS_IS else plain_value(inner)
            for name, inner in vars(value).items()
            if inner is not None and name in keys
        }
    if isinstance(value, Mapping):
        return {key: plain_value(inner) for key, inner in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


@cache
def _keys(model: type[Block], omit: tuple[str, ...]) -> dict[str, str]:
    """The published fields of a model but for some: name in Python -> key in the spec."""
    return {name: info.alias or name for name, info in model.model_fields.items() if name not in _HIDDEN and name not in omit}


def _level(handbook: Handbook, level: LevelFile, proofs: ProofFacts) -> Facts:
    full = handbook.full(level.id)
    return {
        **plain_value(level, ("requirements", "drops")),
        "ladder": handbook.ladder_of(level.id).id,
        "own": [_requirement(handbook, requirement, proofs) for requirement in level.requirements],
        "full": [_standing(handbook, item) for item in full.items],
        "dropped": [{"path": drop.standing.path, "reason": drop.reason} for drop in full.dropped],
        "counts": list_counts(full, level.requirements),
    }


def _standing(handbook: Handbook, item: Standing) -> Facts:
    """A requirement as it stands at a level. Its proofs stand at its `path`: with the level that asks it first."""
    one = item.requirement
    found: Facts = {
        "path": item.path,
        "status": str(item.status),
        "same_as": list(item.same_as),
        "kind": one.kind,
        "text": handbook.text_of(one),
    }
    if isinstance(one, CompetencyRequirement):
        found |= {"competency": one.competency, "proficiency": one.proficiency}
    return found | ({"before": item.before} if item.before else {})


def list_counts(full: FullList, own: Iterable[Requirement]) -> dict[str, int]:
    """Return how long a level's lists are, all kinds together (`full`) and skills alone (`skills_full`)."""
    written = tuple(own)
    found = {"own": len(written), "full": len(full.items), "dropped": len(full.dropped)}
    found |= {str(status): len(full.with_status(status)) for status in Status}
    skills = [item for item in full.items if item.requirement.kind == "competency"]
    found |= {"skills_own": sum(one.kind == "competency" for one in written), "skills_full": len(skills)}
    return found | {f"skills_{status}": sum(item.status is status for item in skills) for status in Status}


def _requirement(handbook: Handbook, requirement: Requirement | Option, proofs: ProofFacts) -> Facts:
    """A requirement with the text and proofs that hold for it, wherever they are written."""
    found: Facts = plain_value(requirement, ("evidence", "accept_instead", "options"))
    found["text"] = handbook.text_of(requirement)
    found["evidence"] = proofs.of(handbook.evidence_of(requirement))
    found["accept_instead"] = [
        {**plain_value(other, ("evidence",)), "evidence": proofs.of(other.evidence)} for other in requirement.accept_instead
    ]
    if isinstance(requirement, AnyOfRequirement | NOfRequirement):
        found["options"] = [_requirement(handbook, option, proofs) for option in requirement.options]
    return found


def _competency(handbook: Handbook, competency: Competency, proofs: ProofFacts) -> Facts:
    return {
        **plain_value(competency, ("evidence",)),
        "domain": handbook.domain_of(competency.id).domain.id,
        "scale": handbook.scale_of(competency.id).id,
        "evidence": {step: proofs.of(evidence) for step, evidence in competency.evidence.items()},
        "asked_by": [
            {"level": asking.level, "requirement": asking.requirement, "step": asking.step, "elective": asking.elective}
            for asking in handbook.asked_by(competency.id)
        ],
        "taught_by": [{"program": teaching.program, "step": teaching.step} for teaching in handbook.taught_by(competency.id)],
    }


def _paying(handbook: Handbook, costs: Costs) -> Facts:
    """What each price leaves for you today; `not-checked` where nobody has looked."""
    if costs == NOT_CHECKED:
        return {"costs": NOT_CHECKED, "you_pay_today": NOT_CHECKED}
    found = [
        {
            **plain_value(share.cost),
            "paid_before": [{"by": payer, "amount": plain_value(amount)} for payer, amount in share.paid_before],
            "comes_later": list(share.comes_later),
            "you_pay_today": plain_value(share.you_pay_today),
        }
        for share in shares(costs, handbook.funds)
    ]
    return {"costs": found, "you_pay_today": plain_value(you_pay_today(costs, handbook.funds))}


def _counts(handbook: Handbook, parts: Facts) -> dict[str, int]:
    lists = {key: len(part) for key, part in parts.items() if isinstance(part, list)}
    return {
        **lists,
        "behaviors": sum(len(competency.behaviors) for competency in handbook.competencies.values()),
        "duties": sum(len(level.duties) for level in handbook.levels.values()),
        "requirements": sum(len(level.requirements) for level in handbook.levels.values()),
    }
