"""The page "What changed": edition by edition, newest first, in the words of the change notes; and again by level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import links, words
from generator.views.changed_parts import EditionView, LevelNews, edition_anchor, edition_view, everyone_news, level_news
from generator.views.kind import PageKind
from generator.views.news import CALENDAR, FEED, news_of
from generator.views.page import Frame, SectionView
from generator.views.sheet_links import notice_sheet
from ladder_spec.prose import plain

if TYPE_CHECKING:
    from generator.views.here import Here
    from generator.views.news import News
    from generator.views.sheet_links import SheetLink

TITLE: Final = "What changed"
_FIRST: Final = "Nothing has changed yet: this is the first edition."
_LEAD: Final = "What is harder, easier, or paid in another way, why, from when, and what holds for you if you are on your way."


class ChangedView(Struct, frozen=True):
    """Everything on the page "What changed"."""

    frame: Frame
    lead: str
    edition: str
    """2026.2"""
    since: str
    """July 1, 2026"""
    coming: tuple[EditionView, ...]
    """Editions that notes announce, the next one first."""
    editions: tuple[EditionView, ...]
    """The present edition, then earlier ones, newest first; () = there is nothing to tell."""
    everyone: LevelNews
    """What changed for all levels."""
    levels: tuple[LevelNews, ...]
    """What changed for each level."""
    feed: str
    """The address of the feed; "" = there is none."""
    calendar: str
    """The address of the calendar file; "" = there is none."""
    notice: SheetLink | None
    """The notice to print; None = none was printed."""


def changed_view(here: Here) -> ChangedView:
    """Return the view of the page "What changed"."""
    news, file = here.news or news_of(here.handbook), here.handbook.file
    lead = _FIRST if news.only_one else _LEAD
    notice = notice_sheet(here)
    return ChangedView(
        frame=Frame(
            path=here.page,
            view="changed",
            title=TITLE,
            description=lead,
            source="",
            trail=(here.home(),),
            sections=_sections(news, notice is not None),
            search=(SearchSection("", TITLE, lead, "changes news edition version new rules old rules update since when"), *_search(news)),
        ),
        lead=lead,
        edition=file.edition,
        since=words.day(file.edition_date),
        coming=tuple(edition_view(here, one) for one in news.coming),
        editions=() if news.only_one else tuple(edition_view(here, one) for one in news.editions),
        everyone=everyone_news(here, news),
        levels=tuple(level_news(here, news, level) for level in here.handbook.levels),
        feed=file_to_follow(here, FEED),
        calendar=file_to_follow(here, CALENDAR),
        notice=notice,
    )


def file_to_follow(here: Here, path: str) -> str:
    """Return the address of the feed or the calendar file; "" where it is not published."""
    published = here.news is not None and path in here.news.files
    return links.file_href(here.page, path, directory_urls=here.directory_urls) if published else ""


def _sections(news: News, notice: bool) -> tuple[SectionView, ...]:  # noqa: FBT001 - whether there is one
    editions = () if news.only_one else (*news.coming, *news.editions)
    follow = (SectionView("follow", "Hear of the next change"),) if notice or news.files else ()
    return (
        *(SectionView(edition_anchor(one.edition), f"Edition {one.edition}") for one in editions),
        *((SectionView("levels", "Level by level"),) if editions else ()),
        *follow,
    )


def _search(news: News) -> tuple[SearchSection, ...]:
    """Each note of the present edition and of those to come."""
    told = [note for one in (*news.coming, news.now) for note in one.notes]
    return tuple(SearchSection(f"change-{note.id}", f"{TITLE}: edition {note.edition}", plain(note.what)) for note in told)


pages = PageKind.single(changed_view, links.CHANGED)
"""The page "What changed"."""
