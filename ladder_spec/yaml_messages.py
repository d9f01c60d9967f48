"""libyaml's error messages in plain words, with the fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class Explanation:
    """A syntax error for a person.

    Attributes:
        message: What is wrong.
        hint: How to mend it.
        start: Index of the first character it is about, from 0.
        end: Index just after the last one.
    """

    message: str
    hint: str
    start: int
    end: int


def explain(error: yaml.YAMLError, text: str) -> Explanation:
    """Say what libyaml found in plain words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = mark.index if mark else len(text)
    return Explanation(str(getattr(error, "problem", error)), "look at this line and the one above it", place, place + 1)
