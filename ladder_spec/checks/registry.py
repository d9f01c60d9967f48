"""The list of all checks: one function per code, entered by a decorator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ladder_spec.catalogue import CATALOGUE
from ladder_spec.problems import Problem

if TYPE_CHECKING:
    from ladder_spec.loading import SpecSet

Check = Callable[["SpecSet"], Iterator[Problem]]

CHECKS: dict[str, Check] = {}
"""Every check by its code."""


def check(code: str) -> Callable[[Check], Check]:
    """Enter a function as the check of a code.

    Args:
        code: A code of the catalogue that has no check yet.

    Raises:
        ValueError: The catalogue has no such code, or it has a check already.
    """
    if code not in CATALOGUE or code in CHECKS:
        raise ValueError(f"{code} is not in the catalogue, or has a check already")

    def enter(function: Check) -> Check:
        CHECKS[code] = function
        return function

    return enter
