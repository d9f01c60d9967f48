"""Figures of the reference handbook that were worked out by hand, from the design of its ladder."""

from __future__ import annotations

from typing import Final

SKILLS: Final = {
    "apprentice": (9, 9, 9, 0, 0),
    "ma-1": (24, 24, 15, 6, 3),
    "ma-2": (24, 39, 15, 9, 15),
    "ma-3": (23, 42, 3, 20, 19),
    "specialist": (8, 41, 2, 6, 33),
    "health-coach": (9, 41, 2, 7, 32),
    "panel-coordinator": (10, 45, 6, 4, 35),
    "preceptor": (7, 42, 3, 4, 35),
    "trainer": (9, 46, 4, 5, 37),
    "lead": (9, 43, 4, 5, 34),
    "supervisor": (7, 44, 2, 4, 38),
}
"""Level -> skills that it writes itself, asks in full, and of these new, raised and kept."""
