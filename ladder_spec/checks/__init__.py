"""Checks: each asks one question of the whole set of specs. The rules of meaning are in `ladder_spec.checks.rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ladder_spec.checks import references  # noqa: F401 - importing it enters its checks
from ladder_spec.checks.registry import CHECKS

if TYPE_CHECKING:
    from ladder_spec.loading import SpecSet
    from ladder_spec.problems import Problem

__all__ = ["CHECKS", "run_checks"]


def run_checks(specs: SpecSet) -> list[Problem]:
    """Run every check of the specs as loaded; return what they find, in no particular order."""
    return [found for check in CHECKS.values() for found in check(specs)]
