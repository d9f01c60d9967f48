"""What the catalogue says of each code."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


ERROR: Final = Severity.ERROR
WARNING: Final = Severity.WARNING


class Rule(Struct, frozen=True):
    """One kind of problem."""

    code: str
    """Stable code such as "YS014"; it never changes its meaning."""
    severity: Severity
    """How bad it is under the profile `standard`."""
    title: str
    """A few plain words."""
    why: str
    """One to three plain sentences on why it matters."""
    strict: bool = False
    """Whether the profile `strict` makes an error of the warning."""
    bad: str = ""
    """A few lines of YAML that break the rule."""
    good: str = ""
    """The same lines, mended."""
