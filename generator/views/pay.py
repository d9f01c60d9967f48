"""The page "Pay": the range of every level, extra pay, when new pay starts, and what happens to pay in a side move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView, SectionView
from generator.views.promotion import policy_of
from ladder_spec.models.level import Pay
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.here import Here, Line
    from ladder_spec.models.ladder import Differential, LadderFile
    from ladder_spec.models.level import LevelFile


class PayRow(Struct, frozen=True):
    """The pay of one level, as a row of the table."""

    level: LinkView
    track: str
    lowest: str
    """$21.60; "" = the range is not published"""
    highest: str
    unit: str
    """an hour; only where it differs from the table's"""
    extra: tuple[LinkView, ...]
    """Extra pay that comes with the level."""
    text: Line
    """A remark; where the range is not published, the reason."""
    as_of: str
    """Only where it differs from the table's."""


class PayTable(Struct, frozen=True):
    """The pay of one ladder."""

    anchor: str
    title: str
    unit: str
    """hour or year"""
    as_of: str
    """From when the ranges hold, in words."""
    rows: tuple[PayRow, ...]
    remarks: tuple[PayRow, ...]
    """The rows with a published range and something to say about it."""
    keeps: str
    """12 months: how long pay does not fall after a side move; "" = no time is set"""


class ExtraPay(Struct, frozen=True):
    """Extra pay beside the base pay."""

    anchor: str
    title: str
    amount: str
    """$1.50 an hour"""
    when: Line
    where: tuple[LinkView, ...]
    """Levels that it comes with, and how many clinics pay it for an added duty; none = it is for everyone."""


class SideMove(Struct, frozen=True):
    """A side move to a level whose range starts lower, with its reason."""

    from_: LinkView
    to: LinkView
    reason: Line


class PayPageView(Struct, frozen=True):
    """Everything on the page "Pay"."""

    frame: Frame
    lead: str
    sample: bool
    """The handbook is an example, and so are its amounts."""
    tables: tuple[PayTable, ...]
    extra: tuple[ExtraPay, ...]
    pay_starts: str
    move_up: LinkView
    side_moves: tuple[SideMove, ...]


def pay_page_view(here: Here) -> PayPageView:
    """Return the view of the page "Pay"."""
    book = here.handbook
    lead = "The pay range of every level, extra pay, and when your new pay starts."
    starts = words.pay_start(policy_of(book).pay_changes)
    extra = tuple(_extra(here, differential) for differential in book.differentials.values())
    return PayPageView(
        frame=Frame(
            path=here.page,
            view="pay",
            title="Pay",
            description=lead,
            source=book.paths["ladder", next(iter(book.ladders))],
            trail=(here.home(),),
            sections=(
                SectionView("ranges", "Pay at each level"),
                *([SectionView("extra", "Extra pay")] if extra else []),
                SectionView("new-pay", "When your new pay starts"),
                SectionView("side-moves", "If you move to the side"),
            ),
            search=(
                SearchSection("", "Pay", f"{lead} Salary, wages, money, pay scale, raise. New pay starts {starts}."),
                SearchSection("extra", "Extra pay", " ".join(f"{extra_title(d)}: {plain(d.when)}" for d in book.differentials.values())),
                *(SearchSection(one.anchor, f"Extra pay: {one.title}", f"{one.amount}. {plain(one.when)}") for one in extra),
                SearchSection("side-moves", "Pay if you move to the side", "Pay does not fall after a side move."),
            ),
            template="rungbook/wide.html",
        ),
        lead=lead,
        sample=book.file.example,
        tables=tuple(_table(here, ladder) for ladder in book.ladders.values()),
        extra=extra,
        pay_starts=starts,
        move_up=here.to(links.PROMOTION, "How to move up"),
        side_moves=tuple(_side_moves(here)),
    )


def extra_title(differential: Differential) -> str:
    """Return the readers' word for an extra pay, made from its id: Extra duty."""
    return differential.id.replace("-", " ").capitalize()


def _table(here: Here, ladder: LadderFile) -> PayTable:
    keeps = ladder.pay_rules.lateral_keeps_months
    rows = tuple(_row(here, ladder, here.handbook.levels[level]) for level in ladder.levels)
    return PayTable(
        anchor=f"pay-{ladder.id}",
        title=ladder.title,
        unit=ladder.pay_rules.basis.removesuffix("ly"),
        as_of=words.day(ladder.pay_rules.as_of),
        rows=rows,
        remarks=tuple(row for row in rows if row.lowest and (row.extra or row.text or row.as_of)),
        keeps=words.counted(keeps, "month") if keeps else "",
    )


def _row(here: Here, ladder: LadderFile, level: LevelFile) -> PayRow:
    link, track = here.thing("level", level.id), here.title("track", level.track)
    pay = level.pay
    if not isinstance(pay, Pay):
        return PayRow(link, track, "", "", "", (), here.line(pay.not_published), "")
    basis = pay.basis or ladder.pay_rules.basis
    write = here.exact_money if basis == "hourly" else here.money
    return PayRow(
        level=link,
        track=track,
        lowest=write(pay.min),
        highest=write(pay.max),
        unit=words.per(basis) if basis != ladder.pay_rules.basis else "",
        extra=tuple(
            here.to(here.page, f"{extra_title(d)}: {here.exact_money(d.amount)} {words.per(d.per)}", links.extra_pay_anchor(d.id))
            for d in (here.handbook.differentials[differential] for differential in pay.differentials)
        ),
        text=here.line(pay.text or ""),
        as_of=words.day(pay.as_of) if pay.as_of and pay.as_of != ladder.pay_rules.as_of else "",
    )


def _extra(here: Here, differential: Differential) -> ExtraPay:
    book = here.handbook
    levels = [level.id for level in book.levels.values() if isinstance(level.pay, Pay) and differential.id in level.pay.differentials]
    clinics = sum(any(add.recognized_by == f"differential.{differential.id}" for add in site.adds) for site in book.sites.values())
    return ExtraPay(
        anchor=links.extra_pay_anchor(differential.id),
        title=extra_title(differential),
        amount=f"{here.exact_money(differential.amount)} {words.per(differential.per)}",
        when=here.line(differential.when),
        where=(
            *(here.thing("level", level) for level in levels),
            *([here.to(links.SITES, words.counted(clinics, "clinic"), "adds")] if clinics else []),
        ),
    )


def _side_moves(here: Here) -> Iterator[SideMove]:
    """The side moves to a level whose range starts lower than the one you leave."""
    levels = here.handbook.levels
    for ladder in here.handbook.ladders.values():
        for way in ladder.transitions:
            before, after = levels[way.from_].pay, levels[way.to].pay
            if way.kind == "lateral" and isinstance(before, Pay) and isinstance(after, Pay) and after.min < before.min:
                yield SideMove(here.thing("level", way.from_), here.thing("level", way.to), here.line(way.reason or ""))


pages = PageKind.single(pay_page_view, links.PAY)
"""The page "Pay"."""
