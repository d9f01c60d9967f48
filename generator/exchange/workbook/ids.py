"""The ids that a column can point to, of a handbook that is whole, or of specs as far as they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.exchange.workbook.columns import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ladder_spec.handbook import Handbook

Ids = dict[str, dict[str, str]]
"""Kind -> id -> what readers see."""


def known_ids(handbook: Handbook) -> Ids:
    """Return the ids of a handbook, by kind."""
    file, ladders = handbook.file, handbook.ladders.values()
    return {
        "ladder": {one.id: one.title for one in ladders},
        "level": {one.id: one.title for one in handbook.levels.values()},
        "track": {one.id: one.title for ladder in ladders for one in ladder.tracks},
        "tier": {one.id: one.title for ladder in ladders for one in ladder.tiers},
        "differential": {one.id: one.when for ladder in ladders for one in ladder.pay_rules.differentials},
        "domain": {one.domain.id: one.domain.title for one in handbook.domains.values()},
        "competency": {one.id: one.title for one in handbook.competencies.values()},
        "scale": {one.id: one.id for one in file.scales},
        "step": {step.id: step.title for one in file.scales for step in one.steps},
        "role": {one.id: one.title for one in file.roles},
        "program": {one.id: one.title for one in handbook.programs.values()},
        "credential": {one.id: one.title for one in handbook.credentials.values()},
        "funding": {one.id: one.title for one in handbook.funds.values()},
        "recognition": {one.id: one.text for one in handbook.recognition.values()},
        "requirement": {f"{level.id}.{one.id}": one.id for level in handbook.levels.values() for one in level.requirements},
    }


def choices_for(ids: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return what a drop-down offers for each way of pointing: ids, or `type:id` where several kinds may stand."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for table in tables(()):
        for column in table.columns:
            if column.ref is not None:
                kinds, also = column.ref.kinds, tuple(column.ref.also)
                if len(kinds) == 1:
                    found[kinds] = (*also, *ids.get(kinds[0], ()))
                else:
                    found[kinds] = (*also, *(f"{kind}:{one}" for kind in kinds for one in ids.get(kind, ())))
    return found
