"""A large career lattice to draw: 40 levels on 9 tracks in 7 tiers, 51 moves."""

from __future__ import annotations

from itertools import pairwise

from generator.render.diagrams.graph import Graph

# Track by track: each level's name and tier. A level leads to the next one of its track, unless the track is a double row.
LEVELS = {
    "Leading": "clinic-lead 3, clinic-supervisor 4, practice-manager 5, regional-manager 6",
    "Front desk": "desk-1 0, desk-2 1, referrals 2, desk-lead 3, billing 4",
    "Clinical": "apprentice 0, ma-1 1, ma-2 2, ma-3 3, lead-ma 4, ma-manager 5",
    "Specialty": "skin 2, children 2, heart 3, bones 3, senior 4",
    "Teaching": "preceptor 3, trainer 4, educator 5, program-director 6",
    "Care team": "panel 2, coach 3, coordinator 4, navigator 5",
    "Laboratory": "phlebotomist-1 1, phlebotomist-2 2, lab-assistant 3, lab-lead 4",
    "Records": "super-user 3, quality 4, informatics 5",
    "Nursing": "pre-nursing 2, lpn-student 3, lpn 4, rn-student 5, rn 6",
}
BETWEEN = """
skin heart, children bones, heart senior, bones senior, ma-1 phlebotomist-1, ma-2 skin, ma-2 children, ma-2 panel, ma-3 preceptor,
ma-3 clinic-lead, lead-ma clinic-supervisor, desk-lead clinic-supervisor, apprentice desk-1, desk-2 ma-1, ma-2 pre-nursing,
ma-3 lpn-student, ma-3 super-user, coach trainer, coordinator quality, lab-lead ma-manager, senior educator, referrals panel,
lpn coordinator, ma-manager regional-manager
"""


def lattice() -> Graph:
    """The lattice as a graph."""
    rows = [[entry.split() for entry in row.split(", ")] for row in LEVELS.values()]
    names = [name for row in rows for name, _ in row]
    cells = tuple((track, int(tier)) for track, row in enumerate(rows) for _, tier in row)
    moves = [(one[0], other[0]) for track, row in zip(LEVELS, rows, strict=True) if track != "Specialty" for one, other in pairwise(row)]
    moves += [(one, other) for one, other in (pair.split() for pair in BETWEEN.replace("\n", " ").strip().split(", "))]
    return Graph(len(rows), 7, cells, tuple((names.index(one), names.index(other)) for one, other in moves))
