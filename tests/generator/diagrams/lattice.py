"""A large career lattice to draw: 40 levels on 9 tracks in 7 tiers, 51 moves."""

from __future__ import annotations

from itertools import pairwise

from generator.render.diagrams.graph import Graph
from generator.views.diagram import BoxView, DiagramView, MoveView, OffView
from generator.views.level_where import EgoView, NearView
from generator.views.page import LinkView

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


def lattice_view() -> DiagramView:
    """The lattice with words of usual length."""
    graph = lattice()
    names = [entry.split()[0].replace("-", " ").title() for row in LEVELS.values() for entry in row.split(", ")]
    tracks, tiers = tuple(LEVELS), tuple(f"Tier {number}" for number in range(1, graph.tiers + 1))
    boxes = tuple(
        BoxView(
            LinkView(name, f"../../levels/{name.lower().replace(' ', '-')}/"),
            f"{name}, {tracks[track]}, {tiers[tier]}, ${18 + 2 * tier}.00 to ${21 + 2 * tier}.50",
            f"${18 + 2 * tier}.00 \N{EN DASH} ${21 + 2 * tier}.50",
            track,
            tier,
        )
        for name, (track, tier) in zip(names, graph.cells, strict=True)
    )
    same = [graph.cells[one][0] == graph.cells[other][0] for one, other in graph.moves]
    moves = tuple(
        MoveView(one, other, "promotion" if up else "lateral", opening=not number % 4)
        for number, ((one, other), up) in enumerate(zip(graph.moves, same, strict=True))
    )
    off = (OffView(8, boxes[8].link, (LinkView("To Registered Nurse", "../../pathways/rn/"),)),)
    return DiagramView("lattice", "A career lattice", tracks, tiers, boxes, moves, off, ())


def column_view() -> DiagramView:
    """Two levels in one tier, so narrow that a phone shows all of it."""
    boxes = tuple(BoxView(LinkView(name, "../../levels/ma-2/"), f"{name}, in full", "$21.60", 0, 0) for name in ("MA II", "MA III"))
    off = (OffView(1, boxes[1].link, (LinkView("To Registered Nurse", "../../pathways/rn/"),)),)
    return DiagramView("ladder", "A ladder", ("Core track",), ("Start",), boxes, (MoveView(0, 1, "lateral", opening=True),), off, ())


def ego_view() -> EgoView:
    """A level with one way of each kind."""
    link = LinkView("Medical Assistant II", "../../levels/ma-2/")
    near = tuple(
        NearView(link, f"Medical Assistant II. {words}", kind, kind == "lateral", words)
        for kind, words in (("promotion", "Step up"), ("lateral", "Side move, needs an opening"), ("off", "Leaves the ladder"))
    )
    return EgoView("where", "Ways to and from a level", BoxView(link, "Medical Assistant II, here", "$21.60", 0, 0), near[:1], near)
