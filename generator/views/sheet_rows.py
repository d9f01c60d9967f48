"""The rows of a sheet: what is asked, what shows it, who signs. Made from the same views as the page of the level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ladder_spec.prose import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.views.here import Line
    from generator.views.level_requirements import NeedsView
    from generator.views.proof import ProofView
    from generator.views.requirement import AskedView, RequirementView


class SheetProof(Struct, frozen=True):
    """One proof; all proofs of a row are needed."""

    text: Line
    signed_by: str
    """Any one of these signs: Preceptor or Nurse."""


class SheetChoice(Struct, frozen=True):
    """One of several things of which some are needed."""

    name: str
    """The skill; "" for another kind."""
    step: str
    """The step of the skill, in words."""
    text: Line
    proofs: tuple[SheetProof, ...]


class SheetTerm(Struct, frozen=True):
    """A term of a row: what counts, by when, what counts instead."""

    name: str
    """Any 1 of these 5; By; Or"""
    text: Line


class SheetRow(Struct, frozen=True):
    """A line to tick and sign."""

    id: str
    """The requirement by its full name: `ma-2.months`."""
    status: str
    """new, raised, kept or added"""
    name: str
    """The skill; "" for another kind."""
    step: str
    """The step of the skill, in words."""
    before: str
    """The step that was asked before, for a raised one."""
    text: Line
    terms: tuple[SheetTerm, ...]
    choices_words: str
    """How many of the choices are needed; "" = there are none."""
    choices: tuple[SheetChoice, ...]
    proofs: tuple[SheetProof, ...]


class SheetGroup(Struct, frozen=True):
    """Rows of one domain."""

    title: str
    rows: tuple[SheetRow, ...]


def sheet_groups(needs: NeedsView, domains: Iterable[str]) -> tuple[SheetGroup, ...]:
    """Return everything that a level asks, by domain; in each, what is new and raised comes first.

    Args:
        needs: What the level's page shows.
        domains: The handbook's domains, in their order. What belongs to none comes before them.
    """
    order = {name: place for place, name in enumerate(domains, 1)}
    found: dict[str, tuple[str, list[SheetRow]]] = {}
    for group in (*needs.groups, *needs.kept_groups):
        rows = found.setdefault(group.anchor.partition("-")[2], (group.title, []))[1]
        rows.extend(sheet_row(one) for one in group.requirements)
    return tuple(SheetGroup(title, tuple(rows)) for _, (title, rows) in sorted(found.items(), key=lambda group: order.get(group[0], 0)))


def only_new(groups: Iterable[SheetGroup]) -> tuple[SheetGroup, ...]:
    """Return groups without what people have from before."""
    left = ((group.title, tuple(row for row in group.rows if row.status != "kept")) for group in groups)
    return tuple(SheetGroup(title, rows) for title, rows in left if rows)


def sheet_row(view: RequirementView) -> SheetRow:
    """Return the row of a requirement."""
    asked = view.asked
    return SheetRow(
        id=view.anchor,
        status=view.status,
        name=asked.skill.title if asked.skill else "",
        step=asked.step.title if asked.step else "",
        before=view.before,
        text=asked.text,
        terms=tuple(_terms(asked)),
        choices_words=view.choices_words,
        choices=tuple(
            SheetChoice(
                choice.skill.title if choice.skill else "",
                choice.step.title if choice.step else "",
                choice.text,
                sheet_proofs(choice.proofs),
            )
            for choice in view.choices
        ),
        proofs=sheet_proofs(asked.proofs),
    )


def sheet_proofs(proofs: Iterable[ProofView]) -> tuple[SheetProof, ...]:
    """Return proofs for a row."""
    return tuple(SheetProof(proof.text, proof.signed_by) for proof in proofs)


def _terms(asked: AskedView) -> Iterator[SheetTerm]:
    if asked.accepts:
        yield SheetTerm(asked.accepts_words, (Text(", ".join(link.title for link in asked.accepts)),))
    for limit in asked.limits:
        yield SheetTerm(limit.name, (Text(limit.text),))
    for other in asked.instead:
        yield SheetTerm("Or", other.text)
        for proof in other.proofs:
            yield SheetTerm("Proof of that", (*proof.text, Text(f" Signed by {proof.signed_by}.")))
