"""One level as a comparison shows it: short facts and duties, as plain words that a page and a script can both show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views import words
from generator.views.level_glance import glance_view
from ladder_spec.models.base import NOT_CHECKED
from ladder_spec.models.requirement import CredentialRequirement
from ladder_spec.money import NOTHING, you_pay_today
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from generator.views.here import Here
    from generator.views.level_glance import GlanceView
    from ladder_spec.models.level import LevelFile
    from ladder_spec.models.shared import Costs

FACTS: Final = ("Pay", "Opening", "Time", "Who decides", "You pay today", "Track", "Tier", "Asked in all")
"""What a comparison says of each level, in this order."""
NOT_LOOKED_UP: Final = "price not checked"

Answer = tuple[str, ...]
"""A fact as lines of plain words."""


class LevelSide(Struct, frozen=True):
    """One side of a comparison."""

    id: str
    title: str
    facts: tuple[Answer, ...]
    """In the order of `FACTS`."""
    duties: tuple[str, ...]


def level_side(here: Here, level: str) -> LevelSide:
    """Return a level as a comparison shows it."""
    book, found = here.handbook, here.handbook.levels[level]
    glance = glance_view(here, found)
    return LevelSide(
        id=level,
        title=found.title,
        facts=(
            _pay(glance),
            tuple(_capital(f"{_need(one.needed)} {one.ways}".strip()) for one in glance.openings) or ("No way in is set yet",),
            tuple(part for part in (*(glance.time.asked or ("No months asked",)), glance.time.shortest) if part),
            _decides(glance),
            (f"Cards and exams: {_cards(here, found)}", f"Classes that help: {_classes(here, found)}"),
            (book.track_of(level).title,),
            (book.tier_of(level).title,),
            (words.counted(len(book.full(level).items), "thing"),),
        ),
        duties=tuple(plain(duty.text) for duty in found.duties),
    )


def _pay(glance: GlanceView) -> Answer:
    pay = glance.pay
    if not pay.published:
        return ("Not published",)
    return (f"{pay.range} {pay.per}", *(f"Plus {extra.amount}. {plain(extra.when)}" for extra in pay.with_level))


def _need(needed: bool) -> str:  # noqa: FBT001 - the answer to one question
    return "Needs an opening" if needed else "No opening needed"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _decides(glance: GlanceView) -> Answer:
    if glance.move_up is None:
        return ("People are hired into this level",)
    days = glance.move_up.days
    return (glance.move_up.decides, *((f"You wait at most {words.counted(days, 'work day')}",) if days else ()))


def _cards(here: Here, level: LevelFile) -> str:
    """The least that the cards which the level itself asks for cost you today."""
    asked = [one for one in level.requirements if isinstance(one, CredentialRequirement)]
    if not asked:
        return "none asked here"
    least = [_least(here, [here.handbook.credentials[card].costs for card in one.credentials], one.need) for one in asked]
    return _sum(here, least)


def _classes(here: Here, level: LevelFile) -> str:
    """What all classes that the level names cost you today."""
    if not level.programs:
        return "none named"
    programs = here.handbook.programs
    return _sum(here, [_today(here, programs[program].costs) for program in level.programs])


def _least(here: Here, costs: Iterable[Costs], need: int) -> Decimal | None:
    """The least that so many of several cards cost today; None = too few of their prices are known."""
    known = sorted(price for price in (_today(here, one) for one in costs) if price is not None)
    return sum(known[:need], NOTHING) if len(known) >= need else None


def _today(here: Here, costs: Costs) -> Decimal | None:
    return None if costs == NOT_CHECKED else you_pay_today(costs, here.handbook.funds)


def _sum(here: Here, prices: list[Decimal | None]) -> str:
    """A sum in words; where some prices are not known it says so instead of hiding them."""
    known = [price for price in prices if price is not None]
    if not known:
        return NOT_LOOKED_UP
    total = here.exact_money(sum(known, NOTHING))
    unknown = len(prices) - len(known)
    return f"{total}, and {words.counted(unknown, 'price')} not checked" if unknown else total
