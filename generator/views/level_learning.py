"""How people learn what a level asks, and what they pay: programs that help, and cards that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.views.costs import costs_view
from generator.views.page import LinkView
from generator.views.program import FORMAT_WORDS, hours
from generator.views.requirement import StepView, step_view
from ladder_spec.adding_up import Status
from ladder_spec.models.requirement import AnyOfRequirement, CompetencyRequirement, CredentialRequirement, NOfRequirement
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.views.costs import CostsView
    from generator.views.here import Here, Line
    from ladder_spec.models.credential import Credential
    from ladder_spec.models.program import ProgramFile
    from ladder_spec.models.requirement import Option, Requirement


class TaughtView(Struct, frozen=True):
    """A competency that a program teaches and the level asks for."""

    skill: LinkView
    step: StepView
    """The step that people reach in the program."""


class HelpView(Struct, frozen=True):
    """A program that helps to reach the level."""

    link: LinkView
    summary: Line
    teaches: tuple[TaughtView, ...]
    """Of what it teaches, the part that this level asks for."""
    cards: tuple[LinkView, ...]
    """Credentials asked for that it gives or prepares for."""
    hours: str
    schedule: Line
    where: Line
    format: str
    costs: CostsView
    apply: Line


class CardView(Struct, frozen=True):
    """A credential that counts toward the level."""

    link: LinkView
    body: str
    you_pay: str
    """What you pay today; where nobody has looked up the price, words that say so."""


class FundLine(Struct, frozen=True):
    """A fund and the most that it pays."""

    link: LinkView
    most: str
    """up to $500 for each exam; "" = no cap."""


class CardsAskedView(Struct, frozen=True):
    """A requirement that asks for credentials."""

    anchor: str
    text: Line
    name: str
    """The same in plain words."""
    status: str
    cards: tuple[CardView, ...]
    exam_funds: tuple[FundLine, ...]
    """Funds that pay for an exam before it, which holds even where nobody has looked up its price."""


_PER: Final = {"year": "a year", "exam": "for each exam", "program": "for each program", "month": "a month", "once": "once"}


def helping_programs(here: Here, level: str) -> tuple[HelpView, ...]:
    """Return the programs that a level names as a way to learn."""
    programs = here.handbook.levels[level].programs
    return tuple(_help(here, level, here.handbook.programs[program]) for program in programs)


def cards_asked(here: Here, level: str) -> tuple[CardsAskedView, ...]:
    """Return the credentials that a level asks for in full, new ones first, each with who pays."""
    full = here.handbook.full(level)
    own = len(here.handbook.levels[level].requirements)
    found = [
        CardsAskedView(
            anchor=f"{level}.{item.requirement.id}" if place < own else item.path,
            text=here.line(item.requirement.text),
            name=plain(item.requirement.text),
            status=item.status.value,
            cards=tuple(_card(here, here.handbook.credentials[card]) for card in item.requirement.credentials),
            exam_funds=_exam_funds(here, [here.handbook.credentials[card] for card in item.requirement.credentials]),
        )
        for place, item in enumerate(full.items)
        if isinstance(item.requirement, CredentialRequirement)
    ]
    return tuple(sorted(found, key=lambda asked: asked.status == Status.KEPT.value))


def _help(here: Here, level: str, program: ProgramFile) -> HelpView:
    wanted = {asked.competency for asked in _asked(here, level) if isinstance(asked, CompetencyRequirement)}
    cards = {card for asked in _asked(here, level) if isinstance(asked, CredentialRequirement) for card in asked.credentials}
    return HelpView(
        link=here.thing("program", program.id),
        summary=here.line(program.summary or ""),
        teaches=tuple(
            TaughtView(here.thing("competency", taught.competency), step_view(here, taught.competency, taught.to))
            for taught in program.teaches
            if taught.competency in wanted
        ),
        cards=tuple(
            LinkView(here.handbook.credentials[card].letters, here.thing("credential", card).href)
            for card in dict.fromkeys((*program.gives, *program.prepares_for))
            if card in cards
        ),
        hours=hours(program.hours),
        schedule=here.line(program.schedule),
        where=here.line(program.where),
        format=FORMAT_WORDS[program.format],
        costs=costs_view(here, program.costs),
        apply=here.line(program.apply.how),
    )


def _asked(here: Here, level: str) -> Iterator[Requirement | Option]:
    """Everything that a level asks in full, choices too."""
    for item in here.handbook.full(level).items:
        yield item.requirement
        if isinstance(item.requirement, AnyOfRequirement | NOfRequirement):
            yield from item.requirement.options


def _card(here: Here, card: Credential) -> CardView:
    costs = costs_view(here, card.costs)
    return CardView(
        link=LinkView(card.letters, here.thing("credential", card.id).href),
        body=f"{card.title}, {card.body}",
        you_pay=costs.you_pay if costs.checked else "Price not checked",
    )


def _exam_funds(here: Here, cards: Iterable[Credential]) -> tuple[FundLine, ...]:
    """Funds that pay exams before they are taken; none where no card has an exam of its own."""
    if all(card.type == "card" for card in cards):
        return ()
    found = (fund for fund in here.handbook.funds.values() if "exam" in fund.pays_for and fund.when == "before")
    return tuple(
        FundLine(here.thing("funding", fund.id), f"up to {here.money(fund.cap.amount)} {_PER[fund.cap.per]}" if fund.cap else "")
        for fund in found
    )
