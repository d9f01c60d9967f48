"""The page of a level: what you do, what it asks, pay, openings, time, and what differs where you work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.changed_parts import level_change
from generator.views.compare import pair_links
from generator.views.kind import PageKind
from generator.views.ladder import ladder_title
from generator.views.level_from import from_views
from generator.views.level_glance import glance_view
from generator.views.level_learning import cards_asked, helping_programs
from generator.views.level_places import places_view
from generator.views.level_requirements import needs_view
from generator.views.level_ways import way_view, ways_in
from generator.views.level_where import ego_diagram
from generator.views.page import Frame, LinkView, SectionView
from generator.views.proof import proofs
from generator.views.sheet_links import level_sheets
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.changed_parts import LevelChange
    from generator.views.here import Here, Line
    from generator.views.level_from import FromView
    from generator.views.level_glance import GlanceView
    from generator.views.level_learning import CardsAskedView, HelpView
    from generator.views.level_places import PlacesView
    from generator.views.level_requirements import NeedsView
    from generator.views.level_ways import WayView
    from generator.views.level_where import EgoView
    from generator.views.sheet_links import LevelSheets
    from ladder_spec.models.level import Duty, LevelFile


class DutyView(Struct, frozen=True):
    """Something that people do at the level."""

    text: Line
    behind: LinkView | None
    """The skill or program behind it."""
    behind_kind: str
    """Skill or Program"""


class PathwayLine(Struct, frozen=True):
    """A pathway that starts at the level."""

    link: LinkView
    text: Line


class CreditView(Struct, frozen=True):
    """A rule by which something from elsewhere counts, the same at every clinic."""

    text: Line
    proof: Line
    signed_by: str


class TalkView(Struct, frozen=True):
    """Whom people may talk to about the level."""

    career_guide: str
    """The role that holds career talks."""
    career_talks: str
    """2 paid talks of 30 minutes a year"""
    you_leave_with: Line
    apart_from: Line
    """What the talks are not."""
    mentor_days: str
    """30 days"""
    mentorship: LinkView
    office: str
    how: Line


class LevelView(Struct, frozen=True):
    """Everything on a level's page."""

    frame: Frame
    lead: Line
    track: LinkView
    tiers: tuple[str, ...]
    tier: int
    """The place of the level's tier, from 1."""
    glance: GlanceView
    changed: LevelChange | None
    """What changed in this edition; None = nothing."""
    duties: tuple[DutyView, ...]
    news: tuple[FromView, ...]
    """What is new against each level that leads here."""
    needs: NeedsView
    credits: tuple[CreditView, ...]
    sheets: LevelSheets | None
    """What can be printed; None = nothing was."""
    ways_in: tuple[WayView, ...]
    lateral_keeps: str
    """How long pay does not fall after a side move; "" = not at all."""
    programs: tuple[HelpView, ...]
    cards: tuple[CardsAskedView, ...]
    talk: TalkView
    places: PlacesView
    where: EgoView
    ways_out: tuple[WayView, ...]
    compare: tuple[LinkView, ...]
    """Comparisons with other levels."""
    pathways: tuple[PathwayLine, ...]
    top: bool
    recognition: tuple[Line, ...]
    effective: str
    until: str
    review_by: str
    previous: LinkView | None
    previous_words: str
    next: LinkView | None
    next_words: str


def level_view(here: Here, level: LevelFile) -> LevelView:
    """Return the view of a level's page."""
    book, ladder = here.handbook, here.handbook.ladder_of(level.id)
    keeps = ladder.pay_rules.lateral_keeps_months
    previous, following = _neighbors(here, level, -1), _neighbors(here, level, 1)
    news, needs, glance = from_views(here, level.id), needs_view(here, level.id), glance_view(here, level)
    programs, cards = helping_programs(here, level.id), cards_asked(here, level.id)
    pathways = tuple(
        PathwayLine(here.thing("pathway", pathway.id), here.line(pathway.summary or pathway.for_))
        for pathway in book.pathways.values()
        if level.id in pathway.from_
    )
    sections = _sections(level, news=bool(news), sheets=bool(here.sheets), programs=bool(programs), cards=bool(cards))
    return LevelView(
        frame=_frame(here, level, glance, needs, sections=sections),
        lead=here.line(level.summary),
        track=here.thing("track", level.track),
        tiers=tuple(tier.title for tier in ladder.tiers),
        tier=next(place for place, tier in enumerate(ladder.tiers, 1) if tier.id == level.tier),
        glance=glance,
        changed=level_change(here, level.id),
        duties=tuple(_duty(here, duty) for duty in level.duties),
        news=news,
        needs=needs,
        credits=credits_view(here, level.id),
        sheets=level_sheets(here, level.id),
        ways_in=ways_in(here, level.id),
        lateral_keeps=words.counted(keeps, "month") if keeps else "",
        programs=programs,
        cards=cards,
        talk=_talk(here),
        places=places_view(here, level.id),
        where=ego_diagram(here, level),
        compare=pair_links(here, level.id),
        ways_out=tuple(way_view(here, way) for way in book.ways_out_of(level.id)),
        pathways=pathways,
        top=level.top,
        recognition=tuple(here.line(book.recognition[one].text) for one in level.recognition),
        effective=words.day(level.effective.from_),
        until=words.day(level.effective.until) if level.effective.until else "",
        review_by=words.day(level.review_by),
        previous=previous[0] if previous else None,
        previous_words=f"Before, {previous[1]}" if previous else "",
        next=following[0] if following else None,
        next_words=f"Next, {following[1]}" if following else "",
    )


