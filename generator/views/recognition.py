"""The page "Recognition": every way in which good work is seen, what comes with it, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.kind import PageKind
from generator.views.page import Frame, LinkView
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here, Line
    from ladder_spec.models.policy import Recognition

_LEAD: Final = "Good work is seen here. This is how, and what needs your yes first."
_AKA: Final = "award, bonus, thank you, appreciation, anniversary, years of service"


class RecognitionLine(Struct, frozen=True):
    """One way in which good work is seen."""

    anchor: str
    text: Line
    consent: bool
    """Only if you say yes."""
    amount: str
    """$250; "" = no money comes with it"""
    at_years: str
    """1, 3, and 5 years in a level; "" = at any time"""
    all_levels: bool
    """Every level names it."""
    levels: tuple[LinkView, ...]
    """The levels that name it, in their order."""
    pathways: tuple[LinkView, ...]
    clinics: tuple[LinkView, ...]
    """Clinics that recognize an added duty by it."""


class RecognitionView(Struct, frozen=True):
    """Everything on the page "Recognition"."""

    frame: Frame
    lead: str
    ways: tuple[RecognitionLine, ...]


def recognition_view(here: Here) -> RecognitionView:
    """Return the view of the page "Recognition"."""
    ways = here.handbook.recognition.values()
    return RecognitionView(
        frame=Frame(
            path=here.page,
            view="recognition",
            title="Recognition",
            description=_LEAD,
            source=here.handbook.paths["recognition", "recognition"],
            trail=(here.home(),),
            search=(
                SearchSection("", "Recognition", f"{_LEAD} {_AKA}"),
                *(SearchSection(links.recognition_anchor(way.id), plain(way.text), _in_short(here, way), "recognition") for way in ways),
            ),
        ),
        lead=_LEAD,
        ways=tuple(_line(here, way) for way in ways),
    )


def _line(here: Here, way: Recognition) -> RecognitionLine:
    book = here.handbook
    levels = tuple(here.thing("level", level.id) for level in book.levels.values() if way.id in level.recognition)
    return RecognitionLine(
        anchor=links.recognition_anchor(way.id),
        text=here.line(way.text),
        consent=way.consent,
        amount=here.money(way.amount) if way.amount is not None else "",
        at_years=_years(way),
        all_levels=len(levels) == len(book.levels),
        levels=levels,
        pathways=tuple(here.thing("pathway", p.id) for p in book.pathways.values() if way.id in p.recognition),
        clinics=tuple(
            here.thing("site", site.id, add.id)
            for site in book.sites.values()
            for add in site.adds
            if add.recognized_by == f"recognition.{way.id}"
        ),
    )


def _years(way: Recognition) -> str:
    if not way.at_years:
        return ""
    return f"{words.joined([str(year) for year in way.at_years])} {'year' if way.at_years == (1,) else 'years'} in a level"


def _in_short(here: Here, way: Recognition) -> str:
    parts = [here.money(way.amount) if way.amount is not None else "", _years(way), "only if you say yes" if way.consent else ""]
    return ", ".join(filter(None, parts))


pages = PageKind.single(recognition_view, links.RECOGNITION)
"""The page "Recognition"."""
