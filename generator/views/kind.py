"""A kind of page: which things have one, and how its view is made. What is made, and when, is up to the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from generator.views.here import Here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.views.news import News
    from generator.views.page import PageView
    from generator.views.sheet_links import SheetFile
    from ladder_spec.handbook import Handbook

View = TypeVar("View", bound="PageView")


class Recipe(NamedTuple):
    """A page that can be made."""

    path: str
    """`levels/ma-2.md`"""
    view: Callable[..., PageView]
    """Makes the view, from the page's place and what it is about."""
    about: tuple[Any, ...]
    """The specs that it is about; none for a page of its own kind."""

    def made(self, handbook: Handbook, *, directory_urls: bool, sheets: tuple[SheetFile, ...] = (), news: News | None = None) -> PageView:
        """Return the view of the page.

        Args:
            handbook: The handbook.
            directory_urls: Whether pages are published as folders.
            sheets: The printed sheets that pages may lead to.
            news: What changed; None = nothing is known but the notes.
        """
        return self.view(Here(handbook, self.path, directory_urls, sheets, news), *self.about)


class PageKind(Generic[View]):
    """All pages of a kind."""

    def __init__(self, view: Callable[..., View], pages: Callable[[Handbook], Iterable[tuple[Any, ...]]]) -> None:
        """Tell how the views are made, and of what.

        Args:
            view: Makes the view of a page, from its place and what it is about.
            pages: Gives for each page of a handbook its path, and what it is about.
        """
        self._view, self._pages = view, pages

    @classmethod
    def single(cls, view: Callable[[Here], View], path: str) -> PageKind[View]:
        """Return a kind of one page, which every handbook has."""
        return cls(view, lambda _: [(path,)])

    def recipes(self, handbook: Handbook) -> Iterator[Recipe]:
        """Yield every page of the kind as it can be made."""
        for path, *about in self._pages(handbook):
            yield Recipe(path, self._view, tuple(about))

    def __call__(self, handbook: Handbook, *, directory_urls: bool) -> Iterator[View]:
        """Yield the view of every page of the kind.

        Args:
            handbook: The handbook.
            directory_urls: Whether pages are published as folders.
        """
        for path, *about in self._pages(handbook):
            yield self._view(Here(handbook, path, directory_urls), *about)
