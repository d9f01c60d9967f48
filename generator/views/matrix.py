"""The skills of a ladder in one table: a row for each skill, a column for each level, and in each cell the step that is asked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.compare import TITLE, has_pairs
from generator.views.competency_asked import levels_asking
from generator.views.kind import PageKind
from generator.views.ladder import ladder_title
from generator.views.page import Frame, LinkView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.views.competency_asked import LevelAsks
    from generator.views.here import Here
    from generator.views.requirement import StepView
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import LadderFile


class TrackColumns(Struct, frozen=True):
    """Neighboring columns of one track."""

    link: LinkView
    levels: int


class LevelColumn(Struct, frozen=True):
    """The column of a level."""

    link: LinkView
    tier: str


class StepCell(Struct, frozen=True):
    """The step of a skill that a level asks."""

    href: str
    """Leads to the requirement on the level's page."""
    step: StepView
    remark: str
    """new, raised, any 3 of 8; "" = kept from before."""


class SkillRow(Struct, frozen=True):
    """A skill at all levels."""

    skill: LinkView
    cells: tuple[StepCell | None, ...]
    """In the order of the columns; None = the level does not ask it."""


class DomainRows(Struct, frozen=True):
    """The skills of a domain that some level asks."""

    domain: LinkView
    rows: tuple[SkillRow, ...]


class MatrixView(Struct, frozen=True):
    """Everything on the page of a ladder's skills."""

    frame: Frame
    lead: str
    tracks: tuple[TrackColumns, ...]
    levels: tuple[LevelColumn, ...]
    domains: tuple[DomainRows, ...]
    all_skills: LinkView
    compare: LinkView | None
    """Where to compare two levels; None = there is only one."""


def matrix_title(handbook: Handbook, ladder: LadderFile) -> str:
    """Return the name of the page: with the ladder only where there are several."""
    title = "Skills at each level"
    return title if len(handbook.ladders) == 1 else f"{title}: {ladder.title}"


def matrix_view(here: Here, ladder: LadderFile) -> MatrixView:
    """Return the view of a ladder's skills."""
    book = here.handbook
    tracks = [track.id for track in ladder.tracks]
    columns = sorted(ladder.levels, key=lambda level: tracks.index(book.levels[level].track))
    domains = tuple(_domain_rows(here, columns))
    skills = sum(len(domain.rows) for domain in domains)
    lead = (
        f"{words.counted(skills, 'skill')} at {words.counted(len(columns), 'level')}: find a skill, then read which step each level asks."
    )
    return MatrixView(
        frame=_frame(here, ladder, lead),
        lead=lead,
        tracks=tuple(
            TrackColumns(here.thing("track", track), len(list(levels)))
            for track, levels in groupby(columns, key=lambda level: book.levels[level].track)
        ),
        levels=tuple(LevelColumn(here.thing("level", level), book.tier_of(level).title) for level in columns),
        domains=domains,
        all_skills=here.to(links.COMPETENCIES, "All skills"),
        compare=here.to(links.COMPARE, TITLE) if has_pairs(book) else None,
    )


def _frame(here: Here, ladder: LadderFile, lead: str) -> Frame:
    book = here.handbook
    title = matrix_title(book, ladder)
    about = f"{title} {ladder.title} matrix table of skills and levels, which level asks which skill"
    return Frame(
        path=here.page,
        view="matrix",
        title=title,
        description=lead,
        source=book.paths["ladder", ladder.id],
        trail=(here.home(), here.to(links.page_path("ladder", ladder.id), ladder_title(book, ladder))),
        template="rungbook/wide.html",
        search=(SearchSection("", title, about),),
    )


def _domain_rows(here: Here, columns: Sequence[str]) -> Iterable[DomainRows]:
    for file in here.handbook.domains.values():
        rows = tuple(row for skill in file.competencies if (row := _skill_row(here, skill.id, columns)) is not None)
        if rows:
            yield DomainRows(here.thing("domain", file.domain.id), rows)


def _skill_row(here: Here, skill: str, columns: Sequence[str]) -> SkillRow | None:
    """The row of a skill; None where no level of the ladder asks it."""
    found: dict[str, LevelAsks] = {}
    for one in levels_asking(here, skill, columns):
        known = found.get(one.level_id)
        if known is None or _weight(one) > _weight(known):
            found[one.level_id] = one
    if not found:
        return None
    return SkillRow(here.thing("competency", skill), tuple(_cell(found.get(level)) for level in columns))


def _weight(asks: LevelAsks) -> tuple[bool, int]:
    """Of several demands of one level the must counts, then the higher step."""
    return not asks.choice, asks.step.number


def _cell(asks: LevelAsks | None) -> StepCell | None:
    if asks is None:
        return None
    remark = asks.choice or ("" if asks.status == "kept" else asks.status)
    return StepCell(asks.level.href, asks.step, remark)


pages = PageKind(matrix_view, lambda book: ((links.matrix_path(ladder.id), ladder) for ladder in book.ladders.values()))
"""The table of every ladder."""