def _sections(level: LevelFile, *, news: bool, sheets: bool, programs: bool, cards: bool) -> tuple[SectionView, ...]:
    found = (
        ("do", "What you do", True),
        ("new", "New at this level", news),
        ("need", "What you need", True),
        ("print", "Sheets to print and sign", sheets),
        ("move-up", "How you get this level", True),
        ("pay", "Pay and when it changes", True),
        ("learn", "Programs that help", programs),
        ("cards", "Cards and exams", cards),
        ("clinic", "What differs at your clinic", True),
        ("state", "What differs in your state", True),
        ("talk", "Who to talk to", True),
        ("where", "Where you are", True),
        ("next", "Where you can go next", True),
        ("recognition", "How it is recognized", bool(level.recognition)),
    )
    return tuple(SectionView(anchor, title) for anchor, title, shown in found if shown)


def _frame(here: Here, level: LevelFile, glance: GlanceView, needs: NeedsView, sections: tuple[SectionView, ...]) -> Frame:
    summary, ladder = plain(level.summary), here.handbook.ladder_of(level.id)
    return Frame(
        path=here.page,
        view="level",
        title=level.title,
        description=summary,
        source=here.handbook.paths["level", level.id],
        trail=(
            here.home(),
            here.to(links.page_path("ladder", ladder.id), ladder_title(here.handbook, ladder)),
            here.thing("track", level.track),
        ),
        sections=sections,
        search=tuple(_search(level, summary, glance, needs)),
    )


def _search(level: LevelFile, summary: str, glance: GlanceView, needs: NeedsView) -> Iterator[SearchSection]:
    title = level.title
    yield SearchSection("", title, " ".join([summary, *level.aka, *level.job_codes]))
    yield SearchSection("do", f"{title}: what you do", " ".join(plain(duty.text) for duty in level.duties))
    yield SearchSection("pay", f"{title}: pay", f"{glance.pay.range} {glance.pay.per} {plain(glance.pay.text)}".strip())
    needed = [("Needs an opening. " if one.needed else "No opening needed. ") + plain(one.reason) for one in glance.openings]
    yield SearchSection("move-up", f"{title}: how you get this level", " ".join([*needed, *glance.time.asked]))
    for group in needs.groups:
        for one in group.requirements:
            proofs = (plain(proof.text) for proof in one.asked.proofs)
            yield SearchSection(one.anchor, f"{title}: {one.name}", " ".join([plain(one.asked.text), *proofs]))


def _duty(here: Here, duty: Duty) -> DutyView:
    text = here.line(duty.text)
    if duty.competency:
        return DutyView(text, here.thing("competency", duty.competency), "Skill")
    if duty.program:
        return DutyView(text, here.thing("program", duty.program), "Program")
    return DutyView(text, None, "")


def credits_view(here: Here, level: str) -> tuple[CreditView, ...]:
    """Rules of the policy that meet a kind of requirement which this level asks."""
    book = here.handbook
    kinds = {item.requirement.kind for item in book.full(level).items}
    policy = book.promotions[book.ladder_of(level).promotion]
    return tuple(
        CreditView(here.line(rule.text), proof.text, proof.signed_by)
        for rule in policy.credit
        if kinds & set(rule.kinds)
        for proof in proofs(here, rule.evidence)
    )


def _talk(here: Here) -> TalkView:
    mentorship, contact = here.handbook.mentorship, here.handbook.file.contact
    talks = mentorship.career_talks
    return TalkView(
        career_guide=here.title("role", talks.who),
        career_talks=f"{words.counted(talks.per_year, 'paid talk')} of {talks.paid_minutes} minutes a year",
        you_leave_with=here.line(words.lower_first(talks.you_leave_with)),
        apart_from=here.line(talks.apart_from),
        mentor_days=words.counted(mentorship.match_within_days, "day"),
        mentorship=here.to(links.MENTORSHIP, "Mentors and career talks"),
        office=contact.office,
        how=here.line(contact.how),
    )


def _neighbors(here: Here, level: LevelFile, step: int) -> tuple[LinkView, str] | None:
    """The level before or after in the order of the menu (track by track), and what that is: in this track, or on another."""
    ladder, levels = here.handbook.ladder_of(level.id), here.handbook.levels
    tracks = [track.id for track in ladder.tracks]
    order = sorted(ladder.levels, key=lambda i: tracks.index(levels[i].track))
    place = order.index(level.id) + step
    if not 0 <= place < len(order):
        return None
    other = levels[order[place]]
    where = "on this track" if other.track == level.track else f"{words.lower_first(here.title('track', other.track))}"
    return here.thing("level", other.id), where


pages = PageKind(level_view, lambda book: ((links.page_path("level", level.id), level) for level in book.levels.values()))
"""The page of every level."""
