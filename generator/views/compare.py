"""Compare two levels: a page for each pair with a direct move, and one where readers choose any two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from generator.output import SearchSection
from generator.views import compare_data, links
from generator.views.compare_level import level_side
from generator.views.compare_pair import empty_body, lead, pair_body
from generator.views.kind import PageKind
from generator.views.ladder import ladder_title
from generator.views.page import Frame, LinkView, SectionView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.views.compare_pair import PairBody
    from generator.views.here import Here
    from ladder_spec.handbook import Handbook
    from ladder_spec.models.ladder import LadderFile

TITLE: Final = "Compare two levels"
SCRIPT: Final = "assets/rungbook/compare/choose.js"
SECTIONS: Final = (
    SectionView("glance", "At a glance"),
    SectionView("need", "What each asks"),
    SectionView("do", "What you do"),
)


class PairView(Struct, frozen=True):
    """Everything on the page of a pair."""

    frame: Frame
    lead: str
    body: PairBody
    any: LinkView
    """Where to choose any two levels."""


class PairGroup(Struct, frozen=True):
    """The levels of one ladder, and the pairs among them that have a page."""

    title: str
    """The ladder; "" where there is only one."""
    levels: tuple[tuple[str, str, str], ...]
    """Id, title and anchor of each level."""
    pairs: tuple[LinkView, ...]


class ChooserView(Struct, frozen=True):
    """Everything on the page where readers choose two levels."""

    frame: Frame
    lead: str
    groups: tuple[PairGroup, ...]
    blank: PairBody
    """What a script fills in."""
    parts: tuple[SectionView, ...]
    """The sections of a comparison."""
    data: str
    """The address of the script with the data of all levels."""
    script: str
    """The address of the script that fills in the comparison."""


def has_pairs(book: Handbook) -> bool:
    """Return whether there are two levels that can be compared."""
    return len(book.levels) >= compare_data.ENOUGH


def neighbors(ladder: LadderFile) -> Iterator[tuple[str, str]]:
    """Yield each pair of levels with a direct move between them, once, as people step up; side moves as first written."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for way in sorted(ladder.transitions, key=lambda way: way.kind != "promotion"):
        pairs.setdefault(frozenset((way.from_, way.to)), (way.from_, way.to))
    places = {level: place for place, level in enumerate(ladder.levels)}
    yield from sorted((pair for pair in pairs.values() if pair[0] != pair[1]), key=lambda pair: (places[pair[0]], places[pair[1]]))


def pair_titles(book: Handbook, ladder: LadderFile) -> Iterator[tuple[str, str]]:
    """Yield path and short name of every pair with a page of its own."""
    for before, after in neighbors(ladder):
        yield links.pair_path(before, after), f"{book.levels[before].title} and {book.levels[after].title}"


def pair_links(here: Here, level: str) -> tuple[LinkView, ...]:
    """Return links to the comparisons of a level: with each level that has a direct move to or from it, then with any other."""
    book = here.handbook
    if not has_pairs(book):
        return ()
    near = (pair for pair in neighbors(book.ladder_of(level)) if level in pair)
    found = [here.to(links.pair_path(*pair), here.title("level", pair[1] if pair[0] == level else pair[0])) for pair in near]
    return (*found, here.to(links.COMPARE, "Any other level", start_anchor(level)))


def start_anchor(level: str) -> str:
    """Return the place where a level is chosen already. No id holds a dot, so that it is no other place of the page."""
    return f"from.{level}"


def pair_view(here: Here, before: str, after: str) -> PairView:
    """Return the view of the page of a pair."""
    book = here.handbook
    body = pair_body(here, level_side(here, before), level_side(here, after))
    first, second = body.levels
    title = f"Compare {first.title} and {second.title}"
    in_short = lead(first.title, second.title, body.summary)
    ladder = book.ladder_of(after)
    frame = Frame(
        path=here.page,
        view="pair",
        title=title,
        description=in_short,
        source=book.paths["level", after],
        trail=(here.home(), here.to(links.page_path("ladder", ladder.id), ladder_title(book, ladder)), here.to(links.COMPARE, TITLE)),
        sections=SECTIONS,
        template="rungbook/wide.html",
        search=(SearchSection("", title, f"{in_short} difference between {first.title} and {second.title}"),),
    )
    return PairView(frame, in_short, body, here.to(links.COMPARE, "Compare any two levels, either way round", start_anchor(before)))


def chooser_view(here: Here) -> ChooserView:
    """Return the view of the page where readers choose two levels."""
    book = here.handbook
    task = "Choose two levels. You see what each asks, what you do, and what it pays."
    frame = Frame(
        path=here.page,
        view="compare",
        title=TITLE,
        description=task,
        source="",
        trail=(here.home(),),
        sections=(SectionView("pairs", "Levels with a direct move"),),
        template="rungbook/wide.html",
        search=(SearchSection("", TITLE, task),),
    )
    return ChooserView(
        frame=frame,
        lead=task,
        groups=tuple(_group(here, ladder) for ladder in book.ladders.values()),
        blank=empty_body(),
        parts=SECTIONS,
        data=links.file_href(here.page, compare_data.PATH, directory_urls=here.directory_urls),
        script=links.file_href(here.page, SCRIPT, directory_urls=here.directory_urls),
    )


def _group(here: Here, ladder: LadderFile) -> PairGroup:
    book = here.handbook
    return PairGroup(
        title=ladder.title if len(book.ladders) > 1 else "",
        levels=tuple((level, book.levels[level].title, start_anchor(level)) for level in ladder.levels),
        pairs=tuple(here.to(path, title) for path, title in pair_titles(book, ladder)),
    )


def _chooser_pages(book: Handbook) -> Iterator[tuple[str]]:
    if has_pairs(book):
        yield (links.COMPARE,)


pages = PageKind(chooser_view, _chooser_pages)
"""The page where readers choose two levels."""
pair_pages = PageKind(
    pair_view,
    lambda book: ((links.pair_path(*pair), *pair) for ladder in book.ladders.values() for pair in neighbors(ladder)),
)
"""The page of every pair with a direct move."""
