"""What a change of a handbook does to people: two versions compared, each change in words, and the notes that changes need."""

from __future__ import annotations

from ladder_spec.changes.change import Change
from ladder_spec.changes.compare import compare
from ladder_spec.changes.kinds import KINDS, Direction, Kind

__all__ = ["KINDS", "Change", "Direction", "Kind", "compare"]
