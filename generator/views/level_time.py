"""How long a level takes, for the views that show it."""

from __future__ import annotations

from ladder_spec.shortest import experience, months_asked, shortest

__all__ = ["experience", "months_asked", "shortest"]
