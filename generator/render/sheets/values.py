"""What goes into printing and what comes out of it: settings, sheets, and characters that cannot be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from ladder_spec.errors import LadderError

if TYPE_CHECKING:
    from collections.abc import Sequence


class PrintSettings(Struct, frozen=True):
    """How sheets are printed."""

    paper: str
    """letter or a4"""
    site_url: str = ""
    """Where the site is published; "" = the sheets carry no address."""
    directory_urls: bool = True
    """Whether a page is a folder there."""


class PrintedSheet(Struct, frozen=True):
    """A sheet, and what others say of it."""

    path: str
    """Relative to the site: `sheets/levels/ma-2.pdf`."""
    kind: str
    """See SheetPlan."""
    fillable: bool
    about: str
    """The level; for a booklet the ladder; "" for a sheet that fits every level."""
    site: str
    """The clinic; "" = every clinic."""
    title: str
    mark: str
    """Changes when anything changes that the sheet says."""
    pages: int
    key: str
    """Everything that it is made from, in short."""
    content: bytes = b""


class Unprintable(NamedTuple):
    """A character that no typeface of ours has."""

    character: str
    text: str
    """Where it stands."""
    sheet: str
    """The path of the first sheet that would show it."""


class UnprintableError(LadderError):
    """Texts hold characters that cannot be printed.

    Attributes:
        found: Each character once for each text.
    """

    exit_code = 1

    def __init__(self, found: Sequence[Unprintable]) -> None:
        """Keep what was found."""
        super().__init__("; ".join(f"{one.sheet} cannot show {one.character!r} in “{one.text}”" for one in found))
        self.found = tuple(found)
