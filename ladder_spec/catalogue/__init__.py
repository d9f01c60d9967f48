"""The catalogue of problem codes: for each one how bad it is, a short title, why it matters, a bad and a good example.

To add a code, add one entry to the module of its group; nothing else knows the list. The words are for people in HR.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ladder_spec.catalogue.ladder import LADDER
from ladder_spec.catalogue.law import HOUSE, LAW
from ladder_spec.catalogue.pay import PAY
from ladder_spec.catalogue.process import PATHWAYS, PROCESS, SITES
from ladder_spec.catalogue.reading import READING
from ladder_spec.catalogue.references import REFERENCES
from ladder_spec.catalogue.rule import ERROR, WARNING, Rule, Severity
from ladder_spec.catalogue.shape import SHAPE
from ladder_spec.catalogue.training import TRAINING
from ladder_spec.catalogue.wording import WORDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CATALOGUE", "ERROR", "WARNING", "Rule", "Severity"]


def _by_code(*groups: Iterable[Rule]) -> Mapping[str, Rule]:
    """Index the rules by code; a code that stands twice is a mistake in the catalogue."""
    found: dict[str, Rule] = {}
    for rule in (rule for group in groups for rule in group):
        if rule.code in found:
            raise ValueError(f"The code {rule.code} stands in the catalogue twice.")
        found[rule.code] = rule
    return MappingProxyType(found)


CATALOGUE: Final[Mapping[str, Rule]] = _by_code(
    READING, SHAPE, REFERENCES, WORDING, LADDER, SITES, PAY, PROCESS, PATHWAYS, TRAINING, LAW, HOUSE
)
"""Every code with its rule."""
