"""What every page view has: where the page is, its name, its sections, and what search finds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from generator.output import SearchSection


class LinkView(Struct, frozen=True):
    """A link to another page or place."""

    title: str
    """Plain text."""
    href: str
    """Relative to the page that shows it."""


class SectionView(Struct, frozen=True):
    """A section of a page: an `<h2>` with its id."""

    anchor: str
    title: str


class Frame(Struct, frozen=True):
    """What the frame of a page needs."""

    path: str
    """`levels/ma-2.md`"""
    view: str
    """The template below `templates/pages/`: `level`."""
    title: str
    """The `<h1>` and the browser's title."""
    description: str
    """One plain sentence for search engines and link previews."""
    source: str
    """The spec behind the page, relative to the handbook folder; "" = none."""
    trail: tuple[LinkView, ...] = ()
    """The pages above, home first, without the page itself."""
    sections: tuple[SectionView, ...] = ()
    """The sections, in order."""
    search: tuple[SearchSection, ...] = ()
    """The page itself first."""
    template: str = "rungbook/page.html"
    """The theme's template around the body."""


class PageView(Protocol):
    """A view of one whole page: a frozen dataclass with a frame."""

    @property
    def frame(self) -> Frame:
        """The page's frame."""
