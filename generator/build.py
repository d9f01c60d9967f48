"""From a checked handbook to everything that is published: pages, files and navigation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from msgspec import structs

from generator.datafiles import DataFiles
from generator.following import files_to_follow
from generator.output import OutputFile, OutputTree, PlannedPage, SearchPlan, SiteFacts
from generator.render.edition import edition_style
from generator.render.pages import render_page
from generator.views import downloads, links, search, words
from generator.views.compare_data import compare_files
from generator.views.kind import Recipe
from generator.views.kinds import page_recipes
from generator.views.moved import moved_pages
from generator.views.navigation import navigation
from generator.views.news import FEED, news_of, thawed_changes
from generator.views.questions import search_test
from generator.views.selfcheck_data import selfcheck_files
from generator.views.selfcheck_editions import thawed
from generator.views.sheet_history import sheet_history
from generator.views.sheet_links import SheetFile
from generator.views.sheet_notice import notice_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.render.sheets.values import PrintedSheet
    from generator.views.here import Here
    from generator.views.news import News, Told
    from generator.views.page import PageView
    from generator.views.sheet_notice import NoticeView
    from ladder_spec.handbook import Handbook


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How the site is published."""

    directory_urls: bool = True
    """Whether a page is a folder (`levels/ma-2/`) or a file (`levels/ma-2.html`), which also opens from a disk."""
    print_sheets: Callable[[Handbook, bytes, NoticeView | None], tuple[PrintedSheet, ...]] | None = None
    """Prints the sheets of a handbook that publishes these facts, and its notice; None = the site has no sheets."""
    editions: tuple[tuple[str, bytes], ...] = ()
    """Path and content of each frozen edition."""
    changes: tuple[Told, ...] = ()
    """What changed since the newest of them."""
    site_url: str = ""
    """The address of the site; "" = not known, so that there is no feed."""


def compile_handbook(handbook: Handbook, options: BuildOptions | None = None) -> OutputTree:
    """Return everything that a handbook publishes. The same handbook and options give the same bytes.

    Pages are only planned: each is made when it is written, by whichever process writes it.

    Args:
        handbook: A checked handbook.
        options: How the site is published; None = the defaults.

    Raises:
        EditionError: A frozen edition cannot be read.
    """
    chosen = options or BuildOptions()
    news = news_of(handbook, thawed_changes(chosen.editions), chosen.changes)
    to_follow = files_to_follow(handbook, news, chosen.site_url, directory_urls=chosen.directory_urls)
    news = structs.replace(news, files=tuple(file.path for file in to_follow))
    data = DataFiles(handbook, to_follow)
    press = chosen.print_sheets
    printed = press(handbook, data.content(downloads.HANDBOOK_JSON), notice_view(handbook, news)) if press else ()
    sheets = tuple(_sheet_file(handbook, sheet) for sheet in printed)
    recipes = (*page_recipes(handbook), Recipe(links.DOWNLOADS, _downloads, (data,)))
    facts = site_facts(handbook, FEED if FEED in news.files else "")
    read = search.Reader(handbook)

    def planned(recipe: Recipe) -> PlannedPage:
        return PlannedPage(recipe.path, partial(_view, recipe, handbook, chosen, sheets, news), render_page, read, read.beside(recipe.path))

    return OutputTree(
        pages=tuple(map(planned, recipes)),
        files=(
            *data.planned(),
            *moved_pages(handbook, directory_urls=chosen.directory_urls),
            edition_style(facts, words.day(handbook.file.edition_date)),
            *compare_files(handbook, directory_urls=chosen.directory_urls),
            *selfcheck_files(handbook, thawed(chosen.editions), news, directory_urls=chosen.directory_urls),
            *((sheet_history(handbook, news, directory_urls=chosen.directory_urls),) if printed else ()),
            *(OutputFile(sheet.path, sheet.content) for sheet in printed),
        ),
        nav=navigation(handbook),
        facts=facts,
        search=SearchPlan(partial(search.index, handbook), search_test(handbook)),
    )


def _view(recipe: Recipe, handbook: Handbook, options: BuildOptions, sheets: tuple[SheetFile, ...], news: News) -> PageView:
    """What a page shows, after its recipe."""
    return recipe.made(handbook, directory_urls=options.directory_urls, sheets=sheets, news=news)


def _downloads(here: Here, data: DataFiles) -> downloads.DownloadsView:
    return downloads.downloads_view(here, data.sizes())


def _sheet_file(handbook: Handbook, sheet: PrintedSheet) -> SheetFile:
    """What pages say of a sheet."""
    return SheetFile(
        path=sheet.path,
        kind=sheet.kind,
        fillable=sheet.fillable,
        about=sheet.about,
        site=sheet.site,
        mark=f"{handbook.file.edition}-{sheet.mark}",
        pages=sheet.pages,
        size=len(sheet.content),
    )


def site_facts(handbook: Handbook, feed: str = "") -> SiteFacts:
    """Return what every page shows of the handbook as a whole.

    Args:
        handbook: The handbook.
        feed: The path of the feed of changes; "" = none.
    """
    file = handbook.file
    example = f"Example handbook. {file.organization} is made up. Pay, dates and rules are samples."
    return SiteFacts(
        title=file.title,
        organization=file.organization,
        edition=file.edition,
        edition_date=file.edition_date.isoformat(),
        banner=example if file.example else "",
        language=file.languages[0],
        feedback=links.outer_href(file.contact.feedback or ""),
        feed=feed,
    )
