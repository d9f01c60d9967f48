"""The parts of a frame that differ from page to page in more than a text: the entries of the navigation, and the table of contents.

As with frames, the theme's template is rendered once for samples, and each page's own texts are put into the gaps. The first of a
shape is rendered in full, too: a shape that does not give the same is not used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from markupsafe import Markup

from generator.site.files import FIRST_LEVEL
from generator.site.samples import Gap, Headings, Itself, MarkupGap, Other, Sample, UnsharedError, cut, mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.structure.nav import Section
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

Shape = TypeVar("Shape")

Names = dict[str, Any]
"""What a template sees."""


class Spot(NamedTuple):
    """Where an entry of the navigation stands."""

    place: str
    """`__nav_2_1`, counted from 1."""
    depth: int
    """From 1."""
    parent: object
    """The section that it stands in; None at the top."""


Item = Callable[[Names, object, Spot], str]
"""Renders an entry with the theme's template: what this sees, the page or section of the entry, and where it stands, to its `<li>`."""


_NOT_OURS: Final = dict.fromkeys(("children", "pages", "typeset", "encrypted"))
"""What no page of ours has."""


class Around(NamedTuple):
    """What stands around entries."""

    before: str
    between: str
    after: str

    def put(self, entries: Sequence[str]) -> str:
        """The whole with these entries."""
        return self.before + self.between.join(entries) + self.after


class Shapes:
    """What was rendered once, as formats."""

    def __init__(self, url: Callable[[Mapping[str, object], str], str]) -> None:
        """Begin without any. `url` is MkDocs' filter that makes an address relative to the page in a context."""
        self._url = url
        self._known: dict[tuple[object, ...], Any] = {}

    def entry(self, names: Names, page: Page, spot: Spot, item: Item, contents: Callable[[], str]) -> str:
        """Return the entry of a page in an open section.

        Args:
            names: What the template sees, among it the page that is rendered.
            page: The page of the entry.
            spot: Where the entry stands.
            item: The theme's way to render it.
            contents: Gives the table of contents of the page that is rendered, as its own entry shows it.
        """
        has_toc = page is names["page"] and bool(page.toc)
        texts = {"title": str(page.title), "url": self._url(names, page.url), "toc": contents() if has_toc else ""}
        key = ("entry", page is names["page"], has_toc, spot.depth, type(page.title), *page.meta)
        shape = self._shape(
            key, lambda: _entry_format(names, page, spot, item), lambda shape: shape.format_map(texts) == item(names, page, spot)
        )
        return item(names, page, spot) if shape is None else shape.format_map(texts)

    def around(self, names: Names, section: Section, spot: Spot, item: Item, entries: Sequence[str]) -> Around | None:
        """Return what stands around the entries of an open section; None where that cannot be told.

        Args:
            names: See `entry`.
            section: The section. All that stands in it is among the entries.
            spot: Where the section stands.
            item: The theme's way to render an entry.
            entries: One or more entries, as the page shows them.
        """
        texts = {"title": str(section.title), "place": spot.place}
        shape = self._shape(
            ("around", spot.depth, type(section.title)),
            lambda: _around_format(names, section, spot, item),
            lambda shape: _filled(shape, texts).put(entries) == item(names, section, spot),
        )
        return None if shape is None else _filled(shape, texts)

    def contents(self, names: Names, render: Callable[[Names], str]) -> str:
        """Return the table of contents of a page.

        Args:
            names: What the template sees, among it the page.
            render: Renders the template.
        """
        toc = [*names["page"].toc]
        if not toc or any(heading.children for heading in toc):
            return render(names)
        shape = self._shape(
            ("contents", id(names["config"])), lambda: _contents_format(names, render), lambda shape: _listed(*shape, toc) == render(names)
        )
        return render(names) if shape is None else _listed(*shape, toc)

    def _shape(self, key: tuple[object, ...], make: Callable[[], Shape | None], is_right: Callable[[Shape], bool]) -> Shape | None:
        """What was rendered once for all things of a key; None where it does not give what the theme gives for the first of them."""
        if key not in self._known:
            made = make()
            self._known[key] = made if made is not None and is_right(made) else None
        known: Shape | None = self._known[key]
        return known


def _entry_format(names: Names, page: Page, spot: Spot, item: Item) -> str | None:
    """The entry of a page like this one; None where the template does more than to print the page."""
    shown = {"title": _gap("title", page.title), "url": Gap("url"), "meta": dict.fromkeys(page.meta, Gap("meta")), **_NOT_OURS}
    if page is not names["page"]:
        return _format(lambda: item({**names, "page": Itself()}, Other(**shown, active=False), _anywhere(spot)))
    sample = Itself(**shown, toc=Headings(Sample(level=FIRST_LEVEL)) if page.toc else [], active=True)
    return _format(lambda: item({**names, "page": sample}, sample, _anywhere(spot)))


def _around_format(names: Names, section: Section, spot: Spot, item: Item) -> Around | None:
    """What stands around the entries of a section like this one; None where the template does more than to print its title."""
    leaf = Other(title=Gap("leaf"), url=Gap("leaf"), meta=None, active=False, is_index=False, **_NOT_OURS)
    names = {**names, "page": Itself()}

    def rendered(count: int) -> str | None:
        sample = Sample(**{**_NOT_OURS, "title": _gap("title", section.title), "meta": None, "active": True, "children": [leaf] * count})
        return _format(lambda: item(names, sample, _anywhere(spot)))

    one, two = rendered(1), rendered(2)
    entry = _format(lambda: item(names, leaf, Spot("", spot.depth + 1, Sample(active=True))))
    if one is None or two is None or not entry or one.count(entry) != 1:
        return None
    before, after = one.split(entry)
    shape = Around(before, two.removeprefix(before + entry).removesuffix(entry + after), after)
    return shape if shape.put([entry, entry]) == two else None


def _contents_format(names: Names, render: Callable[[Names], str]) -> tuple[Around, str] | None:
    """What stands around the lines of a table of contents, and such a line; None where it cannot be told."""
    line = Sample(url=Gap("url"), title=MarkupGap("title"), children=None, typeset=None, level=FIRST_LEVEL)
    try:
        one, two = (cut(render({**names, "page": Itself(toc=[line] * count)})) for count in (1, 2))
    except UnsharedError:
        return None
    middle = len(one) - 1
    if len(one) == 1 or two[:middle] != one[:middle] or two[middle + 1 :] != one[1:]:
        return None
    return Around(one[0], two[middle], one[-1]), _format_of(["", *one[1:-1], ""])


def _listed(around: Around, line: str, toc: Sequence[AnchorLink]) -> str:
    """A table of these headings."""
    return around.put([line.format(url=heading.url, title=heading.title) for heading in toc])


def _filled(around: Around, texts: Mapping[str, str]) -> Around:
    return Around(*(part.format_map(texts) for part in around))


def _anywhere(spot: Spot) -> Spot:
    """Any place at this depth."""
    return Spot(mark("place"), spot.depth, None if spot.parent is None else Sample(active=True))


def _format(render: Callable[[], str]) -> str | None:
    """A rendered sample as a format for its gaps; None where the template does more with it than to print it."""
    try:
        return _format_of(cut(render()))
    except UnsharedError:
        return None


def _format_of(parts: Sequence[str]) -> str:
    """The format of texts and names of gaps in turn."""
    return "".join(f"{{{part}}}" if number % 2 else part.replace("{", "{{").replace("}", "}}") for number, part in enumerate(parts))


def _gap(name: str, text: object) -> Gap:
    return MarkupGap(name) if isinstance(text, Markup) else Gap(name)
