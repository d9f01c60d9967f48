"""The list of all checks: functions entered by a decorator, each under its code.

A *check* reads the specs as loaded, faults and all: does it have its shape, does every id lead somewhere? A *rule* reads what is
sound of them as a handbook: is it clear, consistent, fair? To add a rule, write one function, one entry of the catalogue and two
example folders; a test names whichever is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ladder_spec.catalogue import CATALOGUE
from ladder_spec.problems import Problem

if TYPE_CHECKING:
    from ladder_spec.checks.subject import Subject
    from ladder_spec.loading import SpecSet

Check = Callable[["SpecSet"], Iterator[Problem]]
RuleFunction = Callable[["Subject"], Iterator[Problem]]

CHECKS: dict[str, Check] = {}
"""Every check of the specs as loaded, by its code."""
RULES: dict[str, EnteredRule] = {}
"""Every rule of meaning, by its code."""


class EnteredRule(Struct, frozen=True):
    """A rule of meaning with what it needs to be sure."""

    run: RuleFunction
    needs: frozenset[str]
    """Kinds of file (`program`, `level`) that must be whole, because the rule speaks about what is not there."""
    words: bool
    """Whether it speaks about what stands there, so that it holds whatever is wrong beside it."""


def check(code: str) -> Callable[[Check], Check]:
    """Enter a function as the check of a code.

    Raises:
        ValueError: The catalogue has no such code, or it is taken.
    """
    _refuse(code)

    def enter(function: Check) -> Check:
        CHECKS[code] = function
        return function

    return enter


def rule(code: str, *, needs: tuple[str, ...] = (), words: bool = False) -> Callable[[RuleFunction], RuleFunction]:
    """Enter a function as the rule of a code.

    Args:
        code: A code of the catalogue.
        needs: Kinds of file of which nothing may be faulty when the rule runs: one cause, one message.
        words: It speaks about the words or the day that stand in one place, so that it holds whatever is wrong beside them.

    Raises:
        ValueError: The catalogue has no such code, or it is taken.
    """
    _refuse(code)

    def enter(function: RuleFunction) -> RuleFunction:
        RULES[code] = EnteredRule(function, frozenset(needs), words)
        return function

    return enter


def _refuse(code: str) -> None:
    if code not in CATALOGUE or code in CHECKS or code in RULES:
        raise ValueError(f"{code} is not in the catalogue, or has a check already")
