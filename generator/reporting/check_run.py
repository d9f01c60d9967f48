"""A finished check, with what a format needs to tell of it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from ladder_spec import Report

    Role = Literal["error", "warning", "good", "help", "quiet", "strong"]
    Paint = Callable[[Role, str], str]


def uncolored(_: Role, text: str) -> str:
    """Paint that leaves the text as it is."""
    return text


class CheckRun(Struct, frozen=True):
    """A finished check."""

    report: Report
    """What was found."""
    folder: str
    """The handbook folder as the reader would name it, with "/" between names."""
    place: str = ""
    """The handbook folder as seen from the root of the repository, for programs; "" = as in `folder`."""
    strict: bool = False
    """Whether warnings fail the check too."""
    then: str = ""
    """What to do when the problems are mended: "save"; "" = run the check again."""
    paint: Paint = uncolored
    """Colors a piece of text according to its role."""

    @property
    def ok(self) -> bool:
        """Whether the check succeeded, as its exit status says."""
        return self.report.ok and not (self.strict and self.report.counts["warnings"])

    def shown(self, file: str) -> str:
        """The path of a spec file as the reader would name it."""
        return posixpath.join(self.folder, file)

    def placed(self, file: str) -> str:
        """The path of a spec file as seen from the root of the repository."""
        return posixpath.normpath(posixpath.join(self.place or self.folder, file))
