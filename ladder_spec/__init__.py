"""The spec language of career ladders: reading, checking and resolving a handbook folder.

Everything that other code may use is named here.
"""

from __future__ import annotations

from ladder_spec.errors import InvalidHandbook, LadderError, SpecNotFound
from ladder_spec.handbook import Handbook
from ladder_spec.report import Report, check, load_handbook

__all__ = ["Handbook", "InvalidHandbook", "LadderError", "Report", "SpecNotFound", "check", "load_handbook"]
