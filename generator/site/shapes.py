"""The parts of a frame that differ from page to page in more than a text: the entry of the page in the navigation, and its contents.

As with frames, the theme's template is rendered once for samples, and each page's own texts are put into the gaps. The first page of
a shape is rendered in full, too: a shape that does not give the same is not used.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.site.files import FIRST_LEVEL
from generator.site.samples import Gap, Headings, Itself, MarkupGap, Sample, UnsharedError, cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Names = dict[str, Any]
"""What a template sees."""


class Shapes:
    """What was rendered once."""

    def __init__(self, url: Callable[[Mapping[str, object], str], str]) -> None:
        """Begin without any. `url` is MkDocs' filter that makes an address relative to the page in a context."""
        self._url = url
        self._entries: dict[tuple[object, ...], list[str] | None] = {}
        self._contents: dict[int, tuple[list[str], str] | None] = {}

    def entry(self, names: Names, place: tuple[int, object], item: Callable[[Names, object], str], contents: Callable[[], str]) -> str:
        """Return the entry of a page in the navigation, as the page itself shows it.

        Args:
            names: What the template sees, among it the page.
            place: How deep the entry stands, and in which section.
            item: Renders an entry among such names.
            contents: Gives the table of contents.
        """
        page = names["page"]
        key = (posixpath.dirname(page.url.rstrip("/")), id(place[1]), bool(page.toc), type(page.title), *page.meta)

        def filled(parts: list[str]) -> str:
            texts = {"title": str(page.title), "url": self._url(names, page.url), "toc": contents() if page.toc else ""}
            return _joined(parts, texts)

        if key not in self._entries:
            whole, parts = item(names, page), _entry_parts(names, item)
            self._entries[key] = parts if parts is not None and filled(parts) == whole else None
            return whole
        known = self._entries[key]
        return item(names, page) if known is None else filled(known)

    def contents(self, names: Names, render: Callable[[Names], str]) -> str:
        """Return the table of contents of a page.

        Args:
            names: What the template sees, among it the page.
            render: Renders the template.
        """
        toc = [*names["page"].toc]
        if not toc or any(heading.children for heading in toc):
            return render(names)

        def filled(parts: list[str], between: str) -> str:
            lines = [_joined(["", *parts[1:-1], ""], {"url": one.url, "title": str(one.title)}) for one in toc]
            return parts[0] + between.join(lines) + parts[-1]

        key = id(names["config"])
        if key not in self._contents:
            whole, shape = render(names), _contents_parts(names, render)
            self._contents[key] = shape if shape is not None and filled(*shape) == whole else None
            return whole
        known = self._contents[key]
        return render(names) if known is None else filled(*known)


def _entry_parts(names: Names, item: Callable[[Names, object], str]) -> list[str] | None:
    """The entry of a page like this one, with gaps; None where the template does more than to print the page."""
    page = names["page"]
    sample = Itself(
        title=_gap("title", page.title),
        url=Gap("url"),
        toc=Headings(Sample(level=FIRST_LEVEL)) if page.toc else [],
        meta=dict.fromkeys(page.meta, Gap("meta")),
        active=True,
        children=None,
        pages=None,
        typeset=None,
        encrypted=None,
    )
    try:
        return cut(item({**names, "page": sample}, sample))
    except UnsharedError:
        return None


def _contents_parts(names: Names, render: Callable[[Names], str]) -> tuple[list[str], str] | None:
    """A table of contents of one line, with gaps, and what stands between two lines; None where it cannot be told."""
    line = Sample(url=Gap("url"), title=MarkupGap("title"), children=None, typeset=None, level=FIRST_LEVEL)
    try:
        one, two = (cut(render({**names, "page": Itself(toc=[line] * count)})) for count in (1, 2))
    except UnsharedError:
        return None
    middle = len(one) - 1
    if len(one) == 1 or two[:middle] != one[:middle] or two[middle + 1 :] != one[1:]:
        return None
    return one, two[middle]


def _joined(parts: list[str], texts: Mapping[str, str]) -> str:
    """The text of parts, with texts in the gaps."""
    return "".join(texts[part] if position % 2 else part for position, part in enumerate(parts))


def _gap(name: str, text: object) -> Gap:
    return MarkupGap(name) if isinstance(text, Markup) else Gap(name)
