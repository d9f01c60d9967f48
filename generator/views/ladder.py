"""The page of a ladder, "How the ladder works": tracks, tiers, all levels, openings, steps of skill, signers, and all moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.diagram import ladder_diagram
from generator.views.kind import PageKind
from generator.views.level_line import level_line, opens_in_place
from generator.views.level_time import shortest
from generator.views.level_ways import way_view
from generator.views.page import Frame, LinkView, SectionView
from generator.views.requirement import StepView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.diagram import DiagramView
    from generator.views.here import Here, Line
    from generator.views.level_line import LevelLine
    from generator.views.level_ways import WayView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.handbook import Scale
    from ladder_spec.models.ladder import LadderFile

HOW_IT_WORKS = "How the ladder works"


class TrackLine(Struct, frozen=True):
    """A track and its levels."""

    link: LinkView
    for_: Line
    levels: tuple[LinkView, ...]


class TierLine(Struct, frozen=True):
    """A tier and its levels."""

    title: str
    levels: tuple[LinkView, ...]


class ScaleStep(Struct, frozen=True):
    """A step of a proficiency scale with its meaning."""

    step: StepView
    means: Line
    by_practice: bool
    """It is learned at work; no class has to teach it."""


class RoleLine(Struct, frozen=True):
    """Somebody who may sign, decide or help."""

    title: str
    means: Line


class LadderView(Struct, frozen=True):
    """Everything on a ladder's page."""

    frame: Frame
    lead: str
    tracks: tuple[TrackLine, ...]
    tiers: tuple[TierLine, ...]
    levels: tuple[LevelLine, ...]
    first_level: str
    """Where the months from the first day are counted from; "" = nowhere."""
    sample: bool
    pay_as_of: str
    in_place: tuple[LinkView, ...]
    """Levels with a way in that needs no opening."""
    with_opening: tuple[LevelLine, ...]
    """Levels with a way in that needs one."""
    scales: tuple[tuple[ScaleStep, ...], ...]
    roles: tuple[RoleLine, ...]
    sign_off_rules: tuple[Line, ...]
    sign_off: LinkView
    move_up: LinkView
    in_one_line: LinkView
    """All levels with their summaries."""
    matrix: LinkView
    compare: LinkView | None
    """Where to compare two levels; None = there is only one."""
    moves: tuple[WayView, ...]
    """Steps up and side moves, in the order of the levels where they start."""
    diagram: DiagramView
    """Its moves are numbered as those of the list."""
    entries: tuple[WayView, ...]
    lateral_keeps: str


def ladder_title(handbook: Handbook, ladder: LadderFile) -> str:
    """Return the name of a ladder's page: its own only where there are several."""
    return HOW_IT_WORKS if len(handbook.ladders) == 1 else f"{HOW_IT_WORKS}: {ladder.title}"


def ladder_view(here: Here, ladder: LadderFile) -> LadderView:
    """Return the view of a ladder's page."""
    book = here.handbook
    lines = tuple(level_line(here, level) for level in ladder.levels)
    policy = book.promotions[ladder.promotion]
    page, anchor = links.policy_place("sign-off") or (links.PROMOTION, "")
    starts = [least[0] for level in reversed(ladder.levels) if (least := shortest(book, level))]
    keeps = ladder.pay_rules.lateral_keeps_months
    free = sum(not any(answer.needed for answer in line.openings) for line in lines)
    return LadderView(
        frame=_frame(here, ladder, lines),
        lead=f"{free} of {len(lines)} levels never need an opening: you move up where you work.",
        tracks=_tracks(here, ladder),
        tiers=_tiers(here, ladder),
        levels=lines,
        first_level=here.title("level", starts[0]) if starts else "",
        sample=book.file.example,
        pay_as_of=words.day(ladder.pay_rules.as_of),
        in_place=tuple(line.link for line in lines if opens_in_place(line)),
        with_opening=tuple(line for line in lines if any(answer.needed for answer in line.openings)),
        scales=tuple(_scale(here, scale) for scale in book.file.scales),
        roles=tuple(RoleLine(role.title, here.line(role.means)) for role in book.roles.values()),
        sign_off_rules=tuple(here.line(rule) for rule in policy.signoff_rules),
        sign_off=here.to(page, "Sign-offs", anchor),
        move_up=here.to(links.PROMOTION, policy.title),
        in_one_line=here.to(links.HOME, "See each level in one line", "levels"),
        matrix=here.to(links.matrix_path(ladder.id), "See the skills at each level"),
        compare=here.to(links.COMPARE, "Compare two levels") if len(book.levels) > 1 else None,
        moves=tuple(way_view(here, way) for level in ladder.levels for way in book.ways_out_of(level)),
        diagram=ladder_diagram(here, ladder),
        entries=tuple(way_view(here, entry) for entry in ladder.entry),
        lateral_keeps=words.counted(keeps, "month") if keeps else "",
    )


def _scale(here: Here, scale: Scale) -> tuple[ScaleStep, ...]:
    return tuple(ScaleStep(StepView(rank, step.title), here.line(step.means), step.by_practice) for rank, step in enumerate(scale.steps, 1))


def _tracks(here: Here, ladder: LadderFile) -> tuple[TrackLine, ...]:
    levels = here.handbook.levels
    return tuple(
        TrackLine(
            here.thing("track", track.id),
            here.line(track.for_),
            tuple(here.thing("level", level) for level in ladder.levels if levels[level].track == track.id),
        )
        for track in ladder.tracks
    )


def _tiers(here: Here, ladder: LadderFile) -> tuple[TierLine, ...]:
    levels = here.handbook.levels
    return tuple(
        TierLine(tier.title, tuple(here.thing("level", level) for level in ladder.levels if levels[level].tier == tier.id))
        for tier in ladder.tiers
    )


def _frame(here: Here, ladder: LadderFile, lines: tuple[LevelLine, ...]) -> Frame:
    title = ladder_title(here.handbook, ladder)
    sections = (
        SectionView("levels", "All levels"),
        SectionView("moves", "All moves"),
        SectionView("openings", "Which jobs need an opening"),
        SectionView("tracks", "Tracks"),
        SectionView("tiers", "Tiers"),
        SectionView("steps", "The steps of a skill"),
        SectionView("who-signs", "Who signs"),
    )
    names = ", ".join(line.link.title for line in lines)
    reasons = " ".join(f"{line.link.title}: {plain(answer.reason)}" for line in lines for answer in line.openings if answer.needed)
    roles = " ".join(f"{role.title}: {plain(role.means)}" for role in here.handbook.roles.values())
    steps = " ".join(f"{step.title}: {plain(step.means)}" for scale in here.handbook.file.scales for step in scale.steps)
    summary = plain(ladder.summary or f"All levels of {ladder.title}, the ways between them, and what an opening is needed for.")
    return Frame(
        path=here.page,
        view="ladder",
        title=title,
        description=summary,
        source=here.handbook.paths["ladder", ladder.id],
        trail=(here.home(),),
        sections=sections,
        template="rungbook/wide.html",
        search=(
            SearchSection("", title, " ".join([ladder.title, summary, *ladder.aka])),
            SearchSection("levels", "All levels", names, "pay months"),
            SearchSection("openings", "Which jobs need an opening", reasons),
            SearchSection("steps", "The steps of a skill", steps),
            SearchSection("who-signs", "Who signs", roles),
        ),
    )


pages = PageKind(ladder_view, lambda book: ((links.page_path("ladder", ladder.id), ladder) for ladder in book.ladders.values()))
"""The page of every ladder."""
