"""What stands for the things of a page while a theme's template is rendered once for many pages: it may be printed, nothing else.

Where a template prints such a stand-in, there is a gap in its text. A template that compares one, changes it or looks into it gets
an UnsharedError, and has to be rendered for every page.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final, NoReturn

from generator.site.files import SpecPage

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = re.compile("\0<([a-z]+)>\0")
"""A gap; see `mark`. No text of a page holds the character NUL; the angle brackets show whether a template escaped or stripped it."""


def mark(name: str) -> str:
    """What stands in a rendered text in place of the text of this name."""
    return f"\0<{name}>\0"


def cut(text: str) -> list[str]:
    """Return a rendered text cut at its gaps: texts and names of gaps in turn, a text first and last.

    Raises:
        UnsharedError: A template has done more with a stand-in than to print it.
    """
    parts = _MARK.split(text)
    if any("\0" in part for part in parts):
        raise UnsharedError
    return parts


class UnsharedError(Exception):
    """A template does more with a page than to print it."""


class _Closed:
    """Something that refuses every question but whether it is there. Python's own, with two underscores, it answers with no."""

    def _refuse(self, *_: object) -> NoReturn:
        raise UnsharedError

    __add__ = __call__ = __contains__ = __eq__ = __getitem__ = __hash__ = _refuse
    __iter__ = __len__ = __lt__ = __mod__ = __mul__ = __radd__ = _refuse

    def __bool__(self) -> bool:
        """Be there: what is not there is None."""
        return True

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(name) if name.startswith("__") else UnsharedError(name)


class Gap(_Closed):
    """A text of the page that a template may print, and nothing else."""

    def __init__(self, name: str) -> None:
        """Name the text; see `_texts` and `_links`."""
        self._name = name

    @property  # type: ignore[misc]  # it may change for no other object
    def __class__(self) -> NoReturn:  # type: ignore[override]  # the same
        """Refuse to say whether it is a text."""
        raise UnsharedError

    def __str__(self) -> str:
        """Mark the place, for a template that prints it; not for a filter that wants to work on the text."""
        if "environment" not in sys._getframe(1).f_globals:  # noqa: SLF001 - only the caller tells; a compiled template has this name
            raise UnsharedError
        return mark(self._name)


class MarkupGap(Gap):
    """A text that is HTML already, so that a template which escapes leaves it as it is."""

    def __html__(self) -> str:
        """Mark the place."""
        return mark(self._name)


class Headings(_Closed):
    """The table of contents of a page, of which a template may only take the first entry."""

    def __init__(self, first: Sample) -> None:
        """Begin with this entry."""
        self._first = first

    def __iter__(self) -> Iterator[Sample]:  # type: ignore[override]  # of this it may be asked
        """Give the first entry, and refuse to say how many follow."""
        yield self._first
        raise UnsharedError


class Sample(_Closed):
    """Stands for any page below a tab. It shows what all of them share, and gaps."""

    def __init__(self, **shown: object) -> None:
        """Show these attributes, and nothing else."""
        self.__dict__.update(shown)

    @property  # type: ignore[misc]  # it may change for no other object
    def __class__(self) -> type[SpecPage]:  # type: ignore[override]  # the same
        """Pass for a page, so that a page that is compared with it goes on to compare titles, and there is a gap."""
        return SpecPage


class Itself(Sample):
    """Stands for the page that is being rendered. It is equal to itself; nothing else may be compared with it."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # what may be compared may be counted

    def __eq__(self, other: object) -> bool:  # type: ignore[override]  # the one question that it answers
        """Be the same page."""
        return True if other is self else self._refuse()


class Other(Sample):
    """Stands for a page that is not the one that is being rendered: it is equal to nothing."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # what may be compared may be counted

    def __eq__(self, other: object) -> bool:  # type: ignore[override]  # the one question that it answers
        """Be another page."""
        return False
