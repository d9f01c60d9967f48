"""The printed sheet of a level: everything that it asks, to tick, to sign and to talk about. Made from the views of the level's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from generator.views import links, words
from generator.views.here import Here
from generator.views.level import credits_view
from generator.views.level_glance import glance_view
from generator.views.level_requirements import needs_view
from generator.views.level_where import ego_diagram
from generator.views.sheet_rows import only_new, sheet_groups
from ladder_spec.prose import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.views.here import Line
    from generator.views.level_glance import GlanceView
    from generator.views.level_pay import ExtraPayView
    from generator.views.level_ways import OpeningView
    from generator.views.level_where import NearView
    from generator.views.sheet_rows import SheetGroup
    from generator.views.sheet_site import SheetSite
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.level import LevelFile


class Imprint(Struct, frozen=True):
    """What stands at the edge of every printed page."""

    organization: str
    edition: str
    """`2026.2`"""
    effective: str
    """The day from which the sheet holds, in words."""
    effective_iso: str
    """The same day, ISO 8601: the date of the file."""
    language: str
    """BCP 47."""
    example: bool
    """The handbook is made up."""
    page: str
    """The path of the page that the sheet belongs to: `levels/ma-2.md`."""


class SheetAnswer(Struct, frozen=True):
    """A short answer about the level, or a rule of moving up."""

    name: str
    """Pay, Opening, Time"""
    lines: tuple[Line, ...]


class SheetNear(Struct, frozen=True):
    """A level or goal beside this one, in the small diagram."""

    title: str
    kind: str
    """promotion, lateral or off"""
    condition: str


class SheetView(Struct, frozen=True):
    """A requirement sheet."""

    kind: str
    """requirements"""
    imprint: Imprint
    ladder: str
    track: str
    tier: str
    title: str
    summary: Line
    short: bool
    """Only what is new and raised."""
    total: int
    new: int
    raised: int
    kept: int
    facts: tuple[SheetAnswer, ...]
    groups: tuple[SheetGroup, ...]
    dropped: tuple[Line, ...]
    """What earlier levels asked and this one no longer asks."""
    credits: tuple[Line, ...]
    """What counts from elsewhere."""
    rules: tuple[SheetAnswer, ...]
    """How the decision is made."""
    ways_in: tuple[SheetNear, ...]
    ways_out: tuple[SheetNear, ...]
    site: SheetSite | None
    """The clinic that the sheet is for; None = it holds at every clinic."""


def sheet_view(handbook: Handbook, level: LevelFile) -> SheetView:
    """Return the sheet of a level, as it holds at every clinic."""
    here = Here(handbook, links.page_path("level", level.id))
    needs, glance, ego = needs_view(here, level.id), glance_view(here, level), ego_diagram(here, level)
    return SheetView(
        kind="requirements",
        imprint=imprint(handbook, here.page, max(level.effective.from_, handbook.file.edition_date)),
        ladder=handbook.ladder_of(level.id).title,
        track=here.title("track", level.track),
        tier=handbook.tier_of(level.id).title,
        title=level.title,
        summary=here.line(level.summary),
        short=False,
        total=needs.total,
        new=needs.new,
        raised=needs.raised,
        kept=needs.kept,
        facts=_facts(here, glance),
        groups=sheet_groups(needs, handbook.domains),
        dropped=tuple(gone.text for gone in needs.dropped),
        credits=tuple((*rule.text, Text(f" {rule.signed_by} signs.")) for rule in credits_view(here, level.id)),
        rules=_rules(here, glance),
        ways_in=_near(ego.ways_in),
        ways_out=_near(ego.ways_out),
        site=None,
    )


def short_view(view: SheetView) -> SheetView:
    """Return the short form of a sheet: only what is new and raised."""
    return structs.replace(view, short=True, groups=only_new(view.groups))


def imprint(handbook: Handbook, page: str, effective: date) -> Imprint:
    """Return what stands at the edge of every page of a sheet.

    Args:
        handbook: The handbook.
        page: The path of the page that the sheet belongs to.
        effective: The day from which the sheet holds.
    """
    file = handbook.file
    return Imprint(
        organization=file.organization,
        edition=file.edition,
        effective=words.day(effective),
        effective_iso=effective.isoformat(),
        language=file.languages[0],
        example=file.example,
        page=page,
    )


def _facts(here: Here, glance: GlanceView) -> tuple[SheetAnswer, ...]:
    pay = glance.pay
    sample = "Sample, as of" if pay.sample else "As of"
    paid = (
        (here.line(f"{pay.range} {pay.per}. {sample} {pay.as_of}."), *(_extra(one) for one in pay.with_level))
        if pay.published
        else (here.line("Not published."), pay.text)
    )
    openings = tuple(_opening(here, one) for one in glance.openings) or (here.line("No way into this level is set yet."),)
    asked = tuple(here.line(f"{one}.") for one in glance.time.asked) or (here.line("No months asked."),)
    return (
        SheetAnswer("Pay", paid),
        SheetAnswer("Opening", openings),
        SheetAnswer("Time", (*asked, *((here.line(glance.time.shortest),) if glance.time.shortest else ()))),
        SheetAnswer("Who helps", (glance.who_helps,)),
    )


def _extra(extra: ExtraPayView) -> Line:
    return Text(f"Plus {extra.amount}. "), *extra.when


def _opening(here: Here, answer: OpeningView) -> Line:
    ways = f" {answer.ways}" if answer.ways else ""
    if not answer.needed:
        return here.line(f"No opening needed{ways}.")
    return Text(f"Needs an opening{ways}. "), *answer.reason


def _rules(here: Here, glance: GlanceView) -> tuple[SheetAnswer, ...]:
    rules = glance.move_up
    if rules is None:
        return ()
    when = f" Apply {words.joined(rules.windows, 'or')}." if rules.windows else " Apply on any day."
    wait = f"You wait at most {words.counted(rules.days, 'work day')} in all: {rules.days_by_step}.{when}" if rules.days else when.strip()
    return (
        SheetAnswer("Who decides", (here.line(f"{rules.decides}."),)),
        SheetAnswer("How long it takes", (here.line(wait),)),
        SheetAnswer("If yes", (here.line(f"New title, and new pay {rules.pay_changes}."),)),
        SheetAnswer("If not yet", (rules.if_no,)),
        SheetAnswer("If you do not agree", (rules.appeal, here.line(rules.appeal_days))),
        SheetAnswer("If rules change", (rules.in_progress,)),
        SheetAnswer("Your right", (rules.no_retaliation,)),
    )


def _near(found: Iterable[NearView]) -> tuple[SheetNear, ...]:
    return tuple(SheetNear(near.link.title, near.kind, near.condition) for near in found)
