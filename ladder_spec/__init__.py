"""The spec language of career ladders: reading, checking and resolving a handbook folder.

Everything that other code may use is named here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ladder_spec.errors import InvalidHandbook, LadderError, SpecNotFound, UnreadableSpec

if TYPE_CHECKING:
    from ladder_spec.canonical import format_spec
    from ladder_spec.explaining import Explanation, explain
    from ladder_spec.handbook import Handbook
    from ladder_spec.report import Report, check, load_handbook
    from ladder_spec.schema import json_schema

__all__ = [
    "Explanation",
    "Handbook",
    "InvalidHandbook",
    "LadderError",
    "Report",
    "SpecNotFound",
    "UnreadableSpec",
    "check",
    "explain",
    "format_spec",
    "json_schema",
    "load_handbook",
]

_LATER = {
    "Explanation": "explaining",
    "Handbook": "handbook",
    "Report": "report",
    "check": "report",
    "explain": "explaining",
    "format_spec": "canonical",
    "json_schema": "schema",
    "load_handbook": "report",
}
"""What is imported when it is first asked for: name -> module. So a command waits only for what it needs, and a large handbook is being
read before the models have come into being."""


def __getattr__(name: str) -> object:
    if name in _LATER:
        return getattr(import_module(f"ladder_spec.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
