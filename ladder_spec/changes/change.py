"""One change of a handbook, which says in words what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ladder_spec.changes.kinds import KINDS, Kind

if TYPE_CHECKING:
    from ladder_spec.changes.kinds import Direction


@dataclass(frozen=True, slots=True)
class Change:
    """One change."""

    code: str
    """Its kind, such as `step-raised`."""
    at: str
    """What it touches: `level.requirement`, or `type:id`."""
    title: str
    """The readers' words for that."""
    name: str = ""
    """The part of it that changed, in words."""
    old: str = ""
    """How it was, in words."""
    new: str = ""
    """How it is now, in words."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return KINDS[self.code]

    @property
    def direction(self) -> Direction:
        """What it does to people."""
        return self.kind.direction

    @property
    def says(self) -> str:
        """What changed, without the title."""
        return self.kind.says.format(name=self.name, old=self.old, new=self.new)

    def __str__(self) -> str:
        """The whole change in words."""
        return f"{self.title}: {self.says}"
