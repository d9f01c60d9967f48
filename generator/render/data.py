"""The handbook as data files: one JSON file with everything, and tables for a spreadsheet.

The same handbook gives the same bytes. Keys of the JSON are sorted; lists keep the order in which readers see things.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from msgspec.json import Encoder

from generator.output import OutputFile
from generator.render.facts import ProofFacts, handbook_facts, list_counts
from generator.views import downloads, words
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.models.level import Pay
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, NOfRequirement
from ladder_spec.money import NOTHING, you_pay_today
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ladder_spec.handbook import Handbook
    from ladder_spec.models.requirement import Option, Requirement
    from ladder_spec.models.shared import Costs

Row = dict[str, str]
"""One row of a table: cells by the name of their column."""

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these may run as a formula in a spreadsheet (OWASP, CSV injection)."""
_SIGNS: Final = frozenset(FORMULA_SIGNS)  # found in half the time: tables have many cells
_BETWEEN: Final = "; "


def data_files(handbook: Handbook) -> tuple[OutputFile, ...]:
    """Return the data files of a handbook, in the order of the page that lists them."""
    proofs = ProofFacts(handbook)
    tables = {
        downloads.LEVELS_CSV: levels_table(handbook),
        downloads.REQUIREMENTS_CSV: requirements_table(handbook, proofs),
        downloads.COMPETENCIES_CSV: competencies_table(handbook),
        downloads.PROGRAMS_CSV: programs_table(handbook),
    }
    return (
        *(OutputFile(path, csv_bytes(rows)) for path, rows in tables.items()),
        OutputFile(downloads.HANDBOOK_JSON, json_bytes(handbook_facts(handbook, proofs))),
    )


def json_bytes(parts: Mapping[str, object]) -> bytes:
    """Return parts as JSON with sorted keys, each thing of a list on a line of its own, so that a difference can be read."""
    write = Encoder(order="sorted").encode
    pieces: list[bytes] = []
    for key in sorted(parts):
        part = parts[key]
        pieces += [b",\n" if pieces else b"{\n", write(key), b": "]
        if isinstance(part, list):
            pieces += [b"[\n", b",\n".join(map(write, part)), b"\n]"]
        else:
            pieces.append(write(part))
    return b"".join((*pieces, b"\n}\n"))


def csv_bytes(rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as a CSV file with a header (RFC 4180), with the mark by which spreadsheets know UTF-8.

    Args:
        rows: All with the same columns. No rows give an empty table without a header.
    """
    every = list(rows)
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    if every:
        writer.writerow(defused(name) for name in every[0])
    writer.writerows([defused(cell) if cell[:1] in _SIGNS else cell for cell in row.values()] for row in every)
    return target.getvalue().encode("utf-8-sig")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before a sign that would begin one."""
    return f"'{cell}" if cell[:1] in _SIGNS else cell


def levels_table(handbook: Handbook) -> Iterator[Row]:
    """Yield a row for each level, with its pay and the size of its list."""
    for level in handbook.levels.values():
        ladder, pay = handbook.ladder_of(level.id), level.pay
        published = pay if isinstance(pay, Pay) else None
        remark = pay.text or "" if isinstance(pay, Pay) else pay.not_published
        yield {
            "id": level.id,
            "title": level.title,
            "ladder": ladder.id,
            "track": level.track,
            "tier": level.tier,
            "summary": plain(level.summary),
            "pay_min": str(published.min) if published else "",
            "pay_max": str(published.max) if published else "",
            "pay_basis": (published.basis or ladder.pay_rules.basis) if published else "",
            "pay_remark": plain(remark),
            "currency": handbook.file.currency,
            **{name: str(number) for name, number in list_counts(handbook.full(level.id), level.requirements).items()},
            "review_by": level.review_by.isoformat(),
        }


def requirements_table(handbook: Handbook, proofs: ProofFacts) -> Iterator[Row]:
    """Yield a row for each thing that a level asks for in full.

    Args:
        handbook: The handbook.
        proofs: Its proofs.
    """
    said: dict[int, Row] = {}  # by identity: most requirements are carried from level to level
    for level in handbook.levels:
        for item in handbook.full(level).items:
            one = item.requirement
            own = said.get(id(one))
            if own is None:
                own = said[id(one)] = _requirement(handbook, one, proofs)
            yield {"level": level, "requirement": item.path, "status": str(item.status), "before": item.before, **own}


def _requirement(handbook: Handbook, one: Requirement, proofs: ProofFacts) -> Row:
    """The cells of a requirement that are the same at every level."""
    skill = one if isinstance(one, CompetencyRequirement) else None
    choices = one.options if isinstance(one, AnyOfRequirement | NOfRequirement) else ()
    evidence = handbook.evidence_of(one)
    return {
        "kind": one.kind,
        "text": plain(handbook.text_of(one)),
        "competency": skill.competency if skill else "",
        "step": skill.proficiency if skill else "",
        "choices": _BETWEEN.join(_choice(handbook, choice) for choice in choices),
        "proof": _BETWEEN.join(proof["words"] for proof in proofs.of(evidence)),
        "signed_by": _BETWEEN.join(words.joined(proof.signed_by, "or") for proof in evidence),
    }


def competencies_table(handbook: Handbook) -> Iterator[Row]:
    """Yield a row for each competency, with a column for every step of every scale."""
    steps = dict.fromkeys(step.id for scale in handbook.file.scales for step in scale.steps)
    for competency in handbook.competencies.values():
        yield {
            "id": competency.id,
            "title": competency.title,
            "domain": handbook.domain_of(competency.id).domain.id,
            "definition": plain(competency.definition),
            "task": competency.task or "",
            **{f"step_{step}": plain(competency.behaviors.get(step, "")) for step in steps},
            "asked_by": _BETWEEN.join(dict.fromkeys(asking.level for asking in handbook.asked_by(competency.id))),
            "taught_by": _BETWEEN.join(dict.fromkeys(teaching.program for teaching in handbook.taught_by(competency.id))),
        }


def programs_table(handbook: Handbook) -> Iterator[Row]:
    """Yield a row for each program, with its price and what you pay today."""
    for program in handbook.programs.values():
        yield {
            "id": program.id,
            "title": program.title,
            "provider": program.provider.title,
            "internal": "yes" if program.provider.internal else "no",
            "teaches": _BETWEEN.join(f"{taught.competency}: {taught.to}" for taught in program.teaches),
            "prepares_for": _BETWEEN.join(program.prepares_for),
            "gives": _BETWEEN.join(program.gives),
            "hours_paid": str(program.hours.paid),
            "hours_own": str(program.hours.own),
            "schedule": plain(program.schedule),
            "where": plain(program.where),
            "format": program.format,
            "price": _price(program.costs),
            "you_pay_today": NOT_CHECKED if program.costs == NOT_CHECKED else str(you_pay_today(program.costs, handbook.funds)),
            "currency": handbook.file.currency,
            "how_to_apply": plain(program.apply.how),
            "needs": _BETWEEN.join(program.needs),
            "review_by": program.review_by.isoformat(),
        }


def _price(costs: Costs) -> str:
    return NOT_CHECKED if costs == NOT_CHECKED else str(sum((cost.amount for cost in costs), NOTHING))


def _choice(handbook: Handbook, choice: Requirement | Option) -> str:
    if isinstance(choice, CompetencyRequirement):
        return f"{choice.competency}: {choice.proficiency}"
    return plain(handbook.text_of(choice)).rstrip(".")
